"""Holds the data of a finished site against independent programs: Data Package, JSON-LD, Atom, sitemap, SQLite, Datasette.

    check-data.py SITE BASE-URL DATABASE

SITE is the folder that `kbgen build --base-url BASE-URL` wrote, DATABASE what `kbgen export sqlite` made of the same content.
Says what is wrong, one line each; ends with 1 if anything is.
"""

import asyncio
import csv
import hashlib
import json
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
import urllib.parse
from datetime import datetime

import frictionless
import jsonschema
from lxml import etree, html
from pyld import jsonld
from rdflib import Graph

site, base, database = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
data = site / "data"
problems = []
csv.field_size_limit(1 << 30)


def wrong(words):
    problems.append(words)


def expect(holds, words):
    if not holds:
        wrong(words)


# ── Tables ──

package = json.loads((data / "datapackage.json").read_text())
schemas = {table["name"]: table["schema"] for table in package["resources"]}


def validate(folder):
    return frictionless.validate(str(folder / "datapackage.json"))


report = validate(data)
for error in report.flatten(["name", "rowNumber", "fieldName", "type", "message"])[:20]:
    wrong(f"datapackage.json: {error}")
# A check that cannot fail says nothing: a reference that leads nowhere has to be found.
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder, "data")
    copy.mkdir()
    for table in package["resources"]:
        shutil.copy(data / table["path"], copy)
    broken = copy / "case_studies_lessons.csv"
    lines = broken.read_text().split("\n")
    if len(lines) > 2:
        cells = next(csv.reader([lines[1]]))
        broken.write_text(broken.read_text().replace(f",{cells[3]},", ",no-such-lesson,", 1))
        only = dict(package, resources=[dict(table) for table in package["resources"]])
        for table in only["resources"]:
            table.pop("hash"), table.pop("bytes")
        (copy / "datapackage.json").write_text(json.dumps(only))
        types = validate(copy).flatten(["type"])
        expect(["foreign-key"] in types, f"a reference that leads nowhere is not found: {types[:3]}")
for line in (data / "SHA256SUMS").read_text().splitlines():
    digest, name = line.split("  ")
    expect(hashlib.sha256((data / name).read_bytes()).hexdigest() == digest, f"{name} has another digest than listed")

# ── The same facts in every form ──


def typed(text, field):
    if text == "":
        return None
    kind = field["type"]
    return int(text) if kind == "integer" else text == "true" if kind == "boolean" else json.loads(text) if kind == "any" else text


tables = {}
for name, schema in schemas.items():
    with open(data / f"{name}.csv", newline="", encoding="utf-8") as file:
        tables[name] = [
            {field["name"]: value for field, text in zip(schema["fields"], row) if (value := typed(text, field)) is not None}
            for row in list(csv.reader(file))[1:]
        ]

kinds = {"case-studies": "case_studies"}
graph = {entry["id"]: entry for entry in json.loads((data / "graph.json").read_text())["entries"]}
lists = [name for name, schema in schemas.items() if schema["primaryKey"] == "key" and name != "links"]


def home(name):
    """The table whose rows a list belongs to, and the name of the list there."""
    owner = max((other for other in list(schemas) if name.startswith(other + "_")), key=len)
    return owner, name[len(owner) + 1 :]


def bare(value):
    """A row without the rows inside it."""
    return {name: inner for name, inner in value.items() if not isinstance(inner, list)}


from_json = {name: [] for name in lists}
for id, entry in graph.items():
    own = json.loads((site / f"{id}.json").read_text())
    expect(own == entry, f"{id}.json is not what graph.json has")
    table = kinds.get(id.split("/")[0], id.split("/")[0])
    for name in lists:
        owner, field = home(name)
        if owner in (table, "entries"):
            for row in entry.get(field, []):
                from_json[name].append(dict(bare(row), entry=id))
        elif owner in lists and home(owner)[0] in (table, "entries"):
            for outer in entry.get(home(owner)[1], []):
                for row in outer.get(field, []):
                    from_json[name].append(dict(bare(row), entry=id, parent=outer["key"]))
    # Lists of words stand in a table's row joined, and in JSON as rows alone.
    joined = {home(name)[1] for name in lists if home(name)[0] == table}
    row = next(row for row in tables[table] if row["entry"] == id)
    wanted = {name: value for name, value in row.items() if name not in joined | {"entry"}}
    given = {name: value for name, value in bare(entry).items() if name in {f["name"] for f in schemas[table]["fields"]} - joined}
    if table != "organisations":
        given = {name: value for name, value in given.items() if name != "kind"}
    else:
        # `kind` is both the kind of entry and a field of organisations; the field stands last.
        given["kind"] = given["kind"] if "kind" in wanted else None
        given = {name: value for name, value in given.items() if value is not None}
    expect(given == wanted, f"{id}: JSON has {given}, the table {wanted}")


def sorted_rows(rows):
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


for name in lists:
    expect(sorted_rows(from_json[name]) == sorted_rows(tables[name]), f"{name}: JSON and CSV hold different rows")
links = [dict(link, **{"from": id}) for id, entry in graph.items() for link in entry["links"]]
expect(sorted_rows(links) == sorted_rows(tables["links"]), "links: JSON and CSV hold different rows")
back = [(e["from"], id, e["relation"], e["position"]) for id, entry in graph.items() for e in entry["linked_from"]]
ahead = [(l["from"], l["to"], l["relation"], l["position"]) for l in tables["links"]]
expect(sorted(back) == sorted(ahead), "references read from their other end are not the same")

db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
for name, schema in schemas.items():
    columns = [field["name"] for field in schema["fields"]]
    rows = [
        {
            field["name"]: bool(value) if field["type"] == "boolean" else json.loads(value) if field["type"] == "any" else value
            for field, value in zip(schema["fields"], row)
            if value is not None
        }
        for row in db.execute(f"select {', '.join(chr(34) + column + chr(34) for column in columns)} from \"{name}\"")
    ]
    expect(sorted_rows(rows) == sorted_rows(tables[name]), f"{name}: the database and CSV hold different rows")
    kept = {(r[3], r[2], r[4]) for r in db.execute(f"pragma foreign_key_list(\"{name}\")")}
    wanted = {(k["fields"], k["reference"]["resource"] or name, k["reference"]["fields"]) for k in schema.get("foreignKeys", [])}
    expect(kept == wanted, f"{name}: the database has other foreign keys than the table schema")
expect(db.execute("pragma integrity_check").fetchall() == [("ok",)], "the database is not whole")
expect(db.execute("pragma foreign_key_check").fetchall() == [], "a row of the database leads nowhere")
word = db.execute("select title from texts order by length(title) desc limit 1").fetchone()[0].split()[0]
found = db.execute("select count(*) from texts_fts where texts_fts match ?", (f'"{word}"',)).fetchone()[0]
expect(found > 0, f"the search of the database does not find {word}")

# ── Linked data ──


def refuse(url, options):
    raise ValueError(f"reading it asks the net for {url}")


jsonld.set_document_loader(refuse)
schema = json.loads(pathlib.Path(__file__).with_name("linked-data.schema.json").read_text())
check = jsonschema.Draft202012Validator(schema)
words = set(re.findall(r'<dt id="(kb:[a-z_]+)">', (data / "dictionary.html").read_text()))


def own_words(value):
    if isinstance(value, list):
        for item in value:
            yield from own_words(item)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name.startswith("kb:"):
                yield name
            yield from own_words(inner)


pages = [page for page in site.rglob("*.html")]
trees = {page: html.fromstring(page.read_bytes()) for page in pages}
blocks = [
    (page.relative_to(site), json.loads(block.text))
    for page, tree in trees.items()
    for block in tree.iterfind(".//script[@type='application/ld+json']")
]
blocks.append(("data/graph.jsonld", json.loads((data / "graph.jsonld").read_text())))
for name, block in blocks:
    for error in list(check.iter_errors(block))[:2]:
        wrong(f"{name}: linked data: {error.json_path}: {error.message[:200]}")
    for word in set(own_words(block)) - words:
        wrong(f"{name}: the data dictionary does not explain {word}")
    # Whatever has no meaning is dropped without a word by a processor: as many values have to come out as went in.
    expect(jsonld.expand(block), f"{name}: nothing is left when the linked data are read")
expect(any(list(check.iter_errors(dict(blocks[-1][1], **{"@graph": [{"@type": "ClaimReview"}]})))), "the schema lets all pass")
read = Graph().parse(data=json.dumps(blocks[-1][1]), format="json-ld")
identity = re.match(r"(.*)data/dictionary", blocks[-1][1]["@context"]["kb"]).group(1)
kb = blocks[-1][1]["@context"]["kb"]
# A row of a list has a key, and everything else in it; each has to be there as linked data too.
keys = {str(key) for key in read.objects(None, next(iter([__import__("rdflib").URIRef(kb + "key")])))}
for name in lists:
    missing = {row["key"] for row in tables[name]} - keys
    expect(not missing, f"{name}: linked data lack {sorted(missing)[:3]}")
query = f"""PREFIX kb: <{kb}> SELECT ?key ?why WHERE {{ ?r kb:key ?key ; kb:evidence ?e . OPTIONAL {{ ?r kb:why ?why }} }}"""
pairs = {(str(row.key), str(row.why) if row.why else None) for row in read.query(query)}
expect(pairs == {(row["key"], row.get("why")) for row in tables["case_studies_lessons"]}, "readings differ in linked data")

# ── Feeds (RFC 4287) ──

atom = "{http://www.w3.org/2005/Atom}"
when = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")


def only(element, name, at):
    found = element.findall(atom + name)
    expect(len(found) == 1, f"{at}: {len(found)} of <{name}>")
    return (found[0].text or "") if found else ""


feeds = [site / "feed.xml"] + sorted(site.glob("feeds/**/*.xml"))
published = {}
for feed in feeds if (site / "feed.xml").exists() else []:
    at = feed.relative_to(site)
    root = etree.parse(feed).getroot()
    expect(root.tag == atom + "feed", f"{at}: no feed")
    for element in [root, *root.findall(atom + "entry")]:
        id = only(element, "id", at)
        expect(urllib.parse.urlparse(id).scheme in ("tag", "https", "http"), f"{at}: {id} is no IRI")
        expect(only(element, "title", at), f"{at}: no title")
        moment = only(element, "updated", at)
        expect(when.match(moment) and datetime.fromisoformat(moment[:-1]), f"{at}: {moment} is no moment")
        for link in element.findall(atom + "link"):
            expect(link.get("href", "").startswith(base), f"{at}: {link.get('href')} is not of this site")
    selves = [link.get("href") for link in root.findall(atom + "link") if link.get("rel") == "self"]
    expect(selves == [base + str(at)], f"{at}: it says that it stands at {selves}")
    expect(root.find(atom + "author") is not None, f"{at}: no author")
    entries = root.findall(atom + "entry")
    ids = [entry.findtext(atom + "id") for entry in entries]
    expect(len(set(ids)) == len(ids) and len(ids) <= 20, f"{at}: {len(ids)} entries")
    expect(root.findtext(atom + "updated") == max(e.findtext(atom + "updated") for e in entries), f"{at}: updated")
    for entry in entries:
        same = (entry.findtext(atom + "published"), entry.findtext(atom + "updated"))
        expect(published.setdefault(entry.findtext(atom + "id"), same) == same, f"{at}: other dates than elsewhere")
named = {
    (page.parent / link.get("href")).resolve()
    for page, tree in trees.items()
    for link in tree.iterfind(".//link[@type='application/atom+xml']")
    if "://" not in link.get("href") and not link.get("href").startswith("/")
}
for feed in feeds if (site / "feed.xml").exists() else []:
    expect(feed.resolve() in named, f"{feed.relative_to(site)}: no page names it in its head")

# ── Sitemap (sitemaps.org, 0.9) ──

maps = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
locations = {}
waiting = [site / "sitemap.xml"]
while waiting:
    file = waiting.pop()
    expect(file.stat().st_size < 50_000_000, f"{file.name} is larger than 50 MB")
    root = etree.parse(file).getroot()
    expect(len(root) <= 50_000, f"{file.name} has {len(root)} addresses")
    for child in root:
        location = child.findtext(maps + "loc")
        expect(location.startswith(base), f"sitemap: {location} is not of this site")
        if root.tag == maps + "sitemapindex":
            waiting.append(site / location[len(base) :])
        else:
            locations[location] = child.findtext(maps + "lastmod")
for location, changed in locations.items():
    path = location[len(base) :]
    path += "index.html" if path == "" or path.endswith("/") else ""
    expect((site / urllib.parse.unquote(path)).exists(), f"sitemap: {location} is not there")
    expect(changed is None or re.match(r"^\d{4}(-\d\d(-\d\d)?)?$", changed), f"sitemap: {changed} is no date")
canonical = {
    link.get("href") for tree in trees.values() for link in tree.iterfind(".//link[@rel='canonical']")
    if not any(meta.get("content") == "noindex" for meta in tree.iterfind(".//meta[@name='robots']"))
}
expect(set(locations) == canonical, f"sitemap and pages differ: {sorted(set(locations) ^ canonical)[:3]}")

# ── Datasette ──


async def browse():
    from datasette.app import Datasette

    served = Datasette([database])
    name = pathlib.Path(database).stem
    await served.invoke_startup()

    async def get(path):
        answer = await served.client.get(path, follow_redirects=True)
        expect(answer.status_code == 200, f"Datasette answers {answer.status_code} to {path}")
        return answer.text

    await get(f"/{name}")
    for table in ["case_studies_lessons", "case_studies_organisations", "links", "entries_figures"]:
        page = html.fromstring(await get(f"/{name}/{table}?_size=5"))
        targets = {link.get("href") for link in page.iterfind(".//td/a") if link.get("href", "").startswith(f"/{name}/")}
        other = [target for target in targets if not target.startswith(f"/{name}/{table}/")]
        expect(other or not tables[table], f"Datasette shows no foreign key in {table}")
        for target in sorted(other)[:4]:
            await get(target)
    await get(f"/{name}/texts?_search={urllib.parse.quote(word)}")
    for view in ["readings", "participants", "payments", "partners", "lessons_counted"]:
        await get(f"/{name}/{view}?_size=3")


asyncio.run(browse())

for problem in problems[:60]:
    print(problem)
print(
    f"{len(tables)} tables, {sum(map(len, tables.values()))} rows, {len(graph)} entries, {len(blocks)} pages with linked data,"
    f" {len(read)} triples, {len(published)} entries in feeds, {len(locations)} addresses: {len(problems)} problems"
)
sys.exit(bool(problems))
