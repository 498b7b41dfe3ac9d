import Diagnostics

/// What an author did, worked out from what libyaml could not read.
///
/// libyaml's marks say where its grammar had no way on. What was meant stands in the lines: so each of its problems is
/// looked at together with the line it names, and the place is moved to where an author would mend it.
extension YAMLSource {
  func explain(_ fault: Fault) -> Finding {
    if fault.isUnreadable { return unreadable(fault) }
    if let slip = slip(near: fault.problemOffset) { return slip }
    if let separator = lineSeparator(before: fault.problemOffset, onLineOf: fault.contextOffset ?? fault.problemOffset)
    {
      return invisible(separator, " ")
    }
    if let opener = unclosedOpener(upTo: fault.problemOffset) { return unclosed(opener) }
    if let documents = documentMark(upTo: fault.problemOffset) { return secondDocument(documents) }
    if fault.context == "while scanning a quoted scalar", let opener = fault.contextOffset {
      return unclosed(UnclosedOpener(offset: opener, line: line(at: opener)))
    }
    return explain(problem: fault)
  }

  private func explain(problem fault: Fault) -> Finding {
    let at = fault.problemOffset
    switch fault.problem {
    case "found character that cannot start any token" where self[at] == .tab,
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return tab(at: at)
    case "mapping values are not allowed in this context": return surplusColon(at: at)
    case "could not find expected ':'": return missingColon(line(at: fault.contextOffset ?? at))
    case "found unexpected ':'": return colonWithoutSpace(in: fault)
    case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
      return outOfLine(fault)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": return missingComma(fault)
    case "did not find expected node content", "block sequence entries are not allowed in this context",
      "mapping keys are not allowed in this context", "found character that cannot start any token":
      return forbiddenStart(at: at)
    default: break
    }
    switch fault.context {
    case "while scanning a block scalar", "while scanning an anchor", "while scanning an alias", "while scanning a tag",
      "while parsing a tag":
      return forbiddenStart(at: fault.contextOffset ?? at)
    case "while parsing a node":
      return tagFinding(at: fault.contextOffset ?? at)
    case "while parsing a quoted scalar": return unknownEscape(at: at)
    // Only libyaml after 0.2.5 has this limit.
    case "while parsing": return tooDeep(at: fault.contextOffset ?? at)
    default: return unexplained(at: at)
    }
  }

  func tooDeep(at offset: Int) -> Finding {
    Finding(
      rule: .yamlTooDeep, place: place(character(at: offset)),
      message: "lists and groups stand more than \(Limit.depth) deep inside each other here",
      hint: "bring what stands here further out; if brackets are part of a text, put it in straight double quotes")
  }

  // MARK: Characters

  private func unreadable(_ fault: Fault) -> Finding {
    var at = min(fault.problemOffset, max(range.lowerBound, range.upperBound - 1))
    // A character that breaks off is noticed one byte late.
    if fault.problem == "invalid trailing UTF-8 octet" {
      repeat { at = max(range.lowerBound, at - 1) } while at > range.lowerBound && bytes[at].isContinuation
    }
    let character = place(character(at: at))
    if fault.problem == "control characters are not allowed" { return invisible(character.bytes, "") }
    return Finding(
      rule: .yamlSyntax, place: character, message: "these bytes are not UTF-8, the encoding that kbgen reads",
      hint: "save the file again with the encoding UTF-8")
  }

  private func invisible(_ character: Range<Int>, _ replacement: String) -> Finding {
    let digits = String(text(character).unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Finding(
      rule: .yamlSyntax, place: place(character), message: "an invisible character (\(code)) stands in the text",
      hint: "delete it; it often comes along when text is copied from another program",
      replacement: .init(replacement, at: place(character)))
  }

  /// U+2028, U+2029 or a carriage return alone before the point where libyaml gave up: YAML 1.1, which it reads, takes
  /// each for a line end, and hardly an editor shows it as one.
  private func lineSeparator(before offset: Int, onLineOf start: Int) -> Range<Int>? {
    let line = lineBytes(at: start).clamped(to: range.lowerBound..<max(range.lowerBound, offset))
    for at in line where at + 2 < range.upperBound && bytes[at] == 0xe2 && bytes[at + 1] == 0x80 {
      if bytes[at + 2] & 0xfe == 0xa8 { return at..<(at + 3) }
    }
    if let lone = (range.lowerBound..<offset).first(where: { bytes[$0] == .carriageReturn && self[$0 + 1] != .lineFeed }
    ) {
      return lone..<(lone + 1)
    }
    return nil
  }

  private func tab(at offset: Int) -> Finding {
    var range = offset..<(offset + 1)
    while let before = self[range.lowerBound - 1], before == .tab { range = (range.lowerBound - 1)..<range.upperBound }
    while let next = self[range.upperBound], next == .tab { range = range.lowerBound..<(range.upperBound + 1) }
    if let before = self[range.lowerBound - 1], before == .hyphen {
      return Finding(
        rule: .yamlTab, place: place(range), message: "a tab stands behind the dash where a space is needed",
        hint: "put one space behind the dash", replacement: .init(" ", at: place(range)))
    }
    return Finding(
      rule: .yamlTab, place: place(range), message: "this line is indented with a tab",
      hint: "indent with spaces, two for each level")
  }

  private func unknownEscape(at offset: Int) -> Finding {
    // For a bad code the mark is behind `\x`; the author's mistake begins at the backslash.
    var start = offset
    if self[start] != .backslash, self[start - 2] == .backslash { start -= 2 }
    let range = start..<character(at: min(start + 1, range.upperBound)).upperBound
    return Finding(
      rule: .yamlSyntax, place: place(range),
      message: "\(quoted(range)) means nothing here: in double quotes a backslash begins a special sign",
      hint: "write two backslashes for one, or put the text in single quotes")
  }

  // MARK: Quotes and brackets

  func unclosed(_ opener: UnclosedOpener) -> Finding {
    let sign = place(opener.offset..<(opener.offset + 1))
    if self[opener.offset] == .hash { return forbiddenStart(at: opener.offset) }
    guard let byte = self[opener.offset], byte.isQuote else {
      let isList = self[opener.offset] == .openBracket
      return Finding(
        rule: .unclosedBracket, place: sign,
        message: isList
          ? "the list that begins with `[` has no `]` at its end" : "what begins with `{` has no `}` at its end",
        hint:
          "close it with `\(isList ? "]" : "}")`; if it is part of a text, put the text in straight double quotes")
    }
    let quote = byte == .doubleQuote ? "\"" : "'"
    var finding = Finding(
      rule: .unclosedQuote, place: sign, message: "the text that begins with `\(quote)` has no `\(quote)` at its end",
      hint: byte == .doubleQuote
        ? "put a straight `\"` behind its last word"
        : "put a `'` behind its last word; if it begins with an apostrophe, put the text in straight double quotes")
    let value = opener.line.value
    guard byte == .doubleQuote, value.lowerBound == opener.offset, endsWithItsLine(opener.line), !holdsComment(value)
    else { return finding }
    let inner = text((opener.offset + 1)..<value.upperBound)
    if let last = inner.unicodeScalars.last, last.isCurlyQuote {
      finding.hint = "it ends with a curly quote, which closes nothing; put a straight `\"` there"
      finding.replacement = .init("\"", at: place((value.upperBound - 3)..<value.upperBound))
    } else if !inner.utf8.contains(.doubleQuote), !inner.utf8.contains(.backslash) {
      finding.replacement = .init("\"", at: point(value.upperBound))
    }
    return finding
  }

  /// Whether a value goes no further than its line: what follows is the next entry, or nothing.
  func endsWithItsLine(_ line: SourceLine) -> Bool {
    guard let below = self.line(below: line) else { return true }
    return below.indentation <= line.column
  }

  private func missingComma(_ fault: Fault) -> Finding {
    let offset = fault.problemOffset
    if self[offset] == .colon { return surplusColon(at: offset) }
    var end = offset
    while let byte = self[end], !byte.isBreak, byte != .comma, !byte.closesFlow { end += 1 }
    let words = trimmed(offset..<max(end, offset))
    if words.isEmpty, let opener = fault.contextOffset {
      return unclosed(UnclosedOpener(offset: opener, line: line(at: opener)))
    }
    return Finding(
      rule: .yamlSyntax, place: place(words), message: "a comma is missing in front of \(quoted(words))",
      hint: "part the items of a list in brackets by commas, or write one item a line, each behind `- `")
  }

  func surplusBracket(at offset: Int) -> Finding {
    guard let byte = self[offset], !byte.isBlank, !byte.isBreak else { return unexplained(at: offset) }
    let sign = character(at: offset)
    return Finding(
      rule: .yamlSyntax, place: place(sign), message: "\(quoted(sign)) stands here without what it belongs to",
      hint: "delete it, or put the whole text in straight double quotes")
  }

  // MARK: Documents

  /// A line that YAML reads as the border of a document, or as an instruction.
  private func documentMark(upTo limit: Int) -> Range<Int>? {
    var start = range.lowerBound
    var isFirst = true
    while start < range.upperBound, start <= limit {
      let line = lineBytes(at: start)
      if !SourceLine(self, line).isEmpty {
        if isDocumentMark(line, isFirst: isFirst) { return trimmed(line) }
        isFirst = false
      }
      start = startOfLine(after: line.upperBound)
    }
    return nil
  }

  private func isDocumentMark(_ line: Range<Int>, isFirst: Bool) -> Bool {
    let bytes = bytes[line]
    if bytes.first == UInt8(ascii: "%") { return true }
    let isBorder = bytes.prefix(3).elementsEqual("---".utf8) || bytes.prefix(3).elementsEqual("...".utf8)
    guard isBorder, bytes.count == 3 || bytes.dropFirst(3).first?.isBlank == true else { return false }
    return !(isFirst && bytes.first == .hyphen)
  }

  func secondDocument(_ mark: Range<Int>) -> Finding {
    let isInstruction = self[mark.lowerBound] == UInt8(ascii: "%")
    return Finding(
      rule: .yamlDocuments, place: place(mark),
      message: isInstruction
        ? "\(quoted(mark)) is read as an instruction to the program, not as an entry"
        : "\(quoted(mark)) ends the entries here, and what follows would be passed over",
      hint: "delete this line")
  }

  // MARK: The rest

  func unexplained(at offset: Int) -> Finding {
    let line = line(at: offset)
    let words = trimmed(line.content..<line.bytes.upperBound)
    return Finding(
      rule: .yamlSyntax, place: place(words), message: "kbgen cannot read this line as a key and its value",
      hint: "compare it with the line above; a text with signs in it is safe in straight double quotes")
  }
}
