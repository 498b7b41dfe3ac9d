import Diagnostics
import Knowledge
import Templates

/// "Is this happening?": what people say where a lesson is not followed, each with the lesson that it calls for.
struct SignsPage: View {
  private let chrome: Chrome
  private let words: String
  private let sections: [SignSectionView]
  private let pager: PagerView?

  static let names: [Name<Self>] =
    [
      .text("words", "What is listed.", \.words),
      .list("sections", "The signs, under themes.", \.sections),
      .flag("hasContents", "Whether there is more than one theme.") { $0.sections.count > 1 },
      .one("pager", "The way through the pages of the list.", \.pager),
    ] + .from(\.chrome)

  /// All themes; where there are very many lessons, the beginning of each.
  init(_ themes: [LessonSection], _ frame: Frame, _ here: Here) {
    let count = themes.reduce(0) { $0 + $1.lessons.count }
    let limit = count > LessonIndexPage.longest ? LessonIndexPage.cutLength : .max
    words = "What people say and see when something goes wrong between partners, and what helps."
    sections = themes.map { SignSectionView($0, $0.lessons.prefix(limit), here) }
    pager = nil
    chrome = .index(
      .lesson, frame, here, heading: "Is this happening?",
      description: "Signs of trouble between partners, in the words that people use, each with the lesson that helps.")
  }

  /// A page of the signs of one theme.
  init(_ theme: LessonSection, page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    let range = pageRange(number, of: theme.lessons.count)
    words = theme.description ?? ""
    sections = [SignSectionView(theme, theme.lessons[range], here)]
    pager = PagerView(counted(theme.lessons.count, "lesson"), page: number, of: count, here: here) {
      .signs(theme: theme.id, page: $0)
    }
    let heading = "Is this happening? \(theme.label)"
    chrome = .index(
      .lesson, frame, here, heading: heading,
      description: "\(heading): signs of trouble, each with the lesson that helps.",
      page: number, of: count)
  }
}

/// The signs of the lessons of one theme.
struct SignSectionView: View {
  private let theme: LessonSection
  private let items: [LessonSignsView]
  private let page: String?
  private let more: LinkView?

  static let names: [Name<Self>] = [
    .text("id", "For links to the heading.") { "theme-\($0.theme.id)" },
    .text("label", "The theme.") { $0.theme.label },
    .text("page", "The page of this theme alone; absent on that page.", \.page),
    .list("items", "The lessons, each with its signs.", \.items),
    .one("more", "The link to the rest.", \.more),
  ]

  init(_ theme: LessonSection, _ shown: ArraySlice<ID<Lesson>>, _ here: Here) {
    self.theme = theme
    items = shown.map { LessonSignsView(lesson: here.view($0), signs: here.base[$0].signs.map(\.value.text)) }
    let page = here.address == .signs ? here.link(.signs(theme: theme.id)) : nil
    self.page = page
    more =
      shown.count == theme.lessons.count
      ? nil : page.map { LinkView(label: "All signs under \(theme.label.lowercasedStart)", address: $0) }
  }
}

/// What shows that one lesson is not followed.
struct LessonSignsView: View {
  let lesson: LinkView
  let signs: [String]

  static let names: [Name<Self>] =
    [.lines("signs", "What people say and see.") { $0.signs.map(\.sentenceStart) }] + .from(\.lesson)
}

extension SiteIndex {
  /// The lessons that have a sign, by theme.
  func signThemes() -> [LessonSection] {
    base.vocabularies[.themes].terms.compactMap { term in
      let id = term.id
      let lessons = sortedLessons { $0.theme?.value.id == id && !$0.signs.isEmpty }
      if lessons.isEmpty { return nil }
      return LessonSection(
        id: id, label: term.shownLabel, description: term.description?.value.text, isNumbered: false,
        lessons: lessons)
    }
  }
}
