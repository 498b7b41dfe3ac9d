import Output

extension Guards {
  /// Whether a text holds so little of what counts that none of its lines needs to be looked at byte by byte: nearly every
  /// text does.
  static func isHarmless(
    _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ census: ByteCensus, _ limits: Limits
  ) -> Bool {
    let closing = census[UInt8(ascii: "]")]
    guard text.count <= limits.textBytes,
      text.count * closing <= limits.referenceBytes || !mayDefine(text, census),
      limits.marks.allSatisfy({ census[UInt8($0.character.value & 127)] <= $0.count }), !hasEncodedSign(text, census)
    else { return false }
    let countsBars = census[UInt8(ascii: "|")] > limits.bars
    var tableHeads = 0
    var columns = 0
    // Where the line behind the last blank one begins.
    var runStart = 0
    for number in stride(from: 1, through: lines.count, by: 1) {
      let line = lines[number]
      if line.count > limits.lineBytes { return false }
      if isBlank(line, text) {
        runStart = line.upperBound
        continue
      }
      if line.upperBound - runStart > limits.runBytes || isDeep(line, text, limits) { return false }
      if countsBars, line.count > limits.bars, text.count(of: UInt8(ascii: "|"), in: line) > limits.bars {
        return false
      }
      if let bars = barsOfTableHead(line, text) {
        tableHeads += 1
        columns = max(columns, bars + 1)
      }
    }
    return tableHeads <= limits.tableHeads && columns * lines.count <= limits.tableCells
  }

  /// Whether `]:` stands anywhere, without which nothing is the address of a label.
  private static func mayDefine(_ text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) -> Bool {
    stands(UInt8(ascii: ":"), behind: UInt8(ascii: "]"), in: text, census)
  }

  /// Whether `[&` stands anywhere.
  private static func hasEncodedSign(_ text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) -> Bool {
    stands(UInt8(ascii: "&"), behind: UInt8(ascii: "["), in: text, census)
  }

  private static func stands(
    _ byte: UInt8, behind before: UInt8, in text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus
  ) -> Bool {
    guard census[byte] > 0, census[before] > 0 else { return false }
    var start = 1
    while let found = text.first(byte, in: min(start, text.count)..<text.count) {
      if text[found - 1] == before { return true }
      start = found + 1
    }
    return false
  }

  /// Whether a line begins with more than can be quotes and lists inside each other.
  private static func isDeep(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ limits: Limits) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound {
      switch text[index] {
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        break
      case let byte where isSpace(byte) || isDigit(byte): break
      default: return index - line.lowerBound > limits.nesting
      }
      index += 1
    }
    return line.count > limits.nesting
  }

  private static func isBlank(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, isSpace(text[index]) { index += 1 }
    return index == line.upperBound
  }

  /// The number of bars in a line below which a table could begin; nil for any other line.
  private static func barsOfTableHead(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var bars = 0
    var hasDash = false
    var hasColon = false
    for index in line {
      switch text[index] {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"): hasColon = true
      case UInt8(ascii: ">"): break
      case let byte where isSpace(byte): break
      default: return nil
      }
    }
    return hasDash && (hasColon || bars > 0) ? bars : nil
  }
}
