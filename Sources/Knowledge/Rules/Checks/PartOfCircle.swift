import Diagnostics

extension Rule {
  package static let partOfCircle = Rule(
    "part-of-circle", .error, "organisations that are part of each other",
    manual:
      "One organisation is said to be part of another, which in turn is part of the first. One of the two is wrong.",
    mistake: .organisation("partOf: [circle]"),
    remedy: .organisation("partOf: [rise]"))
}

extension Check {
  /// `partOf` and `formedFrom` never lead back to where they began.
  static let partOfCircle = Check(rules: [.partOfCircle]) { base, findings in
    for relation in [Relation.partOf, .formedFrom] {
      var isDone = Set<AnyID>()
      for start in base.allOrganisations.map(\.any) where !isDone.contains(start) {
        // A walk in depth without recursion; `path` holds the entries between the start and here.
        var path = [start]
        var pending = [Array(base.edges(from: start, relation))]
        while let edges = pending.last {
          guard let edge = edges.first else {
            pending.removeLast()
            isDone.insert(path.removeLast())
            continue
          }
          pending[pending.count - 1].removeFirst()
          if path.contains(edge.to) {
            findings.report(
              .partOfCircle, at: edge.place,
              "this leads back to where it began: "
                + (path.drop { $0 != edge.to } + [edge.to]).map { "`\(base.common(of: $0).slug)`" }.joined(
                  separator: ", then "),
              hint: "take out the reference that is wrong")
          } else if !isDone.contains(edge.to) {
            path.append(edge.to)
            pending.append(Array(base.edges(from: edge.to, relation)))
          }
        }
      }
    }
  }
}
