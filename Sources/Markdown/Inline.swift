/// A piece of a paragraph, heading or cell: a text, or the beginning or end of an element.
struct Inline {
  enum Role: UInt8 { case leaf, opening, closing }

  let node: Node
  let kind: Node.Kind
  let role: Role
  /// The text of a text, code or HTML leaf; for a footnote reference, its number.
  let literal: UnsafeBufferPointer<UInt8>
  /// Index of the piece that closes what this opens, or the reverse; itself for a leaf. While it is open, the one around it.
  var partner: Int
  /// Bytes of the block's content that this piece takes up, set by ``InlinePlacement``. A link's opening is its `[`,
  /// its closing everything from the `]`.
  var range = 0..<0
  /// A link whose text is its address: `<…>`, or found by the autolink extension.
  var isAutolink = false

  static var noLiteral: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }
}

extension [Inline] {
  /// Gathers the inlines of a block, in the order in which they are written out.
  ///
  /// It walks without recursion: 16 KiB of `![` nest some thousand deep, which a stack does not bear everywhere.
  mutating func gather(from block: Node) {
    if !isEmpty { removeAll(keepingCapacity: true) }
    guard var node = block.firstChild else { return }
    /// Index of the innermost element that is open; less than none where none is.
    var open = -1
    while true {
      let kind = node.kind
      switch kind {
      case .emphasis, .strong, .strikethrough, .link, .image:
        append(Inline(node: node, kind: kind, role: .opening, literal: Inline.noLiteral, partner: open))
        open = count - 1
        if let child = node.firstChild {
          node = child
          continue
        }
        close(&open)
      case .text, .code, .html, .footnoteReference:
        append(Inline(node: node, kind: kind, role: .leaf, literal: node.literal, partner: count))
      default:
        append(Inline(node: node, kind: kind, role: .leaf, literal: Inline.noLiteral, partner: count))
      }
      while true {
        if let next = node.next {
          node = next
          break
        }
        // An element without children was closed at once; its parent is the last one open.
        guard open >= 0, let parent = node.parent else { return }
        node = parent
        close(&open)
      }
    }
  }

  /// The same for a block that is one text, as most are: that it is, and what the text is, can be told without the library,
  /// which makes a copy of each text that it is asked for.
  ///
  /// - Parameter content: in which nothing is escaped, so that a text in it is made of the same bytes.
  /// - Returns: whether the block is one text; the piece has its range already.
  mutating func gather(onlyTextOf block: Node, _ content: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let node = block.firstChild, node.kind == .text, node.next == nil else { return false }
    // White space at the end is cut off; what stands at the beginning was before.
    var end = content.count
    while end > 0, isSpace(content[end - 1]) { end -= 1 }
    guard end > 0, node.endColumn - node.startColumn == end - 1 else { return false }
    let only = Inline(
      node: node, kind: .text, role: .leaf, literal: UnsafeBufferPointer(rebasing: content[..<end]), partner: 0,
      range: 0..<end)
    if count == 1 {
      self[0] = only
    } else {
      if !isEmpty { removeAll(keepingCapacity: true) }
      append(only)
    }
    return true
  }

  private mutating func close(_ open: inout Int) {
    let opening = open
    open = self[opening].partner
    self[opening].partner = count
    append(
      Inline(
        node: self[opening].node, kind: self[opening].kind, role: .closing, literal: Inline.noLiteral,
        partner: opening))
  }
}
