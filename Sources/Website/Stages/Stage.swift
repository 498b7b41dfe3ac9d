/// The stages of a build, in order.
package enum Stage: String, CaseIterable, Sendable {
  case read, parse, link, check, plan
  /// Pages are rendered and written by turns.
  case write = "render and write"
  case index, publish
}

/// Whoever wants to know how far a build is. Knows the clock, which the stages do not.
package protocol StageProgress: Sendable {
  /// A stage begins, and the one before has ended.
  /// - Parameter count: of how many steps it has; 0 where they are not counted.
  func begin(_ stage: Stage, of count: Int)
  /// One step is done. Called from several threads.
  func advance()
}

/// Nobody.
package struct NoProgress: StageProgress {
  package init() {}
  package func begin(_ stage: Stage, of count: Int) {}
  package func advance() {}
}
