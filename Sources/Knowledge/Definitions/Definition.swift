import Diagnostics
import Output
import YAML

/// The fields of a described type, in the order in which a file shows them best.
///
/// That the type is described is said below and not here: where it is said of the type's own name, the system looks it up while
/// the program runs, through all that any type can do.
package struct Definition<Owner: Sendable>: Sendable {
  package let fields: [Field<Owner>]
  /// What the type is called in a message: "case study", "row of `figures`".
  package let noun: String
  /// Keys that belong to another kind of entry, each with where its edge is written instead.
  package let elsewhere: [String: String]
  /// All that is said about the fields, apart from how they are stored.
  package let descriptions: [FieldDefinition]
  /// The names of the fields. Few, and short: looking through them is faster than looking one up by its hash.
  package let names: [String]
  private let required, wanted, title, withdrawn: FieldSet
  /// Write all fields but the first.
  private let writeOthers: @Sendable (UnsafePointer<Owner>, inout Archive) -> Void

  package init(_ noun: String, fields: [Field<Owner>], elsewhere: [String: String] = [:]) {
    self.noun = noun
    self.fields = fields
    self.elsewhere = elsewhere
    descriptions = fields.map(\.definition)
    names = descriptions.map(\.name)
    precondition(fields.count <= FieldSet.most, "no type has so many fields")
    let definitions = descriptions
    func those(_ isMeant: (FieldDefinition) -> Bool) -> FieldSet {
      FieldSet(definitions.indices.filter { isMeant(definitions[$0]) }.map(FieldSet.init(position:)))
    }
    required = those { $0.presence == .required }
    wanted = those { $0.presence == .wanted }
    title = those { $0.name == "title" }
    withdrawn = those { $0.name == "withdrawn" }
    // Each calls the next, since one that is taken out of a list is counted each time. Not by `reduce`, which would hand them on
    // through a closure of its own.
    var writeOthers: @Sendable (UnsafePointer<Owner>, inout Archive) -> Void = { _, _ in }
    for field in fields.dropFirst().reversed() {
      let (write, next) = (field.write, writeOthers)
      writeOthers = { owner, archive in
        write(owner, &archive)
        next(owner, &archive)
      }
    }
    self.writeOthers = writeOthers
  }
}

extension Definition where Owner: Described {
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
    var present = FieldSet()
    var meantKeys: [String] = []
    let (neighbours, place) = (reading.neighbours, reading.position)
    (reading.neighbours, reading.position) = (descriptions, -1)
    var last = -1
    // Asked for only where a key is none of the fields, and then made once: there may be thousands of those.
    lazy var written = pairs.map(\.key.value)
    // By index, here and below: a pair or a field that is taken out of its array is copied, with all that it holds.
    for index in pairs.indices {
      guard let position = position(of: pairs[index].key.value, behind: last) else {
        let key = pairs[index].key
        // A field that is only misspelt is there: neither it nor what it says must be reported as missing too.
        if let meant = reportUnknown(key, beside: written, &reading), let position = names.firstIndex(of: meant) {
          present.insert(FieldSet(position: position))
          meantKeys.append(meant)
          var unsaid = reading
          if !written.contains(meant), !pairs[index].value.isBlank {
            read(pairs[index].value, as: position, &owner, &unsaid)
          }
        }
        continue
      }
      last = position
      present.insert(FieldSet(position: position))
      if pairs[index].value.isBlank {
        reading.report(
          .emptyValue, at: pairs[index].key.place, "`\(names[position])` has nothing behind it",
          hint: "\(descriptions[position].help); or leave the line out")
        continue
      }
      read(pairs[index].value, as: position, &owner, &reading)
    }
    (reading.neighbours, reading.position) = (neighbours, place)
    let start = pairs.first?.key.place ?? node.place
    var (missing, left) = (required.subtracting(present), wanted.subtracting(present))
    // Of an entry that was withdrawn only a notice is left, which shows its title.
    if !present.isDisjoint(with: withdrawn) { (missing, left) = (missing.intersection(title), []) }
    if !missing.isEmpty {
      for field in descriptions(of: missing) where !reading.strayKeys.contains(field.name) {
        reportMissing(field, at: start, &reading)
      }
    }
    if !left.isEmpty { reportWorthAdding(left, at: start, &reading) }
    (reading.pairs, reading.meantKeys) = (pairs, meantKeys)
    owner.finish(at: start, &reading)
    return owner
  }

  /// The keys that are none of the fields, in their order.
  func strayKeys(of node: YAMLNode) -> [String] {
    guard case .mapping(let pairs) = node.content else { return [] }
    var stray: [String] = []
    var last = -1
    for index in pairs.indices {
      if let position = position(of: pairs[index].key.value, behind: last) {
        last = position
      } else {
        stray.append(pairs[index].key.value)
      }
    }
    return stray
  }

  /// The field that a key names, looked for from the one behind another on: keys mostly stand in the order of the fields.
  private func position(of key: String, behind last: Int) -> Int? {
    var position = last
    // Most names are told apart by how long they are; they and what they are written as are ASCII.
    let count = key.utf8.count
    for _ in names.indices {
      position = position + 1 == names.count ? 0 : position + 1
      if names[position].utf8.count == count, names[position] == key { return position }
    }
    return nil
  }

  private func descriptions(of fields: FieldSet) -> [FieldDefinition] {
    descriptions.indices.filter { fields.contains(FieldSet(position: $0)) }.map { descriptions[$0] }
  }

  private func read(_ value: YAMLNode, as position: Int, _ owner: inout Owner, _ reading: inout Reading) {
    reading.position = position
    fields[position].read(value, &owner, &reading)
  }

  /// Adds the values of all fields to an archive.
  func write(_ owner: Owner, to archive: inout Archive, behindFirst: (inout Archive) -> Void = { _ in }) {
    withUnsafePointer(to: owner) { write(at: $0, to: &archive, behindFirst: behindFirst) }
  }

  /// The same of an owner where it lies.
  func write(at owner: UnsafePointer<Owner>, to archive: inout Archive, behindFirst: (inout Archive) -> Void = { _ in })
  {
    fields.first?.write(owner, &archive)
    behindFirst(&archive)
    writeOthers(owner, &archive)
  }

  /// An owner with the values that were written.
  func restore(from reader: inout ArchiveReader) throws(ArchiveFault) -> Owner {
    var owner = Owner()
    // What was left out is a zero, and left out in a new owner: most fields of most rows.
    for index in fields.indices where !reader.skipZero() { try fields[index].restore(&owner, &reader) }
    return owner
  }

  private func reportMissing(_ field: FieldDefinition, at place: Place, _ reading: inout Reading) {
    let example = reading.example(of: field).map { "; for example `\(field.name): \($0)`" } ?? ""
    reading.report(
      .missingField, at: place, "this \(noun) has no `\(field.name)`",
      hint: "add `\(field.name):` (\(field.help))\(example)")
  }

  /// Asks for all that is left out in one go: an entry with the fewest fields is a good beginning, not ten mistakes.
  private func reportWorthAdding(_ left: FieldSet, at place: Place, _ reading: inout Reading) {
    let words = reading.worthAdding.words(of: noun, without: left) {
      let fields = descriptions(of: left)
      let names = fields.map(\.name).listed(last: "or")
      let lines = fields.map { field in
        reading.example(of: field).map { "`\(field.name): \($0)`, \(field.help)" }
          ?? "`\(field.name):`, \(field.help)"
      }
      return (
        "this \(noun) does not say \(names)",
        "add what you know, such as \(lines.joined(separator: "; ")). Leave out what the source does not say"
      )
    }
    reading.report(.worthAdding, at: place, words.message, hint: words.hint)
  }

  /// Reports a key that is none of the fields, and gives the field that was most likely meant.
  private func reportUnknown(
    _ key: Located<String>, beside written: [String], _ reading: inout Reading
  ) -> String? {
    if let advice = elsewhere[key.value] {
      reading.report(
        .edgeAtWrongEnd, at: key.place, "`\(key.value)` is not written in \(article) \(noun)", hint: advice)
    } else if let meant = otherWord(for: key.value, beside: written) {
      reading.report(
        .unknownKey, at: key.place, "\(article) \(noun) has no field called `\(key.value)`",
        hint: "write it as `\(meant):` (\(fields[names.firstIndex(of: meant) ?? 0].definition.help))",
        replacement: .init(meant, at: key.place, isCertain: false))
      return meant
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

  /// The field that is meant by its plural, or by a word that others use for it, unless that field is there as well.
  private func otherWord(for key: String, beside written: [String]) -> String? {
    let key = key.lowercased()
    let meant = [key + "s"] + (otherWords[key] ?? [])
    return meant.first { names.contains($0) && !written.contains($0) }
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

/// What people call a field, most often from other programs, and the fields that may be meant, the likeliest first.
private let otherWords: [String: [String]] = [
  "name": ["title"], "heading": ["title"], "headline": ["title"],
  "description": ["summary", "meaning"], "abstract": ["summary"], "intro": ["summary"], "excerpt": ["summary"],
  "definition": ["meaning"], "explanation": ["meaning"],
  "link": ["website", "url"], "url": ["website"], "web": ["website", "url"], "site": ["website"], "website": ["url"],
  "address": ["website", "url"], "homepage": ["website"],
  "location": ["place"], "town": ["place"], "region": ["areas"], "where": ["place"],
  "start": ["started", "from"], "begin": ["started", "from"], "began": ["started", "from"],
  "since": ["started", "from"],
  "end": ["ended", "to"], "finished": ["ended"], "until": ["to", "ended"], "till": ["to", "ended"],
  "year": ["published", "founded"], "partners": ["organisations"], "members": ["organisations"],
  "funders": ["funding"], "funded": ["funding"], "money": ["funding"], "author": ["authors"], "by": ["authors"],
  "reference": ["sources"], "references": ["sources"], "bibliography": ["sources"], "events": ["timeline"],
  "history": ["timeline"], "dates": ["timeline"], "numbers": ["figures"], "statistics": ["figures"],
  "clients": ["people"], "beneficiaries": ["people"], "groups": ["people"], "acronym": ["short"],
  "abbreviation": ["short"], "type": ["kind"], "kind": ["type"], "tags": ["aims"], "categories": ["aims"],
  "comment": ["note"], "notes": ["note"], "reason": ["why"], "strength": ["evidence"],
]
