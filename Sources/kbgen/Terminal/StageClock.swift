/// How long the stages of a build took.
struct StageClock {
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var stages: [String] = []

  /// To be called at the end of a stage. Gives how long it took.
  @discardableResult
  mutating func finished(_ stage: String) -> Duration {
    let now = ContinuousClock.now
    let time = last.duration(to: now)
    stages.append("\(stage): \(seconds(time))")
    last = now
    return time
  }

  /// From the beginning to the end of the stage that was finished last.
  var total: Duration { start.duration(to: last) }

  /// "read, parse: 0.02 s; render: 0.03 s".
  var words: String { stages.joined(separator: "; ") }
}
