#!/usr/bin/env python3
"""Renames entries and words of this repository's content at random, and follows every address that ever was in a browser.

usage: .venv/bin/python Tests/Browser/check-addresses.py KBGEN [SEED]

With a script, an address leads to its content and to the part of the page that it names; without one, to its content.
Ends with 1 if one does not, and says which.
"""
import functools
import http.server
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
KINDS = ["case-studies", "organisations", "lessons", "sources", "glossary", "frameworks", "pages"]
TERMS = {"themes": "relationships", "people": "women", "areas": "south-west"}

wrong = []


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


def renamed(kbgen, folder, chance):
    """Moves made one after another: for each name that went, the one that took its place."""
    went = {}

    def move(old, new):
        run = subprocess.run([kbgen, "mv", "--source", folder, old, new], capture_output=True, text=True)
        # One that would leave mistakes behind is refused; then nothing was changed.
        if run.returncode == 0:
            went.update({before: new for before, after in went.items() if after == old})
            went[old] = new
        return run.returncode == 0

    for kind in KINDS:
        names = sorted(path.stem for path in (folder / "content" / kind).glob("*.md") if path.stem != "home")
        first, second, third = chance.sample(names, 3)
        if not move(f"{kind}/{first}", f"{kind}/{first}-renamed"):
            wrong.append(f"{kind}/{first} cannot be renamed")
        # Once more, back to where another stood, and two into one.
        move(f"{kind}/{first}-renamed", f"{kind}/{first}-again")
        move(f"{kind}/{second}", f"{kind}/{third}")
    for kind, term in TERMS.items():
        if not move(f"{kind}/{term}", f"{kind}/{term}-renamed"):
            wrong.append(f"{kind}/{term} cannot be renamed")
    return went


def page_of(name):
    return (name.removeprefix("pages/") if name.startswith("pages/") else name) + ".html"


def follow(browser, base, address, scripted):
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    page.goto(f"{base}{address}")
    page.locator("h1").wait_for(timeout=20000)
    path, part = urlsplit(page.url).path.lstrip("/"), urlsplit(page.url).fragment
    is_there = not part or page.locator(f"[id='{part}']").count() == 1
    context.close()
    return path, part, is_there


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: .venv/bin/python Tests/Browser/check-addresses.py KBGEN [SEED]   (the program)")
    kbgen = str(pathlib.Path(sys.argv[1]).resolve())
    chance = random.Random(sys.argv[2] if len(sys.argv) == 3 else "addresses")
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is missing: run script/bootstrap --test")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        shutil.copytree(ROOT / "content", folder / "content")
        site = folder / "content/site.yml"
        site.write_text("".join(line for line in site.read_text().splitlines(True) if not line.startswith("search:")))
        subprocess.run([kbgen, "addresses", "--record", "--quiet", "--source", folder], check=True)
        ledger = [line.split(" ")[0] for line in (folder / "addresses.txt").read_text().splitlines() if not line.startswith("#")]
        went = {page_of(old): page_of(new) for old, new in renamed(kbgen, folder, chance).items()}
        subprocess.run([kbgen, "build", "--quiet", "--source", folder], check=True)
        public = folder / "public"
        for address in ledger:
            if not (public / address.split("#")[0]).is_file():
                wrong.append(f"nothing stands at {address}")
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(public)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        moved = [address for address in ledger if address.split("#")[0] in went]
        parts = [address for address in moved if "#" in address]
        # The lists of a word have moved with it, and lead on from each of their places.
        of_terms = [address for address in ledger if pathlib.PurePath(address.split("#")[0]).stem in TERMS.values()]
        stayed = chance.sample([address for address in ledger if address not in moved + of_terms], 10)
        if len(parts) < 10:
            wrong.append(f"only {len(parts)} parts of pages have moved: too few to show anything")
        for address in chance.sample(parts, min(len(parts), 40)) + [address for address in moved if "#" not in address] + stayed:
            old, _, part = address.partition("#")
            path, found, is_there = follow(browser, base, address, True)
            if path != went.get(old, old) or found != part or not is_there:
                wrong.append(f"{address} leads to {path}#{found}" + ("" if is_there else ", where there is no such part"))
        for address in of_terms:
            path, _, _ = follow(browser, base, address, True)
            if path != address.split("#")[0].replace(".html", "-renamed.html"):
                wrong.append(f"{address} leads to {path}")
        for address in [address for address in moved if "#" not in address]:
            path, _, _ = follow(browser, base, address, False)
            if path != went[address]:
                wrong.append(f"without a script, {address} leads to {path}")
        browser.close()
    for fault in wrong:
        print(fault)
    print(f"the addresses: {len(ledger)} recorded, {len(moved)} of them moved ({len(parts)} parts of pages), {len(wrong)} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
