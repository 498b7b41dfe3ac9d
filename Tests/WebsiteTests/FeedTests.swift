import Output
import TestSupport
import Testing

@testable import Website

@Suite("Feed and sitemap")
struct FeedTests {
  @Test("the feed lists entries that have a date, and is valid without a clock")
  func feed() throws {
    let feed = try #require(SampleSite.pages["feed.xml"])
    #expect(
      feed == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
        <title>Northtown knows</title>
        <subtitle>How charities in Northtown work together.</subtitle>
        <id>https://example.org/kb/</id>
        <link rel="alternate" type="text/html" href="https://example.org/kb/"/>
        <link rel="self" type="application/atom+xml" href="https://example.org/kb/feed.xml"/>
        <updated>2026-03-05T00:00:00Z</updated>
        <author><name>Northtown knows</name>
        </author>
        <entry>
        <title>One front door</title>
        <id>https://example.org/kb/case-studies/old-door.html</id>
        <link rel="alternate" type="text/html" href="https://example.org/kb/case-studies/front-door.html"/>
        <published>2026-02-01T00:00:00Z</published>
        <updated>2026-03-05T00:00:00Z</updated>
        <summary>Three charities share one door &amp; one diary.</summary>
        </entry>
        </feed>

        """)
  }

  @Test("each kind, theme and organisation has a feed of its own, which its page names")
  func others() throws {
    let pages = SampleSite.pages
    for path in ["feeds/case-studies.xml", "feeds/themes/trust.xml", "feeds/organisations/open-gate.xml"] {
      let feed = try #require(pages[path], "\(path)")
      #expect(feed.contains("<title>One front door</title>"))
      #expect(feed.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"\(SampleSite.base)\(path)\"/>"))
    }
    #expect(pages["organisations/open-gate.html"]?.contains("href=\"../feeds/organisations/open-gate.xml\"") == true)
    #expect(pages["lessons/theme/trust.html"]?.contains("href=\"../../feeds/themes/trust.xml\"") == true)
    #expect(pages["feeds/themes/money.xml"] == nil, "nothing in it has a date")
  }

  @Test("an entry keeps its id under a new name and where the site is shown elsewhere")
  func lastingIDs() throws {
    var folder = SampleSite.folder
    let study = try #require(folder["content/case-studies/front-door.md"])
    folder["content/case-studies/front-door.md"] = nil
    folder["content/case-studies/red-door.md"] = study.replacing(
      "[/case-studies/old-door.html]", with: "[/case-studies/old-door.html, /case-studies/front-door.html]")
    let ids = { (feed: String?) in
      (feed ?? "").split(separator: "\n").filter { $0.hasPrefix("<id>") }.map(String.init)
    }
    let moved = try SampleSite.built(folder, baseURL: "http://localhost:8080/")["feed.xml"] ?? []
    #expect(ids(String(decoding: moved, as: UTF8.self)) == ids(SampleSite.pages["feed.xml"]))
  }

  @Test("what has nothing to do with an entry changes neither its id nor its dates, nor a feed that it is not in")
  func unrelated() throws {
    var folder = SampleSite.folder
    folder["content/glossary/diary.md"] = "---\ntitle: Diary\nmeaning: A book of days.\ndate: \"2026-05-01\"\n---\n"
    folder["content/pages/about.md"] = "---\ntitle: About us\n---\nNew words.\n"
    let (before, after) = (
      SampleSite.pages, try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    )
    let feeds = before.keys.filter { $0.hasPrefix("feeds/") }
    #expect(feeds.count >= 4)
    for path in feeds { #expect(before[path] == after[path], "\(path)") }
    func entries(_ feed: String?) -> [Substring] { Array((feed ?? "").split(separator: "<entry>").dropFirst()) }
    let (old, new) = (entries(before["feed.xml"]), entries(after["feed.xml"]))
    #expect(new.count == old.count + 1)
    for entry in old {
      let entry = entry.replacing("</feed>\n", with: "")
      #expect(new.contains { $0.replacing("</feed>\n", with: "") == entry })
    }
  }

  @Test("without a dated entry there is neither a feed nor a link to one")
  func noFeed() throws {
    var folder = SampleSite.folder
    folder["content/case-studies/front-door.md"] =
      folder["content/case-studies/front-door.md"]?.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("date:") }.joined(separator: "\n")
    let files = try SampleSite.built(folder)
    #expect(files["feed.xml"] == nil)
    #expect(!String(decoding: files["index.html"] ?? [], as: UTF8.self).contains("feed.xml"))
  }

  @Test("the feed holds the twenty newest, the last changed first")
  func newest() throws {
    var folder = SampleSite.folder
    for day in 10...31 {
      folder["content/glossary/g\(day).md"] = "---\ntitle: G\(day)\nmeaning: M\(day).\ndate: \"2026-01-\(day)\"\n---\n"
    }
    let feed = String(decoding: try SampleSite.built(folder)["feed.xml"] ?? [], as: UTF8.self)
    #expect(feed.split(separator: "<entry>").count - 1 == 20)
    #expect(feed.contains("G31") && !feed.contains("G12<"))
    let first = try #require(feed.range(of: "One front door"))
    #expect(first.lowerBound < (feed.range(of: "G31")?.lowerBound ?? feed.startIndex))
  }

  @Test("the sitemap names every page that search engines may list, with dates from the content alone")
  func sitemap() throws {
    let sitemap = try #require(SampleSite.pages["sitemap.xml"])
    #expect(
      sitemap.contains(
        "<url><loc>https://example.org/kb/case-studies/front-door.html</loc><lastmod>2026-03-05</lastmod></url>"))
    #expect(sitemap.contains("<url><loc>https://example.org/kb/lessons/</loc></url>"))
    for page in ["404", "gone", "old-door", "style"] { #expect(!sitemap.contains(page), "\(page)") }
  }

  @Test(
    "a sitemap that would be too long becomes several, none over its limits, which together name what one would",
    arguments: [(addresses: 3, bytes: 50_000_000), (addresses: 50_000, bytes: 900), (addresses: 1, bytes: 1)])
  func sitemapIndex(addresses: Int, bytes: Int) throws {
    let plan = try #require(try prepare(SampleSite.folder, BuildOptions()).plan)
    func written(_ limits: Sitemap.Limits) -> [(path: String, text: String)] {
      Sitemap(plan.pages, plan.index, limits: limits).files.map { file in
        var out = Bytes()
        file.write(&out)
        return (file.address.path, String(decoding: out, as: UTF8.self))
      }
    }
    func locations(_ text: String) -> [Substring] {
      text.split(separator: "<loc>").dropFirst().map { $0.prefix { $0 != "<" } }
    }
    let (whole, parts) = (written(.init()), written(.init(addresses: addresses, bytes: bytes)))
    #expect(whole.map(\.path) == ["sitemap.xml"])
    #expect(parts[0].text.contains("<sitemapindex") && parts.count > 3)
    #expect(locations(parts[0].text) == parts.dropFirst().map { "\(SampleSite.base)\($0.path)" })
    #expect(parts.dropFirst().flatMap { locations($0.text) } == locations(whole[0].text))
    for part in parts.dropFirst() {
      let count = locations(part.text).count
      #expect(count <= addresses && (part.text.utf8.count <= bytes || count == 1), "\(part.path)")
    }
  }
}

extension String {
  /// Where a text stands; without Foundation, since the order of two texts is all that is asked.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
