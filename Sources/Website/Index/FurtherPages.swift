import Knowledge

/// A list of an entry that goes on, on further pages: made once for all of them.
enum FurtherList: Sendable {
  /// Readings of a lesson, without those on its own page.
  case readings([EvidenceSummary.Item])
  case rows(Listed<RowView>)
  case items(Listed<ItemView>)

  /// How many further pages it needs.
  func pages(_ list: EntryList) -> Int {
    switch self {
    case .readings(let further): (further.count + EntryList.pageLength - 1) / EntryList.pageLength
    case .rows(let listed): list.furtherPages(listed.count)
    case .items(let listed): list.furtherPages(listed.count)
    }
  }
}

/// A list whose order the plan has made, and of which pages show a part: whether one of them comes out the same hangs on the
/// titles of all that is in it.
///
/// A class, so that it is looked through once for all its pages.
final class PlannedList: Sendable {
  /// Whether any of its entries is among some.
  let contains: @Sendable (_ isAmong: (AnyID) -> Bool) -> Bool

  init(_ contains: @escaping @Sendable (_ isAmong: (AnyID) -> Bool) -> Bool) { self.contains = contains }

  convenience init<Target>(_ ids: [ID<Target>]) {
    self.init { isAmong in ids.contains { isAmong($0.any) } }
  }

  /// Nil for one in whose order no title matters.
  convenience init?(_ list: FurtherList) {
    switch list {
    // By slug.
    case .readings: return nil
    case .rows(let listed): self.init { listed.entries.contains(where: $0) }
    case .items(let listed): self.init { listed.entries.contains(where: $0) }
    }
  }
}

extension SiteIndex {
  /// The lists of an entry that go on, on further pages.
  func further(of id: AnyID) -> [EntryList: FurtherList] {
    var lists: [EntryList: FurtherList] = [:]
    for list in EntryList.all(of: id.kind) { if let further = further(list, of: id) { lists[list] = further } }
    return lists
  }

  /// What goes on, on further pages; nil where the entry's own page has all of it.
  ///
  /// Asked for every list of every entry, so what cannot be long is not even counted.
  private func further(_ list: EntryList, of id: AnyID) -> FurtherList? {
    guard mayBeLong(list, of: id) else { return nil }
    let further: FurtherList =
      switch list {
      case .evidence: .readings(id.of(Lesson.self).map { furtherReadings(of: $0) } ?? [])
      case .parts, .funded, .citedBy: .rows(rows(list, of: id))
      default: .items(items(list, of: id))
      }
    return further.pages(list) > 0 ? further : nil
  }

  private func mayBeLong(_ list: EntryList, of id: AnyID) -> Bool {
    switch list {
    case .evidence:
      guard let lesson = id.of(Lesson.self) else { return false }
      return evidence[Int(lesson.index)].items.count > EntryList.firstReadings
    case .workedWith, .lessons:
      guard let organisation = id.of(Organisation.self) else { return false }
      let met = met[Int(organisation.index)]
      return (list == .lessons ? met.lessons : met.partners + met.unnamed) > list.firstLength
    default: return list.relations.reduce(0) { $0 + base.edges(to: id, $1).count } > list.firstLength
    }
  }
}
