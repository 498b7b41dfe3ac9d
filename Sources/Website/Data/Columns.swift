import Knowledge

/// The columns that a list of fields makes, and the cells of a record in them.
///
/// Lists of rows and of texts make none: they are tables of their own.
struct Columns {
  private let fields: [FieldDefinition]
  private let prefix: String

  init(_ fields: [FieldDefinition], prefix: String = "") {
    self.fields = fields
    self.prefix = prefix
  }

  var columns: [Table.Column] {
    fields.flatMap { field -> [Table.Column] in
      let name = prefix + dataName(field.name)
      func column(_ content: Table.Content, target: Table.Column.Target? = nil) -> Table.Column {
        Table.Column(
          name: name, label: field.label, help: field.help, content: content, isRequired: field.presence == .required,
          target: target)
      }
      switch field.shape {
      case .line, .prose: return [column(.text)]
      case .date: return [column(.date)]
      case .dateOr(let word): return [column(.dateOr(word: word))]
      case .number: return [column(.number)]
      case .flag: return [column(.flag)]
      case .address: return [column(.address)]
      case .choice(let choices): return [column(.choice(choices))]
      case .term(let vocabulary): return [column(.text, target: .init(vocabulary))]
      case .reference(let kind): return [column(.text, target: .init(kind))]
      case .name: return [column(.text, target: .init(table: "entries", column: "id"))]
      case .referenceOrLine(let kind):
        return [
          column(.text, target: .init(kind)),
          Table.Column(
            name: name + "_name", label: "\(field.label), by name",
            help: "its name, where it has no entry of its own here", content: .text),
        ]
      case .record(let inner): return Columns(inner, prefix: name + "_").columns.map { $0.optional }
      case .list(.term), .list(.choice), .list(.reference):
        return [
          Table.Column(
            name: name, label: field.label, help: "\(field.help); several are parted by a semicolon", content: .text,
            isRequired: field.presence == .required)
        ]
      case .list, .either: return []
      case .free: return [column(.json)]
      }
    }
  }

  /// The cells of a record, one for each column.
  func cells(_ value: (String) -> Datum?) -> [Table.Cell] {
    fields.flatMap { field -> [Table.Cell] in
      let datum = value(field.name)
      switch field.shape {
      case .referenceOrLine: return [Table.Cell(datum?.text), Table.Cell(datum?["name"]?.text)]
      case .record(let inner): return Columns(inner).cells { datum?[$0] }
      case .list(.term), .list(.choice), .list(.reference):
        let words = datum?.items.compactMap(\.text) ?? []
        return [Table.Cell(words.isEmpty ? nil : words.joined(separator: "; "))]
      case .list, .either: return []
      case .free: return [Table.Cell(datum.map(jsonText))]
      default: return [Table.Cell(datum)]
      }
    }
  }
}

extension Table.Cell {
  init(_ datum: Datum?) {
    switch datum {
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(number)
    case .flag(let flag): self = .flag(flag)
    case .list, .record, nil: self = .blank
    }
  }
}

extension Table.Column.Target {
  init(_ kind: Kind) { self.init(table: kind.table, column: "slug") }
  init(_ vocabulary: VocabularyName) { self.init(table: dataName(vocabulary.rawValue), column: "id") }
}

extension Table.Column {
  /// The same for a record that may be absent as a whole.
  fileprivate var optional: Self {
    var column = self
    column.isRequired = false
    return column
  }
}
