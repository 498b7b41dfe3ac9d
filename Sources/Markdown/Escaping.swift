import Output

/// The two escapes of the C library (houdini_html_e.c and houdini_href_e.c, gfm.6), which are also ours: what they
/// write is safe between tags and inside an attribute in double quotes.
extension [UInt8] {
  /// Text: `"`, `&`, `<` and `>` are replaced.
  mutating func append(markup text: UnsafeBufferPointer<UInt8>) {
    var runStart = 0
    while let index = text.first(in: runStart..<text.count, where: { $0.markup }) {
      append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
      switch text[index] {
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      default: append("&gt;")
      }
      runStart = index + 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
  }

  mutating func append(markup text: String) {
    var text = text
    text.withUTF8 { append(markup: $0) }
  }

  /// An address: what no address may hold is percent-encoded, and nothing that is encoded already is encoded twice.
  mutating func append(address text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
        UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"),
        UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        append(byte)
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      default:
        append(UInt8(ascii: "%"))
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 15))
      }
    }
  }

  /// A number, in decimal.
  mutating func append(number: Int) { append(decimal: number) }
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
