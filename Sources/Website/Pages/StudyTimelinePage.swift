import Diagnostics
import Knowledge
import Templates

/// All case studies on one line for time.
struct StudyTimelinePage: View {
  private let chrome: Chrome
  private let words: String
  private let drawing: DrawingView?
  private let items: [ItemView]
  private let pager: PagerView?

  static let names: [Name<Self>] =
    [
      .text("words", "What is shown, counted.", \.words),
      .one("drawing", "The case studies as bars on a line for time.", \.drawing),
      .list("items", "The case studies, the earliest first, those without a date last.", \.items),
      .one("pager", "The way through the pages of the list.", \.pager),
    ] + .from(\.chrome)

  /// - Parameter studies: all of them, in order.
  init(_ studies: [ID<CaseStudy>], page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    let total = counted(studies.count, "case study", "case studies")
    words = "\(total), the earliest first. Those without a date stand last.".sentenceStart
    let shown = studies[pageRange(number, of: studies.count)]
    items = shown.map { ItemView(link: here.view($0), fact: here.site.briefs[Int($0.index)]) }
    let dated = shown.compactMap { id in
      here.base.caseStudies[Int(id.index)].started.map { started in
        let end = here.base.caseStudies[Int(id.index)].ended?.value
        return (
          name: here.title(id.any), from: started.value, to: end ?? here.base.asAtDate(id), hasEnd: end != nil
        )
      }
    }
    drawing =
      dated.isEmpty
      ? nil
      : DrawingView(
        drawing: spanDrawing(
          dated,
          description: "A line for time with a bar for each case study that has a date. The list below says the same."),
        caption:
          "Filled: from its beginning to its end. Dashed outline: no end is known; drawn up to the date of the account. Those whose beginning is not known stand in the list only."
      )
    pager = PagerView(total, page: number, of: count, here: here) { .studyTimeline(page: $0) }
    chrome = .index(
      .caseStudy, frame, here, heading: "Case studies in time",
      description: "When the work in each case study began and ended, on one line for time.", page: number, of: count)
  }
}

extension SiteIndex {
  /// The case studies by when they began; those without a date last, by title.
  var studiesInTime: [ID<CaseStudy>] {
    let ordered = ordered(.caseStudy).compactMap { $0.of(CaseStudy.self) }
    let starts = base.caseStudies.map { $0.started?.value }
    return ordered.enumerated().sorted { left, right in
      switch (starts[Int(left.element.index)], starts[Int(right.element.index)]) {
      case (let one?, let other?) where one != other: one < other
      case (_?, nil): true
      case (nil, _?): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}
