import Diagnostics
import Knowledge
import Output
import Parallel
import Templates

/// Plans the pages of entries: their own, and those on which their lists go on.
struct EntryPages: Sendable {
  let index: SiteIndex
  let frame: Frame
  let theme: Theme

  /// The pages of entries of a kind, several planned at once, in their order.
  func all<Target>(
    _ ids: [ID<Target>], _ kind: PageKind, jobs: Jobs,
    _ write: @escaping @Sendable (ID<Target>, Here, inout Bytes) -> Void
  ) -> [Page] {
    let stretches = inStretches(ids.count, jobs: jobs) { stretch in
      var pages: [Page] = []
      pages.reserveCapacity(stretch.count)
      for id in ids[stretch] { add(id.any, kind, to: &pages) { write(id, $0, &$1) } }
      return pages
    }
    return Array(stretches.joined())
  }

  private func add(
    _ id: AnyID, _ kind: PageKind, to pages: inout [Page], _ write: @escaping @Sendable (Here, inout Bytes) -> Void
  ) {
    let further = index.further(of: id)
    let lists = planned(further)
    let origin = index.base[common: id].opening
    pages.append(
      Page(
        index.address(id), kind, origin: origin, showing: id, further: further, lists: Array(lists.values), in: index,
        write))
    addContinuations(of: id, further, lists, origin, to: &pages)
  }

  /// The further pages of the lists on an entry's page.
  func continuations(of id: AnyID) -> [Page] {
    let further = index.further(of: id)
    var pages: [Page] = []
    addContinuations(of: id, further, planned(further), index.base[common: id].opening, to: &pages)
    return pages
  }

  private func planned(_ further: [EntryList: FurtherList]) -> [EntryList: PlannedList] {
    var lists: [EntryList: PlannedList] = [:]
    for (list, further) in further { lists[list] = PlannedList(list, further) }
    return lists
  }

  private func addContinuations(
    of id: AnyID, _ further: [EntryList: FurtherList], _ lists: [EntryList: PlannedList], _ origin: Place,
    to pages: inout [Page]
  ) {
    if further.isEmpty { return }
    let (frame, theme) = (frame, theme)
    let slug = index.base.slug(of: id)
    for list in EntryList.all(of: id.kind) {
      guard let further = further[list] else { continue }
      for number in 2...(further.pages + 1) {
        pages.append(
          Page(
            .continuation(of: list, id.kind, slug, page: number), .continuation, origin: origin,
            lists: lists[list].map { [$0] } ?? [], in: index
          ) { here, out in
            theme.continuation.write(ContinuationPage(list, further, of: id, page: number, frame, here), into: &out)
          })
      }
    }
  }
}
