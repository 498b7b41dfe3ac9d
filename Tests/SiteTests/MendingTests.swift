import Foundation
import Testing

@Suite("Mending what is certain")
struct MendingTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "format: 1\ntitle: Small\nbaseURL: https://example.org/\nlanguage: en-GB\n", to: "content/site.yml")
    try folder.write("---\ntitle: About\n---\nHello.\n", to: "content/pages/about.md")
  }

  private func kbgen(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  @Test("one run mends what hides behind another mistake too; line ends and the mark at the beginning stay")
  func rounds() throws {
    let rough =
      "\u{feff}---\r\ntitle: \"No end\r\naliases:\r\n  -One\r\n---\r\n# Loud\r\n\r\nSee https://example.org/x now.\r\n"
    try folder.write(rough, to: "content/pages/rough.md")
    let run = try kbgen("check", "--fix")
    #expect(run.status == 0)
    #expect(
      folder.text("content/pages/rough.md")
        == "\u{feff}---\r\ntitle: \"No end\"\r\naliases:\r\n  - One\r\n---\r\n## Loud\r\n\r\nSee <https://example.org/x> now.\r\n"
    )
    #expect(run.messages.components(separatedBy: "mended: content/pages/rough.md:").count == 5)
    let again = try kbgen("check", "--fix")
    #expect(!again.messages.contains("mended"))
    #expect(folder.text("content/pages/about.md") == "---\ntitle: About\n---\nHello.\n")
  }

  @Test("of long addresses that begin alike, those that are certain are mended")
  func longAddresses() throws {
    let start = "https://example.org/" + String(repeating: "a", count: 700)
    try folder.write(
      "---\ntitle: A\n---\nSee \(start)/b and\n\(start)/c?d=e&f=g too.\n\nAnd https://example.org/x now.\n",
      to: "content/pages/a.md")
    let run = try kbgen("check", "--fix")
    #expect(run.status == 0)
    #expect(folder.text("content/pages/a.md")?.contains("See <\(start)/b> and\n\(start)/c?d=e&f=g too") == true)
    #expect(folder.text("content/pages/a.md")?.contains("And <https://example.org/x> now.") == true)
  }

  @Test("what is only likely is left to a person")
  func suggestions() throws {
    let text = "---\ntitle: A\nsumary: B\n---\nSee [[abuot]].\n"
    try folder.write(text, to: "content/pages/a.md")
    let run = try kbgen("check", "--fix")
    #expect(run.status == 1)
    #expect(run.messages.contains("did you mean `summary`?"))
    #expect(folder.text("content/pages/a.md") == text)
  }

  @Test("without --fix nothing is written")
  func unasked() throws {
    try folder.write("---\ntitle: \"A\n---\n", to: "content/pages/a.md")
    #expect(try kbgen("check").status == 1)
    #expect(folder.text("content/pages/a.md") == "---\ntitle: \"A\n---\n")
  }

  @Test("the summary for a pull request is added to what is there, and what strangers wrote is text in it")
  func summary() throws {
    try folder.write("before\n", to: "summary.md")
    try folder.write(
      "---\ntitle: A\n\"<img src=x>\": 1\n---\nSee [[@everyone|<script>]].\n", to: "content/pages/a.md")
    let run = try Program.run(
      ["check"], in: folder,
      environment: ["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": folder("summary.md")])
    #expect(run.status == 1)
    #expect(run.messages.contains("::error file=content/pages/a.md,line=3"))
    let summary = try #require(folder.text("summary.md"))
    #expect(summary.hasPrefix("before\n<h2>The content</h2>\n"))
    #expect(summary.contains("<h3>content/pages/a.md</h3>") && summary.contains("&lt;img src=x&gt;"))
    #expect(!summary.contains("<img") && !summary.contains("<script"))
  }

  @Test("sarif names the rule, the place in code points, the other place and the change")
  func sarif() throws {
    try folder.write(
      "---\ntitle: é😀 x\nsumary: B\norder: 1\norder: 2\n---\né😀 https://example.org/x\n", to: "content/pages/ä b.md")
    try folder.write(
      "---\ntitle: é😀 x\nsumary: B\norder: 1\norder: 2\n---\né😀 https://example.org/x\n", to: "content/pages/a.md")
    let run = try kbgen("check", "--format", "sarif")
    #expect(run.status == 1)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs[0]["columnKind"] as? String == "unicodeCodePoints")
    let rules = try #require(
      ((runs[0]["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let bare = try #require(results.first { $0["ruleId"] as? String == "bare-address" })
    let text = "\(bare)"
    #expect(text.contains("startLine = 7") || text.contains("\"startLine\": 7"), "\(text)")
    #expect(text.contains("startColumn = 4") || text.contains("\"startColumn\": 4"), "\(text)")
    #expect(text.contains("<https://example.org/x>"))
    #expect(results.contains { ($0["relatedLocations"] as? [Any])?.count == 1 })
    #expect(run.output.contains("content/pages/%C3%A4%20b.md"))
  }
}
