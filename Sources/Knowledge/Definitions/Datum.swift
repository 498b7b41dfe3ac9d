/// A value on its way out: what an author wrote in a field, typed and without its place, as data files have it.
package indirect enum Datum: Sendable, Equatable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([Datum])
  case record([Pair])

  /// A field of a record. Fields that were left out are not there.
  package struct Pair: Sendable, Equatable {
    package let name: String
    package let value: Datum

    package init(_ name: String, _ value: Datum) {
      self.name = name
      self.value = value
    }
  }
}

extension Definition {
  /// The fields of an owner that are there, in the order of the definition.
  package func data(of owner: Owner) -> [Datum.Pair] {
    withUnsafePointer(to: owner) { owner in
      fields.indices.compactMap { index in fields[index].datum(owner).map { Datum.Pair(names[index], $0) } }
    }
  }

  /// The value of one field; nil where it was left out.
  package func datum(of owner: Owner, _ name: String) -> Datum? {
    guard let field = fields.first(where: { $0.definition.name == name }) else { return nil }
    return withUnsafePointer(to: owner) { field.datum($0) }
  }
}

extension Entry {
  /// The value of one field, as data files have it; nil where it was left out.
  package func datum(_ name: String) -> Datum? { Self.definition.datum(of: self, name) }
}

extension Datum {
  /// The text of a value that is one.
  package var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The items of a list.
  package var items: [Datum] { if case .list(let items) = self { items } else { [] } }
  /// A field of a record.
  package subscript(name: String) -> Datum? {
    guard case .record(let pairs) = self else { return nil }
    return pairs.first { $0.name == name }?.value
  }
}

extension KnowledgeBase {
  /// The value of one field of an entry, as data files have it; nil where it was left out.
  package func datum(of id: AnyID, _ name: String) -> Datum? {
    let index = Int(id.index)
    return switch id.kind {
    case .caseStudy: caseStudies[index].datum(name)
    case .organisation: organisations[index].datum(name)
    case .lesson: lessons[index].datum(name)
    case .source: sources[index].datum(name)
    case .glossaryTerm: glossary[index].datum(name)
    case .framework: frameworks[index].datum(name)
    case .page: pages[index].datum(name)
    }
  }
}
