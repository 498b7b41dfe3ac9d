import ArgumentParser
import Diagnostics
import Knowledge
import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begin a knowledge base of your own, on any subject, in a new folder.",
    discussion: """
      It writes a small example of everything, which builds as it is, and what GitHub and GitLab need to check pull \
      requests and to publish the site. The folder must be empty, or not there yet; a .git in it may stay.
      """)

  @Argument(help: ArgumentHelp("The folder.", valueName: "folder"))
  var folder: String

  @Option(help: "What the site is called.")
  var title = "What we have tried together"

  @Option(
    help: ArgumentHelp(
      "The address of the repository from which the code host fetches kbgen (default: where this kbgen came from).",
      valueName: "url"))
  var program: String?

  @Flag(name: .shortAndLong, help: "Say only what stands in the way.")
  var quiet = false

  mutating func validate() throws {
    let isSafe =
      program.map { !$0.isEmpty && !$0.hasPrefix("-") && !$0.contains { "'\\".contains($0) || $0.isNewline } } ?? true
    if !isSafe {
      throw ValidationError("--program must be the address of a repository, such as https://example.org/kbgen.git.")
    }
  }

  func run() throws {
    let environment = Environment()
    let console = Console(amount: quiet ? .quiet : .normal, format: nil, environment)
    let origin = Origin(environment)
    let address = program ?? origin.address ?? ""
    let names = [
      "title": title, "quotedTitle": quoted(title), "kbgen": address, "version": origin.version ?? "",
    ]
    try makeEmptyFolder()
    let place = DiskSource(folder)
    for (path, text) in builtInStarter {
      try place.makeFolders(for: path)
      // Only what stands in starter/ has names in it: `{{` means something else in the code hosts' files.
      let isWorkflow = path.hasPrefix(".github/")
      let filled = isWorkflow ? text : names.reduce(text) { $0.replacing("{{\($1.key)}}", with: $1.value) }
      try place.add(Bytes(filled.utf8), at: path)
      if text.hasPrefix("#!") { try place.makeExecutable(path) }
    }
    console.tell("Wrote \(counted(builtInStarter.count, "file")) into \(folder). README.md in it says how to go on.")
    if address.isEmpty || origin.version == nil {
      console.tellWarning(
        "it is not known where the code host can fetch kbgen from",
        hint: "write it into \(join(folder, ".ci/kbgen")), or begin again with --program")
    }
  }

  private func makeEmptyFolder() throws {
    guard mkdir(folder, 0o755) != 0 else { return }
    guard errno == EEXIST else { throw DiskError(cannot: "make the folder", folder, code: errno) }
    let others = try Folder(folder).entries().map(\.name.text).filter { $0 != ".git" }.sorted()
    guard let first = others.first else { return }
    throw DiskError(
      "\(folder) is not empty: there is \(first)\(others.count > 1 ? " and more" : "") in it",
      hint: "give the name of a folder that is not there yet")
  }
}

/// Where the kbgen that runs was compiled, as far as git knows.
private struct Origin {
  private(set) var address: String?
  /// The digest of its commit.
  private(set) var version: String?

  init(_ environment: Environment) {
    guard let program = realpath("/proc/self/exe", nil) ?? realpath(CommandLine.arguments[0], nil) else { return }
    defer { free(program) }
    var folder = String(cString: program)
    let git = environment.path.lazy.compactMap { absolutePath(ofProgram: "\($0)/git") }.first
    while let slash = folder.lastIndex(of: "/"), slash > folder.startIndex {
      folder = String(folder[..<slash])
      guard access("\(folder)/Package.swift", R_OK) == 0, access("\(folder)/Sources/kbgen", R_OK) == 0, let git else {
        continue
      }
      func ask(_ arguments: String...) -> String? {
        let safe = ["-c", "safe.directory=\(folder)", "-C", folder]
        guard let said = try? output(ofProgram: git, safe + arguments, environment, limit: .seconds(10)) else {
          return nil
        }
        let line = said.prefix { !$0.isNewline }
        return line.isEmpty || said.hasPrefix("error") || said.hasPrefix("fatal") ? nil : String(line)
      }
      address = ask("remote", "get-url", "origin").flatMap { $0.contains("'") ? nil : $0 }
      version = ask("rev-parse", "HEAD")
      return
    }
  }
}
