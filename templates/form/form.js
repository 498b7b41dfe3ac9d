// The form for an entry: reads what is written, and shows it as the Markdown file that kbgen accepts. Each field says in
// data-name and data-type what it is. Nothing leaves the page until the reader sends it.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const form = document.getElementById("form");
  const at = (id) => document.getElementById(id);
  const { folder, noun, mail } = form.dataset;
  const kind = folder.split("/")[1];
  const fields = [...form.querySelectorAll(".field")].filter((field) => !field.parentElement.closest(".field"));

  // What is known of a file that was loaded: its name, its front matter in parts, what each part gave.
  let file = null;
  let choices = {};
  // Whether something was written that is neither sent nor in a file of the reader's.
  let isTouched = false;

  // ── values: a text, a list, or names with values; null where nothing is said ──

  const own = (field, selector) => field.querySelector(`:scope > ${selector}`);
  const members = (element) => [...element.querySelectorAll(".field")]
    .filter((field) => field.parentElement.closest(".field, .row") === element);
  const rowsOf = (field) => [...field.querySelectorAll(":scope > .row")];
  // What comes along from a document and cannot be seen is left out.
  const hidden = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
  const oneLine = (text) => text.replace(hidden, "").replace(/\s+/g, " ").trim();

  function read(field) {
    switch (field.dataset.type) {
      case "text": return own(field, "textarea").value.trim() || null;
      case "lines": {
        const lines = own(field, "textarea").value.split("\n").map(oneLine).filter(Boolean);
        return lines.length ? lines : null;
      }
      case "boxes": {
        // Those of a loaded file keep their order, which may mean something.
        const ticked = [...field.querySelectorAll("input:checked")].map((box) => box.value);
        const loaded = (field.loaded || []).filter((word) => ticked.includes(word));
        const words = [...loaded, ...ticked.filter((word) => !loaded.includes(word))];
        return words.length ? words : null;
      }
      case "choice": return own(field, "select").value || null;
      case "reference": {
        const text = oneLine(own(field, "input").value);
        return text ? slugOf(field, text) || text : null;
      }
      case "group": return group(members(field));
      case "rows": {
        const values = rowsOf(field).map((row) => {
          const inner = members(row);
          if (inner[0]?.dataset.name === "") return read(inner[0]);
          const value = group(inner);
          const short = field.dataset.short;
          return value && short && Object.keys(value).join() === short ? value[short] : value;
        }).filter((value) => value !== null);
        return values.length ? values : null;
      }
      default: return oneLine(field.querySelector("input, textarea").value) || null;
    }
  }

  function group(inner) {
    const value = {};
    for (const field of inner) {
      if (field.dataset.type === "party") {
        const text = oneLine(own(field, "input").value);
        if (!text) continue;
        const slug = slugOf(field, text);
        if (own(field, "label.box").firstElementChild.checked) value.unnamed = text;
        else if (slug) value[field.dataset.name] = slug;
        else value.name = text;
      } else {
        const inside = read(field);
        if (inside !== null) value[field.dataset.name] = inside;
      }
    }
    // What the form filled in by itself says nothing alone.
    const isSaid = inner.some((field) => field.dataset.name in value && field.dataset.given !== value[field.dataset.name])
      || "name" in value || "unnamed" in value;
    return isSaid ? value : null;
  }

  function fill(field, value) {
    const text = Array.isArray(value) ? value.join("\n") : value === null || typeof value === "object" ? "" : value;
    switch (field.dataset.type) {
      case "boxes":
        field.loaded = Array.isArray(value) ? value : [value];
        for (const box of field.querySelectorAll("input")) box.checked = field.loaded.includes(box.value);
        break;
      case "choice": own(field, "select").value = text; break;
      case "text": case "lines": own(field, "textarea").value = text; break;
      case "reference": own(field, "input").value = titleOf(field, text); break;
      case "party": {
        const from = value || {}, slug = from[field.dataset.name];
        own(field, "input").value = slug ? titleOf(field, slug) : from.name || from.unnamed || "";
        own(field, "label.box").firstElementChild.checked = !slug && !from.name && Boolean(from.unnamed);
        break;
      }
      case "group": fillGroup(members(field), value); break;
      case "rows":
        rowsOf(field).forEach((row) => row.remove());
        for (const item of Array.isArray(value) ? value : value === null ? [] : [value]) {
          const inner = members(addRow(field));
          if (inner[0]?.dataset.name === "") fill(inner[0], item);
          else fillGroup(inner, typeof item === "string" ? { [field.dataset.short]: item } : item);
        }
        break;
      default: field.querySelector("input, textarea").value = text;
    }
  }

  function fillGroup(inner, value) {
    for (const field of inner) fill(field, field.dataset.type === "party" ? value : value?.[field.dataset.name] ?? null);
  }

  let made = 0;
  function addRow(field) {
    const row = own(field, "template").content.firstElementChild.cloneNode(true);
    made += 1;
    // Each row has ids of its own, so that labels and helps belong to its own controls.
    for (const name of ["id", "for", "aria-describedby"]) {
      for (const element of row.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, element.getAttribute(name).replace(/^(.*?)(-help)?$/, `$1-${made}$2`));
      }
    }
    const add = field.querySelector(":scope > p > .add").parentElement;
    add.before(row);
    row.querySelector("legend").textContent += `: ${rowsOf(field).length}`;
    return row;
  }

  // ── names to choose from ──

  // Each entry by its slug, with its title and its other names.
  const known = (field) => choices[(field.querySelector("[data-kind]") || field).dataset.kind] || {};
  const namesOf = (all, slug) => [].concat(all[slug]);
  function slugOf(field, text) {
    const all = known(field), wanted = entryFile.slug(text);
    if (Object.hasOwn(all, text)) return text;
    return Object.keys(all).find((slug) => namesOf(all, slug).some((name) => wanted ? entryFile.slug(name) === wanted : name === text)) || null;
  }
  const titleOf = (field, slug) => Object.hasOwn(known(field), slug) ? namesOf(known(field), slug)[0] : slug;

  // Fetched when a control that chooses is first used: they grow with the site.
  let fetching;
  function offer() {
    fetching ||= fetch(form.dataset.choices).then((answer) => answer.ok ? answer.json() : {}).catch(() => ({})).then((found) => {
      choices = found;
      for (const [name, all] of Object.entries(found)) {
        const list = document.createElement("datalist");
        list.id = `choices-${name}`;
        list.append(...Object.keys(all).map((slug) => {
          const [value, ...others] = namesOf(all, slug);
          return Object.assign(document.createElement("option"), others.length ? { value, label: others.join(", ") } : { value });
        }));
        form.append(list);
      }
    });
    return fetching;
  }

  // ── the file ──

  // Puts a loaded file into the form. Parts that it cannot show stay as they are, and it says so.
  function open(text, name, isDraft = true) {
    const whole = entryFile.split(text);
    if (!whole) return say("That file cannot be read: it does not begin with three hyphens and the facts of an entry.");
    empty();
    file = { name, ...whole };
    const kept = [], foreign = [];
    for (const part of file.parts) {
      const field = fields.find((field) => field.dataset.name === part.name);
      if (!field) {
        if (!form.dataset.others.split(" ").includes(part.name)) foreign.push(part.name);
        continue;
      }
      let value;
      try {
        const { fields, comments } = entryFile.parse(part.raw.join("\n"));
        value = fields[part.name];
        part.comments = comments;
      } catch { value = undefined; }
      if (value !== undefined) fill(field, value);
      const now = read(field);
      part.before = JSON.stringify(now);
      if (value === undefined || !sameValue(now, value)) {
        fill(field, null);
        part.isKept = true;
        kept.push(field);
        field.hidden = true;
      }
    }
    fill(fields.find((field) => field.dataset.type === "text"), file.body);
    form.querySelectorAll("details.step").forEach((step) => { step.open = true; });
    const words = [`“${valueOf("title") || name || "The file"}” is in the form now.`];
    if (kept.length) words.push(`${kept.map((field) => field.querySelector("label, legend").textContent).join(", ")} cannot be changed here and stay as they are.`);
    if (foreign.length) words.push(`It says ${foreign.join(", ")}, for which this form has no room: that stays as it is. Is this the right form?`);
    changed(isDraft);
    isTouched = false;
    say(words.join(" "));
    return true;
  }

  function sameValue(one, other) {
    if (one === null || other === null) return one === other;
    if (typeof one !== typeof other || Array.isArray(one) !== Array.isArray(other)) return false;
    if (typeof one !== "object") return oneLine(String(one)) === oneLine(String(other));
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]));
  }

  const valueOf = (name) => read(fields.find((field) => field.dataset.name === name));

  const slug = () => file?.name || entryFile.slug(valueOf("title") || "") || `new-${noun.replaceAll(" ", "-")}`;

  // What a person writes is text: a `<` before a letter would be taken for HTML, and `#` alone for the title.
  function body() {
    const text = read(fields.find((field) => field.dataset.type === "text")) || "";
    if (file && text === file.body) return text;
    return text.replace(/(^|[^\\])<(?=[A-Za-z\/!?])(?!https?:)/g, "$1\\<").replace(/^# (?=\S)/gm, "## ");
  }

  function written() {
    const rest = new Map(fields.filter((field) => field.dataset.type !== "text").map((field) => [field.dataset.name, field]));
    const lines = [];
    for (const part of file?.parts || []) {
      const field = rest.get(part.name);
      rest.delete(part.name);
      const value = field && !part.isKept ? read(field) : null;
      if (!field || part.isKept || JSON.stringify(value) === part.before) lines.push(...part.lead, ...part.raw);
      else if (value !== null) lines.push(...part.lead, ...(part.comments || []), ...entryFile.entry(part.name, value));
    }
    for (const [name, field] of rest) {
      const value = read(field);
      if (value !== null) lines.push(...entryFile.entry(name, value));
    }
    lines.push(...(file?.after || []));
    return `---\n${lines.join("\n")}\n---\n${body()}\n`;
  }

  // ── checks ──

  const inside = (field) => field.parentElement.closest(".row, [data-type=group]");

  // What is written in the fields of an entry, each under its name.
  function entryNow() {
    const entry = {};
    for (const field of fields) {
      const value = field.hidden ? null : read(field);
      if (field.dataset.name && value !== null) entry[field.dataset.name] = value;
    }
    // What cannot be shown is there all the same.
    for (const part of file?.parts || []) if (!(part.name in entry) && (part.isKept || !fields.some((field) => field.dataset.name === part.name))) entry[part.name] = [];
    return entry;
  }

  const valueIn = (field) => field.dataset.type === "party" ? group([field]) : read(field);

  // What is wrong with a field, alone or beside others; empty for nothing.
  function fault(field, entry) {
    const { name, type } = field.dataset, outer = inside(field), value = valueIn(field);
    if (name === "" && value === null) return "";
    const isRow = outer?.matches(".row") && name !== "";
    const around = outer && name !== "" ? group(members(outer)) : null;
    // A row that is left empty is left out.
    if (outer && name !== "" && around === null) return "";
    const control = field.querySelector("input, select, textarea");
    let words = "";
    if (value === null) {
      if (field.hasAttribute("data-required")) words = "This is needed.";
    } else if (type === "reference") {
      const isOpen = control.hasAttribute("data-free") || !Object.keys(known(field)).length;
      if (!isOpen && !slugOf(field, value)) words = "Choose one from the list, or leave it empty and tell us in the text.";
    } else if (type === "party") {
      words = checks.single("line", oneLine(control.value), control);
      if (value.name && !entryFile.slug(value.name)) words = "Write the name in Latin letters, or tick the box below.";
    } else if (type !== "group") {
      words = checks.single(type, value, control);
    }
    if (words || name === "") return words;
    if (!outer) return checks.ofEntry(entry, kind)[name] || "";
    if (!isRow) return "";
    const list = outer.parentElement, rows = rowsOf(list);
    return checks.ofRow(list.dataset.name, around, entry)[name]
      || checks.ofRows(list.dataset.name, rows.map((row) => group(members(row))))[rows.indexOf(outer)][name] || "";
  }

  function show(field, entry) {
    const words = fault(field, entry);
    const control = field.querySelector("input, select, textarea, .add");
    const id = `${control.id || field.dataset.name}-fault`;
    let place = own(field, ".fault");
    if (!words) {
      place?.remove();
      control.removeAttribute("aria-invalid");
    } else {
      if (!place) {
        place = Object.assign(document.createElement("p"), { className: "fault", id });
        field.append(place);
        control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") || ""} ${id}`.trim());
      }
      place.textContent = words;
      control.setAttribute("aria-invalid", "true");
    }
    return words;
  }

  // Looks again at a field that was left, and at those beside it. What is still empty is not yet missing.
  function look(field) {
    const outer = inside(field), entry = entryNow();
    for (const near of outer ? [...members(outer), outer.closest(".field")] : fields) {
      if (own(near, ".fault") || near === field && valueIn(near) !== null
        || near.dataset.type !== "rows" && near.dataset.name && valueIn(near) !== null) show(near, entry);
    }
  }

  const label = (field) => {
    const row = field.parentElement.closest(".row");
    const own = field.querySelector("label, legend").textContent;
    return row ? `${row.querySelector("legend").textContent}: ${own}` : own;
  };

  // Everything that is wrong or missing, as links to where it is.
  function check() {
    const all = [...form.querySelectorAll(".field:not([hidden])")].filter((field) => !field.closest("[hidden]"));
    const entry = entryNow();
    const found = all.filter((field) => field.dataset.name !== undefined || field.dataset.type === "text")
      .map((field) => [field, show(field, entry)]).filter(([, words]) => words);
    at("missing").replaceChildren(...found.map(([field, words]) => {
      const link = Object.assign(document.createElement("a"), { href: "#", textContent: label(field) });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        for (let outer = field.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
        field.querySelector("input, select, textarea, button").focus();
      });
      const item = document.createElement("li");
      item.append(link, `: ${words}`);
      return item;
    }));
    return found.length;
  }

  // ── what happens as one types ──

  function say(words) { at("said").textContent = words; }

  // Each entry that is corrected has a draft of its own, and so has what is new.
  const draftKey = (name = file?.name) => `kbgen form ${kind} ${location.pathname}${name ? ` ${name}` : ""}`;
  function draft(name) {
    try { return localStorage.getItem(draftKey(name)); } catch { return null; }
  }
  const mayGo = () => !isTouched || confirm("What is in the form has not been sent, nor saved in a file. Shall it go?");

  let timer = 0;
  function changed(isDraft = true) {
    clearTimeout(timer);
    const text = written();
    at("file").textContent = text;
    at("path").textContent = `${folder}${slug()}.md`;
    if (!isDraft) return;
    try { localStorage.setItem(draftKey(), text); } catch { /* no room, or not allowed */ }
  }

  function empty() {
    file = null;
    for (const field of fields) {
      field.hidden = false;
      fill(field, null);
    }
    form.querySelectorAll(".fault").forEach((place) => place.remove());
    form.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
    for (const field of fields) {
      if (field.dataset.type === "rows" && field.hasAttribute("data-required")) addRow(field);
    }
    // What somebody tells now is told now.
    const month = new Date().toISOString().slice(0, 7);
    const when = form.querySelector("[data-name=account] > [data-name=date]");
    if (when) {
      fill(when, month);
      when.dataset.given = month;
    }
  }

  form.addEventListener("input", (event) => {
    if (!event.target.closest(".field")) return;
    isTouched = true;
    say("");
    clearTimeout(timer);
    timer = setTimeout(() => changed(), 200);
  });
  form.addEventListener("change", (event) => {
    const field = event.target.closest(".field");
    if (!field) return;
    // An acronym or an old name becomes the name by which the entry is known here.
    if (event.target.dataset.kind && slugOf(field, oneLine(event.target.value))) event.target.value = titleOf(field, slugOf(field, oneLine(event.target.value)));
    look(field);
  });
  form.addEventListener("focusin", (event) => {
    const name = event.target.dataset?.kind;
    if (!name) return;
    event.target.setAttribute("list", `choices-${name}`);
    offer();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.className === "add") {
      addRow(button.closest(".field")).querySelector("input, select, textarea").focus();
      changed();
    } else if (button.className === "remove") {
      const field = button.closest(".field");
      button.closest(".row").remove();
      field.querySelector(":scope > p > .add").focus();
      isTouched = true;
      changed();
    }
  });

  // ── sending ──

  // Faults do not stop anyone from sending; only the ticks do.
  function isAllowed() {
    clearTimeout(timer);
    changed();
    const boxes = [...form.querySelectorAll("[name=tick]")], open = boxes.find((box) => !box.checked);
    const faults = check();
    if (open) {
      say("Tick the three boxes first, or save it for later.");
      open.focus();
      return false;
    }
    say(faults ? `${faults === 1 ? "One thing is" : `${faults} things are`} not complete, and that is fine: we will ask you.` : "");
    return true;
  }

  function download(text) {
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob([text], { type: "text/markdown" })), download: `${slug()}.md` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    isTouched = false;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Older browsers, and pages that were opened from a disk.
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      const isDone = document.execCommand("copy");
      area.remove();
      return isDone;
    }
  }

  const on = (id, act) => at(id)?.addEventListener("click", act);

  on("save", () => { changed(); download(written()); say(`Saved as ${slug()}.md. Load it here again when you go on.`); });
  on("download", () => { if (isAllowed()) { download(written()); say(`Downloaded as ${slug()}.md.`); } });
  on("copy", async () => {
    if (!isAllowed()) return;
    const isDone = await copy(written());
    if (isDone) isTouched = false;
    say(isDone ? "Copied. Paste it where you want it." : "Your browser does not let the page copy. Open “The file as it will be” and copy it from there.");
  });
  on("mail", async () => {
    if (!isAllowed()) return;
    const subject = `${noun[0].toUpperCase()}${noun.slice(1)}: ${valueOf("title") || "without a title"}`;
    const address = (text) => `mailto:${mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
    let link = address(`${folder}${slug()}.md\n\n${written()}`);
    // Some mail programs cut off what is longer.
    if (link.length > 1900) {
      const isCopied = await copy(written());
      if (!isCopied) download(written());
      link = address(isCopied ? "(Paste here: the file has been copied.)\n\n" : `(Attach the file ${slug()}.md, which has been downloaded.)\n\n`);
      say(isCopied ? "It is too long for a link, so it has been copied: paste it into the mail that opens." : "It is too long for a link, so it has been downloaded: attach it to the mail that opens.");
    }
    location.href = link;
    isTouched = false;
  });
  on("open", async () => {
    if (!isAllowed()) return;
    const text = written();
    const path = encodeURIComponent(`${folder}${slug()}.md`).replaceAll("%2F", "/");
    // An entry that is there already is opened as it is, and what was copied is pasted over it.
    const isNew = !file?.name;
    const [bare, query] = (isNew ? form.dataset.new : form.dataset.edit).replace("{path}", path).split(/(&\w+=\{text\})/);
    const whole = query ? bare + query.replace("{text}", encodeURIComponent(text)) : "";
    const fits = query && whole.length < 6_000;
    if (!fits) {
      const isCopied = await copy(text);
      const where = isNew ? "into the empty file that opens" : "over the whole file that opens";
      say(`${isNew ? "It is too long for a link." : ""} ${isCopied ? `It has been copied: paste it ${where}.` : `Copy it first, then paste it ${where}.`}`.trim());
    }
    isTouched = false;
    window.open(fits ? whole : bare, "_blank", "noopener");
  });

  // ── beginning ──

  on("afresh", () => {
    if (!mayGo()) return;
    try { localStorage.removeItem(draftKey()); } catch { /* there is none */ }
    empty();
    isTouched = false;
    changed();
    say("The form is empty.");
  });
  at("load").addEventListener("change", async (event) => {
    const [chosen] = event.target.files;
    event.target.value = "";
    if (!chosen || !mayGo()) return;
    if (chosen.size > 200_000) return say("That file is too large for an entry.");
    await offer();
    // A browser numbers the files that it saves under one name: “front-door (1).md”.
    const name = chosen.name.replace(/( ?\(\d+\))?\.\w+$/, "");
    open(await chosen.text(), Object.hasOwn(choices[kind] || {}, name) ? name : null);
  });
  async function fetchEntry(name) {
    await offer();
    const slug = slugOf(at("entry"), name) || name;
    if (!/^[a-z0-9-]+$/.test(slug)) return say("There is no entry of that name.");
    try {
      const answer = await fetch(`${form.dataset.entries}${slug}.md`);
      if (!answer.ok) throw new Error();
      return open(await answer.text(), slug, false);
    } catch {
      say("There is no entry of that name, or it cannot be loaded from here.");
    }
  }
  on("fetch", () => { if (mayGo()) fetchEntry(at("entry").value.trim()); });

  addEventListener("beforeunload", (event) => {
    if (isTouched && draft() === null) event.preventDefault();
  });

  form.hidden = false;
  empty();
  at("file").textContent = written();
  const asked = /^[a-z0-9-]+$/.exec(new URLSearchParams(location.search).get("entry") || "")?.[0];
  const begun = draft(asked);
  if (begun) {
    offer().then(() => {
      if (!open(begun, asked || null)) return;
      say(`What you wrote before is here again. ${asked ? "“Load it” brings the entry as this site has it." : "“Begin afresh” empties the form."}`);
      at("entry").value = asked || "";
    });
  } else if (asked) fetchEntry(asked);
});
