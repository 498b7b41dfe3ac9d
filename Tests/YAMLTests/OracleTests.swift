import Testing
import Yams

@testable import YAML

/// Yams reads the same documents with the same C library, but through code that is not ours.
@Suite struct OracleTests {
  @Test("a valid document gives the tree that Yams gives", arguments: documents)
  func sameTree(_ document: String) throws {
    let reading = Reading(document)
    #expect(reading.findings.isEmpty, "\(reading.summary)")
    let node = try #require(reading.node)
    let oracle = try Yams.compose(yaml: document)
    #expect(node.outline == oracle?.outline ?? "_")
  }

  /// Every construct of YAML that is not refused.
  static let documents: [String] = [
    "", "\n\n", "# only a comment\n", "---\n", "--- # fields\na: b\n", "text\n", "'text'", "[]", "{}", "- a\n- b\n",
    "a: b", "a: b\n", "a: b\r\nc: d\r\n", "\u{feff}a: b\n", "a:\n", "a: ~\nb: null\nc:\n", "a: \"\"\nb: ''\n",
    "a: b # comment\nc: d#no comment\n", "# first\na: b\n\n  # second\nc: d\n",
    "a: 2009\nb: true\nc: 1.5\nd: 2014-05-01\ne: 0x1f\n",
    "a: one\n  two\n  three\n", "a: one\n\n  two\n\n\n  three\nb: c", "a:\n  one\n  two\n",
    "a: \"one\n  two\\\n  three\n\n  four\"\n", "a: 'it''s\n  so'\n",
    #"a: "tab\t quote\" back\\slash \u00e9 \x41 \U0001F600""#,
    "a: |\n  one\n  two\nb: c\n", "a: >\n  one\n  two\n\n  three\nb: c\n", "a: |-\n  one\nb: >-\n  two\n  three\n",
    "a: |+\n  one\n\n\nb: c\n", "a: |2\n    one\n  two\nb: c\n", "a: | # comment\n  # no comment\n  one\n",
    "a: |\nb: c\n",
    "a: |\n  one\n    two\n\n  three", "- |\n one\n- >\n two\n", "a: >\n  one\n   * two\n   * three\n  four\n",
    "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  -\n  - c\n", "a:\n  - b: c\n    d: e\n  -   f: g\n      h: i\n",
    "- - a\n  - b\n- - c\n", "- a: b\n- [c, d]\n- {e: f}\n", "a:\n  b:\n    c:\n      d: e\n  f: g\n",
    "a: [b, c]\nd: [ ]\ne: [f,]\n", "a: [b,\n  c,\n  d\n]\n", "a: {b: c, d: [e, f], g: {h: i}}\n", "a: {b: , c: d}\n",
    "a: [b: c, d]\n", "a: ['b, c', \"d]e\", f g]\n", "a: [don't, it's]\n", "a: {\"b\": c, 'd': e}\n",
    "\"a b\": c\n'd': e\nf g: h\n", "a b c: d\n", "? a\n: b\n", "a : b\n", "12: 13\ntrue: no\n", "~: a\n",
    "a: b:c\nd: http://example.org/e:f?g=h#i\nj: 10:30\n", "a: -b\nc: - d\n".replacing(": - d", with: ": -d"),
    "a: it's \"so\" [and] {so} & * ! | > % @ `\n", "a: b, c\nd: e] f}\n", "a: b - c -- d\n", "a: ?b\nc: :d\n",
    "a: ünïcödé “quotes” — dash\nb: 日本語\n日本: 😀\n", "a: “one” and two\nb: the “three”\n", "a: ’tis so\n",
    "a: one\u{a0}two\n", "a:\tb\nc:  \td  \n", "a: \"one\u{2028}two\"\n", "a: \u{85}\n", "a: b\n...\n",
    "a: \"b\" # c\n",
    "a: [b # c\n  , d]\n", "rows: # comment\n  - a\n", "a: # comment\nb: c\n", "a: !\n".replacing("!", with: "\"!\""),
    "summary: >-\n  A women's centre: its partners\n  - worked together # here\n", "a: --- b\n", "a: ...\n",
    """
    title: The Inspire project, Sussex
    sources: [clinks-2017, paget-2011]
    organisations:
      - organisation: rise
        from: "2009"
        to: undated
      - unnamed: partners that bid against the partnership
        role: rival
    differences:
      - about: How many organisations took part
        says:
          - text: The lead and six partner charities.
            where: Case study 2, opening
          - text: Five organisations at first, the lead among them.
    """,
  ]
}

extension Node {
  fileprivate var outline: String {
    switch self {
    case .scalar(let scalar):
      scalar.style == .plain && ["", "~", "null"].contains(scalar.string) ? "_" : "«\(scalar.string)»"
    case .sequence(let sequence): "[" + sequence.map(\.outline).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.map { "\($0.scalar?.string ?? "?"): \($1.outline)" }.joined(separator: ", ") + "}"
    case .alias: "*"
    }
  }
}
