import Knowledge
import Output

/// What entries are called, and their orders by it.
struct EntryNames: Sendable {
  /// By the number of the entry.
  let titles: [String]

  // By kind and by index in the kind.
  let letters: [[String]]
  let byTitle: [[AnyID]]
  let ranks: [[Int]]

  /// All lessons: those of sets first, in the order of the sets; then the others by title.
  let lessons: [ID<Lesson>]
  /// For search engines.
  let descriptions: Descriptions

  init(_ base: KnowledgeBase) {
    let entries = Kind.allCases.map { kind in base.allEntries.filter { $0.kind == kind } }
    let names = entries.map { $0.map { base[common: $0].name } }
    titles = Array(names.joined())
    let keys = names.map { $0.map(sortKey) }
    letters = keys.map { $0.map(indexLetter) }
    byTitle = zip(entries, keys).map { entries, keys in sortedByBytes(keys).map { entries[$0] } }
    ranks = byTitle.map { ordered in
      var ranks = ordered.map { _ in 0 }
      for (rank, id) in ordered.enumerated() { ranks[Int(id.index)] = rank }
      return ranks
    }
    lessons = base.lessonsInOrder(byTitle: ranks[Int(Kind.lesson.rawValue)])
    descriptions = Descriptions(base)
  }
}
