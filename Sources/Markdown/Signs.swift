import Output

/// Where the next of some signs stands in a text: most lines and blocks have none of them, and this tells at once.
struct Signs {
  private let text: UnsafeBufferPointer<UInt8>
  /// For each sign, a place from which to the next one there is none.
  private var stretches: [(sign: UInt8, from: Int, next: Int)] = []

  init(_ signs: StaticString, in text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) {
    self.text = text
    stretches.reserveCapacity(signs.utf8CodeUnitCount)
    signs.withUTF8Buffer {
      for sign in $0 where census[sign] > 0 { stretches.append((sign, 0, -1)) }
    }
  }

  /// The first of them in a stretch; quickest where stretches are asked for in their order.
  mutating func first(in range: Range<Int>) -> Int? {
    var first = range.upperBound
    for index in stretches.indices {
      if stretches[index].next < range.lowerBound || stretches[index].from > range.lowerBound {
        stretches[index].from = range.lowerBound
        stretches[index].next =
          text.first(stretches[index].sign, in: range.lowerBound..<text.count) ?? .max
      }
      first = min(first, stretches[index].next)
    }
    return first < range.upperBound ? first : nil
  }
}
