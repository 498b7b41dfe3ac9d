import Output

/// Text without its markup: for names, ids and descriptions.
extension BodyWriter {
  /// The part of a leaf's text that was made from a stretch of the content.
  func literal(of leaf: Inline, in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    if leaf.literal.count == leaf.range.count {
      let start = range.lowerBound - leaf.range.lowerBound
      return UnsafeBufferPointer(rebasing: leaf.literal[start..<(start + range.count)])
    }
    guard leaf.kind == .text else { return leaf.literal }
    let start = literalCount(of: leaf, upTo: range.lowerBound)
    return UnsafeBufferPointer(
      rebasing: leaf.literal[start..<max(start, literalCount(of: leaf, upTo: range.upperBound))])
  }

  /// How many bytes of a text stand for the content before a position.
  private func literalCount(of leaf: Inline, upTo position: Int) -> Int {
    if position >= leaf.range.upperBound { return leaf.literal.count }
    var low = 0
    var high = leaf.literal.count
    // The more of the literal, the further into the content: both only grow.
    while low < high {
      let middle = (low + high) / 2
      let end = InlinePlacement.end(of: leaf.literal, upTo: middle + 1, in: content, from: leaf.range.lowerBound)
      if (end ?? Int.max) <= position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Plain text of a stretch of the content, white space folded.
  func plainText(ofContent range: Range<Int>) -> String {
    var bytes: Bytes = []
    for inline in inlines where inline.role == .leaf && inline.range.overlaps(range) {
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
  func plainText(of pieces: Range<Int>, limit: Int = .max) -> String {
    var bytes: Bytes = []
    var nextMark = 0
    for inline in inlines[pieces] where inline.role == .leaf {
      if bytes.count > limit { break }
      switch inline.kind {
      case .text where !marks.isEmpty: appendText(inline, to: &bytes, &nextMark)
      case .text, .code: if !isInMark(inline) { bytes.append(contentsOf: inline.literal) }
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return folded(bytes)
  }

  private func isInMark(_ inline: Inline) -> Bool {
    marks.contains { $0.range.overlaps(inline.range) }
  }

  private func appendText(_ leaf: Inline, to bytes: inout Bytes, _ nextMark: inout Int) {
    var position = leaf.range.lowerBound
    while position < leaf.range.upperBound {
      while nextMark < marks.count, marks[nextMark].range.upperBound <= position { nextMark += 1 }
      guard nextMark < marks.count, marks[nextMark].range.lowerBound < leaf.range.upperBound else {
        bytes.append(contentsOf: literal(of: leaf, in: position..<leaf.range.upperBound))
        return
      }
      let mark = marks[nextMark]
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
  func summary() -> String {
    let text = plainText(of: inlines.indices, limit: 2_000)
    guard let limit = text.index(text.startIndex, offsetBy: 300, limitedBy: text.endIndex), limit < text.endIndex
    else { return text }
    var cut = text[..<text.index(before: limit)]
    if let space = cut.lastIndex(of: " ") { cut = cut[..<space] }
    return cut + "\u{2026}"
  }

  /// UTF-8 as a text with every run of white space made one space, and none at its ends.
  func folded(_ bytes: Bytes) -> String {
    var result: Bytes = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if !isSpace(byte) {
        result.append(byte)
      } else if let last = result.last, last != UInt8(ascii: " ") {
        result.append(UInt8(ascii: " "))
      }
    }
    if result.last == UInt8(ascii: " ") { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
