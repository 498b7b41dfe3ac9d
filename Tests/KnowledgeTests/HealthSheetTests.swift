import Diagnostics
import Knowledge
import TestSupport
import Testing
import Website

@Suite("The health sheet")
struct HealthSheetTests {
  private func sheet(_ change: (inout MemoryFolder) -> Void = { _ in }) throws -> [String: [String]] {
    var folder = ExampleSite.folder
    change(&folder)
    let checked = try prepare(folder, BuildOptions())
    let sheet = HealthSheet(checked.base, checked.findings, checked.files)
    return Dictionary(
      uniqueKeysWithValues: sheet.sections.map { section in
        (section.id, section.items.map { "\($0.subject): \($0.words)" })
      })
  }

  private static func study(_ source: String, bearsOn lesson: String) -> String {
    """
    ---
    title: \(source)
    summary: A case study.
    sources: [\(source)]
    organisations:
      - organisation: twin
        role: lead
    lessons:
      - lesson: \(lesson)
        evidence: supports
        basis: inferred
        why: It did.
    ---
    A text.

    """
  }

  @Test("a lesson is thin until two case studies from two sources bear on it")
  func thinEvidence() throws {
    #expect(try sheet()["thin-evidence"]?.contains("Start small: no case study bears on it yet") == true)
    let one = try sheet { $0["content/case-studies/one.md"] = Self.study("clinks-2017", bearsOn: "start-small") }
    #expect(one["thin-evidence"]?.contains("Start small: one case study bears on it") == true)
    let two = try sheet {
      $0["content/case-studies/one.md"] = Self.study("clinks-2017", bearsOn: "start-small")
      $0["content/case-studies/two.md"] = Self.study("clinks-2017", bearsOn: "start-small")
        .replacing("title: clinks-2017", with: "title: Two")
    }
    #expect(two["thin-evidence"]?.contains("Start small: 2 case studies bear on it, all from one source") == true)
    let firm = try sheet {
      $0["content/case-studies/one.md"] = Self.study("clinks-2017", bearsOn: "start-small")
      $0["content/case-studies/two.md"] = Self.study("example", bearsOn: "start-small")
    }
    #expect(firm["thin-evidence"]?.contains { $0.hasPrefix("Start small") } == false)
  }

  @Test("an organisation in one case study is told of, and no longer once it is in two")
  func oneCaseStudy() throws {
    let once = try sheet { $0["content/case-studies/one.md"] = Self.study("clinks-2017", bearsOn: "start-small") }
    #expect(once["one-case-study"] == ["Rise: only in An example", "Twin charity: only in clinks-2017"])
    let twice = try sheet {
      $0["content/case-studies/one.md"] = Self.study("clinks-2017", bearsOn: "start-small")
      $0["content/case-studies/two.md"] = Self.study("example", bearsOn: "start-small")
    }
    #expect(twice["one-case-study"] == ["Rise: only in An example"])
  }

  private func acronyms(in text: String, _ entries: [String: String] = [:]) throws -> [String] {
    try sheet { folder in
      folder["content/pages/example.md"] = "---\ntitle: A page\n---\n\(text)\n"
      for (path, entry) in entries { folder[path] = entry }
    }["unexplained-acronyms"]?.map { String($0.prefix { $0 != ":" }) } ?? []
  }

  @Test(
    "acronyms are found, each once in a text",
    arguments: [
      ("The CRC paid. The CRC left.", ["CRC"]), ("Two CRCs and a PCC.", ["CRC", "PCC"]), ("*NHS* staff", ["NHS"]),
      ("[MOJ](https://example.org/MOD)", ["MOJ"]),
    ])
  func found(text: String, expected: [String]) throws {
    #expect(try acronyms(in: text) == expected)
  }

  @Test(
    "what is no acronym is not taken for one",
    arguments: [
      "A plan I made in 2010.", "Part IV", "`CRC` in code, ``A `B` CRC`` too", "https://example.org/CRC",
      "<https://example.org/CRC>", "[here](https://example.org/CRC)", "Words[@clinks-2017, p. CRC].",
      "McDonald’s iPhone",
      "Community Rehabilitation Company (CRC), and then the CRC.", "É", "A4 paper",
    ])
  func passedOver(text: String) throws {
    #expect(try acronyms(in: text) == [])
  }

  @Test("a name that an entry goes by explains an acronym; a part of a longer name explains it only there")
  func explained() throws {
    let term = ["content/glossary/crc.md": "---\ntitle: Company\nshort: CRC\nmeaning: A company.\n---\n"]
    #expect(try acronyms(in: "Two CRCs.", term) == [])
    let prison = ["content/organisations/hmp-north.md": "---\ntitle: HMP North\naliases: [HMPN]\n---\n"]
    #expect(try acronyms(in: "In HMP North, or HMPN.", prison) == [])
    #expect(try acronyms(in: "In HMP South.", prison) == ["HMP"])
  }

  @Test("contact details that check warns of are shown")
  func contacts() throws {
    let found = try sheet { $0["content/pages/example.md"] = "---\ntitle: A page\n---\nWrite to jo@example.org.\n" }
    #expect(found["personal-contacts"] == ["content/pages/example.md: `jo@example.org` looks like an e-mail address"])
  }
}
