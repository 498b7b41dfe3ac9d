import Diagnostics
import Knowledge
import Templates

/// Lessons in a list: all of them, those for one audience, those of a theme or a moment.
struct LessonIndexPage: View {
  private let chrome: Chrome
  private let words: String
  private let doorways: [LinkView]
  private let sections: [LessonSectionView]
  private let pager: PagerView?
  private var studies: [ItemView] = []
  private var further: [LinkView] = []
  private var checklist: LinkView?

  static let names: [Name<Self>] =
    [
      .text("words", "What is listed, counted.", \.words),
      .list("doorways", "The ways into the lessons.", \.doorways),
      .list("sections", "The lessons, under headings.", \.sections),
      .flag("hasContents", "Whether there is more than one heading.") { $0.sections.count > 1 },
      .one("pager", "The way through the pages of the list.", \.pager),
      .flag("hasStudies", "Whether case studies stand below the lessons.") { !$0.studies.isEmpty },
      .list("studies", "The case studies that teach most about these lessons.", \.studies),
      .list("further", "Other pages for the same readers.", \.further),
      .one("checklist", "The questions for the moment, on one sheet.", \.checklist),
    ] + .from(\.chrome)

  /// More lessons than this are cut to the first of each heading, with a link to the rest.
  static let longest = 100
  /// How many of each heading a list that is cut shows.
  static let cutLength = 5

  /// A list under several headings.
  init(_ sections: [LessonSection], heading: String, description: String, words: String, _ frame: Frame, _ here: Here) {
    let count = sections.reduce(0) { $0 + $1.lessons.count }
    let limit = count > Self.longest ? Self.cutLength : .max
    self.words = words
    self.sections = sections.map { LessonSectionView($0, limit: $0.page == nil ? EntryList.pageLength : limit, here) }
    doorways = here.lessonDoorways(frame)
    pager = nil
    chrome = .index(.lesson, frame, here, heading: heading, description: description)
  }

  /// The door for one audience: its lessons, the case studies that teach most about them, and what else is for it.
  init(_ list: LessonList, for audience: Audience, _ frame: Frame, _ here: Here) {
    self.init(
      list.sections, heading: list.heading, description: list.description, words: list.words, frame, here)
    studies = here.site.tellingStudies(audience).map { here.study($0.any) }
    let slug = audience == .commissioner ? "for-commissioners" : "for-voluntary-organisations"
    further = [here.base.find(ProsePage.self, slug).map { here.view($0) }].compactMap { $0 }
    let moments: Set<Moment> = audience == .commissioner ? [.deciding, .recommissioning] : [.settingUp, .delivering]
    further += frame.checklists.filter { moments.contains($0.moment) }.map {
      LinkView(label: $0.heading, address: here.link(.checklist($0.moment)))
    }
  }

  /// A page of the lessons of one theme or one moment.
  init(
    _ section: LessonSection, isMoment: Bool, page number: Int, of count: Int, _ frame: Frame, _ here: Here,
    _ address: @escaping (Int) -> Address
  ) {
    let range = pageRange(number, of: section.lessons.count)
    var shown = LessonSection(
      id: section.id, label: section.label, description: section.description, isNumbered: false,
      lessons: Array(section.lessons[range]))
    shown.page = nil
    let total = counted(section.lessons.count, "lesson")
    words = [total.sentenceStart.ended, section.description].compactMap { $0 }.joined(separator: " ")
    sections = [LessonSectionView(shown, limit: .max, here)]
    doorways = here.lessonDoorways(frame)
    pager = PagerView(total, page: number, of: count, here: here, address)
    checklist = frame.checklists.first { isMoment && $0.moment.sectionID == section.id }.map {
      LinkView(label: $0.heading, address: here.link(.checklist($0.moment)))
    }
    let heading = "Lessons by \(isMoment ? "moment" : "theme"): \(section.label.lowercasedStart)"
    chrome = .index(
      .lesson, frame, here, heading: heading,
      description: "\(heading). Each with what the case studies show for and against it.", page: number, of: count)
  }
}

/// Lessons under a heading.
struct LessonSectionView: View {
  let id: String
  let label: String
  let description: String?
  let isNumbered: Bool
  private let items: [ItemView]
  let more: LinkView?

  static let names: [Name<Self>] = [
    .text("id", "For links to the heading.", \.id),
    .text("label", "The heading.", \.label),
    .text("about", "What the set, theme or moment is.", \.description),
    .flag("isNumbered", "Whether the set numbers its lessons.") { $0.isNumbered },
    .list("items", "The lessons.", \.items),
    .one("more", "The link to the rest.", \.more),
  ]

  /// - Parameter limit: how many are shown, if the section has a page that shows them all.
  init(_ section: LessonSection, limit: Int, _ here: Here) {
    id = section.id
    label = section.label
    description = section.description
    isNumbered = section.isNumbered
    items = section.lessons.prefix(limit).map { here.lesson($0) }
    more = section.page.flatMap { page in
      section.lessons.count > limit
        ? LinkView(
          label: "All \(figures(section.lessons.count)) lessons under \(section.label.lowercasedStart)",
          address: here.link(page))
        : nil
    }
  }
}

extension Here {
  /// A lesson in a list.
  func lesson(_ id: ID<Lesson>) -> ItemView {
    let tally = tally(id)
    return ItemView(
      link: view(id), text: base.words(for: id.any),
      fact: tally == nil ? "No case study has been read against it yet" : nil, tally: tally)
  }

  fileprivate func lessonDoorways(_ frame: Frame) -> [LinkView] {
    var doorways = [(Address.index(.lesson), "All lessons")]
    for audience in site.audiences {
      doorways.append((.lessons(for: audience), "Lessons \(audience.label.lowercasedStart)"))
    }
    doorways.append((.lessonsByTheme, "By theme"))
    if base.lessons.contains(where: { !$0.moments.isEmpty }) { doorways.append((.lessonsByMoment, "By moment")) }
    if base.lessons.contains(where: { !$0.signs.isEmpty }) { doorways.append((.signs, "Is this happening?")) }
    if site.hasReadings { doorways.append((.map(), "Evidence map")) }
    if !frame.checklists.isEmpty { doorways.append((.checklists, "Checklists")) }
    return doorways.map { LinkView(label: $0.1, address: link($0.0), isCurrent: $0.0 == address) }
  }
}

extension SiteIndex {
  /// The audiences for which there is a lesson.
  var audiences: [Audience] {
    [Audience.voluntary, .commissioner].filter { audience in base.lessons.contains { $0.isFor(audience) } }
  }
}

extension SiteIndex {
  /// The case studies with most readings of the lessons for an audience, those that show a cost or a limit among them
  /// counted twice: more can be learned from them.
  func tellingStudies(_ audience: Audience) -> [ID<CaseStudy>] {
    let isMeant = base.lessons.map { $0.isFor(audience) }
    let points = readings.map { readings in
      readings.reduce(0) { sum, reading in
        isMeant[Int(reading.lesson.index)] ? sum + (reading.weight == .supports ? 1 : 2) : sum
      }
    }
    return base.allCaseStudies.filter { points[Int($0.index)] > 0 }
      .sorted { (points[Int($1.index)], $0) < (points[Int($0.index)], $1) }.prefix(4).map { $0 }
  }
}

extension Lesson {
  /// Whether an audience can act on it.
  func isFor(_ audience: Audience) -> Bool { self.audience?.value == audience || self.audience?.value == .both }
}
