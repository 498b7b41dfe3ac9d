#!/usr/bin/env python3
"""Sends several hundred texts that want to run as programs through a build, in texts, fields, file names and site.yml, and
looks at what comes out: first as a reader of HTML, then in a real browser under the site's own policy. Nothing runs, nothing
is asked of another host, and the policy is never broken.

    check-scripts.py KBGEN [--one-in N] [--seed SEED]

With --one-in one in so many of the texts is tried, which ones by the seed."""

import argparse
import functools
import html.parser
import http.server
import json
import pathlib
import random
import re
import shutil
import threading
import xml.dom.minidom
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import sync_playwright

from program import Program, Report, Site
import script_attacks
from script_attacks import ADDRESS_PLACES

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("kbgen")
parser.add_argument("--one-in", type=int, default=1)
parser.add_argument("--seed", type=int, default=1)
asked = parser.parse_args()
program = Program(str(pathlib.Path(asked.kbgen).resolve()))
report = Report()


def chosen(texts):
    return random.Random(asked.seed).sample(texts, -(-len(texts) // asked.one_in)) if asked.one_in > 1 else texts


def elements():
    return chosen(script_attacks.elements())


def addresses():
    return chosen(script_attacks.addresses())


SITE = """\
format: 1
title: {value}
description: {value}
baseURL: https://example.org/
language: en-GB
repository: https://github.com/example/knowledge
contact: editors@example.org
answersWithin: {value}
search: pagefind
vocabularies:
  areas:
    - id: north
      label: {value}
      description: {value}
  people:
    - id: women
      label: {value}
  roles:
    - id: lead
      label: {value}
  themes:
    - id: trust
      label: {value}
  sourceTypes:
    - id: report
      label: {value}
"""

STUDY = """\
---
title: {value}
summary: {value}
aliases: [{value}]
account:
  by: {value}
  date: "2026-03"
organisations:
  - name: {value}
    role: lead
    note: {value}
  - unnamed: {value}
    role: lead
areas: [north]
people: [women]
place: {value}
funding:
  - unnamed: {value}
    amount: {value}
    note: {value}
lessons:
  - lesson: start-small
    evidence: supports
    basis: inferred
    why: {value}
figures:
  - value: {value}
    what: {value}
    of: {value}
    asAt: "2011"
timeline:
  - date: "2015"
    when: {value}
    event: {value}
  - event: {value}
differences:
  - about: {value}
    says:
      - text: {value}
      - text: {value} too
updates:
  - date: "2026-04"
    text: {value}
    by: {value}
date: "2026-03-01"
extra:
  anything: {value}
---
## Background

Words.
"""

LESSON = """\
---
title: Start small
summary: Begin with what can be done.
audience: [voluntary, commissioner]
theme: trust
signs: [{value}]
questions: [{value}]
sources: [paper]
---
Words.
"""

SOURCE = "---\ntitle: Paper\ntype: report\nauthors: [{value}]\npublisher: {value}\nrights: {value}\n---\n"
TERM = "---\ntitle: {value}\nmeaning: {value}\nshort: {value}\n---\n"


def quoted(text):
    """As a value that YAML takes for exactly this text."""
    return json.dumps(" ".join(text.split()), ensure_ascii=True)


def refused(site):
    run = program.run("check", "--format", "json", folder=site.path)
    report.check(run.status in (0, 1), "the texts are checked", run)
    return [(finding["file"], finding["rule"]) for finding in json.loads(run.output) if finding["severity"] == "error"]


def hostile_site(site):
    """Fills a site with every text in every place, and takes out what the program refuses. Gives the number of both."""
    everything = elements() + addresses()
    files = {}
    for number, text in enumerate(everything):
        files[f"content/case-studies/s{number}.md"] = STUDY.format(value=quoted(text))
        files[f"content/glossary/g{number}.md"] = TERM.format(value=quoted(text))
        files[f"content/pages/b{number}.md"] = f"---\ntitle: Body {number}\n---\n{text}\n"
        files[f"content/pages/c{number}.md"] = f"---\ntitle: Code {number}\n---\n`` {text} ``\n\n````\n{text}\n````\n\n\\<b>\n"
    for number, address in enumerate(addresses()):
        for place, template in enumerate(ADDRESS_PLACES):
            files[f"content/pages/a{number}-{place}.md"] = f"---\ntitle: Address\n---\n{template.format(address=address)}\n"
        files[f"content/organisations/w{number}.md"] = (
            f"---\ntitle: Web {number}\nsummary: x\nwebsite: {quoted(address)}\nsources: [paper]\n---\n")
        files[f"content/sources/u{number}.md"] = f"---\ntitle: Source {number}\ntype: report\nurl: {quoted(address)}\n---\n"
    for number, text in enumerate(elements()):
        files[f"content/lessons/l{number}.md"] = LESSON.format(value=quoted(text)).replace("Start small", f"Start {number}")
        files[f"content/sources/p{number}.md"] = SOURCE.format(value=quoted(text)).replace("Paper", f"Paper {number}")
    files["content/lessons/start-small.md"] = LESSON.format(value="x")
    files["content/sources/paper.md"] = SOURCE.format(value="x")
    tried = len(files)
    for path, text in files.items():
        site.write(path, text)
    # Fields that are refused are left out first, so that the others of the same file are tried all the same.
    for _ in range(12):
        faulty = refused(site)
        if not faulty:
            break
        run = program.run("check", "--format", "json", folder=site.path)
        lines = {}
        for finding in json.loads(run.output):
            if finding["severity"] == "error":
                lines.setdefault(finding["file"], set()).add(finding["line"])
        for path, numbers in lines.items():
            target = site.path / path
            text = target.read_text().split("\n") if target.exists() else []
            optional = path.startswith("content/case-studies/") and all(
                number <= len(text) and re.match(r"  *(note|amount|of|when|by):|(place|aliases):", text[number - 1]) for number in numbers)
            if optional:
                target.write_text("\n".join(line for number, line in enumerate(text, 1) if number not in numbers))
            else:
                target.unlink(missing_ok=True)
    left = sum(1 for _ in (site.path / "content").rglob("*.md"))
    return tried, left


# ── As a reader of HTML ──

ALLOWED = set(
    "a abbr article aside b blockquote body br button caption circle cite code dd del desc details dfn div dl dt ellipse em fieldset figcaption "
    "figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label legend li line link main mark meta nav "
    "noscript ol optgroup option output p path pattern polygon polyline pre rect s samp script search section select small span strong sub "
    "summary sup svg table tbody td template text textarea tfoot th thead time title tr tspan ul use var wbr defs symbol marker".split())
SCHEMES = {"", "https", "http", "mailto", "tel"}
ADDRESSES_OF = {"href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping", "srcset", "xlink:href", "manifest"}


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.policy, self.data = name, None, None

    def fault(self, words):
        report.check(False, f"{self.name}: {words}", self.getpos())

    def handle_starttag(self, tag, attributes):
        report.tried += 1
        if tag not in ALLOWED:
            self.fault(f"an element <{tag}>")
        names = dict(attributes)
        if len(names) != len(attributes):
            self.fault(f"an attribute twice in <{tag}>")
        for name, value in attributes:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.fault(f"an attribute {name}={value!r} of <{tag}>")
            if name in ADDRESSES_OF:
                parts = urlsplit(re.sub(r"[\t\n\r]", "", (value or "").lstrip("".join(map(chr, range(33))))))
                loads = tag in ("script", "img", "link", "use") and names.get("rel") not in ("canonical", "alternate")
                if parts.scheme not in SCHEMES or (loads and (parts.scheme or parts.netloc)) or (value or "").startswith(("//", "/\\", "\\")):
                    self.fault(f"an address {name}={value!r} of <{tag}>")
        if tag == "script" and "src" not in names and names.get("type") != "application/ld+json":
            self.fault("a script in the page")
        if tag == "meta" and (names.get("http-equiv") or "").lower() == "refresh":
            if not re.fullmatch(r"0; url=[\w./#-]+", names.get("content", "")):
                self.fault(f"a refresh to {names.get('content')!r}")
        if tag == "meta" and (names.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy = names.get("content")
        if tag == "script" and names.get("type") == "application/ld+json":
            self.data = ""

    def handle_data(self, data):
        if self.data is not None:
            self.data += data

    def handle_endtag(self, tag):
        if tag == "script" and self.data is not None:
            try:
                json.loads(self.data)
            except ValueError as error:
                self.fault(f"data that is no JSON: {error}")
            self.data = None


def read_all(folder):
    pages = sorted(folder.rglob("*.html"))
    for path in pages:
        name = path.relative_to(folder).as_posix()
        page = Page(name)
        page.feed(path.read_text())
        page.close()
        policy = page.policy or ""
        report.check(
            policy.startswith("default-src 'none';") and "unsafe-inline" not in policy and "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
            and ("wasm-unsafe-eval" in policy) == (name == "search/index.html"), f"{name} has a policy", policy)
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name.startswith("pagefind/"):
            continue
        try:
            if path.suffix in (".xml", ".svg"):
                xml.dom.minidom.parse(str(path))
            elif path.suffix in (".json", ".jsonld", ".geojson"):
                json.loads(path.read_text())
        except Exception as error:  # whatever the parser says
            report.check(False, f"{name} can be read", error)
    headers = (folder / "_headers").read_text()
    report.check("Content-Security-Policy: default-src 'none'" in headers and "unsafe-inline" not in headers and "nosniff" in headers,
                 "hosts are told the policy", headers)
    return [path.relative_to(folder).as_posix() for path in pages]


# ── In a browser ──

WATCH = """addEventListener("securitypolicyviolation", (event) => { (window.__broken ||= []).push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sample}`); });"""
POKE = """() => { for (const element of document.querySelectorAll("body *")) {
  for (const name of ["mouseover", "focus", "click", "error", "load", "toggle", "animationstart", "pointerenter"])
    if (name !== "click" || !element.closest("a, button, summary, input, label, select")) element.dispatchEvent(new Event(name)); }
  return window.__broken || []; }"""


class Handler(http.server.SimpleHTTPRequestHandler):
    headers_of_site = []

    def end_headers(self):
        for name, value in self.headers_of_site:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


def browse(folder, pages):
    block = [line.strip().split(": ", 1) for line in (folder / "_headers").read_text().splitlines()[1:] if ": " in line]
    Handler.headers_of_site = block
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    found = []
    with sync_playwright() as playwright:
        executable = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=executable)
        context = browser.new_context()
        context.add_init_script(WATCH)
        page = context.new_page()
        here = [""]
        page.on("dialog", lambda dialog: (found.append(f"{here[0]}: a dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: found.append(f"{here[0]}: an error: {error}"))
        context.on("request", lambda request: None if request.url.startswith((origin, "file:")) else found.append(f"{here[0]}: asks {request.url}"))
        page.on("popup", lambda _: found.append(f"{here[0]}: a window"))
        for address, names in ((origin, pages), (f"file://{folder}", pages[::40])):
            for name in names:
                here[0] = f"{address[:4]} {name}"
                page.goto(f"{address}/{name}", wait_until="load")
                broken = page.evaluate(POKE)
                if broken:
                    found.append(f"{here[0]}: breaks the policy: {broken[:3]}")
                # The page for what is not there names its files from the root, and cannot be opened from a disk.
                is_bare = page.evaluate("getComputedStyle(document.body).fontFamily").startswith("\"Times")
                if is_bare and "refresh" not in page.content() and not (here[0].startswith("file") and name == "404.html"):
                    found.append(f"{here[0]}: has no style")
                report.tried += 1
        # The search finds the hostile pages, and shows what is in them.
        if "search/index.html" in pages and (folder / "pagefind").exists():
            for words in ("script", "onerror", "evil.example", "\"><script>alert(1)</script>"):
                here[0] = f"search for {words}"
                page.goto(f"{origin}/search/index.html")
                page.get_by_role("searchbox").fill(words)
                page.get_by_role("searchbox").press("Enter")
                page.locator("[role=status]", has_text=re.compile(".")).wait_for(state="attached")
                found.extend(f"{here[0]}: breaks the policy: {one}" for one in page.evaluate("window.__broken || []"))
                report.check("not work" not in page.inner_text("[role=status]"), f"the search works for {words}")
        browser.close()
    server.shutdown()
    report.check(not found, "nothing runs, asks or breaks the policy in a browser", "\n  " + "\n  ".join(found[:20]))


def bare_texts():
    """The HTML of each text by itself, refused or not, in one page without a policy."""
    with Site() as site:
        for number, text in enumerate(elements() + [
                place.format(address=address) for address in addresses() for place in ADDRESS_PLACES]):
            site.write("text.md", text)
            run = program.run("markdown", "--site", "text.md", folder=site.path)
            page = Page(f"text {text!r}")
            page.feed(run.output)
            page.close()


def main():
    with Site() as site:
        tried, left = hostile_site(site)
        report.check(left > 300 / asked.one_in, f"of {tried} files {left} are not refused")
        site.write("content/site.yml", SITE.format(value='"Hostile"'))
        tools = pathlib.Path(__file__).resolve().parents[2] / ".tools"
        run = program.run("build", folder=site.path, environment={"PATH": f"{tools}:/usr/bin:/bin"}, time_limit=300)
        report.check(run.status == 0, f"{left} of {tried} hostile files are built", run)
        print(f"  {tried} files, {left} of them admitted" + (f", with --seed {asked.seed}" if asked.one_in > 1 else ""))
        browse(site.path / "public", read_all(site.path / "public"))
    # content/site.yml, whose words stand on every page: one text at a time.
    for text in elements():
        with Site(site=SITE.format(value=quoted(text)).replace("search: pagefind\n", "")) as site:
            site.write("content/case-studies/s.md", STUDY.format(value="x").replace("lessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\n    why: x\n", ""))
            run = program.run("build", "--quiet", folder=site.path)
            report.check(run.status in (0, 1), f"site.yml with {text!r}", run)
            if run.status == 0:
                for name in ("index.html", "case-studies/s.html", "case-studies/index.html", "contribute/index.html", "404.html"):
                    page = Page(f"{name} with {text!r} in site.yml")
                    page.feed((site.path / "public" / name).read_text())
                    page.close()
    bare_texts()
    report.end("hostile scripts")


main()
