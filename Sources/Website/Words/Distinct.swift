/// Things of one kind, each counted once.
struct Distinct<Element: Hashable & Sendable>: Sendable {
  /// Most are gathered for one page, where a table takes longer than a look at each.
  private var few: [Element] = []
  private var many: Set<Element> = []

  var count: Int { many.isEmpty ? few.count : many.count }
  var isEmpty: Bool { few.isEmpty }

  /// - Returns: whether it was not there before.
  @discardableResult
  mutating func insert(_ element: Element) -> Bool {
    if !many.isEmpty { return many.insert(element).inserted }
    if few.isEmpty { few.reserveCapacity(8) } else if few.contains(element) { return false }
    few.append(element)
    if few.count > 16 { many = Set(few) }
    return true
  }
}
