import Output
import TestNumbers
import Testing

@testable import Diagnostics

@Suite("Messages")
struct PrinterTests {
  private static let rule = Rule(
    "unknown-organisation", .error, "a reference to an organisation that does not exist", manual: "",
    mistake: .init(.body, of: "", ""), remedy: .init(.body, of: "", ""))

  /// Prints one finding at the place between two markers in a text.
  private func printed(
    _ marked: String, as format: DiagnosticFormat = .text, message: String = "no organisation is called `recop`",
    hint: String? = nil, notes: [Diagnostic.Note] = []
  ) throws -> String {
    let (text, bytes) = try #require(unmark(marked))
    var files = SourceFiles { path in path == "content/a.md" ? Array(text.utf8) : nil }
    let file = files.add("content/a.md")
    var findings = Findings()
    findings.report(Self.rule, at: Place(file, bytes), message, notes: notes, hint: hint)
    var out = Bytes()
    findings.sorted(by: files).write(as: format, from: files, isColoured: false, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func unmark(_ marked: String) -> (String, Range<Int>)? {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let inner = parts[1].split(separator: "⟧", omittingEmptySubsequences: false)
    guard inner.count == 2 else { return nil }
    let start = parts[0].utf8.count
    return (String(parts[0] + inner[0] + inner[1]), start..<start + inner[0].utf8.count)
  }

  @Test("what a message quotes is cut where it is long, and the rest of the message is not")
  func longQuotes() throws {
    let address = String(repeating: "www.a_b_c_", count: 700)
    let text = try printed(
      "⟦x⟧", message: "this address is not a link: `\(address)`",
      hint: "write it between < and >: `<\(address)>`, and no more")
    let cut = address.prefix(100) + "…"
    #expect(text.contains("error: this address is not a link: `\(cut)` ["))
    #expect(text.contains("hint: write it between < and >: `<\(cut.dropLast(2))…`, and no more\n"))
    let marks = try printed("⟦x⟧", message: "no entry is called `a\(String(repeating: "\u{301}", count: 5000))`")
    #expect(marks.utf8.count < 500)
    let endless = try printed("⟦x⟧", message: String(repeating: "so ", count: 5000))
    #expect(endless.utf8.count < 1000)
  }

  @Test("a finding shows file, line, column, the line and a caret under the place")
  func caret() throws {
    let text = try printed("---\norganisations: [⟦recop⟧, fine-cell-work]\n---\n", hint: "did you mean `recoop`?")
    #expect(
      text == """
        content/a.md:2:17: error: no organisation is called `recop` [unknown-organisation]
           2 | organisations: [recop, fine-cell-work]
             |                 ^^^^^
           = hint: did you mean `recoop`?

        """)
  }

  @Test("columns count characters, not bytes")
  func characters() throws {
    let text = try printed("café – ⟦naïve⟧\n")
    #expect(text.hasPrefix("content/a.md:1:8: error:"))
    #expect(text.contains("     |        ^^^^^\n"))
  }

  @Test("a line end of Windows and a byte order mark count as nothing")
  func windows() throws {
    let text = try printed("\u{feff}one\r\ntwo ⟦three⟧\r\n")
    #expect(text.hasPrefix("content/a.md:2:5: error:"))
    #expect(text.contains("   2 | two three\n     |     ^^^^^\n"))
  }

  @Test("a very long line is cut on both sides of the place")
  func longLine() throws {
    let text = try printed(String(repeating: "a", count: 400) + "⟦here⟧" + String(repeating: "b", count: 400))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.count < 120 })
    #expect(lines[1].contains("here"))
    #expect(lines[1].hasPrefix("   1 | …aaa") && lines[1].hasSuffix("bbb…"))
  }

  @Test("a place that runs over several lines is marked to the end of its first line")
  func severalLines() throws {
    let text = try printed("one ⟦two\nthree⟧ four\n")
    #expect(text.contains("   1 | one two\n     |     ^^^\n"))
  }

  @Test("what could move the cursor or turn text around is shown as an escape")
  func controls() throws {
    let text = try printed("a ⟦b\u{1b}[31m\u{202e}c⟧\n", message: "bad \u{1b}]0;title\u{7}")
    #expect(!text.unicodeScalars.contains { $0.value == 0x1b || $0.value == 0x202e || $0.value == 7 })
    #expect(text.contains("\\u{1b}[31m\\u{202e}c"))
  }

  @Test("JSON gives places as numbers and escapes what it must")
  func json() throws {
    let text = try printed("a ⟦\"b\"⟧\n", as: .json, message: "say \"b\" \\ <i>")
    #expect(
      text == """
        [
        {"rule":"unknown-organisation","severity":"error","file":"content/a.md","line":1,"column":3,"endLine":1,"endColumn":6,"message":"say \\"b\\" \\\\ \\u003ci>"}
        ]

        """)
  }

  @Test("an annotation for GitHub keeps to one line and escapes its separators")
  func github() throws {
    let text = try printed("a ⟦b⟧\n", as: .github, message: "100% wrong", hint: "mend it")
    #expect(
      text
        == "::error file=content/a.md,line=1,endLine=1,col=3,endColumn=4,title=unknown-organisation::100%25 wrong%0Ahint: mend it\n"
    )
  }

  @Test("findings come by file, then by place, and none stands twice")
  func order() {
    var files = SourceFiles { _ in nil }
    let (b, a) = (files.add("b.md"), files.add("a.md"))
    var findings = Findings()
    for place in [Place(b, 0..<1), Place(a, 5..<6), Place(a, 2..<3), Place(a, 2..<3)] {
      findings.report(Self.rule, at: place, "here")
    }
    #expect(findings.sorted(by: files).map(\.place) == [Place(a, 2..<3), Place(a, 5..<6), Place(b, 0..<1)])
  }
}

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "the nearest name is suggested when it is clearly near",
    arguments: [
      ("recop", "recoop"), ("stauts", "status"), ("Status", "status"), ("organisaton", "organisation"),
      ("runing", "running"),
    ])
  func near(word: String, expected: String) {
    #expect(nearest(to: word, in: ["recoop", "status", "organisation", "running", "ended"]) == expected)
  }

  @Test("nothing is suggested for a word that is far from all, or near to two")
  func far() {
    #expect(nearest(to: "moonlight", in: ["status", "setting"]) == nil)
    #expect(nearest(to: "cat", in: ["bat", "rat"]) == nil)
    #expect(nearest(to: "anything", in: []) == nil)
  }

  @Test("what is told apart by counting letters is never near, and what is near is found")
  func census() {
    var numbers = SeededNumbers(7)
    func word() -> String {
      String((0..<Int.random(in: 3...12, using: &numbers)).map { _ in "abc-".randomElement(using: &numbers) ?? "a" })
    }
    for _ in 0..<300 {
      let (wanted, names) = (word(), Set((0..<40).map { _ in word() }))
      let limit = wanted.count < 6 ? 1 : min(3, wanted.count / 3)
      let distances = names.map { ($0, editDistance(Array(wanted.utf8), Array($0.utf8), atMost: limit)) }
      let least = distances.compactMap(\.1).min()
      let near = distances.filter { $0.1 != nil && $0.1 == least }.map(\.0)
      #expect(nearest(to: wanted, in: names) == (near.count == 1 ? near[0] : nil), "\(wanted) among \(names)")
    }
  }
}
