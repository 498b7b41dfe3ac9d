import Output
import TestSupport

/// A site that is changed again and again, as people and accidents would change it; each time the same for the same seed.
struct RandomEdits {
  private(set) var files: [String: Bytes]
  private(set) var options: [String] = []
  private var random: SplitMix
  private var count = 0
  private let templates: [String: Bytes]

  init(seed: UInt64, templates: [String: Bytes]) {
    random = SplitMix(state: seed)
    self.templates = templates
    files = ExampleSite.folder.files
    for number in 1...6 {
      files["content/case-studies/study-\(number).md"] = Bytes(
        """
        ---
        title: Study \(number)
        summary: What happened in place \(number).
        sources: [clinks-2017]
        status: running
        setting: [community]
        organisations:
          - organisation: \(number % 2 == 0 ? "rise" : "twin")
            role: lead
          - name: Friends of place \(number % 3)
            role: partner
        lessons:
          - lesson: start-small
            evidence: supports
            basis: inferred
            why: It began with \(number) rooms.
        ---
        See [Rise](../organisations/rise.md) and [[circle]]. A front door was opened [@clinks-2017, page \(number)].

        ## Background

        It was so.

        """.utf8)
    }
  }

  /// What is done to a site, and to what kbgen keeps of it.
  enum Deed: CaseIterable {
    case body, bodyStart, link, heading, title, role, delete, add, rename, draft
    case template, style, siteTitle, label, word, option, file, picture, ledger, spoil
  }

  /// Makes the next change, and says which.
  mutating func next() -> String {
    count += 1
    let deed = random.pick(Deed.allCases)
    let entries = files.keys.filter { $0.hasSuffix(".md") }.sorted()
    let studies = entries.filter { $0.contains("/case-studies/") }
    let (entry, study) = (random.pick(entries), studies.isEmpty ? nil : random.pick(studies))
    switch deed {
    case .body: append("One more sentence, number \(count).\n", to: entry)
    case .bodyStart: replace("\n---\n", with: "\n---\nFirst of all, \(count).\n\n", in: entry)
    case .link:
      append(
        "\nIt was like [another](../organisations/\(random.pick(["rise", "twin", "circle"])).md) one.\n", to: entry)
    case .heading: append("\n## Heading \(count % 5)\n\nWords.\n", to: entry)
    case .title: replace("\ntitle: ", with: "\ntitle: \(random.pick(["Old", "New", "Other"])) ", in: entry)
    case .role: study.map { replace("role: lead", with: "role: partner", in: $0) }
    case .delete: study.map { files[$0] = nil }
    case .add: files["content/case-studies/study-\(random.below(12)).md"] = study.flatMap { files[$0] }
    case .rename:
      if let study {
        files["content/case-studies/moved-\(random.below(9)).md"] = files.removeValue(forKey: study)
      }
    case .draft: replace("\ntitle: ", with: "\ndraft: true\ntitle: ", in: entry)
    case .template:
      let name = random.pick(
        ["404", "case-study", "organisation", "partials/from"].filter { templates["\($0).mustache"] != nil })
      files["templates/\(name).mustache"] =
        (templates["\(name).mustache"] ?? []) + Bytes("<!-- \(random.below(3)) -->\n".utf8)
    case .style: files["templates/style.css"] = Bytes("p { margin: \(random.below(3))px }\n".utf8)
    case .siteTitle: replace("title: ", with: "title: \(random.pick(["Our", "Their"])) ", in: "content/site.yml")
    case .label: replace("label: Lead", with: "label: Leading \(random.below(3))", in: "content/site.yml")
    case .word:
      replace(
        "    - id: lead\n", with: "    - id: word-\(count)\n      label: Word \(count)\n    - id: lead\n",
        in: "content/site.yml")
    case .option:
      options = random.pick([
        [], ["--drafts"], ["--base-url", "https://example.org/kb/"],
        ["--drafts", "--base-url", "https://example.com/"],
        ["--jobs", "1"], ["--jobs", "3"],
      ])
    case .file:
      files["static/notes-\(random.below(3)).txt"] = random.below(3) == 0 ? nil : Bytes("Notes \(count)\n".utf8)
    case .picture: files["content/images/door.png"] = random.below(2) == 0 ? nil : ExampleSite.picture
    case .ledger:
      files["addresses.txt"] =
        random.below(2) == 0 ? nil : Bytes("lessons/start-small.html#gone-\(random.below(3))\n".utf8)
    case .spoil: break
    }
    return "\(deed) \(entry)"
  }

  /// Spoils what is kept of earlier builds, as a full disk, a curious person or a bad sector would.
  mutating func spoil(_ bytes: Bytes) -> Bytes {
    guard !bytes.isEmpty else { return bytes }
    var spoilt = bytes
    switch random.below(3) {
    case 0: spoilt[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
    case 1: spoilt.removeLast(random.below(bytes.count))
    default: spoilt = []
    }
    return spoilt
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { random.pick(elements) }

  private mutating func append(_ text: String, to path: String) { files[path]? += Bytes(text.utf8) }

  private mutating func replace(_ text: String, with other: String, in path: String) {
    guard let bytes = files[path] else { return }
    let old = String(decoding: bytes, as: UTF8.self)
    guard let range = old.firstRange(of: text) else { return }
    files[path] = Bytes(old.replacingCharacters(in: range, with: other).utf8)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

/// Random numbers that are the same everywhere (Steele, Lea and Flood, 2014).
struct SplitMix {
  var state: UInt64

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
