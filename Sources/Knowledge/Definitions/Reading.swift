import Diagnostics
import YAML

/// One entry's front matter being read: what was found so far, and what the values may refer to.
package struct Reading: Sendable {
  package var findings = Findings()
  /// The terms that content/site.yml declares.
  package let vocabularies: Vocabularies
  /// The fields of the entry as a whole, to tell a key at the wrong level from one that does not exist.
  let entryFields: [FieldDefinition]
  private let entryNames: [String]
  /// The field whose value is being read; nil before the first. Known by where it stands: to hand on its definition for each
  /// value would count all the texts in it.
  var field: FieldDefinition? { neighbours.indices.contains(position) ? neighbours[position] : nil }
  /// That field and those beside it.
  var neighbours: [FieldDefinition] = []
  /// Of the field among them.
  var position = 0
  /// Keys of the entry that are none of its fields: one may belong to a row, which must not be said to lack it.
  var strayKeys: Set<String> = []
  /// The mapping that was just read, with the keys whose values could not be read.
  var pairs: [YAMLPair] = []
  /// What was meant by those of its keys that do not exist.
  var meantKeys: [String] = []
  let worthAdding: WorthAdding

  init(
    vocabularies: Vocabularies, entryFields: [FieldDefinition] = [], entryNames: [String] = [],
    worthAdding: WorthAdding = WorthAdding()
  ) {
    self.vocabularies = vocabularies
    self.entryFields = entryFields
    self.entryNames = entryNames
    self.worthAdding = worthAdding
  }

  /// Whether the mapping that was just read has a key, or one by which it is meant.
  func hasKey(_ key: String) -> Bool {
    pairs.indices.contains { pairs[$0].key.value == key } || meantKeys.contains(key)
  }

  package mutating func report(
    _ rule: Rule, at place: Place, _ message: String, notes: [Diagnostic.Note] = [], hint: String? = nil,
    replacement: Diagnostic.Replacement? = nil
  ) {
    findings.report(rule, at: place, message, notes: notes, hint: hint, replacement: replacement)
  }

  /// The text of a scalar, or nil after saying that the field takes something else.
  mutating func scalar(_ node: YAMLNode, wanted: @autoclosure () -> String) -> YAMLScalar? {
    guard case .scalar(let scalar) = node.content else {
      reportWrongType(node, wanted: wanted())
      return nil
    }
    return scalar
  }

  /// Most items of a list.
  ///
  /// Each pair of organisations in a case study stands on both their pages: a thousand rows in one file of 33 KB made
  /// 173 MB of pages in 10 s.
  static let longestList = 200

  /// The items of a list, or none after saying that the field takes a list.
  mutating func list(_ node: YAMLNode) -> [YAMLNode] {
    switch node.content {
    case .sequence(let items):
      reportRepeats(in: items)
      guard items.count > Self.longestList else { return items }
      report(
        .listTooLong, at: items[Self.longestList].place,
        "`\(field?.name ?? "")` has \(items.count) items, and \(Self.longestList) is the most",
        hint: "say together what belongs together, or make two entries of this one")
      return Array(items.prefix(Self.longestList))
    case .scalar(let scalar)
    where field?.shape.record != nil && !(takesReferences && parted(scalar.text).allSatisfy { isSlug($0) }):
      report(
        .wrongType, at: node.place, "`\(field?.name ?? "")` takes rows, and this is a single value",
        hint:
          "begin a new line with two spaces and a hyphen: `  \(row(from: scalar.text))`, and the row's other fields below it"
      )
      return []
    case .mapping(let pairs) where field?.shape.record != nil:
      report(
        .wrongType, at: pairs.first?.key.place ?? node.place,
        "`\(field?.name ?? "")` takes rows, and this is the beginning of one without its hyphen",
        hint:
          "put a hyphen and a space before `\(pairs.first?.key.value ?? "")`, and two more spaces before the lines below"
      )
      return []
    case .scalar(let scalar) where scalar.style == .plain && !scalar.text.contains("\n"):
      let list = "[\(parted(scalar.text).joined(separator: ", "))]"
      report(
        .wrongType, at: node.place, "`\(field?.name ?? "")` takes a list, and this is a single value",
        hint: "put it in square brackets\(list.contains(",") ? ", with commas between the items" : ""): \(list)",
        replacement: .init(list, at: node.place, isCertain: list == "[\(scalar.text)]"))
      return []
    default:
      reportWrongType(node, wanted: "a list, each item on a line of its own after a hyphen")
      return []
    }
  }

  /// Whether the field takes a list of references, each of which may be a row.
  private var takesReferences: Bool {
    if case .list(.either(.reference, _)) = field?.shape { true } else { false }
  }

  /// The items that someone meant who wrote a list as a sentence: `families and women`. In free words nothing is parted.
  private func parted(_ text: String) -> [String] {
    var text = text
    while let last = text.last, "]);".contains(last) { text.removeLast() }
    while let first = text.first, "[(".contains(first) { text.removeFirst() }
    switch field?.shape {
    case .list(.term), .list(.choice), .list(.reference), .list(.either(.reference, _)):
      let parts = text.replacing(" and ", with: ",").replacing("&", with: ",").replacing(";", with: ",")
      return parts.replacing("/", with: ",").split(separator: ",").map { String($0).foldingWhiteSpace() }.filter {
        !$0.isEmpty
      }
    default: return [text]
    }
  }

  /// Says where a word or a reference stands twice in one list: it would be shown, and counted, twice.
  private mutating func reportRepeats(in items: [YAMLNode]) {
    guard items.count > 1, !areFewAndDifferent(items) else { return }
    var first: [String: Place] = [:]
    for item in items {
      guard case .scalar(let scalar) = item.content else { continue }
      guard let earlier = first.updateValue(item.place, forKey: scalar.text) else { continue }
      report(
        .repeatedItem, at: item.place, "`\(scalar.text)` stands twice in `\(field?.name ?? "")`",
        notes: [.init("the first one is here", at: earlier)], hint: "take one of them out")
    }
  }

  /// Whether a list is so short that comparing each item with each is faster than hashing them, and no text stands twice.
  private func areFewAndDifferent(_ items: [YAMLNode]) -> Bool {
    guard items.count <= 12 else { return false }
    for index in items.indices {
      guard case .scalar(let scalar) = items[index].content else { continue }
      for other in items[..<index] {
        if case .scalar(let earlier) = other.content, earlier.text == scalar.text { return false }
      }
    }
    return true
  }

  /// The first line of the row that someone most likely meant who wrote a single value: `- name: Family Line`.
  func row(from text: String) -> String {
    let fields = field?.shape.record ?? []
    let key =
      fields.first { if case .term(let name) = $0.shape { vocabularies[name][text] != nil } else { false } }
      ?? fields.first { field in
        if case .reference = field.shape { isSlug(text) } else { field.name == "name" }
      } ?? fields.first { $0.presence == .required } ?? fields.first
    return "- \(key?.name ?? "name"): \(text)"
  }

  mutating func reportWrongType(_ node: YAMLNode, wanted: String) {
    let subject = field.map { "`\($0.name)`" } ?? "this"
    if let only = node.onlyText, let field {
      let isItem = if case .list = field.shape { true } else { false }
      report(
        .wrongType, at: node.place, "\(subject) takes \(wanted), and this is a list",
        hint:
          "take the brackets\(isItem ? " round this item" : ", or the hyphen before it,") away: `\(isItem ? only : "\(field.name): \(only)")`"
      )
      return
    }
    report(
      .wrongType, at: node.place, "\(subject) is \(node.description), and it takes \(wanted)",
      hint: field.flatMap { field in example(of: field).map { "for example `\(field.name): \($0)`" } })
  }

  /// A value of a field as this site could have it: a word of its own vocabularies, where the field takes one.
  func example(of field: FieldDefinition) -> String? {
    switch field.shape {
    case .term(let name): return vocabularies[name].terms.first?.id ?? field.example.orNil
    case .list(.term(let name)): return vocabularies[name].terms.first.map { "[\($0.id)]" } ?? field.example.orNil
    default: return field.example.orNil
    }
  }

  /// Whether these are the names of the entry's own fields.
  func isEntry(_ names: [String]) -> Bool { names == entryNames }

  /// Where a key belongs that stands at the wrong level, as advice; nil where no level has such a key.
  func rightLevel(ofKey key: String, outside names: [String]) -> String? {
    let isInner = !entryFields.isEmpty && !isEntry(names)
    if isInner, entryFields.contains(where: { $0.name == key }) {
      return "it is a field of the entry itself: move it to the beginning of its line, above or below this list"
    }
    guard !isInner else { return nil }
    let owners = entryFields.filter { $0.shape.record?.contains { $0.name == key } ?? false }
    guard !owners.isEmpty else { return nil }
    return "it belongs to a row of \(owners.map(\.name).listed(last: "or")): put four spaces before it, under its row"
  }
}

extension YAMLNode {
  /// Whether nothing stands there: no value at all, `[]` or `{}`.
  var isBlank: Bool {
    switch content {
    case .empty: true
    case .scalar: false
    case .sequence(let items): items.isEmpty
    case .mapping(let pairs): pairs.isEmpty
    }
  }

  /// The one text of a list, be it a list in a list; nil for all else.
  fileprivate var onlyText: String? {
    guard case .sequence(let items) = content, let first = items.first, items.count == 1 else { return nil }
    if case .scalar(let scalar) = first.content { return scalar.text }
    return first.onlyText
  }

  /// "a list": what a message calls the value.
  var description: String {
    switch content {
    case .empty: "nothing"
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a set of keys"
    }
  }
}

extension Shape {
  /// The fields of a record, or of the records in a list.
  var record: [FieldDefinition]? {
    switch self {
    case .record(let fields): fields
    case .list(let shape): shape.record
    case .either(let first, let second): first.record ?? second.record
    default: nil
    }
  }
}

extension String {
  /// Nil for an empty text.
  fileprivate var orNil: String? { isEmpty ? nil : self }
}
