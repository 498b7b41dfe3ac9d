import Diagnostics
import Output

/// What is said about the content of a paragraph, heading or cell.
extension BodyWriter {
  mutating func findCell(_ cell: Node) {
    row.find(content, column: column, in: text, mayHoldEscapes: mayHoldEscapes, &map)
  }

  /// Looks for marks, reports what is wrong and notes the literal text.
  ///
  /// - Parameter isPlain: whether nothing in it is escaped.
  mutating func checkInlines(isHeading: Bool, isPlain: Bool) {
    let mayHoldMarks =
      !isPlaced || MarkFinder.isLikely(in: text, map.source(of: content.indices).clamped(to: text.indices), &markSigns)
    // Most blocks are one text, of which there is nothing to be said.
    if !mayHoldMarks, !mayDeceive, inlines.count == 1, inlines[0].kind == .text { return noteText(inlines[0].range) }
    var hidden: [Range<Int>] = []
    var nextHidden = 0
    if mayHoldMarks {
      var finder = MarkFinder(content, inlines, isHeading: isHeading, isPlain: isPlain)
      finder.find()
      marks = finder.marks
      for mistake in finder.mistakes { report(mistake) }
      for address in finder.bareAddresses { reportBareAddress(address) }
      hidden = marks.map(\.range) + finder.bareAddresses
      if !finder.bareAddresses.isEmpty { hidden.sort { $0.lowerBound < $1.lowerBound } }
    }
    var linkDepth = 0
    var pictureDepth = 0
    var elementDepth = depth
    // By index: a walk through an array is one more that holds it.
    for index in inlines.indices {
      let inline = inlines[index]
      switch inline.role {
      case .opening:
        elementDepth += 1
        if elementDepth > options.limits.nesting { noteTooDeep(place(ofContent: inline.range)) }
      case .closing: elementDepth -= 1
      case .leaf: break
      }
      if mayDeceive, isSite, inline.kind == .text || inline.kind == .code,
        let deception = Deception.first(in: inline.literal, joinersAllowed: true)
      {
        report(deception, place(ofContent: inline.range))
      }
      switch (inline.kind, inline.role) {
      case (.html, _): reportHTML(place(ofContent: inline.range), inline.literal)
      case (.link, .opening), (.image, .opening):
        if pictureDepth > 0 { reportInsidePicture(inline) }
        linkDepth += 1
        if inline.kind == .image { pictureDepth += 1 }
      case (.link, .closing), (.image, .closing):
        linkDepth -= 1
        if inline.kind == .image { pictureDepth -= 1 }
      case (.text, _) where linkDepth == 0 && isPlaced: noteText(inline.range, hidden, &nextHidden)
      default: break
      }
    }
  }

  /// Says where readers would see something else than is written.
  private mutating func report(_ deception: Deception, _ place: Place) {
    switch deception {
    case .hidden(let character):
      findings.report(
        .hiddenCharacter, at: place, character.hiddenWords, hint: "type the words again instead of pasting them")
    case .lookAlike(let word):
      findings.report(.lookAlikeLetters, at: place, lookAlikeWords(word), hint: lookAlikeHint)
    }
  }

  /// Notes a text's stretch of the file, less what is hidden in it: marks and addresses.
  private mutating func noteText(_ range: Range<Int>, _ hidden: [Range<Int>], _ next: inout Int) {
    var start = range.lowerBound
    while next < hidden.count, hidden[next].lowerBound < range.upperBound {
      if hidden[next].lowerBound > start { noteText(start..<hidden[next].lowerBound) }
      start = max(start, hidden[next].upperBound)
      if hidden[next].upperBound > range.upperBound { break }
      next += 1
    }
    if start < range.upperBound { noteText(start..<range.upperBound) }
  }

  private mutating func noteText(_ range: Range<Int>) {
    let source = map.source(of: range).clamped(to: text.indices)
    guard !source.isEmpty else { return }
    let stretch = UInt32(clamping: origin + source.lowerBound)..<UInt32(clamping: origin + source.upperBound)
    // Lines that follow each other without a `>` or an indent between them are one text.
    if let last = literalText.last, last.upperBound < stretch.lowerBound, stretch.lowerBound - last.upperBound <= 2,
      text[(Int(last.upperBound) - origin)..<source.lowerBound].allSatisfy({ $0 == 10 || $0 == 13 })
    {
      literalText[literalText.count - 1] = last.lowerBound..<stretch.upperBound
    } else if literalText.count < options.limits.stretches {  // Nobody would be helped by more mentions than that.
      literalText.append(stretch)
    }
  }

  // MARK: Links

  /// Adds a link or picture, reports what is wrong with it, and says what kind of address it has.
  mutating func record(_ inline: Inline, _ address: UnsafeBufferPointer<UInt8>) -> AddressKind {
    let closing = inlines[inline.partner]
    let whole = place(ofContent: inline.range.lowerBound..<max(inline.range.upperBound, closing.range.upperBound))
    let target = placeOfTarget(inline, closing) ?? whole
    let pieces = inlines.partIndices(of: inline)
    let text = plainText(of: pieces)
    let kind = AddressKind(address)
    let spelling: Link.Spelling
    switch kind {
    case .path: spelling = .path
    case .anchor: spelling = .anchor
    case .external, .empty, .unsafe: spelling = .external
    }
    switch kind {
    case .unsafe(let scheme): report(unsafe: scheme, target)
    case .empty: reportNoDestination(whole, isImage: inline.kind == .image)
    case .external where inline.kind == .image: reportRemotePicture(target)
    case .anchor where inline.kind == .image: reportNoDestination(whole, isImage: true)
    default: break
    }
    let destination = String(decoding: address, as: UTF8.self)
    if kind == .external, text != destination, let shown = shownHost(text), let host = shownHost(destination),
      shown != host
    {
      findings.report(
        .misleadingLink, at: whole, "this link shows `\(shown)` and leads to `\(host)`",
        hint: "write as words what the link leads to")
    }
    if text.isEmpty, kind != .empty {
      if inline.kind == .image {
        reportNoDescription(whole)
      } else if !pieces.contains(where: { inlines[$0].kind == .image }) {
        reportNoText(whole)
      }
    }
    links.append(
      Link(
        target: Located(destination, at: target), spelling: spelling,
        isImage: inline.kind == .image, text: text, place: whole))
    return inline.kind == .image && kind != .path ? .empty : kind
  }

  /// Where a link's destination stands: behind its text, or in the definition of its label.
  private mutating func placeOfTarget(_ opening: Inline, _ closing: Inline) -> Place? {
    guard isPlaced else {
      definitions.isUseUnknown = true
      return nil
    }
    if opening.isAutolink { return place(ofContent: opening.range.upperBound..<closing.range.lowerBound) }
    let tail = closing.range
    if tail.count >= 3, content[tail.lowerBound + 1] == UInt8(ascii: "("),
      content[tail.upperBound - 1] == UInt8(ascii: ")")
    {
      let address = Definitions.address(in: (tail.lowerBound + 2)..<(tail.upperBound - 1), content)
      return address.isEmpty ? nil : place(ofContent: address)
    }
    let label =
      tail.count > 3 ? (tail.lowerBound + 2)..<(tail.upperBound - 1) : opening.range.upperBound..<tail.lowerBound
    guard let definition = definitions.use(UnsafeBufferPointer(rebasing: content[label])) else { return nil }
    return definition.address.isEmpty ? nil : place(definition.address)
  }

  // MARK: Headings

  mutating func checkedHeading(_ node: Node) -> Heading {
    let level = node.headingLevel
    let title = plainText(of: inlines.indices)
    let markerPlace = placeOfMarker(node, level)
    let headingPlace =
      isPlaced && !content.isEmpty
      ? (markerPlace ?? place(ofContent: 0..<0)).through(place(ofContent: trimmedContent)) : blockPlace
    if title.isEmpty, !inlines.contains(where: { $0.kind == .image }) {
      reportEmptyHeading(headingPlace)
    } else {
      checkLevel(level, headingPlace, markerPlace)
    }
    lastHeadingLevel = level
    return Heading(level: level, id: headingIDs.id(for: title), text: title, place: headingPlace)
  }

  private var trimmedContent: Range<Int> {
    var end = content.count
    while end > 0, isSpace(content[end - 1]) { end -= 1 }
    return 0..<end
  }

  /// The number signs of a heading, or nil for one that is underlined.
  private func placeOfMarker(_ node: Node, _ level: Int) -> Place? {
    let line = lines[node.startLine]
    let start = line.lowerBound + node.startColumn - 1
    guard node.startColumn > 0, start + level <= line.upperBound,
      text[start..<(start + level)].allSatisfy({ $0 == UInt8(ascii: "#") })
    else { return nil }
    return place(start..<(start + level))
  }

  // MARK: Code and HTML

  mutating func checkCodeBlock(_ node: Node) {
    if isSite, let deception = Deception.first(in: node.literal, joinersAllowed: true) {
      report(deception, place(ofBlock: node))
    }
    guard let fence = node.fence else { return checkIndented(node) }
    var count = 0
    for byte in node.literal where byte == UInt8(ascii: "\n") { count += 1 }
    let last = node.startLine + count + 1
    if last <= lines.count, isFence(lines[last], fence) { return }
    let line = lines[node.startLine]
    let start = min(line.lowerBound + max(0, node.startColumn - 1), line.upperBound)
    reportUnclosedFence(place(start..<min(start + fence.length, line.upperBound)), fence.character, fence.length)
  }

  /// A paragraph that is indented as word processors do it. Code has signs in it, words have not.
  private mutating func checkIndented(_ node: Node) {
    let line = lines[node.startLine]
    var start = line.lowerBound
    while start < line.upperBound, isSpace(text[start]) { start += 1 }
    let words = String(decoding: text[start..<line.upperBound], as: UTF8.self)
    guard words.split(separator: " ").count >= 3, !words.contains(where: { "{}=<>;$/\\".contains($0) }) else { return }
    findings.report(
      .indentedText, at: place(start..<line.upperBound),
      "this line begins with \(text[line.lowerBound] == 9 ? "a tab" : "four spaces or more"), and is shown as code",
      hint: "take the spaces at its beginning out, or put a line of three backticks above and below it")
  }

  /// Whether a line closes a fence, whatever quotes and lists it is in.
  private func isFence(_ line: Range<Int>, _ fence: (length: Int, character: UInt8)) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, isSpace(text[end - 1]) { end -= 1 }
    var start = end
    while start > line.lowerBound, text[start - 1] == fence.character { start -= 1 }
    guard end - start >= fence.length else { return false }
    return text[line.lowerBound..<start].allSatisfy { isSpace($0) || $0 == UInt8(ascii: ">") }
  }

  mutating func checkHTMLBlock(_ node: Node) {
    let line = lines[node.startLine]
    let start = min(line.lowerBound + max(0, node.startColumn - 1), line.upperBound)
    var end = line.upperBound
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    reportHTML(place(start..<end), UnsafeBufferPointer(rebasing: text[start..<end]))
  }
}

extension [Inline] {
  /// Indices of what stands between an element's opening and its closing.
  func partIndices(of opening: Inline) -> Range<Int> {
    let end = opening.partner
    let start = end < count ? self[end].partner + 1 : end
    return start..<Swift.max(start, end)
  }
}

/// The host of a text that is a web address, without `www.`; nil for other texts.
private func shownHost(_ text: String) -> String? {
  guard let first = text.utf8.first, first >= 0x80 || "hw".utf8.contains(first | 0x20) else { return nil }
  let lower = text.lowercased()
  var rest = lower[...]
  var isAddress = rest.hasPrefix("www.")
  for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
    rest = rest.dropFirst(scheme.count)
    isAddress = true
  }
  guard isAddress else { return nil }
  var host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != "\\" && !$0.isWhitespace }
  // What stands before an `@` is a name for logging in, whatever it looks like.
  if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
  return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
}
