import Output
import Parallel
import TestSupport
import Testing
import Website

@Suite("Words of the glossary in a text")
struct TermTests {
  /// The text of a page, with links to the glossary shown as `[words](slug)`.
  private func shown(_ text: String) throws -> String {
    var folder = ExampleSite.folder
    folder["content/pages/text.md"] = "---\ntitle: A text\n---\n\(text)\n"
    folder["content/glossary/breach.md"] =
      "---\ntitle: Breach\naliases: [breached]\nmeaning: Not keeping to an order.\n---\n"
    folder["content/glossary/order.md"] = "---\ntitle: Community order\nmeaning: A sentence.\n---\n"
    folder["content/glossary/community.md"] = "---\ntitle: Community\nmeaning: People.\n---\nA community of Breach.\n"
    folder["content/glossary/crc.md"] = "---\ntitle: Company\nshort: CRC\nmeaning: A company.\n---\n"
    folder["content/glossary/quiet.md"] = "---\ntitle: Lead\nautolink: false\nmeaning: Who leads.\n---\n"
    folder["content/glossary/cafe.md"] = "---\ntitle: Café work\nmeaning: Work in a café.\n---\n"
    let site = try prepare(folder, BuildOptions())
    let destination = MemoryDestination()
    try #require(site.plan).write(from: folder, into: destination, jobs: 1)
    let page = try #require(destination["text.html"])
    let body = try #require(page.firstMatch(of: #/<div class="text">\n(?s:(.*?))\n?</div>/#)).1
    return String(body).replacing(#/<a class="term" href="glossary/([a-z]*).html">(?s:(.*?))</a>/#) {
      "[\($0.output.2)](\($0.output.1))"
    }
  }

  @Test(
    "the first mention of a term leads to what it means",
    arguments: [
      ("They breached it. A breach again.", "<p>They [breached](breach) it. A breach again.</p>"),
      ("Breach.", "<p>[Breach](breach).</p>"),
      ("A community order in the community", "<p>A [community order](order) in the [community](community)</p>"),
      ("A community\norder", "<p>A [community\norder](order)</p>"),
      ("CRCs, crc, CRC", "<p>CRCs, crc, [CRC](crc)</p>"), ("The lead leads", "<p>The lead leads</p>"),
      ("*breach*", "<p><em>[breach](breach)</em></p>"), ("breaches", "<p>breaches</p>"),
      ("CAFÉ work, Café work", "<p>CAFÉ work, [Café work](cafe)</p>"),
    ])
  func first(text: String, expected: String) throws {
    #expect(try shown(text) == expected)
  }

  @Test(
    "headings, code, links and texts that lead there anyway are left alone",
    arguments: [
      "## Breach", "`breach`", "    breach", "[breach](https://example.org)", "[[breach]] and breach",
      "[so](../glossary/breach.md) and breach",
    ])
  func none(text: String) throws {
    #expect(!(try shown(text)).contains("](breach)"), "\(text)")
  }

  @Test("a mention that a note parts is left alone, and what follows is not")
  func parted() throws {
    let text = try shown("A community[@clinks-2017] order of a breach.")
    #expect(text.contains("[breach](breach)") && text.contains("[community](community)") && !text.contains("](order)"))
  }
}
