import Output

/// Where in HTML a point of a template stands.
///
/// As much of the HTML standard's tokenizer (section 13.2.5) as it takes to know text from attribute, script and
/// comment. It follows what is written, not what is meant: a template that misses a quote is seen as a browser sees it.
struct MarkupState: Equatable, Sendable {
  enum Position: Equatable, Sendable {
    case text
    /// After `<`, before anything tells what it opens.
    case opening
    /// After `<!`, with so many hyphens.
    case declarationOpening(hyphens: Int)
    /// In `<!DOCTYPE …>` and `<?…>`.
    case declaration
    case comment(CommentEnd)
    case tagName
    case betweenAttributes
    case attributeName
    case afterAttributeName
    case beforeValue
    case value(quote: UInt8)
    case unquotedValue
    /// In a tag after a section that wrote into it or did not: only a blank, `/` or `>` is sure to end what it wrote;
    /// where a blank ended it, anything but `=`.
    case seam(isSeparated: Bool)
    /// Inside an element whose content is no markup; so many bytes of its closing tag were seen. -1 in a script with
    /// `<!--`, which a browser may read beyond its closing tag: there is no way out of that one.
    case raw(seen: Int)
  }

  /// How much of what can end a comment was just seen.
  enum CommentEnd: Equatable, Sendable {
    case nothing, start, startAndHyphen, hyphen, twoHyphens, exclamation

    /// Whether `>` ends the comment.
    var isComplete: Bool { self != .nothing && self != .hyphen }

    func after(_ byte: UInt8) -> CommentEnd {
      switch (self, byte) {
      case (.start, UInt8(ascii: "-")): .startAndHyphen
      case (.hyphen, UInt8(ascii: "-")), (.startAndHyphen, UInt8(ascii: "-")), (.twoHyphens, UInt8(ascii: "-")):
        .twoHyphens
      case (_, UInt8(ascii: "-")): .hyphen
      case (.twoHyphens, UInt8(ascii: "!")): .exclamation
      default: .nothing
      }
    }
  }

  private(set) var position = Position.text
  /// The element whose tag is being read, or whose content is no markup; lower case.
  private(set) var element: Bytes = []
  /// The attribute that is being read; lower case.
  private(set) var attribute: Bytes = []
  /// Whether that attribute is the first `type` of its tag, the only one that counts.
  private var isType = false
  private var hasType = false
  /// The value of the `type` attribute in the tag being read.
  private(set) var type: Bytes = []
  private var isClosing = false
  /// In a script: so many bytes of `<!--` were seen.
  private var commentSeen = 0
  private static let commentOpening = Bytes("<!--".utf8)

  /// The byte by which alone the state can change from here, where there is one such byte; others may be passed over.
  var awaited: UInt8? {
    switch position {
    case .text: UInt8(ascii: "<")
    case .value(let quote) where !isType: quote
    default: nil
    }
  }

  /// Goes on by a byte; false where a section's end left open what it would belong to.
  mutating func read(_ byte: UInt8) -> Bool {
    switch position {
    case .text: if byte == UInt8(ascii: "<") { position = .opening }
    case .opening: readOpening(byte)
    case .declarationOpening(let hyphens):
      if byte == UInt8(ascii: "-") {
        position = hyphens == 1 ? .comment(.start) : .declarationOpening(hyphens: 1)
      } else {
        position = byte == UInt8(ascii: ">") ? .text : .declaration
      }
    case .declaration: if byte == UInt8(ascii: ">") { position = .text }
    case .comment(let end):
      position = byte == UInt8(ascii: ">") && end.isComplete ? .text : .comment(end.after(byte))
    case .raw(let seen): readRaw(byte, seen: seen)
    case .value(let quote):
      if byte == quote {
        leaveAttribute()
        position = .betweenAttributes
      } else {
        readValue(byte)
      }
    case .seam(let isSeparated):
      let ends = isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
      guard ends || isSeparated && byte != UInt8(ascii: "=") else { return false }
      readInTag(byte)
    default: readInTag(byte)
    }
    return true
  }

  private mutating func readOpening(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "!") where !isClosing: position = .declarationOpening(hyphens: 0)
    case UInt8(ascii: "?"): position = .declaration
    case UInt8(ascii: "/") where !isClosing: isClosing = true
    case UInt8(ascii: "<") where !isClosing: break
    case let letter where isLetter(letter):
      element = [lowercased(letter)]
      position = .tagName
      return
    default: position = isClosing && byte != UInt8(ascii: ">") ? .declaration : .text
    }
    if position != .opening { isClosing = false }
  }

  private mutating func readInTag(_ byte: UInt8) {
    if byte == UInt8(ascii: ">") { return endTag() }
    switch position {
    case .tagName:
      if isSpace(byte) || byte == UInt8(ascii: "/") {
        position = .betweenAttributes
      } else {
        element.append(lowercased(byte))
      }
    case .beforeValue:
      if isSpace(byte) { return }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        position = .value(quote: byte)
      } else {
        position = .unquotedValue
        readValue(byte)
      }
    case .unquotedValue:
      if isSpace(byte) {
        leaveAttribute()
        position = .betweenAttributes
      } else {
        readValue(byte)
      }
    case .attributeName, .afterAttributeName:
      if byte == UInt8(ascii: "=") {
        position = .beforeValue
        isType = !hasType && attribute.elementsEqual("type".utf8)
      } else if isSpace(byte) {
        position = .afterAttributeName
      } else if byte == UInt8(ascii: "/") {
        leaveAttribute()
        position = .betweenAttributes
      } else if position == .attributeName {
        attribute.append(lowercased(byte))
      } else {
        leaveAttribute()
        attribute = [lowercased(byte)]
        position = .attributeName
      }
    default:
      if isSpace(byte) || byte == UInt8(ascii: "/") {
        leaveAttribute()
        position = .betweenAttributes
      } else {
        attribute = [lowercased(byte)]
        position = .attributeName
      }
    }
  }

  private mutating func leaveAttribute() {
    // An attribute without a value counts, too.
    if attribute.elementsEqual("type".utf8) { hasType = true }
    attribute = []
    isType = false
  }

  private mutating func forgetType() {
    type = []
    hasType = false
  }

  private mutating func readValue(_ byte: UInt8) {
    if isType { type.append(lowercased(byte)) }
  }

  private mutating func endTag() {
    leaveAttribute()
    if !isClosing, Self.rawElements.contains(element) {
      position = .raw(seen: 0)
      commentSeen = 0
    } else {
      position = .text
      element = []
      forgetType()
    }
    isClosing = false
  }

  private mutating func readRaw(_ byte: UInt8, seen: Int) {
    guard seen >= 0 else { return }
    if element.elementsEqual("script".utf8) {
      let matches = byte == Self.commentOpening[commentSeen]
      commentSeen = matches ? commentSeen + 1 : byte == UInt8(ascii: "<") ? 1 : 0
      if commentSeen == Self.commentOpening.count {
        position = .raw(seen: -1)
        return
      }
    }
    let isEnd = seen == element.count + 2
    if isEnd, isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
      forgetType()
      commentSeen = 0
      isClosing = true
      position = .betweenAttributes
      if byte == UInt8(ascii: ">") { endTag() }
      return
    }
    let next: UInt8
    switch seen {
    case 0: next = UInt8(ascii: "<")
    case 1: next = UInt8(ascii: "/")
    default: next = isEnd ? 0 : element[seen - 2]
    }
    position = .raw(seen: lowercased(byte) == next ? seen + 1 : byte == UInt8(ascii: "<") ? 1 : 0)
  }

  /// Elements whose content a browser does not read as markup.
  private static let rawElements: Set<Bytes> = Set(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"].map { Bytes($0.utf8) }
  )
}

extension MarkupState {
  /// The state after a section that began in this one and ended in another; nil where it leaves open what follows.
  func joined(with end: MarkupState) -> MarkupState? {
    if end == self { return self }
    guard isAmongAttributes, end.isAmongAttributes, element == end.element, isClosing == end.isClosing else {
      return nil
    }
    var (joined, end) = (self, end)
    joined.leaveAttribute()
    end.leaveAttribute()
    guard joined.hasType == end.hasType, joined.type == end.type else { return nil }
    joined.position = .seam(isSeparated: isSeparated && end.isSeparated)
    return joined
  }

  private var isSeparated: Bool {
    switch position {
    case .betweenAttributes, .afterAttributeName, .seam(isSeparated: true): true
    default: false
    }
  }

  /// Whether a section may stand here that writes an attribute or none.
  private var isAmongAttributes: Bool {
    switch position {
    case .tagName, .betweenAttributes, .attributeName, .afterAttributeName, .seam: true
    default: false
    }
  }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
}

/// HTML's white space; a vertical tab is none.
private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0c || byte == 0x0d
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte)) }
