#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// UTF-8 text on its way out: what pages, feeds and messages are made of.
///
/// An array, since it grows in place, is written to disk as it is, and is fast where `String` is not: a page is some
/// hundreds of small appends, and no character of it is ever looked at again.
@usableFromInline package typealias Bytes = [UInt8]

extension [UInt8] {
  /// Adds a text as it is. The caller vouches that it needs no escaping.
  @inlinable package mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds a text as it is. The caller vouches that it needs no escaping.
  package mutating func append(verbatim text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(contentsOf: $0) }
    }
  }

  /// Adds a whole number in figures.
  package mutating func append(decimal number: Int) {
    var rest = number.magnitude
    // Twenty digits hold every 64-bit number; the sign is one more.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 21) { digits in
      var start = digits.count
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }
}

/// Whether one text comes before another by its bytes: the order of paths, which no locale changes.
package func bytesPrecede(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in
    right.withUTF8 { right in
      guard let start = left.baseAddress, let other = right.baseAddress else { return left.count < right.count }
      // Sound because no more is looked at than both hold.
      let order = memcmp(start, other, min(left.count, right.count))
      return order == 0 ? left.count < right.count : order < 0
    }
  }
}

/// The places of texts, in the order of their bytes; of equal ones, the first comes first.
package func sortedByBytes(_ texts: [String]) -> [Int] {
  // All in one, so that to compare two is to compare memory.
  var bytes = Bytes()
  bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count })
  let ranges = texts.map { text in
    let start = bytes.count
    bytes.append(verbatim: text)
    return start..<bytes.count
  }
  return bytes.withUnsafeBytes { bytes -> [Int] in
    guard let base = bytes.baseAddress else { return Array(texts.indices) }
    return texts.indices.sorted { left, right in
      let (one, other) = (ranges[left], ranges[right])
      // Sound because no more is looked at than both hold.
      let order = memcmp(base + one.lowerBound, base + other.lowerBound, min(one.count, other.count))
      if order != 0 { return order < 0 }
      return one.count == other.count ? left < right : one.count < other.count
    }
  }
}
