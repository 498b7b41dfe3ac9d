/// UTF-8 text on its way out: what pages, feeds and messages are made of.
///
/// An array, since it grows in place, is written to disk as it is, and is fast where `String` is not: a page is some
/// hundreds of small appends, and no character of it is ever looked at again.
package typealias Bytes = [UInt8]

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
}
