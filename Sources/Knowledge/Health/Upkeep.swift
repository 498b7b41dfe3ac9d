import Diagnostics

/// What a maintainer keeps an eye on over the years.
extension KnowledgeBase {
  /// Entries by the day on which somebody last read them against their sources, the oldest first.
  ///
  /// Which of them are overdue depends on today, which no page knows.
  var reviews: [HealthSheet.Item] {
    let dated = allEntries.compactMap { id -> (date: PartialDate, item: HealthSheet.Item)? in
      let common = self[common: id]
      return common.reviewed.map { reviewed in
        let item = HealthSheet.Item(
          place: reviewed.place, subject: common.name, words: "last reviewed \(reviewed.value.text)", entry: id,
          date: reviewed.value)
        return (reviewed.value, item)
      }
    }
    // Those of one day stay in the order of kinds and slugs.
    return dated.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element.item)
  }

  /// Entries that no other entry refers to, of the kinds that live by being referred to.
  var orphans: [HealthSheet.Item] {
    allEntries.compactMap { id in
      let words: String
      switch id.kind {
      case .organisation: words = "no case study, source or other entry names it"
      case .source: words = "nothing rests on it"
      default: return nil
      }
      return !self[common: id].isStub && edges(to: id).isEmpty ? item(id, words) : nil
    }
  }

  /// Sources of which nobody knows when they came out.
  var undatedSources: [HealthSheet.Item] {
    allSources.compactMap { id in
      self[id].published == nil ? item(id.any, "says nowhere when it came out") : nil
    }
  }

  /// Words of content/site.yml, and names of organisations and of words explained, that are nearly the same.
  var nearDuplicates: [HealthSheet.Item] {
    var items: [HealthSheet.Item] = []
    for (name, vocabulary) in vocabularies.all {
      let terms = vocabulary.terms.compactMap { term in term.label.map { (name: $0.text, place: $0.place) } }
      items += Self.nearPairs(terms).map { earlier, later in
        HealthSheet.Item(
          place: later.place, subject: later.name, words: "nearly “\(earlier.name)”, in `\(name.rawValue)` as well")
      }
    }
    for kind in [Kind.glossaryTerm, .organisation] {
      let names = allEntries.filter { $0.kind == kind }.compactMap { id in
        self[common: id].title.map { (name: $0.text, place: $0.place) }
      }
      items += Self.nearPairs(names).map { earlier, later in
        HealthSheet.Item(
          place: later.place, subject: later.name, words: "nearly “\(earlier.name)”, another \(kind.noun)")
      }
    }
    return items
  }

  /// Each name that differs from an earlier one in no more than case, signs, a plural or the order of its words.
  private static func nearPairs(
    _ names: [(name: String, place: Place)]
  ) -> [((name: String, place: Place), (name: String, place: Place))] {
    var first: [String: (name: String, place: Place)] = [:]
    return names.compactMap { name in
      let words = makeSlug(from: name.name).split(separator: "-").filter {
        !["the", "and", "of", "for", "a"].contains($0)
      }
      let core = words.map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 }.sorted().joined(separator: "-")
      guard let earlier = first[core] else {
        first[core] = name
        return nil
      }
      return (earlier, name)
    }
  }

  func item(_ id: AnyID, _ words: String) -> HealthSheet.Item {
    let common = self[common: id]
    return HealthSheet.Item(place: common.title?.place ?? common.opening, subject: common.name, words: words, entry: id)
  }
}
