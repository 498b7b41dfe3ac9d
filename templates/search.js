// Searches the site with Pagefind, and shows what it finds above the lists. A module, loaded on the page for searching
// only. Where it cannot work, the page stays as it was sent, without a form.
const form = document.querySelector("form[role=search]");
const input = form.elements.q;
const details = form.querySelector("details");
const summary = form.querySelector("summary");
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const status = document.querySelector(".found [role=status]");
const list = make("ol", { className: "list" });
const more = make("button", { type: "button", textContent: "Show more", hidden: true });
const title = document.title;
const pageLength = 8;

// English words that say nothing of what a page is about. The index of one is the heaviest there is: it is on each page.
const empty = new Set(
  ("a about after all also an and are as at be been before but by can could did do does for from had has have how i if in "
    + "into is it its may me more my no not of on one or other our out s should so some than that the their them then there "
    + "these they this to up us was we were what when where which who why will with would you your").split(" "));

let results = [], turn = 0, timer = 0;

// Loaded when the reader turns to the form, since it weighs more than a page.
const folder = new URL("pagefind/", import.meta.url);
let loading;
function engine() {
  loading ||= (async () => {
    // Pagefind is WebAssembly. Where a policy forbids that it would find nothing and say nothing; this throws.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const pagefind = await import(new URL("pagefind.js", folder));
    await pagefind.init();
    return pagefind;
  })();
  loading.catch(() => {
    status.textContent = "The search does not work here just now. Look through the lists below.";
  });
  return loading;
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// The words that an answer can be found by; all of them where none of them says much.
function telling(words) {
  if (!/^en\b/.test(document.documentElement.lang) || words.includes('"')) return words;
  return words.split(/[\s,.;:?!]+/).filter((word) => word && !empty.has(word.toLowerCase())).join(" ") || words;
}

// The pages with some of the words, where none has them all; the rarer a word, the more it counts.
async function nearest(words, options) {
  const pagefind = await engine(), pages = new Map();
  const single = [...new Set(words.split(" "))].slice(0, 6);
  for (const { results } of await Promise.all(single.map((word) => pagefind.search(word, options)))) {
    for (const result of results) {
      const score = (pages.get(result.id)?.score || 0) + result.score / Math.log(2 + results.length);
      pages.set(result.id, { result, score });
    }
  }
  return [...pages.values()].sort((one, other) => other.score - one.score).slice(0, 24).map((page) => page.result);
}

// Only the marks of an excerpt are taken over, whatever else stands in it.
function excerpt(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const words = [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent);
  const isCut = !/[.!?]$/.test(body.textContent), isLate = /^[^A-Z]/.test(body.textContent);
  return [isLate ? "… " : "", ...words, isCut ? " …" : ""];
}

function item(page, isByWord) {
  const sections = page.sub_results.filter((section) => section.anchor);
  sections.sort((one, other) => other.locations.length - one.locations.length);
  const links = sections.slice(0, 3).map((section) =>
    make("li", {}, make("a", { href: section.url }, section.title)));
  return make("li", {},
    make("p", { className: "kind" }, page.meta.kind),
    make("h2", {}, make("a", { href: page.url }, page.meta.title)),
    make("p", {}, ...(isByWord ? excerpt(page.excerpt) : [page.meta.summary])),
    ...(links.length ? [make("ul", { className: "doorways", ariaLabel: "Sections of this page" }, ...links)] : []));
}

async function show(start, isByWord) {
  const own = turn;
  const pages = await Promise.all(results.slice(start, start + pageLength).map((result) => result.data()));
  if (own !== turn) return;
  if (start === 0) list.replaceChildren();
  list.append(...pages.map((page) => item(page, isByWord)));
  more.hidden = list.children.length >= results.length;
  more.onclick = async () => {
    const shown = list.children.length;
    await show(shown, isByWord);
    list.children[shown]?.querySelector("a").focus();
  };
}

async function search() {
  clearTimeout(timer);
  const own = ++turn, asked = new FormData(form), words = asked.get("q").trim(), filters = {};
  const chosen = boxes.filter((box) => box.checked);
  for (const box of chosen) (filters[box.name] ||= { any: [] }).any.push(box.value);
  summary.textContent = "Narrow the results" + (chosen.length ? ` (${chosen.length} chosen)` : "");
  if (words) asked.set("q", words); else asked.delete("q");
  history.replaceState(null, "", `?${new URLSearchParams(asked)}`);
  document.title = words ? `${words} – ${title}` : title;
  const isAsked = words || chosen.length;
  try {
    const wanted = telling(words);
    const found = isAsked ? await (await engine()).search(wanted || null, { filters }) : { results: [] };
    const isNear = isAsked && !found.results.length && /^[^"]+ [^"]+$/.test(wanted);
    const near = isNear ? await nearest(wanted, { filters }) : found.results;
    if (own !== turn) return;
    results = near;
    count(found.totalFilters);
    await show(0, words);
    if (own !== turn) return;
    const number = results.length === 1 ? "One page was found" : `${results.length} pages were found`;
    const what = words ? ` for “${words}”` : "";
    status.textContent = !isAsked ? "" : results.length && isNear
      ? "No page has all of these words. Those with some of them:"
      : results.length ? `${number}${what}.`
      : `No page was found${what}. Try fewer words or other ones, or the lists below.`;
  } catch {
    if (own !== turn) return;
    results = [];
    await show(0);
    status.textContent = "The search does not answer. Try again later, or look through the lists below.";
  }
}

// How many pages each choice would find. Known once the reader has opened the choices, since it weighs as much as a
// search.
function count(totals = {}) {
  for (const box of boxes) {
    const total = totals[box.name]?.[box.value];
    if (total !== undefined) box.parentElement.querySelector("small").textContent = total;
  }
}

async function start() {
  const entry = await fetch(new URL("pagefind-entry.json", folder));
  if (!entry.ok) throw new Error("there is no index");

  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") || "";
  for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
  status.after(list, make("p", {}, more));
  form.hidden = false;
  form.addEventListener("focusin", engine, { once: true });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 300); });
  details.addEventListener("toggle", async () => {
    try {
      count(await (await engine()).filters());
    } catch { return; }
    if (location.search) search();
  }, { once: true });
  if (location.search) await search();
}

start().catch(() => {
  form.remove();
  status.textContent = "The search does not work here just now.";
});
