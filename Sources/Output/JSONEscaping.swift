extension [UInt8] {
  /// Adds a text as a JSON string, quotes included (RFC 8259, section 7).
  ///
  /// `<` is written as an escape, so that JSON may stand inside a page's `script` element, and so are U+2028 and
  /// U+2029, which JavaScript once read as line ends.
  package mutating func append(json text: String) {
    append("\"")
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      while let index = utf8.first(in: start..<utf8.count, where: mayNeedEscape) {
        append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        start = index + 1
        let byte = utf8[index]
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\t"): append("\\t")
        case UInt8(ascii: "<"): append("\\u003c")
        case 0..<0x20, 0x7f:
          append("\\u00")
          append(hexDigit(byte >> 4))
          append(hexDigit(byte & 15))
        case 0xe2 where index + 2 < utf8.count && utf8[index + 1] == 0x80 && utf8[index + 2] & 0xfe == 0xa8:
          append(utf8[index + 2] == 0xa8 ? "\\u2028" : "\\u2029")
          start = index + 3
        default: append(byte)
        }
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    append("\"")
  }
}

/// The bytes that are looked at by themselves.
private func mayNeedEscape(_ word: ByteWord) -> UInt64 {
  word.below(0x20) | word.equal(to: UInt8(ascii: "\"")) | word.equal(to: UInt8(ascii: "\\"))
    | word.equal(to: UInt8(ascii: "<")) | word.equal(to: 0x7f) | word.equal(to: 0xe2)
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
