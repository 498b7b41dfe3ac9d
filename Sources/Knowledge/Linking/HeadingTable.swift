import Markdown

/// The headings that links can lead to.
struct HeadingTable {
  /// What entries have in common, by number.
  let commons: [Common]
  let numbering: Numbering
  /// Their words, folded, of entries that were asked for one by its words: most never are.
  private var folded: [Int: [String]] = [:]

  init(_ commons: [Common], _ numbering: Numbering) {
    self.commons = commons
    self.numbering = numbering
  }

  /// The id of the heading that a fragment names, by id or by its words.
  mutating func find(_ fragment: String, in entry: AnyID) -> String? {
    let number = numbering[entry]
    let headings = commons[number].headings
    if headings.isEmpty { return nil }
    if let heading = headings.first(where: { $0.id == fragment }) { return heading.id }
    let names = folded[number] ?? headings.map { Names.fold($0.text) }
    folded[number] = names
    return names.firstIndex(of: Names.fold(fragment)).map { headings[$0].id }
  }

  func all(in entry: AnyID) -> [String] { commons[numbering[entry]].headings.map(\.id) }
}
