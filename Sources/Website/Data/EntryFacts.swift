import Diagnostics
import Knowledge

/// What the rows of an entry need to know of it: who says what they say.
struct EntryFacts {
  let base: KnowledgeBase
  let id: String
  private let entry: AnyID

  init(_ entry: AnyID, _ base: KnowledgeBase) {
    self.entry = entry
    self.base = base
    id = base.identifier(entry)
  }

  /// Where a row stands.
  struct Place {
    var source: String?
    /// Who tells it, where someone's account says so and no source.
    var teller: String?
    var basis: RowBasis
    var isSecondHand: Bool?
  }

  /// Where a row with `source` and `where` stands: its own source; of a source, itself; the first of its entry's sources, its
  /// account, or nowhere.
  func place(of record: Datum) -> Place {
    if let slug = record["source"]?.text { return place(in: base.find(Source.self, slug), .stated) }
    if let by = record["by"]?.text { return Place(teller: by, basis: .stated) }
    if let main = entry.of(Source.self) ?? base.mainSource(of: entry) { return place(in: main, .stated) }
    if let teller { return Place(teller: teller, basis: .stated) }
    return Place(basis: .inferred)
  }

  /// Where a row without a place of its own stands: with its entry as a whole, or with the editors who sorted it. Of several
  /// sources nobody knows which one says so.
  func placeOfWhole(isSorting: Bool) -> Place {
    if isSorting { return Place(basis: .sorted) }
    if let own = entry.of(Source.self) { return place(in: own, .entry) }
    let sources = base[common: entry].sources.compactMap { $0.value.source?.value.slug }
    if Set(sources).count == 1, let main = base.mainSource(of: entry) { return place(in: main, .entry) }
    return Place(teller: sources.isEmpty ? teller : nil, basis: .entry)
  }

  /// Where a citation stands: in what it cites. It is the editors' reading that rests on it, where they read it so; without a
  /// place, it is the entry as a whole.
  func place(of citation: Edge) -> Place {
    let isInferred =
      entry.of(CaseStudy.self).map { study in
        base[study].lessons.contains { row in
          let reading = row.value
          return reading.basis?.value == .inferred
            && (reading.source?.place == citation.place || reading.locator?.place == citation.place)
        }
      } ?? false
    return place(
      in: citation.to.of(Source.self), isInferred ? .inferred : citation.locator == nil ? .entry : .stated)
  }

  private func place(in source: ID<Source>?, _ basis: RowBasis) -> Place {
    guard let source else { return Place(basis: basis) }
    return Place(source: base[source].slug, basis: basis, isSecondHand: base.isSecondHand(source))
  }

  private var teller: String? {
    guard let study = entry.of(CaseStudy.self) else { return nil }
    return base[study].account?.value.by?.value.text
  }

  /// The entry that item number `position` of `see` means.
  func seen(_ position: Int) -> String? {
    base.edges(from: entry, .sees).first { $0.row == position }.map { base.identifier($0.to) }
  }
}

/// Who says what a row says.
enum RowBasis: String, CaseIterable {
  case stated, inferred, sorted, entry

  var choice: Shape.Choice {
    switch self {
    case .stated: .init(id: rawValue, label: "Stated", meaning: "the source, or the account, says so itself")
    case .inferred: .init(id: rawValue, label: "Inferred", meaning: "the editors read it so")
    case .sorted: .init(id: rawValue, label: "Sorted", meaning: "the editors sorted it under this word")
    case .entry:
      .init(
        id: rawValue, label: "With the entry",
        meaning: "no place is given for this row alone: it rests on the sources of its entry as a whole")
    }
  }
}

extension KnowledgeBase {
  /// `case-studies/front-door`: what an entry is called in data files.
  package func identifier(_ id: AnyID) -> String { "\(id.kind.folder)/\(self[common: id].slug)" }

  /// Whether a work is known here only through others.
  func isSecondHand(_ source: ID<Source>) -> Bool { !edges(from: source.any, .readIn).isEmpty }
}

extension Table.Column {
  static let source = Table.Column(
    name: "source", label: "Source", help: "the source that it rests on", content: .text, target: .init(.source))
  static let place = Table.Column(
    name: "where", label: "Place in the source", help: "where a reader of the original finds it", content: .text)
  static let teller = Table.Column(
    name: "told_by", label: "Told by", help: "who tells it, where it stands in an account and in no source",
    content: .text)
  static let basis = Table.Column(
    name: "basis", label: "Basis", help: "who says so", content: .choice(RowBasis.allCases.map(\.choice)),
    isRequired: true)
  static let secondHand = Table.Column(
    name: "second_hand", label: "At second hand",
    help: "whether the source is known here only through another work; blank where no source is named", content: .flag)
}
