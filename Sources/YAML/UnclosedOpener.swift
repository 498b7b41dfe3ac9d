/// A quote or a bracket that begins a value and is never closed, so that YAML reads on into the lines below.
///
/// libyaml notices at the next quote or at the very end; an author sees it in the line where it was left open. So the
/// text is walked once more, from the top, and a line that looks like the next entry counts as the end of a value.
struct UnclosedOpener {
  let offset: Int
  let line: SourceLine
}

extension YAMLSource {
  /// The first that is left open among the lines up to the one where libyaml gave up.
  func unclosedOpener(upTo limit: Int) -> UnclosedOpener? {
    var start = range.lowerBound
    while start < range.upperBound, start <= limit {
      let line = line(at: start)
      guard let first = self[line.value.lowerBound], !line.isEmpty, !line.value.isEmpty, first != .hash else {
        start = startOfLine(after: line.bytes.upperBound)
        continue
      }
      var end = line.bytes.upperBound
      if first.isQuote {
        guard let close = endOfQuote(at: line.value.lowerBound, column: line.column) else {
          return UnclosedOpener(offset: line.value.lowerBound, line: line)
        }
        end = close
      } else if first.opensFlow {
        switch endOfFlow(at: line.value.lowerBound, column: line.column) {
        case .closed(let close): end = close
        case .open(let offset): return UnclosedOpener(offset: offset, line: self.line(at: offset))
        }
      } else {
        end = endOfText(line)
      }
      start = startOfLine(after: end)
    }
    return nil
  }

  /// The offset of the closing quote; nil if the text, or a line that looks like the next entry, comes first.
  func endOfQuote(at opener: Int, column: Int) -> Int? {
    let quote = bytes[opener]
    var at = opener + 1
    while at < range.upperBound {
      let byte = bytes[at]
      if byte == .backslash, quote == .doubleQuote {
        at += 1
      } else if byte == quote {
        guard quote == .singleQuote, self[at + 1] == quote else { return at }
        at += 1
      } else if byte == .lineFeed, beginsEntry(at: at + 1, column: column) {
        return nil
      }
      at += 1
    }
    return nil
  }

  private enum FlowEnd {
    case closed(Int)
    /// The innermost bracket, or a quote in it, that is open where it should not be; or the `#` that hides its end.
    case open(Int)
  }

  private func endOfFlow(at opener: Int, column: Int) -> FlowEnd {
    var open = [opener]
    var at = opener + 1
    // A quote counts only where a text may begin: the one in `don't` does not.
    var mayBegin = true
    // A comment that holds a closing bracket was hardly meant as one: `[#1, #2]`.
    var comment: Int?
    while at < range.upperBound {
      let byte = bytes[at]
      switch byte {
      case .singleQuote where mayBegin, .doubleQuote where mayBegin:
        guard let close = endOfQuote(at: at, column: column) else { return .open(at) }
        at = close
        mayBegin = false
      case .openBracket, .openBrace:
        open.append(at)
        mayBegin = true
      case .closeBracket, .closeBrace:
        let innermost = open.removeLast()
        if (bytes[innermost] == .openBracket) != (byte == .closeBracket) { return .open(innermost) }
        if open.isEmpty { return .closed(at) }
        mayBegin = false
      case .hash where mayBegin || bytes[at - 1].isBlank:
        let line = lineBytes(at: at)
        if comment == nil, bytes[at..<line.upperBound].contains(where: \.closesFlow) { comment = at }
        at = max(at, line.upperBound - 1)
      case .lineFeed:
        if beginsEntry(at: at + 1, column: column) { return .open(comment ?? open[open.count - 1]) }
      case .comma: mayBegin = true
      case .colon: mayBegin = mayBegin || self[at + 1].map { $0.isBlank || $0.isBreak } ?? true
      case .space, .tab, .carriageReturn: break
      default: mayBegin = false
      }
      at += 1
    }
    return .open(comment ?? open[open.count - 1])
  }

  /// The last line of an unquoted or a block text: all that is indented beyond its key.
  private func endOfText(_ line: SourceLine) -> Int {
    var last = line
    while let next = nextLine(last), next.content == next.bytes.upperBound || next.indentation > line.column {
      last = next
    }
    return last.bytes.upperBound
  }

  private func nextLine(_ line: SourceLine) -> SourceLine? {
    let start = startOfLine(after: line.bytes.upperBound)
    return start < range.upperBound ? self.line(at: start) : nil
  }

  /// Whether a line, at a column or left of it, looks like the next key or item.
  private func beginsEntry(at start: Int, column: Int) -> Bool {
    guard start < range.upperBound else { return false }
    let line = line(at: start)
    return !line.isEmpty && line.indentation <= column && line.looksLikeEntry(self)
  }
}
