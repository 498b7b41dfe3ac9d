import Output

/// Text without its markup: for names, ids and descriptions.
extension BodyWriter {
  /// The part of a leaf's text that was made from a stretch of the content.
  mutating func literal(of leaf: Inline, in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    if leaf.literal.count == leaf.range.count {
      let start = range.lowerBound - leaf.range.lowerBound
      return UnsafeBufferPointer(rebasing: leaf.literal[start..<(start + range.count)])
    }
    guard leaf.kind == .text else { return leaf.literal }
    if literalOffsets.leaf != leaf.node {
      literalOffsets = (leaf.node, InlinePlacement.offsets(of: leaf.literal, in: content, at: leaf.range))
    }
    let start = Int(literalOffsets.offsets[range.lowerBound - leaf.range.lowerBound])
    let end = Int(literalOffsets.offsets[range.upperBound - leaf.range.lowerBound])
    return UnsafeBufferPointer(rebasing: leaf.literal[start..<max(start, end)])
  }

  /// Plain text of a stretch of the content, white space folded.
  mutating func plainText(ofContent range: Range<Int>) -> String {
    var bytes: Bytes = []
    var index = firstIndex(of: inlines, endingAfter: range.lowerBound) { $0.range }
    while index < inlines.count, inlines[index].range.lowerBound < range.upperBound {
      let inline = inlines[index]
      index += 1
      guard inline.role == .leaf, !inline.range.isEmpty else { continue }
      switch inline.kind {
      case .text: bytes.append(contentsOf: literal(of: inline, in: inline.range.clamped(to: range)))
      case .code: bytes.append(contentsOf: inline.literal)
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return folded(bytes)
  }

  /// Plain text of some of the block's inlines: wikilinks as their label or target, citations as nothing.
  mutating func plainText(of pieces: Range<Int>, limit: Int = .max) -> String {
    guard let first = pieces.first else { return "" }
    var nextMark = firstIndex(of: marks, endingAfter: inlines[first].range.lowerBound) { $0.range }
    // As that of nearly every heading and link is.
    if pieces.count == 1, inlines[first].kind == .text,
      marks.isEmpty || !inlines[first].range.isEmpty && !isInMark(inlines[first], &nextMark)
    {
      return folded(inlines[first].literal)
    }
    var bytes: Bytes = []
    // By index: a part of an array is one more that holds it.
    for piece in pieces where inlines[piece].role == .leaf {
      if bytes.count > limit { break }
      let inline = inlines[piece]
      switch inline.kind {
      case .text where !marks.isEmpty: appendText(inline, to: &bytes, &nextMark)
      case .text: bytes.append(contentsOf: inline.literal)
      case .code: if !isInMark(inline, &nextMark) { bytes.append(contentsOf: inline.literal) }
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return folded(bytes)
  }

  private func isInMark(_ inline: Inline, _ nextMark: inout Int) -> Bool {
    while nextMark < marks.count, marks[nextMark].range.upperBound <= inline.range.lowerBound { nextMark += 1 }
    return nextMark < marks.count && marks[nextMark].range.lowerBound < inline.range.upperBound
  }

  private mutating func appendText(_ leaf: Inline, to bytes: inout Bytes, _ nextMark: inout Int) {
    var position = leaf.range.lowerBound
    while position < leaf.range.upperBound {
      while nextMark < marks.count, marks[nextMark].range.upperBound <= position { nextMark += 1 }
      guard nextMark < marks.count, marks[nextMark].range.lowerBound < leaf.range.upperBound else {
        bytes.append(contentsOf: literal(of: leaf, in: position..<leaf.range.upperBound))
        return
      }
      let mark = marks[nextMark]
      // A mark that began in an earlier piece was written there.
      if mark.range.lowerBound >= position {
        bytes.append(contentsOf: literal(of: leaf, in: position..<mark.range.lowerBound))
        switch mark.meaning {
        case .wikilink(let target, let label): bytes.append(contentsOf: plainText(ofContent: label ?? target).utf8)
        case .citations: break
        }
      }
      position = mark.range.upperBound
    }
  }

  /// The first paragraph's text, at most 300 characters, cut between words.
  mutating func summary() -> String {
    let text = plainText(of: inlines.indices, limit: 2_000)
    if let end = Self.endOfSummary(text) {
      guard end < text.utf8.count else { return text }
      let cut = text.utf8.prefix(end)
      return String(Substring(cut[..<(cut.lastIndex(of: UInt8(ascii: " ")) ?? cut.endIndex)])) + "\u{2026}"
    }
    guard let limit = text.index(text.startIndex, offsetBy: 300, limitedBy: text.endIndex), limit < text.endIndex
    else { return text }
    var cut = text[..<text.index(before: limit)]
    if let space = cut.lastIndex(of: " ") { cut = cut[..<space] }
    return cut + "\u{2026}"
  }

  /// Offset of the byte behind 299 characters, or the end of a text of no more than 300; nil where it takes more than a
  /// look at the bytes to tell where characters end.
  private static func endOfSummary(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      // The beginning of nearly every text is ASCII.
      if bytes.first(in: 0..<min(301, bytes.count), where: { $0.beyondASCII }) == nil {
        return bytes.count <= 300 ? bytes.count : 299
      }
      var (offset, count, end) = (0, 0, 0)
      while offset < bytes.count {
        // Latin letters and the marks of print, which are characters of their own.
        let length: Int
        switch bytes[offset] {
        case 0..<0x80: length = 1
        case 0xc2...0xcb: length = 2
        case 0xe2:
          // A text ends with no part of a character.
          guard bytes[offset + 1] == 0x80, (0x90...0xa7).contains(bytes[offset + 2]) else { return nil }
          length = 3
        default: return nil
        }
        if count == 299 { end = offset }
        if count == 300 { return end }
        count += 1
        offset += length
      }
      return offset
    }
  }

  /// UTF-8 as a text with every run of white space made one space, and none at its ends.
  func folded(_ bytes: Bytes) -> String {
    bytes.withUnsafeBufferPointer { folded($0) }
  }

  private func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // Nearly every text is folded already.
    if isFolded(bytes) { return String(decoding: bytes, as: UTF8.self) }
    return String(unsafeUninitializedCapacity: bytes.count) { result in
      var count = 0
      for byte in bytes {
        if !isSpace(byte) {
          result[count] = byte
          count += 1
        } else if count > 0, result[count - 1] != UInt8(ascii: " ") {
          result[count] = UInt8(ascii: " ")
          count += 1
        }
      }
      return count > 0 && result[count - 1] == UInt8(ascii: " ") ? count - 1 : count
    }
  }

  /// Whether white space in a text is single spaces between words, for certain.
  private func isFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // The mark of a space at the end of the word of eight bytes before; as if one stood before the text.
    var behindSpace: UInt64 = 0x80
    let odd = bytes.first(in: 0..<bytes.count) { word in
      let spaces = word.equal(to: UInt8(ascii: " "))
      let doubled = spaces & (spaces << 8 | behindSpace)
      behindSpace = spaces >> 56
      return word.below(0x20) | doubled
    }
    return odd == nil && bytes.last != UInt8(ascii: " ")
  }
}

/// The first of some stretches of a block that ends behind a position; they are sorted by where they end.
private func firstIndex<Stretch>(
  of stretches: [Stretch], endingAfter position: Int, range: (Stretch) -> Range<Int>
) -> Int {
  var (low, high) = (0, stretches.count)
  while low < high {
    let middle = (low + high) / 2
    if range(stretches[middle]).upperBound <= position { low = middle + 1 } else { high = middle }
  }
  return low
}
