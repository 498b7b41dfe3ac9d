extension [UInt8] {
  /// Adds a text so that HTML shows it as it is, between tags and inside a quoted attribute alike.
  ///
  /// This is the only place where text becomes HTML. Runs that need nothing are copied whole: one text in fifty holds
  /// a character to replace.
  package mutating func append(escaped text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(escaped: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(escaped: $0) }
    }
  }

  /// The same for UTF-8 that is not a `String`.
  package mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while let index = text.first(in: start..<text.count, where: { $0.markup | $0.equal(to: UInt8(ascii: "'")) }) {
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(escaped: text[index])
      start = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// The same for one byte of UTF-8.
  package mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "\""): append("&quot;")
    case UInt8(ascii: "'"): append("&#39;")
    default: append(byte)
    }
  }
}
