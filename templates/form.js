// The form for an entry: reads what is written, and shows it as the Markdown file that kbgen accepts. It knows no field by
// name: each says in data-name and data-type what it is. Nothing leaves the page until the reader sends it.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const form = document.getElementById("form");
  const at = (id) => document.getElementById(id);
  const { folder, noun, mail } = form.dataset;
  const kind = folder.split("/")[1];
  const draftKey = `kbgen form ${kind} ${location.pathname}`;
  const fields = [...form.querySelectorAll(".field")].filter((field) => !field.parentElement.closest(".field"));

  // What is known of a file that was loaded: its name, its front matter in parts, what each part gave.
  let file = null;
  let choices = {};
  let wasSent = true;

  // ── values: a text, a list, or names with values; null where nothing is said ──

  const own = (field, selector) => field.querySelector(`:scope > ${selector}`);
  const members = (element) => [...element.querySelectorAll(".field")]
    .filter((field) => field.parentElement.closest(".field, .row") === element);
  const rowsOf = (field) => [...field.querySelectorAll(":scope > .row")];
  const oneLine = (text) => text.replace(/\s+/g, " ").trim();

  function read(field) {
    switch (field.dataset.type) {
      case "text": return own(field, "textarea").value.trim() || null;
      case "lines": {
        const lines = own(field, "textarea").value.split("\n").map(oneLine).filter(Boolean);
        return lines.length ? lines : null;
      }
      case "boxes": {
        const ticked = [...field.querySelectorAll("input:checked")].map((box) => box.value);
        return ticked.length ? ticked : null;
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
        for (const box of field.querySelectorAll("input")) box.checked = (Array.isArray(value) ? value : [value]).includes(box.value);
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
    const add = own(field, "p:last-of-type");
    add.before(row);
    row.querySelector("legend").textContent += `: ${rowsOf(field).length}`;
    return row;
  }

  // ── names to choose from ──

  const known = (field) => choices[(field.querySelector("[data-kind]") || field).dataset.kind] || {};
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  function slugOf(field, text) {
    const all = known(field), wanted = plain(text);
    if (Object.hasOwn(all, text)) return text;
    return Object.keys(all).find((slug) => plain(all[slug]) === wanted) || null;
  }
  const titleOf = (field, slug) => Object.hasOwn(known(field), slug) ? known(field)[slug] : slug;

  // Fetched when a control that chooses is first used: they grow with the site.
  let fetching;
  function offer() {
    fetching ||= fetch(form.dataset.choices).then((answer) => answer.ok ? answer.json() : {}).catch(() => ({})).then((found) => {
      choices = found;
      for (const [name, all] of Object.entries(found)) {
        const list = document.createElement("datalist");
        list.id = `choices-${name}`;
        list.append(...Object.values(all).map((title) => Object.assign(document.createElement("option"), { value: title })));
        form.append(list);
      }
    });
    return fetching;
  }

  // ── YAML ──

  const isPlain = (text) => /^[A-Za-z£][A-Za-z0-9£ ,.'’()–\/-]*[A-Za-z0-9.)]$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  const scalar = (text) => isPlain(text) ? text : `"${text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ")}"`;
  const inList = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && isPlain(text) ? text : null;

  function lines(value, indent) {
    const space = " ".repeat(indent);
    return Object.entries(value).flatMap(([name, inside]) => entry(name, inside, space));
  }

  function entry(name, value, space = "") {
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === "string" && inList(item))) return [`${space}${name}: [${value.join(", ")}]`];
      return [`${space}${name}:`, ...value.flatMap((item) => {
        if (typeof item === "string") return [`${space}  - ${scalar(item)}`];
        return lines(item, space.length + 4).map((line, number) => number ? line : `${space}  - ${line.trimStart()}`);
      })];
    }
    if (typeof value === "object") return [`${space}${name}:`, ...lines(value, space.length + 2)];
    return [`${space}${name}: ${scalar(value)}`];
  }

  // Reads the part of YAML that people write: blocks, lists in brackets, quotes, folded text. Throws on anything else; then
  // the part stays in the file as it is.
  function parse(text) {
    const all = text.split("\n").map((line) => ({ line, indent: line.length - line.trimStart().length }));
    let next = 0;
    const isBlank = (line) => /^\s*(#.*)?$/.test(line);
    const skip = () => { while (next < all.length && isBlank(all[next].line)) next += 1; };
    const fail = () => { throw new Error("not understood"); };

    function value(text) {
      text = text.trim();
      if (text.startsWith('"')) {
        const match = /^"((?:[^"\\]|\\.)*)"\s*(#.*)?$/.exec(text) || fail();
        return match[1].replace(/\\(.)/g, (_, letter) => ({ n: "\n", t: "\t", '"': '"', "\\": "\\", "/": "/" })[letter] ?? fail());
      }
      if (text.startsWith("'")) return (/^'((?:[^']|'')*)'\s*(#.*)?$/.exec(text) || fail())[1].replaceAll("''", "'");
      if (text.startsWith("[")) {
        const inside = (/^\[(.*)\]\s*(#.*)?$/.exec(text) || fail())[1];
        if (/["'\[\]{}]/.test(inside)) {
          const items = inside.match(/\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]{}"']+)\s*(,|$)/g) || [];
          if (items.join("") !== inside) fail();
          return items.map((item) => value(item.replace(/,\s*$/, "")));
        }
        return inside.split(",").map((item) => item.trim()).filter(Boolean);
      }
      if (/^[&*!|>%@`{]/.test(text)) fail();
      return text.replace(/\s+#.*$/, "");
    }

    function block(indent) {
      skip();
      const isList = all[next].line.trimStart().startsWith("- ");
      const result = isList ? [] : {};
      for (skip(); next < all.length && all[next].indent === indent; skip()) {
        const line = all[next].line.trimStart();
        if (isList) {
          if (!line.startsWith("- ")) fail();
          const inside = line.slice(2);
          if (/^[A-Za-z][\w-]*:(\s|$)/.test(inside)) {
            const inner = indent + 2 + inside.length - inside.trimStart().length;
            all[next] = { line: " ".repeat(inner) + inside.trimStart(), indent: inner };
            result.push(block(inner));
          } else {
            next += 1;
            result.push(continued(inside, indent));
          }
        } else {
          const match = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line) || fail();
          next += 1;
          if (Object.hasOwn(result, match[1])) fail();
          if (match[2] && !match[2].startsWith("#")) {
            result[match[1]] = continued(match[2], indent);
          } else {
            skip();
            const deeper = next < all.length && (all[next].indent > indent || (all[next].indent === indent && all[next].line.trimStart().startsWith("- ")));
            result[match[1]] = deeper ? block(all[next].indent) : null;
          }
        }
      }
      if (next < all.length && all[next].indent > indent) fail();
      return result;
    }

    // A value that goes on over lines that stand further in.
    function continued(text, indent) {
      const isFolded = /^[>|][+-]?$/.test(text.trim());
      const more = [];
      while (next < all.length && (all[next].indent > indent || !all[next].line.trim())) {
        more.push(all[next].line.trim());
        next += 1;
      }
      while (more.at(-1) === "") more.pop();
      if (isFolded) return text.startsWith("|") ? more.join("\n") : more.join(" ");
      if (!more.length) return value(text);
      if (/^["'\[]/.test(text)) return value([text, ...more].join(" "));
      if (more.includes("") || more.some((line) => line.startsWith("#"))) fail();
      return value([text, ...more].join(" "));
    }

    skip();
    const result = block(0);
    if (next < all.length) fail();
    return result;
  }

  // ── the file ──

  // Puts a loaded file into the form. Parts that it cannot show stay as they are.
  function open(text, name) {
    text = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text);
    if (!match) return say("That file is none of ours: it does not begin with a line of three hyphens.");
    const parts = [];
    let lead = [];
    for (const line of match[1].split("\n")) {
      const key = /^([A-Za-z][\w-]*):(\s|$)/.exec(line);
      if (key) {
        parts.push({ name: key[1], lead, raw: [line] });
        lead = [];
      } else if (/^\s*(#.*)?$/.test(line) && !line.startsWith(" ")) lead.push(line);
      else if (parts.length) { parts.at(-1).raw.push(...lead.splice(0), line); }
      else return say("That file could not be read: its first lines are none that the form knows.");
    }
    empty();
    file = { name, parts, after: lead, body: match[2].trim() };
    const kept = [];
    for (const part of parts) {
      const field = fields.find((field) => field.dataset.name === part.name);
      if (!field) continue;
      let value;
      try { value = parse(part.raw.join("\n"))[part.name]; } catch { value = undefined; }
      if (value !== undefined) fill(field, value);
      const now = read(field);
      part.before = JSON.stringify(now);
      // Boxes stand in an order of their own.
      const isSorted = field.dataset.type === "boxes" && Array.isArray(value) && Array.isArray(now);
      const isWhole = value !== undefined && (isSorted ? sameValue([...now].sort(), [...value].sort()) : sameValue(now, value));
      if (!isWhole) {
        fill(field, null);
        part.isKept = true;
        kept.push(field);
        field.hidden = true;
      }
    }
    fill(fields.find((field) => field.dataset.type === "text"), file.body);
    form.querySelectorAll("details.step").forEach((step) => { step.open = true; });
    say(`“${valueOf("title") || name}” is in the form now.`
      + (kept.length ? ` ${kept.map((field) => field.querySelector("label, legend").textContent).join(", ")} cannot be changed here and stay as they are.` : ""));
    changed();
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

  function slug() {
    if (file?.name) return file.name;
    return (valueOf("title") || "").normalize("NFKD").replace(/\p{M}|['’]/gu, "").toLowerCase()
      .replace(/&/g, " and ").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/-+$/, "") || `new-${noun.replaceAll(" ", "-")}`;
  }

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
      else if (value !== null) lines.push(...part.lead, ...entry(part.name, value));
    }
    for (const [name, field] of rest) {
      const value = read(field);
      if (value !== null) lines.push(...entry(name, value));
    }
    lines.push(...(file?.after || []));
    return `---\n${lines.join("\n")}\n---\n${body()}\n`;
  }

  // ── checks ──

  const isDate = (text) => {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match) return false;
    const day = new Date(Date.UTC(+match[1], +(match[2] || 1) - 1, +(match[3] || 1)));
    return (!match[2] || day.getUTCMonth() === +match[2] - 1) && (!match[3] || day.getUTCDate() === +match[3]);
  };

  function fault(field) {
    const value = field.dataset.type === "party" ? group([field]) : read(field), text = typeof value === "string" ? value : "";
    if (value === null) return field.hasAttribute("data-required") ? "This is needed." : "";
    switch (field.dataset.type) {
      case "date":
        if (text === field.querySelector("input").dataset.word || isDate(text)) return "";
        return "Write a year, a month or a day: 2015, 2015-03 or 2015-03-21.";
      case "address": return /^https?:\/\/[^\s.\/]+\.[^\s]+$/.test(text) ? "" : "Write the whole address, from https:// on.";
      case "number": return /^\d+$/.test(text) ? "" : "Write a whole number.";
      case "reference": {
        if (field.querySelector("input").hasAttribute("data-free") || !Object.keys(known(field)).length) return "";
        return slugOf(field, text) ? "" : "Choose one from the list, or leave it empty and tell us in the text.";
      }
      case "group": case "rows": return "";
      default: break;
    }
    const all = JSON.stringify(value);
    if (/[\w.+-]+@[\w-]+\.\w/.test(all)) return "Leave out the e-mail addresses of people: this will be public.";
    return "";
  }

  function show(field) {
    const words = fault(field);
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

  const label = (field) => {
    const row = field.parentElement.closest(".row");
    const own = field.querySelector("label, legend").textContent;
    return row ? `${row.querySelector("legend").textContent}: ${own}` : own;
  };

  // Everything that is wrong or missing, as links to where it is.
  function check() {
    const all = [...form.querySelectorAll(".field:not([hidden])")].filter((field) => !field.closest("[hidden]"));
    const found = all.filter((field) => field.dataset.name !== undefined || field.dataset.type === "text")
      .filter((field) => {
        // A group that is left out needs nothing inside it.
        const outer = field.parentElement.closest(".field");
        return !(outer && outer.dataset.type === "group" && read(outer) === null && !outer.hasAttribute("data-required"));
      })
      .map((field) => [field, show(field)]).filter(([, words]) => words);
    if (kind === "case-studies" && !file && valueOf("account") === null && valueOf("sources") === null) {
      found.push([fields.find((field) => field.dataset.name === "account"), "Say who tells it, or name a source."]);
    }
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

  let timer = 0;
  function changed() {
    clearTimeout(timer);
    const text = written();
    at("file").textContent = text;
    at("path").textContent = `${folder}${slug()}.md`;
    wasSent = false;
    try { localStorage.setItem(draftKey, JSON.stringify({ text, name: file?.name || null })); } catch { /* no room, or not allowed */ }
  }

  function empty() {
    file = null;
    for (const field of fields) {
      field.hidden = false;
      fill(field, null);
      own(field, ".fault")?.remove();
    }
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
    clearTimeout(timer);
    timer = setTimeout(changed, 200);
  });
  form.addEventListener("focusout", (event) => {
    const field = event.target.closest(".field");
    if (field && read(field.dataset.type === "party" ? field.parentElement.closest(".field") : field) !== null) show(field);
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
      own(field, "p:last-of-type").querySelector("button").focus();
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
    wasSent = true;
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
    wasSent ||= isDone;
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
    wasSent = true;
  });
  on("open", async () => {
    if (!isAllowed()) return;
    const text = written(), template = form.dataset.new;
    const path = encodeURIComponent(`${folder}${slug()}.md`).replaceAll("%2F", "/");
    const whole = template.replace("{path}", path).replace("{text}", encodeURIComponent(text));
    const fits = template.includes("{text}") && whole.length < 6_000 && !file?.name;
    if (!fits) {
      const isCopied = await copy(text);
      say(isCopied ? "It is too long for a link, so it has been copied: paste it into the empty file that opens." : "Copy it first, then paste it into the empty file that opens.");
    }
    wasSent = true;
    const link = fits ? whole : template.replace("{path}", path).replace(/&value=\{text\}/, "");
    window.open(link, "_blank", "noopener");
  });

  // ── beginning ──

  on("afresh", () => {
    try { localStorage.removeItem(draftKey); } catch { /* there is none */ }
    empty();
    say("The form is empty.");
  });
  at("load").addEventListener("change", async (event) => {
    const [chosen] = event.target.files;
    if (!chosen) return;
    if (chosen.size > 200_000) return say("That file is too large for an entry.");
    await offer();
    open(await chosen.text(), null);
  });
  async function fetchEntry(name) {
    await offer();
    const slug = slugOf(at("entry"), name) || name;
    if (!/^[a-z0-9-]+$/.test(slug)) return say("There is no entry of that name.");
    try {
      const answer = await fetch(`${form.dataset.entries}${slug}.md`);
      if (!answer.ok) throw new Error();
      open(await answer.text(), slug);
    } catch {
      say("There is no entry of that name, or it cannot be loaded from here.");
    }
  }
  on("fetch", () => fetchEntry(at("entry").value.trim()));

  addEventListener("beforeunload", (event) => {
    let isKept = true;
    try { isKept = localStorage.getItem(draftKey) !== null; } catch { isKept = false; }
    if (!wasSent && !isKept) event.preventDefault();
  });

  form.hidden = false;
  empty();
  const asked = new URLSearchParams(location.search).get("entry");
  let draft = null;
  try { draft = JSON.parse(localStorage.getItem(draftKey)); } catch { /* none, or none of ours */ }
  if (asked) fetchEntry(asked);
  else if (typeof draft?.text === "string") {
    offer().then(() => {
      if (open(draft.text, draft.name)) say("What you wrote before is here again.");
    });
  } else wasSent = true;
  at("file").textContent = written();
});
