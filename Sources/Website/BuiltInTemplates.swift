// swift-format-ignore-file
// Written by script/embed-templates. Change the files themselves, and run it again.
// swift-format-ignore-file

/// The templates that are built into the program: path from `templates/`, and text. Sorted by path.
package let builtInTemplates: [(path: String, text: String)] = [
  (
    "404.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">It may have been mistyped, or cut in two by an e-mail.</p>
</header>
<section id="instead">
<h2>Look here instead</h2>
<ul class="list short">
{{#navigation}}
<li>{{>partials/link}}</li>
{{/navigation}}
<li><a href="{{home}}">The first page</a></li>
</ul>
</section>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "alphabet.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
<nav class="text" aria-label="Letters">
<ul class="letters">
{{#letters}}
<li>{{#address}}<a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>{{/address}}{{^address}}<span>{{label}}</span>{{/address}}</li>
{{/letters}}
</ul>
{{#network}}
<p>{{>partials/link}}</p>
{{/network}}
</nav>
<div class="text" id="list">
{{#sections}}
<section id="{{id}}">
<h2>{{label}}</h2>
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
</section>
{{/sections}}
{{>partials/pager}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "case-studies.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
{{#note}}
<p class="quiet">{{note}}</p>
{{/note}}
</header>
<nav class="filters" aria-label="Narrow the list" tabindex="0">
<details>
<summary>Narrow the list</summary>
{{#all}}
<ul>
<li><a href="{{address}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{label}}</a></li>
</ul>
{{/all}}
{{#filters}}
<h2>{{heading}}</h2>
<ul>
{{#terms}}
<li><a href="{{address}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{label}}</a></li>
{{/terms}}
</ul>
{{/filters}}
</details>
</nav>
<div class="text" id="list">
<ul class="doorways">
{{#timeline}}
<li>{{>partials/link}}</li>
{{/timeline}}
{{#map}}
<li>{{>partials/link}}</li>
{{/map}}
</ul>
<ul class="list">
{{#items}}
<li>
<h2>{{>partials/link}}</h2>
{{#text}}
<p>{{text}}</p>
{{/text}}
{{#fact}}
<p class="quiet">{{fact}}</p>
{{/fact}}
</li>
{{/items}}
</ul>
{{>partials/pager}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "case-study.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">Case study</p>
<h1>{{heading}}</h1>
{{#summary}}
<p class="lead">{{summary}}</p>
{{/summary}}
</header>
{{>partials/draft}}
{{#account}}
<p class="notice">This is an account: told by {{by}}{{#organisation}}, {{>partials/link}}{{/organisation}}{{#date}}, in {{date}}{{/date}}. {{#hasSources}}Where a row names no other source, it rests on the sources below.{{/hasSources}}{{^hasSources}}Nothing here has been checked against a printed source.{{/hasSources}}</p>
{{/account}}
{{#banner}}
<p class="notice">{{banner}}</p>
{{/banner}}
<dl class="facts">
<div><dt>Where</dt>{{#place}}{{>partials/fact}}{{/place}}</div>
<div><dt>When</dt>{{#period}}{{>partials/fact}}{{/period}}</div>
<div><dt>Status</dt>{{#status}}{{>partials/fact}}{{/status}}</div>
<div><dt>Setting</dt>{{#setting}}{{>partials/fact}}{{/setting}}</div>
<div><dt>Who was served</dt>{{#people}}{{>partials/fact}}{{/people}}</div>
<div><dt>Who paid</dt>{{#paidBy}}{{>partials/fact}}{{/paidBy}}</div>
{{#aims}}
<div><dt>What for</dt>{{>partials/fact}}</div>
{{/aims}}
{{#origin}}
<div><dt>Origin</dt>{{>partials/fact}}</div>
{{/origin}}
{{#partOf}}
<div><dt>Part of</dt>{{>partials/fact}}</div>
{{/partOf}}
{{#website}}
<div><dt>Website</dt>{{>partials/fact}}</div>
{{/website}}
</dl>
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#headings}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/headings}}
{{#organisations}}
<li><a href="#organisations">Who took part</a></li>
{{/organisations}}
{{#funding}}
<li><a href="#funding">Who paid</a></li>
{{/funding}}
{{#hasEvidence}}
<li><a href="#lessons">What it teaches</a></li>
{{/hasEvidence}}
{{#timeline}}
<li><a href="#timeline">Timeline</a></li>
{{/timeline}}
{{>partials/contents}}
{{#hasRelated}}
<li><a href="#related">Related case studies</a></li>
{{/hasRelated}}
</ul>
</details>
</nav>
{{#text}}
<div class="text" id="story">
{{text}}</div>
{{/text}}
<aside class="margin" aria-label="About this case study" data-pagefind-ignore>
{{#hasSources}}
<h2 id="sources">Where this comes from</h2>
<ul>
{{#sources}}
<li>{{>partials/source}}</li>
{{/sources}}
</ul>
{{/hasSources}}
{{#tally}}
<h2 id="in-short">What it teaches, in short</h2>
{{>partials/tally}}

<p><a href="#lessons">See each lesson and its reason</a></p>
{{/tally}}
<h2 id="class">How it is sorted</h2>
{{#hasSources}}
<p class="quiet">Status, setting, area, aim, people served and origin are the editors’ reading.</p>
{{/hasSources}}
{{^hasSources}}
<p class="quiet">Status, setting, area, aim, people served and origin are as the teller gave them.</p>
{{/hasSources}}
{{>partials/reviewed}}
</aside>
{{#organisations}}
<section>
<h2 id="organisations">Who took part</h2>
{{#roles}}
{{>partials/drawing}}
{{/roles}}
<table class="rows">
<caption>The organisations and the part each played{{#mainSource}}, and where <cite><a href="{{address}}">{{label}}</a></cite> says so{{/mainSource}}.</caption>
<thead>
<tr>
<th scope="col">Organisation</th>
<th scope="col">Its part</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
</section>
{{/organisations}}
{{#funding}}
<section>
<h2 id="funding">Who paid</h2>
<table class="rows">
<caption>Who paid for the work, what kind of money it was{{#mainSource}}, and where <cite><a href="{{address}}">{{label}}</a></cite> says so{{/mainSource}}.</caption>
<thead>
<tr>
<th scope="col">Funder</th>
<th scope="col">What it paid</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
</section>
{{/funding}}
{{#hasEvidence}}
<section>
<h2 id="lessons">What it teaches</h2>
<p class="sum">{{sum}}</p>
{{>partials/evidence}}
</section>
{{/hasEvidence}}
{{#timeline}}
<section>
<h2 id="timeline">Timeline</h2>
{{#times}}
{{>partials/drawing}}
{{/times}}
<table class="rows numbers">
<caption>What happened, in order{{#mainSource}}, and where <cite><a href="{{address}}">{{label}}</a></cite> says so{{/mainSource}}.</caption>
<thead>
<tr>
<th scope="col">When</th>
<th scope="col">What</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
</section>
{{/timeline}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/mentions}}
{{#hasRelated}}
<section id="related" data-pagefind-ignore>
<h2>Related case studies</h2>
<ul class="list short">
{{#related}}
{{>partials/item}}
{{/related}}
</ul>
</section>
{{/hasRelated}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "checklist.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">Checklist</p>
<h1>{{heading}}</h1>
<p class="lead">{{when}}</p>
</header>
<div class="text">
<ul class="doorways">
<li><a href="{{mail}}">Send these questions by e-mail</a></li>
<li class="scripted"><button type="button" data-print>Print this sheet</button></li>
<li><a href="{{plainText}}">The same as plain text</a></li>
{{#lessons}}
<li>{{>partials/link}}</li>
{{/lessons}}
</ul>
<ol class="checklist" id="list">
{{#items}}
<li>{{question}}
<p class="quiet">{{>partials/link}}</p>
</li>
{{/items}}
</ol>
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "continuation.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
{{#entry}}
<p>From the page <a href="{{address}}">{{label}}</a></p>
{{/entry}}
</header>
{{#rows}}
<table class="rows">
<caption>{{heading}}</caption>
<thead>
<tr>
<th scope="col">{{firstHead}}</th>
<th scope="col">{{secondHead}}</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
{{/rows}}
{{#items}}
<div class="text" id="list">
{{>partials/list}}
</div>
{{/items}}
{{#hasEvidence}}
<section id="evidence">
<h2>Readings</h2>
{{>partials/evidence}}
</section>
{{/hasEvidence}}
{{>partials/pager}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "contribute.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">Did your organisations work together, or try to? Tell it, half-finished or not. You need no account.</p>
</header>
<section>
<h2>What would you like to tell?</h2>
<ul class="list">
{{#forms}}
{{>partials/item}}
{{/forms}}
</ul>
{{#wanted}}
<p>Nothing to tell, but something to look up? See <a href="{{wanted}}">where help is wanted</a>.</p>
{{/wanted}}
</section>
<section>
<h2>For two people over tea</h2>
<p>The same questions, to print and fill in with a pen.</p>
<ul>
{{#papers}}
<li>{{>partials/link}}</li>
{{/papers}}
</ul>
</section>
<section id="next">
<h2>What happens next</h2>
<ol>
<li>{{#mail}}You send it to <a href="mailto:{{mail}}">{{mail}}</a>, or open it at the place where the files are kept.{{/mail}}{{^mail}}You give it to those who keep this site, or open it at the place where the files are kept.{{/mail}}</li>
<li>Somebody reads it, asks you what is not clear, and fills in what you could not know{{#reply}}. You hear from us within {{reply}}{{/reply}}.</li>
<li>You see it before it is published. After that, anyone can add to it or correct it in the same way.</li>
</ol>
<p>Whoever writes the file by hand finds each message that a check can give, with what to do, under <a href="{{mistakes}}">mistakes</a>.</p>
<p>What we ask: that the partners you name have seen it, and that no one who used a service can be recognised.</p>
</section>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "data.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{description}}</p>
</header>
{{#prose}}
<div class="text">
{{text}}</div>
{{>partials/notes}}
{{/prose}}
<section id="whole" class="text">
<h2>Everything at once</h2>
<ul class="list short">
{{#whole}}
{{>partials/item}}
{{/whole}}
</ul>
<p>Each entry is there by itself too: beside its page stands the same as JSON and as Markdown, with the same name and <code>.json</code> or <code>.md</code> at its end; for pages of prose in the folder <code>pages</code>. The head of each page names both. The whole as a database, ready for Datasette: <code>kbgen export sqlite data.db</code>. The whole site as one file to carry: <code>kbgen export zip site.zip</code>.</p>
{{#printEdition}}
<p>For paper: {{>partials/link}}, with numbers in place of links.</p>
{{/printEdition}}
</section>
<section id="tables" class="text">
<h2>Tables</h2>
<p>Comma-separated values, for any spreadsheet: UTF-8, with the mark in front by which Excel knows it. {{#dictionary}}{{>partials/link}}{{/dictionary}}: what a blank means, what <code>undated</code> means, and who says what a row says.</p>
{{#groups}}
<h3>{{label}}</h3>
<ul class="list short">
{{#tables}}
<li>
{{#file}}{{>partials/link}}{{/file}}
<p class="quiet">{{words}}{{#columns}} See {{>partials/link}}.{{/columns}}</p>
</li>
{{/tables}}
</ul>
{{/groups}}
{{#identified}}
<p>To join them with data of others, such as grants published as 360Giving: {{identified}} (<code>identifiers</code>, in the form of <a href="https://org-id.guide/">org-id.guide</a>).</p>
{{/identified}}
</section>
<section id="version" class="text">
<h2>Which state this is</h2>
<p>{{#date}}The last change was on {{date}}. {{/date}}Version {{version}}, in form {{format}}. {{#sums}}{{>partials/link}}{{/sums}} lists the digests of all tables; its own is <code>{{digest}}</code>. If that is the same, no fact has changed. The digests of all other files stand in <code>kbgen-manifest.txt</code>, at the root of the site. {{#citation}}{{>partials/link}}{{/citation}} says how to cite it.</p>
{{#licence}}
<p>All of it: {{>partials/link}}. The works that the entries rest on are under their own terms.</p>
{{/licence}}
</section>
{{#feed}}
<section id="feeds" class="text">
<h2>What is new</h2>
<ul>
{{#feeds}}
<li>{{>partials/link}}</li>
{{/feeds}}
</ul>
<p>The page of each organisation and of each theme has a feed of its own.</p>
</section>
{{/feed}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "dictionary.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{description}}</p>
</header>
<section id="how" class="text">
<h2>How to read the tables</h2>
<ul>
<li>The names of columns are those of the fields in the files that authors write, with <code>as_at</code> for <code>asAt</code>.</li>
<li>A blank means that the sources do not say, or that nobody has entered it. It never means no, none or nought.</li>
<li><code>undated</code> means that it did happen, on a day that no source prints. A blank in the same column means that nothing is said about it at all.</li>
<li>In CSV, no cell has a line end in it. A text that a spreadsheet would take for a formula, since it begins with <code>=</code>, <code>+</code>, <code>-</code> or <code>@</code>, has an apostrophe in front; take one apostrophe away from there to have what was written. JSON, linked data and the database have it as it is.</li>
<li>A date is as exact as its source: a year, a month or a day.</li>
<li>Numbers that sources print are text, as printed: “around 500”, “three”.</li>
<li><code>key</code> names a row. It is made from what the row says and stays when others are added. Of two rows that are told alike, the second has a number at its end.</li>
<li><code>position</code> is the row’s place in the list that its author wrote.</li>
<li>An organisation that is only named has a row in <code>organisations</code>, with nothing but its name, and <code>is_stub</code> in <code>entries</code>.</li>
<li>Drafts, and entries that were withdrawn, are in no table.</li>
</ul>
</section>
{{#method}}
<section id="data-method" class="text">
{{text}}<p>All this stands on the page {{#page}}{{>partials/link}}{{/page}} too.</p>
</section>
{{>partials/notes}}
{{/method}}
<section id="row-basis" class="text">
<h2>Who says so: <code>basis</code></h2>
<dl>
{{#bases}}
<dt><code>{{label}}</code></dt>
<dd>{{words}}</dd>
{{/bases}}
</dl>
</section>
<section id="reference-relations" class="text">
<h2>What references mean: <code>relation</code></h2>
<dl>
{{#relations}}
<dt><code>{{label}}</code></dt>
<dd>{{words}}</dd>
{{/relations}}
</dl>
</section>
<section id="all-tables" class="text">
<h2>Tables</h2>
<ul class="list short">
{{#tables}}
{{>partials/item}}
{{/tables}}
</ul>
</section>
<section id="all-names" class="text">
<h2>Names, from A to Z</h2>
<p>The linked data use these names for what schema.org has no word for.</p>
<dl>
{{#words}}
<dt id="kb:{{name}}"><code>{{name}}</code></dt>
{{#meanings}}
<dd>{{line}}</dd>
{{/meanings}}
{{/words}}
</dl>
</section>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "form.mustache",
    ##"""
{{<layouts/page}}
{{$script}}<script src="{{formScript}}"></script>
{{/script}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">Three steps, and none has to be complete. What you write stays in your browser until you send it.</p>
</header>
<div class="text">
<noscript>
<p>The form needs JavaScript. Without it, copy the lines below into an e-mail or a text file and write over them{{#mail}}, then send it to <a href="mailto:{{mail}}">{{mail}}</a>{{/mail}}. Or take <a href="{{paper}}">the same questions on paper</a>.</p>
<pre tabindex="0" role="region" aria-label="A file to begin with">{{skeleton}}</pre>
</noscript>
<form id="form" hidden data-folder="{{folder}}" data-noun="{{noun}}" data-others="{{others}}" data-choices="{{choices}}" data-entries="{{entries}}"{{#mail}} data-mail="{{mail}}"{{/mail}}{{#newFile}} data-new="{{newFile}}"{{/newFile}}{{#existingFile}} data-edit="{{existingFile}}"{{/existingFile}}>
<p class="notice" role="status" id="said"></p>
<details class="begin">
<summary>Go on with something that was begun</summary>
<p><label for="load">A file that you saved: <input type="file" id="load" accept=".md,text/markdown,text/plain"></label></p>
<p><label for="entry">An entry of this site, to correct it: <input id="entry" data-kind="{{kindFolder}}"></label> <button type="button" id="fetch">Load it</button></p>
<p><button type="button" id="afresh">Begin afresh</button></p>
</details>
{{#steps}}
{{#isFolded}}
<details class="step">
<summary>{{number}}. {{heading}}</summary>
<p>{{words}}</p>
{{controls}}
</details>
{{/isFolded}}
{{^isFolded}}
<section class="step">
<h2>{{number}}. {{heading}}</h2>
<p>{{words}}</p>
{{controls}}
</section>
{{/isFolded}}
{{/steps}}
<section class="step">
<h2>Before you send it</h2>
<ul class="plain" id="missing"></ul>
<p><label class="box"><input type="checkbox" name="tick"><span>The partners named here have seen it.</span></label></p>
<p><label class="box"><input type="checkbox" name="tick"><span>No one who used the service can be recognised.</span></label></p>
<p><label class="box"><input type="checkbox" name="tick"><span>You may publish it.</span></label></p>
<p class="doorways">
{{#mail}}
<button type="button" id="mail">Send it by e-mail</button>
{{/mail}}
<button type="button" id="copy">Copy it</button>
<button type="button" id="download">Download it</button>
{{#newFile}}
<button type="button" id="open">Open it at the code host</button>
{{/newFile}}
</p>
{{#contactPage}}
<p>Copy it, then paste it <a href="{{contactPage}}">here</a>.</p>
{{/contactPage}}
<p class="quiet">Half-finished is welcome. Somebody reads it and asks you what is not clear{{#reply}}, within {{reply}}{{/reply}}: <a href="{{overview}}#next">what happens next</a>. <button type="button" id="save">Save it for later</button> puts it into a file on this device.</p>
<details>
<summary>The file as it will be</summary>
<p class="quiet" id="path"></p>
<pre tabindex="0" role="region" aria-label="The file as it will be" id="file"></pre>
</details>
</section>
</form>
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "form/checks.js",
    ##"""
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

"""##
  ),
  (
    "form/file.js",
    ##"""
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

"""##
  ),
  (
    "form/form.js",
    ##"""
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

"""##
  ),
  (
    "framework.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">Framework</p>
<h1>{{heading}}</h1>
{{#summary}}
<p class="lead">{{summary}}</p>
{{/summary}}
</header>
{{>partials/draft}}
{{#hasContents}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#poles}}
<li><a href="#poles">The poles</a></li>
{{/poles}}
{{#headings}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/headings}}
{{#questions}}
<li><a href="#questions">{{questionsHeading}}</a></li>
{{/questions}}
{{#lessons}}
<li><a href="#lessons">Lessons</a></li>
{{/lessons}}
{{#hasSources}}
<li><a href="#sources">Sources</a></li>
{{/hasSources}}
{{>partials/contents}}
</ul>
</details>
</nav>
{{/hasContents}}
{{#poles}}
<section>
<h2 id="poles">The poles</h2>
<div class="poles">
{{#items}}
<section>
<h3>{{label}}</h3>
<ul>
{{#points}}
<li>{{line}}</li>
{{/points}}
</ul>
</section>
{{/items}}
</div>
</section>
{{/poles}}
{{#text}}
<div class="text">
{{text}}</div>
{{/text}}
{{#questions}}
<div class="text">
<section class="questions">
<h2 id="questions">{{questionsHeading}}</h2>
<ol>
{{#items}}
<li>{{label}}</li>
{{/items}}
</ol>
</section>
</div>
{{/questions}}
{{#lessons}}
<section id="lessons" data-pagefind-ignore>
<h2>Lessons it sheds light on</h2>
{{>partials/list}}
</section>
{{/lessons}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/sources}}
{{>partials/mentions}}
{{>partials/reviewed}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "glossary-entry.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">Glossary</p>
<h1>{{heading}}{{#short}} ({{short}}){{/short}}</h1>
{{#meaning}}
<p class="lead">{{meaning}}</p>
{{/meaning}}
</header>
{{>partials/draft}}
{{#otherNames}}
<dl class="facts">
<div><dt>Also called</dt>{{>partials/fact}}</div>
</dl>
{{/otherNames}}
{{#text}}
<div class="text">
{{text}}</div>
{{/text}}
{{#hasSee}}
<section id="see" data-pagefind-ignore>
<h2>See also</h2>
<ul class="list short">
{{#see}}
<li>{{>partials/link}}</li>
{{/see}}
</ul>
</section>
{{/hasSee}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/sources}}
{{>partials/mentions}}
{{>partials/reviewed}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "home.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
{{#summary}}
<p class="lead">{{summary}}</p>
{{/summary}}
{{#search}}
<form class="scripted" role="search" action="{{search}}">
<p><label for="q">What are you looking for?</label></p>
<p class="asking"><input type="search" id="q" name="q" autocomplete="off" enterkeyhint="search"><button>Search</button></p>
</form>
{{/search}}
</header>
{{#hasDoors}}
<section id="doors">
<h2>Begin here</h2>
<div class="doors">
{{#doors}}
<section>
<h3><a href="{{address}}">{{label}}</a></h3>
<ol>
{{#lessons}}
<li>{{>partials/link}}</li>
{{/lessons}}
</ol>
</section>
{{/doors}}
</div>
</section>
{{/hasDoors}}
{{#hasTroubles}}
<section id="troubles">
<h2>Is this happening?</h2>
<ul class="troubles">
{{#troubles}}
<li>{{>partials/link}}{{#fact}}<small>{{fact}}</small>{{/fact}}</li>
{{/troubles}}
</ul>
{{#signs}}
<p>{{>partials/link}}</p>
{{/signs}}
</section>
{{/hasTroubles}}
{{#hasChecklists}}
<section id="checklists">
<h2>Take to your meeting</h2>
<ul class="troubles">
{{#checklists}}
<li>{{>partials/link}}{{#text}}<small>{{text}}</small>{{/text}}</li>
{{/checklists}}
</ul>
</section>
{{/hasChecklists}}
{{#allStudies}}
<section id="case-studies">
<h2>What happened elsewhere</h2>
<ul class="three">
{{#studies}}
<li>
<h3>{{>partials/link}}</h3>
{{#text}}
<p>{{text}}</p>
{{/text}}
</li>
{{/studies}}
</ul>
<p>{{>partials/link}}</p>
</section>
{{/allStudies}}
{{#sure}}
<section id="sure" class="sure">
<h2>How sure we are</h2>
<p>{{sure}}</p>
<dl>
{{#weights}}
<div class="{{weight}}">
<dt>{{>partials/mark}}{{label}}</dt>
<dd>{{words}}</dd>
</div>
{{/weights}}
<div>
<dt><span class="basis stated">Stated</span> <span class="basis inferred">Inferred</span></dt>
<dd>Said by the source itself, or read out of it by the editors.</dd>
</div>
</dl>
{{#map}}
<p>{{>partials/link}}</p>
{{/map}}
</section>
{{/sure}}
{{#prose}}
<section id="about-this-site">
<h2>About this site</h2>
<div>
{{text}}</div>
</section>
{{>partials/notes}}
{{>partials/sources}}
{{/prose}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "icon.svg",
    ##"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#1d1f21"/><path d="M6.5 4.2a4 4 0 1 0 0 7.6M9.5 4.2a4 4 0 1 1 0 7.6" fill="none" stroke="#fbfaf7" stroke-width="1.6"/></svg>

"""##
  ),
  (
    "layouts/page.mustache",
    ##"""
<!DOCTYPE html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{pageTitle}}</title>
<meta name="description" content="{{description}}"{{#found}} data-pagefind-meta="summary[content]"{{/found}}>
{{#found}}
{{#facets}}
<meta name="{{name}}" content="{{value}}" data-pagefind-filter="{{name}}[content]">
{{/facets}}
{{/found}}
{{#isIndexed}}
<link rel="canonical" href="{{canonical}}">
<meta property="og:title" content="{{heading}}">
<meta property="og:description" content="{{description}}">
<meta property="og:type" content="{{#isHome}}website{{/isHome}}{{^isHome}}article{{/isHome}}">
<meta property="og:url" content="{{canonical}}">
<meta property="og:site_name" content="{{siteTitle}}">
<meta property="og:locale" content="{{locale}}">
{{#sharedPicture}}
<meta property="og:image" content="{{sharedPicture}}">
<meta property="og:image:alt" content="{{siteTitle}}">
<meta name="twitter:card" content="summary_large_image">
{{/sharedPicture}}
{{#publishedOn}}
<meta property="article:published_time" content="{{publishedOn}}">
{{/publishedOn}}
{{#modifiedOn}}
<meta property="article:modified_time" content="{{modifiedOn}}">
{{/modifiedOn}}
{{/isIndexed}}
{{^isIndexed}}
<meta name="robots" content="noindex">
{{/isIndexed}}
{{#feed}}
<link rel="alternate" type="application/atom+xml" title="{{siteTitle}}: what is new" href="{{feed}}">
{{/feed}}
{{#alternates}}
<link rel="alternate" type="{{type}}" title="{{title}}" href="{{address}}">
{{/alternates}}
{{#licenceAddress}}
<link rel="license" href="{{licenceAddress}}">
{{/licenceAddress}}
<link rel="icon" href="{{icon}}" type="image/svg+xml">
<link rel="stylesheet" href="{{stylesheet}}">
{{$script}}<script src="{{script}}"></script>
{{/script}}
{{#linkedData}}
<script type="application/ld+json">{{linkedData}}</script>
{{/linkedData}}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p class="name"><a href="{{home}}"{{#isHome}} aria-current="page"{{/isHome}}>{{siteTitle}}</a></p>
<p class="address">{{fullAddress}}</p>
<nav aria-label="Main">
<ul>
{{#navigation}}
<li><a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}{{#isSection}} aria-current="true"{{/isSection}}>{{label}}</a></li>
{{/navigation}}
</ul>
</nav>
<button type="button" id="theme" data-dark="Dark theme" data-light="Light theme">Dark theme</button>
</header>
{{^isHome}}
<nav class="crumbs" aria-label="You are here">
<ol>
<li><a href="{{home}}">Home</a></li>
{{#crumbs}}
<li><a href="{{address}}">{{label}}</a></li>
{{/crumbs}}
<li aria-current="page">{{heading}}</li>
</ol>
</nav>
{{/isHome}}
<main id="content"{{#isHome}} class="home"{{/isHome}}{{#found}} data-pagefind-body data-pagefind-meta="kind:{{kind}}"{{#searchesOpenings}} data-openings{{/searchesOpenings}}{{/found}} tabindex="-1">
{{$main}}{{/main}}</main>
{{#cite}}
<aside class="site tools" aria-label="About this page">
<details>
<summary>Cite this page</summary>
<p>{{sentence}}</p>
<pre tabindex="0" role="region" aria-label="BibTeX">{{bibtex}}</pre>
<pre tabindex="0" role="region" aria-label="CSL-JSON">{{csl}}</pre>
</details>
{{#correct}}
<p><a href="{{correct}}">Correct this page in a form</a></p>
{{/correct}}
{{#edit}}
<p><a href="{{edit}}">Edit this page</a></p>
{{/edit}}
</aside>
{{/cite}}
<footer class="site">
<ul>
<li><a href="{{home}}">Home</a></li>
{{#pages}}
<li>{{>partials/link}}</li>
{{/pages}}
<li><a href="{{contribute}}">Take part</a></li>
{{#data}}
<li><a href="{{data}}">Data</a></li>
{{/data}}
{{#contact}}
<li><a href="{{contact}}">Tell us what is wrong{{#contactWords}}: {{contactWords}}{{/contactWords}}</a></li>
{{/contact}}
{{#feed}}
<li><a href="{{feed}}">What is new (feed)</a></li>
{{/feed}}
</ul>
<p>Case studies say what was reported at the time, in the editors’ words. What may have changed since is not recorded unless a page says so.</p>
</footer>
</body>
</html>

"""##
  ),
  (
    "lesson.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">{{numbering}}</p>
<h1>{{heading}}</h1>
{{#summary}}
<p class="lead">{{summary}}</p>
{{/summary}}
</header>
{{>partials/draft}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#example}}
<li><a href="#example">One example</a></li>
{{/example}}
{{#hasQuestions}}
<li><a href="#questions">{{questionsHeading}}</a></li>
{{/hasQuestions}}
<li><a href="#evidence">What the case studies show</a></li>
{{#text}}
{{^textHasHeading}}
<li><a href="#what-to-do">What to do</a></li>
{{/textHasHeading}}
{{/text}}
{{#headings}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/headings}}
{{#frameworks}}
<li><a href="#frameworks">Frameworks</a></li>
{{/frameworks}}
{{#hasSources}}
<li><a href="#sources">Sources</a></li>
{{/hasSources}}
{{>partials/contents}}
{{#hasRelated}}
<li><a href="#related">Related lessons</a></li>
{{/hasRelated}}
</ul>
</details>
</nav>
<div class="text">
{{#example}}
<section class="example">
<h2 id="example">One example</h2>
<p>{{example}}</p>
<p class="from">{{#study}}{{>partials/link}}{{/study}}. {{#isStated}}Stated in {{/isStated}}{{^isStated}}Inferred by the editors from {{/isStated}}{{#from}}{{>partials/from}}{{/from}}</p>
</section>
{{/example}}
{{#hasQuestions}}
<section class="questions">
<h2 id="questions">{{questionsHeading}}</h2>
<ol>
{{#questions}}
<li>{{line}}</li>
{{/questions}}
</ol>
</section>
{{/hasQuestions}}
</div>
<aside class="margin" aria-label="About this lesson">
<dl class="facts">
{{#hasSigns}}
<div id="signs"><dt>Is this happening?</dt>
{{#signs}}
<dd>{{line}}</dd>
{{/signs}}
</div>
{{/hasSigns}}
{{#moments}}
<div><dt>When it matters</dt>{{>partials/fact}}</div>
{{/moments}}
{{#theme}}
<div><dt>Theme</dt>{{>partials/fact}}</div>
{{/theme}}
{{#audience}}
<div><dt>For whom</dt>{{>partials/fact}}</div>
{{/audience}}
</dl>
{{>partials/reviewed}}
</aside>
<section>
<h2 id="evidence">What the case studies show</h2>
<p class="sum">{{sum}}</p>
{{>partials/evidence}}
{{#moreEvidence}}
<p><a href="{{address}}">{{label}}</a></p>
{{/moreEvidence}}
</section>
{{#text}}
<div class="text">
{{^textHasHeading}}
<h2 id="what-to-do">What to do</h2>
{{/textHasHeading}}
{{text}}{{#hasMoreQuestions}}<h2>More questions to ask</h2>
<ul>
{{#moreQuestions}}
<li>{{line}}</li>
{{/moreQuestions}}
</ul>
{{/hasMoreQuestions}}
</div>
{{/text}}
{{#frameworks}}
<section id="frameworks" data-pagefind-ignore>
<h2>Frameworks that shed light on it</h2>
{{>partials/list}}
</section>
{{/frameworks}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/sources}}
{{>partials/mentions}}
{{#hasRelated}}
<section id="related" data-pagefind-ignore>
<h2>Related lessons</h2>
<ul class="list short">
{{#related}}
{{>partials/item}}
{{/related}}
</ul>
</section>
{{/hasRelated}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "lessons.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
<nav class="text" aria-label="Ways into the lessons">
<ul class="doorways">
{{#doorways}}
<li>{{>partials/link}}</li>
{{/doorways}}
</ul>
{{#checklist}}
<p>Before a meeting: {{>partials/link}}, on one sheet.</p>
{{/checklist}}
</nav>
{{#hasContents}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#sections}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/sections}}
{{#hasStudies}}
<li><a href="#case-studies">Case studies that teach most</a></li>
{{/hasStudies}}
</ul>
</details>
</nav>
{{/hasContents}}
<div class="text" id="list">
{{#sections}}
<section id="{{id}}">
<h2>{{label}}</h2>
{{#about}}
<p class="quiet">{{about}}</p>
{{/about}}
<ol class="list{{#isNumbered}} numbered{{/isNumbered}}">
{{#items}}
<li>
<h3>{{>partials/link}}</h3>
{{#text}}
<p>{{text}}</p>
{{/text}}
{{#fact}}
<p class="quiet">{{fact}}</p>
{{/fact}}
{{#tally}}
{{>partials/tally}}

{{/tally}}
</li>
{{/items}}
</ol>
{{>partials/more}}
</section>
{{/sections}}
{{>partials/pager}}
{{#hasStudies}}
<section id="case-studies">
<h2>Case studies that teach most about this</h2>
<ul class="list">
{{#studies}}
<li>
<h3>{{>partials/link}}</h3>
{{#text}}
<p>{{text}}</p>
{{/text}}
</li>
{{/studies}}
</ul>
<ul class="doorways">
{{#further}}
<li>{{>partials/link}}</li>
{{/further}}
</ul>
</section>
{{/hasStudies}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "list.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
<div class="text" id="list">
<ul class="list">
{{#items}}
<li>
<h2>{{>partials/link}}</h2>
{{#text}}
<p>{{text}}</p>
{{/text}}
{{#fact}}
<p class="quiet">{{fact}}</p>
{{/fact}}
</li>
{{/items}}
</ul>
{{>partials/pager}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "map.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
{{#hasThemes}}
<section id="themes">
<h2>By theme</h2>
<table class="counts">
<caption>How many readings support, complicate or show the cost, and how many lessons no case study bears on.</caption>
<thead>
<tr>
<th scope="col">Theme</th>
<th scope="col">Lessons</th>
<th scope="col">Supports</th>
<th scope="col">Complicates</th>
<th scope="col">Shows the cost</th>
<th scope="col">Gaps</th>
</tr>
</thead>
<tbody>
{{#themes}}
<tr>
<th scope="row">{{>partials/link}}</th>
<td data-of="Lessons">{{lessons}}</td>
<td data-of="Supports">{{supports}}</td>
<td data-of="Complicates">{{complicates}}</td>
<td data-of="Shows the cost">{{cost}}</td>
<td data-of="Gaps">{{gaps}}</td>
</tr>
{{/themes}}
</tbody>
</table>
</section>
{{/hasThemes}}
{{#hasMap}}
<section id="map">
{{#hasThemes}}
<h2>The numbered lessons</h2>
{{/hasThemes}}
{{^hasThemes}}
<h2 class="aloud">The map</h2>
{{/hasThemes}}
<div class="map-scroll" tabindex="0" role="region" aria-label="Evidence map">
<table class="map">
<caption>{{caption}}</caption>
<thead>
<tr>
<th scope="col">Lesson</th>
{{#studies}}
<th scope="col">{{>partials/link}}</th>
{{/studies}}
</tr>
</thead>
{{#sections}}
<tbody>
<tr class="head">
<th scope="rowgroup" colspan="{{columns}}">{{label}}</th>
</tr>
{{#rows}}
<tr>
<th scope="row">{{>partials/link}}{{#isGap}} <small>No case study has been read against it yet.</small>{{/isGap}}</th>
{{#cells}}
<td{{#isGap}} class="gap"{{/isGap}}>{{#isGap}}<span aria-hidden="true">–</span><span class="aloud">no reading</span>{{/isGap}}{{#readings}}<a class="{{weight}}" href="{{address}}">{{>partials/mark}}<span class="of">{{study}}: </span>{{label}} <small>{{basis}}</small><span class="aloud">: {{lesson}}</span></a>{{/readings}}</td>
{{/cells}}
</tr>
{{/rows}}
</tbody>
{{/sections}}
</table>
</div>
{{>partials/pager}}
{{#overview}}
<p>{{>partials/link}}</p>
{{/overview}}
</section>
{{/hasMap}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "mistake.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">{{rule}}</p>
<h1>{{heading}}</h1>
<p class="lead">{{weight}}</p>
</header>
<div class="text">
{{manual}}<h2>A mistake</h2>
<p class="from">{{mistakePlace}}</p>
<pre tabindex="0" role="region" aria-label="A mistake">{{mistake}}</pre>
<h2>The same, mended</h2>
<p class="from">{{remedyPlace}}</p>
<pre tabindex="0" role="region" aria-label="The same, mended">{{remedy}}</pre>
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "mistakes.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">Every message that a check of the files can give. The word in square brackets at its end stands here under each.</p>
</header>
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#sections}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/sections}}
</ul>
</details>
</nav>
<div class="text">
{{#sections}}
<section id="{{id}}">
<h2>{{label}}</h2>
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
</section>
{{/sections}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "moved.mustache",
    ##"""
<!DOCTYPE html>
<html lang="{{language}}" data-moved="{{address}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{label}} has moved – {{siteTitle}}</title>
<meta name="robots" content="noindex">
<script src="{{script}}"></script>
<meta http-equiv="refresh" content="0; url={{address}}">
<link rel="canonical" href="{{canonical}}">
</head>
<body>
<p>This page has moved: <a href="{{address}}">{{label}}</a></p>
</body>
</html>

"""##
  ),
  (
    "network.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
<div class="text" id="list">
{{#drawing}}
{{>partials/drawing}}
{{/drawing}}
<table>
<caption>Each organisation, with how many others it worked with and in how many case studies.</caption>
<thead>
<tr>
<th scope="col">Organisation</th>
<th scope="col">Worked with</th>
<th scope="col">Case studies</th>
</tr>
</thead>
<tbody>
{{#rows}}
<tr>
<th scope="row">{{>partials/link}}</th>
<td>{{partners}}</td>
<td>{{studies}}</td>
</tr>
{{/rows}}
</tbody>
</table>
{{>partials/pager}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "organisation.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">{{kind}}{{^kind}}Organisation{{/kind}}</p>
<h1>{{heading}}{{#short}} ({{short}}){{/short}}</h1>
{{#summary}}
<p class="lead">{{summary}}</p>
{{/summary}}
</header>
{{>partials/draft}}
{{#isStub}}
<p class="notice">Nobody has written an entry about {{heading}} yet. What follows is what the case studies say of it.</p>
{{/isStub}}
{{#hasFacts}}
<dl class="facts">
{{#founded}}
<div><dt>Founded</dt>{{>partials/fact}}</div>
{{/founded}}
{{#formedFrom}}
<div><dt>Formed from</dt>{{>partials/fact}}</div>
{{/formedFrom}}
{{#partOf}}
<div><dt>Part of</dt>{{>partials/fact}}</div>
{{/partOf}}
{{#otherNames}}
<div><dt>Also called</dt>{{>partials/fact}}</div>
{{/otherNames}}
{{#place}}
<div><dt>Place</dt>{{>partials/fact}}</div>
{{/place}}
{{#website}}
<div><dt>Website</dt>{{>partials/fact}}</div>
{{/website}}
{{#identifiers}}
<div><dt>Registered as</dt>{{>partials/fact}}</div>
{{/identifiers}}
</dl>
{{/hasFacts}}
{{#hasContents}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#headings}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/headings}}
{{#parts}}
<li><a href="#case-studies">Its part in case studies</a></li>
{{/parts}}
{{#funded}}
<li><a href="#funded">What it paid for</a></li>
{{/funded}}
{{#workedWith}}
<li><a href="#worked-with">Worked with</a></li>
{{/workedWith}}
{{#lessons}}
<li><a href="#lessons">Lessons</a></li>
{{/lessons}}
{{#voices}}
<li><a href="#voices">What it says itself</a></li>
{{/voices}}
{{#members}}
<li><a href="#members">What belongs to it</a></li>
{{/members}}
{{#hasSources}}
<li><a href="#sources">Sources</a></li>
{{/hasSources}}
{{>partials/contents}}
</ul>
</details>
</nav>
{{/hasContents}}
{{#text}}
<div class="text">
{{text}}</div>
{{/text}}
{{#parts}}
<section>
<h2 id="case-studies">Its part in case studies</h2>
<table class="rows">
<caption>The part of {{heading}} in each case study, by role, and where it says so.</caption>
<thead>
<tr>
<th scope="col">Case study</th>
<th scope="col">Its part</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
{{>partials/more}}
</section>
{{/parts}}
{{#funded}}
<section>
<h2 id="funded">What it paid for</h2>
<table class="rows">
<caption>The work that {{heading}} paid for, and where it says so.</caption>
<thead>
<tr>
<th scope="col">Case study</th>
<th scope="col">What it paid</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
{{>partials/more}}
</section>
{{/funded}}
{{#workedWith}}
<section id="worked-with" data-pagefind-ignore>
<h2>Worked with</h2>
{{#ring}}
{{>partials/drawing}}
{{/ring}}
<p>Organisations that took part in the same case studies; those without a name last.</p>
{{>partials/list}}
</section>
{{/workedWith}}
{{#lessons}}
<section id="lessons" data-pagefind-ignore>
<h2>Lessons its case studies bear on</h2>
<p class="quiet">Read into the case studies, not said of {{heading}}. The numbers count readings of those case studies.</p>
{{>partials/list}}
</section>
{{/lessons}}
{{#voices}}
<section>
<h2 id="voices">What it says itself</h2>
{{>partials/list}}
</section>
{{/voices}}
{{#members}}
<section>
<h2 id="members">What belongs to it</h2>
{{>partials/list}}
</section>
{{/members}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/sources}}
{{>partials/mentions}}
{{>partials/reviewed}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "page.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
{{#summary}}
<p class="lead">{{summary}}</p>
{{/summary}}
</header>
{{>partials/draft}}
{{#hasContents}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#headings}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/headings}}
{{#hasSources}}
<li><a href="#sources">Sources</a></li>
{{/hasSources}}
{{>partials/contents}}
</ul>
</details>
</nav>
{{/hasContents}}
{{#text}}
<div class="text">
{{text}}</div>
{{/text}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/sources}}
{{>partials/mentions}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "paper.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">Fill in what you can, and leave the rest. It can be sent as a picture{{#mail}}, to {{mail}}{{/mail}}. <span class="screen">The same is asked in <a href="{{form}}">the form</a>.</span></p>
</header>
<div class="text paper">
{{#steps}}
<h2>{{number}}. {{heading}}</h2>
{{questions}}
{{/steps}}
<h2>Before you send it</h2>
<ul class="ticks">
<li>☐ The partners named here have seen it.</li>
<li>☐ No one who used the service can be recognised.</li>
<li>☐ You may publish it.</li>
</ul>
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "partials/contents.mustache",
    ##"""
{{#figures}}
<li><a href="#figures">Figures</a></li>
{{/figures}}
{{#hasDifferences}}
<li><a href="#differences">Where sources differ</a></li>
{{/hasDifferences}}
{{#updates}}
<li><a href="#updates">Since then</a></li>
{{/updates}}
{{#notes}}
<li><a href="#notes">Notes</a></li>
{{/notes}}
{{#mentions}}
<li><a href="#mentions">Mentioned in</a></li>
{{/mentions}}

"""##
  ),
  (
    "partials/differences.mustache",
    ##"""
{{#hasDifferences}}
<section>
<h2 id="differences">Where sources differ</h2>
<table class="rows">
<caption>Statements that do not agree. All are shown; none is corrected.</caption>
<thead>
<tr>
<th scope="col">About</th>
<th scope="col">What is said</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
{{#differences}}
<tbody>
<tr>
<th scope="rowgroup" rowspan="{{count}}">{{about}}</th>
{{#first}}
<td>{{text}}</td>
<td class="from">{{#from}}{{>partials/from}}{{/from}}</td>
{{/first}}
</tr>
{{#others}}
<tr>
<td>{{text}}</td>
<td class="from">{{#from}}{{>partials/from}}{{/from}}</td>
</tr>
{{/others}}
</tbody>
{{/differences}}
</table>
</section>
{{/hasDifferences}}

"""##
  ),
  (
    "partials/draft.mustache",
    ##"""
{{#isDraft}}
<p class="notice">This is a draft. It is shown in this preview only, and is no part of the published site.</p>
{{/isDraft}}

"""##
  ),
  (
    "partials/drawing.mustache",
    ##"""
<figure data-pagefind-ignore>
{{svg}}
<figcaption>{{caption}}</figcaption>
</figure>

"""##
  ),
  (
    "partials/evidence.mustache",
    ##"""
{{#evidence}}
<h3 class="weight {{weight}}" id="{{id}}">{{>partials/mark}}{{label}} <small>{{meaning}}</small></h3>
<ul class="evidence">
{{#items}}
<li{{#id}} id="{{id}}"{{/id}} class="{{weight}} {{basis}}">
<h4>{{>partials/link}}</h4>
{{#why}}
<p>{{why}}</p>
{{/why}}
<p class="from">{{#isStated}}<span class="basis">Stated</span> in {{/isStated}}{{^isStated}}<span class="basis">Inferred</span> by the editors from {{/isStated}}{{#from}}{{>partials/from}}{{/from}}</p>
</li>
{{/items}}
</ul>
{{/evidence}}

"""##
  ),
  (
    "partials/fact.mustache",
    ##"""
<dd>{{#values}}{{before}}{{>partials/link}}{{/values}}{{#missing}}<span class="quiet">{{missing}}</span>{{/missing}}{{#qualifier}}<small>{{qualifier}}</small>{{/qualifier}}</dd>
"""##
  ),
  (
    "partials/figures.mustache",
    ##"""
{{#figures}}
<section>
<h2 id="figures">Figures</h2>
<table class="rows">
<caption>What was counted, of how many, and where it is printed.</caption>
<thead>
<tr>
<th scope="col">Figure</th>
<th scope="col">What, and of how many</th>
<th scope="col" class="from">Where it says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
</section>
{{/figures}}

"""##
  ),
  (
    "partials/from.mustache",
    ##"""
{{#source}}<cite>{{>partials/link}}</cite>{{/source}}{{#readIn}}{{^before}}, as reported in {{/before}}{{before}}<cite>{{>partials/link}}</cite>{{/readIn}}{{#locator}}{{#source}}, {{/source}}{{locator}}{{/locator}}{{#account}}the account of {{account}}{{/account}}{{#isEditors}}the editors of this site; no source is named{{/isEditors}}
"""##
  ),
  (
    "partials/item.mustache",
    ##"""
<li>{{>partials/link}}{{#short}} ({{short}}){{/short}}
{{#text}}
<p>{{text}}</p>
{{/text}}
{{#fact}}
<p class="quiet">{{fact}}</p>
{{/fact}}
{{#tally}}
{{>partials/tally}}

{{/tally}}
</li>

"""##
  ),
  (
    "partials/link.mustache",
    ##"""
{{#address}}<a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>{{/address}}{{^address}}{{label}}{{/address}}
"""##
  ),
  (
    "partials/list.mustache",
    ##"""
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
{{>partials/more}}

"""##
  ),
  (
    "partials/mark.mustache",
    ##"""
{{#isSupports}}<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7"/></svg>{{/isSupports}}{{#isComplicates}}<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><circle class="ring" cx="8" cy="8" r="7"/><path d="M8 1a7 7 0 0 0 0 14z"/></svg>{{/isComplicates}}{{#isCost}}<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><circle class="ring" cx="8" cy="8" r="7"/><path class="ring" d="M3 3l10 10M13 3L3 13"/></svg>{{/isCost}}
"""##
  ),
  (
    "partials/mentions.mustache",
    ##"""
{{#mentions}}
<section id="mentions" data-pagefind-ignore>
<h2>Mentioned in</h2>
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
{{>partials/more}}
</section>
{{/mentions}}

"""##
  ),
  (
    "partials/more.mustache",
    ##"""
{{#more}}
<p><a href="{{address}}">{{label}}</a></p>
{{/more}}

"""##
  ),
  (
    "partials/notes.mustache",
    ##"""
{{#notes}}
<section id="notes" data-pagefind-ignore>
<h2>Notes</h2>
<ol class="notes">
{{#items}}
<li id="note.{{number}}">{{#citations}}{{before}}{{>partials/from}}{{/citations}}.{{#backs}} <a class="back" href="#{{id}}">Back to the text{{#ordinal}} ({{ordinal}}){{/ordinal}}<span class="aloud"> at note {{note}}</span></a>{{/backs}}</li>
{{/items}}
</ol>
<p class="quiet">A sentence without a note is the editors’ own.</p>
</section>
{{/notes}}

"""##
  ),
  (
    "partials/pager.mustache",
    ##"""
{{#pager}}
<nav class="pager" aria-label="Pages of this list">
<p>{{words}}</p>
{{#previous}}
<a rel="prev" href="{{address}}">{{label}}</a>
{{/previous}}
{{#next}}
<a rel="next" href="{{address}}">{{label}}</a>
{{/next}}
</nav>
{{/pager}}

"""##
  ),
  (
    "partials/reviewed.mustache",
    ##"""
{{#reviewed}}
<p class="quiet">Last read against its sources on {{reviewed}}.</p>
{{/reviewed}}

"""##
  ),
  (
    "partials/row.mustache",
    ##"""
<tr>
<th scope="row"{{#isUnnamed}} class="unnamed"{{/isUnnamed}}>{{>partials/link}}</th>
<td>{{#strong}}<strong>{{strong}}.</strong>{{#text}} {{/text}}{{/strong}}{{text}}</td>
<td class="from">{{#from}}{{>partials/from}}{{/from}}</td>
</tr>

"""##
  ),
  (
    "partials/source.mustache",
    ##"""
<cite><a href="{{address}}">{{label}}</a></cite>{{#readIn}}{{^before}}, known only through {{/before}}{{before}}<cite><a href="{{address}}">{{label}}</a></cite>{{/readIn}}, {{byline}}{{#publisher}}, published by {{>partials/link}}{{/publisher}}{{#locator}}: {{locator}}{{/locator}}.{{#closeness}} {{closeness}}{{/closeness}}{{#rights}} Rights: {{rights}}{{/rights}}
"""##
  ),
  (
    "partials/sources.mustache",
    ##"""
{{#hasSources}}
<section id="sources" data-pagefind-ignore>
<h2>Sources</h2>
<ol class="notes">
{{#sources}}
<li>{{>partials/source}}</li>
{{/sources}}
</ol>
</section>
{{/hasSources}}

"""##
  ),
  (
    "partials/tally.mustache",
    ##"""
<ul class="tally">{{#counts}}<li class="{{weight}}">{{>partials/mark}}{{words}}</li>{{/counts}}</ul>
"""##
  ),
  (
    "partials/updates.mustache",
    ##"""
{{#updates}}
<section>
<h2 id="updates">Since then</h2>
<table class="rows">
<caption>What has become known since.</caption>
<thead>
<tr>
<th scope="col">When</th>
<th scope="col">What</th>
<th scope="col" class="from">Who says so</th>
</tr>
</thead>
<tbody>
{{#items}}
{{>partials/row}}
{{/items}}
</tbody>
</table>
</section>
{{/updates}}

"""##
  ),
  (
    "print.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{description}}</p>
<p class="screen">To print it, or to keep it as a PDF, use your browser’s way to print.</p>
</header>
<section class="text" id="parts">
<h2>What is in it</h2>
{{#lessons}}
<h3>{{label}}</h3>
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
{{/lessons}}
{{#studies}}
<h3>{{label}}</h3>
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
{{/studies}}
</section>
<section id="entries">
<h2>Lessons and case studies</h2>
{{entries}}</section>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "search.js",
    ##"""
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

"""##
  ),
  (
    "search.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
</header>
<form role="search" hidden>
<p><label>What are you looking for?<input type="search" name="q" autocomplete="off" spellcheck="false" enterkeyhint="search"></label></p>
<p><button>Search</button></p>
<details>
<summary>Narrow the results</summary>
{{#facets}}
<fieldset>
<legend>{{label}}</legend>
{{#choices}}
<label><input type="checkbox" name="{{name}}" value="{{value}}">{{label}} <small></small></label>
{{/choices}}
</fieldset>
{{/facets}}
</details>
</form>
<div class="found">
{{#searchesOpenings}}
<p class="quiet">The search reads titles, summaries, headings, and the first three paragraphs of each text.</p>
{{/searchesOpenings}}
<p role="status"></p>
</div>
<section>
<h2>Lists to look through</h2>
<p class="quiet">They lead to every page.</p>
<noscript><p class="quiet">Searching needs JavaScript; the lists do not.</p></noscript>
<ul class="list short">
{{#lists}}
{{>partials/item}}
{{/lists}}
</ul>
</section>
<script type="module" src="{{searchScript}}"></script>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "signs.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
{{#hasContents}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#sections}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/sections}}
</ul>
</details>
</nav>
{{/hasContents}}
<div class="text" id="list">
{{#sections}}
<section id="{{id}}">
<h2>{{#page}}<a href="{{page}}">{{label}}</a>{{/page}}{{^page}}{{label}}{{/page}}</h2>
<ul class="list">
{{#items}}
<li>
<ul class="signs">
{{#signs}}
<li>{{line}}</li>
{{/signs}}
</ul>
<p>{{>partials/link}}</p>
</li>
{{/items}}
</ul>
{{>partials/more}}
</section>
{{/sections}}
{{>partials/pager}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "site.js",
    ##"""
// The things that a page does beyond HTML: it remembers a theme, shows what a link leads to and, where it has moved,
// takes along the part that was asked for.
// Classic, in the head, so that nothing flashes. Without it every page works.
(function () {
  "use strict";
  var root = document.documentElement;
  if (root.dataset.moved) return location.replace(root.dataset.moved + location.hash);
  var stored = function (value) {
    try {
      if (value === undefined) return localStorage.getItem("theme");
      if (value) localStorage.setItem("theme", value);
      else localStorage.removeItem("theme");
    } catch (error) { /* a locked-down browser remembers nothing */ }
  };
  var theme = stored();
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  root.dataset.script = location.protocol;

  document.addEventListener("DOMContentLoaded", function () {
    var system = matchMedia("(prefers-color-scheme: dark)");
    var button = document.getElementById("theme");
    var isDark = function () { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches; };
    var name = function () { button.textContent = button.dataset[isDark() ? "light" : "dark"]; };
    if (button) {
      name();
      system.addEventListener("change", name);
      button.addEventListener("click", function () {
        var next = isDark() ? "light" : "dark";
        var isDefault = (next === "dark") === system.matches;
        if (isDefault) delete root.dataset.theme; else root.dataset.theme = next;
        stored(isDefault ? null : next);
        name();
      });
    }
    document.querySelectorAll("[data-print]").forEach(function (press) {
      press.addEventListener("click", function () { print(); });
    });
    if (window.fetch && HTMLElement.prototype.showPopover && /^http/.test(location.protocol)) previews();
  });

  // A card beside a link in the text: on hover and on focus; a word of the glossary opens it on a click.
  function previews() {
    var card = document.createElement("div");
    card.className = "card";
    card.id = "card";
    card.popover = "manual";
    document.body.append(card);
    var pages = {}, shown = null, timer = 0, isPinned = false;

    function load(link) {
      var address = link.href.split("#")[0];
      pages[address] = pages[address] || fetch(address).then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      }).then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        var words = page.querySelector("main .lead") || page.querySelector("main .text p");
        return [page.querySelector("main .kind"), page.querySelector("h1"), words].map(function (element) {
          return element ? element.textContent.trim() : "";
        });
      });
      return pages[address];
    }
    function fill(link, words) {
      card.replaceChildren.apply(card, ["small", "strong", "p"].map(function (tag, index) {
        var element = document.createElement(tag);
        element.textContent = words[index];
        return element;
      }).filter(function (element) { return element.textContent; }));
      if (isPinned) {
        var more = document.createElement("a");
        more.href = link.href;
        more.textContent = "Read more";
        card.append(more);
      }
      card.showPopover();
      var box = link.getClientRects()[0], size = card.getBoundingClientRect();
      var below = box.bottom + 8;
      card.style.left = Math.max(8, Math.min(box.left, innerWidth - size.width - 8)) + "px";
      card.style.top = (below + size.height < innerHeight ? below : Math.max(8, box.top - size.height - 8)) + "px";
      link.setAttribute(isPinned ? "aria-details" : "aria-describedby", "card");
    }
    function show(link, pin) {
      hide();
      shown = link;
      isPinned = pin;
      return load(link).then(function (words) { if (shown === link) fill(link, words); });
    }
    function hide() {
      clearTimeout(timer);
      if (!shown) return;
      shown.removeAttribute("aria-describedby");
      shown.removeAttribute("aria-details");
      shown = null;
      isPinned = false;
      if (card.matches(":popover-open")) card.hidePopover();
    }
    function wanted(target) {
      var link = target.closest ? target.closest("main .text a[href], main .rows a[href], main .evidence a[href]") : null;
      if (!link || link.origin !== location.origin || link.pathname === location.pathname) return null;
      // Lists say themselves what their links lead to.
      return /\.html$/.test(link.pathname) && !link.closest(".list, .doorways, .checklist") ? link : null;
    }
    function soon(event) {
      var link = wanted(event.target);
      if (card.contains(event.target) || link && link === shown) return clearTimeout(timer);
      if (isPinned) return;
      clearTimeout(timer);
      timer = setTimeout(function () { if (link) show(link, false).catch(hide); else hide(); }, link ? 350 : 200);
    }
    document.addEventListener("pointerover", function (event) { if (event.pointerType === "mouse") soon(event); });
    document.addEventListener("focusin", function (event) {
      if (isPinned && (card.contains(event.target) || event.target === shown)) return;
      isPinned = false;
      var link = wanted(event.target);
      if (card.contains(event.target)) return;
      hide();
      if (link && link.matches(":focus-visible")) soon(event);
    });
    document.addEventListener("click", function (event) {
      var link = wanted(event.target);
      if (!link || !/\/glossary\//.test(link.pathname) || event.ctrlKey || event.metaKey || event.shiftKey) {
        if (!card.contains(event.target)) hide();
        return;
      }
      event.preventDefault();
      if (isPinned && shown === link) return hide();
      show(link, true).catch(function () { location.href = link.href; });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && shown) {
        var link = shown, hadFocus = card.contains(document.activeElement);
        hide();
        if (hadFocus) link.focus();
      } else if (event.key === "Tab" && isPinned && !event.shiftKey && document.activeElement === shown) {
        var more = card.querySelector("a");
        if (more) { event.preventDefault(); more.focus(); }
      }
    });
    addEventListener("scroll", function () { if (shown && !isPinned) hide(); }, { passive: true });
  }
})();

"""##
  ),
  (
    "source.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<p class="kind">{{type}}{{^type}}Source{{/type}}</p>
<h1 data-pagefind-weight="2">{{heading}}</h1>
<p class="lead">{{reference}}</p>
</header>
{{>partials/draft}}
<dl class="facts">
<div><dt>Authors</dt>{{#authors}}{{>partials/fact}}{{/authors}}</div>
<div><dt>Publisher</dt>{{#publisher}}{{>partials/fact}}{{/publisher}}</div>
<div><dt>Published</dt>{{#published}}{{>partials/fact}}{{/published}}</div>
{{#voices}}
<div><dt>Speaks through it</dt>{{>partials/fact}}</div>
{{/voices}}
{{#website}}
<div><dt>Address</dt>{{>partials/fact}}</div>
{{/website}}
<div><dt>Rights</dt>{{#rights}}{{>partials/fact}}{{/rights}}</div>
</dl>
{{#hasReadIn}}
<p class="notice">Nobody here has read it. It is known only through {{#readIn}}{{before}}<cite><a href="{{address}}">{{label}}</a></cite>{{#locator}} ({{locator}}){{/locator}}{{/readIn}}. Places that are given for it are places there, and every citation says so.</p>
{{/hasReadIn}}
{{#hasContents}}
<nav class="contents" aria-label="On this page">
<details>
<summary>On this page</summary>
<ul>
{{#headings}}
<li><a href="#{{id}}">{{label}}</a></li>
{{/headings}}
{{#hasCitedBy}}
<li><a href="#cited-by">Cited by</a></li>
{{/hasCitedBy}}
{{#knownThrough}}
<li><a href="#known-through">Known through it</a></li>
{{/knownThrough}}
{{#hasSources}}
<li><a href="#sources">Sources</a></li>
{{/hasSources}}
{{>partials/contents}}
</ul>
</details>
</nav>
{{/hasContents}}
{{#text}}
<div class="text">
{{text}}</div>
{{/text}}
{{#hasCitedBy}}
<section id="cited-by" data-pagefind-ignore>
<h2>Cited by</h2>
{{#citedBy}}
<h3>{{kind}}</h3>
<table class="rows">
<caption>{{kind}} that cite this source, how often, and where in it.</caption>
<thead>
<tr>
<th scope="col">Entry</th>
<th scope="col">How often</th>
<th scope="col" class="from">Where in the source</th>
</tr>
</thead>
<tbody>
{{#items}}
<tr>
<th scope="row">{{>partials/link}}</th>
<td>{{text}}</td>
<td class="from">{{#from}}{{>partials/from}}{{/from}}</td>
</tr>
{{/items}}
</tbody>
</table>
{{/citedBy}}
{{#moreCitedBy}}
<p><a href="{{address}}">{{label}}</a></p>
{{/moreCitedBy}}
</section>
{{/hasCitedBy}}
{{#knownThrough}}
<section id="known-through" data-pagefind-ignore>
<h2>Sources known only through it</h2>
{{>partials/list}}
</section>
{{/knownThrough}}
{{>partials/figures}}
{{>partials/differences}}
{{>partials/updates}}
{{>partials/notes}}
{{>partials/sources}}
{{>partials/mentions}}
{{>partials/reviewed}}
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "style.css",
    ##"""
/* One sheet for every page. Contents, text, margin; and the margin says where each thing comes from. */

/* ── values ── */
:root {
  --paper: #fbfaf7; --panel: #f1eee6; --line: #d9d5cb; --ink: #1d1f21; --quiet: #56595e; --link: #0b4f8a;
  --supports: #1f6b3b; --complicates: #8a5200; --cost: #9b2335;
  --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Noto Serif", serif;
  --sans: system-ui, "Liberation Sans", Arial, sans-serif;
  --small: .875rem/1.5 var(--sans); --note: .9375rem/1.5 var(--sans); --head: 600 .8125rem/1.5 var(--sans);
  --thin: 1px solid var(--line); --firm: 1px solid var(--ink);
  --hue: var(--ink);   /* of a mark; the kinds of evidence set it */
  --measure: 33rem;        /* measured: 61 characters in Georgia, 65 in Charter, 70 in Cambria */
  --edge: 1.25rem;
  --gap: min(2.5rem, 5vw); --margin: min(13rem, 28vw); --left: 0rem;   /* vw: for large text */
  color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  :root:not([data-theme=light]) {
    --paper: #16181b; --panel: #1f2226; --line: #3a3e45; --ink: #e9e6df; --quiet: #a9adb4; --link: #8cc2f2;
    --supports: #7fcf9b; --complicates: #e8b45c; --cost: #f2949f;
    color-scheme: dark;
  }
}
:root[data-theme=dark] {  /* said twice, because old browsers do not read light-dark() */
  --paper: #16181b; --panel: #1f2226; --line: #3a3e45; --ink: #e9e6df; --quiet: #a9adb4; --link: #8cc2f2;
  --supports: #7fcf9b; --complicates: #e8b45c; --cost: #f2949f;
  color-scheme: dark;
}

/* ── elements ── */
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; scroll-padding-block: 1.5rem; }
body { margin: 0; font: 1.125rem/1.6 var(--serif); overflow-wrap: break-word; border-block-start: 4px solid var(--ink); }
h1, h2, h3, h4 { line-height: 1.2; hyphens: manual; text-wrap: balance; margin-block: 2.5rem .5rem; }
h1 { font-size: clamp(1.9rem, 1.45rem + 2.1vw, 2.75rem); font-weight: 400; line-height: 1.12; letter-spacing: -.012em; margin-block: 0 1rem; }
h2 { font-size: 1.55rem; font-weight: 400; }
h3 { font-size: 1.2rem; margin-block-start: 2rem; }
h4, h5, h6 { font-size: 1.125rem; line-height: 1.35; margin-block: 0 .25rem; }
p, ul, ol, dl, table, figure, blockquote, pre { margin-block: 0 1rem; }
p, li, dd { text-wrap: pretty; }
ul, ol { padding-inline-start: 1.4rem; }
li { margin-block-end: .25rem; }
.site ul, .crumbs ol, .margin ul, .margin ol, .plain, .contents ul, .filters ul, .letters, .doorways, .list, .questions ol, .signs, .checklist, .evidence, .tally, .troubles, .three { list-style: none; padding: 0; }
dd { margin-inline-start: 0; }
.text dt { margin-block-start: .75rem; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; }
[tabindex="-1"]:focus { outline: 0; }
:target { background: var(--panel); box-shadow: 0 0 0 .4rem var(--panel); }
main:target { background: none; box-shadow: none; }
img, svg { max-inline-size: 100%; block-size: auto; }
blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--line); }
code, pre { font: .9em/1.5 ui-monospace, Consolas, "Liberation Mono", monospace; }
pre { overflow-x: auto; padding: .5rem 1rem; background: var(--panel); }
hr { border: 0; border-block-start: var(--thin); margin-block: 2rem; }
small, .quiet, figcaption, caption, .crumbs, p.from, td.from { font: var(--small); color: var(--quiet); }
thead th, .facts dt, .margin h2, .filters h2, .map .head th, nav::before { font: var(--head); color: var(--quiet); }
summary { cursor: pointer; }
figure { margin-inline: 0; }
figcaption { margin-block-start: .5rem; }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: lining-nums tabular-nums; }
caption { text-align: start; padding-block-end: 1rem; }
th, td { text-align: start; vertical-align: top; padding: .625rem 1.25rem .625rem 0; border-block-end: var(--thin); }
thead th { padding-block: 0 .375rem; border-block-end-color: var(--ink); }
th:last-child, td:last-child { padding-inline-end: 0; }
tbody th { font-weight: 700; }
.unnamed { font-weight: 400; }

/* ── the page ── */
.aloud { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -10rem; inset-inline-start: var(--edge); z-index: 1; padding: .5rem 1rem;
  background: var(--paper); font: 1rem/1.5 var(--sans); }
.skip:focus { inset-block-start: .5rem; }
.site, .crumbs, main { max-inline-size: calc(var(--left) + var(--measure) + var(--margin) + var(--gap) * 2 + var(--edge) * 2);
  margin-inline: auto; padding-inline: var(--edge); }
.site { font: var(--note); }
.site ul { margin: 0 0 .75rem; display: flex; flex-wrap: wrap; column-gap: 1.25rem; }
.site li { margin: 0; }
.site a, .crumbs a, .pager a, .filters a, .contents a, .doorways a { display: inline-block; padding-block: .2rem; }
.name { font: 700 1.1875rem/1.25 var(--serif); margin-block: 0 .5rem; padding-inline-end: 7.5rem; }
.name a { color: inherit; }
.name a:not(:hover) { text-decoration: none; }
header.site nav a { color: var(--ink); }
header.site nav a:not(:hover) { text-decoration: none; }
header.site nav a[aria-current] { box-shadow: inset 0 -2px var(--ink); font-weight: 600; }
header.site { position: relative; padding-block: 1rem; }
header.site ul { margin: 0; }
button { font: var(--small); color: var(--ink); background: none; border: var(--thin); border-radius: 2px; padding: .15rem .5rem; cursor: pointer; }
#theme { position: absolute; inset: .75rem var(--edge) auto auto; min-inline-size: 6.75rem; }
:root:not([data-script]) :is(#theme, .scripted) { display: none; }   /* without a script they would do nothing */
.tools { margin-block-start: 4rem; }
.tools summary { padding-block: .2rem; }
.tools p { margin-block-end: .5rem; overflow-wrap: anywhere; }
.tools pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.card { position: fixed; margin: 0; inset: auto; max-inline-size: min(22rem, calc(100vw - 1rem)); padding: .75rem 1rem; font: var(--note);
  background: var(--paper); color: var(--ink); border: var(--firm); box-shadow: 0 .25rem 1rem #0003; }
.card small, .card strong { display: block; }
.card p { margin: .25rem 0 0; }
.card a { display: inline-block; padding-block: .3rem; }
a.term { text-decoration-style: dotted; }
footer.site { margin-block-start: 5rem; padding-block: 1.5rem 3rem; color: var(--quiet); }
footer.site::before { content: ""; display: block; border-block-start: var(--firm); padding-block-start: 1.5rem; }
footer.site p { margin-block-end: .5rem; }
.crumbs ol { margin: 0; }
.crumbs li { display: inline; }
.crumbs li + li::before { content: "›"; padding-inline: .35em .5em; color: var(--quiet); }
main { padding-block-start: 1.5rem; }
main > section > h2, .home h2 { border-block-start: var(--firm); padding-block-start: .75rem; margin-block-start: 3rem; }
main > section > p, main > section > ol, main > section > .list, .text, .lead, caption, form, .notice, .pager, .tools :is(p, pre), footer.site p { max-inline-size: var(--measure); }
.kind { font: var(--note); color: var(--quiet); margin-block-end: .5rem; }
.lead { font-size: 1.3125rem; line-height: 1.5; margin-block-end: 1.5rem; }
.text > :first-child, .text > span + * { margin-block-start: 0; }

/* ── parts ── */
.facts { display: grid; gap: .75rem 2rem; border-block: var(--thin); padding-block: 1rem;
  margin-block-end: 2rem; }
.facts div { display: grid; grid-template-columns: 5.75rem minmax(0, 1fr); column-gap: 1rem; }
.facts dt { padding-block-start: .12rem; }
.facts dd { grid-column: 2; }
.facts dd, .sure dd { font-size: 1rem; line-height: 1.5; }
.facts dd small { display: block; }
.margin .facts { margin: 0; padding-block: .5rem 0; border-block-end: 0; }
.margin dd { font: inherit; }
.margin { font: var(--note); }
.margin h2 { margin-block: 1.25rem 0; border-block-start: var(--thin); padding-block-start: .5rem; }
.margin li { margin-block-end: .5rem; }
.contents, .filters { font: var(--note); margin-block-end: 2rem; }
.contents summary, .filters summary { padding-block: .35rem; font-weight: 600; }
.contents ul, .filters ul { margin-block: 0 1rem; }
.contents li, .filters li { margin: 0; }
.contents ul ul { padding-inline-start: 1rem; margin: 0; }
.contents [aria-current], .filters [aria-current], .doorways [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.filters h2 { margin-block: .75rem 0; }
.letters { display: flex; flex-wrap: wrap; gap: 0 .35rem; font: 1.0625rem/1 var(--sans); }
.letters a, .letters span { display: block; min-inline-size: 1.75rem; padding: .5rem .35rem; text-align: center; }
.letters span, .doors ol ::marker, .gap { color: var(--quiet); }
.doorways { display: flex; flex-wrap: wrap; gap: 0 1.5rem; font: var(--note); }
.doorways [aria-current] { box-shadow: inset 0 -2px var(--ink); }
.list > li { border-block-end: var(--thin); padding-block: 1rem; margin: 0; }
.list > li:first-child { padding-block-start: 0; }
.list > li > :last-child { margin-block-end: 0; }
.list h2, .list h3 { font-size: 1.25rem; font-weight: 700; margin: 0 0 .25rem; border: 0; padding: 0; }
.list p, .margin p, .evidence p, .short > li { padding-block: .625rem; }
.numbered, .questions ol, .checklist { counter-reset: item; }
.numbered > li, .questions li, .checklist > li { counter-increment: item; position: relative; padding-inline-start: 2.25rem; }
:is(.numbered, .questions ol, .checklist) > li::before { content: counter(item); position: absolute; inset-inline-start: 0; color: var(--quiet); }
.numbered > li::before { font-size: 1.25rem; line-height: 1.2; }
.pager { font: var(--note); display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; padding-block: 1rem; }
.pager p { margin: 0; padding-block: .2rem; color: var(--quiet); }
.example { background: var(--panel); border: 1px solid var(--panel); padding: 1.25rem 1.5rem .75rem; margin-block-end: 2rem; }
.example h2, .questions h2 { font: var(--note); font-weight: 600; margin-block: 0 .5rem; }
.example .from { margin-block-end: .5rem; line-height: 1.75; }
.questions li, .signs, .checklist > li { font-size: 1.1875rem; line-height: 1.4; }
.questions li { margin-block-end: .5rem; }
.signs { margin-block-end: .25rem; }
.checklist > li { padding-block: .75rem; margin: 0; border-block-end: var(--thin); }
.checklist p, .field p, .found .kind, .found .doorways, p.asking > * { margin: 0; }
.notice { border-block: 3px double var(--line); padding-block: .75rem; font: 1rem/1.5 var(--sans); }
#said { position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper); }
.notice:empty { border: 0; padding: 0; }
.notice > :last-child { margin-block-end: 0; }
.poles { display: grid; gap: 1.5rem var(--gap); margin-block-end: 2rem; }
.poles section { border-block-start: 3px solid var(--ink); padding-block-start: .5rem; }
.poles h3 { margin-block-start: 0; }
.footnote-ref { font-size: inherit; vertical-align: baseline; }
.ref, .footnote-ref a { font: .72em/1 var(--sans); vertical-align: .42em; padding-inline: .1em .2em; text-decoration: none; }
.footnotes { border-block-start: var(--thin); padding-block-start: .5rem; }
.notes, .footnotes { font: var(--note); }
.notes { padding-inline-start: 1.75rem; }
.notes li::marker { color: var(--quiet); font-variant-numeric: tabular-nums; }
.table-scroll { overflow-x: auto; }
.task { list-style: none; margin-inline-start: -1.4rem; }
li > ul, li > ol { margin-block-end: 0; }
.text table { font-size: 1rem; overflow-wrap: normal; }
@media (max-width: 45.99rem) {   /* a row is a small block; its heads are still read aloud */
  :is(.rows, .counts) thead { position: absolute; clip-path: inset(50%); }
  :is(.rows, .counts), :is(.rows, .counts) :is(tbody, tr, caption) { display: block; }
  :is(.rows, .counts) tr { border-block-end: var(--thin); padding-block: .625rem; }
  :is(.rows, .counts) :is(th, td) { display: block; border: 0; padding: 0; }
  .counts td { display: inline-block; margin-inline-end: 1rem; font: var(--note); }
  .counts td::before { content: attr(data-of) " "; color: var(--quiet); }
  td.from, .weight small { padding-block-start: .25rem; }
  .weight small { display: block; margin: 0; }
}

/* ── search ── */
form { font: 1rem/1.5 var(--sans); margin-block-end: 1.5rem; }
:root[data-script^="http"] form[hidden] { display: block; visibility: hidden; }   /* its script will show it: keep the room */
[type="search"], .field > :is(input, textarea, select), #entry { display: block; inline-size: 100%; margin-block-start: .5rem; font: 1.125rem/1.5 var(--sans); color: var(--ink); background: var(--paper); border: 2px solid; padding: .35rem .6rem; }
.field { margin-block: 1.5rem; }
.field > label:not(.box), .field > legend { font-weight: 600; }
.field .box { display: flex; }
.field .box small { display: block; }
.row { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; margin-block: 1rem; }
.fault { color: var(--cost); font-weight: 600; }
.step > :is(h2, summary) { font: 1.55rem/1.2 var(--serif); padding-block: .5rem; }
.asking { display: flex; gap: .5rem; }
form button, .found button { margin-block: .25rem; font-size: 1rem; border-color: var(--ink); padding: .35rem 1rem; }
fieldset { border: 0; padding: 0; margin: .75rem 0; }
form p > label:not(.box), legend { font-weight: 600; padding: 0; }
fieldset label, .box { display: inline-flex; align-items: baseline; gap: .4rem; padding-block: .3rem; margin-inline-end: 1.5rem; }
.ticks { list-style: none; padding: 0; columns: 2; }
.asked { break-inside: avoid; }
.rule { border-block-end: var(--thin); block-size: 1.8rem; }
.blank td { border: var(--thin); block-size: 3rem; }
mark { background: none; color: inherit; font-weight: 700; }

/* ── evidence: a colour, a word and a shape, always together ── */
.supports { --hue: var(--supports); }
.complicates { --hue: var(--complicates); }
.cost { --hue: var(--cost); }
.mark { inline-size: .8em; block-size: .8em; fill: var(--hue); stroke: var(--hue); vertical-align: -.03em; margin-inline-end: .4em; overflow: visible; }
.mark .ring { fill: none; stroke-width: 2; }
.weight { color: var(--hue); font-size: 1.25rem; margin-block: 1.75rem .5rem; }
.weight small { font-weight: 400; margin-inline-start: .6em; }
.sum { font-size: 1.125rem; }
.evidence { margin: 0; }
.evidence > li { border-block-start: var(--thin); padding-block: 1rem 1rem; margin: 0; }
.basis { display: inline-block; color: var(--hue); font: 600 .75rem/1 var(--sans); padding: .25em .55em .3em; border: 1px solid var(--hue); border-radius: 2px; margin-inline-end: .35em; }
.stated > .from .basis, .basis.stated { background: var(--hue); color: var(--paper); print-color-adjust: exact; }
.inferred > .from .basis, .basis.inferred { border-style: dashed; }
.tally { font: var(--note); color: var(--quiet); display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; }
.tally li { margin: 0; }
.margin .tally { display: block; margin-block-end: .5rem; }

.map-scroll { position: relative; overflow: auto; max-block-size: 85vh; scroll-padding: 7rem 0 1rem 13rem; }
.map { border-collapse: separate; border-spacing: 0; font: .875rem/1.4 var(--sans); }
.map th, .map td { padding: .5rem .75rem .5rem 0; min-inline-size: 8rem; }
.map thead th { position: sticky; inset-block-start: 0; z-index: 1; background: var(--paper); vertical-align: bottom; }
.map tr > :first-child { position: sticky; inset-inline-start: 0; background: var(--paper); min-inline-size: 12rem; font-weight: 400; }
.map thead tr > :first-child { z-index: 2; }
.map .head th { padding-block-start: 1.5rem; }
.map a { display: inline-block; padding-block: .15rem; }
.map td a { display: block; min-block-size: 1.5rem; color: var(--hue); }
.map td small { color: inherit; }
@media (min-width: 46rem) { .of { position: absolute; clip-path: inset(50%); } }
@media (max-width: 45.99rem), print {   /* a lesson is a heading, its readings a list */
  .map-scroll { overflow: visible; max-block-size: none; }
  .map thead { position: absolute; clip-path: inset(50%); }
  .map, .map :is(caption, tbody, tr, th, td) { display: block; border: 0; }
  .map th, .map td { padding: .15rem 0; }
  .map tr { padding-block: .75rem; border-block-end: var(--thin); }
  .map .head { break-after: avoid; }
  .map tr > :first-child { position: static; font-size: 1rem; }
  .map .gap { display: none; }
  .map .of { position: static; clip-path: none; }
}

/* ── drawings: the same in words stands beside each ── */
.drawing { display: block; inline-size: 100%; max-inline-size: 26rem; overflow: visible; }
.drawing text { font: 12px var(--sans); fill: var(--ink); }
.drawing circle { fill: var(--ink); }
.drawing rect { fill: var(--link); }
.drawing text.soft { fill: var(--quiet); }
.drawing path, .drawing .soft:not(text) { fill: none; stroke: var(--quiet); }
.drawing .soft:is(path, rect) { stroke-dasharray: 3 3; }
.numbers tbody { counter-reset: event; }
.numbers tbody th::before { counter-increment: event; content: counter(event) ". "; font-weight: 400; color: var(--quiet); }

/* ── home ── */
.home .title h1 { font-size: clamp(2rem, 1.4rem + 2.9vw, 3.25rem); max-inline-size: 19em; }
.home h2 { font-size: 1.125rem; font-weight: 700; margin-block-end: .75rem; }
.doors h3 { font-size: 1.4rem; font-weight: 400; margin-block: 0 .5rem; }
.doors section + section { margin-block-start: 2rem; }
.doors ol { font-size: 1.0625rem; padding-inline-start: 1.5rem; }
.doors, .troubles, .three { display: grid; gap: 0 var(--gap); }
.troubles li { border-block-end: var(--thin); padding-block-end: .625rem; margin-block-end: .625rem; }
.troubles a, .troubles small { display: block; }
.three h3 { margin: 0 0 .5rem; }
.three p { font-size: 1.0625rem; line-height: 1.5; }
.three > li { margin-block-end: 1rem; }
.sure dl { display: grid; gap: .5rem; }
.sure dt { font-weight: 700; color: var(--hue, inherit); }

/* ── tablet: text and margin ── */
@media (min-width: 46rem) {
  :root { --edge: 2rem; }
  header.site nav ul, footer.site ul { column-gap: 1.5rem; }
  main { display: grid; grid-template-columns: [text-start] minmax(0, 1fr) [text-end margin-start] var(--margin) [margin-end]; column-gap: var(--gap); align-items: start; }
  main > * { grid-column: text-start / margin-end; min-inline-size: 0; }
  main > .text { grid-column: text; }
  main > .margin, main > .filters { grid-column: margin; }
  main > .filters, main > .filters + .text { grid-row: 2; }
  @supports selector(::details-content) {   /* there is room: it stands open; an old browser keeps the button */
    .filters details::details-content { content-visibility: visible; block-size: auto; }
    .filters summary { display: none; }
    .filters::before { content: attr(aria-label); }
  }
  .margin > h2:first-child { margin-block-start: 0; }
  .facts { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .facts div, .margin .facts { display: block; }
  .margin .facts div { margin-block-end: .5rem; }
  .rows { table-layout: fixed; }
  .rows tr > :not(:last-child) { padding-inline-end: var(--gap); }
  .rows tr > :first-child { inline-size: 28%; }
  .rows tr > .from { inline-size: var(--margin); }
  .evidence > li { display: grid; grid-template-columns: minmax(0, 1fr) var(--margin); column-gap: var(--gap); }
  .evidence > li > * { grid-column: 1; }
  .evidence > li > .from { grid-column: 2; grid-row: 1 / span 3; }
  .evidence .basis { display: table; margin-block-end: .35em; }
  .poles, .doors, .troubles { grid-template-columns: 1fr 1fr; }
  .doors section + section { margin-block-start: 0; }
  .three { grid-template-columns: repeat(3, 1fr); }
  .sure dl { grid-template-columns: 1fr 1fr; gap: 1rem var(--gap); }
}

/* ── wide: contents, text, margin ── */
@media (min-width: 72rem) {
  :root { --left: min(11rem, 15vw); --margin: min(16rem, 22vw); --gap: min(3.5rem, 4vw); }
  main, header.site { display: grid; column-gap: var(--gap);
    grid-template-columns: [left-start] var(--left) [left-end text-start] minmax(0, var(--measure)) [text-end margin-start] var(--margin) [margin-end]; }
  header.site { padding-block: 1.5rem 2.5rem; align-items: end; }
  header.site nav { grid-column: text-start / margin-end; }
  .name { margin: 0; padding: 0; }
  #theme { inset-block: auto 2.3rem; }
  .crumbs ol, footer.site > *, .tools > * { margin-inline-start: calc(var(--left) + var(--gap)); }
  main > :is(.contents, .filters) { grid-column: left; grid-row: 1 / span 40; position: sticky; inset-block-start: 1.5rem; font-size: .875rem; margin: .2rem 0 0;
    max-block-size: calc(100vh - 3rem); overflow-y: auto; padding: .25rem; margin-inline-start: -.25rem; }
  .evidence > li > .from { padding-block-start: .2rem; }
  main > #map { --all: min(100vw - 4rem, 100rem); inline-size: var(--all); margin-inline: calc(50% - var(--all) / 2); }
  main > .facts { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) var(--margin); column-gap: var(--gap); }
  @supports selector(::details-content) {
    .contents details::details-content { content-visibility: visible; block-size: auto; }
    .contents summary { display: none; }
    .contents::before { content: attr(aria-label); }
  }
  .home .title, .home > section, main > #map { grid-column: left-start / margin-end; }
  .home > section { display: grid; column-gap: var(--gap); grid-template-columns: var(--left) minmax(0, 1fr);
    border-block-start: var(--firm); margin-block-start: 3rem; padding-block-start: 1.25rem; }
  .home > section > h2 { grid-column: 1; grid-row: 1 / span 9; border: 0; padding: 0; margin: 0; }
  .home > section > :not(h2) { grid-column: 2; max-inline-size: none; }
  .home > section > p { max-inline-size: var(--measure); }
}

@media (forced-colors: active) { .drawing { --ink: CanvasText; --quiet: CanvasText; --link: CanvasText; } .mark { fill: CanvasText; stroke: CanvasText; } .basis.stated { border-width: 2px; } }

/* ── paper ── */
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root, :root:not([data-theme=light]), :root[data-theme=dark] { --paper: #fff; --panel: #f4f2ec; --line: #bbb; --ink: #000; --quiet: #444; --link: #000;
    --supports: #14522c; --complicates: #6e4100; --cost: #84192a; --edge: 0rem; --margin: 44mm; --gap: 6mm; --left: 0rem; --measure: 128mm; color-scheme: light; }
  html { font-size: 9.4pt; }
  body { line-height: 1.45; border: 0; }
  .skip, header.site nav, #theme, .tools, .card, .crumbs, .contents, .filters, .pager, .letters, .doorways, .back, #related, form, .screen, footer.site ul { display: none; }
  header.site { display: flex; justify-content: space-between; align-items: baseline; padding-block: 0 2mm; border-block-end: 1pt solid; margin-block-end: 4mm; }
  .name, .address { margin: 0; }
  h1, .home .title h1 { font-size: 2.5rem; }
  main { padding: 0; max-inline-size: none; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  /* One sheet: as high as it leaves room for, with twelve questions of three lines in a wide font; beside each, room to write. */
  .checklist { display: grid; grid-auto-rows: minmax(min-content, 1fr); block-size: 195mm; margin: 0; }
  .checklist > li { padding: 1.2mm 36% 1mm 14mm; font-size: 1.05rem; }
  .checklist > li::after { content: ""; position: absolute; inset: 1.6mm auto auto 7mm; inline-size: 4mm; block-size: 4mm; border: 1pt solid; }
  .checklist p, main:has(.checklist) ~ footer { display: none; }
  .text:has(.checklist) { grid-column: text-start / margin-end; max-inline-size: none; }
  li, tr, figure, .facts, .example, .notice, .poles section { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { text-decoration: none; }
  main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; }
  .example, .mark, .poles section { print-color-adjust: exact; }
  footer.site { margin-block-start: 6mm; padding-block: 0; break-inside: avoid; }
  :target { background: none; box-shadow: none; }
  #parts { columns: 2; max-inline-size: none; }
  .part { break-before: page; }
  h2 + .part { break-before: auto; }
}
@media not print { .address { display: none; } }

"""##
  ),
  (
    "table.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
<div class="text">
{{#file}}
<p>{{>partials/link}}</p>
{{/file}}
<dl>
{{#columns}}
<dt id="column.{{name}}"><code>{{name}}</code></dt>
<dd>{{help}} {{content}}{{#target}}, one of {{>partials/link}}{{/target}}. {{blank}}</dd>
{{#choices}}
<dd><code>{{label}}</code>: {{words}}</dd>
{{/choices}}
{{/columns}}
</dl>
{{#isVocabulary}}
<h2>The words</h2>
<dl>
{{#terms}}
<dt id="word.{{id}}"><code>{{id}}</code> {{label}}</dt>
<dd>{{words}}</dd>
{{/terms}}
</dl>
{{/isVocabulary}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "timeline.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">{{words}}</p>
</header>
<div class="text" id="list">
{{#drawing}}
{{>partials/drawing}}
{{/drawing}}
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
{{>partials/pager}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "wanted.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
<p class="lead">What stands here is sound, and rests on little. If you know more, tell us.</p>
</header>
<div class="text">
{{#sections}}
<section id="{{id}}">
<h2>{{label}}</h2>
<p>{{advice}}</p>
<ul class="list short">
{{#items}}
{{>partials/item}}
{{/items}}
</ul>
{{#rest}}
<p class="quiet">{{rest}}</p>
{{/rest}}
</section>
{{/sections}}
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
  (
    "withdrawn.mustache",
    ##"""
{{<layouts/page}}
{{$main}}
<header class="title">
<h1>{{heading}}</h1>
</header>
<div class="notice">
<p>This {{kind}} was withdrawn{{#date}} on {{date}}{{/date}}. {{reason}}</p>
</div>
{{/main}}
{{/layouts/page}}

"""##
  ),
]
