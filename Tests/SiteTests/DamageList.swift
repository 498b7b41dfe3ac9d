/// What people do wrong, gathered from what they do.
extension Damage {
  static let all = keys + layout + signs + dates + values + references + hyphens + pasted + body + links

  // MARK: Fields

  private static let keys: [Damage] = [
    .field("a letter of a key left out", ["unknown-key"], hint: "did you mean") { line in
      guard let key = line.key, key.count > 5 else { return nil }
      return line.replacingFirst(key, with: String(key.dropLast(2)) + key.suffix(1))
    },
    .field("two letters of a key swapped", ["unknown-key"], hint: "did you mean") { line in
      guard let key = line.key, key.count > 5 else { return nil }
      let letters = Array(key)
      return line.replacingFirst(key, with: String([letters[0], letters[2], letters[1]] + letters[3...]))
    },
    .field("a capital letter before a key", ["unknown-key"], hint: "did you mean") { line in
      line.key.flatMap { line.replacingFirst($0, with: $0.prefix(1).uppercased() + $0.dropFirst()) }
    },
    .field("American spelling", ["unknown-key"], hint: "did you mean") { line in
      line.key?.hasPrefix("organisation") == true ? line.replacingFirst("organisation", with: "organization") : nil
    },
    .field("one source", ["unknown-key"], hint: "`sources:`") { $0.replacingFirst("sources:", with: "source:") },
    .field("the name of a field in other programs", ["unknown-key"], hint: "`title:`") {
      $0.replacingFirst("title:", with: "name:")
    },
    .field("description for summary", ["unknown-key"], hint: "`summary:`") {
      $0.replacingFirst("summary:", with: "description:")
    },
    .field("a field given twice", ["duplicate-key"], hint: "keep one") { line in
      !line.hasPrefix(" ") && line.value != nil ? line + "\n" + line : nil
    },
    .field("a field with nothing behind it", ["empty-value"]) { line in
      !line.hasPrefix(" ") && line.value != nil ? line.key.map { $0 + ":" } : nil
    },
    Damage(name: "a field that must be there left out", rules: ["missing-field"], hint: "add") { entry, index in
      guard entry.isField(index), let key = entry.lines[index].key,
        ["title", "summary", "role", "type", "audience", "theme", "meaning", "event", "lesson", "evidence", "basis"]
          .contains(key)
      else { return nil }
      if key == "summary", entry.path.contains("organisations") { return nil }
      // The first field of a row takes the hyphen with it.
      return entry.lines[index].contains("- ") ? nil : []
    },
    .extra("role: lead", ["edge-at-wrong-end"], hint: "case study"),
    .extra("evidence: supports", ["misplaced-key"], hint: "`lessons`", in: "content/case-studies/"),
    .extra("favourite-colour: green", ["unknown-key"], hint: "`extra:`"),
  ]

  private static let layout: [Damage] = [
    .field("no space behind a colon", ["missing-space"], hint: "one space") { line in
      line.value == nil ? nil : line.replacingFirst(": ", with: ":")
    },
    .field("no colon", ["missing-colon", "yaml-indentation", "yaml-syntax"]) { line in
      line.hasPrefix(" ") || line.value == nil ? nil : line.replacingFirst(":", with: "")
    },
    .field("a space before a field", ["yaml-indentation"]) { line in
      line.key == "title" || line.hasPrefix(" ") || line.value == nil ? nil : " " + line
    },
    .field("a field of a row one space too far left", ["yaml-indentation"]) { line in
      line.hasPrefix("    ") ? String(line.dropFirst()) : nil
    },
    .field("a field of a row two spaces too far right", ["yaml-indentation"]) { line in
      line.hasPrefix("    ") ? "  " + line : nil
    },
    .field("a field of a row without its spaces", ["yaml-indentation", "misplaced-key"]) { line in
      line.hasPrefix("    ") && line.key == "role" ? line.trimmed : nil
    },
    .field("a tab", ["yaml-tab"], hint: "spaces") { line in line.hasPrefix("    ") ? "\t" + line.trimmed : nil },
    .field("a row without its hyphen", ["yaml-indentation", "duplicate-key", "wrong-type"], hint: "hyphen") { line in
      line.hasPrefix("  - ") ? "    " + line.dropFirst(4) : nil
    },
    .field("no space behind a hyphen", ["missing-space"], hint: "one space") { line in
      line.hasPrefix("  - ") ? line.replacingFirst("- ", with: "-") : nil
    },
    .field("a round dot for a hyphen", ["foreign-mark"], hint: "hyphen") { line in
      line.hasPrefix("  - ") ? line.replacingFirst("- ", with: "• ") : nil
    },
    .field("a long dash for a hyphen", ["foreign-mark"], hint: "hyphen") { line in
      line.hasPrefix("  - ") ? line.replacingFirst("- ", with: "– ") : nil
    },
    .field("a star for a hyphen", ["foreign-mark"], hint: "hyphen") { line in
      line.hasPrefix("  - ") ? line.replacingFirst("- ", with: "* ") : nil
    },
    .field("two versions of one line", ["conflict-mark"], hint: "keep one") { line in
      line.hasPrefix("title:") ? "<<<<<<< HEAD\n\(line)\n=======\n\(line) too\n>>>>>>> main" : nil
    },
  ]

  private static let signs: [Damage] = [
    .field("a colon in a text", ["unquoted-colon"], hint: "straight double quotes") { line in
      line.hasPlainValue && line.value?.contains(" ") == true ? line.replacingFirst(": ", with: ": Here: ") : nil
    },
    .field("a comment in a text", ["text-cut-off"], hint: "straight double quotes") { line in
      line.hasPrefix("title:") || line.hasPrefix("summary:") ? line + " #1 of two" : nil
    },
    .field("a closing quote left out", ["unclosed-quote"], hint: "behind its last word") { line in
      line.hasSuffix("\"") ? String(line.dropLast()) : nil
    },
    .field("curly quotes", ["curly-quotes"], hint: "straight quotes") { line in
      line.hasSuffix("\"") ? line.replacingFirst("\"", with: "“")?.replacingFirst("\"", with: "”") : nil
    },
    .field("curly quotes around a title", ["curly-quotes"], hint: "straight quotes") { line in
      line.hasPrefix("title:") ? line.replacingFirst(": ", with: ": “").map { $0 + "”" } : nil
    },
    .field("an apostrophe in single quotes", ["text-behind-quote"], hint: "double quotes") { line in
      line.hasPrefix("title:") ? "title: 'It's one door'" : nil
    },
    .field("words behind a quote", ["text-behind-quote"]) { line in
      line.hasPrefix("title:") ? "title: \"One door\", Northtown" : nil
    },
    .field("a bracket left open", ["unclosed-bracket"], hint: "`]`") { line in
      line.hasSuffix("]") ? String(line.dropLast()) : nil
    },
    .field("a bracket that was never opened", ["wrong-type"], hint: "square brackets") { line in
      line.hasSuffix("]") ? line.replacingFirst("[", with: "") : nil
    },
    .field("braces for brackets", ["missing-colon"], hint: "square brackets") { line in
      line.hasSuffix("]") ? line.replacingFirst("[", with: "{")?.replacingFirst("]", with: "}") : nil
    },
    .field("a text that begins with a sign", ["unquoted-start"], hint: "straight double quotes") { line in
      line.hasPrefix("title:") ? line.replacingFirst(": ", with: ": %") : nil
    },
    .field("bold in a title", ["markup-in-field"], hint: "leave the signs out") { line in
      line.hasPrefix("title:") ? "title: The **one** door" : nil
    },
    .field("HTML in a summary", ["markup-in-field"], hint: "leave the signs out") { line in
      line.hasPrefix("summary:") ? "summary: The <b>one</b> door" : nil
    },
    .field("a colon of another script", ["missing-colon"], hint: "ordinary colon") { line in
      line.hasPrefix("title:") ? line.replacingFirst(": ", with: "：") : nil
    },
  ]

  private static let dates: [Damage] =
    [
      ("\"31/02/2014\"", "no such day"), ("\"01/05/2014\"", "2014-05-01"), ("\"2014/05\"", "2014-05"),
      ("May 2014", "2014-05"),
      ("1st May 2014", "2014-05-01"), ("Sept. 2014", "2014-09"), ("\"2014-5\"", "2014-05"), ("\"05-2014\"", "2014-05"),
      ("2014.05", "2014-05"), ("\"2014-13\"", "\"2014\""), ("\"2014-02-30\"", "no such day"),
      ("2014-2016", "not a span"),
      ("2014–2016", "not a span"), ("from 2014 to 2016", "not a span"), ("c. 2014", "\"2014\""),
      ("about 2014", "\"2014\""),
      ("spring 2014", "\"2014\""), ("early 2014", "\"2014\""), ("present", "leave this line out"),
      ("2014 to present", "leave this line out"), ("ongoing", "leave this line out"),
      ("unknown", "leave this line out"),
      ("n.d.", "leave this line out"), ("\"?\"", "leave this line out"), ("\"14\"", "year first"), ("0214", "year"),
    ].map { .value("started", $0.0, ["unreadable-date"], hint: $0.1) }
    + [
      .value("from", "present", ["unreadable-date"], hint: "leave this line out"),
      .value("published", "undated", ["unreadable-date"], hint: "leave this line out"),
      .value("date", "Spring 2020", ["unreadable-date"], hint: "\"2020\""),
      .value("started", "[2014]", ["wrong-type"], hint: "brackets"),
    ]

  private static let values: [Damage] = [
    .value("areas", "[families]", ["unknown-term"], hint: "belongs to `people`"),
    .value("role", "charity", ["unknown-term"], hint: "belongs to `organisationKinds`"),
    .value("areas", "[North East]", ["unknown-term"], hint: "did you mean `north-east`?"),
    .value("areas", "[noth-east]", ["unknown-term"], hint: "did you mean `north-east`?"),
    .value("areas", "[mars]", ["unknown-term"], hint: "content/site.yml"),
    .value("status", "Running", ["unknown-term"], hint: "did you mean `running`?"),
    .value("status", "finished", ["unknown-term"], hint: "`ended`"),
    .value("evidence", "support", ["unknown-term"], hint: "did you mean `supports`?"),
    .value("setting", "community", ["wrong-type"], hint: "[community]"),
    .value("people", "families, women", ["wrong-type"], hint: "[families, women]"),
    .value("people", "families and women", ["wrong-type"], hint: "[families, women]"),
    .value("people", "families; women", ["wrong-type"], hint: "[families, women]"),
    .value("people", "(families)", ["wrong-type"], hint: "[families]"),
    .value("people", "[families; women]", ["unknown-term"], hint: "[families, women]"),
    .value("people", "[families women]", ["unknown-term"], hint: "[families, women]"),
    .value("people", "[[families]]", ["wrong-type"], hint: "brackets"),
    .value("status", "[running]", ["wrong-type"], hint: "status: running"),
    .value("title", "[One, Two]", ["wrong-type"]),
    .value("summary", String(repeating: "far too long ", count: 30), ["text-too-long"]),
    .extra("draft: maybe", ["wrong-type"], hint: "true or false"),
    .extra("draft: 1", ["wrong-type"], hint: "true or false"),
    .extra("order: first", ["wrong-type"], hint: "figures"),
    .extra("website: example.org", ["unreadable-address"], hint: "https://example.org"),
    .extra("website: <https://example.org>", ["unreadable-address"], hint: "https://example.org"),
    .extra("website: htps://example.org", ["unreadable-address"], hint: "https://example.org"),
    .extra("website: http:/example.org", ["unreadable-address"], hint: "https://example.org"),
    .extra("website: \"[their page](https://example.org)\"", ["unreadable-address"]),
    .extra("identifiers: [1074546]", ["unreadable-identifier"], hint: "GB-CHC-1074546"),
    .extra("identifiers: GB-CHC-1074546", ["wrong-type"], hint: "[GB-CHC-1074546]"),
  ]

  private static let references: [Damage] = [
    .value("organisation", "opn-gate", ["unknown-organisation"], hint: "did you mean `open-gate`?"),
    .value("organisation", "Open-Gate", ["unreadable-slug"], hint: "`open-gate`"),
    .value("organisation", "Open Gate", ["unreadable-slug"], hint: "`open-gate`"),
    .value("organisation", "open_gate", ["unreadable-slug"], hint: "`open-gate`"),
    .value("organisation", "open-gate.md", ["unreadable-slug"], hint: "`open-gate`"),
    .value("organisation", "../organisations/open-gate.md", ["unreadable-slug"], hint: "`open-gate`"),
    .value("organisation", "St Mungo's", ["unreadable-slug"], hint: "`name: St Mungo's`"),
    .value("organisation", "[[open-gate]]", ["wrong-type"], hint: "organisation: open-gate"),
    .value("organisation", "start-small", ["wrong-kind"], hint: "content/organisations/"),
    .value("lesson", "open-gate", ["wrong-kind"], hint: "content/lessons/"),
    .value("lesson", "start-smal", ["unknown-lesson"], hint: "did you mean `start-small`?"),
    .value("sources", "[open-gate]", ["wrong-kind"], hint: "content/sources/"),
    .value("sources", "[northtown-reveiw]", ["unknown-source"], hint: "did you mean `northtown-review`?"),
    .value("sources", "northtown-review", ["wrong-type"], hint: "[northtown-review]"),
    .value("sources", "[\"@northtown-review\"]", ["unreadable-slug"], hint: "`northtown-review`"),
    .value("sources", "[@northtown-review]", ["unquoted-start"], hint: "leave it out"),
    .value("sources", "[https://example.org/report.pdf]", ["unreadable-slug"], hint: "`url:`"),
  ]

  private static let hyphens: [Damage] = [
    Damage(name: "the first line of hyphens left out", rules: ["no-front-matter"], hint: "`---`") { _, index in
      index == 0 ? [] : nil
    },
    Damage(
      name: "the second line of hyphens left out", rules: ["unclosed-front-matter"], hint: "three hyphens",
      folder: "content/case-studies/"
    ) {
      entry, index in index == entry.end ? [] : nil
    },
    Damage(name: "a long dash for the first hyphens", rules: ["no-front-matter"], hint: "`---`") { _, index in
      index == 0 ? ["—"] : nil
    },
    Damage(name: "a long dash for the second hyphens", rules: ["unclosed-front-matter"], hint: "`---`") {
      entry, index in
      index == entry.end ? ["—"] : nil
    },
    Damage(name: "two hyphens at the beginning", rules: ["no-front-matter"], hint: "`---`") { _, index in
      index == 0 ? ["--"] : nil
    },
    Damage(name: "four hyphens at the end", rules: ["unclosed-front-matter"], hint: "`---`") { entry, index in
      index == entry.end ? ["----"] : nil
    },
    Damage(
      name: "a space before the second hyphens", rules: ["unclosed-front-matter", "yaml-documents"], hint: "`---`"
    ) { entry, index in
      index == entry.end ? [" ---"] : nil
    },
    Damage(name: "an empty line at the beginning", rules: ["no-front-matter"], hint: "take it out") { _, index in
      index == 0 ? ["", "---"] : nil
    },
    Damage(name: "a second set of fields", rules: ["second-fields"], hint: "all fields") { entry, index in
      index == entry.end ? ["---", "---", "title: Again", "---"] : nil
    },
  ]

  private static let pasted: [Damage] = [
    .field("non-breaking spaces before a field", ["yaml-indentation"], hint: "ordinary spaces") { line in
      line.hasPrefix("    ") ? "\u{a0}\u{a0}\u{a0}\u{a0}" + line.trimmed : nil
    },
    .field("a non-breaking space behind a colon", ["missing-space"], hint: "ordinary space") { line in
      line.value == nil || line.hasPrefix(" ") ? nil : line.replacingFirst(": ", with: ":\u{a0}")
    },
    .field("a non-breaking space behind a hyphen", ["missing-space"], hint: "ordinary space") { line in
      line.hasPrefix("  - ") ? line.replacingFirst("- ", with: "-\u{a0}") : nil
    },
    .field("a zero-width space in a value", ["hidden-character"], hint: "delete it") { line in
      line.hasPlainValue ? line + "\u{200b}" : nil
    },
    .field("a zero-width space in a key", ["hidden-character"], hint: "delete it") { line in
      line.key.flatMap { line.replacingFirst($0, with: "\u{200b}" + $0) }
    },
    .field("another hyphen in a name", ["unreadable-slug"], hint: "`open-gate`") {
      $0.replacingFirst(" open-gate", with: " open‑gate")
    },
    .field("the remains of a quotation mark", ["garbled-text"], hint: "look at the original") { line in
      line.hasPrefix("summary:") ? line + " It isnâ€™t big." : nil
    },
    .text("a soft hyphen", "A vol\u{ad}untary thing.", ["hidden-character"], hint: "again"),
    .text("a pound sign of another encoding", "It took Â£20.", ["garbled-text"], hint: "UTF-8"),
    .text("a letter that was lost", "The women\u{fffd}s centre.", ["garbled-text"], hint: "UTF-8"),
    .text("HTML", "<p class=\"MsoNormal\">Hello.</p>", ["raw-html"], hint: "Markdown"),
    .text("a line break in HTML", "One<br>two.", ["raw-html"], hint: "Markdown"),
    .text("a comment in HTML", "<!-- a note -->", ["raw-html"]),
    .text("round dots", "• One\n• Two", ["foreign-list-mark"], hint: "hyphen").twice,
    .text("long dashes", "– One\n– Two", ["foreign-list-mark"], hint: "hyphen").twice,
    .text("an indented paragraph", "    Families used to ring three numbers.", ["indented-text"], hint: "spaces"),
    .text("an e-mail address", "Write to jo@example.org.", ["personal-contact"], hint: "`website:`"),
    .text("a telephone number", "Ring 020 7946 0123.", ["personal-contact"], hint: "`website:`"),
    .text("two versions", "<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> main", ["conflict-mark"], hint: "keep one"),
  ]

  private static let body: [Damage] = [
    .text("a fence left open", "```\ncode", ["unclosed-fence"], hint: "add a line"),
    .text("a heading level skipped", "#### Deep", ["heading-level"], hint: "`###`"),
    .text("a heading of the first level", "# Loud", ["heading-level"], hint: "`##`"),
    .text("a heading without a space", "##Results", ["mark-without-space"], hint: "space"),
    .text("a heading with a space that is none", "##\u{a0}Results", ["mark-without-space"], hint: "ordinary space"),
    .text("a heading with a number", "## 1. Results", ["numbered-heading"], hint: "take the number out"),
    .text("bold for a heading", "**Results**", ["bold-heading"], hint: "`## `"),
    .text("a list without spaces", "-One", ["mark-without-space"], hint: "space"),
    .text("a list of numbers without spaces", "1.One", ["mark-without-space"], hint: "space"),
    .text("a cell too many", "| a | b |\n|---|---|\n| 1 | 2 | 3 |", ["table-form"], hint: "too many"),
    .text("a cell too few", "| a | b |\n|---|---|\n| 1 |", ["table-form"], hint: "missing"),
    .text("a line of hyphens that is too short", "| a | b |\n|---|\n| 1 | 2 |", ["table-form"], hint: "missing"),
    .text("no line of hyphens", "| a | b |\n| 1 | 2 |", ["table-form"], hint: "|---|---|"),
    .text("a footnote without text", "Yes.[^1]", ["unknown-footnote"], hint: "[^1]:"),
    .text("a footnote that nothing refers to", "[^1]: Note", ["unused-footnote"], hint: "[^1]"),
    .text("a picture without a description", "![](../images/map.png)", ["image-without-text", "broken-image"]).twice,
    .text("a picture that is not there", "![A map](../images/map.png)", ["broken-image"], hint: "put the file there"),
    .text("a picture elsewhere", "![A map](https://example.org/map.png)", ["remote-picture"], hint: "content/images"),
  ]

  private static let links: [Damage] = [
    .text("a link left open", "See [Open Gate](../organisations/open-gate.md and more.", ["half-link"], hint: "`)`"),
    .text("words left open", "See [Open Gate(../organisations/open-gate.md) and more.", ["half-link"], hint: "`]`"),
    .text("a space in a link", "See [Open Gate] (../organisations/open-gate.md).", ["half-link"], hint: "](../"),
    .text(
      "brackets the wrong way round", "See (Open Gate)[../organisations/open-gate.md].", ["half-link"],
      hint: "[Open Gate]("),
    .text("one bracket of two", "See [open-gate]].", ["half-link"], hint: "[[open-gate]]"),
    .text("a name left open", "See [[open-gate and more.", ["wikilink-form"], hint: "]]"),
    .text("a wrong letter in a name", "See [[opn-gate]].", ["unknown-entry"], hint: "did you mean `open-gate`?"),
    .text("capital letters in a name", "See [[Open-Gate]].", ["unknown-entry"], hint: "did you mean `open-gate`?"),
    .text("an ending in a name", "See [[open-gate.md]].", ["unknown-entry"], hint: "did you mean `open-gate`?"),
    .text(
      "a link without its scheme", "See [them](www.example.org).", ["broken-link"], hint: "https://www.example.org"),
    .text(
      "a link to a site without its scheme", "See [them](example.org/us).", ["broken-link"],
      hint: "https://example.org/us"),
    .text(
      "backslashes", "See [them](..\\organisations\\open-gate.md).", ["broken-link"],
      hint: "../organisations/open-gate.md"),
    .text(
      "a path from elsewhere", "See [them](organisations/open-gate.md).", ["broken-link"],
      hint: "../organisations/open-gate.md"),
    .text(
      "a path from the top", "See [them](content/organisations/open-gate.md).", ["broken-link"],
      hint: "../organisations/open-gate.md"),
    .text(
      "the page in place of the file", "See [them](../organisations/open-gate.html).", ["link-form"],
      hint: "open-gate.md"),
    .text(
      "a wrong letter in a path", "See [them](../organisations/open-gat.md).", ["broken-link"], hint: "open-gate.md"),
    .text("a file on somebody's computer", "See [them](file:///C:/open-gate.md).", ["unsafe-link"], hint: "https://"),
    .text("a link with no address", "See [them]().", ["empty-link"], hint: "address"),
    .text("an address that is no link", "See https://example.org/x.", ["bare-address"], hint: "< and >"),
    .text("an address without its scheme", "See www.example.org.", ["bare-address"], hint: "https://www.example.org"),
    .text(
      "a wrong letter in a citation", "So [@northtown-reveiw, p. 3].", ["unknown-source"], hint: "`northtown-review`"),
    .text("a citation left open", "So [@northtown-review, p. 3.", ["citation-form"], hint: "]"),
    .text("a citation without its comma", "So [@northtown-review p. 3].", ["citation-form"], hint: "comma"),
    .text("a citation in capital letters", "So [@Northtown-review, p. 3].", ["citation-form"], hint: "lower-case"),
    .text("a citation in round brackets", "So (@northtown-review, p. 3).", ["citation-form"], hint: "square brackets"),
    .text("a citation without brackets", "So says @northtown-review here.", ["citation-form"], hint: "square brackets"),
    .text("a citation without its sign", "So [clinks-2017, p. 3].", ["citation-form"], hint: "[@clinks-2017"),
    .text("a citation of an organisation", "So [@open-gate, p. 3].", ["wrong-kind"], hint: "content/sources/"),
    .text(
      "words in a citation", "So [see @northtown-review, p. 3].", ["citation-form"], hint: "in front of the bracket"),
  ]
}

extension Damage {
  /// Two mistakes, each of which is mended by itself.
  fileprivate var twice: Damage {
    var damage = self
    damage.count = 2
    return damage
  }
}
