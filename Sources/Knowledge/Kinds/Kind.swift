/// The kinds of entry, in the order in which lists of all kinds show them.
package enum Kind: UInt8, CaseIterable, Comparable, Sendable {
  case caseStudy, organisation, lesson, source, glossaryTerm, framework, page

  /// Whether pages show its titles and nothing else depends on them but the order of lists: the titles of the other kinds
  /// stand in every footer, and are looked for in every text.
  package var hasTitleApart: Bool {
    switch self {
    case .caseStudy, .organisation, .lesson, .source: true
    case .glossaryTerm, .framework, .page: false
    }
  }

  /// The folder inside `content/`, which is also the word that `[[folder/name]]` and `kbgen list` take.
  package var folder: String {
    switch self {
    case .caseStudy: "case-studies"
    case .organisation: "organisations"
    case .lesson: "lessons"
    case .source: "sources"
    case .glossaryTerm: "glossary"
    case .framework: "frameworks"
    case .page: "pages"
    }
  }

  package init?(folder: some StringProtocol) {
    let name = String(folder)
    guard let kind = Self.allCases.first(where: { $0.folder == name }) else { return nil }
    self = kind
  }

  /// "case study": the word for one, as messages use it.
  package var noun: String {
    switch self {
    case .caseStudy: "case study"
    case .organisation: "organisation"
    case .lesson: "lesson"
    case .source: "source"
    case .glossaryTerm: "glossary entry"
    case .framework: "framework"
    case .page: "page"
    }
  }

  /// "a case study", "an organisation".
  package var nounWithArticle: String { (self == .organisation ? "an " : "a ") + noun }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The type that its entries have.
  var type: any Entry.Type {
    switch self {
    case .caseStudy: CaseStudy.self
    case .organisation: Organisation.self
    case .lesson: Lesson.self
    case .source: Source.self
    case .glossaryTerm: GlossaryTerm.self
    case .framework: Framework.self
    case .page: ProsePage.self
    }
  }

  /// The fields that an entry of the kind can have.
  package var fields: [FieldDefinition] { type.descriptions }
}
