import Knowledge

/// A list of an entry that goes on, on further pages: made when the first of its pages is written, for all of them.
///
/// A class, since all its pages share it.
final class FurtherList: Sendable {
  enum Content: Sendable {
    /// Readings of a lesson, without those on its own page; by index.
    case readings([Int], of: EvidenceSummary)
    case rows(Listed<RowView>)
    case items(Listed<ItemView>)

    var count: Int {
      switch self {
      case .readings(let items, _): items.count
      case .rows(let listed): listed.count
      case .items(let listed): listed.count
      }
    }
  }

  /// How many further pages it needs: known before it is made, since the plan has to know.
  let pages: Int
  private let made: Lazily<Content>

  init(pages: Int, _ make: @escaping @Sendable () -> Content) { (self.pages, made) = (pages, Lazily(make)) }

  var content: Content { made.value }
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
  convenience init?(_ list: EntryList, _ further: FurtherList) {
    // Readings stand by slug.
    if list == .evidence { return nil }
    self.init { isAmong in
      switch further.content {
      case .readings: false
      case .rows(let listed): listed.entries.contains(where: isAmong)
      case .items(let listed): listed.entries.contains(where: isAmong)
      }
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
    if let pages = furtherPages(list, of: id) {
      return pages > 0 ? FurtherList(pages: pages) { self.content(list, of: id) } : nil
    }
    let content = content(list, of: id)
    let pages = list.furtherPages(content.count)
    return pages > 0 ? FurtherList(pages: pages) { content } : nil
  }

  private func content(_ list: EntryList, of id: AnyID) -> FurtherList.Content {
    switch list {
    case .evidence:
      guard let lesson = id.of(Lesson.self) else { return .items(.none) }
      let evidence = evidence[Int(lesson.index)].value
      return .readings(evidence.further, of: evidence)
    case .parts, .funded, .citedBy: return .rows(rows(list, of: id))
    default: return .items(items(list, of: id))
    }
  }

  /// How many further pages a list needs; nil where it has to be made for that.
  private func furtherPages(_ list: EntryList, of id: AnyID) -> Int? {
    switch list {
    case .evidence:
      let count = id.of(Lesson.self).map { furtherReadingCount(of: $0) } ?? 0
      return (count + EntryList.pageLength - 1) / EntryList.pageLength
    case .workedWith, .lessons: return metCount(list, by: id).map(list.furtherPages)
    case .parts: return list.furtherPages(base.edges(to: id, .tookPart).count { $0.from.kind == .caseStudy })
    case .funded, .members, .frameworks, .knownThrough: return list.furtherPages(edgeCount(list, to: id))
    case .citedBy, .sources, .mentions: return nil
    }
  }

  /// How many others an organisation met, or lessons.
  private func metCount(_ list: EntryList, by id: AnyID) -> Int? {
    guard let organisation = id.of(Organisation.self) else { return nil }
    let met = met[Int(organisation.index)]
    return list == .lessons ? met.lessons : met.partners + met.unnamed
  }

  private func edgeCount(_ list: EntryList, to id: AnyID) -> Int {
    list.relations.reduce(0) { $0 + base.edges(to: id, $1).count }
  }

  private func mayBeLong(_ list: EntryList, of id: AnyID) -> Bool {
    switch list {
    case .evidence:
      guard let lesson = id.of(Lesson.self) else { return false }
      return evidenceCounts[Int(lesson.index)].all > EntryList.firstReadings
    case .workedWith, .lessons: return metCount(list, by: id).map { $0 > list.firstLength } ?? false
    default: return edgeCount(list, to: id) > list.firstLength
    }
  }
}
