import Diagnostics
import Knowledge

/// A case study that has much in common with another.
struct RelatedStudy: Sendable {
  let study: ID<CaseStudy>
  let lessons: Int
  /// Shared organisations; by title.
  let organisations: [ID<Organisation>]
  // Shared terms, by their numbers.
  let people: [Int32]
  let areas: [Int32]
}

/// Terms that make two case studies related where both have them: whom they served, or their areas. By number, since to compare
/// ids or to look them up takes longer.
struct SharedTerms: Sendable {
  /// By the number of the term, as a sentence has it.
  let words: [String]
  /// The case studies that have a term, by its number.
  let studies: [[ID<CaseStudy>]]
  /// The terms of all case studies, one case study behind the other; each as its author has them.
  private let numbers: [Int32]
  /// Where those of each case study begin; one more at the end.
  private let starts: [Int]

  /// - Parameters:
  ///   - count: how many case studies there are.
  ///   - known: the terms that filters show, with their case studies.
  ///   - terms: those of a case study, by its index.
  ///   - words: the term with an id in a sentence.
  init<Words>(
    _ count: Int, _ known: some Sequence<FilterTerm>, of terms: (Int) -> [Located<Term<Words>>],
    words: (String) -> String
  ) {
    var places: [String: Int32] = [:]
    var (texts, studies) = ([String](), [[ID<CaseStudy>]]())
    func add(_ id: String, _ found: [ID<CaseStudy>]) -> Int32 {
      let number = Int32(texts.count)
      places[id] = number
      texts.append(words(id))
      studies.append(found)
      return number
    }
    for term in known { _ = add(term.id, term.studies) }
    var (numbers, starts) = ([Int32](), [0])
    starts.reserveCapacity(count + 1)
    for study in 0..<count {
      for term in terms(study) { numbers.append(places[term.value.id] ?? add(term.value.id, [])) }
      starts.append(numbers.count)
    }
    (self.words, self.studies, self.numbers, self.starts) = (texts, studies, numbers, starts)
  }

  /// The terms of a case study.
  func numbers(of study: Int) -> ArraySlice<Int32> { numbers[starts[study]..<starts[study + 1]] }

  /// Those of some terms that a case study has too.
  func shared(_ terms: [Int32], with study: Int) -> [Int32] {
    let places = starts[study]..<starts[study + 1]
    return terms.filter { term in places.contains { numbers[$0] == term } }
  }
}

extension SiteIndex {
  /// What more entries share than this says nothing about any two of them.
  private static var tooCommon: Int { 200 }

  /// The five case studies that share most lessons, organisations, people and areas with one, a point for each; of
  /// equals those whose slug comes first.
  func related(to id: ID<CaseStudy>) -> [RelatedStudy] {
    let index = Int(id.index)
    let people = telling(self.people, of: index)
    let areas = telling(self.areas, of: index)
    let lessons = lessons[index].filter { studies[Int($0.index)].count <= Self.tooCommon }
    let partners = partners[index].filter { parts[Int($0.index)].count <= Self.tooCommon }
    var sharing: [[ID<CaseStudy>]] = []
    sharing.reserveCapacity(lessons.count + partners.count + people.count + areas.count)
    for lesson in lessons { sharing.append(studies[Int(lesson.index)]) }
    for partner in partners { sharing.append(parts[Int(partner.index)]) }
    func add(_ terms: [Int32], of all: SharedTerms) {
      // A term that is given twice counts once.
      for place in terms.indices where !terms[..<place].contains(terms[place]) {
        sharing.append(all.studies[Int(terms[place])])
      }
    }
    add(people, of: self.people)
    add(areas, of: self.areas)
    return best(of: sharing, but: id).map { study in
      let other = Int(study.index)
      return RelatedStudy(
        study: study, lessons: sharedCount(lessons, self.lessons[other]),
        organisations: sorted(shared(partners, self.partners[other])),
        people: self.people.shared(people, with: other), areas: self.areas.shared(areas, with: other))
    }
  }

  /// Those of a case study's terms that say something about what is related.
  private func telling(_ terms: SharedTerms, of study: Int) -> [Int32] {
    terms.numbers(of: study).filter { terms.studies[Int($0)].count <= Self.tooCommon }
  }

  /// The five that stand in most lists, and of equals those that come first. A heap of hundreds need not be sorted for
  /// that.
  private func best(of lists: [[ID<CaseStudy>]], but own: ID<CaseStudy>) -> [ID<CaseStudy>] {
    var table = [UInt16](repeating: 0, count: base.caseStudies.count)
    // In one stretch of memory, so that it is not asked for each point whether the list is shared.
    var points = table.mutableSpan
    // Those with two points or more: where they are five and one's own, none of the others needs to be looked at again.
    // There is room for as many, and for one more.
    var places = [ID<CaseStudy>](repeating: own, count: lists.reduce(0) { $0 + $1.count } / 2 + 1)
    var several = places.mutableSpan
    var count = 0
    for list in lists {
      for other in list {
        let sum = points[Int(other.index)] + 1
        points[Int(other.index)] = sum
        // Without a branch, which nothing would foretell.
        several[count] = other
        count += sum == 2 ? 1 : 0
      }
    }
    points[Int(own.index)] = 0
    var best: [(id: ID<CaseStudy>, points: UInt16)] = []
    best.reserveCapacity(6)
    // What the fifth has.
    var least: UInt16 = 1
    for list in count > 5 ? [Array(places[..<count])] : lists {
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
    eachShared(left, right) { shared.append($0) }
    return shared
  }

  private func sharedCount<Target>(_ left: [ID<Target>], _ right: [ID<Target>]) -> Int {
    var count = 0
    eachShared(left, right) { _ in count += 1 }
    return count
  }

  @inline(__always)
  private func eachShared<Target>(_ left: [ID<Target>], _ right: [ID<Target>], _ use: (ID<Target>) -> Void) {
    var next = 0
    for id in left {
      while next < right.count, right[next].index < id.index { next += 1 }
      if next < right.count, right[next].index == id.index { use(id) }
    }
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
