import Diagnostics
import Output
import Testing

@testable import YAML

@Suite struct PlaceTests {
  @Test(
    "the place of a value is its source text",
    arguments: [
      "a: 1️⃣text2️⃣", "a: 1️⃣two words2️⃣  \n", "a: 1️⃣text2️⃣ # comment\n", "a: 1️⃣\"text\"2️⃣ # comment",
      "a: 1️⃣'it''s'2️⃣\nb: c",
      "a: 1️⃣one\n  two2️⃣\nb: c", "a: 1️⃣\"one\n  two\"2️⃣\nb: c", "a:\n  1️⃣one\n\n  two2️⃣\n\nb: c",
      "a: 1️⃣|\n  one\n  two2️⃣\n\n\nb: c", "a: 1️⃣>- # why\n  one2️⃣\nb: c", "a: 1️⃣|2️⃣\nb: c",
      "a: 1️⃣|+\n  one2️⃣\n\nb: c",
      "a:1️⃣2️⃣\nb: c", "a:1️⃣2️⃣ # comment\nb: c", "a:1️⃣2️⃣   ~\nb: c", "a:1️⃣2️⃣ null",
      "a:1️⃣2️⃣\n  null\n", "a:1️⃣2️⃣",
      "a: 1️⃣[b, c]2️⃣\nd: e", "a: 1️⃣{b: c,\n  d: e}2️⃣ # f\n", "a: 1️⃣[]2️⃣", "a: 1️⃣[b\n]2️⃣\n",
      "a:\n  - 1️⃣b\n  - c2️⃣\n\nd: e", "a:\n- 1️⃣b\n- c2️⃣\nd: e", "a:\n  1️⃣b: c\n  d: e2️⃣\nf: g",
      "a:\n  1️⃣b: c\n  d:2️⃣\nf: g",
      "a:\n  - 1️⃣b: c\n    d:\n      - e2️⃣\nf: g",
    ])
  func value(_ marked: String) throws {
    let marked = Marked(marked)
    for (name, text) in disguises(marked.text) {
      let reading = Reading(text.bytes, in: text.range)
      let node = try #require(reading.node?["a"], "\(name)")
      let wanted = text.map(marked.places[0])
      #expect(node.place.bytes == wanted, "\(name): «\(reading.source(node.place))»")
    }
  }

  @Test("the place of an item is its source text")
  func items() throws {
    let marked = Marked("é: ü\na: [1️⃣ä2️⃣, 1️⃣\"ö, ß\"2️⃣, 1️⃣{😀: b}2️⃣]\n")
    for (name, text) in disguises(marked.text) {
      let items = try #require(Reading(text.bytes, in: text.range).node?["a"]?.items)
      #expect(items.map(\.place.bytes) == marked.places.map { text.map($0) }, "\(name)")
    }
  }

  @Test("the place of a key is its source text")
  func keys() throws {
    let marked = Marked("1️⃣é2️⃣: ü\n1️⃣\"a b\"2️⃣: c\n1️⃣d e2️⃣ : f\n")
    guard case .mapping(let pairs)? = Reading(marked.text).node?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(pairs.map(\.key.place.bytes) == marked.places)
    #expect(pairs.map(\.key.value) == ["é", "a b", "d e"])
  }

  @Test("an empty item's place is behind its dash")
  func emptyItem() throws {
    let items = try #require(Reading("-\n- ~\n- a\n").node?.items)
    #expect(items.map(\.place.bytes) == [1..<1, 3..<3, 8..<9])
  }

  @Test(
    "a comment behind an unquoted text is kept as cut off",
    arguments: [
      "a: b 1️⃣# c d2️⃣", "a: b\t1️⃣#2️⃣\nc: d", "a: b\n  c 1️⃣# d2️⃣  \ne: f", "a: [é, b 1️⃣#c2️⃣\n]",
    ])
  func cutOff(_ marked: String) throws {
    let marked = Marked(marked)
    for (name, text) in disguises(marked.text) {
      let node = try #require(Reading(text.bytes, in: text.range).node)
      #expect(node.scalars.compactMap(\.scalar.cutOff?.bytes) == [text.map(marked.places[0])], "\(name)")
    }
  }

  @Test(
    "nothing is cut off without a comment", arguments: ["a: b", "a: b#c", "a: \"b\" # c", "a: | # c\n  d", "a: # c"])
  func nothingCutOff(_ text: String) throws {
    let node = try #require(Reading(text).node)
    #expect(node.scalars.allSatisfy { $0.scalar.cutOff == nil })
  }

  @Test("the style of a text is known")
  func styles() throws {
    let node = try #require(Reading("a: b\nc: 'd'\ne: \"f\"\ng: |\n  h\ni: >\n  j\n").node)
    #expect(node.scalars.map(\.scalar.style) == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
  }

  @Test("an empty range is nothing, at its beginning")
  func nothing() throws {
    let reading = Reading(Bytes("---\n---\nBody: {".utf8), in: 4..<4)
    #expect(reading.findings.isEmpty)
    #expect(reading.node?.outline == "_")
    #expect(reading.node?.place.bytes == 4..<4)
  }

  @Test("what stands at a text's place reads as that text", arguments: OracleTests.documents)
  func readsAgain(_ document: String) throws {
    let reading = Reading(document)
    let node = try #require(reading.node)
    for (place, scalar) in node.scalars {
      let isBlock = scalar.style == .literal || scalar.style == .folded
      // An indicator of how far the text is indented counts from what it stands in.
      if isBlock, reading.source(place).dropFirst().first?.isNumber == true { continue }
      let again = try #require(Reading("k: " + reading.source(place) + (isBlock ? "\n" : "")).node)
      let text = try #require(again.scalars.first?.scalar.text)
      #expect(withoutLastBreaks(text, isBlock) == withoutLastBreaks(scalar.text, isBlock))
    }
  }

  /// A block text's place leaves out the line ends behind it, which `|+` keeps.
  private func withoutLastBreaks(_ text: String, _ isBlock: Bool) -> String {
    var text = text
    while isBlock, text.last?.isNewline == true { text.removeLast() }
    return text
  }

  // MARK: The same text elsewhere

  struct Disguised {
    let bytes: Bytes
    let range: Range<Int>
    /// Where a place of the plain text is now.
    let map: (Range<Int>) -> Range<Int>
  }

  /// A text as it is; in the middle of a file; behind letters of many bytes; with the line ends of Windows.
  private func disguises(_ text: String) -> [(String, Disguised)] {
    let bytes = Bytes(text.utf8)
    func shifted(_ before: String, _ after: String) -> Disguised {
      let count = before.utf8.count
      return Disguised(bytes: Bytes(before.utf8) + bytes + Bytes(after.utf8), range: count..<(count + bytes.count)) {
        ($0.lowerBound + count)..<($0.upperBound + count)
      }
    }
    // Part of the YAML itself, so the range begins at 0.
    func prefixed(_ before: String) -> Disguised {
      let inner = shifted(before, "")
      return Disguised(bytes: inner.bytes, range: 0..<inner.bytes.count, map: inner.map)
    }
    let windows = Bytes(text.replacing("\n", with: "\r\n").utf8)
    func windowsOffset(_ offset: Int) -> Int { offset + bytes[..<offset].count { $0 == .lineFeed } }
    return [
      ("as it is", shifted("", "")),
      ("inside a file", shifted("---\r\nünused\n", "\n---\n: body [")),
      ("after a byte order mark", prefixed("\u{feff}")),
      ("after other letters", prefixed("日本: “é” 😀\n")),
      (
        "with the line ends of Windows",
        Disguised(bytes: windows, range: 0..<windows.count) {
          windowsOffset($0.lowerBound)..<windowsOffset($0.upperBound)
        }
      ),
    ]
  }
}
