/// The numbers of slugs: a dictionary, but for short texts that are looked up a dozen times for each case study and never taken
/// out again. To find one takes two thirds of the time.
struct SlugTable: Sendable {
  /// By number.
  let slugs: [String]
  /// By the hash of a slug: its number, more by one, or zero for none. No more than half of them are taken, so that a search ends.
  private var places: [UInt32]
  /// Nobody knows it, so that nobody can choose slugs that get in each other's way.
  private let seed = UInt64.random(in: .min ... .max)

  /// - Parameter slugs: of one that stands there twice, the first number counts.
  init(_ slugs: [String]) {
    self.slugs = slugs
    var count = 16
    while count < 2 * slugs.count { count *= 2 }
    places = Array(repeating: 0, count: count)
    for (number, slug) in slugs.enumerated() {
      let place = place(of: slug)
      if places[place] == 0 { places[place] = UInt32(number) + 1 }
    }
  }

  subscript(slug: String) -> Int? {
    let number = places[place(of: slug)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Where a slug stands or, if it is none of them, would stand.
  private func place(of slug: String) -> Int {
    var place = hash(slug) & (places.count - 1)
    while places[place] != 0, slugs[Int(places[place]) - 1] != slug { place = (place + 1) & (places.count - 1) }
    return place
  }

  private func hash(_ slug: String) -> Int {
    var slug = slug
    return slug.withUTF8 { bytes in
      var hash = seed
      func mix(_ word: UInt64) {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
        hash = product.high ^ product.low
      }
      let raw = UnsafeRawBufferPointer(bytes)
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
}
