import ArgumentParser
import Diagnostics
import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
      "How to show what was found: text for people, json for programs, sarif for code hosts and editors, github for pull requests (taken by itself there).",
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

  /// Adds what was found to the summary that GitHub shows beside a pull request, where it asks for one.
  func addSummary(_ findings: [Diagnostic], from files: SourceFiles) throws {
    guard console.format == .github, let path = environment.stepSummary else { return }
    var out = Bytes()
    findings.writeSummary(from: files, to: &out)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DiskError(cannot: "add the summary to", path, code: errno) }
    defer { close(descriptor) }
    try writeAll(out, to: descriptor, path)
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
