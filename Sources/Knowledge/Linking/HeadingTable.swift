import Markdown

/// The headings that links can lead to.
struct HeadingTable: Sendable {
  private var ids: [AnyID: [(id: String, name: String)]] = [:]

  init(_ entries: SortedEntries) {
    for kind in Kind.allCases {
      for (index, entry) in entries[kind].enumerated() {
        let headings = entry.common.body.headings
        if !headings.isEmpty { ids[AnyID(kind, index)] = headings.map { ($0.id, Names.fold($0.text)) } }
      }
    }
  }

  /// The id of the heading that a fragment names, by id or by its words.
  func find(_ fragment: String, in entry: AnyID) -> String? {
    guard let headings = ids[entry] else { return nil }
    let folded = Names.fold(fragment)
    return (headings.first { $0.id == fragment } ?? headings.first { $0.name == folded })?.id
  }

  func all(in entry: AnyID) -> [String] { (ids[entry] ?? []).map(\.id) }
}
