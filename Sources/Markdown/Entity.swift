/// What an entity in the content became in a literal.
///
/// The library's table of 2,125 names is not public, and not needed: what a name stands for can be read off the
/// literal beside it.
struct Entity {
  /// Bytes from `&` to `;`.
  let length: Int
  /// Bytes of the literal that stand for it.
  let literalLength: Int

  /// The entity at a `&` of the content, or nil where that is a plain character.
  init?(_ content: UnsafeBufferPointer<UInt8>, at start: Int, in literal: UnsafeBufferPointer<UInt8>, at position: Int)
  {
    guard start + 2 < content.count, position < literal.count else { return nil }
    var end = start + 1
    if content[end] == UInt8(ascii: "#") {
      end += 1
      let isHexadecimal = content[end] | 0x20 == UInt8(ascii: "x")
      if isHexadecimal { end += 1 }
      let digits = end
      while end < content.count, isHexadecimal ? isHexDigit(content[end]) : isDigit(content[end]) { end += 1 }
      guard end > digits, end - digits <= 8, end < content.count, content[end] == UInt8(ascii: ";") else { return nil }
      length = end + 1 - start
      literalLength = scalarLength(literal[position])
      return
    }
    while end < content.count, isAlphanumeric(content[end]) { end += 1 }
    guard end > start + 1, end - start <= 32, end < content.count, content[end] == UInt8(ascii: ";") else { return nil }
    let name = content[(start + 1)..<end]
    length = end + 1 - start
    if name.elementsEqual("amp".utf8) || name.elementsEqual("AMP".utf8) {
      literalLength = 1
      return
    }
    // No other name stands for a `&`, so that a `&` in the literal means that the name is unknown.
    if literal[position] == UInt8(ascii: "&") { return nil }
    if name.elementsEqual("fjlig".utf8) {
      literalLength = 2
      return
    }
    // Some names stand for two characters, of which the second is one of seven.
    var bytes = scalarLength(literal[position])
    let second = position + bytes
    if second < literal.count, isSecondScalar(literal[second...]),
      end + 1 >= content.count || content[end + 1] != literal[second]
    {
      bytes += scalarLength(literal[second])
    }
    literalLength = bytes
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
}

/// Bytes of the character that begins with a byte.
func scalarLength(_ first: UInt8) -> Int {
  switch first {
  case 0xc0...0xdf: 2
  case 0xe0...0xef: 3
  case 0xf0...0xff: 4
  default: 1
  }
}

private func isSecondScalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let seconds: [StaticString] = ["\u{20d2}", "\u{338}", "\u{fe00}", "\u{333}", "\u{20e5}", "\u{200a}", "\u{331}"]
  return seconds.contains { second in second.withUTF8Buffer { bytes.starts(with: $0) } }
}
