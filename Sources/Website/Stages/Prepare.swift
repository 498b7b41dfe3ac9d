import Diagnostics
import Knowledge
import Output
import Parallel
import Synchronization

/// Content that went through the stages from read to plan, ready to be written if nothing is wrong with it.
package struct PreparedSite: Sendable {
  package let base: KnowledgeBase
  /// Everything that is wrong, or could be better.
  package let findings: Findings
  /// The files that findings point into.
  package let files: SourceFiles
  /// The addresses that have been published; nil where nobody has recorded any.
  package let ledger: AddressLedger?
  /// Every file of the site; nil where the content or the templates have errors.
  package let plan: Plan?
  /// Whether no file was changed while it was read, as far as that matters to anyone.
  package let isSteady: Bool
  /// What was found after the entries were read: between them, and in how they are shown.
  private let laterFindings: Findings
  private let inputs: Inputs?

  fileprivate init(
    base: KnowledgeBase, earlier: consuming Findings, later: Findings, files: SourceFiles, ledger: AddressLedger?,
    plan: Plan?, isSteady: Bool, inputs: Inputs?
  ) {
    self.base = base
    earlier.add(later)
    findings = earlier
    laterFindings = later
    self.files = files
    self.ledger = ledger
    self.plan = plan
    self.isSteady = isSteady
    self.inputs = inputs
  }

  /// Whether the pages are those of another site, so that nobody needs to learn of them again.
  package func hasPages(of other: PreparedSite?) -> Bool {
    guard let plan, let otherPlan = other?.plan else { return false }
    return plan.index === otherPlan.index
  }

  /// The same site with other texts: as a whole it is the same where ``Plan/digest`` is, so nothing is linked or planned
  /// again. Nil where anything else may have changed.
  fileprivate func withTexts(
    of parsed: ParsedContent, _ earlier: Findings, _ files: SourceFiles, _ digest: ContentDigest, _ inputs: Inputs
  ) -> PreparedSite? {
    guard let plan, plan.digest == digest, !earlier.hasErrors, let before = self.inputs else { return nil }
    func isSame(_ file: FileID) -> Bool {
      let path = files.path(of: file)
      return inputs[path] == before[path]
    }
    // What was found in a file that has changed may be in another place now.
    guard laterFindings.all.allSatisfy({ isSame($0.place.file) && $0.notes.allSatisfy { isSame($0.place.file) } })
    else {
      return nil
    }
    let changed = parsed.entries.filter { !isSame($0.common.file) }
    plan.index.newTexts.withLock { texts in for entry in changed { texts[entry.common.file] = entry.body } }
    return PreparedSite(
      base: base, earlier: earlier, later: laterFindings, files: files, ledger: ledger, plan: plan, isSteady: true,
      inputs: inputs)
  }
}

/// Reads, parses, links, checks and plans. Nothing is rendered or written.
///
/// Mistakes in entries, in templates and in addresses are all found in one run.
///
/// - Throws: what the folder throws when it cannot be read. What is wrong with the content itself is in the findings.
///
/// - Parameters:
///   - memory: what an earlier build knows; the result is the same without.
///   - before: what this program prepared last, of the same folder in the same way. It is used up: its pages show the new
///     texts from now on.
package func prepare(
  _ folder: any SourceFolder, _ options: BuildOptions, memory: BuildMemory? = nil, before: PreparedSite? = nil,
  progress: any StageProgress = NoProgress()
) throws -> PreparedSite {
  var findings = Findings()
  let steady = memory.map { SteadyFolder(folder, $0.inputs) }
  let folder: any SourceFolder = if let steady { steady } else { folder }
  var tree = try SourceTree(folder, &findings)
  if tree.site == nil {
    findings.report(
      .noSiteFile, at: Place(tree.files.add("content/site.yml"), 0..<0), "there is no content/site.yml",
      hint: "it says what is true of the site as a whole: format, title, baseURL, language and vocabularies")
  }
  let parsed = try tree.parse(
    folder, reservedIDs: ReservedIDs.all, jobs: options.jobs, memory: memory, watch: options.watch, progress: progress,
    &findings)
  let pictures = try tree.pictures(folder, &findings)
  var digest: ContentDigest?
  if let memory, let content = parsed.digest {
    let now = ContentDigest(
      whole: tree.digest(of: content.whole, pictures: pictures, memory.inputs, options),
      untitled: tree.digest(of: content.untitled, pictures: pictures, memory.inputs, options))
    if steady?.isSteady == true, let same = before?.withTexts(of: parsed, findings, tree.files, now, memory.inputs) {
      return same
    }
    digest = now
  }
  let earlier = findings
  findings = Findings()
  progress.begin(.link, of: 0)
  let linked = link(
    parsed.entries, site: parsed.site, files: tree.linkable, includesDrafts: options.includesDrafts, jobs: options.jobs)
  findings.add(linked.findings)
  progress.begin(.check, of: 0)
  findings.add(check(linked.base, jobs: options.jobs))
  progress.begin(.plan, of: 0)
  let theme = try tree.theme(folder, &findings)
  let ledger = try tree.ledger(folder)
  var plan: Plan?
  if let theme {
    var made = Plan(
      linked.base, theme: theme, baseURL: options.baseURL, pictures: pictures, copies: tree.copies,
      ledger: ledger ?? AddressLedger(), jobs: options.jobs)
    made.byteCount = tree.byteCount
    findings.add(made.findings)
    plan = earlier.hasErrors || findings.hasErrors ? nil : made
  }
  let isSteady = steady?.isSteady ?? true
  if isSteady { plan?.digest = digest }
  return PreparedSite(
    base: linked.base, earlier: earlier, later: findings, files: tree.files, ledger: ledger, plan: plan,
    isSteady: isSteady, inputs: memory?.inputs)
}

extension SourceTree {
  /// The width and height of every picture.
  fileprivate func pictures(
    _ folder: any SourceFolder, _ findings: inout Findings
  ) throws -> [String: PictureSize] {
    var sizes: [String: PictureSize] = [:]
    for (name, item, file) in images {
      sizes[name] = try checkPicture(name, byteCount: item.size, file: file, &findings) { try folder.read(item.path) }
    }
    return sizes
  }

  /// The site's templates, bound to what they show; nil where one is faulty.
  fileprivate mutating func theme(_ folder: any SourceFolder, _ findings: inout Findings) throws -> Theme? {
    let own = try templates.map { name, file in
      (path: name, file: file, text: try folder.readListed(files.path(of: file)))
    }
    return Theme.read(own: own, &files, &findings)
  }

  /// The addresses that have been published.
  fileprivate mutating func ledger(_ folder: any SourceFolder) throws -> AddressLedger? {
    guard let text = try folder.read(AddressLedger.path) else { return nil }
    return AddressLedger(text, file: files.add(AddressLedger.path))
  }

  /// The digest of all that the pages of a site depend on, but for the HTML of the entries' texts: each of those is shown
  /// by one page only.
  fileprivate func digest(
    of content: Digest, pictures: [String: PictureSize], _ inputs: Inputs, _ options: BuildOptions
  ) -> Digest {
    var sum = DigestSum()
    sum.add(content)
    sum.add(options.baseURL ?? "")
    sum.add(options.includesDrafts ? 1 : 0)
    for (name, size) in pictures.sorted(by: { $0.key < $1.key }) {
      sum.add(name)
      sum.add(size.width)
      sum.add(size.height)
    }
    for path in linkable.sorted() { sum.add(path) }
    for path in (["content/site.yml", AddressLedger.path] + templates.map { "templates/\($0.name)" }) {
      sum.add(path)
      if let digest = inputs[path] { sum.add(digest) }
    }
    return sum.digest
  }

  /// Files that are published as they are.
  fileprivate var copies: [CopiedFile] {
    images.map { CopiedFile(address: Address(file: $0.item.path), path: $0.item.path, file: $0.file) }
      + statics.map { CopiedFile(address: Address(file: $0.item.path), path: $0.item.path, file: $0.file) }
  }
}
