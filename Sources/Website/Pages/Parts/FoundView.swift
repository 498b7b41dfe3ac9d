import Diagnostics
import Knowledge
import Templates

/// What the search knows of an entry beside its text.
struct FoundView: View {
  /// The kind of entry, as results show it.
  let kind: String
  /// What results can be narrowed by; each stands once.
  private(set) var facets: [ChoiceView]

  static let names: [Name<Self>] = [
    .text("kind", "The kind of entry.", \.kind),
    .list("facets", "What results of a search can be narrowed by.", \.facets),
  ]

  init(_ id: AnyID, _ base: KnowledgeBase) {
    kind = id.kind.noun.sentenceStart
    facets = [ChoiceView(.kind, id.kind.folder)]
    if let lesson = id.of(Lesson.self).map({ base[$0] }) {
      for audience in [Audience.voluntary, .commissioner] where lesson.isFor(audience) {
        add(.audience, audience.rawValue)
      }
      if let theme = lesson.theme { add(.theme, theme.value.id) }
    } else if let id = id.of(CaseStudy.self) {
      for edge in base.edges(from: id.any, .bearsOn) {
        if let theme = edge.to.of(Lesson.self).flatMap({ base[$0].theme }) { add(.theme, theme.value.id) }
      }
      for setting in base[id].setting { add(.setting, setting.value.rawValue) }
      for people in base[id].people { add(.people, people.value.id) }
    }
  }

  private mutating func add(_ facet: Facet, _ value: String) {
    if !facets.contains(where: { $0.facet == facet && $0.value == value }) { facets.append(ChoiceView(facet, value)) }
  }
}

/// What the results of a search can be narrowed by.
enum Facet: String, CaseIterable {
  case kind, audience, theme, setting, people

  /// As the heading over its choices says it.
  var label: String {
    switch self {
    case .kind: "Kind of page"
    case .audience: "For whom"
    case .theme: "Theme"
    case .setting: "Setting"
    case .people: "People served"
    }
  }
}

/// The choices of a facet.
struct FacetView: View {
  let facet: Facet
  let choices: [ChoiceView]

  static let names: [Name<Self>] = [
    .text("label", "What is told apart.") { $0.facet.label },
    .list("choices", "What can be chosen.", \.choices),
  ]

  /// What at least one entry has, in the order of the vocabularies.
  static func all(_ site: SiteIndex, kinds: [Kind]) -> [Self] {
    func terms(_ filter: StudyFilter) -> [(String, String)] {
      site.filters.filter { $0.filter == filter }.map { ($0.id, $0.label) }
    }
    return Facet.allCases.compactMap { facet in
      let choices: [(String, String)] =
        switch facet {
        case .kind: kinds.map { ($0.folder, $0 == .page ? "Pages" : Frame.label(of: $0)) }
        case .audience:
          site.audiences.map {
            ($0.rawValue, $0 == .commissioner ? "Commissioners" : "Voluntary organisations")
          }
        case .theme: site.lessonThemes().map { ($0.id, $0.label) }
        case .setting: terms(.setting)
        case .people: terms(.people)
        }
      return choices.isEmpty
        ? nil
        : Self(facet: facet, choices: choices.map { ChoiceView(facet, $0.0, label: $0.1) })
    }
  }
}

/// A choice to narrow results by.
struct ChoiceView: View {
  let facet: Facet
  let value: String
  let label: String?

  init(_ facet: Facet, _ value: String, label: String? = nil) {
    (self.facet, self.value, self.label) = (facet, value, label)
  }

  static let names: [Name<Self>] = [
    .text("name", "The facet.") { $0.facet.rawValue }, .text("value", "What is chosen, as a slug.", \.value),
    .text("label", "The same, as readers know it; absent where they do not see it.", \.label),
  ]
}
