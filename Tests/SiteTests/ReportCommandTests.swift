import Foundation
import Testing
import kbgen

@Suite("The maintainer's report")
struct ReportCommandTests {
  private let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    try folder.writeSmallSite()
  }

  private func report(_ arguments: String..., today: String = "1772323200") throws -> Program.Run {
    try Program.run(["report"] + arguments, in: folder, environment: ["SOURCE_DATE_EPOCH": today])
  }

  @Test("the oldest review comes first, and what is overdue depends on today")
  func reviews() throws {
    try folder.write("---\ntitle: Old\nreviewed: \"2019-05-01\"\n---\nText.\n", to: "content/pages/z.md")
    try folder.write("---\ntitle: New\nreviewed: \"2025-11\"\n---\nText.\n", to: "content/pages/a.md")
    let text = try report().output
    #expect(text.contains("Entries by their last review: 2, 1 of them overdue"))
    let old = try #require(text.firstRange(of: "Old: last reviewed 1 May 2019, overdue"))
    let new = try #require(text.firstRange(of: "New: last reviewed November 2025\n"))
    #expect(old.lowerBound < new.lowerBound)
    // Four years later, both are.
    #expect(try report(today: "1898553600").output.contains("2 of them overdue"))
    #expect(try report("--review-after", "20").output.contains("Entries by their last review: 2\n"))
  }

  @Test("orphans, undated sources and names that are nearly the same are listed")
  func upkeep() throws {
    try folder.write("---\ntitle: Rise\n---\n", to: "content/organisations/rise.md")
    try folder.write("---\ntitle: The Rises\n---\n", to: "content/organisations/rises.md")
    try folder.write(
      "format: 1\ntitle: Small\nbaseURL: https://example.org/\nlanguage: en-GB\nvocabularies:\n  sourceTypes:\n    - id: report\n      label: Report\n",
      to: "content/site.yml")
    try folder.write("---\ntitle: A leaflet\ntype: report\n---\n", to: "content/sources/leaflet.md")
    let text = try report().output
    #expect(text.contains("content/sources/leaflet.md:2  A leaflet: says nowhere when it came out"))
    #expect(text.contains("content/sources/leaflet.md:2  A leaflet: nothing rests on it"))
    #expect(text.contains("The Rises: nearly “Rise”, another organisation"))
  }

  @Test("as Markdown it is a list of boxes to tick, in which nothing that was written is markup")
  func markdown() throws {
    try folder.write("---\ntitle: \"Old @all <b> *x*\"\nreviewed: \"2019\"\n---\nText.\n", to: "content/pages/old.md")
    let text = try report("--markdown").output
    #expect(text.hasPrefix("# How the knowledge base is doing\n"))
    #expect(text.contains("- [ ] Old \\@all \\<b\\> \\*x\\*: last reviewed 2019, overdue (`content/pages/old.md:3`)"))
  }
}
