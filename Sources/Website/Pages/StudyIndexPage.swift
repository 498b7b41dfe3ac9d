import Knowledge
import Output
import Templates

/// The list of case studies, or what a filter lets through, or a further page of either.
final class StudyIndexPage: View {
  private let chrome: Chrome
  private let words: String
  private let note: String?
  private let items: [ItemView]
  private let pager: PagerView?
  private let current: (StudyFilter, String)?
  private let here: Here

  static let names: [Name<StudyIndexPage>] =
    [
      .text("words", "What is listed, counted.") { $0.words },
      .text("note", "What the term means by which the list is narrowed.") { $0.note },
      .list("items", "The case studies, by title.") { $0.items },
      .one("timeline", "The case studies on a line for time.") { page in
        LinkView(label: "See them on a line for time", address: page.here.link(Address.studyTimeline()))
      },
      .one("map", "The evidence map.") { page in
        page.here.site.hasReadings
          ? LinkView(label: "See what they show, lesson by lesson", address: page.here.link(Address.map())) : nil
      },
      .one("pager", "The way through the pages of the list.") { $0.pager },
      .list("filters", "What the list can be narrowed by.") { $0.filters },
      .one("all", "The list that is not narrowed.") { page in
        LinkView(
          label: "All case studies (\(figures(page.here.base.caseStudies.count)))",
          address: page.here.link(Address.index(.caseStudy)), isCurrent: page.current == nil)
      },
    ] + .from { $0.chrome }

  /// All case studies.
  init(page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    let all = here.site.ordered(.caseStudy)
    self.here = here
    current = nil
    note = nil
    words = "\(counted(all.count, "case study", "case studies")), by title".sentenceStart.ended
    items = all[pageRange(number, of: all.count)].map { here.study($0) }
    pager = PagerView(counted(all.count, "case study", "case studies"), page: number, of: count, here: here) {
      .index(.caseStudy, page: $0)
    }
    chrome = .index(
      .caseStudy, frame, here, heading: "Case studies",
      description: "How organisations worked together: each case study with its partners, its lessons and its sources.",
      page: number, of: count)
  }

  /// What a term lets through.
  init(_ term: FilterTerm, page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    self.here = here
    current = (term.filter, term.id)
    note = term.description?.sentenceStart.ended
    let total = counted(term.studies.count, "case study", "case studies")
    words = "\(total), by title. The editors sorted them.".sentenceStart
    items = term.studies[pageRange(number, of: term.studies.count)].map { here.study($0.any) }
    pager = PagerView(total, page: number, of: count, here: here) { .caseStudies(term.filter, term.id, page: $0) }
    let heading = term.filter.title(term.label)
    chrome = .index(
      .caseStudy, frame, here, heading: heading,
      description: "\(heading). Each with its partners, its lessons and its sources.", page: number, of: count)
  }

  private var filters: [FilterView] {
    // By index: a term that is taken out of the list is copied, with all that it holds.
    let all = here.site.filters
    return StudyFilter.allCases.compactMap { filter in
      let terms = all.indices.filter { all[$0].filter == filter }
      if terms.isEmpty { return nil }
      return FilterView(
        heading: filter.heading,
        terms: terms.map { term in
          LinkView(
            label: all[term].counted, address: here.link(all[term].address),
            isCurrent: current?.0 == filter && current?.1 == all[term].id)
        })
    }
  }
}

/// One of the things that a list can be narrowed by.
struct FilterView: View {
  let heading: String
  let terms: [LinkView]

  static let names: [Name<Self>] = [
    .text("heading", "What it goes by.", \.heading),
    .list("terms", "Its terms, each with how much it lets through.", \.terms),
  ]
}

/// The stretch of a list that stands on a page.
func pageRange(_ number: Int, of count: Int) -> Range<Int> {
  let start = min(count, (number - 1) * EntryList.pageLength)
  return start..<min(count, start + EntryList.pageLength)
}

/// How many pages a list takes; at least 1.
func pageCount(_ count: Int) -> Int { max(1, (count + EntryList.pageLength - 1) / EntryList.pageLength) }

extension Here {
  /// A case study in a list.
  func study(_ id: AnyID) -> ItemView {
    ItemView(link: view(id), text: base.words(for: id), fact: site.briefs[Int(id.index)])
  }
}
