extension [UInt8] {
  /// Adds a text so that HTML shows it as it is, between tags and inside a quoted attribute alike.
  package mutating func append(escaped text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(escaped: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(escaped: $0) }
    }
  }

  /// The same for UTF-8 that is not a `String`.
  package mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    forEachPiece(ofEscaped: text) { append(contentsOf: $0) }
  }

  /// The same for one byte of UTF-8.
  package mutating func append(escaped byte: UInt8) {
    if let escape = escape(of: byte) { append(escape) } else { append(byte) }
  }
}

/// Hands over a text as HTML shows it, in pieces.
///
/// This is the only place where text becomes HTML. Runs that need nothing are handed over whole: one text in fifty holds a
/// character to replace.
@inline(__always)
func forEachPiece(ofEscaped text: UnsafeBufferPointer<UInt8>, _ use: (UnsafeBufferPointer<UInt8>) -> Void) {
  var start = 0
  while let index = text.first(in: start..<text.count, where: { $0.markup | $0.equal(to: UInt8(ascii: "'")) }) {
    if index > start { use(UnsafeBufferPointer(rebasing: text[start..<index])) }
    if let escape = escape(of: text[index]) { escape.withUTF8Buffer { use($0) } }
    start = index + 1
  }
  if start < text.count { use(UnsafeBufferPointer(rebasing: text[start...])) }
}

/// What stands for a byte in HTML; nil where it can stand for itself.
private func escape(of byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
