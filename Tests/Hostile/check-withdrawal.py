#!/usr/bin/env python3
"""Takes an entry out of a site and looks through every byte that one build publishes then: of what it said nothing is left,
not in the pages, the search, the feeds, the data or the edition for paper, and not in the database and the zip that are exported
over those of before. Its title stands in the notice at its address and nowhere else.

    check-withdrawal.py KBGEN"""

import gzip
import io
import sys
import zipfile
from pathlib import Path

from program import REPOSITORY, SITE, Program, Report, Site

program = Program(str(Path(sys.argv[1]).resolve()), {"PATH": f"{REPOSITORY}/.tools:/usr/bin:/bin"})
report = Report()

WORDS = ["Quetzalmarch", "Xylophant", "Brontigone", "Jabberholm", "Ombrageous", "Fizzlewick", "Grimblethorpe"]
TITLE, SUMMARY, BODY, PARTNER, PLACE, TELLER, FIGURE = WORDS
STUDY = f"""\
---
title: The {TITLE} project
summary: A {SUMMARY} summary.
account:
  by: {TELLER} Smith
  date: "2026-03"
organisations:
  - name: {PARTNER} Line
    role: lead
place: {PLACE}
figures:
  - value: three
    what: {FIGURE} calls
    asAt: "2025"
date: "2026-03-01"
---
## What {BODY} did

They were {BODY}.
"""
NOTICE = f"---\ntitle: The {TITLE} project\nwithdrawn:\n  date: \"2026-04-01\"\n  reason: They asked us to.\n---\n"


def texts(path):
    """All that a file says, unpacked."""
    data = path.read_bytes()
    yield data
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)


def places(folder, word):
    found = set()
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and any(word.lower().encode() in text.lower() for text in texts(path)):
            found.add(name)
        if word.lower() in name.lower():
            found.add(name)
    return found


def main():
    site_file = SITE + "search: pagefind\nvocabularies:\n  roles:\n    - id: lead\n      label: Lead\n"
    with Site({"content/case-studies/gone.md": STUDY, "content/case-studies/stays.md": STUDY.replace(TITLE, "Staying").replace(
            SUMMARY, "plain").replace(BODY, "steady").replace(PARTNER, "Other").replace(PLACE, "Northtown").replace(
            TELLER, "Jo").replace(FIGURE, "phone")}, site=site_file) as site:
        output = site.path / "everything"
        output.mkdir()

        def publish(words):
            """Builds and exports, over what stands there from before."""
            for arguments in (["build", "--output", "everything/public"], ["export", "sqlite", "everything/data.db"],
                              ["export", "zip", "everything/site.zip"]):
                run = program.run(*arguments, folder=site.path)
                report.check(run.status == 0, f"kbgen {' '.join(arguments[:2])} succeeds {words}", run)

        publish("at first")
        report.check((output / "public/pagefind").exists(), "the site is built with its search")
        for word in WORDS:
            found = places(output, word)
            wanted = {"site.zip", "data.db", "public/print/index.html"}
            # The data have what the fields say; the text is in the database, to be searched, and in the Markdown.
            wanted |= {"public/data/graph.json"} if word != BODY else set()
            report.check(wanted <= found, f"{word} is published", found)
        report.check(
            any(name.startswith("public/pagefind/") for name in places(output, BODY)), "the search knows it", places(output, BODY))
        for words, change in (
            ("withdrawn", lambda: site.write("content/case-studies/gone.md", NOTICE)),
            ("taken away", lambda: (site.path / "content/case-studies/gone.md").unlink()),
        ):
            change()
            publish(f"once it is {words}")
            for word in WORDS:
                allowed = set()
                if word == TITLE and words == "withdrawn":
                    allowed = {"public/case-studies/gone.html", "site.zip"}
                left = places(output, word)
                report.check(left <= allowed, f"nothing is left of {word} once it is {words}", left)
            if words == "withdrawn":
                with zipfile.ZipFile(output / "site.zip") as archive:
                    named = {name for name in archive.namelist() if TITLE.encode() in archive.read(name)}
                report.check({name.split("/", 1)[1] for name in named} == {"case-studies/gone.html"}, "the zip has the notice alone", named)
            report.check({"data.db", "site.zip"} <= places(output, "Staying"), "what stays, stays")
    report.end("words to be gone after one build")


main()
