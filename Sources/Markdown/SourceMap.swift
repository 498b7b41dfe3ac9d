import Output

/// Where the bytes of a paragraph, heading or table cell stand in the text: the one place that does this arithmetic.
///
/// The C library hands out such a block's content without the `>` and indents in front of its lines, without the
/// definitions at its beginning and, in a table, with `\|` made `|`. Its own columns are wrong after any of these. But
/// each line of the content is a piece of a line of the text, so that the lines are found again and compared.
struct SourceMap {
  /// Sorted by `content`; each holds until the next begins.
  private var segments: [(content: Int, source: Int)] = []
  /// Whether the content was found in the text.
  private(set) var isFound = false
  /// Line of the text that holds the content's first line; 0 where it was not found.
  private(set) var firstLine = 0
  private(set) var lastLine = 0

  init() {}

  /// Offset in the text of a byte of the content.
  func source(of content: Int) -> Int { segments.isEmpty ? 0 : source(of: content, in: segment(of: content)) }

  /// The stretch of the text from a range's first byte to its last.
  func source(of content: Range<Int>) -> Range<Int> {
    guard !segments.isEmpty else { return content.isEmpty ? 0..<0 : 0..<1 }
    let first = segment(of: content.lowerBound)
    let start = source(of: content.lowerBound, in: first)
    guard !content.isEmpty else { return start..<start }
    let last = content.upperBound - 1
    // Most ranges are a part of a line.
    let isOneSegment = first + 1 == segments.count || segments[first + 1].content > last
    return start..<max(start, source(of: last, in: isOneSegment ? first : segment(of: last)) + 1)
  }

  private func segment(of content: Int) -> Int {
    var low = 0
    var high = segments.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if segments[middle].content <= content { low = middle } else { high = middle }
    }
    return low
  }

  private func source(of content: Int, in segment: Int) -> Int {
    segments[segment].source + content - segments[segment].content
  }

  private mutating func begin() {
    clear()
    isFound = false
    firstLine = 0
    lastLine = 0
  }

  private mutating func clear() {
    // One by one: most blocks are one segment.
    while !segments.isEmpty { segments.removeLast() }
  }

  /// Finds a paragraph's or a heading's content.
  mutating func find(
    _ block: Node, _ kind: Node.Kind, _ content: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>,
    _ lines: SourceLines
  ) {
    begin()
    var start = block.startLine
    var end = block.endLine
    // The text above a table's header, split off by the table extension, has no lines of its own.
    if start == 0, let table = block.next {
      start = table.startLine
      end = table.endLine
    }
    guard start >= 1, start <= lines.count else { return }

    if kind == .heading, isNumberSignHeading(block, start, text, lines) {
      findAfterNumberSigns(block, content, text, lines)
      return
    }
    let firstEnd = content.first(UInt8(ascii: "\n")) ?? content.count
    var count = content.isEmpty ? 0 : 1
    var lineStart = firstEnd + 1
    while lineStart < content.count {
      count += 1
      lineStart = (content.first(UInt8(ascii: "\n"), in: lineStart..<content.count) ?? content.count) + 1
    }
    guard count > 0 else {
      isFound = true
      return
    }
    // Definitions are cut off at the beginning, so that the last place where all lines fit is the right one.
    var candidate = min(end, lines.count) - count + 1
    while candidate >= start, !isFound {
      fit(content, firstEnd, at: candidate, text, lines)
      candidate -= 1
    }
    guard isFound else { return }
    firstLine = candidate + 1
    lastLine = candidate + count
  }

  /// Lays the lines of the content, the first of which ends at `firstEnd`, over lines of the text, from the last byte of each
  /// to its first.
  private mutating func fit(
    _ content: UnsafeBufferPointer<UInt8>, _ firstEnd: Int, at first: Int, _ text: UnsafeBufferPointer<UInt8>,
    _ lines: SourceLines
  ) {
    clear()
    var lineStart = 0
    var number = first
    while lineStart < content.count {
      let lineEnd =
        lineStart == 0
        ? firstEnd : content.first(UInt8(ascii: "\n"), in: lineStart..<content.count) ?? content.count
      var wordStart = lineStart
      while wordStart < lineEnd, isBlank(content[wordStart]) { wordStart += 1 }
      var wordEnd = lineEnd
      while wordEnd > wordStart, isSpace(content[wordEnd - 1]) { wordEnd -= 1 }
      let line = lines[number]
      var sourceEnd = line.upperBound
      while sourceEnd > line.lowerBound, isSpace(text[sourceEnd - 1]) { sourceEnd -= 1 }
      let sourceStart = sourceEnd - (wordEnd - wordStart)
      guard sourceStart >= line.lowerBound else { return }
      guard content.isEqual(wordStart..<wordEnd, to: text, at: sourceStart) else { return }
      segments.append((lineStart, max(line.lowerBound, sourceStart - (wordStart - lineStart))))
      if wordStart > lineStart { segments.append((wordStart, sourceStart)) }
      lineStart = lineEnd + 1
      number += 1
    }
    isFound = true
  }

  /// Finds a table cell's content between the bars of its row.
  ///
  /// - Parameters:
  ///   - stretch: what stands between two bars of the row.
  ///   - mayHoldEscapes: whether a backslash may stand in it.
  mutating func find(
    cell content: UnsafeBufferPointer<UInt8>, in stretch: Range<Int>, of text: UnsafeBufferPointer<UInt8>,
    mayHoldEscapes: Bool
  ) {
    begin()
    var source = stretch.lowerBound
    while source < stretch.upperBound, isSpace(text[source]) { source += 1 }
    segments.append((0, source))
    // Hardly any cell holds a bar behind a backslash.
    if !mayHoldEscapes || text.first(UInt8(ascii: "\\"), in: source..<stretch.upperBound) == nil {
      guard content.isEqual(content.indices, to: text, at: source), source + content.count <= stretch.upperBound else {
        return
      }
      source += content.count
      while source < stretch.upperBound, isSpace(text[source]) { source += 1 }
      isFound = source == stretch.upperBound
      return
    }
    for position in content.indices {
      if source + 1 < stretch.upperBound, text[source] == UInt8(ascii: "\\"), text[source + 1] == UInt8(ascii: "|") {
        source += 1
        segments.append((position, source))
      }
      guard source < stretch.upperBound, text[source] == content[position] else { return }
      source += 1
    }
    while source < stretch.upperBound, isSpace(text[source]) { source += 1 }
    isFound = source == stretch.upperBound
  }

  private func isNumberSignHeading(
    _ block: Node, _ line: Int, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines
  ) -> Bool {
    let start = lines[line].lowerBound + block.startColumn - 1
    return block.startColumn > 0 && start < lines[line].upperBound && text[start] == UInt8(ascii: "#")
      && block.endLine - block.startLine <= 1 && hasMarker(start, block.headingLevel, lines[line], text)
  }

  private func hasMarker(_ start: Int, _ level: Int, _ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = start
    while index < line.upperBound, text[index] == UInt8(ascii: "#") { index += 1 }
    return index - start == level && (index == line.upperBound || isBlank(text[index]))
  }

  private mutating func findAfterNumberSigns(
    _ block: Node, _ content: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines
  ) {
    let line = lines[block.startLine]
    var start = line.lowerBound + block.startColumn - 1
    while start < line.upperBound, text[start] == UInt8(ascii: "#") { start += 1 }
    while start < line.upperBound, isBlank(text[start]) { start += 1 }
    var count = content.count
    while count > 0, isSpace(content[count - 1]) { count -= 1 }
    guard line.upperBound - start >= count else { return }
    guard content.isEqual(0..<count, to: text, at: start) else { return }
    segments.append((0, start))
    isFound = true
    firstLine = block.startLine
    lastLine = block.startLine
  }
}

/// A space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

/// White space as the C library's `cmark_isspace` counts it, and the form feed and vertical tab of its tables.
func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13) }

/// A punctuation mark of ASCII: what a backslash can escape.
func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: true
  default: false
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

/// A letter or digit of ASCII.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  let letter = byte | 0x20
  return isDigit(byte) || (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
}
