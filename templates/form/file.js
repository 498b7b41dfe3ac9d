// Reads and writes the files of entries: as much of YAML as people write. Parts that it does not understand stay as they
// are.
const entryFile = (() => {
  "use strict";

  // ── writing ──

  const isPlain = (text) => /^[A-Za-z£][A-Za-z0-9£ ,.'’()–\/-]*[A-Za-z0-9.)]$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  const scalar = (text) => isPlain(text) ? text : `"${text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ")}"`;
  const isWord = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && isPlain(text);

  const lines = (value, indent) =>
    Object.entries(value).flatMap(([name, inside]) => entry(name, inside, " ".repeat(indent)));

  // The lines of a field.
  function entry(name, value, space = "") {
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === "string" && isWord(item))) return [`${space}${name}: [${value.join(", ")}]`];
      return [`${space}${name}:`, ...value.flatMap((item) => {
        if (typeof item === "string") return [`${space}  - ${scalar(item)}`];
        return lines(item, space.length + 4).map((line, number) => number ? line : `${space}  - ${line.trimStart()}`);
      })];
    }
    if (typeof value === "object") return [`${space}${name}:`, ...lines(value, space.length + 2)];
    return [`${space}${name}: ${scalar(value)}`];
  }

  // ── reading ──

  // The front matter in parts, each with the lines of one field and the comments above it; null for no file of ours.
  function split(text) {
    const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
    if (!match) return null;
    const parts = [];
    let lead = [];
    for (const line of match[1].split("\n")) {
      const key = /^([A-Za-z][\w-]*):(\s|$)/.exec(line);
      if (key) {
        parts.push({ name: key[1], lead, raw: [line] });
        lead = [];
      } else if (/^\s*(#.*)?$/.test(line) && !line.startsWith(" ")) lead.push(line);
      else if (parts.length) parts.at(-1).raw.push(...lead.splice(0), line);
      else return null;
    }
    return { parts, after: lead, body: match[2].trim() };
  }

  // What the lines of a part mean: blocks, lists in brackets, quotes, folded text; and the comments among them. Throws on
  // anything else.
  function parse(text) {
    const all = text.split("\n").map((line) => ({ line, indent: line.length - line.trimStart().length }));
    const comments = [];
    let next = 0;
    const fail = () => { throw new Error("not understood"); };
    const note = (comment) => { if (comment) comments.push(comment.trim()); };

    function skip() {
      for (; next < all.length && /^\s*(#.*)?$/.test(all[next].line); next += 1) note(all[next].line.trim());
    }

    function value(text) {
      text = text.trim();
      if (text.startsWith('"')) {
        const match = /^"((?:[^"\\]|\\.)*)"(\s+#.*|\s*)$/.exec(text) || fail();
        note(match[2]);
        return match[1].replace(/\\(.)/g, (_, letter) => ({ n: "\n", t: "\t", '"': '"', "\\": "\\", "/": "/" })[letter] ?? fail());
      }
      if (text.startsWith("'")) {
        const match = /^'((?:[^']|'')*)'(\s+#.*|\s*)$/.exec(text) || fail();
        note(match[2]);
        return match[1].replaceAll("''", "'");
      }
      if (text.startsWith("[")) {
        const match = /^\[(.*)\](\s+#.*|\s*)$/.exec(text) || fail();
        note(match[2]);
        const inside = match[1];
        if (/["'\[\]{}#]/.test(inside)) {
          const items = inside.match(/("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]{}"'#]+)\s*(,|$)|\s+(?=["'])/g) || [];
          if (items.join("") !== inside) fail();
          return items.filter((item) => item.trim()).map((item) => value(item.replace(/,\s*$/, "")));
        }
        return inside.split(",").map((item) => item.trim()).filter(Boolean);
      }
      if (/^[&*!|>%@`{]/.test(text)) fail();
      const comment = /\s#/.exec(text);
      if (comment) note(text.slice(comment.index));
      return comment ? text.slice(0, comment.index).trimEnd() : text;
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
            note(match[2]);
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
    const fields = block(0);
    if (next < all.length) fail();
    return { fields, comments };
  }

  // ── names ──

  // The name that a file gets from a title, as kbgen makes it; empty where nothing is left.
  function slug(title) {
    const letters = { æ: "ae", œ: "oe", ø: "o", ß: "ss", "&": " and " };
    const plain = title.toLowerCase().replace(/[æœøß&]/g, (letter) => letters[letter]).normalize("NFD")
      .replace(/\p{M}|['’]/gu, "");
    let result = "";
    for (const [part] of plain.matchAll(/[a-z0-9]|[^a-z0-9]+/g)) {
      if (result.length >= 80) break;
      result += /[a-z0-9]/.test(part) ? part : "-";
    }
    return result.replace(/^-|-$/g, "");
  }

  return { entry, split, parse, slug };
})();
