import Diagnostics
import Output

/// The part of a file that is YAML, looked at as bytes and lines.
struct YAMLSource {
  let file: FileID
  /// The whole file.
  let bytes: Bytes
  /// The part of it that is YAML; nothing outside is looked at.
  let range: Range<Int>

  /// A byte of the YAML, or nil outside of it.
  subscript(offset: Int) -> UInt8? { range.contains(offset) ? bytes[offset] : nil }

  func place(_ bytes: Range<Int>) -> Place { Place(file, bytes) }

  func holdsBeyondASCII(_ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { $0.first(in: range, where: { $0.beyondASCII }) } != nil
  }

  func holds(_ byte: UInt8, in range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { $0.first(byte, in: range) } != nil
  }

  /// The point between two bytes.
  func point(_ offset: Int) -> Place { Place(file, offset..<offset) }

  /// The line that holds a byte, without its line end.
  func lineBytes(at offset: Int) -> Range<Int> {
    var start = min(max(offset, range.lowerBound), range.upperBound)
    while start > range.lowerBound, bytes[start - 1] != .lineFeed { start -= 1 }
    var end = start
    while end < range.upperBound, bytes[end] != .lineFeed { end += 1 }
    if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    return start..<end
  }

  func line(at offset: Int) -> SourceLine { SourceLine(self, lineBytes(at: offset)) }

  /// The first byte of the line after the one that holds a byte; the range's end if there is none.
  func startOfLine(after offset: Int) -> Int {
    var next = offset
    while next < range.upperBound, bytes[next] != .lineFeed { next += 1 }
    return min(next + 1, range.upperBound)
  }

  /// The nearest line above that holds more than blanks and a comment.
  func line(above line: SourceLine) -> SourceLine? {
    var start = line.bytes.lowerBound
    while start > range.lowerBound {
      let above = self.line(at: start - 1)
      if !above.isEmpty { return above }
      start = above.bytes.lowerBound
    }
    return nil
  }

  /// The nearest line below that holds more than blanks and a comment.
  func line(below line: SourceLine) -> SourceLine? {
    var start = startOfLine(after: line.bytes.upperBound)
    while start < range.upperBound {
      let below = self.line(at: start)
      if !below.isEmpty { return below }
      start = startOfLine(after: below.bytes.upperBound)
    }
    return nil
  }

  /// A range without the blanks and line ends at its end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isBlank || bytes[end - 1].isBreak { end -= 1 }
    return range.lowerBound..<end
  }

  /// The offset of the first byte from `offset` on that is no blank.
  func skippingBlanks(from offset: Int) -> Int {
    var offset = offset
    while let byte = self[offset], byte.isBlank { offset += 1 }
    return offset
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The author's words for a message: in backticks (in curly quotes if they hold one), one line of them, cut after 40
  /// characters.
  func quoted(_ range: Range<Int>) -> String {
    var end = range.lowerBound
    while end < range.upperBound, !bytes[end].isBreak { end += 1 }
    let words = text(trimmed(range.lowerBound..<end))
    let shown = words.count > 40 ? words.prefix(39) + "…" : words
    return shown.contains("`") ? "“\(shown)”" : "`\(shown)`"
  }

  /// The whole character that begins at a byte.
  func character(at offset: Int) -> Range<Int> {
    guard offset < range.upperBound else { return range.upperBound..<range.upperBound }
    var end = offset + 1
    while end < range.upperBound, bytes[end].isContinuation { end += 1 }
    return offset..<end
  }

  /// Whether a comment begins inside a range: `#` behind a blank.
  func holdsComment(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { bytes[$0] == .hash && bytes[$0 - 1].isBlank }
  }
}

/// The text in straight quotes, so that YAML reads exactly it.
func inQuotes(_ text: String) -> String {
  if text.utf8.contains(where: { $0 == .doubleQuote || $0 == .backslash }), !text.utf8.contains(.singleQuote) {
    return "'\(text)'"
  }
  var quoted = "\""
  for character in text.unicodeScalars {
    if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
    quoted.unicodeScalars.append(character)
  }
  return quoted + "\""
}
