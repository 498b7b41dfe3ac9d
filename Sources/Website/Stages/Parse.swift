import Diagnostics
import Knowledge
import Markdown
import Output
import Parallel
import Synchronization

/// What the parse stage gives.
struct ParsedContent: Sendable {
  let site: Site
  let entries: [any Entry]
  /// Of all that the entries say, but for the HTML of their texts and for where anything stands; nil without a cache.
  let digest: ContentDigest?
}

extension SourceTree {
  /// Reads and parses content/site.yml and every entry, several at once.
  ///
  /// - Parameter reservedIDs: ids of the pages around the texts, which no heading may have.
  func parse(
    _ folder: any SourceFolder, reservedIDs: Set<String>, jobs: Jobs, memory: BuildMemory?, watch: (any Watch)?,
    progress: any StageProgress, _ findings: inout Findings
  ) throws -> ParsedContent {
    progress.begin(.parse, of: entries.count)
    let site = try parseSiteFile(folder, &findings)
    var markdown = MarkdownOptions()
    markdown.reservedIDs = reservedIDs
    let options = ParseOptions(vocabularies: site.vocabularies, markdown: markdown)
    let reader = EntryReader(
      folder: folder, options: options, watch: watch,
      memory: memory.map { ($0, folder as? SteadyFolder ?? SteadyFolder(folder, $0.inputs)) },
      site: memory?.inputs["content/site.yml"])
    let parsed = inParallel(entries.count, of: byteCount, jobs: jobs) { index in
      defer { progress.advance() }
      return Result { try reader.read(entries[index]) }
    }
    var all: [any Entry] = []
    all.reserveCapacity(parsed.count)
    var whole = DigestSum()
    var untitled = DigestSum()
    // By index: a file that is taken out of the list is copied.
    for index in entries.indices {
      let (entry, digest) = try parsed[index].get()
      all.append(entry.entry)
      findings.add(entry.findings)
      guard memory != nil else { continue }
      whole.add(entries[index].path)
      untitled.add(entries[index].path)
      if let digest {
        whole.add(digest.whole)
        untitled.add(entries[index].kind.hasTitleApart ? digest.untitled : digest.whole)
      }
    }
    let digest = memory.map { _ in ContentDigest(whole: whole.digest, untitled: untitled.digest) }
    return ParsedContent(site: site, entries: all, digest: digest)
  }

  private func parseSiteFile(_ folder: any SourceFolder, _ findings: inout Findings) throws -> Site {
    guard let site else { return Site() }
    let text = try folder.readListed(files.path(of: site))
    return parseSite(text, file: site, &findings)
  }
}

/// What an earlier build knows, and what is there now.
package struct BuildMemory: Sendable {
  package let cache: any BuildCache
  package let inputs: Inputs
  /// Entries that this very program read before; nil for a program that builds once.
  package let entries: EntryMemory?

  package init(_ cache: any BuildCache, _ inputs: Inputs, entries: EntryMemory? = nil) {
    self.cache = cache
    self.inputs = inputs
    self.entries = entries
  }
}

/// Entries as they were read, by the paths of their files.
package final class EntryMemory: Sendable {
  fileprivate struct Known {
    let key: Digest
    let entry: ParsedEntry
    let content: ContentDigest
  }

  fileprivate let known = Mutex<[String: Known]>([:])

  package init() {}
}

/// Reads entries from their files, or from what an earlier build read.
///
/// A class, since every text that is kept elsewhere holds it.
private final class EntryReader: Sendable {
  let folder: any SourceFolder
  let options: ParseOptions
  let watch: (any Watch)?
  let memory: (BuildMemory, folder: SteadyFolder)?
  /// The digest of content/site.yml, whose words every entry depends on.
  let site: Digest?

  init(
    folder: any SourceFolder, options: ParseOptions, watch: (any Watch)?, memory: (BuildMemory, folder: SteadyFolder)?,
    site: Digest?
  ) {
    (self.folder, self.options, self.watch, self.memory, self.site) = (folder, options, watch, memory, site)
  }

  /// - Returns: the entry, and the digest of what it says; without a cache, none.
  func read(_ file: SourceTree.EntryFile) throws -> (ParsedEntry, ContentDigest?) {
    var findings = Findings()
    // Of a file that has to be renamed first, what stands in it is looked at only if it can be an entry's.
    if file.isMisplaced, !file.path.lowercased().hasSuffix(".md") {
      return (ParsedEntry(placeholder(for: file.kind, slug: file.slug, file: file.file), findings), nil)
    }
    // One that is too large is told of without being read: a thousand of them would fill the memory.
    guard isOfReadableSize(file.size, file.file, &findings) else {
      return (ParsedEntry(parse([], file).entry, findings), nil)
    }
    var (entry, digest) = try watch.during(file.path) { try readOrRestore(file) }
    // Nobody has time for more before the file is where it belongs.
    if file.isMisplaced { entry.findings.removeHints() }
    return (entry, digest)
  }

  private func readOrRestore(_ file: SourceTree.EntryFile) throws -> (ParsedEntry, ContentDigest?) {
    guard let (memory, folder) = memory else { return (parse(try folder.readListed(file.path), file), nil) }
    let known = memory.inputs.areTextsNew ? nil : memory.inputs[file.path]
    let listed = known.map { (digest: $0, key: self.key($0, file)) }
    if let key = listed?.key {
      if let known = memory.entries?.known.withLock({ $0[file.path] }), known.key == key,
        known.entry.entry.common.file == file.file
      {
        return (known.entry, known.content)
      }
      if let cached = memory.cache.entry(key), let entry = restored(cached, key, file) {
        remember(entry, cached.contentDigest, key, file)
        return (entry, cached.contentDigest)
      }
    }
    // By what is read just now, should the file have changed meanwhile.
    let (bytes, digest) = try folder.readWithDigest(file.path)
    guard let bytes else { throw FileGone(path: file.path) }
    // It hardly ever has.
    let key = digest.map { if let listed, listed.digest == $0 { listed.key } else { self.key($0, file) } }
    var entry = parse(bytes, file)
    let archive = entry.archive
    let text = entry.entry.body.written.bytes
    guard let key, let cached = memory.cache.add(archive, text: text, key) else {
      let content = archive.digest
      if let key { remember(entry, content, key, file) }
      return (entry, content)
    }
    entry.entry.common.body = kept(entry.entry.body, in: cached, key, file)
    remember(entry, cached.contentDigest, key, file)
    return (entry, cached.contentDigest)
  }

  private func remember(_ entry: ParsedEntry, _ content: ContentDigest, _ key: Digest, _ file: SourceTree.EntryFile) {
    memory?.0.entries?.known.withLock { $0[file.path] = .init(key: key, entry: entry, content: content) }
  }

  private func parse(_ bytes: Bytes, _ file: SourceTree.EntryFile) -> ParsedEntry {
    var findings = Findings()
    let entry = parseEntry(bytes, of: file.kind, slug: file.slug, file: file.file, options, &findings)
    return ParsedEntry(entry, findings)
  }

  /// The digest of all that reading an entry depends on: its file, its kind, its name and the words of content/site.yml.
  private func key(_ digest: Digest, _ file: SourceTree.EntryFile) -> Digest {
    var sum = DigestSum()
    sum.add(Int(file.kind.rawValue))
    sum.add(file.slug)
    sum.add(digest)
    if let site { sum.add(site) }
    return sum.digest
  }

  private func restored(_ cached: CachedEntry, _ key: Digest, _ file: SourceTree.EntryFile) -> ParsedEntry? {
    var reader = ArchiveReader(content: cached.content, places: cached.places, file: file.file.index)
    return try? ParsedEntry(&reader, kind: file.kind, slug: file.slug, file: file.file, rules: Rule.byID) {
      self.kept($0, in: cached, key, file)
    }
  }

  /// Leaves the HTML of a body in the cache till its page is written. Should it be gone by then, the file is read again.
  ///
  /// It is known by what it was made from: by the digest of that it is told from any other.
  private func kept(_ body: Body, in cached: CachedEntry, _ key: Digest, _ file: SourceTree.EntryFile) -> Body {
    // The text alone: what else is in the cache's entry is what this one was read from, and need not be held twice.
    let text = cached.text
    return body.keptElsewhere(isEmpty: cached.textCount == Body.Written.emptyCount, digest: key) {
      if let bytes = text(), let written = try? Body.Written(bytes) { return written }
      let bytes = (try? self.folder.read(file.path)) ?? nil
      return self.parse(bytes ?? [], file).entry.body.written
    }
  }
}
