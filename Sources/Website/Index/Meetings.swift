import Knowledge

/// What an organisation came across in the case studies in which it took part, counted.
struct Meetings: Sendable {
  /// Other organisations.
  let partners: Int
  /// Rows of those who are not named.
  let unnamed: Int
  /// Lessons that its case studies bear on.
  let lessons: Int

  /// For each organisation; made once, in a time that grows with the number of pairs in case studies.
  ///
  /// - Parameters:
  ///   - parts: the case studies of each organisation.
  ///   - partners: the organisations of each case study, as are `participants` and `lessons`.
  static func counted(
    parts: [[ID<CaseStudy>]], partners: [[ID<Organisation>]], participants: [[Participant]], lessons: [[ID<Lesson>]],
    lessonCount: Int
  ) -> [Meetings] {
    let unnamed = participants.map { $0.count { $0.organisation == nil } }
    var (metPartners, metLessons) = (Marks(parts.count), Marks(lessonCount))
    return parts.enumerated().map { own, studies in
      var sums = (partners: 0, unnamed: 0, lessons: 0)
      metPartners.mark(own, for: own)
      for study in studies {
        for other in partners[Int(study.index)] where metPartners.mark(Int(other.index), for: own) {
          sums.partners += 1
        }
        for lesson in lessons[Int(study.index)] where metLessons.mark(Int(lesson.index), for: own) { sums.lessons += 1 }
        sums.unnamed += unnamed[Int(study.index)]
      }
      return Meetings(partners: sums.partners, unnamed: sums.unnamed, lessons: sums.lessons)
    }
  }

  /// Who was met by whom last: so marks need not be taken away for the next.
  private struct Marks {
    private var last: [Int]

    init(_ count: Int) { last = [Int](repeating: -1, count: count) }

    /// - Returns: whether it was not marked for that owner yet.
    @discardableResult
    mutating func mark(_ place: Int, for owner: Int) -> Bool {
      if last[place] == owner { return false }
      last[place] = owner
      return true
    }
  }
}
