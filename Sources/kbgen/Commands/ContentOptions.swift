import ArgumentParser
import Diagnostics
import Parallel
import Website

/// What every command that reads the whole content can be told, as typed.
struct ContentOptions: ParsableArguments {
  @Flag(name: [.customShort("D"), .long], help: "Take entries marked `draft: true` with the others.")
  var drafts = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How many things to do at once (default: one for each processor, fewer for a small site).", valueName: "number"))
  var jobs: Int?

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
  }
}

extension BuildOptions {
  /// What it means.
  init(_ typed: ContentOptions, _ environment: Environment) {
    self.init()
    includesDrafts = typed.drafts
    jobs = typed.jobs.map { .exactly($0) } ?? .upTo(environment.processors)
    watch = Watchdog.shared
  }
}
