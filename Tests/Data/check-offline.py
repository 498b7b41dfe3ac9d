"""Takes the site along, as somebody does who has no web: out of the zip in a browser, and on paper.

    check-offline.py KBGEN

Says what is wrong, one line each; ends with 1 if anything is.
"""

import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from urllib.parse import unquote, urlsplit

from lxml import html
from playwright.sync_api import sync_playwright

root = pathlib.Path(__file__).resolve().parents[2]
kbgen = str(pathlib.Path(sys.argv[1]).resolve())
problems = []


def expect(holds, words):
    if not holds:
        problems.append(words)


def export(*arguments):
    subprocess.run([kbgen, "export", *arguments, "--quiet"], cwd=root, check=True)


def browse(browser, folder):
    """Follows links from the first page, as far as thirty pages, with and without a script."""
    seen = 0
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        waiting, known = [folder / "index.html"], set()
        while waiting and len(known) < 30:
            path = waiting.pop(0)
            if path in known:
                continue
            known.add(path)
            page.goto(path.as_uri())
            at = path.relative_to(folder)
            style = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily") if script else "-"
            expect(style, f"{at}: no style")
            expect(page.locator("link[rel=stylesheet]").count() == 1, f"{at}: not one stylesheet")
            for link in page.locator("main a[href], header a[href], footer a[href]").evaluate_all("all => all.map(a => a.href)"):
                target = urlsplit(link)
                if target.scheme != "file":
                    continue
                file = pathlib.Path(unquote(target.path))
                expect(file.is_file(), f"{at}: {link} is not there")
                if file.suffix == ".html":
                    waiting.append(file)
        outside = [url for url in asked if not url.startswith((folder.as_uri(), "data:"))]
        expect(not outside, f"asked for what is not in the zip: {outside[:3]}")
        # Browsers run no module from a disk: the page for searching says so, and offers the lists.
        said = [words for words in said if "search.js" not in words and words != "Failed to load resource: net::ERR_FAILED"]
        expect(not said, f"the browser complains: {said[:3]}")
        seen += len(known)
        context.close()
    return seen


def paper(browser, folder, work):
    """Prints the edition for paper, and follows its numbers as a reader does who has nothing to click on."""
    file = folder / "print/index.html"
    tree = html.fromstring(file.read_bytes())
    ids = [element.get("id") for element in tree.iterfind(".//*[@id]")]
    expect(len(set(ids)) == len(ids), "two parts of the print edition have one id")
    parts = {part.get("id"): part.findtext("p[@class='number']") for part in tree.iterfind(".//article[@class='part']")}
    expect(len(set(parts.values())) == len(parts), "two parts have one number")
    crossed = 0
    for link in tree.xpath("//article[@class='part']//a[starts-with(@href, '#')]"):
        target = link.get("href")[1:]
        expect(target in ids, f"print: #{target} leads nowhere")
        own = next(part.get("id") for part in link.iterancestors("article"))
        part = ".".join(target.split(".")[:2])
        if part != own and part in parts:
            crossed += 1
            after = link.getnext()
            number = after.text_content() if after is not None and not (link.tail or "").strip() else ""
            expect(number == f"({parts[part].lower()})", f"print: a link to {part} says {number!r} on paper")
    expect(crossed > 100, f"print: only {crossed} links between parts")
    for kind in ("lessons", "case-studies"):
        count = sum(1 for page in folder.glob(f"{kind}/*.html") if page.name != "index.html" and "http-equiv=\"refresh\"" not in page.read_text())
        expect(sum(id.startswith(kind + ".") for id in parts) == count, f"print: not all {kind} are there")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.pdf(path=work / "print.pdf", format="A4", tagged=True, outline=True)
    page.close()
    text = subprocess.run(["pdftotext", "-layout", work / "print.pdf", "-"], capture_output=True, text=True, check=True).stdout
    sheets = text.count("\f")
    for number in parts.values():
        expect(re.search(rf"^\s*{number}\s*$", text, re.M), f"paper: nothing is headed {number}")
    cited = {words.lower() for words in re.findall(r"\((lesson \d+|case\s+study \d+)\)", text)}
    cited = {" ".join(words.split()) for words in cited}
    expect(cited and cited <= {number.lower() for number in parts.values()}, f"paper: {sorted(cited - {n.lower() for n in parts.values()})[:3]} are not there")
    return len(parts), crossed, sheets


with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
    work = pathlib.Path(name)
    export("zip", work / "site.zip")
    first = hashlib.sha256((work / "site.zip").read_bytes()).digest()
    export("zip", work / "site.zip")
    expect(hashlib.sha256((work / "site.zip").read_bytes()).digest() == first, "two zips of the same site differ")
    with zipfile.ZipFile(work / "site.zip") as archive:
        expect(archive.testzip() is None, "the zip is broken")
        archive.extractall(work / "with a space")
    folders = list((work / "with a space").iterdir())
    expect(len(folders) == 1, "the zip holds more than one folder")
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox", "--disable-gpu"])
    pages = browse(browser, folders[0])
    parts, crossed, sheets = paper(browser, folders[0], work)
    browser.close()
for problem in problems[:40]:
    print(problem)
print(f"{pages} pages out of the zip, {parts} parts and {crossed} cross-references on {sheets} sheets; {len(problems)} problems")
sys.exit(bool(problems))
