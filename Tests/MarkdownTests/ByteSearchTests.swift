import Diagnostics
import Output
import TestNumbers
import Testing

@testable import Markdown

/// What looks at many bytes at a time finds what looking at each would find.
@Suite("Looking through a text eight bytes at a time")
struct ByteSearchTests {
  @Test("the first byte that fits is found, wherever a stretch begins and ends")
  func first() {
    var random = SeededNumbers(3)
    let bytes: [UInt8] = [
      0, 9, 0x0a, 0x0b, 0x1f, 0x20, 0x22, 0x26, 0x28, 0x29, 0x2f, 0x30, 0x39, 0x3a, 0x3c, 0x3d, 0x3e, 0x5c, 0x61, 0x7f,
      0x80, 0xff,
    ]
    for _ in 0..<2_000 {
      // Mostly one letter, so that what fits is rare, as in a text.
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: 0..<6, using: &random) > 0 ? UInt8(ascii: "a") : bytes.randomElement(using: &random) ?? 0
      }
      let start = Int.random(in: 0...text.count, using: &random)
      let range = start..<Int.random(in: start...text.count, using: &random)
      text.withUnsafeBufferPointer { text in
        #expect(text.first(in: range) { $0.beyondASCII } == range.first { text[$0] >= 0x80 })
        #expect(text.first(in: range) { $0.below(0x20) } == range.first { text[$0] < 0x20 })
        #expect(text.first(in: range) { $0.oddControls } == range.first { text[$0] < 0x20 && text[$0] != 0x0a })
        #expect(text.first(in: range) { $0.digits } == range.first { (0x30...0x39).contains(text[$0]) })
        #expect(text.first(in: range) { $0.markup } == range.first { "\"&<>".utf8.contains(text[$0]) })
        #expect(
          text.first(in: range) { $0.addressSyntax }
            == range.first { text[$0] <= 0x20 || "()>\\".utf8.contains(text[$0]) })
        let census = ByteCensus(text)
        for byte in bytes {
          #expect(census[byte] == text.count { $0 == byte })
          #expect(text.count(of: byte, in: range) == range.count { text[$0] == byte })
          #expect(text.first(in: range) { $0.equal(to: byte) } == range.first { text[$0] == byte })
          #expect(text.first(byte, in: range) == range.first { text[$0] == byte })
        }
      }
    }
  }

  @Test("a text that is copied while it is looked at becomes the same as one letter at a time")
  func markup() {
    var random = SeededNumbers(5)
    var room = ByteRoom(capacity: 0)
    var expected = Bytes()
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...70, using: &random)).map { _ in
        Int.random(in: 0..<20, using: &random) > 0
          ? UInt8(ascii: "a") : "\"&<>'#;=\u{a3}".utf8.randomElement(using: &random) ?? 0
      }
      text.withUnsafeBufferPointer { room.append(markup: $0) }
      for byte in text {
        switch byte {
        case UInt8(ascii: "\""): expected += "&quot;".utf8
        case UInt8(ascii: "&"): expected += "&amp;".utf8
        case UInt8(ascii: "<"): expected += "&lt;".utf8
        case UInt8(ascii: ">"): expected += "&gt;".utf8
        default: expected.append(byte)
        }
      }
    }
    #expect(room.bytes == expected)
    #expect(room.count == expected.count)
  }

  @Test("a text that is let pass unread has nothing against it")
  func harmless() {
    var mutator = TextMutator(seed: 11)
    var limits = Limits()
    (limits.textBytes, limits.lineBytes, limits.runBytes) = (600, 120, 300)
    (limits.bars, limits.tableCells, limits.tableHeads, limits.nesting) = (6, 20, 1, 4)
    limits.referenceBytes = 400
    limits.marks = limits.marks.map { Limits.Mark($0.character, 5) }
    var passed = 0
    for _ in 0..<4_000 {
      let text = mutator.next()
      text.withUnsafeBufferPointer { text in
        let (lines, census) = (SourceLines(text), ByteCensus(text))
        guard Guards.isHarmless(text, lines, census, limits) else { return }
        passed += 1
        let refusals = Guards.look(through: text, lines, limits) { Place(FileID(0), $0) }
        #expect(refusals.all.isEmpty, "\(String(decoding: text, as: UTF8.self))")
      }
    }
    #expect(passed > 400 && passed < 3_600)
  }
}
