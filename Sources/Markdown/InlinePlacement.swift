import Output

extension UnsafeBufferPointer<UInt8> {
  /// Whether a backslash or the beginning of an entity stands in it.
  var holdsEscapes: Bool { holds(UInt8(ascii: "\\")) || holds(UInt8(ascii: "&")) }
}

/// Finds again, in a block's content, the bytes that each inline was made from.
///
/// The library's columns cannot be used as they are: they start from a base that is not public, breaks have none, and
/// text that was joined from escapes and entities has only its first and last. But inlines come in the order of the
/// content, so that a cursor that goes along both finds each: text by comparing, delimiters and code by their marks. Only
/// where a link ends (its destination may hold anything) is read off the library's column.
struct InlinePlacement {
  private let content: UnsafeBufferPointer<UInt8>
  private let isPlain: Bool
  private var cursor = 0
  /// Start of the line the library thinks it is on.
  private var lineStart = 0
  /// The library's column, less the position, on that line; nil until a piece with both was seen.
  private var columnBase: Int?
  /// Whether some piece was not found; from there on ranges are empty.
  private(set) var isLost = false

  /// - Parameter isPlain: whether nothing in it is escaped.
  init(_ content: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    self.content = content
    self.isPlain = isPlain
  }

  mutating func place(_ inlines: inout [Inline]) {
    // Most blocks are one text.
    if isPlain, inlines.count == 1, inlines[0].kind == .text, skipExactly(inlines[0].literal) {
      inlines[0].range = 0..<cursor
      return
    }
    for index in inlines.indices {
      let start = cursor
      let isFound: Bool
      switch inlines[index].role {
      case .leaf: isFound = placeLeaf(inlines[index], insideAutolink: index > 0 && inlines[index - 1].isAutolink)
      case .opening: isFound = placeOpening(&inlines[index])
      case .closing:
        inlines[index].isAutolink = inlines[inlines[index].partner].isAutolink
        isFound = placeClosing(inlines[index])
      }
      guard isFound else {
        isLost = true
        for rest in index..<inlines.count { inlines[rest].range = cursor..<cursor }
        return
      }
      inlines[index].range = start..<cursor
    }
  }

  // MARK: Leaves

  private mutating func placeLeaf(_ leaf: Inline, insideAutolink: Bool) -> Bool {
    switch leaf.kind {
    case .text:
      if insideAutolink { return skipAutolinkText(leaf) }
      if leaf.node.startColumn > 0, leaf.literal.first != UInt8(ascii: "`") {
        columnBase = leaf.node.startColumn - cursor
      }
      return skipText(leaf.literal)
    case .code: return skipCode(leaf)
    case .html:
      columnBase = leaf.node.startColumn - cursor
      let start = cursor
      guard skipExactly(leaf.literal) else { return false }
      noteLines(in: start..<cursor)
      return true
    case .softBreak, .lineBreak: return skipBreak(leaf)
    case .footnoteReference: return skipFootnoteReference(leaf)
    default: return false
    }
  }

  private mutating func skipText(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    if isPlain { return skipExactly(literal) }
    var position = 0
    while position < literal.count {
      guard cursor < content.count,
        let (length, literalLength) = InlinePlacement.step(literal, at: position, content, at: cursor)
      else { return false }
      cursor += length
      position += literalLength
    }
    return position == literal.count && cursor <= content.count
  }

  /// For each byte of a text's stretch of the content, and its end, the offset in the literal.
  static func offsets(
    of literal: UnsafeBufferPointer<UInt8>, in content: UnsafeBufferPointer<UInt8>, at range: Range<Int>
  ) -> [Int32] {
    var offsets = [Int32](repeating: Int32(literal.count), count: range.count + 1)
    var position = 0
    var cursor = range.lowerBound
    while position < literal.count, cursor < range.upperBound {
      let (length, literalLength) = step(literal, at: position, content, at: cursor) ?? (1, 1)
      for index in cursor..<min(cursor + length, range.upperBound) {
        offsets[index - range.lowerBound] = Int32(position)
      }
      position = min(position + literalLength, literal.count)
      cursor += length
    }
    return offsets
  }

  /// How many bytes of the content became how many of the literal, for one character; nil where they differ.
  private static func step(
    _ literal: UnsafeBufferPointer<UInt8>, at position: Int, _ content: UnsafeBufferPointer<UInt8>, at cursor: Int
  ) -> (Int, Int)? {
    let byte = content[cursor]
    if byte == UInt8(ascii: "\\"), cursor + 1 < content.count, isPunctuation(content[cursor + 1]),
      literal[position] == content[cursor + 1]
    {
      return (2, 1)
    }
    if byte == UInt8(ascii: "&"), let entity = Entity(content, at: cursor, in: literal, at: position) {
      return (entity.length, entity.literalLength)
    }
    return byte == literal[position] ? (1, 1) : nil
  }

  private mutating func skipExactly(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard literal.isEqual(literal.indices, to: content, at: cursor) else { return false }
    cursor += literal.count
    return true
  }

  private mutating func skipAutolinkText(_ leaf: Inline) -> Bool {
    if cursor > 0, content[cursor - 1] == UInt8(ascii: "<") {
      guard let end = content[cursor...].firstIndex(of: UInt8(ascii: ">")) else { return false }
      cursor = end
      return true
    }
    return skipExactly(leaf.literal) || skipText(leaf.literal)
  }

  private mutating func skipCode(_ leaf: Inline) -> Bool {
    let start = cursor
    let ticks = run(of: UInt8(ascii: "`"), at: cursor)
    guard ticks > 0 else { return false }
    columnBase = leaf.node.startColumn - (cursor + ticks)
    var index = cursor + ticks
    while index < content.count {
      guard content[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = run(of: UInt8(ascii: "`"), at: index)
      index += length
      if length == ticks {
        cursor = index
        noteLines(in: start..<cursor)
        return true
      }
    }
    return false
  }

  private mutating func skipBreak(_ leaf: Inline) -> Bool {
    if leaf.kind == .lineBreak, cursor + 1 < content.count, content[cursor] == UInt8(ascii: "\\"),
      content[cursor + 1] == UInt8(ascii: "\n")
    {
      cursor += 2  // The library does not count this line, nor pass over the spaces after it.
      return true
    }
    while cursor < content.count, isSpace(content[cursor]), content[cursor] != UInt8(ascii: "\n") { cursor += 1 }
    guard cursor < content.count, content[cursor] == UInt8(ascii: "\n") else { return false }
    cursor += 1
    beginLine(at: cursor)
    while cursor < content.count, isBlank(content[cursor]) { cursor += 1 }
    return true
  }

  private mutating func skipFootnoteReference(_ leaf: Inline) -> Bool {
    guard cursor < content.count, content[cursor] == UInt8(ascii: "[") else { return false }
    columnBase = leaf.node.startColumn - cursor
    let start = cursor
    if let end = end(of: leaf.node), !content[start..<end].contains(UInt8(ascii: "\n")) {
      cursor = end
    } else if let end = content[start...].firstIndex(of: UInt8(ascii: "]")) {
      cursor = end + 1
      noteLines(in: start..<cursor)
    } else {
      return false
    }
    return true
  }

  // MARK: Elements

  private mutating func placeOpening(_ opening: inout Inline) -> Bool {
    switch opening.kind {
    case .emphasis: return skipDelimiters(1)
    case .strong: return skipDelimiters(2)
    case .strikethrough: return skipTildes()
    case .image:
      guard cursor + 1 < content.count, content[cursor] == UInt8(ascii: "!"), content[cursor + 1] == UInt8(ascii: "[")
      else { return false }
      columnBase = opening.node.startColumn - cursor
      cursor += 2
      return true
    case .link:
      guard cursor < content.count else { return false }
      if content[cursor] == UInt8(ascii: "[") {
        columnBase = opening.node.startColumn - cursor
        cursor += 1
      } else {
        opening.isAutolink = true
        if content[cursor] == UInt8(ascii: "<") { cursor += 1 }
      }
      return true
    default: return false
    }
  }

  private mutating func placeClosing(_ closing: Inline) -> Bool {
    switch closing.kind {
    case .emphasis: return skipDelimiters(1)
    case .strong: return skipDelimiters(2)
    case .strikethrough: return skipTildes()
    case .link where closing.isAutolink:
      if cursor < content.count, content[cursor] == UInt8(ascii: ">") { cursor += 1 }
      return true
    case .link, .image:
      guard cursor < content.count, content[cursor] == UInt8(ascii: "]") else { return false }
      if let end = end(of: closing.node) {
        cursor = end
        return true
      }
      return false
    default: return false
    }
  }

  private mutating func skipDelimiters(_ count: Int) -> Bool {
    guard cursor + count <= content.count else { return false }
    for index in cursor..<(cursor + count)
    where content[index] != UInt8(ascii: "*") && content[index] != UInt8(ascii: "_") { return false }
    cursor += count
    return true
  }

  private mutating func skipTildes() -> Bool {
    let count = run(of: UInt8(ascii: "~"), at: cursor)
    guard count == 1 || count == 2 else { return false }
    cursor += count
    return true
  }

  // MARK: Columns

  /// Position after a link or footnote reference, from the library's column of its last byte.
  private func end(of node: Node) -> Int? {
    guard let columnBase else { return nil }
    let end = node.endColumn - columnBase + 1
    guard end > cursor, end <= content.count else { return nil }
    return content[end - 1] == UInt8(ascii: ")") || content[end - 1] == UInt8(ascii: "]") ? end : nil
  }

  private mutating func beginLine(at position: Int) {
    if let base = columnBase { columnBase = base + lineStart - position }
    lineStart = position
  }

  private mutating func noteLines(in range: Range<Int>) {
    if let last = content[range].lastIndex(of: UInt8(ascii: "\n")) { beginLine(at: last + 1) }
  }

  private func run(of byte: UInt8, at start: Int) -> Int {
    var end = start
    while end < content.count, content[end] == byte { end += 1 }
    return end - start
  }
}
