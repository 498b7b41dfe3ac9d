import Output

/// Reads YAML as nearly all of it is written: keys and hyphens that begin their lines, each with a text, in quotes or
/// without, a list in brackets or further lines, indented, behind it.
///
/// It gives a builder what libyaml would give, in a fifth of the time, and breaks off where anything else stands: a
/// comment, an empty line, a text over several lines, a sign with a meaning of its own. So what it takes has one meaning,
/// and all mistakes are libyaml's to find. A test holds the two against each other.
struct PlainReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// The beginning of a line, or where its content goes on.
  private var position: Int

  /// - Returns: whether all of it was read. If not, what the builder has been given is to be thrown away.
  static func read(_ text: Bytes, in range: Range<Int>, _ builder: inout TreeBuilder) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard range.upperBound <= text.count, !range.isEmpty else { return false }
      var reader = PlainReader(bytes: text, end: range.upperBound, position: range.lowerBound)
      builder.startDocument(range.lowerBound..<range.lowerBound, hasDirectives: false)
      return reader.readMapping(indent: 0, depth: 0, &builder) && reader.position == range.upperBound
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, position: Int) {
    (self.bytes, self.end, self.position) = (bytes, end, position)
  }

  /// A byte, or a line feed behind the last one.
  private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : .lineFeed }

  /// How many spaces a line begins with; less than none behind the last line.
  private var indent: Int {
    var offset = position
    while byte(offset) == .space { offset += 1 }
    return position < end ? offset - position : -1
  }

  private func isDash(_ offset: Int) -> Bool { byte(offset) == .hyphen && byte(offset + 1) == .space }

  private static let none = Properties(hasAnchor: false, hasTag: false)

  // MARK: Collections

  /// Reads pairs, from the first key on, as far as lines are indented like it.
  private mutating func readMapping(indent: Int, depth: Int, _ builder: inout TreeBuilder) -> Bool {
    guard depth < Limit.depth else { return false }
    builder.open(.mapping, position..<position, isFlow: false, Self.none)
    while true {
      guard let colon = endOfKey else { return false }
      builder.add(plainKey: String(decoding: bytes[position..<colon], as: UTF8.self), position..<colon)
      position = colon + 1
      if byte(position) == .lineFeed {
        guard readBlock(below: indent, depth, &builder) else { return false }
      } else {
        guard readValue(&builder), self.indent <= indent else { return false }
      }
      guard self.indent == indent else { break }
      position += indent
    }
    builder.close(position..<position)
    return true
  }

  /// Reads what stands on the lines below a key.
  private mutating func readBlock(below parent: Int, _ depth: Int, _ builder: inout TreeBuilder) -> Bool {
    position += 1
    let indent = self.indent
    guard indent >= parent else { return false }
    if isDash(position + indent) { return readSequence(indent: indent, parent, depth + 1, &builder) }
    guard indent > parent else { return false }
    position += indent
    return readMapping(indent: indent, depth: depth + 1, &builder) && self.indent <= parent
  }

  private mutating func readSequence(indent: Int, _ parent: Int, _ depth: Int, _ builder: inout TreeBuilder) -> Bool {
    guard depth < Limit.depth else { return false }
    builder.open(.sequence, (position + indent)..<(position + indent), isFlow: false, Self.none)
    while self.indent == indent, isDash(position + indent) {
      let start = position
      position += indent + 1
      while byte(position) == .space { position += 1 }
      if endOfKey != nil {
        guard readMapping(indent: position - start, depth: depth + 1, &builder) else { return false }
      } else {
        guard readScalar(&builder), endLine() else { return false }
      }
      guard self.indent <= indent else { return false }
    }
    builder.close(position..<position)
    return self.indent <= parent
  }

  // MARK: Values

  /// Where the colon of a key stands.
  private var endOfKey: Int? {
    guard byte(position).isLetter else { return nil }
    var offset = position + 1
    while byte(offset).isLetter || byte(offset).isDigit || byte(offset) == .hyphen { offset += 1 }
    // A key of more than a thousand characters is none to libyaml.
    guard byte(offset) == .colon, byte(offset + 1) == .space || byte(offset + 1) == .lineFeed, offset - position < 100
    else { return nil }
    return offset
  }

  /// Reads a value behind a colon, and the end of its line.
  private mutating func readValue(_ builder: inout TreeBuilder) -> Bool {
    while byte(position) == .space { position += 1 }
    return (byte(position) == .openBracket ? readList(&builder) : readScalar(&builder)) && endLine()
  }

  private mutating func endLine() -> Bool {
    guard byte(position) == .lineFeed else { return false }
    position = min(position + 1, end)
    return true
  }

  private mutating func readList(_ builder: inout TreeBuilder) -> Bool {
    builder.open(.sequence, position..<(position + 1), isFlow: true, Self.none)
    repeat {
      position += 1
      while byte(position) == .space { position += 1 }
      guard byte(position).isQuote ? readQuoted(&builder) : readWord(&builder) else { return false }
    } while byte(position) == .comma
    guard byte(position) == .closeBracket else { return false }
    builder.close(position..<(position + 1))
    position += 1
    return true
  }

  /// A text without quotes inside of brackets.
  private mutating func readWord(_ builder: inout TreeBuilder) -> Bool {
    var offset = position
    while byte(offset).isLetter || byte(offset).isDigit || offset > position && " -._/".utf8.contains(byte(offset)) {
      offset += 1
    }
    guard offset > position, byte(offset - 1) != .space else { return false }
    return give(position..<offset, .plain, of: position..<offset, &builder)
  }

  private mutating func readScalar(_ builder: inout TreeBuilder) -> Bool {
    if byte(position).isQuote { return readQuoted(&builder) }
    guard byte(position).isLetter || byte(position).isDigit else { return false }
    var offset = position
    while let sign = firstSign(from: offset, or: .colon, or: .hash) {
      // A colon inside of a word means nothing.
      guard byte(sign) == .colon, byte(sign + 1) != .space, byte(sign + 1) != .lineFeed else {
        guard byte(sign) == .lineFeed, byte(sign - 1) != .space else { return false }
        return give(position..<sign, .plain, of: position..<sign, &builder)
      }
      offset = sign + 1
    }
    return false
  }

  /// A text in quotes that ends on its line and has nothing in it that stands for something else.
  private mutating func readQuoted(_ builder: inout TreeBuilder) -> Bool {
    let quote = byte(position)
    guard let sign = firstSign(from: position + 1, or: quote, or: .backslash), byte(sign) == quote,
      byte(sign + 1) != quote
    else { return false }
    return give(
      (position + 1)..<sign, quote == .doubleQuote ? .doubleQuoted : .singleQuoted, of: position..<(sign + 1), &builder)
  }

  private mutating func give(
    _ text: Range<Int>, _ style: YAMLScalar.Style, of place: Range<Int>, _ builder: inout TreeBuilder
  ) -> Bool {
    guard place.count <= Limit.scalarBytes else { return false }
    builder.add(plainValue: String(decoding: bytes[text], as: UTF8.self), style, place)
    position = place.upperBound
    return true
  }

  /// The next line feed or one of two other signs; nil where a character stands before it that YAML does not take for
  /// itself, or that is rare.
  private func firstSign(from start: Int, or first: UInt8, or second: UInt8) -> Int? {
    var offset = start
    while let found = bytes.first(
      in: offset..<max(offset, end),
      where: { $0.below(0x20) | $0.equal(to: first) | $0.equal(to: second) | $0.equal(to: 0x7f) | $0.beyondASCII })
    {
      switch (bytes[found], byte(found + 1), byte(found + 2)) {
      case (first, _, _), (second, _, _), (.lineFeed, _, _): return found
      // The pound sign and its like, letters with accents, dashes and curly quotes: none of them ends a line.
      case (0xc2, 0xa0...0xbf, _), (0xc3, 0x80...0xbf, _): offset = found + 2
      case (0xe2, 0x80, 0x90...0xa7): offset = found + 3
      default: return nil
      }
    }
    return end
  }
}
