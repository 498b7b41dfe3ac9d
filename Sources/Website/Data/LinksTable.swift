import Diagnostics
import Knowledge

/// Every reference from an entry to another, whatever it means.
struct LinksTable: Sendable {
  let columns: [Table.Column] = [
    Table.Column(
      name: "key", label: "Key", help: "names the row; made from what it says, so that it stays when others come",
      content: .text, isRequired: true, isUnique: true),
    Table.Column(
      name: "from", label: "From", help: "the entry that refers", content: .text, isRequired: true,
      target: .init(table: "entries", column: "id")),
    Table.Column(
      name: "to", label: "To", help: "the entry that it refers to", content: .text, isRequired: true,
      target: .init(table: "entries", column: "id")),
    Table.Column(
      name: "relation", label: "Relation", help: "what the reference means",
      content: .choice(Relation.allCases.map { .init(id: $0.name, label: $0.name, meaning: $0.meaning) }),
      isRequired: true),
    Table.Column(
      name: "position", label: "Position",
      help: "its place, from 1, in the list that it is written in, or among the references of its kind in the text",
      content: .number, isRequired: true),
    .source, .place, .teller, .basis, .secondHand,
  ]

  func table(_ base: KnowledgeBase) -> Table {
    let ids = base.allEntries
    return Table(
      name: "links", title: "All references", words: "A row for each reference from an entry to another",
      columns: columns, key: "key", pieces: ids.count
    ) { rows(from: ids[$0], in: base) }
  }

  /// The references of an entry.
  func rows(from id: AnyID, in base: KnowledgeBase) -> [[Table.Cell]] {
    var keys: [Relation: RowKeys] = [:]
    var lists: [Relation: [Datum]] = [:]
    let entry = EntryFacts(id, base)
    return base.edges(from: id).map { edge in
      let to = base[common: edge.to]
      if lists[edge.relation] == nil {
        lists[edge.relation] = edge.relation.field.flatMap { base.datum(of: id, $0)?.items } ?? []
      }
      let record = lists[edge.relation].flatMap { $0.indices.contains(edge.row) ? $0[edge.row] : nil }
      let place = place(of: edge, record, entry)
      var own = keys[edge.relation] ?? RowKeys("\(entry.id)#\(edge.relation.name)")
      let apart = edge.locator ?? edge.relation.distinction.flatMap { record?[$0]?.text }
      let key = own.next([edge.to.kind.folder, to.slug] + (apart.map { [$0] } ?? []))
      keys[edge.relation] = own
      return [
        .text(key), .text(entry.id), .text(base.identifier(edge.to)), .text(edge.relation.name),
        .number(edge.row + 1), .init(place.source), .init(edge.locator ?? record?["where"]?.text), .init(place.teller),
        .text(place.basis.rawValue), place.isSecondHand.map(Table.Cell.flag) ?? .blank,
      ]
    }
  }

  private func place(of edge: Edge, _ record: Datum?, _ entry: EntryFacts) -> EntryFacts.Place {
    if edge.relation == .cites { return entry.place(of: edge) }
    guard let record else { return entry.placeOfWhole(isSorting: false) }
    var place = entry.place(of: record)
    if record["basis"]?.text == RowBasis.inferred.rawValue { place.basis = .inferred }
    return place
  }
}

extension Relation {
  /// As data files have it.
  var name: String {
    switch self {
    case .tookPart: "took_part"
    case .fundedBy: "funded_by"
    case .bearsOn: "bears_on"
    case .toldBy: "told_by"
    case .partOf: "part_of"
    case .formedFrom: "formed_from"
    case .publishedBy: "published_by"
    case .voices: "voices"
    case .readIn: "read_in"
    case .shedsLightOn: "sheds_light_on"
    case .sees: "sees"
    case .cites: "cites"
    case .mentions: "mentions"
    }
  }

  /// The list in whose rows it is written, each with its place.
  fileprivate var field: String? {
    switch self {
    case .tookPart: "organisations"
    case .fundedBy: "funding"
    case .bearsOn: "lessons"
    case .readIn: "readIn"
    default: nil
    }
  }

  /// What tells two references of one entry to another apart, in their rows.
  fileprivate var distinction: String? {
    switch self {
    case .tookPart: "role"
    case .fundedBy: "kind"
    case .bearsOn: "evidence"
    case .readIn: "where"
    default: nil
    }
  }

  /// What it means, as part of a sentence.
  var meaning: String {
    switch self {
    case .tookPart: "the organisation took part in the case study"
    case .fundedBy: "the organisation paid for it"
    case .bearsOn: "the case study bears on the lesson"
    case .toldBy: "someone of the organisation tells it"
    case .partOf: "it belongs to the organisation"
    case .formedFrom: "the organisation went into it"
    case .publishedBy: "the organisation published the source"
    case .voices: "the organisation speaks through the source"
    case .readIn: "the work is known here only through the other"
    case .shedsLightOn: "the framework sheds light on the lesson"
    case .sees: "the glossary sends the reader on to it"
    case .cites: "it rests on the source, as a whole or in one place"
    case .mentions: "its text links to it, which says nothing more"
    }
  }
}
