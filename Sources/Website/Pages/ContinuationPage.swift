import Diagnostics
import Knowledge
import Output
import Templates

/// A further page of a list that is too long for its entry's page.
struct ContinuationPage: View {
  private let chrome: Chrome
  private let pager: PagerView?
  private let list: EntryList
  private let rows: [RowView]
  private let items: [ItemView]
  private let evidence: [EvidenceGroupView]
  private let heads: LinkView

  static let names: [Name<ContinuationPage>] =
    [
      .one("rows", "Rows of a table.") { StretchView($0.rows) },
      .text("firstHead", "What stands over the first column.") { $0.list == .citedBy ? "Entry" : "Case study" },
      .text("secondHead", "What stands over the second column.") {
        $0.list == .citedBy ? "Cited" : $0.list == .funded ? "What it paid" : "Its part"
      },
      .one("items", "Entries of a list.") { StretchView($0.items) },
      .flag("hasEvidence", "Whether the list is of readings.") { !$0.evidence.isEmpty },
      .list("evidence", "Readings, by weight.", \.evidence),
      .one("pager", "The way through the pages of the list.", \.pager),
      .one("entry", "The page that the list belongs to.", \.heads),
    ] + .from(\.chrome)

  /// Gathers the rows of one further page.
  /// - Parameters:
  ///   - number: the page, 2 or more.
  init(_ list: EntryList, _ further: FurtherList, of id: AnyID, page number: Int, _ frame: Frame, _ here: Here) {
    self.list = list
    // The entry's own page is the first.
    let count = further.pages + 1
    let name = here.title(id)
    let behind = pageWords(number, of: count)
    func numbered(_ name: String) -> String {
      .written { title in
        title.append(verbatim: list.title(name))
        title.append(", ")
        title.append(verbatim: behind)
      }
    }
    let title = numbered(here.pageTitle(id))
    heads = here.view(id)
    chrome = Chrome(
      frame, here, heading: numbered(name), title: title,
      description: "\(title).", section: id.kind == .page ? nil : id.kind,
      crumbs: here.crumbs(to: id.kind, frame) + [heads])
    let slug = here.base.slug(of: id)
    var rows: [RowView] = []
    var items: [ItemView] = []
    var evidence: [EvidenceGroupView] = []
    var total = 0
    switch further.content {
    case .rows(let listed):
      total = listed.count
      rows = listed.items(list.range(page: number, of: total), here)
    case .items(let listed):
      total = listed.count
      items = listed.items(list.range(page: number, of: total), here)
    case .readings(let readings, let summary):
      guard let lesson = id.of(Lesson.self) else { break }
      total = here.site.evidenceCounts[Int(lesson.index)].all
      let shown = readings.dropFirst((number - 2) * EntryList.pageLength).prefix(EntryList.pageLength)
      evidence = Weight.allCases.compactMap { weight in
        let own = shown.filter { summary.items[$0].weight == weight }
        return own.isEmpty ? nil : EvidenceGroupView(weight: weight, items: own.map { here.reading(summary.items[$0]) })
      }
    }
    (self.rows, self.items, self.evidence) = (rows, items, evidence)
    pager = PagerView("\(inWords(total)) in all", page: number, of: count, here: here) {
      $0 == 1 ? here.site.address(id) : .continuation(of: list, id.kind, slug, page: $0)
    }
  }
}
