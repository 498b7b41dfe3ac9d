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
    var runStart = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte < 64, 1 << UInt64(byte) & special != 0 else {
        index &+= 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
      append(escaped: byte)
      index &+= 1
      runStart = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
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

/// A bit for each byte that has to be replaced: `"`, `&`, `'`, `<` and `>`.
private let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3c | 1 << 0x3e
