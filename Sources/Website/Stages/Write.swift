import Knowledge
import Markdown
import Output
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
    from folder: any SourceFolder, into destination: any Destination, jobs: Int, memory: BuildMemory? = nil,
    watch: (any Watch)? = nil, progress: any StageProgress = NoProgress()
  ) throws {
    progress.begin(.write, of: pages.count + copies.count + longFiles.count)
    let buffers = Buffers()
    let rendered = inParallel(pages.count, jobs: jobs) { index -> Result<Void, any Error> in
      defer { progress.advance() }
      return Result { try write(pages[index], into: destination, memory?.cache, buffers, watch) }
    }
    for result in rendered { try result.get() }
    let copied = inParallel(copies.count, jobs: jobs) { index -> Result<Void, any Error> in
      defer { progress.advance() }
      return Result {
        let copy = copies[index]
        if let digest = memory?.inputs.files[copy.path], try destination.keep(copy.address.path, digest) { return }
        try destination.put(copy.address.path, try folder.readListed(copy.path))
      }
    }
    for result in copied { try result.get() }
    for file in longFiles {
      try write(file, into: destination, memory?.cache)
      progress.advance()
    }
  }

  private func write(
    _ page: Page, into destination: any Destination, _ cache: (any BuildCache)?, _ buffers: Buffers,
    _ watch: (any Watch)?
  ) throws {
    let fingerprint = cache.flatMap { _ in self.fingerprint(of: page.address, showing: page.entry.map { [$0] } ?? []) }
    if let fingerprint, let digest = cache?.page(fingerprint), try destination.keep(page.address.path, digest) {
      cache?.add(page: digest, fingerprint)
      return
    }
    let digest = try buffers.lend { bytes in
      watch.during(page.address.path) { page.write(&bytes) }
      let digest = Digest(of: bytes)
      try destination.put(page.address.path, bytes, digest)
      return digest
    }
    if let fingerprint { cache?.add(page: digest, fingerprint) }
  }

  private func write(_ file: LongFile, into destination: any Destination, _ cache: (any BuildCache)?) throws {
    let fingerprint = cache.flatMap { _ in self.fingerprint(of: file.address, showing: file.entries) }
    if let fingerprint, let digest = cache?.page(fingerprint), try destination.keep(file.address.path, digest) {
      cache?.add(page: digest, fingerprint)
      return
    }
    let digest = try destination.put(file.address.path) { write in try file.eachStretch(write) }
    if let fingerprint { cache?.add(page: digest, fingerprint) }
  }

  /// The digest of all that a file depends on: the site but for its texts, the address, and the texts that it shows.
  private func fingerprint(of address: Address, showing entries: [AnyID]) -> Digest? {
    guard let digest else { return nil }
    var sum = DigestSum()
    sum.add(digest)
    sum.add(address.path)
    for entry in entries { sum.add(index.base[common: entry].body.digest) }
    return sum.digest
  }
}

/// What pages are written into before they go to the disk: as many as there are pages in the making, used again and again,
/// since the C library tidies up its memory whenever a large piece is given back.
private final class Buffers: Sendable {
  private let free = Mutex<[Bytes]>([])

  func lend<Result>(_ use: (inout Bytes) throws -> Result) rethrows -> Result {
    var bytes = free.withLock { $0.popLast() } ?? []
    defer {
      bytes.removeAll(keepingCapacity: true)
      free.withLock { [bytes] in $0.append(bytes) }
    }
    return try use(&bytes)
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
