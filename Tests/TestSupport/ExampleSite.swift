import Diagnostics
import Knowledge
import Output
import Website

/// The small, sound knowledge base around the examples of rules: entries to refer to, and a smallest one of each kind.
package enum ExampleSite {
  package static let folder = MemoryFolder([
    "content/site.yml": """
    format: 1
    title: An example
    baseURL: https://example.org/
    language: en-GB
    vocabularies:
      areas:
        - id: north
          label: North
      aims:
        - id: families
          label: Families
      people:
        - id: women
          label: Women
      roles:
        - id: lead
          label: Lead
        - id: partner
          label: Partner
      organisationKinds:
        - id: charity
          label: Charity
      fundingKinds:
        - id: grant
          label: Grant
        - id: none
          label: No dedicated funding
      themes:
        - id: purpose-and-change
          label: Purpose and change
      groups:
        - id: reports-five
          label: The report's five
      sourceTypes:
        - id: report
          label: Report

    """,
    "content/case-studies/example.md": text(of: "case-studies"),
    "content/organisations/example.md": text(of: "organisations"),
    "content/lessons/example.md": text(of: "lessons"),
    "content/sources/example.md": text(of: "sources"),
    "content/glossary/example.md": text(of: "glossary"),
    "content/frameworks/example.md": text(of: "frameworks"),
    "content/pages/example.md": text(of: "pages"),
    "content/organisations/rise.md": "---\ntitle: Rise\nsummary: A charity.\nsources: [clinks-2017]\n---\n",
    "content/organisations/circle.md":
      "---\ntitle: Circle\nsummary: A circle.\nsources: [clinks-2017]\npartOf: [example]\n---\n",
    "content/sources/read-elsewhere.md": "---\ntitle: A third report\ntype: report\nreadIn: [example]\n---\n",
    "content/organisations/twin.md": "---\ntitle: Twin charity\nsummary: A charity.\nsources: [clinks-2017]\n---\n",
    "content/organisations/hidden-draft.md": "---\ntitle: Hidden draft\ndraft: true\n---\n",
    "content/organisations/gone-away.md":
      "---\ntitle: Gone away\nwithdrawn:\n  date: \"2026-03-01\"\n  reason: They asked us to.\n---\n",
    "content/glossary/twin.md": "---\ntitle: Twin\nmeaning: One of two.\n---\n",
    "content/lessons/start-small.md": """
    ---
    title: Start small
    summary: Small things can be changed.
    audience: voluntary
    theme: purpose-and-change
    moments: [setting-up]
    signs: [we never begin]
    questions: [What could we try next week?]
    sources: [clinks-2017]
    ---
    Try it in one room first.

    """,
    "content/sources/clinks-2017.md": """
    ---
    title: Why we collaborate
    type: report
    authors: [Letty Thomas]
    publisher: rise
    published: "2017"
    ---

    """,
  ])

  /// The front matter of a smallest entry, field by field.
  private static func fields(of folder: String) -> [(name: String, lines: String)] {
    switch folder {
    case "case-studies":
      [
        ("title", "title: An example"), ("summary", "summary: Two charities shared a room."),
        ("account", "account:\n  by: Manager of Rise\n  date: \"2026-03\""),
        ("organisations", "organisations:\n  - organisation: rise\n    role: lead"),
      ]
    case "organisations":
      [
        ("title", "title: Example"), ("summary", "summary: An example."), ("sources", "sources: [clinks-2017]"),
      ]
    case "lessons":
      [
        ("title", "title: Say it"), ("summary", "summary: Say it aloud."), ("audience", "audience: both"),
        ("theme", "theme: purpose-and-change"), ("sources", "sources: [clinks-2017]"),
      ]
    case "sources": [("title", "title: A second report"), ("type", "type: report")]
    case "glossary": [("title", "title: Front door"), ("meaning", "meaning: One place to ask.")]
    case "frameworks":
      [
        ("title", "title: Two ends"), ("summary", "summary: From here to there."),
        ("sources", "sources: [clinks-2017]"),
      ]
    default: [("title", "title: A page")]
    }
  }

  /// A smallest entry, with some of its fields or its text replaced.
  private static func text(of folder: String, replacing lines: String = "", body: String = "Some words.\n") -> String {
    let given = lines.split(separator: "\n").compactMap { line in
      line.first?.isLetter == true ? line.prefix { $0 != ":" && $0 != " " } : nil
    }
    let kept = fields(of: folder).filter { field in !given.contains { $0 == field.name } }.map(\.lines)
    return "---\n" + (kept + (lines.isEmpty ? [] : [lines])).joined(separator: "\n") + "\n---\n" + body
  }

  /// A picture of one pixel.
  package static let picture: Bytes = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0,
    0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x62, 0, 1, 0, 0, 5, 0, 1, 0x0d,
    0x0a,
    0x2d, 0xb4, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
  ]

  /// The site with an example put in.
  package static func with(_ example: Rule.Example) -> MemoryFolder {
    var folder = folder
    for name in ["door", "plan", "workshop"] { folder.files["content/images/\(name).png"] = picture }
    let kind = example.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    switch example.part {
    case .frontMatter: folder[example.path] = text(of: kind, replacing: example.text)
    case .body: folder[example.path] = text(of: kind, body: example.text + "\n")
    case .file where example.text.isEmpty: folder[example.path] = nil
    case .file where example.text == "(a symbolic link)":
      folder.links.insert(example.path)
    case .file: folder[example.path] = example.text
    }
    // U+FFFD in an example stands for a byte that is no UTF-8.
    if let bytes = folder.files[example.path] {
      folder.files[example.path] = bytes.replacingFirst([0xef, 0xbf, 0xbd], with: [0xa3])
    }
    return folder
  }
}

extension [UInt8] {
  fileprivate func replacingFirst(_ wanted: [UInt8], with replacement: [UInt8]) -> Self {
    guard count >= wanted.count,
      let start = (0...count - wanted.count).first(where: { self[$0..<$0 + wanted.count].elementsEqual(wanted) })
    else { return self }
    return Array(self[..<start]) + replacement + Array(self[(start + wanted.count)...])
  }
}
