import Output
import TestSupport
import Testing
import Website

@Suite("Data files")
struct DataTests {
  /// The lines of a table, which begins with the mark by which Excel knows UTF-8.
  private func rows(_ table: String, _ pages: [String: String] = SampleSite.pages) -> [String] {
    let lines = (pages["data/\(table).csv"] ?? "").unicodeScalars
    #expect(lines.first == "\u{feff}", "\(table)")
    return String(lines.dropFirst()).split(separator: "\r\n").map(String.init)
  }

  @Test("a row says where it stands, who says so, and whether the work was read at second hand")
  func places() {
    let readings = rows("case_studies_lessons")
    #expect(readings.first == "key,entry,position,lesson,evidence,basis,why,source,where,told_by,second_hand")
    #expect(
      readings.contains(
        "case-studies/front-door#lessons.start-small.supports,case-studies/front-door,1,start-small,supports,stated,"
          + "It began with one shared morning a week.,review,Chapter 3,,false"), "its own place in the main source")
    #expect(
      readings.contains(
        "case-studies/front-door#lessons.say-it.complicates,case-studies/front-door,3,say-it,complicates,inferred,,"
          + "survey,note 7,,true"), "a work that is known only through another")
    #expect(
      readings.contains(
        "case-studies/told-story#lessons.say-it.supports,case-studies/told-story,1,say-it,supports,stated,"
          + "They said it aloud.,,,Driver of the van,"), "an account")
    #expect(
      rows("case_studies_people").contains(
        "case-studies/front-door#people.women,case-studies/front-door,1,women,,,,sorted,"), "the editors' sorting")
  }

  @Test("what is written as a blank, as undated and in other words stays apart")
  func values() {
    let parts = rows("case_studies_organisations")
    #expect(
      parts.contains { $0.contains(",open-gate,,,partner,2020,undated,Lent the room.,review,Chapter 2,,stated,false") })
    #expect(
      parts.contains {
        $0.contains(",ring-ride,Ring & Ride,,partner,,,,review,,,stated,false")
          || $0.contains(",ring-and-ride,Ring & Ride,,partner,,,,review,,,stated,false")
      })
    #expect(parts.contains { $0.contains(",,,a group of parents,partner,") })
    #expect(rows("case_studies_funding").contains { $0.contains("\"£20,000 a year\"") }, "a comma inside a value")
    #expect(rows("sources").contains { $0.hasPrefix("review,sources/review,\"One door, a review\",report,") })
    #expect(rows("glossary_see").contains { $0.contains(",organisations/family-line,") }, "an organisation by its name")
    #expect(rows("entries_differences_says").count == 3)
  }

  @Test("rows keep their keys when another is put before them")
  func keys() throws {
    var folder = SampleSite.folder
    let study = try #require(folder["content/case-studies/front-door.md"])
    folder["content/case-studies/front-door.md"] = study.replacing(
      "lessons:\n", with: "lessons:\n  - lesson: pay-longer\n    evidence: supports\n    basis: inferred\n")
    let files = try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    func keys(_ rows: [String]) -> Set<Substring> { Set(rows.dropFirst().map { $0.prefix { $0 != "," } }) }
    let (before, after) = (keys(rows("case_studies_lessons")), keys(rows("case_studies_lessons", files)))
    #expect(before.count == 4)
    #expect(before.isSubset(of: after) && after.count == 5)
  }

  @Test("what a source prints stands in that source, and of two sources of an entry none is guessed")
  func ownFacts() throws {
    var folder = SampleSite.folder
    folder["content/sources/count.md"] = """
      ---
      title: A count
      type: report
      published: "2010"
      readIn: [review]
      figures:
        - value: "20"
          what: doors
          where: page 2
      ---
      """
    folder["content/glossary/door.md"] =
      "---\ntitle: Door\nmeaning: A way in.\nsources: [review, count]\naliases: [Gate]\n---\n"
    let files = try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(
      rows("entries_figures", files).contains(
        "sources/count#figures.doors,sources/count,1,20,doors,,,count,page 2,,stated,true"))
    #expect(
      rows("entries_aliases", files).contains { $0.hasPrefix("glossary/door#") && $0.hasSuffix(",Gate,,,,entry,") })
    #expect(rows("links", files).contains { $0.hasPrefix("sources/count#read_in.sources.review,") })
  }

  @Test("statements and citations keep their keys when others are put before them")
  func contentKeys() throws {
    func keys(_ table: String, _ files: [String: String]) -> Set<Substring> {
      Set(rows(table, files).dropFirst().map { $0.prefix { $0 != "," } })
    }
    func files(says: String, text: String) throws -> [String: String] {
      var folder = SampleSite.folder
      let study = try #require(folder["content/case-studies/front-door.md"])
      folder["content/case-studies/front-door.md"] =
        study.replacing("      - text: Three charities.", with: "\(says)      - text: Three charities.")
        + "\n\(text)It was said [@review, Chapter 8].\n"
      return try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    }
    let before = try files(says: "", text: "")
    let after = try files(
      says: "      - text: Five, all told.\n        where: Chapter 6\n",
      text: "And before [@review, Chapter 9]. ")
    for table in ["entries_differences_says", "links"] {
      let (old, new) = (keys(table, before), keys(table, after))
      #expect(old.isSubset(of: new) && new.count > old.count, "\(table): \(old.subtracting(new))")
    }
  }

  @Test("nothing that was withdrawn or is a draft stands in any data file, feed or sitemap")
  func unpublished() {
    for (path, text) in SampleSite.pages where !path.hasSuffix(".html") {
      // The notice itself is a page, and its address may be led to.
      #expect(!text.contains("Gone away") && !text.contains("Hidden draft"), "\(path)")
      #expect(!text.contains("organisations/hidden") && !text.contains("organisations/gone"), "\(path)")
    }
  }

  @Test("each page of an entry names its data and its Markdown")
  func alternates() {
    let page = SampleSite.pages["case-studies/front-door.html"] ?? ""
    #expect(
      page.contains(
        "<link rel=\"alternate\" type=\"application/json\" title=\"This page as data\" href=\"front-door.json\">"))
    #expect(page.contains("type=\"text/markdown\" title=\"This page as Markdown\" href=\"front-door.md\""))
    #expect(SampleSite.pages["about.html"]?.contains("href=\"pages/about.json\"") == true)
    #expect(SampleSite.pages["organisations/ring-and-ride.html"]?.contains("text/markdown") == false, "nobody wrote it")
    #expect(
      SampleSite.pages["organisations/ring-and-ride.json"]?.contains(
        "\"linked_from\":[\n{\"from\":\"case-studies/front-door\",\"relation\":\"took_part\"") == true)
  }

  @Test("a field called as what every entry has stands beside it and not in its place")
  func fields() {
    let entry = SampleSite.pages["organisations/family-line.json"] ?? ""
    #expect(entry.hasPrefix("{\"format\":1,\"id\":\"organisations/family-line\",\"kind\":\"organisations\","))
    #expect(entry.contains("\"fields\":{\"slug\":\"family-line\","))
    #expect(entry.contains("\"kind\":\"charity\""))
  }

  @Test("how far the organisations can be joined to data of others is said where the tables are")
  func identified() {
    #expect(
      SampleSite.pages["data/index.html"]?.contains("1 of 5 organisations has a number in a public register") == true)
  }

  @Test("a picture in static/ is what others show beside a link")
  func sharedPicture() throws {
    #expect(SampleSite.pages["index.html"]?.contains("og:image") == false)
    var folder = SampleSite.folder
    folder.files["static/share.png"] = Pictures.png(width: 1200, height: 630)
    let files = try SampleSite.built(folder)
    for page in ["index.html", "case-studies/front-door.html"] {
      #expect(
        String(decoding: files[page] ?? [], as: UTF8.self).contains(
          "<meta property=\"og:image\" content=\"\(SampleSite.base)share.png\">"), "\(page)")
    }
  }

  @Test("a site can do without data files")
  func without() throws {
    var folder = SampleSite.folder
    folder["content/site.yml"] = folder["content/site.yml"].map { $0 + "data: false\n" }
    let files = try SampleSite.built(folder)
    #expect(files.keys.filter { $0.hasPrefix("data/") || $0.hasPrefix("print/") || $0.hasSuffix("door.json") } == [])
    #expect(files.keys.filter { $0.hasPrefix("feeds/") } == [] && files["feed.xml"] != nil)
    #expect(!String(decoding: files["index.html"] ?? [], as: UTF8.self).contains("ld+json"))
    #expect(files["case-studies/front-door.md"] != nil, "the forms load it")
    #expect(Crawler(files, base: SampleSite.base).problems == [])
  }

  @Test("the address of the site changes only what has to be a whole address")
  func baseURL() throws {
    let other = "https://elsewhere.example.net/deep/folder/"
    let there = try SampleSite.built(baseURL: other)
    for (path, bytes) in try SampleSite.built() {
      let here = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      let moved = String(decoding: there[path] ?? [], as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(here.count == moved.count, "\(path)")
      for (line, movedLine) in zip(here, moved) where line != movedLine {
        // Back again, nothing else may be left of the difference.
        let back = movedLine.replacing(other, with: SampleSite.base).replacing(
          "https%3A//elsewhere.example.net/deep/folder/", with: "https%3A//example.org/kb/"
        ).replacing("/deep/folder/", with: "/kb/")
        #expect(back == line, "\(path): \(line.prefix(200))")
        let mayDiffer =
          [
            "404.html", "robots.txt", "llms.txt", "_redirects", "_headers", "data/datapackage.json",
            "data/CITATION.cff", "data/graph.jsonld",
          ].contains(path)
          || path.hasSuffix(".xml") || path.hasSuffix(".txt")
          || [
            "rel=\"canonical\"", "og:url", "ld+json", "class=\"address\"", "mailto:", "url =", "“", "&quot;URL&quot;",
            "URL",
          ].contains(where: line.contains)
        #expect(mayDiffer, "\(path): \(line.prefix(200))")
      }
    }
  }

  @Test("a text in a table is quoted where it must be, and a quotation mark doubled")
  func quoting() throws {
    var folder = SampleSite.folder
    folder["content/glossary/diary.md"] =
      "---\ntitle: Diary\nmeaning: 'A \"book\" of days, or weeks.'\n---\n"
    let files = try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(rows("glossary", files).contains { $0.contains("\"A \"\"book\"\" of days, or weeks.\"") })
  }

  @Test("a spreadsheet works out nothing that somebody wrote: such a text has an apostrophe in front, in tables alone")
  func formulas() throws {
    var folder = SampleSite.folder
    for (slug, meaning) in [
      ("one", "=1+1"), ("five", "\u{ff1d}1+1"), ("two", "@home, mostly"), ("three", "'-3"), ("four", "it's 1+1"),
    ] {
      folder["content/glossary/\(slug).md"] = "---\ntitle: \(slug)\nmeaning: \"\(meaning)\"\n---\n"
    }
    let files = try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
    for cell in [",'=1+1,", ",'\u{ff1d}1+1,", ",\"'@home, mostly\",", ",''-3,", ",it's 1+1,"] {
      #expect(rows("glossary", files).contains { ($0 + ",").contains(cell) }, "\(cell)")
    }
    #expect(files["glossary/one.json"]?.contains("\"meaning\":\"=1+1\"") == true)
  }

  @Test("no cell has a line end in it, so that a line of a table is a row")
  func lines() throws {
    var folder = SampleSite.folder
    folder["content/glossary/diary.md"] =
      "---\ntitle: Diary\nmeaning: |\n  A book\n\n  of days.\nextra:\n  note: |\n    One\n    two\n---\n"
    let files = try SampleSite.built(folder)
    for (path, bytes) in files where path.hasSuffix(".csv") {
      var quotes = 0
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "\"") { quotes += 1 }
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
        #expect(quotes % 2 == 0, "\(path)")
        if byte == UInt8(ascii: "\n") { #expect(index > 0 && bytes[index - 1] == UInt8(ascii: "\r"), "\(path)") }
      }
    }
  }

  @Test("the data dictionary has the text of the page that says how entries were chosen and coded")
  func method() throws {
    #expect(SampleSite.pages["data/dictionary.html"]?.contains("data-method") == false)
    var folder = SampleSite.folder
    folder["content/pages/about.md"] =
      "---\ntitle: How it was done\nmethod: true\n---\n## How far two agreed\n\nIn 7 of 9, said [one](../sources/review.md).\n"
    let page = String(decoding: try SampleSite.built(folder)["data/dictionary.html"] ?? [], as: UTF8.self)
    #expect(page.contains("<p>All this stands on the page <a href=\"../about.html\">How it was done</a> too.</p>"))
    #expect(page.contains("How far two agreed</h2>"))
    #expect(page.contains("<p>In 7 of 9, said <a href=\"../sources/review.html\">one</a>.</p>"))
  }

  @Test("the digests are those of the tables, and differ where a fact does")
  func digests() throws {
    let digest = Digest(of: Bytes((SampleSite.pages["data/roles.csv"] ?? "").utf8)).hex
    #expect(SampleSite.pages["data/SHA256SUMS"]?.contains("\(digest)  roles.csv\n") == true)
    var folder = SampleSite.folder
    folder["content/glossary/diary.md"] = "---\ntitle: Diary\nmeaning: A book of weeks.\n---\n"
    let changed = try SampleSite.built(folder)["data/CITATION.cff"] ?? []
    #expect(String(decoding: changed, as: UTF8.self) != SampleSite.pages["data/CITATION.cff"])
  }

  @Test(
    "a digest is that of the standard's examples, however the bytes are cut",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func digest(_ text: String, _ expected: String) {
    #expect(Digest(of: Bytes(text.utf8)).hex == expected)
    var cut = FileDigest()
    for byte in text.utf8 { cut.add([byte]) }
    let digest = cut.digest
    #expect(digest.hex == expected)
  }

  @Test("the edition for paper holds every lesson and case study, with numbers where links cannot be followed")
  func paper() {
    let page = SampleSite.pages["print/index.html"] ?? ""
    for title in ["One front door", "A story that was told", "Start small", "Say it aloud", "Pay for longer"] {
      #expect(page.contains("<h3>\(title)</h3>"), "\(title)")
    }
    #expect(
      page.contains(
        "<a href=\"#case-studies.told-story.how-it-went\">the other story</a> <span class=\"number\">(case study 1)</span>"
      ))
    #expect(page.contains("id=\"case-studies.front-door.background\""))
    #expect(!page.contains("class=\"contents\""))
  }
}
