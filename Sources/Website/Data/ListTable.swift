import Diagnostics
import Knowledge
import Output

/// A list field of an entry as a table of its own: a row for each item.
struct ListTable: Sendable {
  /// The kinds whose entries have the field.
  let kinds: [Kind]
  /// The field, and in a row the field of that row: `differences`, `says`.
  let path: [FieldDefinition]
  let name: String

  init(_ kinds: [Kind], _ path: [FieldDefinition]) {
    self.kinds = kinds
    self.path = path
    let owner = kinds.count == 1 ? kinds[0].table : "entries"
    name = ([owner] + path.map { dataName($0.name) }).joined(separator: "_")
  }

  private var field: FieldDefinition { path[path.count - 1] }
  private var isNested: Bool { path.count > 1 }
  /// What an item is.
  private var item: Shape { if case .list(let item) = field.shape { item } else { field.shape } }

  /// The fields of an item that is a row; for an item that is a value, one field with the list's own name.
  private var fields: [FieldDefinition] {
    field.shape.rowFields
      ?? [
        FieldDefinition(
          name: field.name, label: field.label, help: field.help, presence: .required, shape: item, identifies: true)
      ]
  }

  /// The lists inside a row, which are tables again.
  var inner: [ListTable] {
    (field.shape.rowFields ?? []).filter(\.makesTable).map { ListTable(kinds, path + [$0]) }
  }

  /// Whether a row says where it stands.
  private var hasPlace: Bool { ["source", "where"].allSatisfy { name in fields.contains { $0.name == name } } }
  /// Whether nothing is said here but what rows inside say: the subject of a difference.
  private var isHeading: Bool { fields.contains { $0.shape.rowFields?.contains { $0.name == "source" } == true } }
  private var isSorting: Bool {
    switch item {
    case .term, .choice: true
    default: false
    }
  }

  // MARK: Columns

  var columns: [Table.Column] {
    var columns = [
      Table.Column(
        name: "key", label: "Key", help: "names the row; made from what it says, so that it stays when others come",
        content: .text, isRequired: true, isUnique: true),
      Table.Column(
        name: "entry", label: "Entry", help: "the entry in which it is written", content: .text, isRequired: true,
        target: .init(table: "entries", column: "id")),
    ]
    if isNested {
      let parent = ListTable(kinds, path.dropLast())
      columns.append(
        Table.Column(
          name: "parent", label: "Row", help: "the row that it belongs to", content: .text, isRequired: true,
          target: .init(table: parent.name, column: "key")))
    }
    columns.append(
      Table.Column(
        name: "position", label: "Position", help: "its place in the author's list, from 1", content: .number,
        isRequired: true))
    columns += Columns(fields).columns
    if isHeading { return columns }
    if !hasPlace { columns += [.source, .place] }
    columns.append(.teller)
    if !fields.contains(where: { $0.name == "basis" }) { columns.append(.basis) }
    columns.append(.secondHand)
    return columns
  }

  // MARK: Rows

  /// The rows that an entry has.
  func rows(of id: AnyID, in base: KnowledgeBase) -> [[Table.Cell]] {
    guard let datum = base.datum(of: id, path[0].name) else { return [] }
    var keys = RowKeys("\(id.kind.folder)/\(base.slug(of: id))#\(path[0].name)")
    let entry = EntryFacts(id, base)
    guard isNested else {
      return datum.items.enumerated().map { position, item in row(item, position, parent: nil, &keys, entry) }
    }
    let outer = ListTable(kinds, path.dropLast())
    return datum.items.enumerated().flatMap { position, item -> [[Table.Cell]] in
      let parent = keys.next(outer.parts(of: item, position, entry))
      var inner = RowKeys("\(parent).\(field.name)")
      return (item[field.name]?.items ?? []).enumerated().map { position, item in
        row(item, position, parent: parent, &inner, entry)
      }
    }
  }

  private func row(
    _ item: Datum, _ position: Int, parent: String?, _ keys: inout RowKeys, _ entry: EntryFacts
  ) -> [Table.Cell] {
    var cells: [Table.Cell] = [
      .text(keys.next(parts(of: item, position, entry))), .text(entry.id),
    ]
    if let parent { cells.append(.text(parent)) }
    cells.append(.number(position + 1))
    let record = self.record(item, position, entry)
    guard !isHeading else { return cells + Columns(fields).cells { record[$0] } }
    var place = hasPlace ? entry.place(of: record) : entry.placeOfWhole(isSorting: isSorting)
    switch field.name {
    // A source of the entry that no place is given in.
    case "sources" where record["where"] == nil: place.basis = .entry
    // What it was called, and where it stood, on this site.
    case "aliases": place = .init(basis: .entry)
    default: break
    }
    cells += Columns(fields).cells { name in
      switch name {
      case "source": place.source.map(Datum.text)
      default: record[name]
      }
    }
    if !hasPlace { cells += [Table.Cell(place.source), .blank] }
    cells.append(Table.Cell(place.teller))
    if !fields.contains(where: { $0.name == "basis" }) { cells.append(.text(place.basis.rawValue)) }
    cells.append(place.isSecondHand.map(Table.Cell.flag) ?? .blank)
    return cells
  }

  /// The item as a record, in which everyone who is named is an entry.
  private func record(_ item: Datum, _ position: Int, _ entry: EntryFacts) -> Datum {
    switch item {
    case .record(let pairs):
      guard let name = item["name"]?.text, item["unnamed"] == nil,
        let party = fields.first(where: { if case .reference(.organisation) = $0.shape { true } else { false } }),
        let organisation = entry.base.find(.named(name))
      else { return item }
      return .record(pairs + [.init(party.name, .text(entry.base[organisation].slug))])
    default:
      // A word of the glossary or an organisation, by whatever name: the linker knows which.
      if case .name = self.item { return .record([.init(field.name, .text(entry.seen(position) ?? ""))]) }
      if case .text(let text) = item, case .either = self.item { return .record([.init("source", .text(text))]) }
      return .record([.init(field.name, item)])
    }
  }

  private func parts(of item: Datum, _ position: Int, _ entry: EntryFacts) -> [String] {
    let record = record(item, position, entry)
    var parts = fields.filter(\.identifies).compactMap { record[$0.name]?.text }
    // Whoever is named is told by their entry alone.
    if let name = record["name"]?.text, parts.count > 1, parts.contains(name), record["unnamed"] == nil {
      parts.removeAll { $0 == name }
    }
    return parts.isEmpty ? [Digest(of: Bytes(jsonText(record).utf8)).start] : parts
  }
}

/// Keys for the rows of one list.
struct RowKeys {
  private let start: String
  private var used: [String: Int] = [:]

  init(_ start: String) { self.start = start }

  /// The key of a row that is told by some words. Rows that are told alike say the same: the second of them gets a number.
  mutating func next(_ parts: [String]) -> String {
    let words = parts.map { part in
      let slug = makeSlug(from: part)
      // What does not fit into a short name is told by its digest.
      if slug.isEmpty { return Digest(of: Bytes(part.utf8)).start }
      return slug.utf8.count > 60 ? "\(slug.prefix(40))-\(Digest(of: Bytes(part.utf8)).start)" : slug
    }
    let key = "\(start).\(words.joined(separator: "."))"
    let number = used[key, default: 0] + 1
    used[key] = number
    return number == 1 ? key : "\(key).\(number)"
  }
}

extension Digest {
  /// Enough of it to tell the rows of one entry apart.
  fileprivate var start: String { String(hex.prefix(8)) }
}

extension FieldDefinition {
  /// Whether its values are rows of a table of their own.
  var makesTable: Bool { if case .list = shape { true } else { false } }
}

extension Shape {
  /// The fields of the rows of a list.
  var rowFields: [FieldDefinition]? {
    switch self {
    case .list(.record(let fields)), .list(.either(_, .record(let fields))): fields
    default: nil
    }
  }
}
