import Diagnostics
import Output

/// Reads YAML as nearly all of it is written: keys and hyphens that begin their lines, each with a text, in quotes or
/// without, a list in brackets or further lines, indented, behind it.
///
/// It gives the tree that libyaml's events make, in a sixth of the time, and breaks off where anything else stands: a
/// comment, an empty line, a text over several lines, a sign with a meaning of its own. So what it takes has one meaning,
/// and all mistakes are libyaml's to find. A test holds the two against each other.
struct PlainReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let file: FileID
  /// The beginning of a line, or where its content goes on.
  private var position: Int
  /// Texts, lists and groups so far, keys not counted.
  private var nodeCount = 0

  /// - Returns: the tree; nil where not all of it is plain.
  static func read(_ text: Bytes, in range: Range<Int>, of file: FileID) -> YAMLNode? {
    text.withUnsafeBufferPointer { text in
      guard range.upperBound <= text.count, !range.isEmpty else { return nil }
      var reader = PlainReader(bytes: text, end: range.upperBound, file: file, position: range.lowerBound)
      guard let root = reader.readMapping(indent: 0, depth: 0), reader.position == range.upperBound,
        reader.nodeCount <= Limit.nodes
      else { return nil }
      return root
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, file: FileID, position: Int) {
    (self.bytes, self.end, self.file, self.position) = (bytes, end, file, position)
  }

  private func place(_ bytes: Range<Int>) -> Place { Place(file, bytes) }

  /// A byte, or a line feed behind the last one.
  private func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : .lineFeed }

  /// How many spaces a line begins with; less than none behind the last line.
  private var indent: Int {
    var offset = position
    while byte(offset) == .space { offset += 1 }
    return position < end ? offset - position : -1
  }

  private func isDash(_ offset: Int) -> Bool { byte(offset) == .hyphen && byte(offset + 1) == .space }

  // MARK: Collections

  /// More than any row or entry has: from there on, looking through the keys for each new one takes too long.
  private static let mostKeys = 64

  /// Reads pairs, from the first key on, as far as lines are indented like it.
  private mutating func readMapping(indent: Int, depth: Int) -> YAMLNode? {
    guard depth < Limit.depth else { return nil }
    nodeCount += 1
    var pairs: [YAMLPair] = []
    // Room for most rows.
    pairs.reserveCapacity(8)
    while true {
      guard let colon = endOfKey, pairs.count < Self.mostKeys else { return nil }
      let key = Located(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<colon]), as: UTF8.self),
        at: place(position..<colon))
      // Most keys are told apart by how long they are in the text.
      let length = key.place.end - key.place.start
      for index in pairs.indices
      where pairs[index].key.place.end - pairs[index].key.place.start == length
        && pairs[index].key.value == key.value
      {
        return nil
      }
      position = colon + 1
      let isBlock = byte(position) == .lineFeed
      guard let value = isBlock ? readBlock(below: indent, depth) : readValue(depth), isBlock || self.indent <= indent
      else { return nil }
      pairs.append(YAMLPair(key: key, value: value))
      guard self.indent == indent else { break }
      position += indent
    }
    let place = pairs[0].key.place.through(pairs[pairs.count - 1].value.place)
    return YAMLNode(place: place, content: .mapping(pairs))
  }

  /// Reads what stands on the lines below a key.
  private mutating func readBlock(below parent: Int, _ depth: Int) -> YAMLNode? {
    position += 1
    let indent = self.indent
    guard indent >= parent else { return nil }
    if isDash(position + indent) { return readSequence(indent: indent, parent, depth + 1) }
    guard indent > parent else { return nil }
    position += indent
    guard let mapping = readMapping(indent: indent, depth: depth + 1), self.indent <= parent else { return nil }
    return mapping
  }

  private mutating func readSequence(indent: Int, _ parent: Int, _ depth: Int) -> YAMLNode? {
    guard depth < Limit.depth else { return nil }
    nodeCount += 1
    var items: [YAMLNode] = []
    // Room for most lists.
    items.reserveCapacity(4)
    while self.indent == indent, isDash(position + indent) {
      let start = position
      position += indent + 1
      while byte(position) == .space { position += 1 }
      if endOfKey != nil {
        guard let item = readMapping(indent: position - start, depth: depth + 1) else { return nil }
        items.append(item)
      } else {
        guard let item = readScalar(), endLine() else { return nil }
        items.append(item)
      }
      guard self.indent <= indent else { return nil }
    }
    guard let first = items.first?.place, let last = items.last?.place, self.indent <= parent else { return nil }
    return YAMLNode(place: first.through(last), content: .sequence(items))
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
  private mutating func readValue(_ depth: Int) -> YAMLNode? {
    while byte(position) == .space { position += 1 }
    guard let value = byte(position) == .openBracket ? readList(depth + 1) : readScalar(), endLine() else { return nil }
    return value
  }

  private mutating func endLine() -> Bool {
    guard byte(position) == .lineFeed else { return false }
    position = min(position + 1, end)
    return true
  }

  private mutating func readList(_ depth: Int) -> YAMLNode? {
    guard depth < Limit.depth else { return nil }
    nodeCount += 1
    let start = position
    var items: [YAMLNode] = []
    items.reserveCapacity(4)
    repeat {
      position += 1
      while byte(position) == .space { position += 1 }
      guard let item = byte(position).isQuote ? readQuoted() : readWord() else { return nil }
      items.append(item)
    } while byte(position) == .comma
    guard byte(position) == .closeBracket else { return nil }
    position += 1
    return YAMLNode(place: place(start..<position), content: .sequence(items))
  }

  /// A text without quotes inside of brackets.
  private mutating func readWord() -> YAMLNode? {
    var offset = position
    while byte(offset).isLetter || byte(offset).isDigit || offset > position && byte(offset).isPlainSign { offset += 1 }
    guard offset > position, byte(offset - 1) != .space else { return nil }
    return plain(upTo: offset)
  }

  private mutating func readScalar() -> YAMLNode? {
    if byte(position).isQuote { return readQuoted() }
    guard byte(position).isLetter || byte(position).isDigit else { return nil }
    var offset = position
    while let sign = firstSign(from: offset, or: .colon, or: .hash) {
      // A colon inside of a word means nothing.
      guard byte(sign) == .colon, byte(sign + 1) != .space, byte(sign + 1) != .lineFeed else {
        guard byte(sign) == .lineFeed, byte(sign - 1) != .space else { return nil }
        return plain(upTo: sign)
      }
      offset = sign + 1
    }
    return nil
  }

  /// A text without quotes, or a word for nothing.
  private mutating func plain(upTo end: Int) -> YAMLNode? {
    if end - position == 4, byte(position) | 0x20 == UInt8(ascii: "n"),
      ["null", "Null", "NULL"].contains(where: { bytes[position..<end].elementsEqual($0.utf8) })
    {
      // It stands for what would be there without it: right behind the colon or the dash.
      var sign = position
      while byte(sign - 1) == .space { sign -= 1 }
      if byte(sign - 1) != .colon, byte(sign - 1) != .hyphen { sign = position }
      nodeCount += 1
      position = end
      return YAMLNode(place: place(sign..<sign), content: .empty)
    }
    return scalar(position..<end, .plain, of: position..<end)
  }

  /// A text in quotes that ends on its line and has nothing in it that stands for something else.
  private mutating func readQuoted() -> YAMLNode? {
    let quote = byte(position)
    guard let sign = firstSign(from: position + 1, or: quote, or: .backslash), byte(sign) == quote,
      byte(sign + 1) != quote
    else { return nil }
    return scalar(
      (position + 1)..<sign, quote == .doubleQuote ? .doubleQuoted : .singleQuoted, of: position..<(sign + 1))
  }

  private mutating func scalar(_ text: Range<Int>, _ style: YAMLScalar.Style, of place: Range<Int>) -> YAMLNode? {
    guard place.count <= Limit.scalarBytes else { return nil }
    nodeCount += 1
    position = place.upperBound
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[text]), as: UTF8.self)
    return YAMLNode(place: self.place(place), content: .scalar(YAMLScalar(text: text, style: style)))
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

extension UInt8 {
  /// Whether it can stand inside of a text without quotes and means nothing there.
  fileprivate var isPlainSign: Bool {
    switch self {
    case .space, .hyphen, .slash, UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }
}
