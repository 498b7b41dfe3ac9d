import Diagnostics
import Knowledge
import Templates

/// The page for addresses at which there is nothing.
struct NotFoundPage: View {
  private let chrome: Chrome

  /// Needs nothing but the frame.
  init(_ frame: Frame, _ here: Here) {
    chrome = Chrome(
      frame, here, heading: "There is no page at this address", description: "The page was not found.", isIndexed: false
    )
  }

  static let names: [Name<Self>] = .from { $0.chrome }
}

/// What is left of an entry that was withdrawn.
struct WithdrawnPage: View {
  private let chrome: Chrome
  private let kind: String
  private let date: String
  private let reason: String

  /// Says what was withdrawn, when and why; nothing else of it is left.
  init(_ entry: KnowledgeBase.WithdrawnEntry, _ frame: Frame, _ here: Here) {
    let withdrawal = entry.common.withdrawn?.value
    kind = entry.kind.noun
    date = withdrawal?.date?.text ?? ""
    reason = withdrawal?.reason?.text.ended ?? ""
    chrome = Chrome(
      frame, here, heading: entry.common.name, title: "\(entry.common.name), withdrawn",
      description: "This \(kind) was withdrawn.", section: entry.kind == .page ? nil : entry.kind,
      crumbs: frame.kinds.contains(entry.kind) ? here.crumbs(to: entry.kind, frame) : [], isIndexed: false)
  }

  static let names: [Name<Self>] =
    [
      .text("kind", "What it was: a case study, an organisation.") { $0.kind },
      .text("date", "When it was withdrawn.") { $0.date },
      .text("reason", "Why, as readers may know it.") { $0.reason },
    ] + .from { $0.chrome }
}

/// The page at an address where an entry stood once, which leads on to the new one.
struct MovedPage: View {
  private let target: LinkView
  private let canonical: String
  private let language: String
  private let siteTitle: String

  /// - Parameter id: the entry that moved, or that took over another.
  init(to id: AnyID, _ frame: Frame, _ here: Here) {
    target = here.view(id)
    canonical = here.site.url.canonical(here.site.address(id))
    language = frame.language
    siteTitle = frame.title
  }

  static let names: [Name<Self>] =
    [
      .text("canonical", "The full address of the new page.") { $0.canonical },
      .text("language", "The language of the site, as the `lang` attribute has it.") { $0.language },
      .text("siteTitle", "The name of the site.") { $0.siteTitle },
    ] + .from { $0.target }
}

/// A further page of a list that is too long for its entry's page.
struct ContinuationPage: View {
  private let chrome: Chrome
  private let pager: PagerView?
  private let list: EntryList
  private let rows: [RowView]
  private let items: [ItemView]
  private let evidence: [EvidenceGroupView]
  private let heads: LinkView

  static let names: [Name<Self>] =
    [
      .one("rows", "Rows of a table.") { StretchView($0.rows) },
      .text("firstHead", "What stands over the first column.") { $0.list == .citedBy ? "Entry" : "Case study" },
      .text("secondHead", "What stands over the second column.") {
        $0.list == .citedBy ? "Cited" : $0.list == .funded ? "What it paid" : "Its part"
      },
      .one("items", "Entries of a list.") { StretchView($0.items) },
      .flag("hasEvidence", "Whether the list is of readings.") { !$0.evidence.isEmpty },
      .list("evidence", "Readings, by weight.") { $0.evidence },
      .one("pager", "The way through the pages of the list.") { $0.pager },
      .one("entry", "The page that the list belongs to.") { $0.heads },
    ] + .from { $0.chrome }

  /// Gathers the rows of one further page.
  /// - Parameters:
  ///   - number: the page, 2 or more.
  ///   - count: how many pages the list has, the entry’s own among them.
  init(_ list: EntryList, of id: AnyID, page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    self.list = list
    let name = here.site.title(id)
    let title = "\(list.title(here.site.descriptions.title(id, name))), \(pageWords(number, of: count))"
    heads = here.view(id)
    chrome = Chrome(
      frame, here, heading: "\(list.title(name)), \(pageWords(number, of: count))", title: title,
      description: "\(title).", section: id.kind == .page ? nil : id.kind,
      crumbs: here.crumbs(to: id.kind, frame) + [heads])
    let slug = here.base.common(of: id).slug
    var rows: [RowView] = []
    var items: [ItemView] = []
    var evidence: [EvidenceGroupView] = []
    var total = 0
    switch list {
    case .parts, .funded, .citedBy:
      let listed = here.rows(list, of: id)
      total = listed.count
      rows = list.range(page: number, of: total).map(listed.item)
    case .evidence:
      guard let lesson = id.of(Lesson.self) else { break }
      let further = here.site.furtherReadings(of: lesson)
      total = here.site.evidence[Int(lesson.index)].items.count
      let shown = further.dropFirst((number - 2) * EntryList.pageLength).prefix(EntryList.pageLength)
      evidence = Weight.allCases.compactMap { weight in
        let own = shown.filter { $0.weight == weight }
        return own.isEmpty ? nil : EvidenceGroupView(weight: weight, items: own.map { here.reading($0) })
      }
    default:
      let listed = here.items(list, of: id)
      total = listed.count
      items = list.range(page: number, of: total).map(listed.item)
    }
    (self.rows, self.items, self.evidence) = (rows, items, evidence)
    pager = PagerView("\(inWords(total)) in all", page: number, of: count, here: here) {
      $0 == 1 ? here.site.address(id) : .continuation(of: list, id.kind, slug, page: $0)
    }
  }
}
