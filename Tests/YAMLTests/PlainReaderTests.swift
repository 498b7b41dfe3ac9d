import Diagnostics
import Output
import TestNumbers
import Testing

@testable import YAML

/// The reader of plain front matter, held against libyaml.
@Suite struct PlainReaderTests {
  static let plain = """
    title: "One: two, 'three' # four"
    summary: Words of one line, with a colon:in them (and more) — to the end
    asAt: 2024
    status: 'over'
    setting: [custody, "in the community", a b-c.d_e/f]
    website: https://example.org/a?b=c
    organisations:
      - organisation: one
        role: lead
      - organisation: two
        sources:
        - three
        - "four"
    lessons:
    - lesson: five
      why: "It worked."
    people:
      inner:
        deeper: null
    last: x
    """

  @Test("front matter as most of it is written is read without libyaml")
  func isTaken() {
    #expect(read(Bytes(Self.plain.utf8)) != nil)
    #expect(read(Bytes((Self.plain + "\n").utf8)) != nil)
  }

  @Test(
    "what may mean something else is left to libyaml",
    arguments: [
      "a: b # c\n", "a: b\n  c\n", "a:\n", "a: b\n\nc: d\n", "a: |\n  b\n", "a: \"b\\n\"\n", "a: 'b''c'\n",
      "a: {b: c}\n",
      "a: [b,]\n", "a: [[b]]\n", "a: b: c\n", "a: &b c\n", "a: b \n", "a:\tb\n", "a: b\r\n", "a: b\na: c\n", "- a\n",
      "a\n",
      " a: b\n", "a:\n  b: c\n d: e\n", "a:\n  - b\n - c\n", "---\na: b\n", "a: one\u{2028}two\n", "a: “b”\n", "",
    ])
  func isLeft(_ text: String) { #expect(read(Bytes(text.utf8)) == nil) }

  @Test("what is read without libyaml is what libyaml reads, with the same places", arguments: 0..<8)
  func sameTree(_ seed: UInt64) {
    var random = SeededNumbers(seed)
    var taken = 0
    for _ in 0..<500 {
      var lines = (Bool.random(using: &random) ? Self.plain : OracleTests.documents.randomElement(using: &random) ?? "")
        .split(separator: "\n", omittingEmptySubsequences: false)
      lines = Array(lines.dropFirst(Int.random(in: 0..<lines.count, using: &random)).prefix(6))
      var bytes = Bytes(lines.joined(separator: "\n").utf8)
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...5, using: &random)))
        case 1:
          bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 9)], at: Int.random(in: 0...at, using: &random))
        default: bytes.insert(contentsOf: HostileTests.pieces.randomElement(using: &random) ?? [], at: at)
        }
      }
      guard let tree = read(bytes) else { continue }
      taken += 1
      var builder = TreeBuilder(YAMLSource(file: FileID(0), bytes: bytes, range: 0..<bytes.count))
      var findings = Findings()
      let fault = readEvents(bytes, in: 0..<bytes.count, &builder)
      let other = builder.finish(fault, &findings)
      #expect(findings.all.isEmpty)
      #expect(
        String(describing: tree) == other.map { String(describing: $0) }, "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(taken > 50)
  }

  /// The tree without libyaml; nil where libyaml has to read it.
  private func read(_ bytes: Bytes) -> YAMLNode? {
    PlainReader.read(bytes, in: 0..<bytes.count, of: FileID(0))
  }
}
