import Output

/// A stretch of a block's content that means something to the knowledge base and nothing to the C library.
struct Mark {
  enum Meaning {
    case wikilink(target: Range<Int>, label: Range<Int>?)
    case citations([Part])

    /// One citation of a group.
    struct Part {
      let source: Range<Int>
      let locator: Range<Int>?
    }
  }

  let range: Range<Int>
  let meaning: Meaning
}

/// Something that looks like a mark and is none, with the stretch of the content that is wrong.
struct MarkMistake {
  enum Kind {
    case citation(CitationMistake)
    case wikilink(WikilinkMistake)
    /// A citation or wikilink inside a link, a picture's description or (citations only) a heading.
    case placement(isCitation: Bool, isInHeading: Bool)
    case unknownFootnote
    case unknownLabel
    /// A link or picture whose address has a space in it, which makes it plain text.
    case spacedAddress(isPicture: Bool)
  }
  let range: Range<Int>
  let kind: Kind
}

/// What each byte of a block's content is to someone who looks for marks in it.
enum Zone: UInt8 {
  case text
  /// Code, raw HTML, a link's destination, a footnote reference: nothing in it is a mark.
  case opaque
  /// Text of a link or a picture's description.
  case linkText
  /// The bracket that begins a link.
  case linkOpening
  /// A character behind a backslash, and the backslash.
  case escaped

  /// - Parameter isPlain: whether nothing in the content is escaped.
  /// - Returns: a zone for each byte of the content.
  static func zones(_ content: UnsafeBufferPointer<UInt8>, _ inlines: [Inline], isPlain: Bool) -> [Zone] {
    var zones = [Zone](repeating: .opaque, count: content.count)
    var linkDepth = 0
    for inline in inlines {
      let isLink = inline.kind == .link || inline.kind == .image
      switch inline.role {
      case .opening:
        if isLink { linkDepth += 1 }
        zones.fill(inline.range, isLink ? .linkOpening : linkDepth > 0 ? .linkText : .text)
      case .closing:
        if isLink { linkDepth -= 1 }
        zones.fill(inline.range, isLink ? .opaque : linkDepth > 0 ? .linkText : .text)
      case .leaf:
        switch inline.kind {
        case .text:
          let isAddress =
            inline.range.lowerBound > 0 && content[inline.range.lowerBound - 1] == UInt8(ascii: "<")
            && zones[inline.range.lowerBound - 1] == .linkOpening
          zones.fill(inline.range, isAddress ? .opaque : linkDepth > 0 ? .linkText : .text)
        case .softBreak, .lineBreak: zones.fill(inline.range, linkDepth > 0 ? .linkText : .text)
        default: break
        }
      }
    }
    if isPlain { return zones }
    var index = 0
    while index + 1 < content.count {
      let isText = zones[index] == .text || zones[index] == .linkText
      if isText, content[index] == UInt8(ascii: "\\"), isPunctuation(content[index + 1]) {
        zones[index] = .escaped
        zones[index + 1] = .escaped
        index += 1
      } else if isText, content[index] == UInt8(ascii: "&") {
        // The `;` of an entity parts no citations.
        var end = index + 1
        while end < content.count, isAlphanumeric(content[end]) || content[end] == UInt8(ascii: "#") { end += 1 }
        if end < content.count, content[end] == UInt8(ascii: ";") { zones.fill(index..<(end + 1), .escaped) }
      }
      index += 1
    }
    return zones
  }
}

extension [Zone] {
  fileprivate mutating func fill(_ range: Range<Int>, _ zone: Zone) {
    let range = range.clamped(to: 0..<count)
    withUnsafeMutableBufferPointer { $0[range].update(repeating: zone) }
  }
}

/// Looks for wikilinks, citations and what resembles them in one block's content.
struct MarkFinder {
  let content: UnsafeBufferPointer<UInt8>
  let zones: [Zone]
  let isHeading: Bool
  var marks: [Mark] = []
  var mistakes: [MarkMistake] = []
  /// Up to where no `]]` is left on the line at hand: it is looked for once, and said once.
  var unclosedUpTo = 0
  /// Where the line at hand ends, once it was asked for.
  var lineEnd = 0
  /// Addresses that are plain text; they are shown as they stand.
  var bareAddresses: [Range<Int>] = []

  /// Whether it is worth the while: most paragraphs hold no mark, and looking for one costs more than this.
  ///
  /// - Parameters:
  ///   - text: that of the file. What counts of it stands in a block's content as well.
  ///   - range: from the first byte of a block to its last.
  ///   - signs: ``signs``, of the text.
  static func isLikely(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ signs: inout Signs) -> Bool {
    var start = range.lowerBound
    while let index = signs.first(in: start..<range.upperBound) {
      start = index + 1
      let next = start < text.count ? text[start] : 0
      switch text[index] {
      case UInt8(ascii: "["):
        if next == UInt8(ascii: "[") || next == UInt8(ascii: "@") || next == UInt8(ascii: "^") { return true }
      case UInt8(ascii: "]"):
        if next == UInt8(ascii: "[") || spacedAddress(in: text, from: start) != nil { return true }
      case UInt8(ascii: ":"):
        if next == UInt8(ascii: "/") { return true }
      default: return true
      }
    }
    return false
  }

  /// What marks, and what is like them, begin with or have in them.
  static let signs: StaticString = "[]@:"

  init(_ content: UnsafeBufferPointer<UInt8>, _ inlines: [Inline], isHeading: Bool, isPlain: Bool) {
    self.content = content
    self.isHeading = isHeading
    zones = Zone.zones(content, inlines, isPlain: isPlain)
  }

  mutating func find() {
    // What `look` looks for.
    let mayHoldAddress = mayHoldAddress
    var index = 0
    while let next = content.first(
      in: min(index, content.count)..<content.count,
      where: {
        let bracket = $0.equal(to: UInt8(ascii: "["))
        return mayHoldAddress ? bracket | $0.equal(to: UInt8(ascii: "h")) | $0.equal(to: UInt8(ascii: "H")) : bracket
      })
    {
      index = isSyntax(next) ? look(at: next) : next + 1
    }
  }

  /// Whether `:/` stands anywhere, without which there is no address.
  private var mayHoldAddress: Bool {
    var start = 0
    while let colon = content.first(UInt8(ascii: ":"), in: start..<content.count) {
      start = colon + 1
      if start < content.count, content[start] == UInt8(ascii: "/") { return true }
    }
    return false
  }

  /// Looks for what begins at a position, and gives the position where to go on.
  private mutating func look(at index: Int) -> Int {
    switch content[index] {
    case UInt8(ascii: "["):
      if let end = lookForWikilink(at: index) { return end }
      if let end = lookForCitations(at: index) { return end }
      if let end = lookForFootnote(at: index) { return end }
      return lookForLabel(at: index) ?? lookForSpacedAddress(at: index) ?? index + 1
    case UInt8(ascii: "h"), UInt8(ascii: "H"): return lookForAddress(at: index) ?? index + 1
    default: return index + 1
    }
  }

  /// Whether a byte can be part of a mark's syntax.
  func isSyntax(_ index: Int) -> Bool { zones[index] == .text || zones[index] == .linkText }

  func isSyntax(_ index: Int, _ byte: UInt8) -> Bool {
    index < content.count && content[index] == byte && isSyntax(index)
  }

  /// The next byte that is syntax and one of some, before an end.
  func firstSyntax(from start: Int, to end: Int, where isWanted: (UInt8) -> Bool) -> Int? {
    var index = start
    while index < end {
      if isWanted(content[index]), isSyntax(index) { return index }
      index += 1
    }
    return nil
  }

  func endOfLine(_ start: Int) -> Int {
    var end = start
    while end < content.count, content[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isSpace(content[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isSpace(content[last]) { range = range.lowerBound..<last }
    return range
  }

  // MARK: Footnotes, labels, addresses

  /// `[^x]` that is still text has no definition.
  private mutating func lookForFootnote(at start: Int) -> Int? {
    guard isSyntax(start + 1, UInt8(ascii: "^")) else { return nil }
    let isStop: (UInt8) -> Bool = { "[]\n".utf8.contains($0) }
    guard let end = firstSyntax(from: start + 2, to: content.count, where: isStop), end > start + 2,
      content[end] == UInt8(ascii: "]")
    else { return nil }
    mistakes.append(MarkMistake(range: start..<(end + 1), kind: .unknownFootnote))
    return end + 1
  }

  /// `[text][label]` that is still text has no definition.
  private mutating func lookForLabel(at start: Int) -> Int? {
    let isBracket: (UInt8) -> Bool = { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }
    guard let textEnd = firstSyntax(from: start + 1, to: content.count, where: isBracket), textEnd > start + 1,
      content[textEnd] == UInt8(ascii: "]"), isSyntax(textEnd + 1, UInt8(ascii: "["))
    else { return nil }
    let labelStart = textEnd + 2
    guard labelStart < content.count, content[labelStart] != UInt8(ascii: "^"),
      content[labelStart] != UInt8(ascii: "@"), content[labelStart] != UInt8(ascii: "["),
      let labelEnd = firstSyntax(from: labelStart, to: content.count, where: isBracket),
      content[labelEnd] == UInt8(ascii: "]")
    else { return nil }
    mistakes.append(MarkMistake(range: start..<(labelEnd + 1), kind: .unknownLabel))
    return labelEnd + 1
  }

  /// `[text](a path.md)` that is still text: an address ends at its first space.
  private mutating func lookForSpacedAddress(at start: Int) -> Int? {
    let isBracket: (UInt8) -> Bool = { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") }
    guard let textEnd = firstSyntax(from: start + 1, to: content.count, where: isBracket), textEnd > start + 1,
      content[textEnd] == UInt8(ascii: "]"), isSyntax(textEnd + 1, UInt8(ascii: "(")),
      let address = spacedAddress(in: content, from: textEnd + 1)
    else { return nil }
    let isPicture = start > 0 && isSyntax(start - 1, UInt8(ascii: "!"))
    mistakes.append(MarkMistake(range: address, kind: .spacedAddress(isPicture: isPicture)))
    return address.upperBound + 1
  }

  private mutating func lookForAddress(at start: Int) -> Int? {
    guard zones[start] == .text, start == 0 || !isAlphanumeric(content[start - 1]) else { return nil }
    let rest = content[start...]
    let scheme = ["https://", "http://"].first { scheme in
      rest.count > scheme.utf8.count && zip(rest, scheme.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
    guard let scheme else { return nil }
    var end = start + scheme.utf8.count
    var openBrackets = 0
    while end < content.count, zones[end] == .text || zones[end] == .escaped, !isSpace(content[end]),
      content[end] != UInt8(ascii: "<"), content[end] != UInt8(ascii: "["), content[end] != UInt8(ascii: "]")
    {
      if content[end] == UInt8(ascii: "(") { openBrackets += 1 }
      if content[end] == UInt8(ascii: ")") {
        if openBrackets == 0 { break }
        openBrackets -= 1
      }
      end += 1
    }
    while end > start, "?!.,:;*_~'\"|`".utf8.contains(content[end - 1]) { end -= 1 }
    guard end > start + scheme.utf8.count else { return nil }
    bareAddresses.append(start..<end)
    return end
  }
}

/// What stands between round brackets on one line, if it looks like an address with a space in it: `a path.md`, and not
/// `https://example.org "a title"` or plain words.
private func spacedAddress(in content: UnsafeBufferPointer<UInt8>, from open: Int) -> Range<Int>? {
  // Nearly every address ends before the first space.
  guard open < content.count, content[open] == UInt8(ascii: "("),
    let stop = content.first(in: (open + 1)..<content.count, where: { $0.addressSyntax }),
    content[stop] != UInt8(ascii: ")")
  else { return nil }
  var end = open + 1
  var firstSpace: Int?
  var lastDot: Int?
  var looksLikeAddress = false
  while end < content.count, content[end] != UInt8(ascii: ")") {
    switch content[end] {
    case UInt8(ascii: "\n"), UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["): return nil
    case UInt8(ascii: " "): if firstSpace == nil { firstSpace = end }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      // A title, which a link may have.
      if content[end - 1] == UInt8(ascii: " ") { return nil }
    case UInt8(ascii: "/"): looksLikeAddress = true
    case UInt8(ascii: "."): lastDot = end
    default: break
    }
    end += 1
  }
  // The name of a file ends in a dot and a few letters.
  if let lastDot, (2...5).contains(end - lastDot - 1), content[(lastDot + 1)..<end].allSatisfy(isAlphanumeric) {
    looksLikeAddress = true
  }
  guard end < content.count, looksLikeAddress, let firstSpace, firstSpace > open + 1,
    content[end - 1] != UInt8(ascii: " ")
  else { return nil }
  return (open + 1)..<end
}
