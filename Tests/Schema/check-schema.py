"""Holds `kbgen schema` against what kbgen itself takes and refuses.

Each schema is valid by the draft it names. Then sound entries are damaged at random, thousands of times, in the ways in which
data can be wrong; kbgen says of each file whether it is sound, a validator says it of the same data by the schema, and
both must agree: all that kbgen takes is valid, and what it refuses for a reason that JSON Schema can express is not.


Usage: check-schema.py PATH-TO-KBGEN [SEED]
"""

import copy
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

kbgen = pathlib.Path(sys.argv[1]).resolve()
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 20260301)
repository = pathlib.Path(__file__).resolve().parents[2]
KINDS = ["case-studies", "organisations", "lessons", "sources", "glossary", "frameworks", "pages"]

# What is wrong with data by itself. The other rules look at other entries, at the order of dates, or at how YAML is written.
EXPRESSIBLE = {
    "unknown-key", "misplaced-key", "edge-at-wrong-end", "missing-field", "empty-value", "wrong-type", "list-too-long",
    "unknown-term", "unreadable-date", "unreadable-address", "unreadable-identifier", "unreadable-slug", "text-too-long",
    "hidden-character", "party-unclear", "lone-statement", "nobody-says-so", "other-kind",
}  # fmt: skip

SITE = """format: 1
title: A site
baseURL: https://example.org/
language: en-GB
vocabularies:
""" + "".join(
    f"  {name}:\n" + "".join(f"    - id: {word}\n      label: {word}\n" for word in words)
    for name, words in {
        "areas": ["north", "south"], "aims": ["families", "work"], "people": ["women", "2019"], "roles": ["lead", "partner"],
        "organisationKinds": ["charity", "public-body"], "fundingKinds": ["grant", "none"], "themes": ["trust", "data"],
        "groups": ["five"], "sourceTypes": ["report", "blog"],
    }.items()
)

ROW = {"source": "clinks-2017", "where": "page 4"}
COMMON = {
    "aliases": ["Another name", "/pages/old.html"], "autolink": False, "sources": ["clinks-2017", dict(ROW)],
    "figures": [{"value": "three", "what": "doors", "of": "ten", "asAt": "undated", **ROW}, {"value": 3, "what": "x", "asAt": 2011}],
    "differences": [{"about": "How many", "says": [{"text": "Two", **ROW}, {"text": "Three"}]}],
    "updates": [{"date": "2026-03", "text": "It closed.", "by": "Jo"}, {"date": 2025, "text": "It opened.", "source": "clinks-2017"}],
    "reviewed": "2026-03-01", "date": "2026-03-01", "lastmod": "2026", "draft": True, "order": 3, "extra": {"colour": "green"},
}
ENTRIES = {
    "case-studies": {
        "title": "One door", "summary": "Three charities share a door.", "account": {"by": "Jo", "organisation": "rise", "date": "2026-03"},
        "organisations": [
            {"organisation": "rise", "role": "lead", "from": "2009", "to": "undated", "note": "Ran it.", **ROW},
            {"name": "Family Line", "role": "partner"}, {"unnamed": "four others", "role": "partner"}],
        "status": "running", "setting": ["custody", "community"], "origin": "mixed", "asAt": "2017", "areas": ["north"], "aims": ["work"],
        "people": ["women", 2019], "place": "Leyhill", "started": 2009, "ended": "2016-02-29", "website": "https://www.example.org/a?b#c",
        "partOf": ["rise"], "funding": [{"funder": "rise", "kind": "grant", "amount": "£20", "from": "2009", "to": "2010"}, {"kind": "none"}],
        "lessons": [{"lesson": "start-small", "evidence": "supports", "basis": "stated", "why": "It did.", **ROW}],
        "timeline": [{"date": "2015", "when": "autumn 2015", "event": "It opens"}, {"event": "It closes"}],
    },
    "organisations": {
        "title": "Rise", "kind": "charity", "summary": "A centre.", "short": "R", "identifiers": ["GB-CHC-1074546"],
        "website": "www.example.org", "checked": "2026-03-01", "founded": "1997", "formedFrom": ["rise-one"], "partOf": ["rise"], "place": "Brighton"},
    "lessons": {
        "title": "Start small", "summary": "It can be changed.", "audience": "both", "theme": "trust", "moments": ["setting-up"], "group": "five",
        "signs": ["we wait"], "questions": ["Who waits?"]},
    "sources": {
        "title": "A report", "type": "report", "authors": ["A. Reader"], "publisher": "Clinks Ltd", "published": "2017", "url": "http://example.org:8080",
        "checked": "2026", "voices": ["rise"], "readIn": ["paget-2011", dict(ROW)], "rights": "All"},
    "glossary": {"title": "Front door", "short": "FD", "meaning": "Where people ask.", "see": ["rise", "Open Gate"]},
    "frameworks": {
        "title": "Two ways", "summary": "It helps.", "poles": [{"label": "One", "points": ["a"]}, {"label": "Two"}], "questions": ["Who?"],
        "lessons": ["start-small"]},
    "pages": {"title": "About", "summary": "What it is."},
}  # fmt: skip

# Values that people put in the place of others, right and wrong ones.
SCALARS = [
    "", " ", "x", "Two words", "a" * 100, "a" * 101, "word " * 40, "word " * 60 + "end", "word " * 80, "é" * 200, "é" * 300, "é" * 301, "rise", "Rise", "ri--se", "-rise", "rise.md",
    "start-small", 0, 1, 2009, 999, 9999, 10000, -3, "3", "+3", "007", 12345678901, 2.5, True, False, "yes", "No", "maybe", None, "2009", "2014-05", "2014-5",
    "2014-13", "2014-02-29", "2016-02-29", "2000-02-29", "1900-02-29", "2014-04-31", "2014-12-31", "31/02/2014", "May 2014", "undated", "present", "0999", "https://example.org", "http://example.org/a b",
    "example.org", "www.example.org/x", "WWW.example.org", "HTTPS://EXAMPLE.ORG", "https://localhost", "https://a..b", "https://a.b:70000", "https://a.b:80/x", "ftp://a.b", "mailto:a@b.c",
    "https://exämple.org/ü", "https://a.b/<x>", "https://a.b?x", "GB-CHC-1074546", "gb-chc-1", "GB-CHC", "GB-CHC-1 2", "north", "families", "lead", "grant", "report", "running", "supports",
    "zero\u200bwidth", "soft\u00adhyphen", "a\u00a0b", "tab\tbed", "  padded  ", "two  spaces", "index", "true", "A", "£20,000", "custody", "trust", "five", "voluntary", "none", "\u2028",
]  # fmt: skip


def places(data, path=()):
    """Every key and index in a value, outermost first."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield path + (key,)
        yield from places(value, path + (key,))


def damaged(kind):
    """A sound entry with some fields left out, and up to three random changes."""
    data = copy.deepcopy({**ENTRIES[kind], **COMMON})
    for key in list(data):
        if random.random() < 0.5 and key not in ("title", "summary", "organisations", "account", "type", "meaning", "audience", "theme", "sources"):
            del data[key]
    if random.random() < 0.05:
        data["withdrawn"] = {"date": "2026-03-01", "reason": "They asked."}
    for _ in range(random.choice([0, 1, 1, 1, 2, 3])):
        spots = [place for place in places(data) if place[0] != "extra"]
        if not spots:
            break
        *way, last = random.choice(spots)
        holder = data
        for step in way:
            holder = holder[step]
        match random.randrange(9):
            case 0:
                del holder[last]
            case 1 if isinstance(holder, dict):
                holder[random.choice(["title", "role", "status", "lesson", "source", "xyz", "titel", "kind", "name", "sumary", "date"])] = random.choice(SCALARS)
            case 2:
                holder[last] = [holder[last]]
            case 3:
                holder[last] = random.choice([[], {}, {"a": "b"}, ["x", "y"], None])
            case 4 if isinstance(holder[last], list) and holder[last]:
                holder[last] = random.choice([holder[last][0], holder[last] * 2, [f"item-{i}" for i in range(random.choice([199, 200, 201]))]])
            case 5 if isinstance(holder, dict):
                if last + "s" not in holder:
                    holder[last + "s"] = holder.pop(last)
            case _:
                holder[last] = random.choice(SCALARS)
    return data


def yaml_of(value, indent=0):
    """Plain block YAML: numbers and words bare where they mean the same, all other texts in double quotes."""
    if isinstance(value, dict):
        if not value:
            return " {}"
        return "".join(f"\n{' ' * indent}{key}:{yaml_of(item, indent + 2)}" for key, item in value.items())
    if isinstance(value, list):
        if not value:
            return " []"
        return "".join(f"\n{' ' * indent}-{yaml_of(item, indent + 2)}" for item in value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return " true" if value else " false"
    if isinstance(value, (int, float)):
        return f" {value}"
    return " " + json.dumps(value, ensure_ascii=False)


def schema(kind, folder):
    run = subprocess.run([kbgen, "schema", kind, "-s", folder], capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def fields_of(path):
    """The data of a real file, as an editor would read it."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".md":
        text = re.split(r"^---[ \t]*$", text, maxsplit=2, flags=re.M)[1]
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors = dict(yaml.constructor.yaml_constructors)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = lambda loader, node: node.value
    return yaml.load(text)


def real_content():
    """Everything in the repository's own content is valid by the schemas made for it."""
    wrong = []
    for kind in KINDS:
        validator = schema(kind, repository)
        for path in sorted((repository / "content" / kind).glob("*.md")):
            wrong += [f"{path.name}: {list(e.path)}: {e.message[:200]}" for e in validator.iter_errors(fields_of(path))]
    wrong += [f"site.yml: {e.message[:200]}" for e in schema("site", repository).iter_errors(fields_of(repository / "content/site.yml"))]
    return wrong


def agreement(rounds):
    wrong, taken, refused = [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "content").mkdir()
        (folder / "content/site.yml").write_text(SITE)
        entries = {}
        for kind in KINDS:
            (folder / "content" / kind).mkdir()
            for number in range(rounds):
                path = folder / "content" / kind / f"entry-{number}.md"
                entries[path] = (kind, data := damaged(kind))
                path.write_text(f"---{yaml_of(data) if data else ''}\n---\nWords.\n", encoding="utf-8")
        run = subprocess.run([kbgen, "check", "--drafts", "--format", "json", "-s", folder], capture_output=True, text=True)
        assert run.returncode == 1, run.stderr
        rules = {}
        for found in json.loads(run.stdout):
            if found["severity"] == "error":
                rules.setdefault(found["file"], set()).add(found["rule"])
        validators = {kind: schema(kind, folder) for kind in KINDS}
        for path, (kind, data) in entries.items():
            own = rules.get(str(path.relative_to(folder)), set()) & EXPRESSIBLE
            errors = list(validators[kind].iter_errors(data))
            taken, refused = taken + (not own), refused + bool(own)
            if bool(own) != bool(errors):
                said = [f"{list(e.path)}: {e.message[:160]}" for e in errors]
                wrong.append(f"{kind}: kbgen says {sorted(own) or 'sound'}, the schema {said or 'valid'}:\n  {json.dumps(data, ensure_ascii=False)[:1500]}")
    print(f"   {taken} entries that kbgen takes, {refused} that it refuses")
    if taken < 100 or refused < 100:
        wrong.append("there were too few of one sort to tell anything")
    return wrong


def committed_schema():
    """What editors are given for content/site.yml is what kbgen says today."""
    with tempfile.TemporaryDirectory() as name:
        now = subprocess.run([kbgen, "schema", "site", "-s", name], capture_output=True, text=True, check=True).stdout
    stands = (repository / ".vscode/site.schema.json").read_text()
    return [] if now == stands else ["write .vscode/site.schema.json anew: kbgen schema site -s an-empty-folder"]


problems = real_content() + committed_schema() + agreement(rounds=300)
for problem in problems[:10]:
    print(problem)
print(f"   {len(problems)} problems")
sys.exit(1 if problems else 0)
