import Diagnostics
import Output

/// Looks a text over, before the C library sees it, for what would keep the library busy beyond reason.
struct Guards {
  private let text: UnsafeBufferPointer<UInt8>
  private let lines: SourceLines
  private let limits: Limits
  private let place: (Range<Int>) -> Place
  private var findings = Findings()

  // Of the run of lines at hand.
  private var runStart = 0
  private var runEnd = 0
  private var counts = [Int](repeating: 0, count: 128)
  private var tableHeads = 0
  private var columns = 0
  /// Of all tables so far.
  private var cells = 0
  private var hasReportedCells = false

  // Of the whole text.
  private var closingBrackets = 0
  private var largestDefinition: (bytes: Int, range: Range<Int>) = (0, 0..<0)

  /// - Returns: what stands against the text; empty where the library may have it.
  static func check(
    _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ census: ByteCensus, _ limits: Limits,
    place: @escaping (Range<Int>) -> Place
  ) -> Findings {
    isHarmless(text, lines, census, limits) ? Findings() : look(through: text, lines, limits, place: place)
  }

  /// The same for a text of which nothing is known beforehand.
  static func look(
    through text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ limits: Limits,
    place: @escaping (Range<Int>) -> Place
  ) -> Findings {
    var guards = Guards(text: text, lines: lines, limits: limits, place: place)
    guards.checkText()
    guards.checkLines()
    guards.checkReferences()
    return guards.findings
  }

  private init(
    text: UnsafeBufferPointer<UInt8>, lines: SourceLines, limits: Limits, place: @escaping (Range<Int>) -> Place
  ) {
    self.text = text
    self.lines = lines
    self.limits = limits
    self.place = place
  }

  private mutating func checkText() {
    guard text.count > limits.textBytes else { return }
    findings.report(
      .textTooLarge, at: place(limits.textBytes..<limits.textBytes),
      "this text has \(text.count / 1024) KiB, and the limit is \(limits.textBytes / 1024)",
      hint: "split it into several entries")
  }

  private mutating func checkLines() {
    beginRun(at: 0)
    for number in stride(from: 1, through: lines.count, by: 1) {
      let line = lines[number]
      if line.count > limits.lineBytes {
        findings.report(
          .lineTooLong, at: place(line.lowerBound..<(line.lowerBound + 40)),
          "this line has \(line.count / 1024) KiB, and the limit is \(limits.lineBytes / 1024)",
          hint: "break it into paragraphs, with an empty line between them")
      }
      checkLine(line)
    }
    endRun()
  }

  /// Counts what a line holds; a line of nothing but white space and `>` ends every paragraph and table.
  private mutating func checkLine(_ line: Range<Int>) {
    var isEmpty = true
    var isHead = true
    var hasDash = false
    var hasColon = false
    var hasAmpersand = false
    let brackets = counts[Int(UInt8(ascii: "["))] + counts[Int(UInt8(ascii: "]"))]
    let bars = counts[Int(UInt8(ascii: "|"))]
    for index in line {
      let byte = text[index]
      if isAlphanumeric(byte) {  // Most bytes are.
        isEmpty = false
        isHead = false
        continue
      }
      if isSpace(byte) { continue }
      if byte < 128 { counts[Int(byte)] += 1 }
      switch byte {
      case UInt8(ascii: ">"): continue
      case UInt8(ascii: "|"): break
      case UInt8(ascii: ":"): hasColon = true
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "&"):
        hasAmpersand = true
        isHead = false
      default: isHead = false
      }
      isEmpty = false
    }
    checkNesting(line)
    let hasBracket = counts[Int(UInt8(ascii: "["))] + counts[Int(UInt8(ascii: "]"))] > brackets
    if hasBracket, hasAmpersand { checkCarets(line) }
    if hasBracket, hasColon { noteDefinition(line) }
    noteBars(counts[Int(UInt8(ascii: "|"))] - bars, line, isHead: isHead && hasDash, hasColon: hasColon)
    if isEmpty {
      endRun()
      beginRun(at: line.upperBound)
    } else {
      runEnd = line.upperBound
    }
  }

  private mutating func noteBars(_ bars: Int, _ line: Range<Int>, isHead: Bool, hasColon: Bool) {
    if bars > limits.bars {
      findings.report(
        .tooManyBars, at: place(line), "this line has \(bars) bars, and the limit is \(limits.bars)",
        hint: "split the table, or turn it round")
    }
    if isHead, hasColon || bars > 0 {
      tableHeads += 1
      columns = max(columns, bars + 1)
    }
    if columns > 0 { cells += columns }
  }

  /// Refuses `[` with an entity for `^` behind it: see ``Rule/encodedCaret``.
  private mutating func checkCarets(_ line: Range<Int>) {
    for index in line.dropLast(4) where text[index] == UInt8(ascii: "[") && text[index + 1] == UInt8(ascii: "&") {
      guard let end = line[(index + 2)...].first(where: { text[$0] == UInt8(ascii: ";") }), end - index < 16 else {
        continue
      }
      let name = String(decoding: text[(index + 2)..<end], as: UTF8.self)
      let digits = name.hasPrefix("#") ? name.dropFirst() : ""
      let code = digits.hasPrefix("x") || digits.hasPrefix("X") ? Int(digits.dropFirst(), radix: 16) : Int(digits)
      guard name == "Hat" || code == 0x5e else { continue }
      findings.report(
        .encodedCaret, at: place(index..<(end + 1)), "a bracket cannot be followed by `&\(name);`",
        hint: "write the character itself, with a \\ before the bracket: \\[^")
    }
  }

  private mutating func checkNesting(_ line: Range<Int>) {
    var depth = 0
    var index = line.lowerBound
    while index < line.upperBound {
      let byte = text[index]
      if byte == UInt8(ascii: ">") {
        depth += 1
      } else if "-+*".utf8.contains(byte) || ".)".utf8.contains(byte) {
        if index + 1 == line.upperBound || isSpace(text[index + 1]) { depth += 1 } else { break }
      } else if !isSpace(byte), !isDigit(byte) {
        break
      }
      index += 1
    }
    guard depth > limits.nesting, !isThematicBreak(line) else { return }
    findings.report(
      .nestedTooDeep, at: place(line.lowerBound..<index), Limits.tooDeep(limits), hint: Limits.tooDeepHint)
  }

  /// Dashes or asterisks with spaces between them are a rule, not lists.
  private func isThematicBreak(_ line: Range<Int>) -> Bool {
    let marks = Set(text[line].filter { !isSpace($0) })
    return marks.count == 1 && marks.first != UInt8(ascii: ">") && marks.first != UInt8(ascii: "+")
  }

  private mutating func beginRun(at start: Int) {
    runStart = start
    runEnd = start
    for index in counts.indices { counts[index] = 0 }
    tableHeads = 0
    columns = 0
  }

  private mutating func endRun() {
    guard runEnd > runStart else { return }
    closingBrackets += counts[Int(UInt8(ascii: "]"))]
    while runStart < runEnd, isSpace(text[runStart]) { runStart += 1 }
    let start = place(runStart..<min(runStart + 40, runEnd))
    let bytes = runEnd - runStart
    if bytes > limits.runBytes {
      findings.report(
        .runTooLong, at: start,
        "\(bytes / 1024) KiB follow without an empty line, and the limit is \(limits.runBytes / 1024)",
        hint: "put an empty line between paragraphs, or split the table")
    }
    for mark in limits.marks {
      let count = counts[Int(mark.character.value & 127)]
      guard count > mark.count else { continue }
      findings.report(
        .tooManyMarks, at: start,
        "the lines from here to the next empty one hold \(count) of the character `\(mark.character)`, and the limit is \(mark.count)",
        hint: "break them into paragraphs, or put them into a block of code")
    }
    let hasTooManyCells = columns > 0 && cells > limits.tableCells && !hasReportedCells
    if tableHeads > limits.tableHeads || hasTooManyCells {
      if hasTooManyCells { hasReportedCells = true }
      findings.report(
        .tableTooLarge, at: start,
        tableHeads > limits.tableHeads
          ? "\(tableHeads) lines of dashes follow without an empty line between the tables"
          : "the tables up to this one have \(cells) cells, and the limit is \(limits.tableCells)",
        hint: "put an empty line between tables, or split the table")
    }
  }

  // MARK: References

  /// A definition's address and title, which every link that uses it copies.
  private mutating func noteDefinition(_ line: Range<Int>) {
    guard
      let end = line.first(where: { index in
        text[index] == UInt8(ascii: ":") && index > line.lowerBound && text[index - 1] == UInt8(ascii: "]")
      })
    else { return }
    // A title may go on for some lines, but not beyond the run.
    var stop = line.upperBound
    while stop < text.count, stop - end < limits.runBytes {
      if text[stop] == UInt8(ascii: "\n"), stop + 1 < text.count, "[\n\r".utf8.contains(text[stop + 1]) { break }
      stop += 1
    }
    if stop - end > largestDefinition.bytes { largestDefinition = (stop - end, line) }
  }

  private mutating func checkReferences() {
    let bytes = largestDefinition.bytes * closingBrackets
    guard bytes > limits.referenceBytes else { return }
    findings.report(
      .tooManyReferences, at: place(largestDefinition.range),
      "links through labels could copy this address \(closingBrackets) times",
      hint: "use a shorter address, or fewer links")
  }
}
