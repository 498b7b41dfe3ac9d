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
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Adds a whole number in figures.
  package mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}

/// Whether one text comes before another by its bytes: the order of paths, which no locale changes.
package func bytesPrecede(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { left in
    right.withUTF8 { right in
      let shared = min(left.count, right.count)
      var index = 0
      while index < shared, left[index] == right[index] { index += 1 }
      return index < shared ? left[index] < right[index] : left.count < right.count
    }
  }
}
