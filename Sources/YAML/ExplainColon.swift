import Diagnostics

/// Colons: one too many, one too few, one without its space.
extension YAMLSource {
  /// libyaml met `: ` where no key can end.
  func surplusColon(at offset: Int) -> Finding {
    let line = line(at: offset)
    guard let first = line.colon, first < offset else { return colonInContinuedText(at: offset, line) }
    if let start = self[line.value.lowerBound], start.isQuote { return textBehindQuote(line) }
    if line.value.lowerBound == offset { return forbiddenStart(at: offset) }
    if let curly = curlyQuotes(around: line.value), endsWithItsLine(line) { return curly }
    return unquotedColon(at: offset, in: line.value, replacement: quotesAround(line))
  }

  private func unquotedColon(at offset: Int, in value: Range<Int>, replacement: Diagnostic.Replacement?) -> Finding {
    Finding(
      rule: .unquotedColon, place: place(offset..<(offset + 1)),
      message: "a colon and a space inside \(quoted(value)) are read as the end of a key",
      hint: advice("put the text in straight double quotes", replacement), replacement: replacement)
  }

  /// The colon is its line's first: then the line was read as going on from a text above it.
  private func colonInContinuedText(at offset: Int, _ line: SourceLine) -> Finding {
    if let key = line.key, key.isEmpty { return emptyKey(character(at: offset)) }
    var firstOfText: SourceLine?
    var above = self.line(above: line)
    while let candidate = above, candidate.key == nil {
      firstOfText = candidate
      above = candidate.dash == nil ? self.line(above: candidate) : nil
    }
    if let owner = above, !owner.value.isEmpty, owner.column < line.indentation {
      if line.looksLikeEntry(self) { return wrongIndentation(line, against: owner) }
      return unquotedColon(at: offset, in: owner.value, replacement: nil)
    }
    guard let firstOfText else { return unquotedColon(at: offset, in: line.text, replacement: nil) }
    let isItem = firstOfText.dash != nil && firstOfText.body - firstOfText.bytes.lowerBound != line.indentation
    if isItem, firstOfText.colonWithoutSpace(self) == nil { return wrongIndentation(line, against: firstOfText) }
    return missingColon(firstOfText)
  }

  /// A line that must begin with a key has no colon.
  func missingColon(_ line: SourceLine) -> Finding {
    if line.text.isEmpty { return unexplained(at: line.content) }
    if let colon = line.colonWithoutSpace(self) { return missingSpace(at: colon, line) }
    if let wide = line.text.first(where: { bytes[$0..<range.upperBound].starts(with: "：".utf8) }) {
      let sign = wide..<(wide + 3)
      return Finding(
        rule: .missingColon, place: place(sign), message: "\(quoted(sign)) is another sign than the colon behind a key",
        hint: "write an ordinary colon and a space", replacement: .init(": ", at: place(sign)))
    }
    if let above = self.line(above: line), above.dash.map({ $0 - above.bytes.lowerBound }) == line.indentation,
      line.dash == nil
    {
      return missingDash(line)
    }
    return Finding(
      rule: .missingColon, place: place(line.text), message: "\(quoted(line.text)) has no colon behind a key",
      hint: "write `key: value`; if it goes on from the line above, indent it by two spaces")
  }

  /// `status:ended`
  func missingSpace(at colon: Int, _ line: SourceLine) -> Finding {
    var start = colon
    while start > line.body, !bytes[start - 1].isBlank { start -= 1 }
    let word = start..<(colon + 1)
    if let odd = oddSpaces(at: colon + 1) {
      return Finding(
        rule: .missingSpace, place: place(word),
        message: "the space behind the colon of \(quoted(word)) is of a kind that does not count",
        hint: "delete it, and type an ordinary space", replacement: .init(" ", at: place(odd)))
    }
    return Finding(
      rule: .missingSpace, place: place(word), message: "there is no space behind the colon of \(quoted(word))",
      hint: "put one space behind the colon", replacement: .init(" ", at: point(colon + 1)))
  }

  /// `{a:[b]}`, `[a:]`: libyaml's mark is where the text before the colon begins.
  func colonWithoutSpace(in fault: Fault) -> Finding {
    var colon = fault.problemOffset
    while let byte = self[colon], byte != .colon, !byte.isBreak { colon += 1 }
    guard self[colon] == .colon else { return surplusBracket(at: fault.problemOffset) }
    let start = min(fault.contextOffset ?? colon, colon)
    let word = start..<(colon + 1)
    return Finding(
      rule: .missingSpace, place: place(word), message: "there is no space behind the colon of \(quoted(word))",
      hint: "put one space behind the colon; if it is part of a text, put the text in straight double quotes")
  }

  /// `: value`, `"": value`; the place is the colon's or that of the quotes.
  func emptyKey(_ sign: Range<Int>) -> Finding {
    Finding(
      rule: .keyNotText, place: place(sign), message: "no name of a field stands in front of the colon",
      hint: "write the name before it, or delete the line")
  }

  // MARK: Putting quotes around

  /// The change that puts a line's value in quotes; nil where it is not certain that the value is one text on one line.
  func quotesAround(_ line: SourceLine) -> Diagnostic.Replacement? {
    guard let first = self[line.value.lowerBound], !line.value.isEmpty, !first.opensFlow, !first.isQuote,
      endsWithItsLine(line), !holdsComment(line.value)
    else { return nil }
    return .init(inQuotes(text(line.value)), at: place(line.value))
  }

  /// The advice, with the mended text where it is short.
  func advice(_ words: String, _ replacement: Diagnostic.Replacement?) -> String {
    guard let replacement, replacement.text.count <= 60 else { return words }
    return "\(words): `\(replacement.text)`"
  }
}
