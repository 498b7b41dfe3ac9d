import Diagnostics

extension Rule {
  package static let partOfCircle = Rule(
    "part-of-circle", .error, "organisations that are part of each other",
    manual:
      "One organisation is said to be part of another, which in turn is part of the first. One of the two is wrong.",
    mistake: .organisation("partOf: [circle]"),
    remedy: .organisation("partOf: [rise]"))
}

extension Rule {
  package static let readInCircle = Rule(
    "read-in-circle", .error, "works that are known only through each other",
    manual: """
      `readIn` names the works through which alone a source is known here. Somewhere such a chain ends with a work that \
      someone has read.
      """,
    mistake: .source("readIn: [read-elsewhere]"),
    remedy: .source("readIn: [clinks-2017]"))
}

extension Check {
  /// `partOf`, `formedFrom` and `readIn` never lead back to where they began.
  static let circles = Check(rules: [.partOfCircle, .readInCircle]) { base, findings in
    let organisations = base.allOrganisations.map(\.any)
    findCircles(of: .partOf, from: organisations, .partOfCircle, base, &findings)
    findCircles(of: .formedFrom, from: organisations, .partOfCircle, base, &findings)
    findCircles(of: .readIn, from: base.allSources.map(\.any), .readInCircle, base, &findings)
  }

  /// A walk in depth without recursion, in a time that grows with the number of edges.
  private static func findCircles(
    of relation: Relation, from starts: [AnyID], _ rule: Rule, _ base: KnowledgeBase, _ findings: inout Findings
  ) {
    var isDone = Set<AnyID>()
    for start in starts where !isDone.contains(start) {
      // What lies between the start and here, and where in it each entry stands.
      var path = [start]
      var positions = [start: 0]
      var pending = [base.edges(from: start, relation)]
      while let edge = pending.last?.first {
        pending[pending.count - 1].removeFirst()
        if let position = positions[edge.to] {
          let names = (path[position...] + [edge.to]).map { "`\(base[common: $0].slug)`" }
          findings.report(
            rule, at: edge.place, "this leads back to where it began: \(names.joined(separator: ", then "))",
            hint: "take out the reference that is wrong")
        } else if !isDone.contains(edge.to) {
          positions[edge.to] = path.count
          path.append(edge.to)
          pending.append(base.edges(from: edge.to, relation))
        }
        while pending.last?.isEmpty == true {
          pending.removeLast()
          let done = path.removeLast()
          positions[done] = nil
          isDone.insert(done)
        }
      }
    }
  }
}
