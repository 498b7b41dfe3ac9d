#!/usr/bin/env python3
"""Fills in the forms of the site in a real browser, as contributors do, and lets kbgen judge the files.

usage: .venv/bin/python Tests/Browser/check-form.py KBGEN [PART...]

PART is the name of one of the methods of Check below, to run that alone.

Builds the content of this repository with an address to write to and a code host added. Everything is served from this
machine, with a strict content security policy. Ends with 1 if anything is wrong, and says what.
"""
import functools
import http.server
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
FORMS = {"case-study": "case-studies", "organisation": "organisations", "lesson": "lessons"}

wrong = []


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


def expect(holds, words):
    if not holds:
        wrong.append(words)


class Check:
    def __init__(self, kbgen, folder, browser, base):
        self.kbgen, self.folder, self.browser, self.base = kbgen, folder, browser, base

    def open(self, form, width=360, query=""):
        context = self.browser.new_context(viewport={"width": width, "height": 740}, accept_downloads=True)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=self.base.rstrip("/"))
        context.add_init_script("window.opened = []; window.open = (address) => window.opened.push(address);")
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"{form}: {error}"))
        page.on("console", lambda m: wrong.append(f"{form}: {m.text}") if m.type == "error" else None)
        page.goto(f"{self.base}contribute/{form}.html{query}")
        page.locator("#form").wait_for(state="visible")
        return page

    def take(self, page):
        """The file as the form shows it, once the last key has had its effect."""
        page.evaluate("new Promise(done => setTimeout(done, 300))")
        return page.locator("#file").text_content()

    def put(self, page, path, value):
        """Fills in the field at a path such as `organisations.1.role`, where a number is a row."""
        scope = page.locator("#form")
        for part in path.split("."):
            if part.isdigit():
                while scope.locator("> .row").count() <= int(part):
                    scope.locator("> p > .add").click()
                scope = scope.locator("> .row").nth(int(part))
                if scope.locator("> .field[data-name='']").count():
                    scope = scope.locator("> .field")
            else:
                scope = scope.locator(f".field[data-name={part}]").first if part != "text" else page.locator("[data-type=text]")
            page.evaluate("for (const folded of document.querySelectorAll('#form details')) folded.open = true")
        kind = scope.get_attribute("data-type")
        if kind == "choice":
            scope.locator("> select").select_option(value)
        elif kind == "boxes":
            scope.locator(f"input[value={value}]").check()
        else:
            scope.locator("> input, > textarea").fill(value)

    def tick(self, page):
        for box in page.locator("[name=tick]").all():
            box.check()

    def row(self, page, field, number):
        rows = page.locator(f"[data-name={field}] > .row")
        while rows.count() <= number:
            page.locator(f"[data-name={field}] > p > .add").click()
        row = rows.nth(number)
        for folded in row.locator("details").all():
            folded.evaluate("folded => { folded.open = true }")
        return row

    def judged(self, path, text, errors_only=True):
        """What kbgen says of a file that is put where the form says."""
        file = self.folder / path
        file.write_text(text, encoding="utf-8")
        try:
            run = subprocess.run(
                [self.kbgen, "check", "--source", str(self.folder), "--format", "text"], capture_output=True, text=True)
        finally:
            file.unlink()
        lines = [line for line in run.stderr.splitlines() + run.stdout.splitlines() if line.startswith(path)]
        return [line for line in lines if ": error" in line or ": warning" in line] if errors_only else lines

    def told(self):
        """A case study with two new organisations is one file, which kbgen accepts, by every road."""
        page = self.open("case-study")
        page.get_by_label("Title", exact=True).fill('Two sheds: "one roof" & a 3 < 5 fence – 50% off #1')
        page.get_by_label("Summary", exact=True).fill("Two clubs shared a shed:\nit held, mostly # really.")
        page.locator("#f-text").fill("# Background\n\nThere was <a need>, & 5 < 6.\n\n---\n\nSee <https://example.org/>. ‘Quoted’ – yes.")
        page.locator("#f-account-by").fill("Chair of the club")
        for number, name in enumerate(["New Club: One", "clinks", "New Club Two"]):
            row = self.row(page, "organisations", number)
            row.locator("[data-type=party] > input").fill(name)
            row.locator("[data-name=role] select").select_option(index=number + 1)
        page.locator("[data-name=organisations] .row").nth(1).locator("[data-name=from] input").fill("2015")
        row = self.row(page, "funding", 0)
        row.locator("[data-type=party] > input").fill("a trust that wants no thanks")
        row.locator("[data-type=party] [type=checkbox]").check()
        page.locator("details.step").evaluate("step => { step.open = true }")
        page.locator("[data-name=setting] input").first.check()
        page.get_by_label("Started", exact=True).fill("2019-02")
        row = self.row(page, "timeline", 0)
        row.locator("[data-name=date] input").fill("2019-02-29")
        row.locator("[data-name=event] input").fill("The roof came off")
        expect("2015, 2015-03 or 2015-03-21" in page.locator(".fault").first.inner_text(), "a day that never was is not pointed at")
        row.locator("[data-name=date] input").fill("2019-02-28")
        text = self.take(page)
        path = page.locator("#path").text_content()
        expect(path == "content/case-studies/two-sheds-one-roof-and-a-3-5-fence-50-off-1.md", f"the file is called {path}")
        for part in ["- name: \"New Club: One\"", "- organisation: clinks", "unnamed: a trust that wants no thanks", "date: \"2019-02-28\""]:
            expect(part in text, f"the file has no `{part}`:\n{text}")
        said = self.judged(path, text)
        expect(not said, f"kbgen does not accept what the form made: {said}\n{text}")

        page.locator("#copy").click()
        expect("three boxes" in page.locator("#said").inner_text(), "it can be sent without the ticks")
        self.tick(page)
        page.locator("#copy").click()
        page.get_by_text("Copied.").wait_for()
        expect(page.evaluate("navigator.clipboard.readText()") == text, "what is copied is not the file")
        with page.expect_download() as download:
            page.locator("#download").click()
        expect(pathlib.Path(download.value.path()).read_text() == text, "what is downloaded is not the file")
        expect(download.value.suggested_filename == path.split("/")[-1], "the download has another name")
        page.locator("#open").click()
        page.wait_for_function("window.opened.length === 1")
        address = urlsplit(page.evaluate("window.opened[0]"))
        query = parse_qs(address.query)
        expect(address.path == "/example/knowledge/new/main", f"a new file is opened at {address.path}")
        expect(query.get("filename") == [path] and query.get("value") == [text], "the code host gets something else")

        page.reload()
        page.get_by_text("What you wrote before is here again.").wait_for()
        again = self.take(page)
        expect(again == text, f"a draft comes back changed:\n{again}")
        self.tick(page)
        page.locator("#f-text").fill("A long story. " * 500)
        page.locator("#open").click()
        page.wait_for_function("window.opened.length === 1")
        expect("value" not in page.evaluate("window.opened[0]"), "an address of more than 6 KB is opened")
        expect("A long story." in page.evaluate("navigator.clipboard.readText()"), "a long file is not copied")
        page.context.close()

    def mailed(self):
        """Without an account: the mail holds the file, or says where it is."""
        for words, is_whole in [("Short.", True), ("A long story. " * 300, False)]:
            page = self.open("organisation")
            page.get_by_label("Title", exact=True).fill("Shed & Sons")
            page.locator("#f-text").fill(words)
            self.tick(page)
            text = self.take(page)
            # The mail program is not there to be opened; where the page wanted to go is known all the same.
            page.evaluate("window.mailed = ''; navigation.addEventListener('navigate', e => { window.mailed = e.destination.url })")
            page.locator("#mail").click()
            page.wait_for_function("window.mailed !== ''")
            mail = unquote(page.evaluate("window.mailed"))
            expect(mail.startswith("mailto:stories@example.org?subject=Organisation: Shed & Sons&body="), f"the mail begins {mail[:80]}")
            if is_whole:
                expect(text.replace("\n", "\r\n") in mail, "the mail does not hold the file")
            else:
                expect(page.evaluate("navigator.clipboard.readText()") == text, "what is too long for a mail is not copied")
            said = self.judged(page.locator("#path").text_content(), text)
            expect(not said, f"kbgen does not accept what the form made: {said}\n{text}")
            page.context.close()

    def lesson(self):
        page = self.open("lesson", 1280)
        page.get_by_label("Title", exact=True).fill("Share the key: both of you")
        page.get_by_label("Summary", exact=True).fill("One key is lost on a Friday.")
        for name in ["audience", "theme"]:
            page.locator(f"[data-name={name}] select").select_option(index=1)
        page.locator("[data-name=signs] textarea").fill("Nobody has the key.\n\n- We wait: outside #again")
        page.locator("details.step").evaluate("step => { step.open = true }")
        row = self.row(page, "sources", 0)
        title = page.evaluate(
            "async (at) => Object.values((await (await fetch(at)).json()).sources)[0]", f"{self.base}contribute/choices.json")
        row.locator("[data-type=reference] > input").fill(title)
        page.locator("#f-text").fill("## Why it matters\n\nBecause.")
        text = self.take(page)
        said = self.judged(page.locator("#path").text_content(), text)
        expect(not said, f"kbgen does not accept what the form made: {said}\n{text}")
        page.context.close()

    def corrected(self):
        """Every entry that is there already comes into the form and out of it unchanged; a change changes its part only."""
        for form, folder in FORMS.items():
            page = self.open(form)
            page.locator("details.begin").evaluate("begin => { begin.open = true }")
            entries = sorted((self.folder / "content" / folder).glob("*.md"))
            for entry in entries:
                page.locator("#entry").fill(entry.stem)
                page.locator("#fetch").click()
                page.wait_for_function("name => document.getElementById('path').textContent.endsWith('/' + name)", arg=entry.name)
                before = entry.read_text(encoding="utf-8")
                expect(
                    page.locator("#file").text_content().strip() == before.strip(), f"{entry.name} comes out of the form changed")
                if "cannot be changed here" in page.locator("#said").inner_text():
                    expect(False, f"{entry.name}: {page.locator('#said').inner_text()}")
            page.get_by_label("Title", exact=True).fill("Another title")
            old, new = before.strip().split("\n"), self.take(page).strip().split("\n")
            changed = [line for line in new if line not in old]
            expect(changed == ["title: Another title"] and len(new) == len(old), f"a new title changes {changed}")
            page.context.close()
        link = re.search(r'href="([^"]*)">Correct this page', (self.folder / "public/lessons" / f"{entry.stem}.html").read_text())
        page = self.open("lesson", query="?" + link[1].split("?")[1])
        page.get_by_text("is in the form now").wait_for()
        page.context.close()

    def hostile(self):
        """Whatever is typed stays text: in the page, in the file, in what kbgen reads back."""
        page = self.open("organisation")
        for text in ['"', "\\", "'", "a: b", "- a", "# a", "{a}", "[a", "*a", "&a", "!a", "%a", "@a", "`a", "null", "true", "12",
                     "2015-01-01", "a #b", "a:", "~", "> a", "| a", "é ü 漢", "</script><img src=x onerror=alert(1)>", "a\u00a0b", "=a"]:
            page.get_by_label("Title", exact=True).fill(text)
            page.get_by_label("Summary", exact=True).fill(text + " end")
            made = self.take(page)
            path = page.locator("#path").text_content()
            said = [line for line in self.judged(path, made) if "[html" not in line]
            expect(not said, f"`{text}` makes a file that kbgen refuses: {said}\n{made}")
        expect(page.locator("#form img").count() == 0, "what is typed becomes HTML")
        page.context.close()

    def agrees(self):
        """What the form points at is wrong for kbgen too, and the other way round."""
        told = {"title": "Two sheds", "summary": "Two clubs shared a shed.", "account.by": "Chair",
                "organisations.0.organisation": "New Club", "organisations.0.role": "lead", "text": "It held."}
        lesson = {"title": "Share the key", "summary": "One key is lost.", "audience": "both", "theme": "relationships",
                  "sources.0.source": "clinks-2017", "text": "Because."}
        start = {"lessons.0.lesson": "start-small", "lessons.0.evidence": "supports", "lessons.0.basis": "inferred"}
        figure = {"figures.0.value": "400", "figures.0.what": "people who came"}
        place = {"figures.0.where": "Page 3"}
        cases = [("case-study", told, change) for change in [
            {}, {"summary": ""}, {"title": ""}, {"account.by": ""}, {"text": ""}, {"organisations.0.role": ""},
            {"organisations.1.role": "partner"}, {"organisations.0.organisation": ""}, {"organisations.0.organisation": "漢字"},
            {"organisations.1.organisation": "New Club", "organisations.1.role": "partner"},
            {"organisations.0.from": "2016", "organisations.0.to": "2015"}, {"organisations.0.from": "spring"},
            {"organisations.0.from": "2015", "organisations.0.to": "2015-03"}, {"organisations.0.to": "undated"},
            {"organisations.0.source": "Nothing of the kind"}, {"organisations.0.source": "clinks-2017"},
            {"started": "2019-02-30"}, {"started": "0000"}, {"started": "2014-5"}, {"started": "2014", "ended": "2014-05"},
            {"started": "2014-06", "ended": "2014-05"}, {"status": "running", "ended": "2014"}, {"status": "ended", "ended": "2014"},
            {"website": "www.example.org"}, {"website": "example"}, {"website": "https://example"}, {"website": "HTTP://example.org"},
            {"website": "https://example.org/a|b"}, {"website": "https://exa mple.org"}, {"website": "https://example.org:99999/"},
            {"website": "https://münchen.example/"}, {"website": "ftp://example.org"}, {"website": "https://example.org:8080/x?y#z"},
            {"summary": "Ask jo@example.org."}, {"text": "Ask jo.b@mail.example.org"}, {"text": "Ring 01632 960 123."},
            {"text": "Ring +44 1632 960123."}, {"text": "Charity 1,074,546, since 2010-2011, page 01234."}, {"text": "[@clinks-2017]"},
            {"text": "Ring (01632) 960-123 now"}, {"place": "Room 0123456789, jo@home"},
            {"timeline.0.event": "It began"}, {"timeline.0.date": "2015"},
            {"timeline.0.event": "It began", "timeline.0.date": "2015", "timeline.1.event": "Before", "timeline.1.date": "2014"},
            {"timeline.0.event": "It began", "timeline.0.date": "2015-03", "timeline.1.event": "Then", "timeline.1.date": "2015"},
            start, {**start, "lessons.0.evidence": ""}, {**start, "lessons.0.lesson": "Nothing of the kind"},
            {**start, "lessons.0.basis": "stated"}, {**start, "lessons.0.basis": "stated", "lessons.0.where": "Page 3"},
            {**start, "lessons.1.lesson": "start-small", "lessons.1.evidence": "supports", "lessons.1.basis": "stated", "lessons.1.where": "3"},
            {**start, "lessons.1.lesson": "start-small", "lessons.1.evidence": "cost", "lessons.1.basis": "inferred"},
            {"funding.0.kind": "none"}, {"funding.0.kind": "none", "funding.1.funder": "Clinks"}, {"funding.0.amount": "£5"},
            {"funding.0.funder": "clinks"}, figure, {**figure, **place}, {"figures.0.value": "43%", "figures.0.what": "of them"},
            {"figures.0.value": "43%", "figures.0.what": "came", "figures.0.of": "100 people"}, {"figures.0.value": "three"},
            {"figures.0.value": "half", "figures.0.what": "came"}, {"figures.0.value": "per person", "figures.0.what": "cost"},
            {"figures.0.value": "20 fewer", "figures.0.what": "came"}, {"figures.0.value": "fewer than 20", "figures.0.what": "came"},
            {"figures.0.value": "200", "figures.0.what": "rise in demand"}, {"figures.0.value": "1 per 100", "figures.0.what": "x"},
            {"figures.0.value": "one in five", "figures.0.what": "came"}, {"figures.0.value": "third-party help", "figures.0.what": "x"},
            {**figure, "sources.0.source": "clinks-2017"}, {**figure, **place, "sources.0.source": "clinks-2017"},
            {"differences.0.about": "How many", "differences.0.says.0.text": "Five."},
            {"differences.0.about": "How many", "differences.0.says.0.text": "Five.", "differences.0.says.1.text": "Six."},
            {"differences.0.about": "How many"}, {"aliases": "One shed\nOne shed"}, {"aliases": "Both sheds\nThe roof"},
            {"aliases": "x" * 201}, {"text": "A long line. " * 800}, {"text": "<b>Bold</b> & 3 < 4 <script>"}, {"text": "# Title\n\nWords."},
            {"account.organisation": "New Club"}, {"account.organisation": "Clinks"}, {"account.date": "yesterday"},
            {"partOf.0": "Nothing of the kind"}, {"partOf.0": "Golden Key"}, {"place": "North\u200btown\u202e"}, {"sources.0.where": "Page 3"},
            {"sources.0.source": "clinks-2017", "sources.1.source": "clinks-2017"},
        ]] + [("organisation", {"title": "New Club"}, change) for change in [
            {}, {"title": ""}, {"identifiers": "1074546"}, {"identifiers": "GB-CHC-1074546"}, {"identifiers": "gb-chc-1"},
            {"founded": "1997", "checked": "2026-13-01"}, {"formedFrom.0": "Clinks"}, {"partOf.0": "Club"}, figure, {**figure, **place},
            {**figure, **place, "figures.0.asAt": "undated"}, {**figure, **place, "sources.0.source": "clinks-2017"},
        ]] + [("lesson", lesson, change) for change in [
            {}, {"text": ""}, {"audience": ""}, {"sources.0.source": ""}, {"signs": "Nobody has it.\nNobody has it."},
            {"questions": "Who has it?\n\nWhere?"}, {"moments": "deciding"},
        ]]
        page, last, made = None, None, []
        for number, (form, base, change) in enumerate(cases):
            if form != last:
                page, last = self.open(form, 1280), form
                page.on("dialog", lambda dialog: dialog.accept())
            page.locator("details.begin").evaluate("begin => { begin.open = true }")
            page.locator("#afresh").click()
            # Each has a title of its own, since they are judged together.
            for path, value in {**base, "title": f"{base['title']} {number}", **change}.items():
                self.put(page, path, value)
            page.locator("#copy").click()
            path = f"content/{FORMS[form]}/case-{number}.md"
            (self.folder / path).write_text(page.locator("#file").text_content(), encoding="utf-8")
            made.append((path, form, change, page.locator("#missing li").all_inner_texts()))
        page.context.close()
        run = subprocess.run([self.kbgen, "check", "--source", str(self.folder), "--format", "text"], capture_output=True, text=True)
        lines = [line for line in run.stderr.splitlines() if re.match(r"content\S+:\d+:\d+: (error|warning)", line)]
        for path, form, change, said in made:
            (self.folder / path).unlink()
            # Whether a new name is nearly an old one is for the editors to see.
            judged = [line for line in lines if line.startswith(f"{path}:") and "[name-like-entry]" not in line]
            expect(bool(said) == bool(judged), f"{form} with {change}: the form says {said}, and kbgen {judged}")

    def carried(self):
        """All parts of all entries, written anew by the form, make the same pages."""
        folder = self.folder / "again"
        for part in ["content", "templates"]:
            shutil.copytree(self.folder / part, folder / part)
        for form, kind in FORMS.items():
            page = self.open(form)

            def always(route):
                script = route.fetch().text()
                changed = script.replace("JSON.stringify(value) === part.before", "false")
                expect(changed != script, "the form cannot be made to write all parts anew")
                route.fulfill(body=changed, content_type="text/javascript")

            page.route("**/form.js*", always)
            page.reload()
            page.locator("#form").wait_for(state="visible")
            page.locator("details.begin").evaluate("begin => { begin.open = true }")
            for entry in sorted((folder / "content" / kind).glob("*.md")):
                page.locator("#entry").fill(entry.stem)
                page.locator("#fetch").click()
                page.wait_for_function("name => document.getElementById('path').textContent.endsWith('/' + name)", arg=entry.name)
                before, after = entry.read_text(encoding="utf-8"), page.locator("#file").text_content()
                entry.write_text(after, encoding="utf-8")
                notes = [[line.strip() for line in text.splitlines() if line.strip().startswith("# ")] for text in (before, after)]
                expect(sorted(notes[0]) == sorted(notes[1]), f"{entry.name} loses a comment")
            page.context.close()
        subprocess.run([self.kbgen, "build", "--quiet", "--source", str(folder), "--output", str(folder / "public")], check=True)
        pages = sorted(path.relative_to(self.folder / "public") for path in (self.folder / "public").rglob("*.html"))
        for path in pages:
            expect((folder / "public" / path).read_bytes() == (self.folder / "public" / path).read_bytes(),
                   f"{path} is another page once the form has written the entries anew")

    def kept(self):
        """What was begun is never lost: not by correcting something else, not by loading a file, not unasked."""
        asked = []
        page = self.open("case-study")
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.get_by_label("Title", exact=True).fill("Half a story")
        self.take(page)
        page.locator("details.begin").evaluate("begin => { begin.open = true }")
        page.locator("#afresh").click()
        page.locator("#load").set_input_files({"name": "x.md", "mimeType": "text/markdown", "buffer": b"---\ntitle: Other\n---\n"})
        page.locator("#entry").fill("inspire-sussex")
        page.locator("#fetch").click()
        expect(len(asked) == 3, f"what is in the form goes unasked: {len(asked)} questions")
        page.goto(f"{self.base}contribute/case-study.html?entry=inspire-sussex")
        page.get_by_text("is in the form now").wait_for()
        page.get_by_label("Place", exact=True).fill("Brighton and Hove")
        self.take(page)
        page.goto(f"{self.base}contribute/case-study.html")
        page.get_by_text("What you wrote before is here again.").wait_for()
        expect("title: Half a story" in self.take(page), "a correction writes over a story that was begun")
        page.goto(f"{self.base}contribute/case-study.html?entry=inspire-sussex")
        page.get_by_text("What you wrote before is here again.").wait_for()
        corrected = self.take(page)
        expect("place: Brighton and Hove" in corrected, "a correction that was begun is lost")
        # Saved, and loaded on another day: it is still the same entry's.
        page.on("dialog", lambda dialog: None)
        with page.expect_download() as download:
            page.locator("#save").click()
        saved = pathlib.Path(download.value.path()).read_bytes()
        page.evaluate("localStorage.clear()")
        page.goto(f"{self.base}contribute/case-study.html")
        page.locator("#load").set_input_files({"name": "inspire-sussex (1).md", "mimeType": "text/markdown", "buffer": saved})
        page.get_by_text("is in the form now").wait_for()
        expect(page.locator("#path").text_content() == "content/case-studies/inspire-sussex.md", "a saved correction loses its place")
        expect(self.take(page) == corrected, "a saved file comes back changed")
        # An entry that is there is opened for editing, not made a second time.
        self.tick(page)
        page.locator("#open").click()
        page.wait_for_function("window.opened.length === 1")
        opened = page.evaluate("window.opened[0]")
        expect(opened == "https://github.com/example/knowledge/edit/main/content/case-studies/inspire-sussex.md", f"a correction opens {opened}")
        expect(page.evaluate("navigator.clipboard.readText()") == corrected, "a correction is not copied")
        page.evaluate("""() => { form.dataset.new = "https://gitlab.com/a/b/-/new/main?file_name={path}&content={text}"; }""")
        page.locator("#load").set_input_files({"name": "new.md", "mimeType": "text/markdown", "buffer": b"---\ntitle: New & old\n---\n"})
        page.get_by_text("“New & old” is in the form now").wait_for()
        page.locator("#open").click()
        page.wait_for_function("window.opened.length === 2")
        query = parse_qs(urlsplit(page.evaluate("window.opened[1]")).query)
        expect(query == {"file_name": ["content/case-studies/new-and-old.md"], "content": [self.take(page)]}, f"GitLab gets {query}")
        # The message is seen where the buttons are.
        expect(page.evaluate("said.getBoundingClientRect().top >= 0"), "what was done is said where nobody looks")
        page.context.close()

    def loaded(self):
        """A file from anywhere is text and nothing else; what the form cannot show stays, and it says so."""
        evil = "</script><img src=x onerror=window.hurt=1><svg onload=window.hurt=1>"
        whole = (f"---\n# {evil}\ntitle: \"{evil}\"\nsummary: '{evil}'\naliases: [\"{evil}\", 'b']\norganisations:\n"
                 f"  - name: \"{evil}\" # {evil}\n    role: \"{evil}\"\n    constructor: x\n  - role: lead\nplace: {{a: b}}\n"
                 f"constructor: x\nstatus: {evil}\nextra:\n  toString: &a [1, 2]\nstarted: *a\nended: !!str 2014\n---\n{evil}\n")
        page = self.open("case-study")
        page.on("dialog", lambda dialog: dialog.accept())

        def load(text, name="draft.md"):
            page.locator("#load").set_input_files({"name": name, "mimeType": "text/markdown", "buffer": text if isinstance(text, bytes) else text.encode()})
            page.locator("#said:not(:empty)").wait_for(state="attached")
            words = page.locator("#said").text_content()
            page.evaluate("document.getElementById('said').textContent = ''")
            return words

        said = load(whole)
        expect(self.take(page).strip() == whole.strip(), f"a file comes back changed:\n{self.take(page)}")
        expect(page.evaluate("window.hurt") is None and page.locator("#form :is(img, svg, script)").count() == 0, "a file becomes HTML")
        for words in ["Organisations", "Place", "Status", "Started", "Ended", "cannot be changed here", "constructor"]:
            expect(words in said, f"`{words}` is not said of a file that holds more than the form can show: {said}")
        self.tick(page)
        page.locator("#copy").click()
        page.get_by_text("Copied.").wait_for()
        for text in ["", "hello", "---\n", "---\ntitle\n---\n", "<html></html>", b"\xff\xfe\x00\x01", b"\x00" * 150_000, "x" * 200_001]:
            expect("cannot be read" in load(text) or "too large" in load(text), f"{text[:20]} is taken for an entry")
        said = load((self.folder / "content/organisations/clinks.md").read_text(), "clinks.md")
        expect("Is this the right form?" in said, f"an organisation is taken for a case study: {said}")
        for text in ["---\n" + "".join(" " * depth + "a:\n" for depth in range(500)) + "---\n", "---\ntitle: [" + " " * 100_000 + "\"\n---\n",
                     "---\naliases: [" + "a," * 50_000 + "]\n---\n", "---\ntitle: \"" + "\\\\" * 40_000 + "\n---\n"]:
            load(text)
        page.context.close()

    def printed(self):
        """The same questions on paper: each field of the form, in black on white, nothing cut off."""
        page = self.browser.new_context().new_page()
        for form in FORMS:
            page.goto(f"{self.base}contribute/{form}.html")
            labels = page.locator("#form .step > .field > :is(label:not(.box), legend)").all_text_contents()
            page.goto(f"{self.base}contribute/{form}-on-paper.html")
            file = self.folder / f"{form}.pdf"
            page.pdf(path=file, format="A4")
            text = " ".join(subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout.split())
            expect(len(labels) > 10, f"{form} has {len(labels)} fields")
            for label in labels + ["The partners named here have seen it", "No one who used the service can be recognised", "stories@example.org"]:
                expect(label in text, f"{form} on paper does not ask “{label}”")
            count = int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", file], capture_output=True, text=True).stdout)[1])
            expect(count <= 8, f"{form} takes {count} sheets")
        page.context.close()

    def without_script(self):
        context = self.browser.new_context(java_script_enabled=False)
        page = context.new_page()
        for form, folder in FORMS.items():
            page.goto(f"{self.base}contribute/{form}.html")
            expect(not page.locator("#form").is_visible(), f"{form}: a form that does nothing is shown without a script")
            # A `pre` inside `noscript` is text to a parser that has scripts, and an element to one that has not.
            skeleton = page.locator("noscript pre").text_content()
            said = self.judged(f"content/{folder}/a-skeleton.md", skeleton)
            expect(not said, f"kbgen does not accept the skeleton: {said}\n{skeleton}")
        context.close()


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: .venv/bin/python Tests/Browser/check-form.py KBGEN [PART...]   (the program)")
    kbgen = str(pathlib.Path(sys.argv[1]).resolve())
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("Chromium is missing: run script/bootstrap --test")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        for part in ["content", "templates"]:
            shutil.copytree(ROOT / part, folder / part)
        site = folder / "content/site.yml"
        lines = [line for line in site.read_text().splitlines()
                 if not re.match(r"(search|contact|repository|answersWithin):", line)]
        lines += ["contact: stories@example.org", "repository: https://github.com/example/knowledge", "answersWithin: two weeks"]
        site.write_text("\n".join(lines) + "\n")
        subprocess.run([kbgen, "build", "--quiet", "--source", str(folder), "--output", str(folder / "public")], check=True)
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder / "public")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        check = Check(kbgen, folder, browser, f"http://127.0.0.1:{server.server_port}/")
        for part in [check.told, check.mailed, check.lesson, check.agrees, check.corrected, check.carried,
                     check.kept, check.loaded, check.hostile, check.printed, check.without_script]:
            if part.__name__ in sys.argv[2:] or len(sys.argv) == 2:
                part()
        browser.close()
    for fault in dict.fromkeys(wrong):
        print(fault)
    print(f"the forms: {len(dict.fromkeys(wrong))} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
