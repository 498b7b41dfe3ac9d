/// What can be wrong with something that looks like `[@source, place]`.
enum CitationMistake {
  /// No `]` before the paragraph ends.
  case unclosed
  /// Something stands before the `@`.
  case wordsBefore
  /// `[@]`, `[@, 3]`.
  case emptySource
  /// Capital letters, or characters that no source's name holds.
  case badSource
  /// Two citations without a `;` between them, or words without a comma.
  case missingComma
  /// A comma and nothing behind it.
  case emptyLocator
  /// A `;` with no `@` behind it.
  case missingAt
  /// A square bracket in the place.
  case brackets
}

extension MarkFinder {
  /// A group of citations; gives the position after it, or nil where nothing looks like one.
  mutating func lookForCitations(at start: Int) -> Int? {
    let isBracket: (UInt8) -> Bool = { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }
    let stop = firstSyntax(from: start + 1, to: content.count, where: isBracket)
    let isPlain = isSyntax(start + 1, UInt8(ascii: "@"))
    let isNegative = isSyntax(start + 1, UInt8(ascii: "-")) && isSyntax(start + 2, UInt8(ascii: "@"))
    let groupEnd = stop.flatMap { content[$0] == UInt8(ascii: "]") ? $0 : nil }

    guard isPlain || isNegative else {
      guard let groupEnd, let at = bareMention(in: (start + 1)..<groupEnd) else { return nil }
      return refuse(start..<(groupEnd + 1), .wordsBefore, near: at)
    }
    guard let stop else { return refuse(trimmed(start..<endOfLine(start)), .unclosed, near: start) }
    guard let groupEnd else { return refuse(start..<stop, .brackets, near: stop) }
    let whole = start..<(groupEnd + 1)
    if isNegative { return refuse(whole, .wordsBefore, near: start) }

    var parts: [Mark.Meaning.Part] = []
    var position = start + 1
    while position < groupEnd {
      let partEnd = firstSyntax(from: position, to: groupEnd) { $0 == UInt8(ascii: ";") } ?? groupEnd
      switch part(trimmed(position..<partEnd)) {
      case .success(let part): parts.append(part)
      case .failure(let mistake): return refuse(whole, mistake.kind, near: start)
      }
      position = partEnd + 1
      if partEnd < groupEnd, position == groupEnd { return refuse(whole, .missingAt, near: start) }
    }
    if zones[start] == .linkText || isHeading {
      let kind = MarkMistake.Kind.placement(isCitation: true, isInHeading: zones[start] != .linkText)
      mistakes.append(MarkMistake(range: whole, kind: kind))
    } else {
      marks.append(Mark(range: whole, meaning: .citations(parts)))
    }
    return groupEnd + 1
  }

  private mutating func refuse(_ range: Range<Int>, _ mistake: CitationMistake, near: Int) -> Int {
    mistakes.append(MarkMistake(range: range, kind: .citation(mistake)))
    return max(range.upperBound, near + 1)
  }

  private struct Refusal: Error { let kind: CitationMistake }

  /// `@source` or `@source, place`.
  private func part(_ range: Range<Int>) -> Result<Mark.Meaning.Part, Refusal> {
    guard let first = range.first, content[first] == UInt8(ascii: "@") else {
      return .failure(Refusal(kind: .missingAt))
    }
    var end = first + 1
    while end < range.upperBound, content[end] != UInt8(ascii: ","), !isSpace(content[end]) { end += 1 }
    let source = (first + 1)..<end
    guard !source.isEmpty else { return .failure(Refusal(kind: .emptySource)) }
    guard isSlug(source) else { return .failure(Refusal(kind: .badSource)) }
    while end < range.upperBound, isSpace(content[end]) { end += 1 }
    guard end < range.upperBound else { return .success(Mark.Meaning.Part(source: source, locator: nil)) }
    guard content[end] == UInt8(ascii: ",") else { return .failure(Refusal(kind: .missingComma)) }
    let locator = trimmed((end + 1)..<range.upperBound)
    guard !locator.isEmpty else { return .failure(Refusal(kind: .emptyLocator)) }
    return .success(Mark.Meaning.Part(source: source, locator: locator))
  }

  /// Lower-case letters, digits and hyphens between them.
  private func isSlug(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last, content[first] != UInt8(ascii: "-"),
      content[last] != UInt8(ascii: "-")
    else { return false }
    return range.allSatisfy { index in
      let byte = content[index]
      return isDigit(byte) || byte == UInt8(ascii: "-") || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
    }
  }

  /// An `@name` inside brackets that is neither an e-mail address nor part of a word.
  private func bareMention(in range: Range<Int>) -> Int? {
    range.first { index in
      guard content[index] == UInt8(ascii: "@"), isSyntax(index), index + 1 < range.upperBound,
        isAlphanumeric(content[index + 1])
      else { return false }
      guard index > range.lowerBound else { return true }
      let before = content[index - 1]
      return isSpace(before) || before == UInt8(ascii: "-") || before == UInt8(ascii: ";")
        || before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
    }
  }
}
