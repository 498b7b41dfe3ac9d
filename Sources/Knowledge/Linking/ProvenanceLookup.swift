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
    if let source = row.source.flatMap({ find($0.value) }) { return .source(source, locator: row.locator?.text) }
    if let first = mainSource(of: entry) { return .source(first, locator: row.locator?.text) }
    if let study = entry.of(CaseStudy.self), self[study].account != nil { return .account }
    return .editors
  }

  /// The first of an entry's sources.
  package func mainSource(of entry: AnyID) -> ID<Source>? { mainSources[Int(entry.kind.rawValue)][Int(entry.index)] }
}
