import Output

/// The numbers of slugs: a dictionary, but for short texts that are looked up a dozen times for each case study and never taken
/// out again. To find one takes two thirds of the time.
///
/// A class, so that to ask it counts one reference and not one for each of its parts.
final class SlugTable: Sendable {
  /// By number.
  let slugs: [String]
  /// The same, one behind the other: to compare with them takes no look at a text for each.
  private let bytes: Bytes
  /// By number: where each ends among the bytes.
  private let ends: [Int]
  /// By the hash of a slug: its number, more by one, or zero for none. No more than half of them are taken, so that a search ends.
  private let places: [UInt32]
  /// Nobody knows it, so that nobody can choose slugs that get in each other's way.
  private static let seed = UInt64.random(in: .min ... .max)

  /// - Parameter slugs: of one that stands there twice, the first number counts.
  init(_ slugs: [String]) {
    self.slugs = slugs
    var (bytes, ends) = (Bytes(), [Int]())
    ends.reserveCapacity(slugs.count)
    for slug in slugs {
      bytes.append(verbatim: slug)
      ends.append(bytes.count)
    }
    var count = 16
    while count < 2 * slugs.count { count *= 2 }
    var places = [UInt32](repeating: 0, count: count)
    bytes.withUnsafeBufferPointer { bytes in
      for number in slugs.indices {
        let slug = UnsafeBufferPointer(rebasing: bytes[Self.stretch(number, ends)])
        let place = Self.place(of: slug, places, bytes, ends)
        if places[place] == 0 { places[place] = UInt32(number) + 1 }
      }
    }
    (self.bytes, self.ends, self.places) = (bytes, ends, places)
  }

  subscript(slug: String) -> Int? {
    var slug = slug
    return slug.withUTF8 { self[$0] }
  }

  subscript(slug: UnsafeBufferPointer<UInt8>) -> Int? {
    let number = places[bytes.withUnsafeBufferPointer { Self.place(of: slug, places, $0, ends) }]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Where a slug stands among the bytes.
  private static func stretch(_ number: Int, _ ends: [Int]) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// Where a slug stands in the table or, if it is none of them, would stand.
  private static func place(
    of slug: UnsafeBufferPointer<UInt8>, _ places: [UInt32], _ bytes: UnsafeBufferPointer<UInt8>, _ ends: [Int]
  ) -> Int {
    func isOther(_ number: UInt32) -> Bool {
      let stretch = stretch(Int(number) - 1, ends)
      return stretch.count != slug.count || !slug.isEqual(slug.indices, to: bytes, at: stretch.lowerBound)
    }
    var place = hash(slug) & (places.count - 1)
    while places[place] != 0, isOther(places[place]) { place = (place + 1) & (places.count - 1) }
    return place
  }

  private static func hash(_ slug: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = seed
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
      hash = product.high ^ product.low
    }
    let raw = UnsafeRawBufferPointer(slug)
    var offset = 0
    while raw.count - offset >= 8 {
      mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    // The rest, and how long the slug is.
    var last = UInt64(raw.count)
    for byte in raw[offset...] { last = last << 8 | UInt64(byte) }
    mix(last)
    return Int(truncatingIfNeeded: hash)
  }
}
