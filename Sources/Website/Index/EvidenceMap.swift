import Diagnostics
import Knowledge

/// Lessons against case studies: one page of a map.
struct EvidenceMap: Sendable {
  /// Rows under a heading: a numbered set, or a theme.
  struct Section: Sendable {
    let label: String
    let lessons: [ID<Lesson>]
  }

  /// The lessons that the page and those beside it, which have the next case studies as columns, share.
  private let all: [Section]
  /// Which of them are rows of this page, by their place among all: a bit each.
  private let rows: UInt64
  /// Those that bear on any of the lessons; the ones that bear on most of them first, then by title.
  let studies: [ID<CaseStudy>]

  /// Most rows and columns of a page; a row is a bit of 64.
  static let mostLessons = 40
  static let mostStudies = 12

  /// How many lessons the page and those beside it share.
  var sharedLessons: Int { all.reduce(0) { $0 + $1.lessons.count } }

  /// The rows.
  var sections: [Section] {
    var first = 0
    return all.compactMap { section in
      defer { first += section.lessons.count }
      let lessons = section.lessons.indices.filter { rows >> UInt64(first + $0) & 1 == 1 }.map { section.lessons[$0] }
      return lessons.isEmpty ? nil : Section(label: section.label, lessons: lessons)
    }
  }

  /// The pages that some lessons need; one at least.
  ///
  /// The first page with a lesson has all that stand beside it as rows, so that every gap is seen once; the next ones, with
  /// further case studies, only those that their case studies bear on.
  static func pages(_ sections: [Section], _ site: SiteIndex) -> [EvidenceMap] {
    chunks(sections).flatMap { sections -> [EvidenceMap] in
      // Which of the lessons each case study bears on.
      var rows = [UInt64](repeating: 0, count: site.base.caseStudies.count)
      for (row, lesson) in sections.flatMap(\.lessons).enumerated() {
        for study in site.studies[Int(lesson.index)] { rows[Int(study.index)] |= 1 << UInt64(row) }
      }
      // Each as one number, whose order is that of the columns.
      var keys = site.base.allCaseStudies.compactMap { study in
        let count = rows[Int(study.index)].nonzeroBitCount
        return count > 0 ? site.rank(study.any) - count << 32 : nil
      }
      keys.sort()
      let all = site.ordered(.caseStudy)
      let order = keys.compactMap { all[$0 & 0xffff_ffff].of(CaseStudy.self) }
      if order.isEmpty { return [EvidenceMap(all: sections, rows: .max, studies: [])] }
      return stride(from: 0, to: order.count, by: mostStudies).map { start in
        let studies = Array(order[start..<min(start + mostStudies, order.count)])
        return EvidenceMap(
          all: sections, rows: start == 0 ? .max : studies.reduce(0) { $0 | rows[Int($1.index)] }, studies: studies)
      }
    }
  }

  /// All the lessons and case studies on the pages of a map.
  static func list(_ maps: [EvidenceMap], _ themes: [LessonSection] = []) -> PlannedList {
    PlannedList { isAmong in
      maps.contains { map in
        map.studies.contains { isAmong($0.any) } || map.all.contains { $0.lessons.contains { isAmong($0.any) } }
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
