#!/usr/bin/env python3
"""Gives the same hostile content to Hugo, and says what it does with it: for the table in docs/RELIABILITY.md.

    check-rivals.py HUGO KBGEN [STEP]

With STEP, only every STEPth kind and text is tried. Prints figures and holds nothing: it is not part of script/test."""

import sys
from pathlib import Path

from markdown_attacks import CLASSES
from program import Program, Site
from script_attacks import ADDRESS_PLACES, addresses, elements

hugo, kbgen = (Program(str(Path(path).resolve())) for path in sys.argv[1:3])
step = int(sys.argv[3]) if len(sys.argv) > 3 else 1
CONFIGURATION = 'baseURL = "https://example.org/"\ntitle = "Hostile"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
LAYOUT = "<!DOCTYPE html>\n<html><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"


def ask(body, name="x"):
    text = f"---\ntitle: Hostile\n---\n{body}\n"
    with Site({f"content/pages/{name}.md": text}) as ours:
        one = kbgen.run("build", "--quiet", folder=ours.path, time_limit=60)
    with Site() as theirs:
        (theirs.path / "content/site.yml").unlink()
        theirs.write("hugo.toml", CONFIGURATION)
        for layout in ("single", "list", "home"):
            theirs.write(f"layouts/_default/{layout}.html", LAYOUT)
        theirs.write(f"content/pages/{name}.md", text)
        other = hugo.run("--quiet", folder=theirs.path, time_limit=60)
        pages = "".join(path.read_text(errors="replace") for path in theirs.path.glob(f"public/pages/{name}/*.html"))
    return one, other, pages


def main():
    rows = {"longer than 1 s of CPU": [0, 0], "more than 200 MiB": [0, 0], "crashed or never ended": [0, 0], "refused with its place": [0, 0]}
    kinds = list(CLASSES.items())[::step]
    for kind, make in kinds:
        # One megabyte, as a stranger might send it.
        run = make(16_000)
        one, other, _ = ask("\n".join([run] * (1_000_000 // max(1, len(run)))))
        for column, result in enumerate((one, other)):
            rows["longer than 1 s of CPU"][column] += result.seconds > 1.2
            rows["more than 200 MiB"][column] += result.mebibytes > 200
            rows["crashed or never ended"][column] += result.crashed or result.late
            rows["refused with its place"][column] += result.status == 1 and "content/pages/x.md" in result.messages
    print(f"{len(kinds)} kinds of Markdown, 1 MB each: kbgen, Hugo")
    for words, (ours, theirs) in rows.items():
        print(f"  {words}: {ours}, {theirs}")
    silent = runs = 0
    texts = elements() + [place.format(address=address) for address in addresses() for place in ADDRESS_PLACES]
    texts = texts[::step]
    for text in texts:
        _, other, pages = ask(text)
        silent += other.status == 0 and not other.messages.strip()
        runs += any(word in pages.lower() for word in ("onerror=", "<script>alert", "href=\"javascript:", "src=\"data:text"))
    print(f"{len(texts)} texts that want to run: {silent} of them built by Hugo without a word, {runs} with a program in them")


main()
