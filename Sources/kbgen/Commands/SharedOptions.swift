import ArgumentParser
import Diagnostics

/// What every command can be told, as typed.
struct SharedOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "folder"))
  var source = "."

  @Flag(name: .shortAndLong, help: "Say only what stands in the way.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: hints too, and what took how long.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "How to show what was found: text for people, json for programs, github for pull requests (taken by itself there).",
      valueName: "format"))
  var format: DiagnosticFormat?

  mutating func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose cannot both be meant.") }
  }
}

extension DiagnosticFormat: ExpressibleByArgument {}

/// What it means.
struct Setting: Sendable {
  let environment = Environment()
  let console: Console
  let source: DiskSource

  init(_ typed: SharedOptions) throws {
    console = Console(
      amount: typed.quiet ? .quiet : typed.verbose ? .verbose : .normal, format: typed.format, environment)
    source = DiskSource(typed.source)
  }

  /// For the commands that read the whole content.
  func refuseWithoutContent() throws {
    guard try Folder(source.path).folder("content") == nil else { return }
    let place = source.path == "." ? "here" : "in \(source.path)"
    throw DiskError(
      "there is no folder content/ \(place)",
      hint: "go to the folder that holds content/ and templates/, or name it with --source")
  }
}
