import Diagnostics
import Knowledge

/// A case study that has much in common with another.
struct RelatedStudy: Sendable {
  let study: ID<CaseStudy>
  let lessons: Int
  /// Shared organisations; by title.
  let organisations: [ID<Organisation>]
  /// Ids of shared terms.
  let people: [String]
  let areas: [String]
}

extension SiteIndex {
  /// What more entries share than this says nothing about any two of them.
  private static var tooCommon: Int { 200 }

  /// The five case studies that share most lessons, organisations, people and areas with one, a point for each; of
  /// equals those whose slug comes first.
  func related(to id: ID<CaseStudy>) -> [RelatedStudy] {
    // Of a case study no more is taken than these: all of it has forty parts.
    let people = base.caseStudies[Int(id.index)].people.map(\.value.id)
    let areas = base.caseStudies[Int(id.index)].areas.map(\.value.id)
    var points = [UInt16](repeating: 0, count: base.caseStudies.count)
    var met: [ID<CaseStudy>] = []
    func give(_ others: some Collection<ID<CaseStudy>>) {
      guard others.count <= Self.tooCommon else { return }
      for other in others where other.index != id.index {
        if points[Int(other.index)] == 0 { met.append(other) }
        points[Int(other.index)] += 1
      }
    }
    for lesson in lessons[Int(id.index)] { give(studies[Int(lesson.index)]) }
    for partner in partners[Int(id.index)] { give(parts[Int(partner.index)]) }
    for term in Set(people) { give(studiesByPeople[term] ?? []) }
    for term in Set(areas) { give(studiesByArea[term] ?? []) }
    return best(of: met, by: points).map { other in
      let (itsPeople, itsAreas) = (base.caseStudies[Int(other.index)].people, base.caseStudies[Int(other.index)].areas)
      return RelatedStudy(
        study: other,
        lessons: shared(lessons[Int(id.index)], lessons[Int(other.index)]).count {
          studies[Int($0.index)].count <= Self.tooCommon
        },
        organisations: sorted(
          shared(partners[Int(id.index)], partners[Int(other.index)]).filter {
            parts[Int($0.index)].count <= Self.tooCommon
          }),
        people: shared(people, itsPeople.map(\.value.id), studiesByPeople),
        areas: shared(areas, itsAreas.map(\.value.id), studiesByArea))
    }
  }

  /// The five with most points, and of equals those that come first. A heap of hundreds need not be sorted for that.
  private func best(of met: [ID<CaseStudy>], by points: [UInt16]) -> [ID<CaseStudy>] {
    var best: [ID<CaseStudy>] = []
    for id in met {
      let own = points[Int(id.index)]
      let place =
        best.firstIndex {
          let points = points[Int($0.index)]
          return points == own ? id.index < $0.index : points < own
        } ?? best.count
      if place >= 5 { continue }
      best.insert(id, at: place)
      if best.count > 5 { best.removeLast() }
    }
    return best
  }

  /// What two lists have in common, both of them sorted.
  private func shared<Target>(_ left: [ID<Target>], _ right: [ID<Target>]) -> [ID<Target>] {
    var shared: [ID<Target>] = []
    var rest = right[...]
    for id in left {
      while let next = rest.first, next.index < id.index { rest.removeFirst() }
      if rest.first?.index == id.index { shared.append(id) }
    }
    return shared
  }

  private func shared(_ own: [String], _ its: [String], _ all: [String: [ID<CaseStudy>]]) -> [String] {
    own.filter { its.contains($0) && (all[$0]?.count ?? 0) <= Self.tooCommon }
  }

  /// The five lessons that most case studies bear on together with one, and how many do.
  func related(to id: ID<Lesson>) -> [(lesson: ID<Lesson>, studies: Int)] {
    var points: [ID<Lesson>: Int] = [:]
    for study in studies[Int(id.index)] {
      for lesson in lessons[Int(study.index)] where lesson != id { points[lesson, default: 0] += 1 }
    }
    return points.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(5).map {
      (lesson: $0.0, studies: $0.1)
    }
  }
}
