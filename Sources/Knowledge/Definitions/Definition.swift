import Diagnostics
import Output
import YAML

/// The fields of a described type, in the order in which a file shows them best.
package struct Definition<Owner: Described>: Sendable {
  package let fields: [Field<Owner>]
  /// What the type is called in a message: "case study", "row of `figures`".
  package let noun: String
  /// Keys that belong to another kind of entry, each with where its edge is written instead.
  package let elsewhere: [String: String]
  /// All that is said about the fields, apart from how they are stored.
  package let descriptions: [FieldDefinition]
  private let positions: [String: Int]

  package init(_ noun: String, fields: [Field<Owner>], elsewhere: [String: String] = [:]) {
    self.noun = noun
    self.fields = fields
    self.elsewhere = elsewhere
    descriptions = fields.map(\.definition)
    positions = Dictionary(uniqueKeysWithValues: fields.indices.map { (fields[$0].definition.name, $0) })
  }

  package var names: [String] { fields.map(\.definition.name) }

  /// Reads a mapping into a new owner; nil only where the node is no mapping at all.
  package func read(_ node: YAMLNode, _ reading: inout Reading) -> Owner? {
    guard case .mapping(let pairs) = node.content else {
      if case .scalar(let scalar) = node.content, reading.field?.shape.record != nil {
        reading.report(
          .wrongType, at: node.place, "this \(noun) is a single value, and it takes keys of its own",
          hint: "write `\(reading.row(from: scalar.text))`, and the other keys on lines of their own below it")
      } else {
        reading.report(
          .wrongType, at: node.place, "this \(noun) is \(node.description), and it takes keys of its own",
          hint: "write \(exampleKeys) on lines of their own, each with its value behind the colon")
      }
      return nil
    }
    var owner = Owner()
    var isPresent = [Bool](repeating: false, count: fields.count)
    for pair in pairs {
      guard let position = positions[pair.key.value] else {
        // A field that is only misspelt is there: it must not be reported as missing too.
        if let meant = reportUnknown(pair.key, &reading), let position = positions[meant] { isPresent[position] = true }
        continue
      }
      isPresent[position] = true
      let field = fields[position]
      if pair.value.isBlank {
        reading.report(
          .emptyValue, at: pair.key.place, "`\(pair.key.value)` has nothing behind it",
          hint: "\(field.definition.help); or leave the line out")
        continue
      }
      let outer = reading.field
      reading.field = field.definition
      field.read(pair.value, &owner, &reading)
      reading.field = outer
    }
    let start = pairs.first?.key.place ?? node.place
    var missing = fields.indices.filter { !isPresent[$0] }.map { fields[$0].definition }
    // Of an entry that was withdrawn only a notice is left, which shows its title.
    if positions["withdrawn"].map({ isPresent[$0] }) == true { missing = missing.filter { $0.name == "title" } }
    for field in missing where field.presence == .required { reportMissing(field, at: start, &reading) }
    let wanted = missing.filter { $0.presence == .wanted }
    if !wanted.isEmpty { reportWorthAdding(wanted, at: start, &reading) }
    reading.keys = pairs.map(\.key.value)
    owner.finish(at: start, &reading)
    return owner
  }

  /// Adds the values of all fields to an archive.
  func write(_ owner: Owner, to archive: inout Archive) {
    for field in fields { field.write(owner, &archive) }
  }

  /// An owner with the values that were written.
  func restore(from reader: inout ArchiveReader) throws(ArchiveFault) -> Owner {
    var owner = Owner()
    for field in fields { try field.restore(&owner, &reader) }
    return owner
  }

  private func reportMissing(_ field: FieldDefinition, at place: Place, _ reading: inout Reading) {
    let example = reading.example(of: field).map { "; for example `\(field.name): \($0)`" } ?? ""
    reading.report(
      .missingField, at: place, "this \(noun) has no `\(field.name)`",
      hint: "add `\(field.name):` (\(field.help))\(example)")
  }

  /// Asks for all that is left out in one go: an entry with the fewest fields is a good beginning, not ten mistakes.
  private func reportWorthAdding(_ fields: [FieldDefinition], at place: Place, _ reading: inout Reading) {
    let names = fields.map(\.name).listed(last: "or")
    let lines = fields.map { field in
      reading.example(of: field).map { "`\(field.name): \($0)`, \(field.help)" } ?? "`\(field.name):`, \(field.help)"
    }
    reading.report(
      .worthAdding, at: place, "this \(noun) does not say \(names)",
      hint: "add what you know, such as \(lines.joined(separator: "; ")). Leave out what the source does not say")
  }

  /// Reports a key that is none of the fields, and gives the field that was most likely meant.
  private func reportUnknown(_ key: Located<String>, _ reading: inout Reading) -> String? {
    if let advice = elsewhere[key.value] {
      reading.report(
        .edgeAtWrongEnd, at: key.place, "`\(key.value)` is not written in \(article) \(noun)", hint: advice)
    } else if let advice = reading.rightLevel(ofKey: key.value, outside: names) {
      reading.report(.misplacedKey, at: key.place, "`\(key.value)` stands at the wrong level", hint: advice)
    } else if let suggestion = nearest(to: key.value, in: names) {
      reading.report(
        .unknownKey, at: key.place, "\(article) \(noun) has no field called `\(key.value)`",
        hint: "did you mean `\(suggestion)`?", replacement: .init(suggestion, at: key.place, isCertain: false))
      return suggestion
    } else {
      reading.report(
        .unknownKey, at: key.place, "\(article) \(noun) has no field called `\(key.value)`",
        hint: "it can have \(names.listed()); what is only for tools of your own goes under `extra:`")
    }
    return nil
  }

  private var article: String { "aeiou".contains(noun.first ?? "x") ? "an" : "a" }

  /// The keys that a message shows: the first one, and those that must be there.
  private var exampleKeys: String {
    let shown = fields.enumerated().filter { $0.offset == 0 || $0.element.definition.presence == .required }
    return shown.map { $0.element.definition.name + ":" }.listed()
  }
}

extension [String] {
  /// "`a`, `b` and `c`".
  package func listed(last: String = "and") -> String {
    let quoted = map { "`\($0)`" }
    guard let final = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}
