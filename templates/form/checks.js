// What kbgen would say of what is written, in words for somebody who fills in a form. Where several fields are looked at
// together they are known by name; all else follows from what a control says of itself.
const checks = (() => {
  "use strict";

  function isDate(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match || match[1] === "0000") return false;
    const day = new Date(Date.UTC(+match[1], +(match[2] || 1) - 1, +(match[3] || 1)));
    day.setUTCFullYear(+match[1]);
    return (!match[2] || day.getUTCMonth() === +match[2] - 1) && (!match[3] || day.getUTCDate() === +match[3]);
  }

  // For certain: 2014 is neither before nor after 2014-05.
  function isBefore(one, other) {
    if (!isDate(one || "") || !isDate(other || "")) return false;
    const length = Math.min(one.length, other.length);
    return one.slice(0, length) < other.slice(0, length);
  }

  function isAddress(text) {
    const host = /^https?:\/\/([^\/?#]*)/i.exec(/^www\./i.test(text) ? `http://${text}` : text);
    return Boolean(host) && !/[\s<>"\\^`{|}]/.test(text) && /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?$/u.test(host[1])
      && +(/:(\d+)$/.exec(host[1])?.[1] ?? 80) < 65_536;
  }

  const isIdentifier = (text) => /^([A-Z0-9]{2}|XI|XM)-[A-Z0-9]+-[\w.\/-]+$/.test(text);

  // Whether a number says nothing without what it is a part of.
  function isShare({ value = "", what = "" }) {
    value = value.toLowerCase();
    return /[%‰½⅓¼⅔¾]|^[+−]/.test(value)
      || /\b(percent|percentage|half|thirds?|quarters?|fifths?|tenths?|majority|minority|proportion|twice|double|treble|triple|doubled|trebled|tripled|halved)\b/.test(value)
      || /\b(per (cent|head|hundred|thousand|\d+)|in (two|three|four|five|ten|every)|times as|(fewer|less|more|higher|lower)\b(?! than))\b/.test(value)
      || /^\P{L}*(\p{L}+\P{L}+)?(rise|fall|increase|decrease|reduction|cut|growth|drop|difference|change)\b/u.test(what.toLowerCase());
  }

  // How somebody could be reached, which nothing that is published may hold.
  function personal(text) {
    if (/[\w.+-]+@[\w.+-][\w.+-]*\.[\w+-]/.test(text)) return "Leave out the e-mail addresses of people: this will be public.";
    if (/(?<![\w\/.,%-])(0([ ()-]{0,2}\d){9,10}|\+([ ()-]{0,2}\d){11,12})(?![ ()-]{0,2}\d)(?![\/_a-z])/i.test(text)) {
      return "Leave out telephone numbers: this will be public.";
    }
    return "";
  }

  // What is wrong with one value, of a control of a type.
  function single(type, value, control) {
    const all = Array.isArray(value) ? value : [value];
    switch (type) {
      case "date":
        return value === control.dataset.word || isDate(value) ? "" : "Write a year, a month or a day: 2015, 2015-03 or 2015-03-21.";
      case "address": return isAddress(value) ? "" : "Write the whole address, as the browser shows it: https://www.example.org.";
      case "number": return /^-?\d{1,9}$/.test(value) ? "" : "Write a whole number.";
      case "text": {
        if (value.split("\n").some((line) => new Blob([line]).size > 8_000)) return "One paragraph is very long: leave an empty line where a new one could begin.";
        return personal(value);
      }
      default: {
        const most = control?.dataset.most || control?.maxLength;
        if (most > 0 && all.some((text) => typeof text === "string" && [...text].length > most)) {
          return `${all.length > 1 ? "One of these is" : "This is"} too long: ${most} characters are the most.`;
        }
        if (all.length > 200) return "These are too many: 200 are the most.";
        if (new Set(all).size < all.length) return "One of these stands here twice.";
        return personal(all.join("\n"));
      }
    }
  }

  // What is wrong between the fields of an entry, or of a row: by the name of the field at fault.
  function ofEntry(entry, kind) {
    const found = {};
    if (isBefore(entry.ended, entry.started)) found.ended = "This is before it started.";
    if (entry.status === "running" && entry.ended) found.status = "It is said to be running, and to have ended.";
    if (kind === "case-studies" && !entry.account && !entry.sources) found.account = "Say who tells it, or name a source.";
    if (entry.identifiers?.some((text) => !isIdentifier(text))) found.identifiers = "Write the register and the number, such as GB-CHC-1074546.";
    return found;
  }

  function ofRow(name, row, entry) {
    const found = {};
    if (isBefore(row.to, row.from)) found.to = "This is before it began.";
    if (name === "organisations" && !row.organisation && !row.name && !row.unnamed) found.organisation = "Say who is meant.";
    if (name === "funding" && !row.funder && !row.name && !row.unnamed && !row.kind) found.funder = "Say who is meant, or what kind of money.";
    const isTold = entry.account && !entry.sources && !row.source;
    if (row.basis === "stated" && !row.where && !isTold) found.where = "Say where the source states it.";
    if (row.says?.length === 1) found.says = "One statement alone differs from nothing: add the other.";
    if (name === "figures" && row.value) {
      if (isShare(row) && !row.of) found.of = "This is a share, and says nothing without what it is a share of.";
      if (!row.where && !isTold) found.where = "Say where it is printed.";
      if (!row.asAt && !row.source && !entry.sources && !entry.account && !entry.asAt) found.asAt = "Say of what year it is true, or “undated”.";
    }
    return found;
  }

  // The same for what only shows between the rows of a list: for each row, by the name of the field. Empty rows are null.
  function ofRows(name, rows) {
    const found = rows.map(() => ({}));
    const seen = new Set();
    let latest = null;
    rows.forEach((row, number) => {
      if (!row || typeof row === "string") return;
      let once = null;
      if (name === "timeline" && isDate(row.date || "")) {
        if (isBefore(row.date, latest)) found[number].date = "This comes before the event above it: put them in order.";
        else latest = row.date;
      }
      if (name === "funding" && row.kind === "none" && rows.filter(Boolean).length > 1) found[number].kind = "This says that nobody paid, and other rows say who did.";
      if (name === "organisations") once = ["organisation", row.organisation || row.name, row.role, row.from, row.to];
      if (name === "lessons") once = ["lesson", row.lesson, row.evidence, row.source];
      if (!once?.[1] || !once[2]) return;
      if (seen.has(once.join("\n"))) found[number][once[0]] = "This is said above already.";
      seen.add(once.join("\n"));
    });
    return found;
  }

  return { single, ofEntry, ofRow, ofRows };
})();
