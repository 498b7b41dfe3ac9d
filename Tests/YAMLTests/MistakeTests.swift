import Diagnostics
import Testing

@testable import YAML

/// What authors get wrong, and where the message points.
struct Mistake: CustomTestStringConvertible, Sendable {
  let rule: String
  let text: String
  /// The text after the replacement, if there is one.
  let mended: String?

  init(_ rule: String, _ text: String, mended: String? = nil) {
    self.rule = rule
    self.text = text
    self.mended = mended
  }

  var testDescription: String { text }
}

@Suite struct MistakeTests {
  @Test("a mistake gives one message, at its place", arguments: mistakes)
  func oneMessage(_ mistake: Mistake) throws {
    let marked = Marked(mistake.text)
    let reading = Reading(marked.text)
    #expect(reading.findings.map(\.rule.id) == [mistake.rule], "\(reading.summary)")
    let finding = try #require(reading.findings.first)
    let wanted = try #require(marked.places.first)
    #expect(finding.place.bytes == wanted, "at «\(reading.source(finding.place))»: \(finding.message)")
    #expect(finding.hint != nil)
    let mended = finding.replacement.map { replacement -> String in
      var bytes = reading.bytes
      bytes.replaceSubrange(replacement.place.bytes, with: replacement.text.utf8)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(mended == mistake.mended)
    if let mended { #expect(Reading(mended).findings.isEmpty, "\(Reading(mended).summary)") }
  }

  @Test("the same mistake further down is found at the same words", arguments: mistakes)
  func furtherDown(_ mistake: Mistake) throws {
    let marked = Marked(
      "first: Zoë’s naïve “début”\nsecond: [a, \"b\", {c: d}]\n" + mistake.text + "\nlast: Northtown\n")
    // What begins or ends a file means something else in its middle.
    if mistake.text.hasPrefix(" ") || mistake.text.hasPrefix("---") || mistake.text.hasPrefix("1️⃣“") { return }
    let reading = Reading(marked.text)
    #expect(reading.findings.map(\.rule.id) == [mistake.rule], "\(reading.summary)")
    #expect(reading.findings.first?.place.bytes == marked.places.first, "\(reading.summary)")
  }

  static let mistakes: [Mistake] = [
    // A colon or a space too few
    .init("missing-colon", "title: x\n1️⃣status ended2️⃣\nplace: y"),
    .init("missing-colon", "1️⃣status ended2️⃣\nplace: y"),
    .init("missing-colon", "title: x\n1️⃣status ended2️⃣"),
    .init("missing-colon", "title: x\n1️⃣account2️⃣\n  by: y"),
    .init("missing-colon", "title: A long text that\n1️⃣goes on below without two spaces2️⃣\nplace: y"),
    .init("missing-colon", "rows:\n  - name: x\n    1️⃣role lead2️⃣\n  - name: y"),
    .init("missing-colon", "rows:\n  - 1️⃣role lead2️⃣\n    name: x"),
    .init("missing-colon", "extra: {1️⃣name2️⃣}"),
    .init("missing-space", "title: x\n1️⃣status:2️⃣ended\nplace: y", mended: "title: x\nstatus: ended\nplace: y"),
    .init("missing-space", "1️⃣status:2️⃣ended\nplace: y", mended: "status: ended\nplace: y"),
    .init("missing-space", "rows:\n  - 1️⃣name:2️⃣x\n    role: y", mended: "rows:\n  - name: x\n    role: y"),
    .init("missing-space", "rows:\n  1️⃣-name2️⃣: x\n", mended: "rows:\n  - name: x\n"),
    .init("missing-space", "rows:\n  1️⃣-name2️⃣\n", mended: "rows:\n  - name\n"),
    .init("missing-space", "extra: {1️⃣a:2️⃣b}", mended: "extra: {a: b}"),
    .init("missing-space", "extra: {1️⃣a:2️⃣[b]}"),
    // A colon too many
    .init("unquoted-colon", "place: The Hub1️⃣:2️⃣ a house", mended: "place: \"The Hub: a house\""),
    .init("unquoted-colon", "place: The \"Hub\"1️⃣:2️⃣ a house\n", mended: "place: 'The \"Hub\": a house'\n"),
    .init("unquoted-colon", "place: it's \"Hub\"1️⃣:2️⃣ a", mended: "place: \"it's \\\"Hub\\\": a\""),
    .init("unquoted-colon", "place: The Hub1️⃣:2️⃣ a house # so it says"),
    .init("unquoted-colon", "place: The Hub1️⃣:2️⃣ a house\n  by the sea\nb: c"),
    .init("unquoted-colon", "place: The Hub is\n  what they say1️⃣:2️⃣ a house"),
    .init("unquoted-colon", "place: Hub\n  one house\n  they said1️⃣:2️⃣ more"),
    .init(
      "unquoted-colon", "rows:\n  - name: The Hub1️⃣:2️⃣ a\n    role: b",
      mended: "rows:\n  - name: \"The Hub: a\"\n    role: b"),
    .init("unquoted-colon", "rows: [a: b1️⃣:2️⃣ c]"),
    .init("unquoted-colon", "rows: {a: b1️⃣:2️⃣ c}"),
    // Beginnings
    .init("unquoted-start", "place: 1️⃣@2️⃣home", mended: "place: \"@home\""),
    .init("unquoted-start", "place: 1️⃣`2️⃣home`", mended: "place: \"`home`\""),
    .init("unquoted-start", "place: 1️⃣%2️⃣ of all", mended: "place: \"% of all\""),
    .init("unquoted-start", "place: 1️⃣&2️⃣ sons", mended: "place: \"& sons\""),
    .init("unquoted-start", "place: 1️⃣*2️⃣Really* good", mended: "place: \"*Really* good\""),
    .init("unquoted-start", "place: 1️⃣*2️⃣Really good", mended: "place: \"*Really good\""),
    .init("unquoted-start", "place: 1️⃣*2️⃣Really", mended: "place: \"*Really\""),
    .init("unquoted-start", "place: 1️⃣*2️⃣", mended: "place: \"*\""),
    .init("unquoted-start", "place: 1️⃣*2️⃣*Really**", mended: "place: \"**Really**\""),
    .init("unquoted-start", "place: 1️⃣|2️⃣ a pipe", mended: "place: \"| a pipe\""),
    .init("unquoted-start", "place: 1️⃣>2️⃣ 50 people", mended: "place: \"> 50 people\""),
    .init("unquoted-start", "place: 1️⃣>2️⃣50 people", mended: "place: \">50 people\""),
    .init("unquoted-start", "place: 1️⃣?2️⃣ who", mended: "place: \"? who\""),
    .init("unquoted-start", "place: 1️⃣,2️⃣ who", mended: "place: \", who\""),
    .init("unquoted-start", "place: 1️⃣]2️⃣ who", mended: "place: \"] who\""),
    .init("unquoted-start", "place: 1️⃣:2️⃣ who", mended: "place: \": who\""),
    .init("unquoted-start", "place: 1️⃣#2️⃣1 in the county", mended: "place: \"#1 in the county\""),
    .init("unquoted-start", "place: 1️⃣-2️⃣ who"),
    .init("unquoted-start", "place: 1️⃣[2️⃣Draft] The house"),
    .init("unquoted-start", "rows: [a, 1️⃣@2️⃣b]"),
    .init("unquoted-start", "rows: [1️⃣#2️⃣a, #b]\nc: d"),
    .init("unquoted-start", "rows:\n  - 1️⃣@2️⃣b\n  - c", mended: "rows:\n  - \"@b\"\n  - c"),
    // Quotes
    .init("text-behind-quote", "place: \"Hub\" 1️⃣in town2️⃣", mended: "place: '\"Hub\" in town'"),
    .init("text-behind-quote", "place: \"Hub\" 1️⃣in town: now2️⃣", mended: "place: '\"Hub\" in town: now'"),
    .init("text-behind-quote", "place: 'Don'1️⃣t stop'2️⃣", mended: "place: \"Don't stop\""),
    .init("text-behind-quote", "place: \"Hub\" 1️⃣and \"Home\"2️⃣"),
    .init("text-behind-quote", "place: \"Hub\"\n  1️⃣in town2️⃣\nb: c"),
    .init("unclosed-quote", "place: 1️⃣\"2️⃣Hub", mended: "place: \"Hub\""),
    .init("unclosed-quote", "place: 1️⃣\"2️⃣Hub\nb: c", mended: "place: \"Hub\"\nb: c"),
    .init("unclosed-quote", "place: 1️⃣\"2️⃣Hub\nb: \"c\"", mended: "place: \"Hub\"\nb: \"c\""),
    .init("unclosed-quote", "place: 1️⃣\"2️⃣Hub\nb: c\"", mended: "place: \"Hub\"\nb: c\""),
    .init("unclosed-quote", "place: 1️⃣\"2️⃣Hub”\nb: \"c\"", mended: "place: \"Hub\"\nb: \"c\""),
    .init("unclosed-quote", "place: 1️⃣'2️⃣Tis the season\nb: c"),
    .init("unclosed-quote", "place: 1️⃣'2️⃣Tis the season\nb: it's"),
    .init(
      "unclosed-quote", "rows:\n  - name: 1️⃣\"2️⃣Hub\n    role: \"x\"", mended: "rows:\n  - name: \"Hub\"\n    role: \"x\""
    ),
    .init("unclosed-quote", "rows:\n  - 1️⃣\"2️⃣Hub\n  - \"x\"", mended: "rows:\n  - \"Hub\"\n  - \"x\""),
    .init("unclosed-quote", "rows: [a, 1️⃣\"2️⃣b]\nc: d"),
    .init("unclosed-quote", "rows: [a, 1️⃣\"2️⃣b]\nc: \"d\""),
    .init("unclosed-bracket", "rows: 1️⃣[2️⃣a, b"),
    .init("unclosed-bracket", "rows: 1️⃣[2️⃣a, b\nc: d"),
    .init("unclosed-bracket", "rows: 1️⃣[2️⃣a,\n  b\nc: [d]"),
    .init("unclosed-bracket", "rows: [1️⃣[2️⃣a, b"),
    .init("unclosed-bracket", "rows: 1️⃣{2️⃣a: b\nc: d"),
    .init("unclosed-bracket", "rows: [a, 1️⃣{2️⃣b: c]"),
    .init("curly-quotes", "place: 1️⃣“Hub”2️⃣", mended: "place: \"Hub\""),
    .init("curly-quotes", "place: 1️⃣‘Hub’2️⃣ # so", mended: "place: \"Hub\" # so"),
    .init("curly-quotes", "place: 1️⃣“Hub\"2️⃣", mended: "place: \"Hub\""),
    .init("curly-quotes", "place: 1️⃣“Hub: a house”2️⃣", mended: "place: \"Hub: a house\""),
    .init("curly-quotes", "place: 1️⃣“Hub” and “Home”2️⃣"),
    .init("curly-quotes", "rows: [1️⃣“a”2️⃣, b]", mended: "rows: [\"a\", b]"),
    .init("curly-quotes", "1️⃣“place”2️⃣: Hub", mended: "\"place\": Hub"),
    // Brackets
    .init("comma-in-braces", "rows:\n  - {text: a, 1️⃣b2️⃣}"),
    .init("comma-in-braces", "rows:\n  - {text: a, 1️⃣b2️⃣, c, by: d}"),
    .init("key-not-text", "1️⃣[a]2️⃣: b"),
    .init("key-not-text", "place: {1️⃣{ title }2️⃣}"),
    .init("key-not-text", "1️⃣:2️⃣ b"),
    .init("key-not-text", "1️⃣\"\"2️⃣: b"),
    .init("yaml-syntax", "rows: [a, b]1️⃣]2️⃣"),
    .init("yaml-syntax", "rows: [a, 1️⃣,2️⃣ b]"),
    .init("yaml-syntax", "rows: [\"a\" 1️⃣b2️⃣, c]"),
    // Layout
    .init("yaml-tab", "rows:\n1️⃣\t2️⃣- a"),
    .init("yaml-tab", "rows:\n1️⃣\t\t2️⃣a: b"),
    .init("yaml-tab", "place: a text\n1️⃣\t2️⃣that goes on"),
    .init("yaml-tab", "rows:\n  -1️⃣\t2️⃣a", mended: "rows:\n  - a"),
    .init("yaml-indentation", "rows:\n  - name: x\n   1️⃣role2️⃣: y"),
    .init("yaml-indentation", "rows:\n  - name: \"x\"\n     1️⃣role2️⃣: y"),
    .init("yaml-indentation", "rows:\n  - name: \"x\"\n   1️⃣role2️⃣: y"),
    .init("yaml-indentation", "account: x\n  1️⃣by2️⃣: y"),
    .init("yaml-indentation", "account: \"x\"\n  1️⃣by2️⃣: y"),
    .init("yaml-indentation", "account:\n    by: \"x\"\n  1️⃣date2️⃣: y"),
    .init("yaml-indentation", "rows:\n  - a\n 1️⃣-2️⃣ b"),
    .init("yaml-indentation", "rows:\n  - a\n   1️⃣-2️⃣ b"),
    .init("yaml-indentation", "rows:\n  - name: a\n   1️⃣-2️⃣ name: b"),
    .init("yaml-indentation", "rows:\n  - a\n  1️⃣b2️⃣\n"),
    .init("yaml-indentation", "rows:\n  - a\n  1️⃣b2️⃣: c\n"),
    .init("yaml-indentation", " title: x\n1️⃣status2️⃣: ended"),
    .init("duplicate-key", "a: b\nc: d\n1️⃣a2️⃣: e"),
    .init("duplicate-key", "rows:\n  - a: b\n    1️⃣\"a\"2️⃣: c\n  - a: b"),
    // Refused
    .init("yaml-anchor", "place: 1️⃣&where2️⃣ Hub"),
    .init("yaml-anchor", "place: 1️⃣&where2️⃣ Hub\nb: *where\nc: *where"),
    .init("yaml-anchor", "rows: 1️⃣&all2️⃣\n  a: b\nmore:\n  <<: *all"),
    .init("yaml-anchor", "rows:\n  1️⃣<<2️⃣: {a: b}"),
    .init("yaml-tag", "place: 1️⃣!!str2️⃣ Hub"),
    .init("yaml-tag", "place: 1️⃣!important2️⃣ Hub"),
    .init("yaml-tag", "place: 1️⃣!a!b2️⃣ Hub"),
    .init("yaml-documents", "a: b\n1️⃣---2️⃣\nc: d"),
    .init("yaml-documents", "---\na: b\n1️⃣---2️⃣\nc: d"),
    .init("yaml-documents", "a: b\n1️⃣...2️⃣\nc: d"),
    .init("yaml-documents", "1️⃣%YAML 1.22️⃣\n---\nc: d"),
    .init("yaml-documents", "1️⃣%FOO bar2️⃣\nc: d"),
    .init("yaml-syntax", "place: \"C:1️⃣\\o2️⃣ld\""),
    .init("yaml-syntax", "place: \"C:1️⃣\\x2️⃣yz\""),
    .init(
      "yaml-syntax", "place: A text\n  with a\u{b} tab".replacing("\u{b}", with: "1️⃣\u{b}2️⃣"),
      mended: "place: A text\n  with a tab"),
    .init(
      "yaml-syntax", "place: A text1️⃣\u{2028}2️⃣with a line separator\nb: c",
      mended: "place: A text with a line separator\nb: c"),
    .init("yaml-syntax", "place: A text # cut\n  1️⃣goes on2️⃣\nb: c"),
  ]
}
