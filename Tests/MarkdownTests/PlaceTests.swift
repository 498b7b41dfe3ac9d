import Diagnostics
import Testing

@testable import Markdown

/// A text with markers 1️⃣, 2️⃣ … taken out, and the offsets at which they stood.
struct MarkedText {
  var text = ""
  var offsets: [Int] = []

  init(_ marked: String) {
    for character in marked {
      if "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣".contains(character), character.unicodeScalars.count == 3 {
        offsets.append(text.utf8.count)
      } else {
        text.append(character)
      }
    }
  }

  /// From each odd marker to the one after it.
  var places: [Range<Int>] {
    stride(from: 0, to: offsets.count - 1, by: 2).map { offsets[$0]..<offsets[$0 + 1] }
  }
}

@Suite("Places") struct PlaceTests {
  @Test(
    "the destination of a link, between the markers",
    arguments: [
      "[a](1️⃣b.md2️⃣)\n",
      "é [a](1️⃣b.md2️⃣) and ü [c](3️⃣d.md4️⃣ \"t\")\n",
      "> é\n> [a](1️⃣b.md2️⃣)\n",
      "> a\nlazy [a](1️⃣b.md2️⃣)\n",
      "> a\n   lazy [a](1️⃣b.md2️⃣)\n",
      "- a\n  - b\n\n    c [a](1️⃣b.md2️⃣)\n",
      "-\ta\n\n\tb [a](1️⃣b.md2️⃣)\n",
      "1. > - [a](1️⃣b.md2️⃣)\n",
      "| é | b |\n|---|---|\n| [a](1️⃣b.md2️⃣) | x \\| [c](3️⃣d.md4️⃣) |\n",
      "| [a](1️⃣b.md2️⃣) | `\\|` [c](3️⃣d.md4️⃣) |\n|---|---|\n",
      "> - | [a](1️⃣b.md2️⃣) |\n>   |---|\n>   | [c](3️⃣d.md4️⃣) |\n",
      "a | [a](1️⃣b.md2️⃣)\n--|--\n[c](3️⃣d.md4️⃣) | x\n",
      "above [x](1️⃣y.md2️⃣)\n| [a](3️⃣b.md4️⃣) |\n|---|\n",
      "a\r\nb [a](1️⃣b.md2️⃣)\r\n\r\n> c\r\n> [d](3️⃣e.md4️⃣)\r\n",
      "`code\nspan` [a](1️⃣b.md2️⃣) `x` [c](3️⃣d.md4️⃣)\n",
      "[a\nb](1️⃣c.md2️⃣) [d](3️⃣e.md4️⃣)\n",
      "[a](\n1️⃣c.md2️⃣\n\"t\nu\") [d](3️⃣e.md4️⃣)\n[f](5️⃣g.md6️⃣)\n",
      "a\\\nb [c](1️⃣d.md2️⃣)\n",
      "a  \nb [c](1️⃣d.md2️⃣)\n",
      "&amp; &copy; \\* &#65; [c](1️⃣d.md2️⃣)\n",
      "***a** b* [c](1️⃣d.md2️⃣) *[e](3️⃣f.md4️⃣)*\n",
      "~~a~~ [c](1️⃣d.md2️⃣)\n",
      "[*a* `b` \\] &lt;](1️⃣d(e).md2️⃣)\n",
      "[a](<1️⃣b c.md2️⃣>)\n",
      "# é [a](1️⃣b.md2️⃣) #\n\nx [a](3️⃣b.md4️⃣)\n===\n",
      "[a][b] é\n\n[b]: 1️⃣c.md2️⃣ \"t\"\n",
      "> [a]\n\n> [A]:\n> <1️⃣c.md2️⃣>\n",
      "[x]: y.md\n[a](1️⃣b.md2️⃣) [x]\n",
      "<1️⃣https://a.example2️⃣> [a](3️⃣b.md4️⃣)\n",
      "[![a](1️⃣b.png2️⃣)](3️⃣c.md4️⃣)\n",
      "a[^1] [b](1️⃣c.md2️⃣)\n\n[^1]: d [e](3️⃣f.md4️⃣)\n\n    [g](5️⃣h.md6️⃣)\n",
      "<b\nc> [a](1️⃣b.md2️⃣)\n",
      "a [b](c d) [e](1️⃣f.md2️⃣)\n",
      "a ```b `` [c](1️⃣d.md2️⃣)\n",
      "a\n\tb\n    [c](1️⃣d.md2️⃣)\n",
    ])
  func destinations(_ marked: String) {
    let text = MarkedText(marked)
    let body = parsed(text.text).body
    let places = body.links.map(\.target.place.bytes).sorted { $0.lowerBound < $1.lowerBound }
    let known = text.places + (text.text.contains("[x]: y.md") ? [5..<9] : [])
    #expect(places == known.sorted { $0.lowerBound < $1.lowerBound }, "\(text.text)")
    for link in body.links where !link.target.value.contains("&") {
      let written = Array(text.text.utf8)[link.target.place.bytes]
      #expect(String(decoding: written, as: UTF8.self) == link.target.value)
    }
  }

  @Test(
    "a wikilink's target, and the whole of it",
    arguments: [
      "a 1️⃣[[2️⃣b3️⃣]]4️⃣ c\n",
      "> é\n> 1️⃣[[ 2️⃣b3️⃣ | c d ]]4️⃣\n",
      "| a |\n|---|\n| x 1️⃣[[2️⃣b3️⃣\\|c]]4️⃣ |\n",
      "- *a 1️⃣[[2️⃣b#C d3️⃣]]4️⃣*\n",
      "\\[[a]] & &amp; 1️⃣[[2️⃣b3️⃣|c]]4️⃣\n",
      "a\nlazy `x` 1️⃣[[2️⃣organisations/b3️⃣]]4️⃣\n",
      "1️⃣[[2️⃣b_c_d3️⃣|*e* f]]4️⃣ _g_\n",
    ])
  func wikilinks(_ marked: String) throws {
    let text = MarkedText(marked)
    let link = try #require(parsed(text.text).body.links.first)
    #expect(link.place.bytes == text.offsets[0]..<text.offsets[3])
    #expect(link.target.place.bytes == text.offsets[1]..<text.offsets[2])
  }

  @Test(
    "a citation's source and place, and the whole note",
    arguments: [
      "a 1️⃣[@2️⃣b-13️⃣, 4️⃣note 125️⃣]6️⃣.\n",
      "> é\n> a 1️⃣[@2️⃣b3️⃣, 4️⃣Case study 2,\n> *Operating* model5️⃣]6️⃣\n",
      "| a |\n|---|\n| x 1️⃣[@2️⃣b3️⃣ , 4️⃣p. 3\\|45️⃣]6️⃣ |\n",
      "*a 1️⃣[@2️⃣b3️⃣, 4️⃣5* and 65️⃣]6️⃣ c*\n",
      "1️⃣[@2️⃣b3️⃣,\r\n4️⃣c &amp; d\\; e \\] f5️⃣]6️⃣\r\n",
    ])
  func citations(_ marked: String) throws {
    let text = MarkedText(marked)
    let note = try #require(parsed(text.text).body.notes.first)
    #expect(note.place.bytes == text.offsets[0]..<text.offsets[5])
    let citation = try #require(note.citations.first)
    #expect(citation.source.place.bytes == text.offsets[1]..<text.offsets[2])
    #expect(citation.locator?.place.bytes == text.offsets[3]..<text.offsets[4])
  }

  @Test(
    "what a finding points at",
    arguments: [
      ("> a 1️⃣<b>2️⃣ c\n", "raw-html"), ("- x\n\n  1️⃣<div>2️⃣\n  y\n", "raw-html"),
      ("é 1️⃣[see @x]2️⃣\n", "citation-form"), ("| a |\n|-|\n| 1️⃣[[b2️⃣ |\n", "wikilink-form"),
      ("> 1️⃣![](b.png)2️⃣\n", "image-without-text"), ("a 1️⃣[b]()2️⃣\n", "empty-link"),
      ("a\n1️⃣https://b.example/c_d2️⃣, e\n", "bare-address"), ("a1️⃣[^x]2️⃣ b\n", "unknown-footnote"),
      ("> 1️⃣[a][b]2️⃣\n", "unknown-link-label"), ("> 1️⃣~~~2️⃣ x\n> a\n", "unclosed-fence"),
      ("a\n\n[^1️⃣x2️⃣]: b\n", "unused-footnote"), ("[1️⃣a2️⃣]: b.md\n", "unused-link-label"),
      ("[a](1️⃣javascript:x2️⃣)\n", "unsafe-link"), ("> 1️⃣#2️⃣ a\n", "heading-level"), ("1️⃣##2️⃣\n", "empty-heading"),
      ("a 1️⃣[&#x5e;2️⃣b]\n", "encoded-caret"),
    ])
  func findings(_ marked: String, _ rule: String) {
    let text = MarkedText(marked)
    let found = parsed(text.text).findings.all
    #expect(found.map(\.rule.id) == [rule], "\(text.text)")
    #expect(found.first?.place.bytes == text.places.first, "\(text.text)")
  }

  @Test("places count from the beginning of the file, not of the body")
  func offset() throws {
    let file = Array("---\ntitle: é\n---\n[a](b.md)\n".utf8)
    var findings = Findings()
    let body = parseMarkdown(file, in: 18..<file.count, of: FileID(7), options: MarkdownOptions(), &findings)
    let link = try #require(body.links.first)
    #expect(link.target.place == Place(FileID(7), 22..<26))
    #expect(body.text.isEmpty)
  }

  @Test("literal text is what is neither code, link, picture nor note")
  func literalText() {
    let source = "One *two* `three` [four](x.md) [[five]] six [@a, b] \\* seven\neight\n> nine\n> ten\n\n# Eleven\n"
    let bytes = Array(source.utf8)
    let texts = parsed(source).body.text.map { range in
      String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }
    #expect(texts == ["One ", "two", " ", " ", " ", " six ", " \\* seven\neight", "nine", "ten", "Eleven"])
  }
}
