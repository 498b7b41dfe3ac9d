import Diagnostics
import Knowledge

/// A row of a case study's `organisations`, as small as lists need it: they look at thousands.
struct Participant: Sendable {
  /// Nil for one that is not named.
  let organisation: ID<Organisation>?
  /// Index into ``Roles/labels``.
  let role: Int
}

extension [Participant] {
  /// Their indices, by role and then as they stand.
  var byRole: [Int] {
    // Each as one number, whose order is that of the list.
    var order = indices.map { self[$0].role << 32 | $0 }
    order.sort()
    for place in order.indices { order[place] &= 0xffff_ffff }
    return order
  }
}

/// The parts that an organisation can have, in the order in which lists show them.
struct RoleNames: Sendable {
  /// As pages show them.
  let labels: [String]
  /// The same for the middle of a sentence.
  let words: [String]
  /// The same on lines, for drawings.
  let lines: [[String]]
  private let positions: [String: Int]

  /// Takes the roles that the site declares.
  init(_ vocabulary: Vocabulary) {
    let terms = vocabulary.terms
    labels = terms.map(\.shownLabel) + ["Part not said"]
    words = labels.map(\.lowercasedStart)
    lines = labels.map(roleLines)
    positions = Dictionary(terms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter id: nil for a row without a role, which stands last.
  subscript(id: String?) -> Int { id.flatMap { positions[$0] } ?? labels.count - 1 }
}

extension KnowledgeBase {
  /// The rows of a case study's `organisations`.
  func participants(of study: ID<CaseStudy>, _ roles: RoleNames) -> [Participant] {
    let rows = caseStudies[Int(study.index)].organisations
    // The rows that name an organisation are edges, in the same order.
    var edges = edges(from: study.any, .tookPart)
    return rows.indices.map { row in
      let isNamed = edges.first?.row == row
      return Participant(
        organisation: isNamed ? edges.popFirst()?.to.of(Organisation.self) : nil,
        role: roles[rows[row].value.role?.value.id])
    }
  }
}
