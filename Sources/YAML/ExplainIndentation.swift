import Diagnostics

/// Lines that stand where no entry of theirs is: too far in, too far out, or behind a value that was over.
extension YAMLSource {
  /// libyaml met something where only a key, a dash or the end can stand.
  func outOfLine(_ fault: Fault) -> Finding {
    let offset = fault.problemOffset
    let line = line(at: offset)
    if let byte = self[offset], byte.closesFlow { return surplusBracket(at: offset) }
    guard line.content == offset else { return behindValue(line, offset) }
    if let colon = line.colon, line.key?.isEmpty == true { return emptyKey(character(at: colon)) }
    if line.key != nil || line.dash != nil {
      let owner = fault.contextOffset.map { self.line(at: $0) }
      if fault.problem == "did not find expected '-' indicator", line.dash == nil,
        owner?.indentation == line.indentation
      {
        return missingDash(line)
      }
      return wrongIndentation(line, against: owner ?? self.line(above: line))
    }
    if line.colonWithoutSpace(self) != nil { return missingColon(line) }
    return textBelow(line)
  }

  /// A key or an item whose indentation fits none of the lines above it.
  func wrongIndentation(_ line: SourceLine, against owner: SourceLine?) -> Finding {
    if let slip = slip(above: line) { return slip }
    let words = line.key ?? (line.dash.map { $0..<($0 + 1) } ?? line.text)
    let what = line.dash == nil ? quoted(words) : "this dash"
    var notes: [Diagnostic.Note] = []
    let place = line.dash.map { self.place($0..<($0 + 1)) } ?? self.place(words)
    if let owner, owner.bytes != line.bytes {
      let start = owner.content..<max(owner.content, owner.key?.upperBound ?? owner.value.upperBound)
      notes = [.init("the entry above it begins here", at: self.place(start))]
    }
    return Finding(
      rule: .yamlIndentation, place: place,
      message: "\(what) stands in column \(line.indentation + 1), in line with no entry above it", notes: notes,
      hint: "give lines that belong together the same number of spaces at their beginning")
  }

  /// A line among the items of a list that is none.
  func missingDash(_ line: SourceLine) -> Finding {
    let words = line.key ?? line.text
    if self[words.lowerBound] == .hyphen, let next = self[words.lowerBound + 1], next.isLetter {
      return missingSpaceBehindDash(words)
    }
    return Finding(
      rule: .yamlIndentation, place: place(line.key ?? line.text),
      message: "\(quoted(line.key ?? line.text)) stands in line with the dashes of a list but has none",
      hint: "put `- ` in front of it, or indent it further if it belongs to the item above")
  }

  /// Words below a value that was over: one in quotes or brackets, or one that a comment cut off.
  private func textBelow(_ line: SourceLine) -> Finding {
    if let above = self.line(above: line) {
      if holdsComment(above.value) {
        return Finding(
          rule: .yamlSyntax, place: place(line.text),
          message: "\(quoted(line.text)) cannot go on from a line that ends with a comment",
          notes: [.init("YAML reads what follows ` #` as a comment", at: place(above.value))],
          hint: "put the whole text in straight double quotes")
      }
      if let first = self[above.value.lowerBound], first.isQuote {
        return textBehindQuote(above, at: line.text)
      }
    }
    return missingColon(line)
  }

  /// Words behind a value that was over, on the same line.
  private func behindValue(_ line: SourceLine, _ offset: Int) -> Finding {
    guard let first = self[line.value.lowerBound], line.value.contains(offset) else {
      return surplusText(line, offset)
    }
    if first.isQuote { return textBehindQuote(line, at: offset..<max(offset, line.value.upperBound)) }
    if first.opensFlow || "*&!|>".utf8.contains(first) { return forbiddenStart(at: line.value.lowerBound) }
    return surplusText(line, offset)
  }

  private func surplusText(_ line: SourceLine, _ offset: Int) -> Finding {
    let words = offset..<max(offset, trimmed(line.bytes).upperBound)
    return Finding(
      rule: .yamlSyntax, place: place(words), message: "\(quoted(words)) stands behind a value that was complete",
      hint: "delete it, or put the whole text in straight double quotes")
  }

  // MARK: Text that quotes do not hold

  /// `"Open doors" and after`; also `'Don't'`.
  func textBehindQuote(_ line: SourceLine, at surplus: Range<Int>? = nil) -> Finding {
    let value = line.value
    var words = value.upperBound..<value.upperBound
    if let surplus {
      words = surplus
    } else if let close = endOfQuote(at: value.lowerBound, column: line.column), close + 1 < value.upperBound {
      words = skippingBlanks(from: close + 1)..<value.upperBound
    }
    let isSingle = self[value.lowerBound] == .singleQuote
    var finding = Finding(
      rule: .textBehindQuote, place: place(words),
      message: "\(quoted(words)) stands behind the quote that ends the text",
      hint: "put the whole text, its own quotes included, in quotes of the other kind")
    guard value.contains(words.lowerBound), endsWithItsLine(line), !holdsComment(value) else { return finding }
    if isSingle, words.lowerBound > 0, self[words.lowerBound - 1] == .singleQuote,
      self[value.upperBound - 1] == .singleQuote
    {
      // `'Don't stop'`: the outer quotes are meant as quotes, the one inside is an apostrophe.
      finding.replacement = .init(
        inQuotes(text((value.lowerBound + 1)..<(value.upperBound - 1))), at: place(value))
      finding.hint = advice(
        "an apostrophe ends a text in single quotes; use straight double quotes", finding.replacement)
    } else if !bytes[words].contains(where: \.isQuote) {
      finding.replacement = .init(inQuotes(text(value)), at: place(value))
      finding.hint = advice("put the whole text in quotes of the other kind", finding.replacement)
    }
    return finding
  }
}
