/// How long the stages of a build took.
struct StageClock {
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var stages: [String] = []

  /// To be called at the end of a stage.
  mutating func finished(_ stage: String) {
    let now = ContinuousClock.now
    stages.append("\(stage): \(seconds(last.duration(to: now)))")
    last = now
  }

  /// From the beginning to the end of the stage that was finished last.
  var total: Duration { start.duration(to: last) }

  /// "read, parse: 0.02 s; render: 0.03 s".
  var words: String { stages.joined(separator: "; ") }
}
