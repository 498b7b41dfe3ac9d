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
    let index = Int(id.index)
    // Of a case study no more is taken than these: all of it has forty parts.
    let people = telling(base.caseStudies[index].people, studiesByPeople)
    let areas = telling(base.caseStudies[index].areas, studiesByArea)
    let lessons = lessons[index].filter { studies[Int($0.index)].count <= Self.tooCommon }
    let partners = partners[index].filter { parts[Int($0.index)].count <= Self.tooCommon }
    var sharing: [[ID<CaseStudy>]] = []
    sharing.reserveCapacity(lessons.count + partners.count + people.count + areas.count)
    for lesson in lessons { sharing.append(studies[Int(lesson.index)]) }
    for partner in partners { sharing.append(parts[Int(partner.index)]) }
    for term in people where term.isFirst { sharing.append(term.studies) }
    for term in areas where term.isFirst { sharing.append(term.studies) }
    return best(of: sharing, but: id).map { study in
      let other = Int(study.index)
      let (itsPeople, itsAreas) = (base.caseStudies[other].people, base.caseStudies[other].areas)
      return RelatedStudy(
        study: study, lessons: shared(lessons, self.lessons[other]).count,
        organisations: sorted(shared(partners, self.partners[other])),
        people: people.compactMap { own in itsPeople.contains { $0.value.id == own.id } ? own.id : nil },
        areas: areas.compactMap { own in itsAreas.contains { $0.value.id == own.id } ? own.id : nil })
    }
  }

  /// Those of a case study's terms that say something about what is related, each with the case studies that have it.
  private func telling<Words>(
    _ terms: [Located<Term<Words>>], _ studies: [String: [ID<CaseStudy>]]
  ) -> [(id: String, studies: [ID<CaseStudy>], isFirst: Bool)] {
    var telling: [(id: String, studies: [ID<CaseStudy>], isFirst: Bool)] = []
    for term in terms {
      let (id, studies) = (term.value.id, studies[term.value.id] ?? [])
      guard studies.count <= Self.tooCommon else { continue }
      telling.append((id, studies, isFirst: !telling.contains { $0.id == id }))
    }
    return telling
  }

  /// The five that stand in most lists, and of equals those that come first. A heap of hundreds need not be sorted for
  /// that.
  private func best(of lists: [[ID<CaseStudy>]], but own: ID<CaseStudy>) -> [ID<CaseStudy>] {
    var table = [UInt16](repeating: 0, count: base.caseStudies.count)
    // In one stretch of memory, so that it is not asked for each point whether the list is shared.
    var points = table.mutableSpan
    for list in lists { for other in list { points[Int(other.index)] += 1 } }
    points[Int(own.index)] = 0
    var best: [(id: ID<CaseStudy>, points: UInt16)] = []
    // What the fifth has.
    var least: UInt16 = 1
    for list in lists {
      for other in list {
        let own = points[Int(other.index)]
        if own < least { continue }
        // Met again, it is none of the best any more.
        points[Int(other.index)] = 0
        let place = best.firstIndex { $0.points == own ? other.index < $0.id.index : $0.points < own } ?? best.count
        if place >= 5 { continue }
        best.insert((other, own), at: place)
        if best.count > 5 { best.removeLast() }
        if best.count == 5 { least = best[4].points }
      }
    }
    return best.map(\.id)
  }

  /// What two lists have in common, both of them sorted.
  private func shared<Target>(_ left: [ID<Target>], _ right: [ID<Target>]) -> [ID<Target>] {
    var shared: [ID<Target>] = []
    var next = 0
    for id in left {
      while next < right.count, right[next].index < id.index { next += 1 }
      if next < right.count, right[next].index == id.index { shared.append(id) }
    }
    return shared
  }

  /// The five lessons that most case studies bear on together with one, and how many do.
  func related(to id: ID<Lesson>) -> [(lesson: ID<Lesson>, studies: Int)] {
    var points = [Int](repeating: 0, count: base.lessons.count)
    for study in studies[Int(id.index)] {
      for lesson in lessons[Int(study.index)] where lesson.index != id.index { points[Int(lesson.index)] += 1 }
    }
    var others: [(lesson: ID<Lesson>, studies: Int)] = []
    for lesson in base.allLessons where points[Int(lesson.index)] > 0 {
      others.append((lesson, points[Int(lesson.index)]))
    }
    others.sort { $0.studies == $1.studies ? $0.lesson.index < $1.lesson.index : $0.studies > $1.studies }
    return Array(others.prefix(5))
  }
}
