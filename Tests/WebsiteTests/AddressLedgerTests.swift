import Diagnostics
import Output
import TestSupport
import Testing
import Website

@Suite("Addresses that were published")
struct AddressLedgerTests {
  /// The folder with every address of its site recorded.
  static func recorded(_ folder: MemoryFolder) throws -> MemoryFolder {
    var folder = folder
    let site = try prepare(folder, BuildOptions())
    let ledger = (site.ledger ?? AddressLedger()).recording(try #require(site.plan)).ledger
    folder.files[AddressLedger.path] = ledger.bytes
    return folder
  }

  private func findings(_ folder: MemoryFolder) throws -> [String] {
    let site = try prepare(folder, BuildOptions())
    return site.findings.sorted(by: site.files).filter { $0.severity != .hint || $0.rule.id == "name-lost" }.map {
      "\(site.files.path(of: $0.place.file)): \($0.message) (\($0.rule.id))"
    }
  }

  @Test("the ledger holds pages, former addresses and headings, sorted, and says that nobody need edit it")
  func contents() throws {
    let text = try #require(try Self.recorded(SampleSite.folder)[AddressLedger.path])
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("# ") && lines[0].contains("nobody needs to edit it"))
    #expect(lines.dropFirst().elementsEqual(lines.dropFirst().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }))
    for line in [
      "index.html", "about.html", "about.html#how-to-read", "case-studies/old-door.html", "organisations/gone.html",
      "lessons/say-it.html#on-monday", "lessons/theme/trust.html", "organisations/ring-and-ride.html (named only)",
    ] {
      #expect(lines.contains(line))
    }
    for part in ["404", "hidden", "style.css"] { #expect(!text.contains(part)) }
  }

  @Test("recording again adds nothing; lines in disorder, twice or with other line ends read the same")
  func again() throws {
    var folder = try Self.recorded(SampleSite.folder)
    let text = try #require(folder[AddressLedger.path])
    folder[AddressLedger.path] = text.split(separator: "\n").reversed().flatMap { ["\($0)\r\n", "\($0)\r\n"] }.joined()
    let site = try prepare(folder, BuildOptions())
    let (ledger, added) = try #require(site.ledger).recording(try #require(site.plan))
    #expect(added == 0)
    #expect(String(decoding: ledger.bytes, as: UTF8.self) == text)
    #expect(try findings(folder) == findings(SampleSite.folder))
  }

  @Test("a site that loses nothing is the same with a ledger and without")
  func sameBytes() throws {
    #expect(try SampleSite.built(Self.recorded(SampleSite.folder)) == SampleSite.built())
  }

  @Test("an entry that is gone, renamed by hand or made a draft is told of, with where it most likely went")
  func lost() throws {
    var folder = try Self.recorded(SampleSite.folder)
    folder["content/glossary/diary-of-days.md"] = folder["content/glossary/diary.md"]
    folder["content/glossary/diary.md"] = nil
    folder["content/glossary/one-stop-shop.md"] = folder["content/glossary/one-stop-shop.md"]?.replacing(
      "see: [diary,", with: "see: [diary-of-days,")
    #expect(
      try findings(folder) == [
        "content/glossary/diary-of-days.md: nothing stands at `/glossary/diary.html` any more, which readers may have "
          + "kept: it was content/glossary/diary.md (address-lost)"
      ])
    folder["content/glossary/diary-of-days.md"] =
      "---\ntitle: Diary\nmeaning: A book of days.\naliases: [/glossary/diary.html]\n---\n"
    #expect(try findings(folder) == [])

    folder = try Self.recorded(SampleSite.folder)
    folder["content/lessons/pay-longer.md"] = folder["content/lessons/pay-longer.md"]?.replacing(
      "theme: money", with: "theme: money\ndraft: true")
    #expect(
      try findings(folder) == [
        "content/lessons/pay-longer.md: content/lessons/pay-longer.md was published, and as a draft it leaves nothing "
          + "at `/lessons/pay-longer.html` (address-lost)"
      ])
  }

  @Test("a list that is no longer made leads on to the nearest one, and a name that is gone to the organisations")
  func lists() throws {
    var folder = try Self.recorded(SampleSite.folder)
    folder[AddressLedger.path]? +=
      "case-studies/page/2.html\nlessons/evidence/say-it-3.html\nlessons/theme/trust/2.html\n"
    folder["content/lessons/pay-longer.md"] = folder["content/lessons/pay-longer.md"]?.replacing("money", with: "trust")
    folder["content/case-studies/front-door.md"] = folder["content/case-studies/front-door.md"]?.replacing(
      "name: Ring & Ride", with: "unnamed: a driver")
    #expect(
      try findings(folder) == [
        "addresses.txt: no case study names the organisation any more that stood at "
          + "`/organisations/ring-and-ride.html` (name-lost)"
      ])
    let files = try SampleSite.built(folder)
    for (path, target) in [
      ("lessons/theme/money.html", "index.html"), ("organisations/ring-and-ride.html", "index.html"),
      ("case-studies/page/2.html", "../index.html"), ("lessons/evidence/say-it-3.html", "../say-it.html"),
      ("lessons/theme/trust/2.html", "../trust.html"),
    ] {
      let page = try #require(files[path].map { String(decoding: $0, as: UTF8.self) }, "\(path)")
      #expect(page.contains("url=\(target)\""), "\(path)")
    }
    #expect(Crawler(files, base: SampleSite.base).problems == [])
  }

  @Test("a heading that was reworded leaves its place at the beginning of the text")
  func headings() throws {
    var folder = try Self.recorded(SampleSite.folder)
    folder["content/lessons/say-it.md"] = folder["content/lessons/say-it.md"]?.replacing(
      "On Monday", with: "On Tuesday")
    let page = String(decoding: try SampleSite.built(folder)["lessons/say-it.html"] ?? [], as: UTF8.self)
    #expect(page.contains(#"<span id="on-monday"></span><h2 id="on-tuesday">"#))
    #expect(try findings(folder) == [])
  }

  @Test("of what is withdrawn nothing is left but the notice")
  func withdrawn() throws {
    var folder = SampleSite.folder
    folder["content/lessons/zebra.md"] = """
      ---
      title: Zebra crossing
      summary: A zebra is seen.
      audience: both
      theme: trust
      group: two
      order: 3
      moments: [setting-up]
      signs: [no zebra comes]
      questions: [Where is the zebra?]
      date: "2026-03-09"
      sources: [review]
      ---
      ## The zebra

      It crosses.

      """
    folder = try Self.recorded(folder)
    let before = try SampleSite.built(folder).filter { Self.names("zebra", $0.value) }.keys
    #expect(before.count > 5)
    folder["content/lessons/zebra.md"] = folder["content/lessons/zebra.md"]?.replacing(
      "title: Zebra crossing", with: "title: Zebra crossing\nwithdrawn:\n  date: \"2026-03-10\"\n  reason: It left.")
    let after = try SampleSite.built(folder).filter { Self.names("zebra", $0.value) }
    #expect(after.keys.sorted() == ["lessons/zebra.html"])
    let notice = String(decoding: after["lessons/zebra.html"] ?? [], as: UTF8.self)
    for words in ["A zebra is seen", "no zebra", "It crosses"] { #expect(!notice.contains(words)) }
  }

  private static func names(_ word: String, _ file: Bytes) -> Bool {
    String(decoding: file, as: UTF8.self).lowercased().contains(word)
  }
}
