/// A line taken apart as its author sees it: indentation, dashes, a key, a value.
///
/// Made only where something is wrong, to find out what was meant. libyaml has the last word on what a line means.
struct SourceLine {
  /// Without the line end.
  let bytes: Range<Int>
  /// Offset of the first byte that is no space.
  let content: Int
  /// Offset of the last of the dashes that begin it.
  let dash: Int?
  /// Offset of what stands behind the dashes; `content` if there are none.
  let body: Int
  /// The key with its quotes; nil where no `: ` ends one.
  let key: Range<Int>?
  /// Offset of the colon behind the key.
  let colon: Int?
  /// What stands behind the colon, or behind the dashes where there is no key; without blanks at either end.
  let value: Range<Int>
  let isComment: Bool

  init(_ source: YAMLSource, _ line: Range<Int>) {
    bytes = line
    var at = line.lowerBound
    while at < line.upperBound, source.bytes[at] == .space { at += 1 }
    content = at
    isComment = at < line.upperBound && source.bytes[at] == .hash
    var dash: Int?
    while at < line.upperBound, source.bytes[at] == .hyphen,
      at + 1 == line.upperBound || source.bytes[at + 1].isBlank
    {
      dash = at
      at += 1
      while at < line.upperBound, source.bytes[at].isBlank { at += 1 }
    }
    self.dash = dash
    body = at
    colon = Self.colon(from: at, to: line.upperBound, source)
    key = colon.map { source.trimmed(at..<$0) }
    var start = colon.map { $0 + 1 } ?? at
    while start < line.upperBound, source.bytes[start].isBlank { start += 1 }
    value = source.trimmed(start..<line.upperBound)
  }

  /// Nothing but blanks, or a comment.
  var isEmpty: Bool { content == bytes.upperBound || isComment }

  /// Spaces before the first character.
  var indentation: Int { content - bytes.lowerBound }

  /// What stands behind the dashes, without blanks at its end.
  var text: Range<Int> { body..<max(body, value.upperBound) }

  /// The column, from 0, that a text belonging to this line's value must be indented beyond.
  var column: Int { (key?.lowerBound ?? dash ?? content) - bytes.lowerBound }

  /// Whether it begins as an item of a list does, or with a key of one short word: what no wrapped text looks like.
  func looksLikeEntry(_ source: YAMLSource) -> Bool {
    if dash != nil { return true }
    guard let key else { return false }
    return key.count <= 40 && !source.bytes[key].contains { $0.isBlank || $0 == .comma }
  }

  /// The end of a word directly before a colon with no space behind it (`status:ended`), but not in an address.
  func colonWithoutSpace(_ source: YAMLSource) -> Int? {
    guard let first = source[body], first.isLetter else { return nil }
    var at = body
    while at < bytes.upperBound, source.bytes[at].isLetter || source.bytes[at].isDigit || source.bytes[at] == .hyphen {
      at += 1
    }
    guard at + 1 < bytes.upperBound, source.bytes[at] == .colon, !source.bytes[at + 1].isBlank,
      source.bytes[at + 1] != .slash, source.bytes[at + 1] != .colon
    else { return nil }
    return at
  }

  private static func colon(from start: Int, to end: Int, _ source: YAMLSource) -> Int? {
    guard start < end, !source.bytes[start].opensFlow else { return nil }
    var at = start
    if source.bytes[start].isQuote {
      guard let close = source.bytes[(start + 1)..<end].firstIndex(of: source.bytes[start]) else { return nil }
      at = close + 1
      while at < end, source.bytes[at].isBlank { at += 1 }
      return at < end && source.bytes[at] == .colon ? at : nil
    }
    while at < end {
      if source.bytes[at] == .hash, at > start, source.bytes[at - 1].isBlank { return nil }
      if source.bytes[at] == .colon, at + 1 == end || source.bytes[at + 1].isBlank { return at }
      at += 1
    }
    return nil
  }
}
