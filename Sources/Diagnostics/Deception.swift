import Output

/// What a text holds that makes people read something else than machines do.
package enum Deception: Equatable {
  /// A character that cannot be seen, or that turns the direction of the text around it.
  case hidden(Unicode.Scalar)
  /// A word with letters of another script that look like Latin ones.
  case lookAlike(word: String)

  /// The first such thing in a text; nil in nearly all.
  ///
  /// - Parameter joinersAllowed: whether U+200C and U+200D may stand there: they shape letters of some scripts, and emoji.
  package static func first(in text: UnsafeBufferPointer<UInt8>, joinersAllowed: Bool) -> Self? {
    isLikely(in: text) ? firstOfAll(in: String(decoding: text, as: UTF8.self), joinersAllowed) : nil
  }

  /// Whether a text is worth a closer look. Where it is not, no part of it is.
  package static func isLikely(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let next = text.first(
      in: index..<text.count, where: { $0.beyondASCII | $0.below(0x20) | $0.equal(to: 0x7f) })
    {
      // Most that are not plain ASCII hold nothing beyond Latin letters and the marks of print, which begin with these.
      switch text[next] {
      // Line ends and tabs are the only controls that anyone sees.
      case 9, 10, 13: index = next + 1
      case 0xe2 where isMarkOfPrint(text, next): index = next + 3
      case 0xc2 where isLatinSign(text, next): index = next + 2
      case 0xc3...0xc8: index = min(next + 2, text.count)
      default: return true
      }
    }
    return false
  }

  /// The same for a text of which it is known how often each byte stands in it.
  package static func isLikely(in text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) -> Bool {
    // No controls but line ends and tabs; beyond ASCII, nothing but the first bytes of Latin letters and marks of print, and
    // the others of characters.
    for byte in UInt8(0)...8 where census[byte] > 0 { return true }
    for byte in UInt8(11)..<0x20 where byte != 13 && census[byte] > 0 { return true }
    for byte in UInt8(0xc9)...0xff where byte != 0xe2 && census[byte] > 0 { return true }
    if census[0x7f] > 0 { return true }
    var start = 0
    while census[0xe2] > 0, let next = text.first(0xe2, in: start..<text.count) {
      guard isMarkOfPrint(text, next) else { return true }
      start = next + 3
    }
    start = 0
    while census[0xc2] > 0, let next = text.first(0xc2, in: start..<text.count) {
      guard isLatinSign(text, next) else { return true }
      start = next + 2
    }
    return false
  }

  /// Dashes, quotation marks, an ellipsis: U+2010 to U+2027.
  private static func isMarkOfPrint(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    start + 2 < text.count && text[start + 1] == 0x80 && (0x90...0xa7).contains(text[start + 2])
  }

  /// The signs of Latin-1 but for a space and a hyphen that are none.
  private static func isLatinSign(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    start + 1 < text.count && text[start + 1] > 0xa0 && text[start + 1] != 0xad
  }

  private static func firstOfAll(in text: String, _ joinersAllowed: Bool) -> Self? {
    var word = String.UnicodeScalarView()
    var isMixed = (latin: false, other: false, disguised: false)
    // A word of nothing but letters that look Latin is a disguise only where no other letter shows its script.
    var disguise: String?
    var showsScript = false
    for scalar in text.unicodeScalars {
      if scalar.isHidden, !(joinersAllowed && (scalar.value == 0x200c || scalar.value == 0x200d)) {
        return .hidden(scalar)
      }
      guard scalar.properties.isAlphabetic || scalar.isDisguise || !word.isEmpty && scalar.properties.numericType != nil
      else {
        if isMixed.disguised || isMixed.latin && isMixed.other { return .lookAlike(word: String(word)) }
        if isMixed.other, disguise == nil { disguise = String(word) }
        word.removeAll()
        isMixed = (false, false, false)
        continue
      }
      word.append(scalar)
      if scalar.isDisguise { isMixed.disguised = true }
      if scalar.isLatin { isMixed.latin = true }
      if scalar.resemblesLatinScripts {
        isMixed.other = true
        if !scalar.looksLatin { showsScript = true }
      }
    }
    if isMixed.disguised || isMixed.latin && isMixed.other { return .lookAlike(word: String(word)) }
    if isMixed.other, disguise == nil { disguise = String(word) }
    return showsScript ? nil : disguise.map { .lookAlike(word: $0) }
  }
}

extension Unicode.Scalar {
  /// Whether a reader cannot see the character, or not what it is: controls, joiners and fillers without width, those that
  /// turn the direction of text, and those that mean something else on every machine.
  package var isHidden: Bool {
    switch value {
    case 0..<0x09, 0x0b, 0x0c, 0x0e..<0x20, 0x7f..<0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5,
      0x180b...0x180f,
      0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0x2800, 0x3164, 0xe000...0xf8ff, 0xfe00...0xfe0d, 0xfeff,
      0xffa0,
      0xfff0...0xfffc, 0xfffe, 0xffff, 0x1bca0...0x1bca3, 0x1d173...0x1d17a, 0xe0000...0xe0fff, 0xf0000...0x10ffff:
      true
    default: false
    }
  }

  fileprivate var isLatin: Bool {
    switch value {
    case 0x41...0x5a, 0x61...0x7a, 0xc0...0xd6, 0xd8...0xf6, 0xf8...0x24f, 0x1e00...0x1eff: true
    default: false
    }
  }

  /// A Latin letter in disguise: full-width, mathematical, encircled, small capitals, a Kelvin sign.
  fileprivate var isDisguise: Bool {
    switch value {
    case 0x1d00...0x1d25, 0x2102, 0x210a...0x2115, 0x2118...0x211d, 0x2124, 0x2128, 0x212a...0x2134, 0x2145...0x2149,
      0x2160...0x2188, 0x24b6...0x24e9, 0xff21...0xff3a, 0xff41...0xff5a, 0x1d400...0x1d7ff, 0x1f130...0x1f149,
      0x1f150...0x1f169, 0x1f170...0x1f189:
      true
    default: false
    }
  }

  /// Whether it is of a script some letters of which look like Latin ones: Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu.
  fileprivate var resemblesLatinScripts: Bool {
    switch value {
    case 0x370...0x3ff, 0x400...0x52f, 0x530...0x58f, 0x13a0...0x13ff, 0x1f00...0x1fff, 0x1c80...0x1c8f,
      0x2c80...0x2cff,
      0x2de0...0x2dff, 0xa4d0...0xa4ff, 0xa640...0xa69f, 0xab70...0xabbf:
      true
    default: false
    }
  }

  /// Letters that a reader takes for Latin ones: chosen from those that confusables.txt of Unicode's UTS 39 gives for a
  /// Latin letter without marks.
  fileprivate var looksLatin: Bool {
    Self.lookAlikes.contains(self) || (0x13a0...0x13ff).contains(value) || (0xa4d0...0xa4ff).contains(value)
  }

  private static let lookAlikes = Set(
    "аеорсухіјѕһԁԛԝгкѵАВЕЅЗІЈКМНОРСТУХҮԌԚԜαικνορυχϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿոսօհքցԼՕՍՏⲟⲣⲥⲭ".unicodeScalars)
}
