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
    guard let start = text.baseAddress else { return }
    var (runStart, index) = (0, 0)
    while true {
      // What needs no escaping is passed over sixteen bytes at a time.
      while index + 16 <= text.count {
        let bytes = UnsafeRawPointer(start + index).loadUnaligned(as: SIMD16<UInt8>.self)
        let isSpecial =
          bytes .== UInt8(ascii: "&") .| bytes .== UInt8(ascii: "<") .| bytes .== UInt8(ascii: ">")
          .| bytes .== UInt8(ascii: "\"") .| bytes .== UInt8(ascii: "'")
        if any(isSpecial) { break }
        index += 16
      }
      let end = Swift.min(index + 16, text.count)
      while index < end {
        let replacement: StaticString
        switch text[index] {
        case UInt8(ascii: "&"): replacement = "&amp;"
        case UInt8(ascii: "<"): replacement = "&lt;"
        case UInt8(ascii: ">"): replacement = "&gt;"
        case UInt8(ascii: "\""): replacement = "&quot;"
        case UInt8(ascii: "'"): replacement = "&#39;"
        default:
          index += 1
          continue
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
        append(replacement)
        index += 1
        runStart = index
      }
      if index == text.count { break }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
  }
}
