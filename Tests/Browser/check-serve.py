#!/usr/bin/env python3
"""Writes as an author does while the preview runs, and looks at what a browser shows.

usage: .venv/bin/python Tests/Browser/check-serve.py KBGEN

The content is made up here. Ends with 1 if anything is wrong, and says what.
"""
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading

from playwright.sync_api import sync_playwright

SITE = "format: 1\ntitle: Small\nbaseURL: https://example.org/kb/\nlanguage: en-GB\n"
LONG = "\n\n".join(f"Paragraph {number} of a long story." for number in range(200))

wrong = []


def expect(holds, words):
    if not holds:
        wrong.append(words)


def write(path, text):
    """As editors do: a new file takes the place of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


class Preview:
    all = []

    def __init__(self, kbgen, folder):
        Preview.all.append(self)
        self.process = subprocess.Popen(
            [kbgen, "serve", "--source", str(folder)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        self.lines = []
        self.port = None
        for line in self.process.stderr:
            self.lines.append(line)
            if found := re.search(r"Look at http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        self.reader = threading.Thread(target=lambda: self.lines.extend(self.process.stderr), daemon=True)
        self.reader.start()

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)

    def ask(self, path, method="GET", host=None):
        """Status, headers and body, with the path sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body.decode("utf-8", "replace")


def writing(kbgen, folder, browser):
    content = folder / "content"
    about = content / "pages/about.md"
    write(content / "site.yml", SITE)
    write(about, f"---\ntitle: About\n---\nThe first words.\n\n{LONG}\n")
    preview = Preview(kbgen, folder)
    page = browser.new_page(bypass_csp=True)
    page.on("pageerror", lambda error: wrong.append(f"{error}"))
    page.goto(f"http://127.0.0.1:{preview.port}/about.html")
    expect(page.get_by_text("The first words.").count() == 1, "the page does not show what is written")
    page.evaluate("scrollTo(0, 2500)")

    def until(words):
        page.get_by_text(words).first.wait_for(state="attached", timeout=20000)

    write(about, f"---\ntitle: About\n---\nThe second words.\n\n{LONG}\n")
    until("The second words.")
    page.wait_for_function("scrollY === 2500")
    write(about, f"---\ntitle: About\n---\nThe third [words](nothing.md).\n\n{LONG}\n")
    faults = page.locator("#kbgen-faults")
    faults.wait_for(timeout=20000)
    told = faults.inner_text()
    for part in ["1 error", "content/pages/about.md:4:19", "nothing.md", "hint:"]:
        expect(part in told, f"the mistake is shown without `{part}`: {told}")
    link = faults.locator("a").get_attribute("href")
    expect(link == f"vscode://file{about.resolve()}:4:19", f"the link to the editor is {link}")
    expect(page.get_by_text("The second words.").count() == 1, "the sound page is gone while there is a mistake")
    # What comes from the content stays text.
    write(about, "---\ntitle: </script><img src=x onerror=alert(1)>\nsumary: x\nnothing: </pre><img src=x>\n---\nThe fourth words.\n")
    faults.get_by_text("sumary").first.wait_for(timeout=20000)
    expect(faults.locator("img").count() == 0, "a mistake becomes HTML")
    write(about, f"---\ntitle: About\n---\nThe fifth words.\n\n{LONG}\n")
    until("The fifth words.")
    faults.wait_for(state="detached", timeout=20000)

    write(content / "lessons/new.md", "---\ntitle: New\nsumary: x\n---\n")
    faults.wait_for(timeout=20000)
    (content / "lessons/new.md").unlink()
    faults.wait_for(state="detached", timeout=20000)
    write(folder / "templates/style.css", "body { outline: 7px solid red }")
    # While the page loads anew it has no body for a moment.
    page.wait_for_function("document.body && getComputedStyle(document.body).outlineWidth === '7px'")
    write(folder / "templates/page.mustache", "{{nothing}}")
    faults.get_by_text("templates/page.mustache:1:3").wait_for(timeout=20000)
    (folder / "templates/page.mustache").unlink()
    faults.wait_for(state="detached", timeout=20000)

    # The whole content goes, and comes back.
    content.rename(folder / "elsewhere")
    faults.wait_for(timeout=20000)
    (folder / "elsewhere").rename(content)
    faults.wait_for(state="detached", timeout=20000)
    write(about, "---\ntitle: About\n---\nThe sixth words.\n")
    until("The sixth words.")
    page.close()
    return preview


def asking(preview, folder):
    (folder / "secret.txt").write_text("secret")
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static/link.txt").symlink_to(folder / "secret.txt")
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/content/site.yml", "//etc/passwd", "/link.txt",
                 "/static/link.txt", "/%00", "/%FF", "/about.html/", "/ABOUT.html", "/.kbgen/", "/.kbgen/other", "/a" * 3000]:
        status, _, body = preview.ask(path)
        expect(status == 404 and "secret" not in body, f"{path[:40]} is answered with {status}")
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]:
        status, headers, _ = preview.ask("/", method)
        expect(status == 405 and headers.get("Allow") == "GET, HEAD", f"{method} is answered with {status}")
    for host in ["evil.example", f"evil.example:{preview.port}", "127.0.0.1:1", f"127.0.0.1.evil.example:{preview.port}"]:
        status, _, body = preview.ask("/about.html", host=host)
        expect(status == 421 and "words" not in body, f"the name {host} is answered with {status}")
    status, headers, body = preview.ask("/about.html", "HEAD")
    expect((status, body) == (200, ""), "HEAD is not answered as it should be")
    status, headers, body = preview.ask("/")
    expect(status == 200 and headers["Content-Type"] == "text/html; charset=utf-8", "the home page is not served")
    expect(headers["Cache-Control"] == "no-store", "a page may be kept by the browser")
    status, headers, _ = preview.ask("/contribute")
    expect((status, headers.get("Location")) == (301, "/contribute/"), "a folder does not lead to its page")
    status, headers, body = preview.ask("/no/such/page.html")
    expect(status == 404 and 'href="/style.css' in body, "there is no page for unknown addresses, or it has no style")
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", preview.port)) as raw:
            raw.sendall(b"\xff\xfe nonsense\r\n\r\n")
    expect(preview.ask("/about.html")[0] == 200, "nonsense ends the preview")


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: .venv/bin/python Tests/Browser/check-serve.py KBGEN   (the program)")
    kbgen = os.path.abspath(sys.argv[1])
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is missing: run script/bootstrap --test")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        preview = writing(kbgen, folder, browser)
        asking(preview, folder)
        second = Preview(kbgen, folder)
        expect(second.port not in (None, preview.port), "a second preview does not take the next port")
        expect(second.end() == 0, "Ctrl-C is not a good end")
        expect(sorted(os.listdir(folder)) == [".kbgen", "content", "secret.txt", "static", "templates"],
               "the preview writes files beside its cache")
        expect(preview.end() == 0, "Ctrl-C is not a good end")

        # Broken from the first: the page waits.
        (folder / "static/link.txt").unlink()
        write(folder / "content/site.yml", "format: [1\n")
        preview = Preview(kbgen, folder)
        page = browser.new_page(bypass_csp=True)
        page.goto(f"http://127.0.0.1:{preview.port}/about.html")
        page.locator("#kbgen-faults").wait_for(timeout=20000)
        write(folder / "content/site.yml", SITE)
        page.get_by_text("The sixth words.").wait_for(timeout=20000)
        # The preview ends, and another begins at the same place.
        port = preview.port
        preview.end()
        write(folder / "content/pages/about.md", "---\ntitle: About\n---\nThe seventh words.\n")
        again = subprocess.Popen([kbgen, "serve", "--source", str(folder), "--port", str(port)], stderr=subprocess.DEVNULL)
        page.get_by_text("The seventh words.").wait_for(timeout=30000)
        again.send_signal(signal.SIGTERM)
        again.wait(20)
        browser.close()
    for fault in dict.fromkeys(wrong):
        print(fault)
    print(f"the preview: {len(dict.fromkeys(wrong))} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    try:
        main()
    finally:
        # None is left behind, whatever happened.
        for preview in Preview.all:
            preview.process.kill()
