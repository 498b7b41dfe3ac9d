import Output

/// The stretches of a line between the bars of a table's row.
struct TableRow {
  private var stretches: [Range<Int>] = []
  /// Whether a bar stands before the first cell.
  private var beginsWithBar = false

  init() {}

  /// Goes on to another row.
  mutating func read(_ row: Node, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines) {
    // One by one, and kept for their storage.
    while !stretches.isEmpty { stretches.removeLast() }
    beginsWithBar = false
    guard let table = row.parent, let firstCell = row.firstChild else { return }
    guard let number = TableRow.line(of: row, in: table, text, lines) else { return }
    split(lines[number], text)
    beginsWithBar =
      row.isHeaderRow && number > table.startLine
      ? stretches[0].allSatisfy { isSpace(text[$0]) || text[$0] == UInt8(ascii: ">") }
      : firstCell.startColumn > table.startColumn
  }

  /// The line of a row. A header's is not known to the library where a paragraph stands above it without a blank line:
  /// it is the one before the dashes.
  static func line(of row: Node, in table: Node, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines) -> Int? {
    guard row.isHeaderRow else { return row.startLine }
    let columns = table.alignments.count
    let last = min(
      table.next == nil && row.next == nil ? lines.count : max(table.endLine, row.next?.startLine ?? 0), lines.count)
    var number = table.startLine
    while number >= 1, number < last {
      if isDelimiterRow(lines[number + 1], text), dashes(lines[number + 1], text) == columns { return number }
      number += 1
    }
    return nil
  }

  /// Where a cell's content stands: between two bars, or from the line's beginning.
  ///
  /// - Parameter mayHoldEscapes: whether a backslash may stand in it.
  func find(
    _ content: UnsafeBufferPointer<UInt8>, column: Int, in text: UnsafeBufferPointer<UInt8>, mayHoldEscapes: Bool,
    _ map: inout SourceMap
  ) {
    let index = beginsWithBar ? column + 1 : column
    guard index < stretches.count else {
      map.find(cell: content, in: 0..<0, of: text, mayHoldEscapes: mayHoldEscapes)
      return
    }
    var stretch = stretches[index]
    map.find(cell: content, in: stretch, of: text, mayHoldEscapes: mayHoldEscapes)
    // Before the first cell stand the marks of the quotes and lists around the table.
    while index == 0, !map.isFound, !stretch.isEmpty {
      stretch = (stretch.lowerBound + 1)..<stretch.upperBound
      map.find(cell: content, in: stretch, of: text, mayHoldEscapes: mayHoldEscapes)
    }
  }

  private mutating func split(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
    var start = line.lowerBound
    var next = start
    while let index = text.first(UInt8(ascii: "|"), in: next..<line.upperBound) {
      next = index + 1
      // A backslash before a bar always escapes it, whatever stands before the backslash.
      if index > line.lowerBound, text[index - 1] == UInt8(ascii: "\\") { continue }
      stretches.append(start..<index)
      start = next
    }
    stretches.append(start..<line.upperBound)
  }

  /// Whether a line holds only what may stand below a table's header, and what may stand before that.
  static func isDelimiterRow(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasDash = false
    for index in line {
      switch text[index] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"): break
      case let byte where isSpace(byte): break
      default: return false
      }
    }
    return hasDash
  }

  /// Number of runs of dashes in a line.
  private static func dashes(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for index in line where text[index] == UInt8(ascii: "-") {
      if index == line.lowerBound || text[index - 1] != UInt8(ascii: "-") { count += 1 }
    }
    return count
  }
}
