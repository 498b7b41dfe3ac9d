import Diagnostics
import Knowledge
import TestSupport
import Testing
import Website

/// An entry that is nothing but mistakes has each kind of reader tell of so many, and say that there are more.
@Suite("Entries full of mistakes")
struct ManyMistakesTests {
  @Test(
    "the first are told of, and how many are left out",
    arguments: [
      ("content/pages/many.md", "---\ntitle: Many\n---\n" + String(repeating: "a@b.c ", count: 400)),
      ("content/pages/many.md", "---\ntitle: Many\n---\n" + String(repeating: "[@a; @b]", count: 200)),
      (
        "content/case-studies/many.md",
        "---\ntitle: Many\nlessons:\n" + String(repeating: "  - evidence: supprts\n", count: 400) + "---\nText.\n"
      ),
      (
        "content/case-studies/many.md",
        "---\ntitle: Many\nlessons:\n"
          + (0..<400).map { "  - lesson: nowhere-\($0)\n    evidence: supports\n    basis: inferred\n    why: So.\n" }
          .joined()
          + "---\nText.\n"
      ),
    ])
  func manyMistakes(path: String, text: String) throws {
    var folder = ExampleSite.folder
    folder[path] = text
    let checked = try prepare(folder, BuildOptions())
    let found = checked.findings.all.filter { checked.files.path(of: $0.place.file) == path && $0.severity != .hint }
    #expect((30...90).contains(found.count))
    #expect(found.contains { $0.notes.contains { $0.message.contains("more in this text will be shown") } })
  }
}
