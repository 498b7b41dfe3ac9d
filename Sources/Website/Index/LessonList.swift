import Knowledge

/// A list of lessons under headings, before a page is made of it.
struct LessonList: Sendable {
  let address: Address
  let heading: String
  let description: String
  let words: String
  let sections: [LessonSection]
  /// Whose door it is; nil for the lists that are for everyone.
  var audience: Audience?

  /// The lists of all lessons, for each audience, by theme and by moment.
  static func all(_ site: SiteIndex) -> [LessonList] {
    let count = counted(site.base.lessons.count, "lesson").sentenceStart
    var lists = [
      LessonList(
        address: .index(.lesson), heading: "Lessons",
        description:
          "What helps organisations work together, as advice to act on, with the evidence for and against each.",
        words:
          "\(count): what helps organisations work together, as advice to act on, with the evidence for and against each.",
        sections: setsAndThemes(site) { _ in true })
    ]
    for audience in site.audiences {
      let number = site.base.lessons.count { $0.isFor(audience) }
      let whom = audience == .commissioner ? "commissioners" : "voluntary organisations"
      let whose =
        audience == .commissioner ? "people who commission or fund services" : "people who run a voluntary organisation"
      lists.append(
        LessonList(
          address: .lessons(for: audience), heading: "Lessons for \(whom)",
          description: "What \(whose) can do to make working together easier, with the evidence for and against it.",
          words: "\(counted(number, "lesson").sentenceStart) that \(whose) can act on.",
          sections: setsAndThemes(site) { $0.isFor(audience) }, audience: audience))
    }
    lists.append(
      LessonList(
        address: .lessonsByTheme, heading: "Lessons by theme",
        description: "The lessons by what they are about, each with the evidence for and against it.",
        words: "\(count), by what they are about.", sections: site.lessonThemes()))
    let moments = site.lessonMoments()
    if !moments.isEmpty {
      lists.append(
        LessonList(
          address: .lessonsByMoment, heading: "Lessons by moment",
          description:
            "The lessons by the moment at which they are needed: deciding, setting up, delivering, reviewing.",
          words: "The lessons by the moment at which they are needed. One may stand under several moments.",
          sections: moments))
    }
    return lists
  }

  /// Sets first, then by theme what is in no set.
  private static func setsAndThemes(_ site: SiteIndex, _ isWanted: (Lesson) -> Bool) -> [LessonSection] {
    let sets = site.lessonSets(isWanted)
    let inSets = Set(sets.flatMap(\.lessons))
    let themes = site.lessonThemes(isWanted).compactMap { theme -> LessonSection? in
      let lessons = theme.lessons.filter { !inSets.contains($0) }
      if lessons.isEmpty { return nil }
      var rest = LessonSection(
        id: theme.id, label: theme.label, description: theme.description, isNumbered: false, lessons: lessons)
      rest.page = theme.page
      return rest
    }
    return sets + themes
  }
}
