import Output
import Parallel
import TestSupport
import Testing
import Website

@Suite("The whole site")
struct CrawlTests {
  @Test("every link leads somewhere, every page is reachable, and nothing stands twice")
  func sample() throws {
    let crawler = Crawler(try SampleSite.built(), base: SampleSite.base)
    #expect(crawler.problems == [])
    #expect(crawler.reached.contains("organisations/ring-and-ride.html"), "the page of a stub")
  }

  @Test("the same holds where every list is longer than a page")
  func large() throws {
    let files = try SampleSite.built(LargeSite.folder, jobs: 2)
    #expect(Crawler(files, base: SampleSite.base).problems == [])
    for path in [
      "case-studies/page/2.html", "case-studies/by-people/women/2.html", "organisations/letter/a.html",
      "organisations/letter/z/2.html", "organisations/parts/open-gate-2.html", "organisations/funded/council-2.html",
      "organisations/worked-with/open-gate-2.html", "sources/cited-by/review-2.html",
      "sources/known-through/review-2.html",
      "sources/page/2.html", "lessons/evidence/start-small-2.html", "glossary/mentions/diary-2.html",
      "lessons/theme/money/2.html", "lessons/moment/deciding/2.html", "pages/index.html",
    ] {
      #expect(files[path] != nil, "\(path)")
    }
  }

  @Test("no page grows with the site")
  func weight() throws {
    let pages = try SampleSite.built(LargeSite.folder).filter {
      $0.key.hasSuffix(".html") && !$0.key.hasPrefix("print/")
    }
    let heaviest = try #require(pages.max { $0.value.count < $1.value.count })
    #expect(heaviest.value.count < 60_000, "\(heaviest.key)")
  }

  @Test("two builds give the same bytes, whatever the number of jobs")
  func determinism() throws {
    let one = try SampleSite.built(jobs: 1)
    #expect(try SampleSite.built(jobs: 3) == one)
  }

  @Test("a site with one case study and nothing else is sound")
  func smallest() throws {
    var folder = MemoryFolder()
    folder["content/site.yml"] = SampleSite.folder["content/site.yml"]
    folder["content/case-studies/one.md"] = """
      ---
      title: Five charities and one front door, Northtown
      summary: Five small charities set up one phone number for families of people in prison.
      account:
        by: Manager of Family Line
        date: "2026-03"
      organisations:
        - name: Family Line
          role: lead
        - unnamed: four other charities
          role: partner
      ---
      Families used to ring five numbers.
      """
    let files = try SampleSite.built(folder)
    #expect(Crawler(files, base: SampleSite.base).problems == [])
    #expect(files["glossary/index.html"] == nil, "no list where there is nothing to list")
    let page = String(decoding: files["organisations/family-line.html"] ?? [], as: UTF8.self)
    #expect(page.contains("Nobody has written an entry about Family Line yet."))
  }

  @Test("entries with one title are told apart, of whatever kind they are")
  func namesakes() throws {
    var folder = SampleSite.folder
    for path in ["organisations/twin", "organisations/twin-2", "glossary/twin", "pages/twin"] {
      folder["content/\(path).md"] =
        "---\ntitle: Twin\n\(path.hasPrefix("g") ? "meaning: One of two." : "summary: One of two.")\n---\n"
    }
    #expect(Crawler(try SampleSite.built(folder), base: SampleSite.base).problems == [])
  }

  @Test("a broken link, a lost page and an id that stands twice are found")
  func faults() {
    let head = "<!DOCTYPE html><html lang=\"en\"><head><title>T</title><meta name=\"description\" content=\"D\"></head>"
    let files = [
      "index.html":
        "\(head)<body><main><h1 id=\"a\">H</h1><p id=\"a\"><a href=\"x.html\">x</a></p></main></body></html>",
      "lost.html":
        "\(head)<body><main><h1>H</h1><p style=\"x\"><a href=\"index.html#b\">b</a></p></main></body></html>",
    ]
    let problems = Crawler(files.mapValues { Bytes($0.utf8) }, base: SampleSite.base).problems
    #expect(
      problems == [
        "index.html: the id a stands twice", "index.html: x.html leads to x.html, which is not there",
        "lost.html: <p> has a style of its own", "lost.html: index.html#b leads to #b, which is not on index.html",
        "lost.html: its description is that of index.html: D", "lost.html: its title is that of index.html: T",
        "lost.html: no way leads here from home",
      ])
  }
}
