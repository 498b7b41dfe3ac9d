import Output

/// The lines of a text as the C library counts them: a line feed, a carriage return or both end one.
struct SourceLines {
  /// Without their ends; offsets into the text.
  private var lines: [Range<Int>] = []

  init(_ text: UnsafeBufferPointer<UInt8>) {
    lines.reserveCapacity(text.count / 40 + 1)
    var start = 0
    guard text.holds(UInt8(ascii: "\r")) else {
      while let end = text.first(UInt8(ascii: "\n"), in: start..<text.count) {
        lines.append(start..<end)
        start = end + 1
      }
      if start < text.count { lines.append(start..<text.count) }
      return
    }
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(start..<index)
        if byte == UInt8(ascii: "\r"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < text.count { lines.append(start..<text.count) }
  }

  var count: Int { lines.count }

  /// A line, from 1; an empty stretch at the end of the text where there is no such line.
  subscript(number: Int) -> Range<Int> {
    if number >= 1, number <= lines.count { return lines[number - 1] }
    let end = lines.last?.upperBound ?? 0
    return number < 1 ? 0..<0 : end..<end
  }
}
