import ArgumentParser
import Diagnostics
import Output
import Website

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site (what kbgen does without a command).",
    discussion: """
      The new site is written beside the old one and put in its place in one step, so that whoever reads it meanwhile \
      sees either the one or the other. If anything is wrong, the old one stays.

      What has not changed since the last build is not made again. What kbgen remembers for that is in .kbgen/, which may \
      be removed at any time: the site is the same with it and without.
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

  @Flag(help: "Make everything anew, whatever is remembered of earlier builds.")
  var fresh = false

  @Flag(help: "Say how long each stage took (with --format json, for programs).")
  var timings = false

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
  let isFresh: Bool
  let showsTimings: Bool

  init(_ typed: BuildCommand) throws {
    setting = try Setting(typed.shared)
    try setting.refuseWithoutContent()
    var options = BuildOptions(typed.content, setting.environment)
    options.baseURL = typed.baseURL
    self.options = options
    output = try OutputFolder(typed.output, source: setting.source.path, home: setting.environment.home)
    isStrict = typed.strict
    isVerified = typed.verify
    isFresh = typed.fresh
    showsTimings = typed.timings || setting.console.amount == .verbose
  }

  func run() throws {
    let console = setting.console
    let progress = Progress(on: console)
    // First, so that of two builds at once the one that publishes last has also read last.
    let publisher = try Publisher(output) {
      console.tell("Another kbgen is writing \(output.shown); waiting for it to finish.")
    } onLeftover: {
      tell(of: $0, "a build that was ended had left a site with files that someone added or changed; it is in")
    }
    // What is to be built twice is built anew.
    let cache = isVerified ? nil : DiskCache(setting.source, isFresh: isFresh)
    let inputs = try cache.map { cache in
      try Inputs(
        setting.source, jobs: options.jobs, isNew: cache.isEmpty, known: cache.inputs, watch: options.watch)
    }
    if let cache, let inputs, !cache.isEmpty, let same = cache.site(try request(inputs)), publisher.old.isWhole,
      publisher.old.digest == same.manifest
    {
      try console.show(same.findings, on: console.findingsStream)
      if !same.words.isEmpty { console.tell(same.words) }
      console.tell("Nothing has changed since the last build. Open \(join(output.shown, "index.html"))")
      return try tell(progress.finish())
    }
    do { try build(publisher, cache, inputs, progress) } catch {
      progress.finish()
      cache?.save(nil, inputs, isWhole: false)
      throw error
    }
  }

  private func build(_ publisher: Publisher, _ cache: DiskCache?, _ inputs: Inputs?, _ progress: Progress) throws {
    var memory: BuildMemory?
    if let cache, let inputs { memory = BuildMemory(cache, inputs) }
    let site = try prepare(setting.source, options, memory: memory, progress: progress)
    let (plan, findings, words) = try show(site)
    try plan.write(
      from: setting.source, into: publisher, jobs: options.jobs, memory: memory, watch: options.watch,
      progress: progress)
    progress.begin(.index, of: 0)
    let index = plan.isSearched ? try addSearch(to: publisher) : .none
    if isVerified {
      try publisher.verify(VerifyRequest(source: setting.source.absolutePath, options), setting.environment)
    }
    progress.begin(.publish, of: 0)
    let outcome = try publisher.publish()
    if let cache {
      // What else was told has to be told again.
      let isAll = index != .failed && outcome.kept == nil && site.isSteady && findings.count < 1 << 20
      // Where a file cannot be read any more, the next build finds out.
      let record = inputs.flatMap { try? request($0) }.map {
        CacheIndex.Site(request: $0, manifest: outcome.manifest, findings: findings, words: words)
      }
      cache.save(isAll ? record : nil, inputs, isWhole: true)
    }
    try tell(of: plan, site, outcome, progress.finish(), index)
    // The program is at its end: the system takes all of it back at once, where letting go of one thing after the other
    // takes a twentieth of the whole time.
    _ = Unmanaged.passRetained(Finished(site: site, memory: memory))
  }

  private final class Finished {
    let site: PreparedSite
    let memory: BuildMemory?

    init(site: PreparedSite, memory: BuildMemory?) {
      self.site = site
      self.memory = memory
    }
  }

  /// The digest of all that the site, and what is told of it, depends on.
  private func request(_ inputs: Inputs) throws -> Digest {
    var sum = DigestSum()
    sum.add(try inputs.digest())
    sum.add(options.baseURL ?? "")
    sum.add(options.includesDrafts ? 1 : 0)
    let console = setting.console
    sum.add(isStrict ? 1 : 0)
    sum.add(console.amount.rawValue)
    sum.add(console.format.rawValue)
    sum.add(console.isColoured ? 1 : 0)
    return sum.digest
  }

  private enum SearchIndexing: Equatable {
    case none, kept, made, failed
  }

  private func addSearch(to publisher: Publisher) throws -> SearchIndexing {
    switch try publisher.addSearchIndex(Pagefind(setting.environment)) {
    case .success(let isNew): return isNew ? .made : .kept
    case .failure(let failure):
      guard !isStrict else { throw DiskError(failure.description, hint: failure.hint) }
      setting.console.tellWarning(failure.description, hint: failure.hint)
      return .failed
    }
  }

  /// Shows what was found, and gives the plan unless something in it stops the build.
  ///
  /// - Returns: the plan, and what was shown.
  private func show(_ site: PreparedSite) throws -> (Plan, findings: Bytes, words: String) {
    let console = setting.console
    let findings = site.findings.sorted(by: site.files)
    let showsHints = console.amount == .verbose
    let written = console.written(
      findings.shown(by: console, isStrict: isStrict, hints: showsHints), from: site.files)
    try console.show(written, on: console.findingsStream)
    let tally = Tally(findings)
    let words = showsHints ? tally.words : tally.wordsWithoutHints
    guard let plan = site.plan, !tally.stops(isStrict) else {
      throw ContentFault(
        message: "\(words)\nThe site was not built\(output.exists ? "; \(output.shown) is as it was" : "").")
    }
    if !tally.isEmpty { console.tell(words) }
    return (plan, written, tally.isEmpty ? "" : words)
  }

  private func tell(of kept: Publisher.KeptSite, _ words: String) {
    setting.console.warn(
      "\(words) \(kept.path) now", hint: "copy what you want to keep to another place, and remove \(kept.path)")
    guard let first = kept.shown.first else { return }
    let rest = kept.shown.count > 1 ? " and \(kept.shown.count - 1) more" : ""
    setting.console.warn(
      "the published site shows what was changed in \(first)\(rest)",
      hint: "remove \(kept.shown.count > 1 ? "these files" : "this file") from \(output.shown) and build again")
  }

  private func tell(
    of plan: Plan, _ site: PreparedSite, _ outcome: Publisher.Outcome, _ timings: Timings, _ index: SearchIndexing
  ) throws {
    let console = setting.console
    if let kept = outcome.kept {
      tell(
        of: kept, "files in \(output.shown) were added or changed while the new site was written; the old site is in")
    }
    let pages = counted(plan.pages.count { $0.kind != .file }, "page")
    let entries = counted(site.base.writtenEntries.count, "entry", "entries")
    let indexTime = index == .made ? ", \(seconds(timings.clock(of: .index))) of them for the index of the search" : ""
    console.tell(
      "Built \(pages) from \(entries) in \(seconds(timings.whole.clock))\(indexTime). Open \(join(output.shown, "index.html"))"
    )
    try tell(timings)
  }

  private func tell(_ timings: Timings) throws {
    guard showsTimings else { return }
    if setting.console.format == .json {
      try setting.console.answer(timings.json)
    } else {
      setting.console.tell(timings.table)
    }
  }
}
