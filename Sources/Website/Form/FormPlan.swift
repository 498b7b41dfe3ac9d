import Knowledge

/// What a form for one kind of entry asks, in three steps.
struct FormPlan: Sendable {
  /// The kinds that anyone can add by a form.
  static let kinds: [Kind] = [.caseStudy, .organisation, .lesson]

  let kind: Kind
  /// The fields that tell most, and the text; who was in it; all the rest.
  let steps: [Step]

  struct Step: Sendable {
    let heading: String
    let words: String
    let fields: [FieldDefinition]
    /// Whether the text of the entry is asked for here, behind the fields.
    var asksForText = false
  }

  init(_ kind: Kind) {
    self.kind = kind
    let (first, second): ([String], [String]) =
      switch kind {
      case .organisation: (["title", "summary", "kind"], ["formedFrom", "partOf"])
      case .lesson: (["title", "summary", "audience", "theme"], ["signs", "questions", "moments"])
      default: (["title", "summary", "account"], ["organisations", "funding"])
      }
    func named(_ names: [String]) -> [FieldDefinition] {
      names.compactMap { name in kind.fields.first { $0.name == name } }
    }
    let rest = kind.fields.filter { !(first + second + Self.editors).contains($0.name) }
    steps = [
      Step(heading: "Tell it", words: "These matter most.", fields: named(first), asksForText: true),
      Step(
        heading: kind == .lesson
          ? "When is it wanted?" : kind == .organisation ? "Where does it belong?" : "Who was in it?",
        words: "Leave out what you do not know.", fields: named(second)),
      Step(
        heading: "More, if you have time", words: "Each of these helps someone to find or to trust it.", fields: rest),
    ]
  }

  /// What only those who keep the site fill in.
  private static let editors = [
    "autolink", "date", "lastmod", "reviewed", "draft", "order", "group", "withdrawn", "updates", "extra",
  ]

  /// What the text is called.
  var textLabel: String { kind == .caseStudy ? "What happened" : "In your own words" }

  /// Whether an entry of the kind is nothing without its text.
  var needsText: Bool { kind == .lesson }

  /// What the text should tell.
  var textQuestion: String {
    switch kind {
    case .organisation: "Anything else about it that a reader should know."
    case .lesson: "Why does it matter? What should a reader do on Monday?"
    default:
      "What was the need? How did you work together? What changed, and how do you know? What got in the way?"
    }
  }

  /// The headings that texts of this kind have.
  var textHeadings: [String] { kind.textHeadings }
}

/// A row in which an organisation is chosen, named, or described where nobody names it.
struct PartyFields {
  /// The field that takes the organisation's slug.
  let reference: FieldDefinition
  let name: FieldDefinition
  let unnamed: FieldDefinition

  init?(_ fields: [FieldDefinition]) {
    let reference = fields.first { if case .reference(.organisation) = $0.shape { true } else { false } }
    guard let reference, let name = fields.first(where: { $0.name == "name" }),
      let unnamed = fields.first(where: { $0.name == "unnamed" })
    else { return nil }
    (self.reference, self.name, self.unnamed) = (reference, name, unnamed)
  }
}
