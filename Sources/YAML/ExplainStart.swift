import Diagnostics

/// Values that begin with a sign that YAML keeps for itself, and quotes that are none.
extension YAMLSource {
  /// A sign where a text begins.
  func forbiddenStart(at offset: Int) -> Finding {
    let line = line(at: offset)
    guard let byte = self[offset], !byte.isBlank, !byte.isBreak else { return unexplained(at: offset) }
    let sign = place(character(at: offset))
    if byte == .comma || byte.closesFlow, line.value.lowerBound != offset {
      guard byte == .comma else { return surplusBracket(at: offset) }
      return Finding(
        rule: .yamlSyntax, place: sign, message: "nothing stands in front of this comma",
        hint: "delete the comma, or write the item that is missing")
    }
    if offset > line.value.lowerBound, let first = self[line.value.lowerBound], first.isQuote {
      return textBehindQuote(line)
    }
    if byte == .hyphen, line.value.lowerBound == offset, line.key != nil {
      return Finding(
        rule: .unquotedStart, place: sign, message: "a list cannot begin on the line of its key",
        hint: "write each item on a line of its own below the key; if the dash is part of a text, put the text in "
          + "straight double quotes")
    }
    if byte == UInt8(ascii: "@"), let next = self[offset + 1], next.isLetter, line.value.lowerBound != offset {
      return Finding(
        rule: .unquotedStart, place: sign, message: "an `@` stands before a name among the fields",
        hint: "leave it out: only citations in the text below have one")
    }
    let replacement = line.value.lowerBound == offset ? quotesAround(line) : nil
    return Finding(
      rule: .unquotedStart, place: sign,
      message: "a text without quotes cannot begin with \(quoted(character(at: offset)))",
      hint: advice("put the text in straight double quotes", replacement), replacement: replacement)
  }

  /// `!important`
  func tagFinding(at offset: Int) -> Finding {
    let word = word(at: offset)
    return Finding(
      rule: .yamlTag, place: place(word), message: "\(quoted(word)) is read as a tag, a sign for programs",
      hint: "leave it out; if it is part of a text, put the text in straight double quotes")
  }

  /// From a sign to the next blank or line end, or what ends an item in brackets.
  func word(at offset: Int) -> Range<Int> {
    var end = offset
    while let byte = self[end], !byte.isBlank, !byte.isBreak, byte != .comma, !byte.closesFlow { end += 1 }
    return offset..<end
  }

  // MARK: Curly quotes

  /// What is wrong with a text that begins with a curly quote and ends with a quote; nil for any other text.
  func curlyQuotes(around value: Range<Int>) -> Finding? {
    guard value.count > 4, self[value.lowerBound] == 0xe2 else { return nil }
    guard let inner = textInsideCurlyQuotes(text(value)) else { return nil }
    let isOneLine = !bytes[value].contains { $0.isBreak }
    // Where more curly quotes stand inside, the outer two may belong to different words.
    let isCertain = isOneLine && !inner.unicodeScalars.contains { $0.isCurlyQuote && $0 != "\u{2019}" }
    let replacement = isCertain ? Diagnostic.Replacement(inQuotes(inner), at: place(value)) : nil
    return Finding(
      rule: .curlyQuotes, place: place(value),
      message: "the curly quotes around \(quoted(value)) are read as part of the text",
      hint: advice("use straight quotes", replacement)
        + "; if the curly quotes are to be shown, put straight quotes around all", replacement: replacement)
  }
}

/// A text without the curly quotes around it; nil if there are none. The last may be straight: a half-mended pair.
func textInsideCurlyQuotes(_ text: String) -> String? {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, first.isCurlyQuote, let last = scalars.last, last.isCurlyQuote || last == "\"",
    scalars.count > 2
  else { return nil }
  return String(scalars.dropFirst().dropLast())
}

extension Unicode.Scalar {
  var isCurlyQuote: Bool {
    switch self {
    case "\u{2018}", "\u{2019}", "\u{201c}", "\u{201d}": true
    default: false
    }
  }
}
