import Diagnostics
import Knowledge

/// What stands beside what: the ends of references, as lists ask for them.
struct Neighbours: Sendable {
  // By case study.
  let participants: [[Participant]]
  let readings: [[(lesson: ID<Lesson>, weight: Weight)]]
  let partners: [[ID<Organisation>]]
  let funders: [[ID<Organisation>]]
  let lessons: [[ID<Lesson>]]

  // By organisation.
  let parts: [[ID<CaseStudy>]]
  let met: [Meetings]

  /// By lesson.
  let studies: [[ID<CaseStudy>]]
  /// By source.
  let voices: [[ID<Organisation>]]

  init(_ base: KnowledgeBase, _ roles: RoleNames) {
    participants = base.allCaseStudies.map { base.participants(of: $0, roles) }
    readings = base.allCaseStudies.map { base.readings(of: $0) }
    partners = base.allCaseStudies.map { base.targets(of: $0.any, [.tookPart]) }
    funders = base.allCaseStudies.map { base.targets(of: $0.any, [.fundedBy]) }
    lessons = base.allCaseStudies.map { base.targets(of: $0.any, [.bearsOn]) }
    parts = base.allOrganisations.map { base.origins(of: $0.any, .tookPart) }
    studies = base.allLessons.map { base.origins(of: $0.any, .bearsOn) }
    voices = base.allSources.map { base.targets(of: $0.any, [.publishedBy, .voices]) }
    met = Meetings.counted(
      parts: parts, partners: partners, participants: participants, lessons: lessons, lessonCount: base.lessons.count)
  }
}

extension KnowledgeBase {
  /// The entries of a kind that one points at; each once, sorted.
  fileprivate func targets<Target>(of id: AnyID, _ relations: [Relation]) -> [ID<Target>] {
    var found: [ID<Target>] = []
    for relation in relations {
      let edges = edges(from: id, relation)
      found.reserveCapacity(found.count + edges.count)
      for edge in edges.indices { if let target = edges[edge].to.of(Target.self) { found.append(target) } }
    }
    found.sort()
    found.dropRepeats()
    return found
  }

  fileprivate func readings(of id: ID<CaseStudy>) -> [(lesson: ID<Lesson>, weight: Weight)] {
    let rows = caseStudies[Int(id.index)].lessons
    return edges(from: id.any, .bearsOn).compactMap { edge in
      guard let lesson = edge.to.of(Lesson.self), let weight = rows[edge.row].value.weight?.value else { return nil }
      return (lesson, weight)
    }
  }

  /// The case studies that point at an entry; each once, sorted.
  fileprivate func origins(of id: AnyID, _ relation: Relation) -> [ID<CaseStudy>] {
    var found = edges(to: id, relation).compactMap { $0.from.of(CaseStudy.self) }
    found.dropRepeats()
    return found
  }
}

extension Array where Element: Equatable {
  /// Takes out every element that is equal to the one before it.
  fileprivate mutating func dropRepeats() {
    guard zip(self, dropFirst()).contains(where: ==) else { return }
    var kept: [Element] = []
    kept.reserveCapacity(count)
    for element in self where kept.last != element { kept.append(element) }
    self = kept
  }
}
