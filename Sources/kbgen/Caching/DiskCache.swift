import Output
import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The cache of builds: `.kbgen/` beside `content/`, which may be removed at any time.
///
/// Two files: an index, which is replaced whole, and data, to which is only added; so whoever reads has what the index
/// said when they opened it. One build at a time writes; another one at once reads, and keeps nothing. Whatever is not
/// exactly as it was written is passed over, and read or made anew.
final class DiskCache: BuildCache {
  // A class, since the folder, the lock and the data are given back once.
  private let folder: Folder
  private let program: Digest
  /// What was there at the beginning.
  private let old: CacheIndex
  private let data: CInt
  /// Held while this build may write; -1 where another one does.
  private let lock: CInt
  /// When this build began, in nanoseconds since 1970 by the disk's own clock.
  private let start: Int
  private let state: Mutex<State>

  private struct State {
    var index: CacheIndex
    /// What is to be written behind the data.
    var pending: Bytes = []
    /// No room, say: then nothing more is kept.
    var isBroken = false
  }

  private static let folderName = ".kbgen"
  private static let indexName = "index"
  private static let newIndexName = "index-new"

  /// How much is kept in memory before it is written, in bytes.
  private static let pendingLimit = 1 << 20

  /// Nil where nothing can be kept: the folder cannot be written, or it cannot be told which program this is.
  ///
  /// - Parameters:
  ///   - isFresh: whether to begin anew, whatever is there.
  ///   - isReadOnly: whether nothing is to be kept.
  init?(_ source: DiskSource, isFresh: Bool = false, isReadOnly: Bool = false) {
    guard let program = runningProgram, let folder = Self.open(source) else { return nil }
    self.program = program
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let lock = isReadOnly ? -1 : openat(folder.descriptor, "lock", flags, 0o644)
    let isWriter = lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0
    if lock >= 0, !isWriter { close(lock) }
    self.lock = isWriter ? lock : -1
    start = isWriter && futimens(lock, nil) == 0 ? folder.status("lock")?.changed ?? .min : .min

    let read = isFresh ? nil : try? folder.read(Self.indexName, limit: 1 << 30)
    var index = read.flatMap { CacheIndex($0, program: program) }
    var data: CInt = -1
    if let known = index {
      data = openat(folder.descriptor, known.dataName, (isWriter ? O_RDWR : O_RDONLY) | O_NOFOLLOW | O_CLOEXEC)
      if data >= 0, (folder.status(known.dataName)?.size ?? 0) < known.dataCount {
        close(data)
        data = -1
      }
    }
    if data < 0 {
      var number = 1
      while folder.status("data-\(number)") != nil { number += 1 }
      let fresh = CacheIndex(dataName: "data-\(number)")
      index = fresh
      let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      data = isWriter ? openat(folder.descriptor, fresh.dataName, flags, 0o644) : -1
    }
    guard data >= 0, let index else {
      if isWriter { close(lock) }
      return nil
    }
    self.data = data
    self.folder = folder
    old = index
    var next = CacheIndex(dataName: index.dataName)
    next.dataCount = index.dataCount
    // Most builds find most of it again.
    next.entries.reserveCapacity(index.entries.count)
    next.pages.reserveCapacity(index.pages.count)
    state = Mutex(State(index: next))
  }

  deinit {
    close(data)
    if lock >= 0 { close(lock) }
  }

  private static func open(_ source: DiskSource) -> Folder? {
    guard let parent = try? Folder(source.path) else { return nil }
    try? parent.makeFolder(folderName)
    guard let folder = try? parent.folder(folderName) else { return nil }
    // So that nobody keeps it with the content by mistake.
    if folder.status(".gitignore") == nil { try? folder.write(Bytes("*\n".utf8), to: ".gitignore") }
    return folder
  }

  // MARK: Inputs

  /// How coarse a disk's clock may be, in nanoseconds: with FAT, two seconds.
  private static let tick = 2_000_000_000

  /// Digests of files that have not been touched since, by the numbers of their stamps; none where the clock went back, or
  /// the disk's cannot be asked.
  var inputs: [Int: Digest] { old.start <= start ? old.inputs : [:] }

  // MARK: Entries

  /// Whether nothing was kept.
  var isEmpty: Bool { old.entries.count == 0 && old.site == nil }

  func entry(_ key: Digest) -> CachedEntry? {
    guard let record = old.entries[key] else { return nil }
    let counts = record.counts
    guard let bytes = read(record.start, counts.content + counts.places) else { return nil }
    let (content, places) = (bytes[..<counts.content], bytes[counts.content...])
    guard QuickChecksum(of: content) == record.content, QuickChecksum(of: places) == record.places else { return nil }
    state.withLock { $0.index.entries.set(record, for: key) }
    return cached(record, content: content, places: places)
  }

  func add(_ archive: borrowing Archive, text: Bytes, _ key: Digest) -> CachedEntry? {
    guard lock >= 0 else { return nil }
    let (content, places, titleCount) = (archive.content, archive.places, archive.titleCount)
    let digest = ContentDigest(of: content[...], titleCount: titleCount)
    let sums = (
      content: QuickChecksum(of: content[...]), places: QuickChecksum(of: places[...]),
      text: QuickChecksum(of: text[...])
    )
    let record = state.withLock { state -> CacheIndex.Record? in
      if state.isBroken { return nil }
      // At once: what grows step by step would be copied, and each step is new memory of the system's.
      if state.pending.capacity < Self.pendingLimit { state.pending.reserveCapacity(Self.pendingLimit + 1 << 16) }
      let record = CacheIndex.Record(
        start: state.index.dataCount + state.pending.count, counts: (content.count, places.count, text.count),
        titleCount: titleCount, digest: digest, content: sums.content, places: sums.places, text: sums.text)
      state.pending += content
      state.pending += places
      state.pending += text
      if state.pending.count > Self.pendingLimit { flush(&state) }
      state.index.entries.set(record, for: key)
      return record
    }
    return record.map { cached($0, content: content[...], places: places[...]) }
  }

  private func cached(
    _ record: CacheIndex.Record, content: ArraySlice<UInt8>, places: ArraySlice<UInt8>
  ) -> CachedEntry {
    let start = record.start + record.counts.content + record.counts.places
    let (count, sum) = (record.counts.text, record.text)
    return CachedEntry(
      content: content, places: places, contentDigest: record.digest, textCount: count
    ) { [self] in
      let bytes = read(start, count)
      return bytes.flatMap { QuickChecksum(of: $0[...]) == sum ? $0 : nil }
    }
  }

  /// Reads from the data, or from what is to be written to it.
  private func read(_ start: Int, _ count: Int) -> Bytes? {
    let pending = state.withLock { state -> Bytes? in
      let offset = start - state.index.dataCount
      return offset < 0 ? nil : Bytes(state.pending[offset..<offset + count])
    }
    if let pending { return pending }
    var done = 0
    let bytes = Bytes(unsafeUninitializedCapacity: count) { buffer, length in
      while done < count {
        let part = pread(data, buffer.baseAddress.map { $0 + done }, count - done, off_t(start + done))
        if part < 0, errno == EINTR { continue }
        if part <= 0 { break }
        done += part
      }
      length = done
    }
    return done == count ? bytes : nil
  }

  private func flush(_ state: inout State) {
    var done = 0
    while done < state.pending.count, !state.isBroken {
      let part = state.pending.withUnsafeBytes { bytes in
        pwrite(data, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(state.index.dataCount + done))
      }
      if part < 0, errno == EINTR { continue }
      if part <= 0 { state.isBroken = true } else { done += part }
    }
    // What could not be written stays here, for the pages of this build.
    guard !state.isBroken else { return }
    state.index.dataCount += state.pending.count
    state.pending.removeAll(keepingCapacity: true)
  }

  // MARK: Pages

  func page(_ fingerprint: Digest) -> CachedPage? { old.pages[fingerprint] }

  func add(_ page: CachedPage, _ fingerprint: Digest) { state.withLock { $0.index.pages.set(page, for: fingerprint) } }

  var titles: KnownTitles? { old.titles }

  func add(_ titles: KnownTitles) { state.withLock { $0.index.titles = titles } }

  // MARK: The site

  /// The site that was built last, if it is the one that is asked for.
  func site(_ request: Digest) -> CacheIndex.Site? { old.site?.request == request ? old.site : nil }

  /// Keeps what this build found out, for the next one.
  ///
  /// - Parameters:
  ///   - site: nil where more was to be told than the content's findings, which the next build has to tell again.
  ///   - inputs: what it was made from. A file that changed just before this build read it may have changed once more at the
  ///     same moment, and is read again the next time.
  ///   - isWhole: whether the site was made; if not, pages that were known are not forgotten.
  func save(_ site: CacheIndex.Site?, _ inputs: Inputs?, isWhole: Bool) {
    guard lock >= 0 else { return }
    let index = state.withLock { state -> CacheIndex? in
      flush(&state)
      if state.isBroken { return nil }
      state.index.site = site
      state.index.start = start
      state.index.inputs = start > .min + Self.tick ? inputs?.known(before: start - Self.tick) ?? [:] : [:]
      // Those that were made already may show other titles than those that are kept.
      if !isWhole { (state.index.pages, state.index.titles) = (old.pages, old.titles) }
      return state.index
    }
    guard let index else { return }
    // More rubbish than data: better begin anew.
    if index.dataCount > 2 * index.entries.values.reduce(1 << 20, { $0 + $1.count }) {
      try? folder.remove(Self.indexName)
      return
    }
    try? folder.remove(Self.newIndexName)
    guard (try? folder.write(index.bytes(program: program), to: Self.newIndexName)) != nil else { return }
    guard (try? folder.replace(Self.indexName, with: Self.newIndexName)) != nil else { return }
    for entry in (try? folder.entries()) ?? []
    where entry.name.text.hasPrefix("data-") && entry.name.text != index.dataName {
      try? folder.remove(entry.name.text)
    }
  }
}
