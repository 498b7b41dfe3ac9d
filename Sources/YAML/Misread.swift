import Diagnostics

/// What libyaml reads without complaint, although nobody means it so; and small looks around a value.
extension YAMLSource {
  /// `title: "Open` with its closing quote lines below: the entries between are part of the text.
  func swallowedEntry(_ value: Range<Int>, _ style: YAMLScalar.Style) -> Finding? {
    guard holds(.lineFeed, in: value), self[value.lowerBound]?.isQuote == true else { return nil }
    let line = line(at: value.lowerBound)
    guard endOfQuote(at: value.lowerBound, column: line.column) == nil else { return nil }
    return unclosed(UnclosedOpener(offset: value.lowerBound, line: line))
  }

  /// Whether a value begins with a letter or a digit, as nearly all do: then it begins with no mark that was meant as
  /// something else.
  func beginsPlainly(_ value: Range<Int>) -> Bool {
    guard let first = self[value.lowerBound] else { return false }
    return first.isLetter || first.isDigit
  }

  /// An unquoted text that was meant as keys or as items.
  func misreadText(_ value: Range<Int>, isRoot: Bool, isInList: Bool) -> Finding? {
    if let dash = dashWithoutSpace(value) { return dash }
    if let mark = foreignMark(at: value.lowerBound), line(at: value.lowerBound).content == value.lowerBound {
      return foreignMark(mark)
    }
    guard isRoot || isInList && holds(.lineFeed, in: value) else { return nil }
    let first = line(at: value.lowerBound)
    if isRoot {
      guard first.body == value.lowerBound, let colon = first.colonWithoutSpace(self) else { return nil }
      return missingSpace(at: colon, first)
    }
    var start = startOfLine(after: value.lowerBound)
    while start < value.upperBound {
      let line = line(at: start)
      if line.dash != nil { return wrongIndentation(line, against: first) }
      start = startOfLine(after: start)
    }
    return nil
  }

  /// `-name`, first on its line.
  func dashWithoutSpace(_ value: Range<Int>) -> Finding? {
    guard self[value.lowerBound] == .hyphen, let next = self[value.lowerBound + 1], next.isLetter || next.isQuote,
      line(at: value.lowerBound).content == value.lowerBound
    else { return nil }
    return missingSpaceBehindDash(word(at: value.lowerBound).clamped(to: value))
  }

  func missingSpaceBehindDash(_ word: Range<Int>) -> Finding {
    Finding(
      rule: .missingSpace, place: place(word), message: "there is no space behind the dash of \(quoted(word))",
      hint: "put one space behind the dash", replacement: .init(" ", at: point(word.lowerBound + 1)))
  }

  /// `title: #1 in the county`, which leaves the title empty.
  func commentInsteadOfText(_ offset: Int) -> Finding? {
    let start = skippingBlanks(from: offset)
    guard start > offset, self[start] == .hash, let next = self[start + 1], !next.isBlank, !next.isBreak,
      next != .hash
    else { return nil }
    return forbiddenStart(at: start)
  }

  /// `{text: a, b}`
  func keyWithoutValue(_ key: Located<String>, isFirst: Bool) -> Finding {
    let range = key.place.bytes
    if let colon = bytes[range].firstIndex(of: .colon), !self[range.lowerBound, isQuote: true],
      colon + 1 < range.upperBound
    {
      let word = range.lowerBound..<(colon + 1)
      return Finding(
        rule: .missingSpace, place: place(word), message: "there is no space behind the colon of \(quoted(word))",
        hint: "put one space behind the colon", replacement: .init(" ", at: point(colon + 1)))
    }
    if isFirst {
      return Finding(
        rule: .missingColon, place: key.place, message: "\(quoted(range)) stands in braces without a colon and a value",
        hint: "a list stands in square brackets: `[\(text(range))]`; if the braces are part of a text, put the text in "
          + "straight double quotes")
    }
    return Finding(
      rule: .commaInBraces, place: key.place, message: "\(quoted(range)) was cut off by the comma before it",
      hint: "write each field on a line of its own, without braces")
  }

  /// Whether a colon follows a key, be it with blanks between.
  func hasColon(behind offset: Int) -> Bool {
    var at = offset
    while let byte = self[at], byte.isBlank || byte.isBreak { at += 1 }
    return self[at] == .colon
  }

  /// The point right behind the colon or dash that a value stands behind.
  func endOfSign(before offset: Int) -> Int {
    var at = offset
    while let byte = self[at - 1], byte.isBlank || byte.isBreak { at -= 1 }
    guard let sign = self[at - 1], sign == .colon || sign == .hyphen else { return offset }
    return at
  }

  /// The comment behind an unquoted text.
  func comment(behind offset: Int) -> Place? {
    let start = skippingBlanks(from: offset)
    guard start > offset, self[start] == .hash else { return nil }
    var end = start
    while let byte = self[end], !byte.isBreak { end += 1 }
    return place(trimmed(start..<end))
  }

  private subscript(offset: Int, isQuote expected: Bool) -> Bool { self[offset]?.isQuote == expected }
}
