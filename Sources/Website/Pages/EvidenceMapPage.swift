import Diagnostics
import Knowledge
import Output
import Templates

/// The evidence map: lessons against case studies, gaps included.
struct EvidenceMapPage: View {
  private let chrome: Chrome
  private let words: String
  private let themes: [ThemeSumView]
  private let map: EvidenceMap
  private let sections: [EvidenceMap.Section]
  private let pager: PagerView?
  private let here: Here
  private let isOverview: Bool

  static let names: [Name<EvidenceMapPage>] =
    [
      .text("words", "What the map shows.", \.words),
      .flag("hasThemes", "Whether there is a summary by theme.") { !$0.themes.isEmpty },
      .list("themes", "The themes, each with what the case studies show, counted.", \.themes),
      .text("caption", "What the table is.") { page in
        let (shown, all) = (page.sections.reduce(0) { $0 + $1.lessons.count }, page.map.sharedLessons)
        let studies = counted(page.map.studies.count, "case study", "case studies")
        let what =
          shown == all
          ? "\(counted(all, "lesson").sentenceStart) against \(studies)"
          : "\(figures(shown)) of \(counted(all, "lesson")) against \(studies), with no reading of the \(all - shown == 1 ? "other one" : "other \(figures(all - shown))")"
        return "\(what). Each word leads to the reading; a dash is a gap."
      },
      .list("studies", "The case studies, as columns.") { page in page.map.studies.map { page.here.view($0) } },
      .text("columns", "How many columns the table has.") { String($0.map.studies.count + 1) },
      .flag("hasMap", "Whether any lesson stands in the table.") { !$0.sections.isEmpty },
      .list("sections", "The rows, under headings.") { page in
        page.sections.map { MapSectionView($0, page.map.studies, page.here) }
      },
      .one("pager", "The way through the pages of the map.", \.pager),
      .one("overview", "The overview; absent on its own pages.") { page in
        page.isOverview ? nil : LinkView(label: "The map of all themes", address: page.here.link(Address.map()))
      },
    ] + .from(\.chrome)

  /// The overview: what the case studies show by theme, and the map of the numbered sets.
  init(_ map: EvidenceMap, themes: [LessonSection], page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    self.map = map
    sections = map.sections
    self.here = here
    isOverview = true
    self.themes = themes.map { ThemeSumView($0, here) }
    words = "What each case study shows about each lesson, and where nobody has looked yet."
    pager = PagerView("The map of the numbered lessons", page: number, of: count, here: here) { .map(page: $0) }
    chrome = .index(
      .lesson, frame, here, heading: "Evidence map",
      description: "Lessons against case studies: what supports each lesson, what complicates it, and the gaps.",
      page: number, of: count)
  }

  /// The map of one theme.
  init(
    _ map: EvidenceMap, theme: LessonSection, id: String, page number: Int, of count: Int, _ frame: Frame, _ here: Here
  ) {
    self.map = map
    sections = map.sections
    self.here = here
    isOverview = false
    themes = []
    words = theme.description ?? ""
    pager = PagerView("The map of this theme", page: number, of: count, here: here) { .map(theme: id, page: $0) }
    let heading = "Evidence map: \(theme.label.lowercasedStart)"
    chrome = .index(
      .lesson, frame, here, heading: heading,
      description: "\(heading). What supports each lesson, what complicates it, and the gaps.", page: number, of: count)
  }
}

/// What the case studies show about the lessons of a theme, counted.
struct ThemeSumView: View {
  private let link: LinkView
  private let lessons: Int
  private let gaps: Int
  private let counts: [Int]

  static let names: [Name<Self>] =
    [
      .text("lessons", "How many lessons it has.") { figures($0.lessons) },
      .text("supports", "How many readings support.") { figures($0.counts[0]) },
      .text("complicates", "How many readings complicate.") { figures($0.counts[1]) },
      .text("cost", "How many readings show the cost.") { figures($0.counts[2]) },
      .text("gaps", "How many lessons no case study bears on.") { figures($0.gaps) },
    ] + .from(\.link)

  init(_ theme: LessonSection, _ here: Here) {
    link = LinkView(label: theme.label, address: here.link(.map(theme: String(theme.id.dropFirst("theme-".count)))))
    lessons = theme.lessons.count
    let evidence = theme.lessons.map { here.site.evidenceCounts[Int($0.index)] }
    gaps = evidence.count { $0.all == 0 }
    counts = [Weight.supports, .complicates, .cost].map { weight in evidence.reduce(0) { $0 + $1[weight] } }
  }
}

/// Rows of the map under a heading.
struct MapSectionView: View {
  private let label: String
  private let rows: [MapRowView]

  static let names: [Name<Self>] = [
    .text("label", "The set or theme.", \.label),
    .list("rows", "The lessons.", \.rows),
  ]

  init(_ section: EvidenceMap.Section, _ studies: [ID<CaseStudy>], _ here: Here) {
    label = section.label
    let lessons = section.lessons
    let titles = lessons.map { here.title($0.any) }
    // Row by row.
    var cells = [[MapReadingView]](repeating: [], count: lessons.count * studies.count)
    // Asked of the case studies, which are few on a page, and not of the lessons, on which thousands may bear.
    for (column, study) in studies.enumerated() {
      let (title, address) = (here.title(study.any), here.link(study.any))
      let edges = here.base.edges(from: study.any, .bearsOn)
      let readings = here.base.caseStudies[Int(study.index)].lessons
      // By index: what is taken out of its list is copied, with all that it holds.
      for edge in edges.indices {
        let lesson = edges[edge].to
        // So few that to look through them takes less than a table.
        guard let row = lessons.firstIndex(where: { $0.index == lesson.index }) else { continue }
        let reading = edges[edge].row
        guard let weight = readings[reading].value.weight?.value, let basis = readings[reading].value.basis?.value
        else { continue }
        let place = String.written { place in
          place.append(verbatim: address)
          place.append("#")
          EvidenceView.write(here.base.slug(of: lesson), weight, into: &place)
        }
        cells[row * studies.count + column].append(
          MapReadingView(weight: weight, basis: basis, study: title, lesson: titles[row], address: place))
      }
    }
    rows = lessons.indices.map { row in
      MapRowView(
        lesson: LinkView(label: titles[row], address: here.link(lessons[row].any)),
        cells: cells[row * studies.count..<(row + 1) * studies.count],
        isGap: here.site.studies[Int(lessons[row].index)].isEmpty)
    }
  }
}

/// A lesson in the map.
struct MapRowView: View {
  private let lesson: LinkView
  private let cells: [MapCellView]
  private let isGap: Bool

  static let names: [Name<Self>] =
    [
      .list("cells", "What each case study shows about it.", \.cells),
      .flag("isGap", "Whether no case study bears on it at all.") { $0.isGap },
    ] + .from(\.lesson)

  /// - Parameter cells: the readings of each case study.
  init(lesson: LinkView, cells: ArraySlice<[MapReadingView]>, isGap: Bool) {
    self.lesson = lesson
    self.cells = cells.map { MapCellView(readings: $0) }
    self.isGap = isGap
  }
}

/// What one case study shows about one lesson.
struct MapCellView: View {
  let readings: [MapReadingView]

  static let names: [Name<Self>] = [
    .flag("isGap", "Whether it bears on the lesson not at all.") { $0.readings.isEmpty },
    .list("readings", "The readings.", \.readings),
  ]
}

/// A reading in the map.
struct MapReadingView: View {
  let weight: Weight
  let basis: Basis
  let study: String
  let lesson: String
  let address: String

  static let names: [Name<Self>] =
    .from(\.weight) + .from(\.basis) + [
      .text("label", "Supports, Complicates, Shows the cost.") { $0.weight.label },
      .text("study", "The case study.", \.study),
      .text("lesson", "The lesson, which the link says aloud so that it can stand alone.", \.lesson),
      .text("address", "Where the reading stands.", \.address),
    ]
}
