extension [UInt8] {
  /// Adds a text so that HTML shows it as it is, between tags and inside a quoted attribute alike.
  ///
  /// This is the only place where text becomes HTML. Runs that need nothing are copied whole: one text in fifty holds
  /// a character to replace.
  package mutating func append(escaped text: String) {
    var text = text
    text.withUTF8 { append(escaped: $0) }
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
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      default: append("&#39;")
      }
      index &+= 1
      runStart = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
  }
}

/// A bit for each byte that has to be replaced: `"`, `&`, `'`, `<` and `>`.
private let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3c | 1 << 0x3e
