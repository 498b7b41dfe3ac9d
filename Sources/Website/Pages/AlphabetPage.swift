import Diagnostics
import Knowledge
import Templates

/// A list from A to Z, whole or one letter of it.
struct AlphabetPage: View {
  private let chrome: Chrome
  private let words: String
  private let letters: [LinkView]
  private let sections: [LetterView]
  private let pager: PagerView?
  private var network: LinkView?

  static let names: [Name<Self>] =
    [
      .text("words", "What is listed, counted.", \.words),
      .list("letters", "The letters from A to Z; those under which something stands are links.", \.letters),
      .list("sections", "What stands on this page, by letter.", \.sections),
      .one("pager", "The way through the pages of a letter.", \.pager),
      .one("network", "The network of all organisations.", \.network),
    ] + .from(\.chrome)

  /// The whole list; only its letters, where it is too long for one page.
  init(_ alphabet: Alphabet, _ frame: Frame, _ here: Here) {
    words = alphabet.words.ended
    letters = alphabet.letters(here, current: nil)
    sections =
      alphabet.isSplit
      ? [] : alphabet.letters.map { LetterView(letter: $0.letter, items: $0.entries.map { $0.view(here) }) }
    pager = nil
    if alphabet.kind == .organisation, here.site.partners.contains(where: { $0.count > 1 }) {
      network = LinkView(label: "See who worked with whom", address: here.link(.network()))
    }
    chrome = .index(alphabet.kind, frame, here, heading: alphabet.heading, description: alphabet.description)
  }

  /// A page of one letter.
  init(_ alphabet: Alphabet, letter index: Int, page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    let letter = alphabet.letters[index]
    let name = LetterView.label(letter.letter)
    words = alphabet.words.ended
    letters = alphabet.letters(here, current: letter.letter)
    let range = pageRange(number, of: letter.entries.count)
    sections = [LetterView(letter: letter.letter, items: letter.entries[range].map { $0.view(here) })]
    pager = PagerView("\(inWords(letter.entries.count)) under \(name)", page: number, of: count, here: here) {
      .letter(alphabet.kind, letter.letter, page: $0)
    }
    chrome = .index(
      alphabet.kind, frame, here, heading: "\(alphabet.heading): \(name)",
      description: "\(alphabet.description.dropLast()), under \(name).", page: number, of: count)
  }
}

/// What stands under a letter.
struct LetterView: View {
  let letter: String
  let items: [ItemView]

  static let names: [Name<Self>] = [
    .text("id", "For links to the letter.") { Self.id($0.letter) },
    .text("label", "The letter.") { Self.label($0.letter) },
    .list("items", "What stands under it.", \.items),
  ]

  /// The id of the section of a letter.
  static func id(_ letter: String) -> String { "letter-\(letter)" }
  /// A letter as its heading has it.
  static func label(_ letter: String) -> String { letter == "other" ? "Figures and signs" : letter.uppercased() }
}

/// A list from A to Z, before any page is made of it.
struct Alphabet: Sendable {
  /// What is listed: an entry under its title, or under its acronym.
  struct Entry: Sendable {
    let id: AnyID
    /// What it is listed under, where that is not its title: an acronym.
    let acronym: String?

    /// The entry as the list shows it.
    func view(_ here: Here) -> ItemView {
      if let acronym {
        let kind = id.kind == .organisation ? ", an organisation" : ""
        return ItemView(
          link: LinkView(label: acronym, address: here.link(id)), fact: "Short for \(here.title(id))\(kind)")
      }
      return id.kind == .organisation ? here.organisation(id) : here.term(id)
    }
  }

  /// Organisations, or the glossary.
  let kind: Kind
  /// The letters under which something stands, in their order.
  let letters: [(letter: String, entries: [Entry])]
  /// How many are listed.
  let count: Int
  /// Whether each letter has pages of its own.
  var isSplit: Bool { count > 200 }

  /// What the list is called.
  var heading: String { kind == .organisation ? "Organisations, A to Z" : "Glossary" }
  /// What the list is, for search engines.
  var description: String {
    kind == .organisation
      ? "Organisations that a case study or a source names, from A to Z: what part each played, and with whom."
      : "Words and acronyms that people use in this work, each explained, from A to Z."
  }
  /// What is listed, counted.
  var words: String {
    let words =
      kind == .organisation
      ? "\(counted(count, "organisation")) that a case study or a source names"
      : "\(counted(count, "word or acronym", "words and acronyms"))"
    return words.sentenceStart
  }

  /// All organisations.
  static func organisations(_ site: SiteIndex) -> Alphabet {
    Alphabet(.organisation, site.ordered(.organisation).map { (site.letter($0), Entry(id: $0, acronym: nil)) })
  }

  /// Words with their meanings, and acronyms of words and of organisations.
  static func glossary(_ site: SiteIndex) -> Alphabet {
    var entries: [(key: String, entry: Entry)] = []
    for id in site.ordered(.glossaryTerm) {
      entries.append((sortKey(site.title(id)), Entry(id: id, acronym: nil)))
      if let term = id.of(GlossaryTerm.self), let short = site.base[term].short?.value.text {
        entries.append((sortKey(short), Entry(id: id, acronym: short)))
      }
    }
    for id in site.ordered(.organisation) {
      if let organisation = id.of(Organisation.self), let short = site.base[organisation].short?.value.text,
        short != site.title(id)
      {
        entries.append((sortKey(short), Entry(id: id, acronym: short)))
      }
    }
    let ordered = entries.enumerated().sorted { left, right in
      left.element.key == right.element.key
        ? left.offset < right.offset : left.element.key.utf8.lexicographicallyPrecedes(right.element.key.utf8)
    }
    return Alphabet(.glossaryTerm, ordered.map { (indexLetter($0.element.key), $0.element.entry) })
  }

  /// - Parameter entries: sorted, each with its letter.
  private init(_ kind: Kind, _ entries: [(String, Entry)]) {
    self.kind = kind
    count = entries.count
    var byLetter: [String: [Entry]] = [:]
    for (letter, entry) in entries { byLetter[letter, default: []].append(entry) }
    letters = (Self.alphabet + ["other"]).compactMap { letter in byLetter[letter].map { (letter, $0) } }
  }

  private static let alphabet = "abcdefghijklmnopqrstuvwxyz".map(String.init)

  /// The letters from A to Z as links: to their pages, or to their sections on the one page.
  func letters(_ here: Here, current: String?) -> [LinkView] {
    let last = letters.contains { $0.letter == "other" } ? ["other"] : []
    return (Self.alphabet + last).map { letter in
      let isThere = letters.contains { $0.letter == letter }
      let address = isSplit ? here.link(.letter(kind, letter)) : "#\(LetterView.id(letter))"
      return LinkView(
        label: letter == "other" ? "0–9" : letter.uppercased(), address: isThere ? address : nil,
        isCurrent: letter == current)
    }
  }
}

extension Here {
  /// A word of the glossary in a list.
  func term(_ id: AnyID) -> ItemView {
    let short = id.of(GlossaryTerm.self).flatMap { base[$0].short?.value.text }
    return ItemView(link: view(id), short: short, text: base.words(for: id))
  }

  /// An organisation in a list, with the one fact that says most of it.
  func organisation(_ id: AnyID) -> ItemView {
    guard let organisation = id.of(Organisation.self) else { return ItemView(link: view(id)) }
    return ItemView(link: view(id), short: base[organisation].short?.value.text, fact: partWords(id))
  }

  /// "Lead in one case study, partner in two".
  private func partWords(_ id: AnyID) -> String? {
    // Edges come sorted by where they begin, so that a case study that names an organisation twice is met twice in a row.
    var counts = [Int](repeating: 0, count: site.roles.labels.count)
    var last = [AnyID?](repeating: nil, count: counts.count)
    let edges = base.edges(to: id, .tookPart)
    // By index, here and below: an edge that is taken out of its list is copied.
    for edge in edges.indices {
      let (from, row) = (edges[edge].from, edges[edge].row)
      let role = site.participants[Int(from.index)][row].role
      if last[role] != from { counts[role] += 1 }
      last[role] = from
    }
    var parts: [String] = []
    for (role, number) in counts.enumerated() where number > 0 {
      let what = parts.isEmpty ? counted(number, "case study", "case studies") : inWords(number)
      parts.append("\(site.roles.words[role]) in \(what)")
    }
    func add(_ relation: Relation, _ words: (Int) -> String) {
      var number = 0
      var last: AnyID?
      let edges = base.edges(to: id, relation)
      for edge in edges.indices where edges[edge].from != last {
        number += 1
        last = edges[edge].from
      }
      if number > 0 { parts.append(words(number)) }
    }
    add(.fundedBy) { "funder of \(counted($0, "case study", "case studies"))" }
    add(.publishedBy) { "publisher of \(counted($0, "source"))" }
    if parts.isEmpty { add(.voices) { "speaks through \(counted($0, "source"))" } }
    if parts.isEmpty { add(.formedFrom) { _ in "named in another organisation’s history" } }
    if parts.isEmpty { add(.partOf) { "\(counted($0, "part")) named here" } }
    if parts.isEmpty { add(.mentions) { "mentioned in \(counted($0, "entry", "entries"))" } }
    return parts.isEmpty ? nil : parts.joined(separator: ", ").sentenceStart
  }
}
