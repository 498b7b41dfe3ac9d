import Diagnostics
import Knowledge

/// Lessons against case studies: one page of a map.
struct EvidenceMap: Sendable {
  /// Rows under a heading: a numbered set, or a theme.
  struct Section: Sendable {
    let label: String
    let lessons: [ID<Lesson>]
  }

  let sections: [Section]
  /// Those that bear on any of the lessons; the ones that bear on most of them first, then by title.
  let studies: [ID<CaseStudy>]

  /// Most rows and columns of a page.
  static let mostLessons = 40
  static let mostStudies = 12

  /// The pages that some lessons need; one at least.
  static func pages(_ sections: [Section], _ site: SiteIndex) -> [EvidenceMap] {
    chunks(sections).flatMap { sections -> [EvidenceMap] in
      var counts = [Int](repeating: 0, count: site.base.caseStudies.count)
      for lesson in sections.flatMap(\.lessons) {
        for study in site.studies[Int(lesson.index)] { counts[Int(study.index)] += 1 }
      }
      // Each as one number, whose order is that of the columns.
      var keys = site.base.allCaseStudies.compactMap { study in
        counts[Int(study.index)] > 0 ? site.rank(study.any) - counts[Int(study.index)] << 32 : nil
      }
      keys.sort()
      let all = site.ordered(.caseStudy)
      let order = keys.compactMap { all[$0 & 0xffff_ffff].of(CaseStudy.self) }
      if order.isEmpty { return [EvidenceMap(sections: sections, studies: [])] }
      return stride(from: 0, to: order.count, by: mostStudies).map { start in
        EvidenceMap(sections: sections, studies: Array(order[start..<min(start + mostStudies, order.count)]))
      }
    }
  }

  /// All the lessons and case studies on the pages of a map.
  static func list(_ maps: [EvidenceMap], _ themes: [LessonSection] = []) -> PlannedList {
    PlannedList { isAmong in
      maps.contains { map in
        map.studies.contains { isAmong($0.any) } || map.sections.contains { $0.lessons.contains { isAmong($0.any) } }
      } || themes.contains { $0.lessons.contains { isAmong($0.any) } }
    }
  }

  /// Sections cut so that no page has too many rows.
  private static func chunks(_ sections: [Section]) -> [[Section]] {
    var chunks: [[Section]] = [[]]
    var room = mostLessons
    for section in sections {
      var rest = section.lessons[...]
      while !rest.isEmpty {
        if room == 0 {
          chunks.append([])
          room = mostLessons
        }
        let taken = rest.prefix(room)
        chunks[chunks.count - 1].append(Section(label: section.label, lessons: Array(taken)))
        rest = rest.dropFirst(taken.count)
        room -= taken.count
      }
    }
    return chunks
  }

  /// The lessons of the numbered sets.
  static func ofSets(_ site: SiteIndex) -> [Section] {
    site.lessonSets().map { Section(label: $0.label, lessons: $0.lessons) }
  }
}
