import Diagnostics
import Parallel

/// A rule that looks at the whole knowledge base and changes nothing.
package struct Check: Sendable {
  package let rules: [Rule]
  let look: @Sendable (KnowledgeBase, inout Findings) -> Void
}

extension Check {
  /// In the order in which they run; what they find is sorted afterwards.
  package static let all: [Check] = [
    .order, .figureBase, .figurePlace, .figureDate, .statedPlace, .evidenceTwice, .lessonText, .headingOrder,
    .circles, .atOdds,
  ]
}

/// The check stage: everything that can only be said once all entries are joined.
///
/// - Parameter jobs: how many checks are made at once.
package func check(_ base: KnowledgeBase, jobs: Jobs = 1) -> Findings {
  let jobs = jobs.count(for: base.allEntries.count)
  let found = inParallel(Check.all.count, jobs: .exactly(jobs)) { number in
    var findings = Findings()
    Check.all[number].look(base, &findings)
    return findings
  }
  return found.reduce(into: Findings()) { $0.add($1) }
}

extension Rule {
  /// What only the whole knowledge base can show, but for what a single field can show too.
  package static let checkRules: [Rule] = {
    var seen = Set(fieldRules.map(\.id))
    return Check.all.flatMap(\.rules).filter { seen.insert($0.id).inserted }
  }()
}
