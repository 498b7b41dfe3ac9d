import Diagnostics
import Knowledge

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
      let lessons = sortedLessons { $0.group?.value.id == term.id && isWanted($0) }
      if lessons.isEmpty { return nil }
      let isNumbered = lessons.enumerated().allSatisfy { base[$1].common.order?.value == $0 + 1 }
      return LessonSection(
        id: "set-\(term.id)", label: term.shownLabel, description: term.description?.value.text, isNumbered: isNumbered,
        lessons: lessons)
    }
  }

  /// Lessons by theme.
  func lessonThemes(_ isWanted: (Lesson) -> Bool = { _ in true }) -> [LessonSection] {
    base.vocabularies[.themes].terms.compactMap { term in
      let lessons = sortedLessons { $0.theme?.value.id == term.id && isWanted($0) }
      if lessons.isEmpty { return nil }
      return LessonSection(
        id: "theme-\(term.id)", label: term.shownLabel, description: term.description?.value.text, isNumbered: false,
        lessons: lessons, page: .lessons(theme: term.id))
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
  func sortedLessons(_ isWanted: (Lesson) -> Bool = { _ in true }) -> [ID<Lesson>] {
    let groups = base.vocabularies[.groups]
    let wanted = base.allLessons.filter { isWanted(base[$0]) }
    let keys = wanted.map { id -> (Int, Int) in
      let lesson = base[id]
      return (lesson.group.map { groups.position(of: $0.value.id) } ?? .max, lesson.common.order?.value ?? .max)
    }
    let order = wanted.indices.sorted { left, right in
      keys[left] == keys[right] ? precedes(wanted[left].any, wanted[right].any) : keys[left] < keys[right]
    }
    return order.map { wanted[$0] }
  }
}
