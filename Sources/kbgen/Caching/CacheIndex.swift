import Output
import Website

/// What a cache holds and where: the file `index` in `.kbgen/`.
///
/// A line, the program that wrote it, the name of the file with the data and how much of it counts, then the inputs, the
/// entries, the pages, the titles and the last site; at the end a checksum of all that. What is damaged in any way is no index.
struct CacheIndex {
  /// Where an entry lies in the data, and what tells whether its three parts are undamaged.
  struct Record {
    let start: Int
    let counts: (content: Int, places: Int, text: Int)
    /// How much of the content is the title.
    let titleCount: Int
    let digest: ContentDigest
    let content, places, text: QuickChecksum

    var count: Int { counts.content + counts.places + counts.text }
  }

  /// The site that was built last: how it was asked for, what was published, and what was told.
  struct Site: Equatable {
    let request: Digest
    let manifest: Digest
    /// What was found in the content, as it was shown.
    let findings: Bytes
    /// The line that counts it.
    let words: String
  }

  var dataName: String
  /// In bytes; what lies behind was left by a build that stopped.
  var dataCount: Int
  /// When the build began that wrote this, in nanoseconds since 1970 by the disk's clock.
  var start = 0
  /// Digests of files, by the numbers of their stamps.
  var inputs: [Int: Digest] = [:]
  var entries = DigestTable<Record>()
  /// What pages came to, by the digest of all that they depend on but for titles.
  var pages = DigestTable<CachedPage>()
  /// Those of the site for which these pages were made.
  var titles: KnownTitles?
  var site: Site?

  private static let firstLine = Bytes("kbgen cache, format 7\n".utf8)

  init(dataName: String) {
    self.dataName = dataName
    dataCount = 0
  }

  /// - Parameter program: the one that reads; of another one's cache nothing is trusted.
  init?(_ bytes: Bytes, program: Digest) {
    let end = bytes.count - QuickChecksum.byteCount
    guard end > 0, bytes.starts(with: Self.firstLine), Self.isWhole(bytes, end),
      let index = try? Self(reading: bytes[Self.firstLine.count..<end], program)
    else { return nil }
    self = index
  }

  private static func isWhole(_ bytes: Bytes, _ end: Int) -> Bool {
    var reader = ByteReader(bytes[end...])
    return (try? reader.checksum()) == QuickChecksum(of: bytes[..<end])
  }

  private init?(reading bytes: ArraySlice<UInt8>, _ program: Digest) throws(ArchiveFault) {
    var reader = ByteReader(bytes)
    // Each of them takes more bytes than one.
    func room(_ count: Int) -> Int { max(0, min(count, bytes.count)) }
    guard try reader.digest() == program else { return nil }
    dataName = try reader.text()
    dataCount = try reader.number()
    start = try reader.number()
    let inputCount = try reader.number()
    inputs.reserveCapacity(room(inputCount))
    for _ in 0..<max(0, inputCount) { inputs[try reader.number()] = try reader.digest() }
    let entryCount = try reader.number()
    entries.reserveCapacity(room(entryCount))
    for _ in 0..<max(0, entryCount) {
      let key = try reader.digest()
      let start = try reader.number()
      let counts = (try reader.number(), try reader.number(), try reader.number())
      let record = Record(
        start: start, counts: counts, titleCount: try reader.number(),
        digest: ContentDigest(whole: try reader.digest(), untitled: try reader.digest()),
        content: try reader.checksum(), places: try reader.checksum(), text: try reader.checksum())
      guard start >= 0, counts.0 >= 0, counts.1 >= 0, counts.2 >= 0, start + record.count <= dataCount,
        (0...counts.0).contains(record.titleCount)
      else { throw ArchiveFault() }
      entries.set(record, for: key)
    }
    let pageCount = try reader.number()
    pages.reserveCapacity(room(pageCount))
    for _ in 0..<max(0, pageCount) {
      let fingerprint = try reader.digest()
      pages.set(CachedPage(try reader.digest(), titles: try reader.counted()), for: fingerprint)
    }
    if try reader.number() == 1 {
      let (site, references) = (try reader.digest(), try reader.digest())
      var titles: [Digest] = []
      let count = try reader.number()
      titles.reserveCapacity(room(count))
      for _ in 0..<max(0, count) { titles.append(try reader.digest()) }
      self.titles = KnownTitles(site: site, references: references, titles: titles)
    }
    if try reader.number() == 1 {
      site = Site(
        request: try reader.digest(), manifest: try reader.digest(), findings: Bytes(try reader.text().utf8),
        words: try reader.text())
    }
  }

  func bytes(program: Digest) -> Bytes {
    var out = Self.firstLine
    out.reserveCapacity(
      inputs.count * 43 + entries.count * 220 + pages.values.reduce(256) { $0 + $1.titles.count + 70 })
    out.append(program)
    out.append(packed: dataName.utf8.count)
    out.append(verbatim: dataName)
    out.append(packed: dataCount)
    out.append(packed: start)
    out.append(packed: inputs.count)
    for (number, digest) in inputs {
      out.append(packed: number)
      out.append(digest)
    }
    out.append(packed: entries.count)
    for (key, record) in zip(entries.keys, entries.values) {
      out.append(key)
      out.append(packed: record.start)
      out.append(packed: record.counts.content)
      out.append(packed: record.counts.places)
      out.append(packed: record.counts.text)
      out.append(packed: record.titleCount)
      out.append(record.digest.whole)
      out.append(record.digest.untitled)
      out.append(record.content)
      out.append(record.places)
      out.append(record.text)
    }
    out.append(packed: pages.count)
    for (fingerprint, page) in zip(pages.keys, pages.values) {
      out.append(fingerprint)
      out.append(page.digest)
      out.append(packed: page.titles.count)
      out += page.titles
    }
    out.append(packed: titles == nil ? 0 : 1)
    if let titles {
      out.append(titles.site)
      out.append(titles.references)
      out.append(packed: titles.titles.count)
      for title in titles.titles { out.append(title) }
    }
    out.append(packed: site == nil ? 0 : 1)
    if let site {
      out.append(site.request)
      out.append(site.manifest)
      out.append(packed: site.findings.count)
      out += site.findings
      out.append(packed: site.words.utf8.count)
      out.append(verbatim: site.words)
    }
    out.append(QuickChecksum(of: out[...]))
    return out
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ sum: QuickChecksum) {
    Swift.withUnsafeBytes(of: sum.value.littleEndian) { append(contentsOf: $0) }
  }
}

extension ByteReader {
  fileprivate mutating func checksum() throws(ArchiveFault) -> QuickChecksum {
    let word = take(QuickChecksum.byteCount) { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard let word else { throw ArchiveFault() }
    return QuickChecksum(value: word)
  }

  fileprivate mutating func digest() throws(ArchiveFault) -> Digest {
    guard let digest = take(Digest.byteCount, { Digest($0) }) else { throw ArchiveFault() }
    return digest
  }
}
