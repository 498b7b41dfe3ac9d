import Knowledge
import Markdown
import Output
import Parallel
import Synchronization

extension Plan {
  /// Renders every page and writes it, several at once; then copies what is published as it is.
  ///
  /// A page is held only until it is written. The bytes do not depend on the number of jobs. A page that an earlier build
  /// made from the same, and that stands at the destination already, is not made again.
  ///
  /// - Parameters:
  ///   - folder: where the copied files come from.
  ///   - jobs: how many pages are rendered at once.
  ///   - watch: who is told which page is being rendered.
  /// - Throws: what the folder or the destination throws; the first such fault, by the order of the plan.
  package func write(
    from folder: any SourceFolder, into destination: any Destination, jobs: Jobs, memory: BuildMemory? = nil,
    watch: (any Watch)? = nil, progress: any StageProgress = NoProgress()
  ) throws {
    progress.begin(.write, of: pages.count + copies.count + longFiles.count)
    let buffers = Buffers(entryCount: index.base.allEntries.count)
    let known = memory.flatMap { memory in digest.map { KnownPages(self, $0, memory.cache) } }
    // Long files first, so that no thread is left with one of them in the end.
    let (firstPage, firstCopy) = (longFiles.count, longFiles.count + pages.count)
    let written = inParallel(firstCopy + copies.count, of: byteCount, jobs: jobs) { number -> Result<Void, any Error> in
      defer { progress.advance() }
      return Result {
        if number < firstPage {
          try write(longFiles[number], into: destination, known)
        } else if number < firstCopy {
          try write(pages[number - firstPage], into: destination, known, buffers, watch)
        } else {
          try copy(copies[number - firstCopy], from: folder, into: destination, memory)
        }
      }
    }
    for result in written { try result.get() }
  }

  private func copy(
    _ file: CopiedFile, from folder: any SourceFolder, into destination: any Destination, _ memory: BuildMemory?
  ) throws {
    if let digest = memory?.inputs[file.path], try destination.keep(file.address.path, digest) { return }
    try destination.put(file.address.path, try folder.readListed(file.path))
  }

  private func write(
    _ page: Page, into destination: any Destination, _ known: KnownPages?, _ buffers: Buffers, _ watch: (any Watch)?
  ) throws {
    let fingerprint = known.map {
      $0.fingerprint(of: page.address, showing: page.entry.map { [$0] } ?? [], isUntitled: page.kind.gathersTitles)
    }
    if let fingerprint, let same = known?.page(fingerprint, page.lists),
      try destination.keep(page.address.path, same.digest)
    {
      known?.cache.add(same, fingerprint)
      return
    }
    let made = try buffers.lend { bytes, titles in
      watch.during(page.address.path) {
        if page.kind.gathersTitles { page.write(&bytes, gathering: titles) } else { page.write(&bytes) }
      }
      let made = CachedPage(Digest(of: bytes), titles: titles.take()[...])
      try destination.put(page.address.path, bytes, made.digest)
      return made
    }
    if let fingerprint { known?.cache.add(made, fingerprint) }
  }

  private func write(_ file: LongFile, into destination: any Destination, _ known: KnownPages?) throws {
    let fingerprint = known.map { $0.fingerprint(of: file.address, showing: file.entries, isUntitled: false) }
    if let fingerprint, let same = known?.page(fingerprint), try destination.keep(file.address.path, same.digest) {
      known?.cache.add(same, fingerprint)
      return
    }
    let digest = try destination.put(file.address.path) { write in try file.eachStretch(write) }
    if let fingerprint { known?.cache.add(CachedPage(digest), fingerprint) }
  }
}

/// The pages that an earlier build made, and what tells whether one of them would come out the same now.
///
/// A page is a function of the site without its texts, of its address, and of the texts that it shows; all that is in its
/// fingerprint. If it gathers the titles that it shows, the fingerprint is made without titles, and the page is the same
/// while none of those has changed: what it shows besides can hang on no other title, since it asked for none.
/// A class, since it is handed over for each page.
private final class KnownPages: Sendable {
  let cache: any BuildCache
  private let index: SiteIndex
  private let whole, untitled: Digest
  /// By the number of the entry.
  private let hasNewTitle: [Bool]
  /// The planned lists that have an entry with a new title.
  private let disturbed: Set<ObjectIdentifier>

  /// - Parameter digest: of the site without its texts.
  init(_ plan: Plan, _ digest: ContentDigest, _ cache: any BuildCache) {
    let index = plan.index
    (self.cache, self.index) = (cache, index)
    whole = digest.whole
    var sum = DigestSum()
    sum.add(digest.untitled)
    let before = cache.titles
    // Of a site that says the same, they are not asked for anew.
    let now = before.flatMap { $0.site == digest.whole ? $0 : nil } ?? KnownTitles(index, site: digest.whole)
    cache.add(now)
    sum.add(now.references)
    untitled = sum.digest
    // Of other entries, other pages are known too, by their fingerprints.
    let (old, new) = (before?.titles ?? [], now.titles)
    let hasNewTitle = new.indices.map { old.count != new.count || old[$0] != new[$0] }
    self.hasNewTitle = hasNewTitle
    var seen: Set<ObjectIdentifier> = []
    var disturbed: Set<ObjectIdentifier> = []
    if hasNewTitle.contains(true), before != nil {
      for list in plan.pages.lazy.flatMap(\.lists) where seen.insert(ObjectIdentifier(list)).inserted {
        if list.contains({ hasNewTitle[index.base.number(of: $0)] }) { disturbed.insert(ObjectIdentifier(list)) }
      }
    }
    self.disturbed = disturbed
  }

  /// - Parameters:
  ///   - entries: whose texts it shows.
  ///   - isUntitled: whether it gathers the titles that it shows.
  func fingerprint(of address: Address, showing entries: [AnyID], isUntitled: Bool) -> Digest {
    var sum = DigestSum()
    sum.add(isUntitled ? untitled : whole)
    sum.add(address.path)
    for entry in entries { sum.add(index.base[common: entry].body.digest) }
    return sum.digest
  }

  /// The page with a fingerprint, unless it hangs on a title that has changed.
  func page(_ fingerprint: Digest, _ lists: [PlannedList] = []) -> CachedPage? {
    guard let page = cache.page(fingerprint), !lists.contains(where: { disturbed.contains(ObjectIdentifier($0)) })
    else { return nil }
    var isSame = true
    eachTitle(in: page.titles) { if $0 >= hasNewTitle.count || hasNewTitle[$0] { isSame = false } }
    return isSame ? page : nil
  }
}

/// What pages are written into before they go to the disk, and what gathers their titles: as many as there are pages in the
/// making, used again and again, since the C library tidies up its memory whenever a large piece is given back.
private final class Buffers: Sendable {
  private let entryCount: Int
  private let free = Mutex<[(bytes: Bytes, titles: TitlesShown)]>([])

  init(entryCount: Int) { self.entryCount = entryCount }

  func lend<Result>(_ use: (inout Bytes, TitlesShown) throws -> Result) rethrows -> Result {
    var (bytes, titles) = free.withLock { $0.popLast() } ?? ([], TitlesShown(count: entryCount))
    defer {
      bytes.removeAll(keepingCapacity: true)
      free.withLock { [bytes] in $0.append((bytes, titles)) }
    }
    return try use(&bytes, titles)
  }
}

extension Plan {
  /// Hands over every file of the site by the order of their paths, one after the other.
  package func writeInOrder(
    from folder: any SourceFolder,
    _ use: (_ path: String, _ stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws -> Void
  ) throws {
    enum File {
      case page(Page)
      case long(LongFile)
      case copy(CopiedFile)
    }
    let all =
      pages.map { ($0.address, File.page($0)) } + longFiles.map { ($0.address, .long($0)) }
      + copies.map { ($0.address, .copy($0)) }
    for (address, file) in all.sorted(by: { $0.0 < $1.0 }) {
      switch file {
      case .page(let page):
        var bytes = Bytes()
        page.write(&bytes)
        try use(address.path) { write in try write(bytes) }
      case .long(let file): try use(address.path) { write in try file.eachStretch(write) }
      case .copy(let copy):
        let bytes = try folder.readListed(copy.path)
        try use(address.path) { write in try write(bytes) }
      }
    }
  }
}
