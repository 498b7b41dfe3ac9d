#!/usr/bin/env python3
"""Looks at a built site in a real browser, as readers do: with axe, at two widths, in both themes, on paper.

usage: .venv/bin/python Tests/Browser/check-pages.py SITE [--speed]

Pages are sampled by kind: of each folder the index and the heaviest other page. Everything is served from this machine,
with a strict content security policy; no other host can be reached.
Ends with 1 if anything is wrong, and says what and where.

--speed looks at nothing, but says how soon each of the pages shows on a slow phone. It judges nothing either: it depends
on the machine and on what else the machine does.
"""
import functools
import gzip
import http.server
import multiprocessing
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
AXE = ROOT / ".tools" / "axe.min.js"
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; form-action 'self'; object-src 'none'"

WIDER_THAN_SCREEN = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width + 1) return [];
  return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1)
    .slice(0, 3).map(e => e.tagName + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 40)); }"""

HIDDEN_FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const boxes = [...e.getClientRects()].filter(r => r.width && r.height);
  // The middle of what stands within the window: a large field may reach over its edge.
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most - 1)) / 2;
  const seen = boxes.some(r => {
    const hit = document.elementFromPoint(middle(r.left, r.right, innerWidth), middle(r.top, r.bottom, innerHeight));
    return hit && (hit === e || e.contains(hit) || hit.contains(e)); });
  const style = getComputedStyle(e);
  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {name: e.tagName + ' ' + (e.textContent || '').trim().slice(0, 40), seen, marked, key: e.outerHTML.slice(0, 200)}; }"""

LOAD = """() => { window.__shift = 0; window.__long = [];
  new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) window.__shift += e.value; }))
    .observe({type: 'layout-shift', buffered: true});
  new PerformanceObserver(l => l.getEntries().forEach(e => window.__long.push(e.duration))).observe({type: 'longtask', buffered: true});
  new PerformanceObserver(l => l.getEntries().forEach(e => { window.__paint = e.startTime; }))
    .observe({type: 'largest-contentful-paint', buffered: true}); }"""


# Twelve questions as long as any that one would ask, in the widest of the usual fonts.
LONG_QUESTIONS = """() => {
  const list = document.querySelector('.checklist');
  while (list.children.length < 12) list.append(list.children[0].cloneNode(true));
  for (const item of list.children) item.firstChild.data =
    'Which of the people who take part in this work would say that nothing has changed since we began, and who will ask them?';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root { --serif: "DejaVu Serif", Verdana, serif !important; --sans: "DejaVu Sans", Verdana, sans-serif !important }');
  document.adoptedStyleSheets.push(sheet); }"""

# axe leaves out the size of targets, which WCAG 2.2 asks for, unless it is told.
AXE_RUN = "axe.run({rules: {'target-size': {enabled: true}}}).then(r => r.violations)"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site where its own address says that it stands: in a folder of the host, if it names one."""

    base = "/"

    def translate_path(self, path):
        path = path.split("?")[0].split("#")[0]
        return super().translate_path(path[len(self.base) - 1:] if path.startswith(self.base) else "/no-such-page")

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


class Check:
    def __init__(self, site):
        self.site = pathlib.Path(site).resolve()
        self.wrong = []
        self.looked = 0
        home = (self.site / "index.html").read_text()
        Handler.base = urlsplit(re.search(r'rel="canonical" href="([^"]*)"', home)[1]).path
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(self.site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{server.server_address[1]}"

    def fault(self, page, words):
        self.wrong.append(f"{page}: {words}")

    def sample(self):
        """The index and the heaviest other page of each folder."""
        groups = {}
        for path in sorted(self.site.rglob("*.html")):
            name = path.relative_to(self.site).as_posix()
            if "http-equiv=\"refresh\"" in path.read_text():
                continue
            key = (os.path.dirname(name), path.name == "index.html")
            if not os.path.dirname(name):
                key = (name, False) if name in ("index.html", "404.html") else key
            size, best = path.stat().st_size, groups.get(key)
            if best is None or size > best[0]:
                groups[key] = (size, name)
        return sorted(name for _, name in groups.values())

    def address(self, name):
        return f"{self.origin}{Handler.base}{name}"

    def open(self, context, name):
        page = context.new_page()
        page.on("pageerror", lambda error: self.fault(name, f"script error: {error}"))
        page.on("console", lambda m: self.fault(name, f"console: {m.text}") if m.type == "error" else None)
        page.on("request", lambda r: None if r.url.startswith((self.origin, "data:")) else self.fault(name, f"asks {r.url}"))
        page.goto(self.address(name))
        return page

    # ── what is looked at ──

    def axe(self, browser, names):
        script = AXE.read_text()
        context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
        for name in names:
            page = self.open(context, name)
            page.evaluate(script)
            for scheme, width in (("light", 1280), ("dark", 1280), ("dark", 320), ("light", 320)):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                # What is folded away is looked at too, on the narrow screen.
                if width == 320:
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                for rule in page.evaluate(AXE_RUN):
                    for node in rule["nodes"][:2]:
                        self.fault(name, f"{scheme} {width} px: {rule['id']} ({rule['help']}) at {node['target'][0]}")
                self.looked += 1
            for width in (320, 375, 768):
                page.set_viewport_size({"width": width, "height": 900})
                for element in page.evaluate(WIDER_THAN_SCREEN):
                    self.fault(name, f"{width} px: wider than the screen: {element}")
            page.close()
        context.close()

    def keyboard(self, browser, names):
        context = browser.new_context(viewport={"width": 1280, "height": 700}, reduced_motion="reduce")
        for name in names:
            page = self.open(context, name)
            page.keyboard.press("Tab")
            first = page.evaluate(HIDDEN_FOCUS)
            if not first or "Skip" not in first["name"]:
                self.fault(name, f"the first stop of the Tab key is no link to the content: {first}")
            for _ in range(40):
                stop = page.evaluate(HIDDEN_FOCUS)
                if stop is None:
                    break
                if not stop["seen"] or not stop["marked"]:
                    what = "cannot be seen" if not stop["seen"] else "is not marked"
                    self.fault(name, f"the focus {what} at {stop['name']}")
                page.keyboard.press("Tab")
            page.close()
        context.close()

    def without_script(self, browser, names):
        context = browser.new_context(java_script_enabled=False)
        for name in names:
            page = context.new_page()
            page.goto(self.address(name))
            if len(page.inner_text("main")) < 40:
                self.fault(name, "says next to nothing without a script")
            for button in page.locator("button:visible").all():
                self.fault(name, f"without a script there is a button that does nothing: {button.inner_text()}")
            page.close()
        context.close()

    def weight(self, browser, names):
        for name in names:
            context = browser.new_context(viewport={"width": 412, "height": 823})
            page = context.new_page()
            page.add_init_script(f"({LOAD})()")
            sizes = []
            # As a host sends it: compressed.
            page.on("response", lambda r: sizes.append((r.url, len(gzip.compress(r.body(), 6)), len(r.body()))))
            page.goto(self.address(name))
            page.wait_for_timeout(300)
            total = sum(size for _, size, _ in sizes)
            # The print edition is all lessons and case studies in one file, and says so where it is offered.
            limit = 60_000 if name.startswith("case-studies/") else 250_000 if name.startswith("print/") else 80_000
            if total > limit:
                self.fault(name, f"weighs {total:,} bytes, and {limit:,} is the most")
            others = [url for url, _, _ in sizes if not url.endswith(".html") and "/images/" not in url and ".svg" not in url]
            if len(others) > (4 if name.startswith("search/") else 2):
                self.fault(name, f"asks for {len(others)} files beside itself: {others}")
            for url, _, size in sizes:
                if "style.css" in url and size > 20_000:
                    self.fault(name, f"style.css has {size:,} bytes, and 20,000 is the most")
            if page.evaluate("window.__shift") > 0:
                self.fault(name, f"moves while it loads: {page.evaluate('window.__shift')}")
            context.close()

    def theme(self, browser):
        context = browser.new_context(color_scheme="light")
        page = self.open(context, "index.html")
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        light = page.evaluate(paper)
        page.click("#theme")
        dark = page.evaluate(paper)
        if dark == light:
            self.fault("index.html", "the switch of the theme changes nothing")
        page.goto(self.address("404.html"))
        if page.evaluate(paper) != dark:
            self.fault("404.html", "the theme that was chosen is not remembered")
        page.click("#theme")
        page.reload()
        if page.evaluate(paper) != light:
            self.fault("404.html", "the theme cannot be changed back")
        context.close()

    def preview(self, browser):
        """A word of the glossary opens a card, which says what it means and closes again."""
        for path in sorted(self.site.rglob("*.html")):
            name = path.relative_to(self.site).as_posix()
            if 'class="term"' not in path.read_text():
                continue
            context = browser.new_context()
            page = self.open(context, name)
            term = page.locator("a.term").first
            term.click()
            card = page.locator(".card:popover-open")
            card.wait_for(timeout=5000)
            if term.inner_text().lower()[:4] not in card.inner_text().lower() and len(card.inner_text()) < 20:
                self.fault(name, f"the card of {term.inner_text()} says {card.inner_text()}")
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.card') === null"):
                self.fault(name, "the link in a card cannot be reached with the keyboard")
            page.keyboard.press("Escape")
            if card.count():
                self.fault(name, "a card does not close with the Escape key")
            if not page.evaluate("document.activeElement.classList.contains('term')"):
                self.fault(name, "the focus is lost when a card closes")
            context.close()
            return
        self.fault("the site", "no text has a word of the glossary in it")

    def search(self, browser):
        """A word typed on the page for searching, and one in its address, lead to pages and to parts of them."""
        name = "search/index.html"
        if not (self.site / name).exists():
            return
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = self.open(context, name)
        asked = []
        page.on("request", lambda r: asked.append(r.url))
        page.get_by_label("What are you looking for?").press_sequentially("partners")
        links = page.locator(".found h2 a")
        links.first.wait_for(timeout=20000)
        found = page.locator("[role=status]", has_text="found for “partners”")
        found.wait_for(timeout=5000)
        if any("/filter/" in url for url in asked):
            self.fault(name, "loads the choices to narrow results by before anyone asks for them")
        marks = {mark.lower() for mark in page.locator(".found mark").all_inner_texts()}
        if not any(mark.startswith("partner") and not mark.startswith("partners") for mark in marks):
            self.fault(name, f"“partners” does not find “partner”, only {sorted(marks)}")
        if not page.locator(".found .doorways a[href*='#']").count():
            self.fault(name, "no result leads to a part of a page")
        count = found.inner_text()
        page.get_by_text("Narrow the results").click()
        page.get_by_label("Case studies").check()
        page.locator(".found .kind", has_text="Lesson").first.wait_for(state="detached", timeout=5000)
        if found.inner_text() == count or set(page.locator(".found .kind").all_inner_texts()) != {"Case study"}:
            self.fault(name, "the results cannot be narrowed to case studies")
        if not page.url.endswith("?q=partners&kind=case-studies"):
            self.fault(name, f"the address does not say what was searched for: {page.url}")
        narrowed = found.inner_text()
        page.goto(page.url)
        links.first.wait_for(timeout=20000)
        found.wait_for(timeout=5000)
        if found.inner_text() != narrowed:
            self.fault(name, f"the same address finds something else: {narrowed} {found.inner_text()}")
        links.first.click()
        if "/case-studies/" not in page.url or not page.locator("h1").count():
            self.fault(name, f"a result leads to {page.url}")
        page.goto(f"{self.address(name)}?q=zzyzx")
        page.locator("[role=status]", has_text="No page was found for “zzyzx”").wait_for(timeout=20000)
        context.close()

    def paper(self, browser, names):
        context = browser.new_context()
        with tempfile.TemporaryDirectory() as folder:
            for name in names:
                page = self.open(context, name)
                file = os.path.join(folder, "page.pdf")
                page.pdf(path=file, prefer_css_page_size=True)
                info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
                pages = int(re.search(r"Pages:\s+(\d+)", info)[1])
                text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
                if "A4" not in re.search(r"Page size:.*", info)[0]:
                    self.fault(name, "does not print on A4")
                if page.locator(".checklist").count():
                    if pages != 1:
                        self.fault(name, f"prints on {pages} sheets, and a checklist is made for one")
                    page.evaluate(LONG_QUESTIONS)
                    page.pdf(path=file, prefer_css_page_size=True)
                    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
                    if not re.search(r"Pages:\s+1\n", info):
                        self.fault(name, "prints on several sheets when its questions are long, and a checklist is made for one")
                if "Skip to the content" in text or "Dark theme" in text:
                    self.fault(name, "prints what is only of use on a screen")
                page.close()
        context.close()


    def speed(self, browser, names):
        """When the largest part shows, what moves and the longest task: 4G where it is slow, a processor four times slower."""
        for name in names:
            context = browser.new_context(viewport={"width": 412, "height": 823})
            page = context.new_page()
            page.add_init_script(f"({LOAD})()")
            phone = context.new_cdp_session(page)
            phone.send("Network.enable")
            phone.send("Network.emulateNetworkConditions", {
                "offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750})
            phone.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            page.goto(self.address(name))
            page.wait_for_timeout(1000)
            paint, shift, tasks = page.evaluate("[window.__paint, window.__shift, window.__long]")
            print(f"{name}: largest part after {paint or 0:.0f} ms, shift {shift:.3f}, longest task {max(tasks, default=0):.0f} ms")
            context.close()


def browse(site, work):
    """What is done in a browser of its own: faults, and how often axe looked."""
    check = Check(site)
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        work(check, browser)
        browser.close()
    return check.wrong, check.looked


def look(site, names):
    def work(check, browser):
        check.axe(browser, names)
        check.keyboard(browser, names)
        check.without_script(browser, names)
        check.weight(browser, names)
        check.paper(browser, names)
    return browse(site, work)


def use(site):
    def work(check, browser):
        check.theme(browser)
        check.preview(browser)
        check.search(browser)
    return browse(site, work)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--speed"]
    if len(arguments) != 1 or not os.path.isfile(os.path.join(arguments[0], "index.html")):
        sys.exit("usage: .venv/bin/python Tests/Browser/check-pages.py SITE [--speed]   (a folder that holds a built site)")
    if not AXE.exists() or not any(map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))):
        sys.exit("Chromium or axe is missing: run script/bootstrap --test")
    site = arguments[0]
    names = Check(site).sample()
    if "--speed" in sys.argv:
        browse(site, lambda check, browser: check.speed(browser, names))
        return
    # Two browsers side by side, with a heavy page for each in turn.
    heaviest = sorted(names, key=lambda name: -os.path.getsize(os.path.join(site, name)))
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        parts = [pool.apply_async(look, (site, heaviest[start::4])) for start in range(4)]
        parts.append(pool.apply_async(use, (site,)))
        results = [part.get() for part in parts]
    wrong = dict.fromkeys(fault for faults, _ in results for fault in faults)
    for fault in wrong:
        print(unquote(fault))
    print(f"{len(names)} pages, looked at {sum(looked for _, looked in results)} times with axe: {len(wrong)} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
