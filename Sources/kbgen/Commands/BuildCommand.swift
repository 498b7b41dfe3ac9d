import ArgumentParser
import Diagnostics
import Website

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site (what kbgen does without a command).",
    discussion: """
      The new site is written beside the old one and put in its place in one step, so that whoever reads it meanwhile \
      sees either the one or the other. If anything is wrong, the old one stays.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the site is written, from the source folder.", valueName: "folder"))
  var output = "public"

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The address at which it will be published, instead of `baseURL` in site.yml.", valueName: "url")
  )
  var baseURL: String?

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Build twice, and publish only if both are the same to the byte.")
  var verify = false

  mutating func validate() throws {
    guard let baseURL else { return }
    let isAddress = ["https://", "http://"].contains { baseURL.hasPrefix($0) && baseURL.count > $0.count }
    if !isAddress { throw ValidationError("--base-url must be a whole address, such as https://example.org/.") }
  }

  func run() throws { try BuildRequest(self).run() }
}

/// What it means.
private struct BuildRequest {
  let setting: Setting
  let options: BuildOptions
  let output: OutputFolder
  let isStrict: Bool
  let isVerified: Bool

  init(_ typed: BuildCommand) throws {
    setting = try Setting(typed.shared)
    try setting.refuseWithoutContent()
    var options = BuildOptions(typed.content, setting.environment)
    options.baseURL = typed.baseURL
    self.options = options
    output = try OutputFolder(typed.output, source: setting.source.path, home: setting.environment.home)
    isStrict = typed.strict
    isVerified = typed.verify
  }

  func run() throws {
    var clock = StageClock()
    let console = setting.console
    // First, so that of two builds at once the one that publishes last has also read last.
    let publisher = try Publisher(output) {
      console.tell("Another kbgen is writing \(output.shown); waiting for it to finish.")
    }
    let site = try prepare(setting.source, options)
    clock.finished("read, parse, link, check, plan")
    let plan = try show(site)

    let progress = Progress(publisher, on: console)
    do { try plan.write(from: setting.source, into: progress, jobs: options.jobs, watch: options.watch) } catch {
      progress.finish()
      throw error
    }
    progress.finish()
    clock.finished("render, write")
    let searchTime = plan.isSearched ? try addSearch(to: publisher, &clock) : nil
    if isVerified {
      try publisher.verify(VerifyRequest(source: setting.source.absolutePath, options), setting.environment)
    }
    let outcome = try publisher.publish()
    clock.finished("publish")
    tell(of: plan, site, outcome, clock, searchTime)
  }

  /// Gives how long the program took that makes the index; nil where it did not run or made none.
  private func addSearch(to publisher: Publisher, _ clock: inout StageClock) throws -> Duration? {
    let result = try publisher.addSearchIndex(Pagefind(setting.environment))
    let time = clock.finished("index")
    switch result {
    case .success(let isNew): return isNew ? time : nil
    case .failure(let failure):
      guard !isStrict else { throw DiskError(failure.description, hint: failure.hint) }
      setting.console.tellWarning(failure.description, hint: failure.hint)
      return nil
    }
  }

  /// Shows what was found, and gives the plan unless something in it stops the build.
  private func show(_ site: PreparedSite) throws -> Plan {
    let console = setting.console
    let findings = site.findings.sorted(by: site.files)
    let showsHints = console.amount == .verbose
    try console.show(
      findings.shown(by: console, isStrict: isStrict, hints: showsHints), from: site.files, on: console.findingsStream)
    let tally = Tally(findings)
    let words = showsHints ? tally.words : tally.wordsWithoutHints
    guard let plan = site.plan, !tally.stops(isStrict) else {
      throw ContentFault(
        message: "\(words)\nThe site was not built\(output.exists ? "; \(output.shown) is as it was" : "").")
    }
    if !tally.isEmpty { console.tell(words) }
    return plan
  }

  private func tell(
    of plan: Plan, _ site: PreparedSite, _ outcome: Publisher.Outcome, _ clock: StageClock, _ searchTime: Duration?
  ) {
    let console = setting.console
    if let kept = outcome.kept {
      console.warn(
        "files were put into \(output.shown) while the new site was written; they are in \(kept) now",
        hint: "move what you want to keep, and remove \(kept)")
    }
    if console.amount == .verbose { console.tell(clock.words) }
    let pages = counted(plan.pages.count { $0.kind != .file }, "page")
    let entries = counted(site.base.writtenEntries.count, "entry", "entries")
    let index = searchTime.map { ", \(seconds($0)) of them for the index of the search" } ?? ""
    console.tell(
      "Built \(pages) from \(entries) in \(seconds(clock.total))\(index). Open \(join(output.shown, "index.html"))")
  }
}
