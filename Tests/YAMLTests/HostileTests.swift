import Diagnostics
import Output
import TestNumbers
import Testing

@testable import YAML

@Suite struct HostileTests {
  static let pieces: [Bytes] =
    [
      "\"", "'", "[", "]", "{", "}", ":", ": ", "- ", "-", "\n", "\r\n", "\t", " ", "  ", "#", " #", ",", "&a ", "*a",
      "!",
      "|", ">", "%", "@", "`", "?", "? ", "---\n", "...\n", "<<: ", "“", "”", "é", "😀", "\u{feff}", "\u{2028}", "\\",
      "\0", "~",
    ].map { Bytes($0.utf8) } + [[0xff], [0xc3], [0xe2, 0x80], [0xfe, 0xff], [0x80]]

  @Test("no bytes stop the program, and what gives no tree gives a message", arguments: 0..<8)
  func mutations(_ seed: UInt64) {
    var random = SeededNumbers(seed)
    let seeds = OracleTests.documents + MistakeTests.mistakes.map { Marked($0.text).text }
    for _ in 0..<500 {
      var bytes = Bytes((seeds.randomElement(using: &random) ?? "").utf8)
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
        case 1 where at < bytes.count: bytes.remove(at: at)
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + 5))
        default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: at)
        }
      }
      let start = Int.random(in: 0...min(3, bytes.count), using: &random)
      check(Reading(bytes, in: start..<bytes.count), start..<bytes.count)
    }
  }

  @Test("every beginning of a document is read or refused", arguments: OracleTests.documents)
  func beginnings(_ document: String) {
    let bytes = Bytes(document.utf8)
    for end in 0...bytes.count { check(Reading(bytes, in: 0..<end), 0..<end) }
  }

  @Test(
    "bytes that are no text are refused in one message, at their place",
    arguments: [
      ([0x61, 0x3a, 0x20, 0xff], 3..<4), ([0x61, 0x3a, 0x20, 0xc3, 0x0a], 3..<4), ([0x61, 0x00, 0x62], 1..<2),
      ([0xff, 0xfe, 0x61, 0x00], 0..<1), ([0x61, 0x3a, 0x20, 0xc3, 0xa9, 0x07], 5..<6),
    ] as [(Bytes, Range<Int>)])
  func noText(_ bytes: Bytes, _ place: Range<Int>) throws {
    let reading = Reading(bytes)
    #expect(reading.node == nil)
    #expect(reading.findings.map(\.rule) == [.yamlSyntax])
    #expect(reading.findings.first?.place.bytes == place)
  }

  private func check(_ reading: Reading, _ range: Range<Int>) {
    if reading.node == nil { #expect(!reading.findings.isEmpty, "\(reading.bytes)") }
    for finding in reading.findings {
      let places = [finding.place] + finding.notes.map(\.place) + [finding.replacement?.place].compactMap { $0 }
      for place in places where place.bytes.clamped(to: range) != place.bytes {
        Issue.record("\(finding.rule.id) at \(place.bytes) outside of \(range): \(reading.bytes)")
      }
      if finding.message.isEmpty || finding.message.split(separator: " ").contains("``") {
        Issue.record("\(finding.message): \(String(decoding: reading.bytes, as: UTF8.self).debugDescription)")
      }
    }
    if let node = reading.node { checkNesting(node, in: range) }
  }

  /// A child lies inside its parent, and no child before its elder.
  private func checkNesting(_ node: YAMLNode, in range: Range<Int>) {
    #expect(node.place.bytes.clamped(to: range) == node.place.bytes)
    var children: [Range<Int>] = []
    switch node.content {
    case .empty, .scalar: return
    case .sequence(let items):
      for item in items {
        children.append(item.place.bytes)
        checkNesting(item, in: node.place.bytes)
      }
    case .mapping(let pairs):
      for pair in pairs {
        children += [pair.key.place.bytes, pair.value.place.bytes]
        checkNesting(pair.value, in: node.place.bytes)
      }
    }
    for (elder, child) in zip(children, children.dropFirst()) { #expect(elder.upperBound <= child.lowerBound) }
  }
}
