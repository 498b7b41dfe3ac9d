import Diagnostics

/// Where a statement stands.
package enum Provenance: Hashable, Sendable {
  /// In a source, at a place in it if one is given.
  case source(ID<Source>, locator: String?)
  /// In the account of someone who took part.
  case account
  /// Nobody is named: the statement is the editors' own.
  case editors
}

extension KnowledgeBase {
  /// Where a row of an entry stands: its own source or, without one, the first of the entry's sources or its account.
  package func provenance(of row: some Provenanced, in entry: AnyID) -> Provenance {
    provenance(row.source, row.locator, in: entry)
  }

  /// The same of a row that need not be taken out of its list for it.
  package func provenance(
    _ source: Located<Reference<Source>>?, _ locator: Located<Line>?, in entry: AnyID
  ) -> Provenance {
    let main = mainSource(of: entry)
    // Most rows that name a source name the first one: to compare takes less than to look it up.
    let isMain = main.map { sources[Int($0.index)].common.slug == source?.value.slug } ?? false
    if let source = isMain ? main : source.flatMap({ find($0.value) }) ?? main {
      return .source(source, locator: locator?.text)
    }
    return entry.kind == .caseStudy && caseStudies[Int(entry.index)].account != nil ? .account : .editors
  }
}
