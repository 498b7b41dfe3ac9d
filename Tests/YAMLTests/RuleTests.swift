import Diagnostics
import Testing

@testable import YAML

@Suite struct RuleTests {
  /// Another field before or behind must not change what is found.
  static let neighbours: [(String, String)] = [
    ("", ""), ("", "\n"), ("title: x\n", "\n"), ("", "\nsummary: y\n"), ("rows:\n  - a: b\n", "\nrow:\n  - a\n"),
    ("title: \"x\"\n", "\nsummary: 'it''s'\n"),
  ]

  @Test("a rule's mistake breaks that rule and no other", arguments: Rule.yamlRules)
  func mistake(_ rule: Rule) {
    for (before, after) in Self.neighbours {
      let reading = Reading(before + rule.mistake.text + after)
      #expect(reading.findings.map(\.rule.id) == [rule.id], "after «\(before)»: \(reading.summary)")
    }
  }

  @Test("a rule's remedy breaks none", arguments: Rule.yamlRules)
  func remedy(_ rule: Rule) {
    for (before, after) in Self.neighbours {
      let reading = Reading(before + rule.remedy.text + after)
      #expect(reading.findings.isEmpty, "after «\(before)»: \(reading.summary)")
      #expect(reading.node != nil)
    }
  }

  @Test("no two rules share an id")
  func ids() {
    #expect(Set(Rule.yamlRules.map(\.id)).count == Rule.yamlRules.count)
  }

  @Test("a key given three times gives two messages, each with the first place")
  func duplicates() throws {
    let reading = Reading("a: b\na: c\na: d\n")
    #expect(reading.findings.map(\.place.bytes) == [5..<6, 10..<11])
    #expect(reading.findings.allSatisfy { $0.notes.map(\.place.bytes) == [0..<1] })
    #expect(reading.node?.outline == "{a: «b»}")
  }

  @Test("a key given twice among many is found")
  func duplicateAmongMany() {
    let fields = (0..<40).map { "k\($0): v\n" }.joined()
    #expect(Reading(fields).findings.isEmpty)
    #expect(Reading(fields + "k3: v\nk39: v\n").findings.map(\.rule) == [.duplicateKey, .duplicateKey])
  }

  @Test("an anchor's message shows each of its uses")
  func anchorNotes() throws {
    let reading = Reading("a: &x b\nc: *x\nd: *x\n")
    let finding = try #require(reading.findings.first)
    #expect(finding.notes.map { reading.source($0.place) } == ["*x", "*x"])
    #expect(reading.node == nil)
  }

  @Test("curly quotes are left out of the text, so that nothing else is said of it")
  func curlyQuotes() {
    #expect(Reading("“a”: ‘b’\n").node?.outline == "{a: «b»}")
  }

  @Test("a second document is left out")
  func documents() {
    #expect(Reading("a: b\n---\nc: d\n").node?.outline == "{a: «b»}")
  }

  @Test("nesting is allowed to its limit and no further", arguments: [Limit.depth, Limit.depth + 1, 1_000, 100_000])
  func depth(_ depth: Int) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(
      Reading(text).findings.map(\.rule.id) == (depth > Limit.depth ? ["yaml-too-deep"] : []),
      "\(Reading(text).summary)")
    let block = (0..<min(depth, 1_000)).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(Reading(block).findings.map(\.rule) == (depth > Limit.depth ? [.yamlTooDeep] : []))
  }

  @Test("values are counted to their limit and no further")
  func nodes() {
    let most = Limit.nodes - 2
    #expect(Reading("a: [" + String(repeating: "b,", count: most) + "]").findings.isEmpty)
    #expect(Reading("a: [" + String(repeating: "b,", count: most + 1) + "]").findings.map(\.rule) == [.yamlTooLarge])
  }

  @Test("a text is as long as its limit and no longer")
  func length() {
    #expect(Reading("a: " + String(repeating: "b", count: Limit.scalarBytes)).findings.isEmpty)
    let long = Reading("a: " + String(repeating: "b", count: Limit.scalarBytes + 1))
    #expect(long.findings.map(\.rule) == [.yamlTooLarge])
    #expect(long.node == nil)
  }

  @Test("mistakes that leave the rest readable are all reported")
  func all() {
    let reading = Reading("a: “b”\na: c\nd: {e: f, g}\nh: !i j\n")
    #expect(reading.findings.map(\.rule) == [.curlyQuotes, .duplicateKey, .commaInBraces, .yamlTag])
  }

  @Test("what is found behind an open quote is its consequence")
  func consequence() {
    let reading = Reading("a: b\na: c\nd: [\"e, f\ng: {h: “i”, j}\nk: \"l\"\n")
    #expect(reading.findings.map(\.rule) == [.duplicateKey, .unclosedQuote], "\(reading.summary)")
  }
}
