import Diagnostics
import Output

/// What is written for the content of a paragraph, heading or cell.
extension BodyWriter {
  /// Gathers the block's inlines and, for the site, finds their places and what is to be said about them.
  mutating func prepareInlines(of block: Node, _ kind: Node.Kind) {
    if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
    guard isSite else { return inlines.gather(from: block) }
    content = block.source
    self.block = block
    if kind == .tableCell { findCell(block) } else { map.find(block, kind, content, in: text, lines) }
    isPlaced = false
    let isPlain = !mayHoldEscapes || !content.holdsEscapes
    // The name of a footnote that does not exist is the one text that the library may cut.
    if isPlain, !mayHoldFootnotes || !content.holds(UInt8(ascii: "^")), inlines.gather(onlyTextOf: block, content) {
      isPlaced = map.isFound
      if !isPlaced { lostBlocks += 1 }
      return checkInlines(isHeading: kind == .heading, isPlain: isPlain)
    }
    inlines.gather(from: block)
    if !inlines.isEmpty {
      var placement = InlinePlacement(content, isPlain: isPlain)
      placement.place(&inlines)
      isPlaced = map.isFound && !placement.isLost
      if !isPlaced { lostBlocks += 1 }
      if placement.isLost { reportLost() }
      checkInlines(isHeading: kind == .heading, isPlain: isPlain)
    }
  }

  mutating func writeInlines() {
    if marks.isEmpty { return writeUnmarked() }
    var writer = 0
    var nextMark = 0
    /// Index of the piece that ends a picture's description, in which only text is written.
    var descriptionEnd: Int?
    /// End of the mark that was written last.
    var writtenUpTo = -1
    var suppressed: Set<Int> = []
    while writer < inlines.count {
      let inline = inlines[writer]
      defer { writer += 1 }
      if let end = descriptionEnd {
        if writer != end {
          writeDescription(inline)
          continue
        }
        descriptionEnd = nil
      }
      while nextMark < marks.count, marks[nextMark].range.upperBound <= inline.range.lowerBound { nextMark += 1 }
      let isInMark =
        nextMark < marks.count
        && marks[nextMark].range.lowerBound < max(inline.range.upperBound, inline.range.lowerBound + 1)
      if inline.role != .leaf {
        if inline.role == .opening, isInMark { suppressed.insert(writer) }
        if suppressed.contains(inline.role == .opening ? writer : inline.partner) { continue }
      } else if isInMark {
        writeLeaf(inline, across: &nextMark, &writtenUpTo)
        continue
      }
      if inline.kind == .image, inline.role == .opening { descriptionEnd = inline.partner }
      write(inline)
    }
  }

  /// Writes a block without marks, as most are.
  private mutating func writeUnmarked() {
    var index = 0
    while index < inlines.count {
      let inline = inlines[index]
      if inline.kind == .text { html.append(markup: inline.literal) } else { write(inline) }
      index += 1
      guard inline.kind == .image, inline.role == .opening else { continue }
      // Of a picture's description only text is written.
      while index < inline.partner {
        writeDescription(inlines[index])
        index += 1
      }
    }
  }

  /// Writes a leaf that a mark covers, wholly or in part.
  private mutating func writeLeaf(_ leaf: Inline, across nextMark: inout Int, _ writtenUpTo: inout Int) {
    var position = leaf.range.lowerBound
    while position < leaf.range.upperBound {
      guard nextMark < marks.count, marks[nextMark].range.lowerBound < leaf.range.upperBound else {
        html.append(markup: literal(of: leaf, in: position..<leaf.range.upperBound))
        return
      }
      let mark = marks[nextMark]
      if mark.range.lowerBound > position {
        html.append(markup: literal(of: leaf, in: position..<mark.range.lowerBound))
      }
      var end = mark.range.upperBound
      if writtenUpTo < end {
        if case .citations = mark.meaning { end = writePunctuation(behind: end, upTo: leaf.range.upperBound) }
        write(mark)
        writtenUpTo = end
      }
      position = end
      if position <= leaf.range.upperBound { nextMark += 1 }
    }
  }

  /// Writes the full stop or comma that follows a citation before its marker, which stands close behind it: "So it
  /// was.¹", as print has it. Gives the end of what was written.
  private mutating func writePunctuation(behind start: Int, upTo limit: Int) -> Int {
    let lastHole = holes.last.map { Int($0.at) } ?? 0
    while html.count > lastHole, html.last == UInt8(ascii: " ") || html.last == UInt8(ascii: "\n") { html.removeLast() }
    var end = start
    while end < limit, Self.punctuation.contains(content[end]) {
      html.append(content[end])
      end += 1
    }
    return end
  }

  private static let punctuation: [UInt8] = Array(".,;:!?".utf8)

  private mutating func write(_ inline: Inline) {
    switch (inline.kind, inline.role) {
    case (.text, _): html.append(markup: inline.literal)
    case (.softBreak, _): html.append("\n")
    case (.lineBreak, _): html.append("<br />\n")
    case (.code, _):
      html.append("<code>")
      html.append(markup: inline.literal)
      html.append("</code>")
    case (.html, _): html.append("<!-- raw HTML omitted -->")
    case (.emphasis, .opening): html.append("<em>")
    case (.emphasis, _): html.append("</em>")
    case (.strong, .opening): html.append("<strong>")
    case (.strong, _): html.append("</strong>")
    case (.strikethrough, .opening): html.append("<del>")
    case (.strikethrough, _): html.append("</del>")
    case (.link, .opening): openLink(inline)
    case (.link, _): html.append("</a>")
    case (.image, .opening): openImage(inline)
    case (.image, _):
      writeTitle(inline.node)
      html.append("\" />")
    case (.footnoteReference, _): writeFootnoteReference(inline)
    default: break
    }
  }

  /// The library's plain rendering, for the description of a picture.
  private mutating func writeDescription(_ inline: Inline) {
    switch inline.kind {
    case .text, .code, .html: html.append(markup: inline.literal)
    case .softBreak, .lineBreak: html.append(" ")
    default: break
    }
  }

  // MARK: Links and pictures

  private mutating func openLink(_ inline: Inline) {
    html.append("<a href=\"")
    writeAddress(of: inline)
    writeTitle(inline.node)
    html.append("\">")
  }

  private mutating func writeAddress(of inline: Inline) {
    let address = inline.node.address
    guard isSite else {
      if !isDangerousForLibrary(address) { html.append(address: address) }
      return
    }
    switch record(inline, address) {
    case .path: addHole(.address, links.count - 1)
    case .external, .anchor: html.append(address: address)
    case .empty, .unsafe: break
    }
  }

  private mutating func openImage(_ inline: Inline) {
    guard isSite else {
      html.append("<img src=\"")
      let address = inline.node.address
      if !isDangerousForLibrary(address) { html.append(address: address) }
      html.append("\" alt=\"")
      return
    }
    html.append("<img ")
    switch record(inline, inline.node.address) {
    case .path: addHole(.picture, links.count - 1)
    default: html.append("src=\"\"")
    }
    html.append(" alt=\"")
  }

  private mutating func writeTitle(_ node: Node) {
    let title = node.title
    guard !title.isEmpty else { return }
    html.append("\" title=\"")
    html.append(markup: title)
  }

  mutating func addHole(_ content: Hole.Content, _ index: Int) {
    holes.append(Hole(at: UInt32(html.count), content: content, index: UInt32(index)))
  }

  // MARK: Footnotes

  private mutating func writeFootnoteReference(_ inline: Inline) {
    let footnote = footnotes.definition(of: inline.node)
    html.append("<sup class=\"footnote-ref\"><a href=\"#fn")
    writeFootnoteID(footnote)
    html.append("\" id=\"fnref")
    writeFootnoteID(footnote, footnotes.ordinal(inline.node))
    html.append(isSite ? "\">" : "\" data-footnote-ref>")
    html.append(address: inline.literal)
    html.append("</a></sup>")
  }

  // MARK: Marks

  private mutating func write(_ mark: Mark) {
    switch mark.meaning {
    case .wikilink(let target, let label):
      let text = label.map { plainText(ofContent: $0) }
      let targetText = String(decoding: content[target], as: UTF8.self)
      links.append(
        Link(
          target: Located(targetText, at: place(ofContent: target)), spelling: .wikilink(hasLabel: label != nil),
          isImage: false, text: text ?? targetText, place: place(ofContent: mark.range)))
      html.append("<a href=\"")
      addHole(.address, links.count - 1)
      html.append("\">")
      if let text { html.append(markup: text) } else { addHole(.label, links.count - 1) }
      html.append("</a>")
    case .citations(let parts):
      let citations = parts.map { part in
        Citation(
          source: Located(String(decoding: content[part.source], as: UTF8.self), at: place(ofContent: part.source)),
          locator: part.locator.map { Located(plainText(ofContent: $0), at: place(ofContent: $0)) })
      }
      notes.append(Note(place: place(ofContent: mark.range), citations: citations))
      addHole(.note, notes.count - 1)
    }
  }
}
