import Diagnostics
import Output
import TestSupport
import Testing
import Website

@Suite("Searching the site")
struct SearchTests {
  private static let folder: MemoryFolder = {
    var folder = SampleSite.folder
    folder["content/site.yml"] = folder["content/site.yml"]?.replacing(
      "format: 1\n", with: "format: 1\nsearch: pagefind\n")
    return folder
  }()

  private static let pages: [String: String] =
    ((try? SampleSite.built(folder)) ?? [:]).mapValues { String(decoding: $0, as: UTF8.self) }

  /// What a page can be found by: `theme:trust`.
  private func facets(_ page: String) throws -> [String] {
    HTMLTag.all(in: Bytes(try #require(Self.pages[page]).utf8)).compactMap { tag in
      guard let filter = tag.attributes["data-pagefind-filter"], let value = tag.attributes["content"] else {
        return nil
      }
      return filter.replacing("[content]", with: ":\(value)")
    }
  }

  @Test("a site that can be searched is sound, and the way to search leads from every page")
  func sound() throws {
    #expect(Crawler(try SampleSite.built(Self.folder), base: SampleSite.base).problems == [])
    for (path, page) in Self.pages where path.hasSuffix(".html") && page.contains("<header class=\"site\">") {
      #expect(page.contains(path == "search/index.html" ? "href=\"index.html\"" : "search/index.html\""), "\(path)")
    }
    #expect(
      Self.pages["case-studies/front-door.html"]?.contains("<li><a href=\"../search/index.html\">Search</a></li>")
        == true)
    #expect(Self.pages["404.html"]?.contains("href=\"/kb/search/index.html\"") == true)
  }

  @Test("entries are found: no list, no further page of one, nothing that was withdrawn or has moved")
  func found() {
    let found = Self.pages.filter { $0.value.contains("data-pagefind-body") }.keys.sorted()
    #expect(found.contains("case-studies/front-door.html"))
    #expect(found.contains("organisations/ring-and-ride.html"), "the page of a stub")
    #expect(found.contains("about.html"))
    let lists = found.filter { path in
      ["index.html", "404.html", "case-studies/old-door.html", "search/index.html"].contains(path)
        || path.hasSuffix("/index.html") || path.split(separator: "/").count > 2
    }
    #expect(lists == [])
  }

  @Test("a page is found by its kind and by what its lists sort it by")
  func facets() throws {
    #expect(
      try facets("case-studies/front-door.html") == [
        "kind:case-studies", "theme:trust", "setting:community", "people:women",
      ])
    #expect(try facets("lessons/start-small.html").prefix(2) == ["kind:lessons", "audience:voluntary"])
    #expect(try facets("organisations/open-gate.html") == ["kind:organisations"])
    #expect(
      Self.pages["case-studies/front-door.html"]?.contains(
        "<main id=\"content\" data-pagefind-body data-pagefind-meta=\"kind:Case study\" tabindex=\"-1\">") == true)
  }

  @Test("what leads elsewhere is not taken for what a page says")
  func ignored() throws {
    let page = try #require(Self.pages["case-studies/front-door.html"])
    for part in ["notes", "related"] {
      #expect(page.contains("<section id=\"\(part)\" data-pagefind-ignore>"), "\(part)")
    }
    #expect(
      Self.pages["case-studies/told-story.html"]?.contains("<section id=\"mentions\" data-pagefind-ignore>") == true)
  }

  @Test("results lead to the parts of a page: their headings have addresses")
  func parts() throws {
    let page = try #require(Self.pages["case-studies/front-door.html"])
    for part in ["organisations", "funding", "lessons", "timeline", "figures", "differences", "updates"] {
      #expect(page.contains("<h2 id=\"\(part)\">"), "\(part)")
    }
  }

  @Test("the page for searching offers every list without a script, and choices in the order of the vocabularies")
  func page() throws {
    let page = try #require(Self.pages["search/index.html"])
    for list in ["lessons", "lessons/signs", "case-studies", "organisations", "glossary", "sources"] {
      #expect(page.contains("<li><a href=\"../\(list)/index.html\">"), "\(list)")
    }
    #expect(page.contains("<form role=\"search\" hidden>"), "a form that does nothing is not shown")
    #expect(page.contains("<script type=\"module\" src=\"../search.js?v="))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    let values = HTMLTag.all(in: Bytes(page.utf8)).filter { $0.attributes["type"] == "checkbox" }.compactMap {
      $0.attributes["value"]
    }
    #expect(values.starts(with: ["case-studies", "organisations", "lessons", "sources", "glossary"]))
    #expect(values.contains("women"))
    #expect(Self.pages["search.js"] != nil)
    #expect(Self.pages["sitemap.xml"]?.contains("search/") == false)
  }

  @Test("the first page asks what one is looking for, if the site can be searched")
  func home() {
    let form = "role=\"search\" action=\"search/index.html\""
    #expect(Self.pages["index.html"]?.contains(form) == true)
    #expect(SampleSite.pages["index.html"]?.contains("role=\"search\"") == false)
  }

  @Test("in a large site the search reads the beginnings of texts, and says so")
  func openings() throws {
    var folder = Self.folder
    for number in 1...3_000 {
      folder["content/organisations/o\(number).md"] = "---\ntitle: Organisation \(number)\n---\n"
    }
    let plan = try #require(try prepare(folder, BuildOptions()).plan)
    func page(_ path: String) throws -> String {
      var bytes = Bytes()
      try #require(plan.pages.first { $0.address.path == path }).write(&bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(try page("case-studies/front-door.html").contains("data-pagefind-meta=\"kind:Case study\" data-openings"))
    #expect(try page("search/index.html").contains("first three paragraphs"))
    #expect(Self.pages["search/index.html"]?.contains("first three paragraphs") == false)
  }

  @Test("a site without a search engine has nothing of it on its pages")
  func without() {
    #expect(SampleSite.pages["search/index.html"] == nil)
    #expect(SampleSite.pages["search.js"] == nil)
    for (path, page) in SampleSite.pages where path.hasSuffix(".html") {
      #expect(!page.contains("search/") && !page.contains("data-pagefind-body"), "\(path)")
    }
  }

  @Test("a file of one’s own cannot stand where the index will")
  func taken() throws {
    var folder = Self.folder
    folder["static/pagefind/pagefind.js"] = "mine"
    let site = try prepare(folder, BuildOptions())
    #expect(site.findings.sorted(by: site.files).map(\.rule.id).contains("address-taken"))
  }
}
