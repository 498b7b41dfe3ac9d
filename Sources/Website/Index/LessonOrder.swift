import Diagnostics
import Knowledge
import Templates

/// Lessons under one heading of a list.
struct LessonSection: Sendable {
  let id: String
  let label: String
  let description: String?
  /// Whether the set numbers them.
  let isNumbered: Bool
  let lessons: [ID<Lesson>]
  /// A page that has all of them, where the list may be cut.
  var page: Address?
}

extension Moment {
  /// The id of its heading in a list of lessons.
  var sectionID: String { "moment-\(rawValue)" }
}

extension SiteIndex {
  /// Lessons that belong to a set, set by set, each in its order.
  func lessonSets(_ isWanted: (Lesson) -> Bool = { _ in true }) -> [LessonSection] {
    let groups = base.vocabularies[.groups]
    return groups.terms.compactMap { term in
      let id = term.id
      let lessons = sortedLessons { $0.group?.value.id == id && isWanted($0) }
      if lessons.isEmpty { return nil }
      let isNumbered = lessons.enumerated().allSatisfy { base[$1].common.order?.value == $0 + 1 }
      return LessonSection(
        id: "set-\(id)", label: term.shownLabel, description: term.description?.value.text, isNumbered: isNumbered,
        lessons: lessons)
    }
  }

  /// Lessons by theme.
  func lessonThemes(_ isWanted: (Lesson) -> Bool = { _ in true }) -> [LessonSection] {
    base.vocabularies[.themes].terms.compactMap { term in
      let id = term.id
      let lessons = sortedLessons { $0.theme?.value.id == id && isWanted($0) }
      if lessons.isEmpty { return nil }
      return LessonSection(
        id: "theme-\(id)", label: term.shownLabel, description: term.description?.value.text, isNumbered: false,
        lessons: lessons, page: .lessons(theme: id))
    }
  }

  /// Lessons by the moment at which they matter.
  func lessonMoments() -> [LessonSection] {
    Moment.allCases.compactMap { moment in
      let lessons = sortedLessons { $0.moments.contains { $0.value == moment } }
      if lessons.isEmpty { return nil }
      return LessonSection(
        id: moment.sectionID, label: moment.label, description: moment.meaning.sentenceStart.ended,
        isNumbered: false, lessons: lessons, page: .lessons(moment: moment))
    }
  }

  /// Those of sets first, in the order of the sets; then the others by title.
  func sortedLessons(_ isWanted: (Lesson) -> Bool) -> [ID<Lesson>] {
    // Lent: a lesson that is taken out of its list is copied, with all that it holds.
    lessonsInOrder.filter { id in base.lessons.lend(Int(id.index)) { isWanted($0.value) } }
  }
}

extension KnowledgeBase {
  /// All lessons: those of sets first, in the order of the sets; then the others by title.
  ///
  /// - Parameter ranks: their places by title.
  func lessonsInOrder(byTitle ranks: [Int]) -> [ID<Lesson>] {
    let groups = vocabularies[.groups]
    let keys = zip(lessons, ranks).map { lesson, rank in
      (lesson.group.map { groups.position(of: $0.value.id) } ?? .max, lesson.common.order?.value ?? .max, rank)
    }
    let all = allLessons
    return keys.indices.sorted { keys[$0] < keys[$1] }.map { all[$0] }
  }
}
