import Diagnostics
import Testing

@testable import Markdown

/// Ids of the rules that a text breaks, each once, sorted.
func brokenRules(_ text: String) -> [String] {
  Set(parsed(text).findings.all.map(\.rule.id)).sorted()
}

/// A text of the site's dialect, parsed as a whole file.
func parsed(_ text: String, options: MarkdownOptions = MarkdownOptions()) -> (body: Body, findings: Findings) {
  var findings = Findings()
  let bytes = Array(text.utf8)
  let body = parseMarkdown(bytes, in: 0..<bytes.count, of: FileID(0), options: options, &findings)
  return (body, findings)
}

@Suite("Rules of Markdown") struct RuleTests {
  @Test("a rule's mistake breaks that rule and no other, and its remedy none", arguments: Rule.markdownRules.map(\.id))
  func examples(_ id: String) throws {
    let rule = try #require(Rule.markdownRules.first { $0.id == id })
    #expect(brokenRules(rule.mistake.text) == [rule.id])
    #expect(brokenRules(rule.remedy.text) == [])
  }

  @Test("ids are unique and sorted")
  func ids() {
    let ids = Rule.markdownRules.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test(
    "a text full of one mistake is not told of without end",
    arguments: ["[a](b \n\n", "[a] (https://a.org)\n\n", "##a\n\n", "<b>\n\n", "[](a)\n\n"])
  func manyMistakes(_ mistake: String) {
    let findings = parsed(String(repeating: mistake, count: 400)).findings.all
    #expect(findings.count > 20 && findings.count <= 2 * Limits().findings)
    #expect(
      findings.contains { $0.notes.contains { $0.message.contains("more in this text") } }, "and nothing in silence")
  }

  @Test(
    "what looks like a citation and is none is refused",
    arguments: [
      "[@]", "[@, p. 4]", "[@A-b]", "[@a_b]", "[@a", "a [@a, p. 4 and more", "[see @x]", "[see @x, p. 4]", "[-@x]",
      "[@a b]", "[@a,]", "[@a, ]", "[@a; ]", "[@a;]", "[@a; p. 4]", "[@a @b]", "[@a, [sic] 4]", "[@-a]", "[@a-]",
      "[@a.b]", "[cf. @x; @y]", "[ @a ] [@ a]",
    ])
  func citationForm(_ text: String) {
    #expect(brokenRules(text + "\n").contains("citation-form"), "\(text)")
  }

  @Test(
    "what merely holds an @ is no citation",
    arguments: [
      "a@b.example", "[a@b.example]", "[mail us](mailto:a@b.example)", "[@handle](https://example.org)", "`[@a]`",
      "\\[@a]", "<a@b.example>", "@name said", "[x @ y]", "    [@a]", "[a\\@b]",
    ])
  func noCitation(_ text: String) {
    #expect(brokenRules(text + "\n") == [], "\(text)")
    #expect(parsed(text + "\n").body.notes.isEmpty)
  }

  @Test(
    "what begins like a wikilink and is none is refused",
    arguments: ["[[a]", "[[a", "[[]]", "[[ ]]", "[[|x]]", "[[a|]]", "[[a\nb]]", "![[a.png]]", "[[a[b]]", "x [[a] b"])
  func wikilinkForm(_ text: String) {
    #expect(brokenRules(text + "\n") == ["wikilink-form"], "\(text)")
  }

  @Test(
    "brackets that mean something else are no wikilinks",
    arguments: ["\\[[a]]", "[\\[a]]", "`[[a]]`", "[[a](https://a.example)]", "[[a]](https://a.example)", "a[b[c]d]"])
  func noWikilink(_ text: String) {
    #expect(brokenRules(text + "\n") == [], "\(text)")
    #expect(parsed(text + "\n").body.links.allSatisfy { $0.spelling == .external })
  }

  @Test(
    "a citation or wikilink inside a link, a description or a heading is refused",
    arguments: [
      "[a [@b] c](https://d.example)", "[a [[b]] c](https://d.example)", "![a [@b] c](d.png)", "## a [@b]",
      "![a [[b]]](c.png)", "[*a [@b]*](https://d.example)", "[a [@B] c](https://d.example)",
    ])
  func placement(_ text: String) {
    let rules = brokenRules(text + "\n")
    #expect(rules == ["citation-placement"] || rules == ["citation-form"], "\(text)")
  }

  @Test(
    "no spelling of a dangerous scheme passes",
    arguments: [
      "[a](javascript:x)", "[a](JaVaScRiPt:x)", "[a](&#106;avascript:x)", "[a](java&#10;script:x)",
      "[a](java&Tab;script:x)", "[a](<&#1;javascript:x>)", "[a](< javascript:x>)", "[a](javascript&colon;x)",
      "[a](vbscript:x)", "[a](data:text/html,x)", "[a](data:image/png;base64,x)", "![a](data:image/png;base64,x)",
      "[a](file:///x)", "[a](ftp://x)", "[a](ssh:x)", "[a](//x.example)", "[a](/\\\\x.example)", "<javascript:x>",
      "<irc://x>", "[a][b]\n\n[b]: javascript:x", "[a](obsidian://x)", "[a](c:/x.docx)", "[a](\\javascript:x)",
    ])
  func unsafe(_ text: String) {
    if text.contains("\\javascript") {
      #expect(brokenRules(text + "\n") == [])  // `\j` is no escape: a path that begins with a backslash.
    } else {
      #expect(brokenRules(text + "\n") == ["unsafe-link"], "\(text)")
    }
    #expect(!parsed(text + "\n").body.html.contains("=\"javascript:"), "\(text)")
  }

  @Test(
    "what is safe passes",
    arguments: [
      "[a](https://x.example)", "[a](HTTP://x.example)", "[a](mailto:x@y.example)", "[a](tel:+441)", "[a](#b)",
      "[a](../b/c.md#d)", "[a](b.md)", "[a](</b c.md>)", "<https://x.example>", "<x@y.example>", "[a](b?c:d)",
    ])
  func safe(_ text: String) { #expect(brokenRules(text + "\n") == [], "\(text)") }

  @Test(
    "raw HTML is reported at each tag",
    arguments: [
      ("a <b>c</b>", 2), ("<div>\n*a*\n</div>", 1), ("a <!-- b --> c", 1), ("a <?b?> c", 1), ("1 < 2 > 0", 0),
    ])
  func rawHTML(_ text: String, _ count: Int) {
    #expect(parsed(text + "\n").findings.all.count { $0.rule == .rawHTML } == count)
  }

  @Test("a skipped level is mended by a replacement")
  func headingLevel() {
    let text = "## a\n\n#### b\n\n### c\n\n## d\n\n###### e\n"
    let found = parsed(text).findings.all
    #expect(found.map(\.rule.id) == ["heading-level", "heading-level"])
    #expect(found.map { $0.replacement?.text } == ["###", "###"])
    #expect(found.map { $0.place.bytes } == [6..<10, 27..<33])
  }

  @Test("a closed fence is closed wherever it stands")
  func fences() {
    #expect(brokenRules("```\na\n```\n") == [])
    #expect(brokenRules("> ```\n> a\n> ```\n") == [])
    #expect(brokenRules("- ~~~ x\n  a\n\n  ~~~\n- b\n") == [])
    #expect(brokenRules("> ```\n> a\n\nb\n") == ["unclosed-fence"])
    #expect(brokenRules("````\n```\n") == ["unclosed-fence"])
    #expect(brokenRules("```") == ["unclosed-fence"])
    #expect(brokenRules("```\n```") == [])
  }

  @Test(
    "a place lies inside the text, whatever control characters are in it",
    arguments: [
      "[[\r\r\u{c}\u{c}\u{c}\r]]", "| [[a\\|\r\r\u{c}\u{c}\u{c}\r]] |\n|-|\n",
      "\(String(repeating: "\u{c}", count: 59))\n---\n\(String(repeating: "\u{c}", count: 70))3:3\n\n",
    ])
  func placesInside(_ text: String) {
    for finding in parsed(text).findings.all {
      #expect(finding.place.start <= finding.place.end && finding.place.end <= text.utf8.count, "\(finding.message)")
    }
  }

  @Test("labels and footnotes are followed from use to definition")
  func definitions() {
    #expect(brokenRules("[a] [b][] [c][d]\n\n[a]: x.md\n[B]: y.md\n> [d]: z.md\n") == [])
    #expect(brokenRules("a[^1] b[^x y]\n\n[^1]:\n    c\n\n[^x]: d\n") == ["unknown-footnote", "unused-footnote"])
    #expect(brokenRules("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c\n") == [])
    // Of this one the C library keeps half a letter.
    #expect(brokenRules("[a]:\n <Hba[^ϥ: bywc\n\u{2} >\"cd\u{1a}]").contains("unknown-footnote"))
    #expect(brokenRules("[a][b] and [c][]\n") == ["unknown-link-label"])
    #expect(brokenRules("![a][b]\n\n[b]: ../images/c.png\n") == [])
    #expect(brokenRules("[a]: b.md\n") == ["unused-link-label"])
    #expect(brokenRules("[a]: /b\nc\n===\n").contains("unused-link-label"))
  }

  @Test(
    "a link or a picture whose address has a space in it is told of",
    arguments: [
      ("[a](1️⃣b c.md2️⃣)", "link"), ("![a](1️⃣../images/a plan.png2️⃣)", "picture"), ("see *[a](1️⃣x/b c2️⃣)* now", "link"),
    ])
  func spacedAddress(marked: String, what: String) throws {
    let text = marked.replacing("1️⃣", with: "").replacing("2️⃣", with: "") + "\n"
    let found = parsed(text).findings.all
    #expect(found.map(\.rule.id) == ["spaced-address"])
    let start = try #require(marked.utf8Offset(of: "1️⃣"))
    #expect(found.first?.place.start == UInt32(start))
    #expect(found.first?.message.hasSuffix("so that this is no \(what)") == true)
  }

  @Test(
    "words in round brackets, a title and an address in angle brackets are none",
    arguments: [
      "[sic](see note)", "[a](b.md \"a title\")", "[a](<b c.md>)", "`[a](b c.md)`", "\\[a](b c.md)", "[a] (b c.md)",
    ])
  func noSpacedAddress(_ text: String) {
    #expect(!brokenRules(text + "\n").contains("spaced-address"), "\(text)")
  }
}

extension [UInt8] {
  func contains(_ text: String) -> Bool { String(decoding: self, as: UTF8.self).contains(text) }
}

extension String {
  /// Where another text begins in this one, in bytes.
  fileprivate func utf8Offset(of text: String) -> Int? {
    firstRange(of: text).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
  }
}
