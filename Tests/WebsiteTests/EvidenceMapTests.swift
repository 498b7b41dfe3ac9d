import Output
import TestSupport
import Testing
import Website

@Suite("The evidence map")
struct EvidenceMapTests {
  private static func study(_ number: Int, _ rows: String) -> String {
    """
    ---
    title: Study \(number)
    summary: A summary.
    sources: [review]
    organisations:
      - unnamed: someone
        role: lead
    lessons:
    \(rows)
    ---
    A text.

    """
  }

  /// A lesson that no case study bears on.
  private static let alone = """
    ---
    title: Nobody looked
    summary: A summary.
    audience: both
    theme: trust
    sources: [review]
    ---
    Do it.

    """

  private static func reading(_ lesson: String, _ weight: String) -> String {
    "  - lesson: \(lesson)\n    evidence: \(weight)\n    basis: inferred\n    why: It did."
  }

  /// The cells of a lesson’s row as words.
  private func row(_ lesson: String, in page: String) throws -> [String] {
    let row = try #require(
      page.split(separator: "<tr>").first { $0.contains("/\(lesson).html\">") && $0.contains("scope=\"row\"") }
    )
    let cells = row.firstRange(of: "</tr>").map { row[..<$0.lowerBound] } ?? row
    return cells.split(separator: "<td").dropFirst().map { cell in
      String(cell.replacing(#/^[^>]*>|<[^>]*>/#, with: "").replacing(#/\s+/#, with: " ")).trimmingSpaces
    }
  }

  @Test("a cell says what the row of the case study says, both weights where there are two, and a gap is a gap")
  func cells() throws {
    var folder = SampleSite.folder
    folder["content/lessons/alone.md"] = Self.alone
    folder["content/case-studies/both.md"] = Self.study(
      1, Self.reading("start-small", "supports") + "\n" + Self.reading("start-small", "complicates"))
    let files = try SampleSite.built(folder)
    let pages = files.filter { $0.key.hasPrefix("lessons/map/") }.mapValues { String(decoding: $0, as: UTF8.self) }
    let page = try #require(pages.values.first { $0.contains("case-studies/both.html") })
    let cells = try row("start-small", in: page)
    #expect(
      cells.contains { $0.contains("Study 1: Supports inferred") && $0.contains("Study 1: Complicates inferred") })
    #expect(page.contains("case-studies/both.html#reading.start-small.complicates"))
    let study = String(decoding: try #require(files["case-studies/both.html"]), as: UTF8.self)
    #expect(study.contains("<li id=\"reading.start-small.complicates\""))
    let theme = try #require(pages["lessons/map/theme/trust.html"])
    #expect(try row("alone", in: theme).allSatisfy { $0 == "–no reading" })
    #expect(theme.contains("No case study has been read against it yet."))
    #expect(Crawler(files, base: SampleSite.base).problems == [])
  }

  @Test("three hundred case studies make more pages, and none of them larger")
  func large() throws {
    var folder = SampleSite.folder
    folder["content/lessons/alone.md"] = Self.alone
    for number in 1...300 {
      folder["content/case-studies/made-\(number).md"] = Self.study(number, Self.reading("start-small", "supports"))
    }
    let files = try SampleSite.built(folder)
    let pages = files.filter { $0.key.hasPrefix("lessons/map/") }
    #expect(pages.count > 25)
    for (path, bytes) in pages {
      #expect(bytes.count < 60_000, "\(path)")
      let whole = String(decoding: bytes, as: UTF8.self)
      let page = whole[(whole.firstRange(of: "<table class=\"map\">")?.lowerBound ?? whole.startIndex)...]
      #expect(page.matches(of: #/scope="col">/#).count <= 13, "\(path)")
    }
    // A gap stands on the first page of the theme, and not on all that follow.
    let theme = pages.filter { $0.value.firstRange(of: Array("Nobody looked</a>".utf8)) != nil }.keys.sorted()
    #expect(theme == ["lessons/map/theme/trust.html"])
    #expect(Crawler(files, base: SampleSite.base).problems == [])
  }
}

extension String {
  fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}
