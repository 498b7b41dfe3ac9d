import Output

/// What can be wrong with something that begins like `[[target]]`.
enum WikilinkMistake {
  case unclosed, empty, emptyLabel, brackets, embedded
}

extension MarkFinder {
  /// `[[target]]` or `[[target|label]]`; gives the position after it, or nil where there is none.
  mutating func lookForWikilink(at start: Int) -> Int? {
    guard start + 1 < content.count, content[start + 1] == UInt8(ascii: "[") else { return nil }
    // `[[text](address)]` is a link between brackets. `[[label]]` with a definition of that label is a wikilink still.
    if zones[start + 1] == .linkOpening {
      guard let end = firstClosing(from: start + 2), isDouble(end), zones[end] == .opaque else { return nil }
    } else if !isSyntax(start + 1) {
      return nil
    }
    // `[[^x]]` is a footnote between brackets, `[[@x]]` a citation.
    if start + 2 < content.count, content[start + 2] == UInt8(ascii: "^") || content[start + 2] == UInt8(ascii: "@") {
      return nil
    }

    if start < unclosedUpTo { return start + 2 }
    // Where the line ends is looked for once for all of its links.
    if start >= lineEnd { lineEnd = content.first(UInt8(ascii: "\n"), in: start..<content.count) ?? content.count }
    guard let end = firstDouble(in: (start + 2)..<lineEnd) else {
      unclosedUpTo = lineEnd
      mistakes.append(MarkMistake(range: trimmed(start..<lineEnd), kind: .wikilink(.unclosed)))
      return start + 2
    }
    let whole = start..<(end + 2)
    if start > 0, content[start - 1] == UInt8(ascii: "!"), isSyntax(start - 1) {
      mistakes.append(MarkMistake(range: (start - 1)..<(end + 2), kind: .wikilink(.embedded)))
      return end + 2
    }
    if zones[start] == .linkText {
      mistakes.append(MarkMistake(range: whole, kind: .placement(isCitation: false, isInHeading: false)))
      return end + 2
    }
    let inner = (start + 2)..<end
    if content.first(in: inner, where: { $0.equal(to: UInt8(ascii: "[")) | $0.equal(to: UInt8(ascii: "]")) }) != nil {
      mistakes.append(MarkMistake(range: whole, kind: .wikilink(.brackets)))
      return end + 2
    }
    // A table cell writes the bar as `\|`, which the library has resolved there; elsewhere it may be written so too.
    let bar = content.first(UInt8(ascii: "|"), in: inner)
    var targetEnd = bar ?? end
    if let bar, bar > inner.lowerBound, content[bar - 1] == UInt8(ascii: "\\") { targetEnd = bar - 1 }
    let target = trimmed(inner.lowerBound..<targetEnd)
    let label = bar.map { trimmed(($0 + 1)..<end) }
    guard !target.isEmpty else {
      mistakes.append(MarkMistake(range: whole, kind: .wikilink(.empty)))
      return end + 2
    }
    guard label?.isEmpty != true else {
      mistakes.append(MarkMistake(range: whole, kind: .wikilink(.emptyLabel)))
      return end + 2
    }
    marks.append(Mark(range: whole, meaning: .wikilink(target: target, label: label)))
    return end + 2
  }

  private func firstClosing(from start: Int) -> Int? { content[start...].firstIndex(of: UInt8(ascii: "]")) }

  /// The first `]]` of a stretch that nothing escapes.
  private func firstDouble(in range: Range<Int>) -> Int? {
    var start = range.lowerBound
    while let bracket = content.first(UInt8(ascii: "]"), in: start..<range.upperBound) {
      if isDouble(bracket), zones[bracket] != .escaped { return bracket }
      start = bracket + 1
    }
    return nil
  }

  private func isDouble(_ index: Int) -> Bool {
    index + 1 < content.count && content[index] == UInt8(ascii: "]") && content[index + 1] == UInt8(ascii: "]")
  }
}
