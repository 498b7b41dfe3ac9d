import Knowledge
import Output

/// The entries whose titles a page shows, or that decide about an order in it, gathered while it is written.
///
/// Unchecked, and sound, since it is lent to one page at a time, and a page is written by one thread. In memory of its own:
/// a page asks a hundred times, and each look at an array that a class holds is first checked for another one.
final class TitlesShown: @unchecked Sendable {
  private let isShown: UnsafeMutableBufferPointer<Bool>
  /// As ``CachedPage/titles`` has them: as many as are shown, each once, so that there is room for all.
  private let numbers: UnsafeMutableBufferPointer<UInt32>
  private var shownCount = 0

  /// Whether they are being gathered, for checks: then nobody may get to know a title in another way.
  @TaskLocal static var areGathered = false

  /// - Parameter count: how many entries there are.
  init(count: Int) {
    isShown = .allocate(capacity: count)
    isShown.initialize(repeating: false)
    numbers = .allocate(capacity: count)
    numbers.initialize(repeating: 0)
  }

  deinit {
    isShown.deallocate()
    numbers.deallocate()
  }

  /// Adds entries whose titles decide about an order.
  func add(_ ids: some Sequence<AnyID>, _ base: KnowledgeBase) { for id in ids { add(base.number(of: id)) } }

  func add(_ number: Int) {
    // Sound because there is a place for it, and as many numbers as are shown.
    precondition(isShown.indices.contains(number), "a title belongs to an entry of the site")
    if isShown[number] { return }
    isShown[number] = true
    numbers[shownCount] = UInt32(number).littleEndian
    shownCount += 1
  }

  /// What has been gathered; the next page begins with nothing.
  func take() -> Bytes {
    let shown = numbers[..<shownCount]
    for number in shown { isShown[Int(UInt32(littleEndian: number))] = false }
    shownCount = 0
    return Bytes(UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: shown)))
  }
}

/// Gives the numbers of the entries in ``CachedPage/titles``.
func eachTitle(in numbers: ArraySlice<UInt8>, _ use: (Int) -> Void) {
  numbers.withUnsafeBytes { bytes in
    for offset in stride(from: 0, to: bytes.count - 3, by: 4) {
      use(Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))))
    }
  }
}

extension KnownTitles {
  init(_ index: SiteIndex, site: Digest) {
    self.init(site: site, references: index.digestOfReferences, titles: index.titleDigests)
  }
}

extension SiteIndex {
  /// The digest of the title of every entry, with what is made of it, by its number.
  fileprivate var titleDigests: [Digest] {
    base.allEntries.map { id in
      var sum = DigestSum()
      sum.add(title(id))
      sum.add(pageTitle(id))
      sum.add(description(id))
      return sum.digest
    }
  }

  /// The digest of all that a page can learn of titles without asking for one: what there is, and where references by name
  /// lead. In which order something is listed hangs on the titles of what is listed.
  fileprivate var digestOfReferences: Digest {
    var sum = DigestSum()
    for id in base.allEntries { sum.add(base.slug(of: id)) }
    sum.add(base.references)
    return sum.digest
  }
}
