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

/// How many items there are of each weight.
package struct EvidenceCounts: Sendable {
  private var supports = 0
  private var complicates = 0
  private var costs = 0

  package var all: Int { supports + complicates + costs }

  /// How many there are of a weight.
  package subscript(weight: Weight) -> Int {
    switch weight {
    case .supports: supports
    case .complicates: complicates
    case .cost: costs
    }
  }

  /// How many there are beyond so many of each weight.
  package func beyond(_ most: Int) -> Int {
    max(0, supports - most) + max(0, complicates - most) + max(0, costs - most)
  }

  fileprivate mutating func add(_ weight: Weight) {
    switch weight {
    case .supports: supports += 1
    case .complicates: complicates += 1
    case .cost: costs += 1
    }
  }
}

extension KnowledgeBase {
  /// How much there is in ``evidence(on:)``, by lesson: counted, since nothing else of it may be asked for.
  package var evidenceCounts: [EvidenceCounts] {
    var counts = [EvidenceCounts](repeating: EvidenceCounts(), count: lessons.count)
    for study in allCaseStudies {
      let edges = edges(from: study.any, .bearsOn)
      let rows = caseStudies[Int(study.index)].lessons
      for edge in edges.indices {
        guard let lesson = edges[edge].to.of(Lesson.self), let weight = rows[edges[edge].row].value.weight?.value,
          rows[edges[edge].row].value.basis != nil
        else { continue }
        counts[Int(lesson.index)].add(weight)
      }
    }
    return counts
  }

  /// Everything that case studies show about a lesson.
  package func evidence(on lesson: ID<Lesson>) -> EvidenceSummary {
    let edges = edges(to: lesson.any, .bearsOn)
    // By index: what is taken out of its list is copied, with all that it holds.
    var (supports, complicates, costs) = ([Int](), [Int](), [Int]())
    for edge in edges.indices {
      guard let study = edges[edge].from.of(CaseStudy.self) else { continue }
      let (rows, row) = (caseStudies[Int(study.index)].lessons, edges[edge].row)
      guard let weight = rows[row].value.weight?.value, rows[row].value.basis != nil else { continue }
      switch weight {
      case .supports: supports.append(edge)
      case .complicates: complicates.append(edge)
      case .cost: costs.append(edge)
      }
    }
    var items: [EvidenceSummary.Item] = []
    items.reserveCapacity(supports.count + complicates.count + costs.count)
    for edge in [supports, complicates, costs].joined() {
      guard let study = edges[edge].from.of(CaseStudy.self) else { continue }
      let (rows, row) = (caseStudies[Int(study.index)].lessons, edges[edge].row)
      guard let weight = rows[row].value.weight?.value, let basis = rows[row].value.basis?.value else { continue }
      items.append(
        EvidenceSummary.Item(
          caseStudy: study, row: row, weight: weight, basis: basis, why: rows[row].value.why?.text,
          provenance: provenance(rows[row].value.source, rows[row].value.locator, in: study.any)))
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
