import Diagnostics
import Knowledge
import Testing

@Suite("Names of files that are published as they are")
struct FileNameTests {
  private func rules(static name: String) -> [String] {
    var findings = Findings()
    FileName.check(static: name, FileID(0), &findings)
    return findings.all.map(\.rule.id)
  }

  @Test(
    "a name that every disk and host takes alike passes",
    arguments: ["paper.pdf", "Report-2.PDF", "tables/2011/all_of_it.csv", "CNAME", "a.b.txt"])
  func sound(name: String) { #expect(rules(static: name) == []) }

  @Test(
    "a name that some disk or host could not be trusted with is refused",
    arguments: [
      "a b.pdf", "a\nb.pdf", "a\u{1b}b.pdf", "café.pdf", "cafe\u{301}.pdf", "a:b.pdf", "a?.pdf", "a\\b.pdf", "con.txt",
      "nul", "COM1.csv", "a.",
      ".hidden.txt", "x/.y/z.txt", String(repeating: "a", count: 101) + ".txt", "\u{202e}fdp.txt",
    ])
  func odd(name: String) { #expect(rules(static: name) == ["file-name"]) }

  @Test(
    "a file that a browser might run is refused, whatever the case of its ending",
    arguments: [
      "a.html", "a.HTM", "a.svg", "a.js", "a.xml", "a.xhtml", "a.css", "a.php", "a.wasm", "a", "web.config",
      "a.pdf.html",
    ])
  func active(name: String) { #expect(rules(static: name) == ["active-file"]) }

  @Test("a name that could easily be a sound one is told what it would be")
  func suggestion() {
    var findings = Findings()
    FileName.check(static: "Our Plan (2).pdf", FileID(0), &findings)
    #expect(findings.all.first?.hint == "call it static/our-plan-2.pdf")
  }
}
