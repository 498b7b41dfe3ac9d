import Output

/// Where a template's lines begin, and which tags have one for themselves.
struct Lines {
  let text: Bytes
  /// After a byte order mark, if there is one.
  let start: Int

  init(_ text: Bytes) {
    self.text = text
    start = text.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  func isStart(_ offset: Int) -> Bool { offset <= start || text[offset - 1] == UInt8(ascii: "\n") }

  /// The blanks between the beginning of the line and an offset; nil where anything else stands there.
  func margin(before offset: Int) -> Range<Int>? {
    var first = offset
    while first > start, isSpace(text[first - 1]) { first -= 1 }
    return isStart(first) ? first..<offset : nil
  }

  /// The offset of the next line; nil where anything but blanks stands before it.
  func next(after offset: Int) -> Int? {
    var end = offset
    while end < text.count, isSpace(text[end]) { end += 1 }
    if end == text.count { return end }
    if text[end] == UInt8(ascii: "\n") { return end + 1 }
    if text[end] == UInt8(ascii: "\r"), end + 1 < text.count, text[end + 1] == UInt8(ascii: "\n") { return end + 2 }
    return nil
  }

  /// The blanks from an offset on, as far as a limit.
  func blanks(from offset: Int, to limit: Int) -> Range<Int> {
    var end = offset
    while end < limit, isSpace(text[end]) { end += 1 }
    return offset..<end
  }

  /// The blanks before the first line that holds something; nil where there is none before a limit.
  func firstMargin(from offset: Int, to limit: Int) -> Range<Int>? {
    var offset = offset
    while offset < limit, let next = next(after: offset) { offset = next }
    return offset < limit ? blanks(from: offset, to: limit) : nil
  }

  /// The offset after the next line end, or a limit.
  func lineEnd(from offset: Int, to limit: Int) -> Int {
    var end = offset
    while end < limit {
      end += 1
      if text[end - 1] == UInt8(ascii: "\n") { break }
    }
    return end
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
