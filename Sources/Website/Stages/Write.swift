import Knowledge
import Markdown
import Output

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
    progress.begin(.write, of: pages.count + copies.count)
    let rendered = inParallel(pages.count, jobs: jobs) { index -> Result<Void, any Error> in
      defer { progress.advance() }
      return Result { try write(pages[index], into: destination, memory?.cache, watch) }
    }
    for result in rendered { try result.get() }
    let copied = inParallel(copies.count, jobs: jobs) { index -> Result<Void, any Error> in
      defer { progress.advance() }
      return Result {
        let copy = copies[index]
        if let digest = memory?.inputs.files[copy.path], try destination.keep(copy.address.path, digest) { return }
        try destination.put(copy.address.path, try folder.read(copy.path) ?? [])
      }
    }
    for result in copied { try result.get() }
  }

  private func write(_ page: Page, into destination: any Destination, _ cache: (any BuildCache)?, _ watch: (any Watch)?)
    throws
  {
    let fingerprint = cache == nil ? nil : self.fingerprint(of: page)
    if let fingerprint, let digest = cache?.page(fingerprint), try destination.keep(page.address.path, digest) {
      cache?.add(page: digest, fingerprint)
      return
    }
    var bytes = Bytes()
    bytes.reserveCapacity(16 * 1024)
    watch.during(page.address.path) { page.write(&bytes) }
    let digest = Digest(of: bytes)
    try destination.put(page.address.path, bytes, digest)
    if let fingerprint { cache?.add(page: digest, fingerprint) }
  }

  /// The digest of all that a page depends on: the site but for its texts, the address, and the one text that it shows.
  private func fingerprint(of page: Page) -> Digest? {
    guard let digest else { return nil }
    var sum = DigestSum()
    sum.add(digest)
    sum.add(page.address.path)
    if let entry = page.entry { sum.add(index.base.common(of: entry).body.digest) }
    return sum.digest
  }
}
