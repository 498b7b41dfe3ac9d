import Diagnostics
import YAML

/// The lists of words that content/site.yml declares.
package enum VocabularyName: String, CaseIterable, Sendable {
  case areas, aims, people, roles, organisationKinds, fundingKinds, themes, groups, sourceTypes
}

/// Names a vocabulary in a type, so that a role can never stand where an area belongs.
package protocol OpenVocabulary: Sendable {
  static var name: VocabularyName { get }
}

package enum Areas: OpenVocabulary { package static let name = VocabularyName.areas }
package enum Aims: OpenVocabulary { package static let name = VocabularyName.aims }
package enum People: OpenVocabulary { package static let name = VocabularyName.people }
package enum Roles: OpenVocabulary { package static let name = VocabularyName.roles }
package enum OrganisationKinds: OpenVocabulary { package static let name = VocabularyName.organisationKinds }
package enum FundingKinds: OpenVocabulary { package static let name = VocabularyName.fundingKinds }
package enum Themes: OpenVocabulary { package static let name = VocabularyName.themes }
package enum Groups: OpenVocabulary { package static let name = VocabularyName.groups }
package enum SourceTypes: OpenVocabulary { package static let name = VocabularyName.sourceTypes }

/// A word of an open vocabulary.
package struct Term<Vocabulary: OpenVocabulary>: FieldValue, Hashable {
  package let id: String
  package init(_ id: String) { self.id = id }

  package static var shape: Shape { .term(Vocabulary.name) }
  package var datum: Datum { .text(id) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "a word of `\(Vocabulary.name.rawValue)`") else { return nil }
    let vocabulary = reading.vocabularies[Vocabulary.name]
    if vocabulary.has(scalar.text) || !reading.vocabularies.areKnown { return Self(scalar.text) }
    let suggestion =
      vocabulary.terms.first { $0.label?.value.text.lowercased() == scalar.text.lowercased() }?.id
      ?? vocabulary.terms.first { $0.aliases.contains { $0.text == scalar.text } }?.id
      ?? nearest(to: scalar.text, in: vocabulary.terms.map(\.id))
    let home = reading.vocabularies.all.first { $0.value[scalar.text] != nil }
    let parts = scalar.text.replacing(" and ", with: ";").replacing("&", with: ";")
      .split { ";/ ".contains($0) }.map(String.init)
    let hint: String
    if parts.count > 1, parts.allSatisfy({ vocabulary[$0] != nil }) {
      hint = "these are \(parts.count) words: put a comma between them, [\(parts.joined(separator: ", "))]"
    } else if let suggestion {
      hint = "did you mean `\(suggestion)`?"
    } else if let home {
      hint = "that word belongs to `\(home.key.rawValue)`; here it can be \(vocabulary.summary)"
    } else {
      hint =
        "it can be \(vocabulary.summary); a new word is added in content/site.yml under `\(Vocabulary.name.rawValue)`"
    }
    reading.report(
      .unknownTerm, at: node.place, "`\(scalar.text)` is none of the site's `\(Vocabulary.name.rawValue)`", hint: hint,
      replacement: suggestion.map { .init($0, at: node.place, isCertain: false) })
    return nil
  }
}

/// A declared word: an entry of a vocabulary in content/site.yml.
package struct TermDeclaration: Row {
  package var idField: Located<Slug>?
  package var label: Located<Line>?
  package var order: Located<Int>?
  package var description: Located<Prose>?
  package var type: Located<SchemaType>?
  package var aliases: [Located<Slug>] = []

  package init() {}

  package var id: String { idField?.value.text ?? "" }
  package var shownLabel: String { label?.text ?? id }

  package static let definition = Definition<Self>(
    "term",
    fields: [
      .one("id", \.idField, .required, label: "Id", help: "the word that entries use", example: "housing"),
      .one("label", \.label, .required, label: "Label", help: "the word as pages show it", example: "Housing"),
      .one("order", \.order, label: "Order", help: "its place in lists, smallest first", example: "1"),
      .one(
        "description", \.description, label: "Description", help: "one sentence on what it covers",
        example: "Somewhere to live after prison."),
      .one(
        "type", \.type, label: "Type",
        help: "for kinds of organisation and of source: the word that schema.org has for it",
        example: "NGO"),
      .many(
        "aliases", \.aliases, label: "Former ids", help: "ids that it had once, so that its old addresses lead on",
        example: "[accommodation]"),
    ])
}

/// An id: a slug that names a term, not an entry.
package struct Slug: FieldValue, Hashable {
  package let text: String
  package static let shape = Shape.line(upTo: 100)
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "an id") else { return nil }
    // `index` is the name of the page that lists the words themselves.
    if isSlug(scalar.text), scalar.text != "index" { return Self(text: scalar.text) }
    reading.report(
      .unreadableSlug, at: node.place, "`\(scalar.text)` cannot be an id",
      hint: scalar.text == "index"
        ? "the list of all words stands there already: choose another word"
        : "an id has lower-case letters, digits and hyphens, such as `\(makeSlug(from: scalar.text))`")
    return nil
  }
}

/// One vocabulary with its words in the order in which lists show them.
package struct Vocabulary: Sendable {
  package let terms: [TermDeclaration]
  private let positions: [String: Int]

  /// - Parameter terms: as declared. Those with an `order` come first, by it; the others as they stand.
  package init(_ terms: [TermDeclaration] = []) {
    let ordered = terms.enumerated().sorted { left, right in
      (left.element.order?.value ?? .max, left.offset) < (right.element.order?.value ?? .max, right.offset)
    }
    let sorted = ordered.map(\.element)
    self.terms = sorted
    positions = Dictionary(sorted.indices.map { (sorted[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: String) -> TermDeclaration? { positions[id].map { terms[$0] } }

  func has(_ id: String) -> Bool { positions[id] != nil }

  /// The place of a word in lists; words that are not declared come last.
  package func position(of id: String) -> Int { positions[id] ?? terms.count }

  /// The word as pages show it.
  package func label(of id: String) -> String { self[id]?.shownLabel ?? id }

  var summary: String {
    terms.isEmpty ? "nothing yet" : terms.map(\.id).listed(last: "or")
  }
}

/// All open vocabularies of a site.
package struct Vocabularies: Sendable {
  package let all: [(key: VocabularyName, value: Vocabulary)]
  /// False where content/site.yml could not be read, which has been reported once: then every word is accepted.
  let areKnown: Bool

  package init(_ declared: [VocabularyName: Vocabulary]) {
    all = VocabularyName.allCases.map { ($0, declared[$0] ?? Vocabulary()) }
    areKnown = true
  }

  /// Stands for the vocabularies of a site whose site.yml cannot be read.
  package static let unknown = Vocabularies()

  private init() {
    all = []
    areKnown = false
  }

  package subscript(name: VocabularyName) -> Vocabulary {
    // By index: a pair that is handed to a closure is copied, with all that it holds.
    for index in all.indices where all[index].key == name { return all[index].value }
    return Vocabulary()
  }

  package func label<V: OpenVocabulary>(of term: Term<V>) -> String { self[V.name].label(of: term.id) }
}
