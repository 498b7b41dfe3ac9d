import Diagnostics
import Knowledge

/// What the list of case studies can be narrowed by.
enum StudyFilter: String, CaseIterable, Sendable {
  case theme = "by-theme"
  case area = "by-area"
  case setting = "by-setting"
  case people = "by-people"
  case status = "by-status"

  /// Among all of them.
  var position: Int {
    switch self {
    case .theme: 0
    case .area: 1
    case .setting: 2
    case .people: 3
    case .status: 4
    }
  }

  /// As the heading over its terms says it.
  var heading: String {
    switch self {
    case .theme: "Theme of its lessons"
    case .area: "Area"
    case .setting: "Setting"
    case .people: "People served"
    case .status: "Status"
    }
  }

  /// Behind "Case studies" in the title of a page.
  func title(_ label: String) -> String {
    switch self {
    case .theme: "Case studies that bear on the theme: \(label.lowercasedStart)"
    case .area: "Case studies by area: \(label)"
    case .setting: "Case studies by setting: \(label.lowercasedStart)"
    case .people: "Case studies by people served: \(label.lowercasedStart)"
    case .status: "Case studies by status: \(label.lowercasedStart)"
    }
  }
}

/// A term of a filter, with what it lets through.
struct FilterTerm: Sendable {
  let filter: StudyFilter
  let id: String
  let label: String
  let description: String?
  /// By title; never empty.
  let studies: [ID<CaseStudy>]
  /// The first page of its list.
  let address: Address
  /// The label with the number of case studies: "Custody (12)".
  let counted: String

  init(
    filter: StudyFilter, id: String, label: String, description: String?, studies: [ID<CaseStudy>], address: Address
  ) {
    (self.filter, self.id, self.label, self.description) = (filter, id, label, description)
    (self.studies, self.address) = (studies, address)
    counted = "\(label) (\(figures(studies.count)))"
  }
}

extension [ID<CaseStudy>] {
  fileprivate mutating func appendUnlessLast(_ id: ID<CaseStudy>) { if last?.index != id.index { append(id) } }
}

extension KnowledgeBase {
  /// Every term that lets at least one case study through, in the order of the filters and of their vocabularies.
  /// - Parameter studies: in the order in which lists show them.
  func filterTerms(_ studies: [ID<CaseStudy>]) -> [FilterTerm] {
    var found = StudyFilter.allCases.map { _ in [String: [ID<CaseStudy>]]() }
    let themes = lessons.map { $0.theme?.value.id }
    for id in studies {
      func add(_ filter: StudyFilter, _ term: String) {
        // A term that is given twice lets the case study through once.
        found[filter.position][term, default: []].appendUnlessLast(id)
      }
      // By index: a case study that is taken out of its list is copied, with all that it holds.
      let index = Int(id.index)
      for edge in edges(from: id.any, .bearsOn) where edge.to.kind == .lesson {
        if let theme = themes[Int(edge.to.index)] { add(.theme, theme) }
      }
      for area in caseStudies[index].areas { add(.area, area.value.id) }
      for setting in caseStudies[index].setting { add(.setting, setting.value.rawValue) }
      for people in caseStudies[index].people { add(.people, people.value.id) }
      add(.status, (caseStudies[index].status?.value ?? .unknown).rawValue)
    }
    return StudyFilter.allCases.flatMap { filter in
      words(of: filter).compactMap { word in
        found[filter.position][word.id].map {
          FilterTerm(
            filter: filter, id: word.id, label: word.label, description: word.description, studies: $0,
            address: .caseStudies(filter, word.id))
        }
      }
    }
  }

  private func words(of filter: StudyFilter) -> [(id: String, label: String, description: String?)] {
    func open(_ name: VocabularyName) -> [(id: String, label: String, description: String?)] {
      vocabularies[name].terms.map { ($0.id, $0.shownLabel, $0.description?.value.text) }
    }
    func closed(_ words: [some ClosedVocabulary]) -> [(id: String, label: String, description: String?)] {
      words.map { ($0.rawValue, $0.label, $0.meaning) }
    }
    return switch filter {
    case .theme: open(.themes)
    case .area: open(.areas)
    case .people: open(.people)
    case .setting: closed(Setting.allCases)
    case .status: closed(Status.allCases)
    }
  }
}
