#!/usr/bin/env python3
"""Gives the program front matter and files as a stranger might send them. Each is refused with its place and in words, or
built, within a second of CPU and 200 MiB; nothing outside the output folder is touched.

    check-files.py KBGEN [--long]"""

import os
import random
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

from program import ABOUT, SITE, Program, Report, Site

program = Program(str(Path(sys.argv[1]).resolve()))
is_long = "--long" in sys.argv
report = Report()
SECONDS, MEBIBYTES = 1.0, 200


def snapshot(folder):
    """All that stands in a folder, its output and its cache aside: kinds, modes, sizes, times of change and where links lead."""
    found = {}
    for above, folders, files in os.walk(folder):
        if Path(above) == Path(folder):
            folders[:] = [name for name in folders if name not in ("public", ".kbgen")]
        for name in folders + files:
            path = os.path.join(above, name)
            status = os.lstat(path)
            found[path] = (
                status.st_mode, status.st_size, status.st_mtime_ns, os.readlink(path) if stat.S_ISLNK(status.st_mode) else "")
    return found


def run(site, words, wanted, *arguments, seconds=SECONDS, mebibytes=MEBIBYTES, says=None, command="build"):
    """Builds a site. `wanted` is "refused", "built" or either, parted by a space; `says` must stand in the message."""
    before = snapshot(site.path)
    result = program.run(command, *arguments, folder=site.path)
    after = snapshot(site.path)
    outcome = {0: "built", 1: "refused", 2: "disk"}.get(result.status, "crashed")
    holds = outcome in wanted.split() and not result.late and result.seconds < seconds
    holds = holds and result.mebibytes < mebibytes and before == after
    holds = holds and ("public" in {path.name for path in site.path.iterdir()}) == (outcome == "built" and command == "build")
    said = result.messages + result.output
    if outcome != "built":
        holds = holds and said.strip() != ""
    holds = holds and all(part in said for part in ([says] if isinstance(says, str) else says or []))
    report.check(holds, words, f"wanted {wanted}{f' and {says!r}' if says else ''}; {result}"
                 + ("" if before == after else "; the surroundings changed"))
    return result


def entry(fields, body="Some words.\n", title="title: Hostile\n"):
    return f"---\n{title}{fields}---\n{body}"


PAGE = "content/pages/hostile.md"
BIG = 190 * 1024

# ── Front matter ──

bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + step)}: &{chr(98 + step)} [{', '.join(['*' + chr(97 + step)] * 9)}]\n" for step in range(9))

REFUSED = {
    "an alias bomb": entry("extra:\n  " + bomb.replace("\n", "\n  ").rstrip(" ")),
    "an alias": entry("extra:\n  a: &x 1\n  b: *x\n"),
    "an alias inside itself": entry("extra: &a [*a]\n"),
    "a merge key": entry("extra:\n  a: &x {b: 1}\n  <<: *x\n"),
    "a tag that makes an object": entry("extra: !!python/object/apply:os.system ['true']\n"),
    "a tag of one's own": entry("extra: !a b\n"),
    "a directive": "%YAML 1.1\n---\ntitle: a\n---\nb\n",
    "flow lists 10,000 deep": entry("extra: " + "[" * 10_000 + "]" * 10_000 + "\n"),
    "flow mappings 10,000 deep": entry("extra: " + "{a: " * 10_000 + "}" * 10_000 + "\n"),
    "flow lists that never close": entry("extra: " + "[" * 90_000 + "\n"),
    "flow mappings that never close": entry("extra: " + "{" * 90_000 + "\n"),
    "block lists 10,000 deep": entry("extra: " + "- " * 10_000 + "a\n"),
    "block lists 90,000 deep": entry("extra:\n" + "- " * 90_000 + "a\n"),
    "question marks 50,000 deep": entry("extra:\n  " + "? " * 50_000 + "a\n"),
    "mappings by indentation": entry("extra:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 580))),
    "a key of 150 KB": entry("a" * 150_000 + ": b\n"),
    "a quoted key of 150 KB": entry('"' + "a" * 150_000 + '": b\n'),
    "10,000 keys": entry("".join(f"key{number}: a\n" for number in range(10_000))),
    "the same key 10,000 times": entry("date: 2009\n" * 10_000),
    "a title of 180 KB": entry("", title="title: " + "a" * BIG + "\n"),
    "a title of one letter with 90,000 marks above it": entry("", title="title: a" + "\u0301" * 90_000 + "\n"),
    "a title of families": entry("", title="title: " + "\U0001f469\u200d" * 3_000 + "\n"),
    "a title of nothing one can see": entry("", title="title: \"\u3164\u115f\u2800\"\n"),
    "a title with a right-to-left override": entry("", title="title: \"Rise \u202egnp.exe\"\n"),
    "a title with an Arabic letter mark": entry("", title="title: \"Rise\u061c\"\n"),
    "a title with a zero-width space": entry("", title="title: \"Ri\u200bse\"\n"),
    "a title with isolates": entry("", title="title: \"\u2067Rise\u2069\"\n"),
    "a title with tags": entry("", title="title: \"Rise\U000e0041\U000e0042\"\n"),
    "a title with variation selectors": entry("", title="title: \"Rise\U000e0100\U000e0101\"\n"),
    "a title with a combining joiner": entry("", title="title: \"Ri\u034fse\"\n"),
    "a title with an escaped NUL": entry("", title='title: "a\\0b"\n'),
    "a title with an escaped bell": entry("", title='title: "a\\ab"\n'),
    "a title with an escaped override": entry("", title='title: "a\\u202Eb"\n'),
    "a title with an escaped half of a pair": entry("", title='title: "a\\uD800b"\n'),
    "a title with an escape beyond Unicode": entry("", title='title: "a\\U00110000b"\n'),
    "a title with a private character": entry("", title="title: \"Rise \ue000\"\n"),
    "a NUL in the front matter": entry("order: 1\0\n"),
    "a NUL in the text": entry("", body="a\0b\n"),
    "UTF-16": b"\xff\xfe" + entry("").encode("utf-16-le"),
    "UTF-16, the other way": b"\xfe\xff" + entry("").encode("utf-16-be"),
    "UTF-32": entry("").encode("utf-32"),
    "Latin-1": entry("", body="\u00a3 5\n").encode("latin-1"),
    "an overlong slash": entry("").encode() + b"\xc0\xaf\n",
    "half a pair in UTF-8": entry("").encode() + b"\xed\xa0\x80\n",
    "a letter beyond Unicode": entry("").encode() + b"\xf4\x90\x80\x80\n",
    "a letter cut off by the end": entry("").encode() + b"\xe2\x82",
    "a byte of its own": entry("", title="title: a").encode() + b"\x80\n",
    "a control character": entry("", title="title: a\x01b\n"),
    "nothing at all": "",
    "one byte": "-",
    "only the opening": "---\n",
    "front matter that does not end": "---\ntitle: a\n" + "b: c\n" * 30_000,
    "300 KB": entry("", body="a\n\n" * 100_000),
    "a carriage return as line end": "---\rtitle: a\r---\rb\r",
    "a tab for indentation": entry("extra:\n\ta: b\n"),
    "front matter of a list": "---\n- a\n---\nb\n",
    "front matter of a word": "---\nword\n---\nb\n",
    "an unknown key of markup": entry("<script>alert(1)</script>: a\n"),
    "an alias that leads out": entry("aliases: [/../../etc/passwd]\n"),
    "an alias that leads out, encoded": entry("aliases: [/%2e%2e/%2e%2e/etc/passwd]\n"),
    "an alias with a doubled slash": entry("aliases: [//evil.example/a.html]\n"),
    "an alias with a backslash": entry("aliases: ['/\\evil.example/a.html']\n"),
    "an alias that is the root": entry("aliases: [/]\n"),
    "an alias of a folder": entry("aliases: [/a/]\n"),
    "an alias that is the list of files": entry("aliases: [/kbgen-manifest.txt]\n"),
    "an alias that is the home page": entry("aliases: [/index.html]\n"),
    "an alias below the home page": entry("aliases: [/index.html/a.html]\n"),
    "an alias inside the index": entry("aliases: [/pagefind/pagefind.js]\n"),
    "an alias that is the headers": entry("aliases: [/_headers]\n"),
    "an alias that is the redirects": entry("aliases: [/_redirects]\n"),
    "an alias that is a stylesheet": entry("aliases: [/style.css]\n"),
    "an alias with a question mark": entry("aliases: ['/a.html?b']\n"),
    "an alias with a line end": entry('aliases: ["/a\\n/b.html"]\n'),
    "an alias of 190 letters": entry("aliases: [/" + "a" * 185 + ".htm]\n"),
    "an alias that is hidden": entry("aliases: [/.htaccess]\n"),
    "an alias that two say": entry("aliases: [/a.html, /A.html]\n"),
    "10,000 aliases": entry("aliases:\n" + "".join(f"  - /a{number}.html\n" for number in range(9_000))),
    "10,000 list items": entry("sources:\n" + "".join(f"  - s{number}\n" for number in range(9_000))),
    "a number of 100 digits": entry("order: " + "9" * 100 + "\n"),
    "a number that is infinite": entry("order: .inf\n"),
    "a date of 100 digits": entry("date: \"" + "9" * 100 + "\"\n"),
    "a date with Arabic digits": entry("date: \"\u0662\u0660\u0660\u0669\"\n"),
    "a date that is none": entry("date: \"2009-02-30\"\n"),
    "the year nought": entry("date: \"0000\"\n"),
    "a page with look-alike letters in its slug": None,
    "a link of 100 KB": entry("", body="[a](" + "b" * 7_000 + ".md)\n"),
    "a link that leads out": entry("", body="[a](../../../etc/passwd)\n"),
    "a picture that leads out": entry("", body="![a](../../../etc/passwd)\n"),
    "a picture from elsewhere": entry("", body="![a](https://evil.example/a.png)\n"),
    "a link to a file of the disk": entry("", body="[a](file:///etc/passwd)\n"),
}

BUILT = {
    "a title in Welsh": entry("", title="title: Dŷ Gwyn\n"),
    "a title in Arabic": entry("", title="title: مرحبا\n"),
    "a title of combined letters": entry("", title="title: Cafe\u0301\n"),
    "Windows line ends": entry("").replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + entry(""),
    "a text without a line end": entry("", body="a"),
    "no text": entry("", body=""),
    "a text of 100 KB": entry("", body="Some words and no end of them.\n\n" * 3_100),
}

# Where a rule has to tell of it, be it only a warning.
TOLD = {
    "a title with a Cyrillic letter": entry("", title="title: R\u0456se\n"),
    "a title of Cyrillic letters that look Latin": entry("", title="title: Help \u043e\u0440\u0435\n"),
    "a title with a Greek letter": entry("", title="title: \u039fpen Door\n"),
    "a title of wide letters": entry("", title="title: \uff32\uff49\uff53\uff45\n"),
    "a title of mathematical letters": entry("", title="title: \U0001d411\U0001d422se\n"),
    "a text with a right-to-left override": entry("", body="Pay \u202eelpmaxe\u202c now.\n"),
    "a text with a zero-width space": entry("", body="Pay\u200bpal\n"),
    "a text with look-alike letters": entry("", body="Ask p\u0430ypal for it.\n"),
    "a link whose text is another address": entry("", body="[https://bank.example](https://evil.example/)\n"),
}


def front_matter():
    for words, text in REFUSED.items():
        if text is not None:
            with Site({PAGE: text}) as site:
                run(site, words, "refused", says=PAGE)
    for words, text in BUILT.items():
        with Site({PAGE: text}) as site:
            run(site, words, "built")
    for words, text in TOLD.items():
        with Site({PAGE: text}) as site:
            run(site, words, "built refused", says=PAGE)


# ── content/site.yml ──

TERMS = "vocabularies:\n  themes:\n"
SITES = {
    "a site file of a list": ("refused", "- a\n"),
    "an empty site file": ("refused", ""),
    "a site file of a bomb": ("refused", bomb),
    "a base address that runs": ("refused", SITE.replace("https://example.org/", "javascript:alert(1)")),
    "a base address with markup": ("refused", SITE.replace("https://example.org/", "'https://example.org/\"><script>'")),
    "a base address that leads out": ("refused built", SITE.replace("https://example.org/", "https://example.org/../a/")),
    "a language with markup": ("refused", SITE.replace("en-GB", "'en\" onload=\"x'")),
    "a contact that runs": ("refused", SITE + "contact: javascript:alert(1)\n"),
    "a repository that runs": ("refused", SITE + "repository: javascript:alert(1)\n"),
    "a term that leads out": ("refused", SITE + TERMS + "    - id: ../../etc\n      label: a\n"),
    "a term of 300 letters": ("refused", SITE + TERMS + f"    - id: {'a' * 300}\n      label: a\n"),
    "a term called index": ("refused", SITE + TERMS + "    - id: index\n      label: a\n"),
    "9,000 terms": ("refused", SITE + TERMS + "".join(f"    - id: a{number}\n      label: b\n" for number in range(6_000))),
    "a term twice": ("refused", SITE + TERMS + "    - id: a\n      label: b\n" * 2),
    "format 999999999999999999999": ("refused", SITE.replace("format: 1", "format: 999999999999999999999")),
}


def site_files():
    for words, (wanted, text) in SITES.items():
        with Site(site=text) as site:
            run(site, words, wanted, says="content/site.yml" if wanted == "refused" else None)
    with Site() as site:
        (site.path / "content/site.yml").write_bytes(b"\x00" * 1_000)
        run(site, "a site file of NULs", "refused", says="content/site.yml")
    with Site() as site:
        (site.path / "content/site.yml").unlink()
        (site.path / "content/site.yml").symlink_to("/etc/passwd")
        run(site, "a site file that is a link", "refused", says="content/site.yml")
    with Site() as site:
        (site.path / "content/site.yml").unlink()
        (site.path / "content/site.yml").mkdir()
        run(site, "a site file that is a folder", "refused", says="content/site.yml")


# ── File names ──

NAMES = [
    # name, wanted, whether the message names the file as it is
    ("content/pages/Open Door.md", "refused"), ("content/pages/..md", "built"), ("content/pages/.hidden.md", "built"),
    ("content/pages/a..md", "refused"), ("content/pages/-a.md", "refused"), ("content/pages/a--b.md", "refused"),
    ("content/pages/a_b.md", "refused"), ("content/pages/a\nb.md", "refused"), ("content/pages/a\x1b[31mb.md", "refused"),
    ("content/pages/a\"b.md", "refused"), ("content/pages/<script>alert(1)<.md", "refused"),
    ("content/pages/caf\u00e9.md", "refused"), ("content/pages/cafe\u0301.md", "refused"),
    ("content/pages/p\u0430ypal.md", "refused"), ("content/pages/\u202egnp.md", "refused"),
    ("content/pages/a\u200bb.md", "refused"), ("content/pages/\uff41.md", "refused"), ("content/pages/\u017f.md", "refused"),
    ("content/pages/\u212a.md", "refused"), ("content/pages/\u0131.md", "refused"), ("content/pages/\u00b2.md", "refused"),
    ("content/pages/\u0661.md", "refused"), ("content/pages/A.md", "refused"), ("content/pages/a.MD", "refused"),
    ("content/pages/a.md.md", "refused"), ("content/pages/a.html", "refused"), ("content/pages/a", "refused"),
    ("content/pages/" + "a" * 101 + ".md", "refused"), ("content/pages/" + "a" * 252 + ".md", "refused"),
    ("content/pages/con.md", "refused"), ("content/pages/nul.md", "refused"), ("content/pages/aux.md", "refused"),
    ("content/pages/com1.md", "refused"), ("content/pages/lpt9.md", "refused"), ("content/pages/prn.md", "refused"),
    ("content/pages/index.md", "refused"), ("content/pages/404.md", "refused"), ("content/pages/search.md", "built refused"),
    ("content/pages/robots.md", "built"), ("content/pages/pagefind.md", "built"), ("content/pages/kbgen-manifest.md", "built"),
    ("content/case-studies/index.md", "refused"), ("content/pages/sub/a.md", "refused"), ("content/a.md", "refused"),
    ("content/nowhere/a.md", "refused"), ("content/ pages/a.md", "refused"), ("content/Pages/a.md", "refused"),
    ("content/images/a\nb.png", "refused"), ("content/images/a b.png", "refused"), ("content/images/con.png", "refused"),
    ("content/images/a.exe", "refused"), ("content/images/a.svg", "refused"), ("content/images/a.html", "refused"),
    ("content/images/a.png", "refused"), ("content/images/a.png.html", "refused"), ("content/images/.a.png", "built"),
    ("static/kbgen-manifest.txt", "refused"), ("static/index.html", "refused"), ("static/INDEX.HTML", "refused"),
    ("static/index.html/a.txt", "refused"), ("static/style.css", "refused"), ("static/_redirects", "refused built"),
    ("static/_headers", "refused"), ("static/pagefind/pagefind.js", "refused"), ("static/pagefind/a.txt", "built"),
    ("static/lessons", "refused built"), ("static/about.html/b.txt", "refused"),
    ("static/a\nb.txt", "refused"), ("static/a\x1bb.txt", "refused"), ("static/a\x7fb.txt", "refused"),
    ("static/\u202etxt.a", "refused"), ("static/a\\b.txt", "refused"), ("static/con.txt", "refused"), ("static/a:b.txt", "refused"),
    ("static/a?.txt", "refused"), ("static/a .txt", "refused"), ("static/a.txt ", "refused"), ("static/a.", "refused"),
    ("static/" + "a" * 250 + ".txt", "refused"), ("static/a.html", "refused"), ("static/a.HTM", "refused"),
    ("static/a.xhtml", "refused"), ("static/a.svg", "refused"), ("static/a.svgz", "refused"), ("static/a.js", "refused"),
    ("static/a.mjs", "refused"), ("static/a.xml", "refused"), ("static/a.xsl", "refused"), ("static/a.php", "refused"),
    ("static/a.cgi", "refused"), ("static/a.shtml", "refused"), ("static/a.mht", "refused"), ("static/a.swf", "refused"),
    ("static/a.wasm", "refused"), ("static/a.css", "refused"), ("static/web.config", "refused"), ("static/a", "refused"),
    ("static/CNAME", "built"), ("static/a.pdf", "built"), ("static/a.txt", "built"), ("static/a.csv", "built"),
    ("static/.htaccess", "built"), ("static/.well-known/security.txt", "built"), ("static/robots.txt", "refused"),
    ("templates/evil\nname.mustache", "refused built"), ("templates/unknown.txt", "refused built"),
]


def file_names():
    for name, wanted in NAMES:
        with Site() as site:
            text = b"not a picture" if "/images/" in name or name.startswith("static/") else entry("").encode()
            try:
                site.write(name, text)
            except OSError as error:
                print(f"  this disk cannot hold {name!r}: {error}")
                continue
            says = None
            if wanted == "refused":
                # A name that could play tricks on a terminal is shown with its characters made visible.
                says = name if name.isprintable() and name.isascii() else name.split("/")[0]
            result = run(site, f"a file called {name!r}", wanted, says=says)
            words = result.messages
            odd = [c for c in words if (ord(c) < 32 and c not in "\n\t") or ord(c) == 0x7f or c in "\u202e\u200b\u2067"]
            report.check(not odd, f"messages about {name!r} hold nothing that plays tricks on a terminal", repr(odd))
    pairs = [
        ("content/images/A.png", "content/images/a.png", "refused"), ("static/A.txt", "static/a.txt", "refused"),
        ("static/caf\u00e9.txt", "static/cafe\u0301.txt", "refused"), ("static/\u212a.txt", "static/k.txt", "refused"),
        ("static/stra\u00dfe.txt", "static/STRASSE.txt", "refused"), ("static/a/b.txt", "static/A", "refused"),
        ("static/\u00c9.txt", "static/e\u0301.txt", "refused"), ("content/pages/a.md", "content/pages/A.md", "refused"),
        ("content/lessons/a.md", "content/Lessons/a.md", "refused"), ("static/\u017f.txt", "static/s.txt", "refused"),
    ]
    for one, other, wanted in pairs:
        with Site({one: "x", other: "x"}) as site:
            run(site, f"{one!r} beside {other!r}", wanted)
    with Site() as site:
        target = os.fsencode(site.path) + b"/content/pages/a\xff\xfe.md"
        with open(target, "wb") as file:
            file.write(entry("").encode())
        run(site, "a name that is no UTF-8", "refused", says="content/pages/")


# ── What is no file ──


def odd_files():
    for words, make in {
        "a link out of content/": lambda path: path.symlink_to("/etc/passwd"),
        "a link to nothing": lambda path: path.symlink_to("/nowhere"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a link to a folder": lambda path: path.symlink_to("/etc"),
        "a link to its own folder": lambda path: path.symlink_to("."),
        "a link inside content/": lambda path: path.symlink_to("about.md"),
        "a pipe": lambda path: os.mkfifo(path),
        "a folder with the name of an entry": lambda path: path.mkdir(),
        "a socket": lambda path: bind_socket(path),
        "a device": lambda path: os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5)),
        "a device for everything": lambda path: os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 8)),
    }.items():
        for place in ("content/pages/a.md", "static/a.txt", "content/images/a.png", "templates/home.mustache", "addresses.txt"):
            with Site() as site:
                path = site.path / place
                path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    make(path)
                except PermissionError:
                    continue
                run(site, f"{words} at {place}", "refused built disk" if path.is_dir() and not path.is_symlink() else "refused disk")
    for place in ("content", "content/pages", "static", "templates", "content/images"):
        with Site() as site:
            path = site.path / place
            if path.exists():
                path.rename(site.path / "elsewhere")
            path.symlink_to(site.path / "elsewhere" if (site.path / "elsewhere").exists() else "/etc")
            run(site, f"{place} is a link", "refused disk")
    with Site() as site:
        path = site.path / "content/pages/a.md"
        path.write_text(entry(""))
        os.link(path, site.path / "content/pages/b.md")
        run(site, "two names of one file", "built")
    if os.geteuid() != 0:
        with Site({"content/pages/a.md": entry("")}) as site:
            (site.path / "content/pages/a.md").chmod(0)
            run(site, "a file that may not be read", "disk", says="content/pages/a.md")


def bind_socket(path):
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


# ── Sizes ──


def sizes():
    for place in ("content/pages/a.md", "content/site.yml", "content/images/a.png", "templates/home.mustache", "static/a.bin",
                  "addresses.txt"):
        with Site() as site:
            path = site.path / place
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "wb") as file:
                file.truncate(1 << 30)
            run(site, f"1 GB at {place}", "refused disk built", says=None if place.startswith("static") else place)
    with Site() as site:
        with open(site.path / "content/pages/a.md", "wb") as file:
            file.truncate(250 << 20)
        run(site, "an entry of 250 MB", "refused", says="content/pages/a.md")
    count = 100_000 if is_long else 10_000
    with Site({f"content/pages/a{number}.md": entry("") for number in range(count)}) as site:
        run(site, f"{count} small entries", "built", seconds=count / 1_000, mebibytes=40 + count * 16 / 1024 + 60)
    with Site({f"content/pages/a{number}.md": "x" for number in range(count)}) as site:
        run(site, f"{count} faulty entries", "refused", seconds=count / 1_000, mebibytes=40 + count * 16 / 1024 + 60)
    with Site({f"content/other/a{number}.txt": "x" for number in range(count)}) as site:
        run(site, f"{count} files of no kind", "refused", seconds=count / 1_000, mebibytes=40 + count * 16 / 1024 + 60)
    with Site() as site:
        path = site.path / "content/pages"
        for _ in range(60):
            path = path / ("d" * 60)
        try:
            path.mkdir(parents=True)
        except OSError:
            pass
        else:
            (path / "a.md").write_text(entry(""))
            run(site, "a path of 3,600 letters", "refused")
    with Site() as site:
        here = os.open(site.path / "content/pages", os.O_RDONLY)
        for _ in range(2_000):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        file = os.open("a.md", os.O_CREAT | os.O_WRONLY, dir_fd=here)
        os.close(file)
        os.close(here)
        result = program.run("build", folder=site.path)
        report.check(
            result.status in (1, 2) and result.messages.strip() != "" and result.seconds < SECONDS, "folders 2,000 deep", result)
        subprocess.run(["rm", "-rf", str(site.path / "content")], check=True)


# ── What changes while it is read ──


def changes():
    """Whatever a build makes of it, it ends, and says so or publishes whole pages."""
    for words, act in {
        "grows and shrinks": lambda path, n: path.write_text(entry("", body="a\n\n" * (n % 7 * 9_000))),
        "comes and goes": lambda path, n: path.unlink(missing_ok=True) if n % 2 else path.write_text(entry("")),
        "becomes a pipe": lambda path, n: (path.unlink(missing_ok=True), os.mkfifo(path)) if n % 2 else (
            path.unlink(missing_ok=True), path.write_text(entry(""))),
        "becomes a link": lambda path, n: (path.unlink(missing_ok=True), path.symlink_to("/etc/passwd")) if n % 2 else (
            path.unlink(missing_ok=True), path.write_text(entry(""))),
        "becomes a folder": lambda path, n: (path.unlink(missing_ok=True), path.mkdir()) if n % 2 else (
            path.rmdir() if path.is_dir() else None, path.write_text(entry(""))),
    }.items():
        with Site({f"content/pages/p{number}.md": entry("") for number in range(50)}) as site:
            over = threading.Event()

            def keep_changing():
                number = 0
                while not over.is_set():
                    for name in ("a", "p7", "p31"):
                        try:
                            act(site.path / f"content/pages/{name}.md", number)
                        except OSError:
                            pass
                    number += 1

            thread = threading.Thread(target=keep_changing)
            thread.start()
            for _ in range(60 if is_long else 10):
                result = program.run("build", "--quiet", folder=site.path, time_limit=30)
                holds = result.status in (0, 1, 2) and not result.late and "root:" not in result.messages
                report.check(holds, f"an entry {words} while it is read", result)
                for page in site.path.glob("public/*.html"):
                    text = page.read_text()
                    report.check("root:x:" not in text and text.endswith("</html>\n"), f"a page is whole though an entry {words}")
            over.set()
            thread.join()


for part in (front_matter, site_files, file_names, odd_files, sizes, changes):
    part()
report.end("hostile front matter and files")
