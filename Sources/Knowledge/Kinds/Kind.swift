import Output

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
    var name = String(folder)
    guard let kind = name.withUTF8({ Self(folder: $0) }) else { return nil }
    self = kind
  }

  /// The same by bytes: asked for every link of every text.
  init?(folder: UnsafeBufferPointer<UInt8>) {
    // No two begin with the same letter.
    switch folder.first {
    case UInt8(ascii: "c"): self = .caseStudy
    case UInt8(ascii: "o"): self = .organisation
    case UInt8(ascii: "l"): self = .lesson
    case UInt8(ascii: "s"): self = .source
    case UInt8(ascii: "g"): self = .glossaryTerm
    case UInt8(ascii: "f"): self = .framework
    case UInt8(ascii: "p"): self = .page
    default: return nil
    }
    var name = self.folder
    let isSame = name.withUTF8 { $0.count == folder.count && folder.isEqual(folder.indices, to: $0, at: 0) }
    guard isSame else { return nil }
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
