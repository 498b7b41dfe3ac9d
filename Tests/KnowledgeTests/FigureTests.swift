import Diagnostics
import Knowledge
import TestSupport
import Testing
import Website

@Suite("Figures")
struct FigureTests {
  /// The rules that a figure of an organisation breaks, its source being the report of 2017.
  private func found(_ rows: String, of path: String = "content/organisations/example.md") throws -> [String] {
    let example = Rule.Example(.frontMatter, of: path, "figures:\n" + rows)
    let checked = try prepare(ExampleSite.with(example), BuildOptions())
    return checked.findings.sorted(by: checked.files).filter { $0.severity != .hint }.map(\.rule.id)
  }

  @Test(
    "a share, a difference and a rate need a base",
    arguments: [
      "43%", "43 per cent", "between one and nine percentage points", "half", "a third", "two thirds", "three quarters",
      "one in ten", "3 in every 10", "twice", "double", "½", "+5", "substantially higher", "less likely",
      "12 per 1,000",
      "the majority",
    ])
  func base(value: String) throws {
    let row = "  - value: \"\(value)\"\n    what: people\n    where: Introduction\n"
    #expect(try found(row) == ["figure-without-base"])
    #expect(try found(row + "    of: people asked\n") == [])
  }

  @Test(
    "a difference can stand in what was counted", arguments: ["rise in demand", "average reduction in reoffending"])
  func difference(what: String) throws {
    #expect(
      try found("  - value: \"200\"\n    what: \(what)\n    where: Introduction\n") == ["figure-without-base"])
  }

  @Test(
    "a count needs none",
    arguments: ["400", "more than 400", "fewer than ten", "some 60-70", "dozens", "£112m", "weekly", "three", "thirty"])
  func count(value: String) throws {
    #expect(try found("  - value: \"\(value)\"\n    what: people\n    where: Introduction\n") == [])
  }

  @Test("a figure has a date: its own, or that of who says so")
  func date() throws {
    let undated = "content/sources/example.md"
    let row = "  - value: \"400\"\n    what: people\n"
    #expect(try found(row, of: undated) == ["figure-without-date"])
    #expect(try found(row + "    asAt: \"2015\"\n", of: undated) == [])
    #expect(try found(row + "    asAt: undated\n", of: undated) == [])
    // An account has a date, and needs no place.
    #expect(try found(row, of: "content/case-studies/example.md") == [])
    #expect(try found(row) == ["figure-without-place"])
  }
}
