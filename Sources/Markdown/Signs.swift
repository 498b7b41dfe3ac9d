import Output

/// Where the next of some signs stands in a text: most lines and blocks have none of them, and this tells at once.
struct Signs {
  private let text: UnsafeBufferPointer<UInt8>
  /// For each sign, a place from which to the next one there is none.
  private var stretches: [(sign: UInt8, from: Int, next: Int)] = []
  /// A stretch without any of them; behind it stands one, or the text ends.
  private var quiet = 0..<0

  init(_ signs: StaticString, in text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) {
    self.text = text
    stretches.reserveCapacity(signs.utf8CodeUnitCount)
    signs.withUTF8Buffer {
      for sign in $0 where census[sign] > 0 { stretches.append((sign, 0, -1)) }
    }
    look(from: 0)
  }

  /// The first of them in a stretch; quickest where stretches are asked for in their order.
  mutating func first(in range: Range<Int>) -> Int? {
    if range.lowerBound < quiet.lowerBound || range.lowerBound > quiet.upperBound { look(from: range.lowerBound) }
    return quiet.upperBound < range.upperBound ? quiet.upperBound : nil
  }

  private mutating func look(from start: Int) {
    var first = text.count
    for index in stretches.indices {
      if stretches[index].next < start || stretches[index].from > start {
        stretches[index].from = start
        stretches[index].next = text.first(stretches[index].sign, in: start..<text.count) ?? .max
      }
      first = min(first, stretches[index].next)
    }
    quiet = start..<first
  }
}
