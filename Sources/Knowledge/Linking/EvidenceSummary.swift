import Diagnostics

/// What the case studies show about a lesson, counted.
package struct EvidenceSummary: Sendable {
  /// One row of a case study's `lessons`.
  package struct Item: Sendable {
    package let caseStudy: ID<CaseStudy>
    /// Index into the case study's `lessons`.
    package let row: Int
    package let weight: Weight
    package let basis: Basis
    package let why: String?
    package let provenance: Provenance
  }

  /// By weight (supports, complicates, cost), then by the case study's slug, then in its author's order.
  package let items: [Item]

  package func items(_ weight: Weight) -> [Item] { items.filter { $0.weight == weight } }

  package func count(_ weight: Weight, _ basis: Basis) -> Int {
    items.lazy.filter { $0.weight == weight && $0.basis == basis }.count
  }
}

extension KnowledgeBase {
  /// Everything that case studies show about a lesson.
  package func evidence(on lesson: ID<Lesson>) -> EvidenceSummary {
    let edges = edges(to: lesson.any, .bearsOn)
    var items: [EvidenceSummary.Item] = []
    items.reserveCapacity(edges.count)
    for weight in [Weight.supports, .complicates, .cost] {
      for edge in edges.indices {
        guard let study = edges[edge].from.of(CaseStudy.self) else { continue }
        // By index: a row that is taken out of its list is copied, with all that it holds.
        let (rows, row) = (caseStudies[Int(study.index)].lessons, edges[edge].row)
        guard rows[row].value.weight?.value == weight, let basis = rows[row].value.basis?.value else { continue }
        items.append(
          EvidenceSummary.Item(
            caseStudy: study, row: row, weight: weight, basis: basis, why: rows[row].value.why?.text,
            provenance: provenance(rows[row].value.source, rows[row].value.locator, in: study.any)))
      }
    }
    return EvidenceSummary(items: items)
  }

  /// Whether a source was published by, or speaks with the voice of, an organisation that took part in a case study or
  /// paid for it.
  package func closeness(of source: ID<Source>, to study: ID<CaseStudy>) -> Closeness? {
    let close = Set(edges(from: source.any).filter { $0.relation == .publishedBy || $0.relation == .voices }.map(\.to))
    guard !close.isEmpty else { return nil }
    let own = edges(from: study.any)
    if own.contains(where: { ($0.relation == .tookPart || $0.relation == .toldBy) && close.contains($0.to) }) {
      return .partner
    }
    return own.contains { $0.relation == .fundedBy && close.contains($0.to) } ? .funder : nil
  }

  package enum Closeness: Sendable { case partner, funder }
}
