import Output

/// The numbers of the footnotes in a tree: which definition has which, and the how-manyth each reference to it is.
///
/// The library keeps them and its labels to itself (gfm.6), and they cannot be counted again: references inside
/// definitions that it dropped count too. But its renderer shows them, so that each is read off a rendering of its own.
struct Footnotes {
  private struct Definition {
    /// Escaped for an address.
    let label: Bytes
    let referenceCount: Int
    /// Where the label stands in the text; empty where it was not found.
    let place: Range<Int>
  }

  /// In the order of the tree.
  private var definitions: [Definition] = []
  /// How many definitions stand before the one that has number 1: the library leaves in place what has an empty label.
  private var unnumbered = 0
  /// Lines on which the definitions in the tree begin.
  private(set) var definitionLines: Set<Int> = []

  init() {}

  init(_ tree: borrowing Tree, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines) {
    var highest = 0
    var found: [Definition] = []
    var foundLines: Set<Int> = []
    tree.root.walk { node, kind in
      // Only what has the sign can hold a reference, and looking for it is faster than going through all pieces of a text.
      if kind.holdsInlines { return node.sourceHolds(UInt8(ascii: "^")) }
      if kind == .footnoteReference { highest = max(highest, Footnotes.number(node)) }
      guard kind == .footnoteDefinition else { return true }
      foundLines.insert(node.startLine)
      let html = node.libraryHTML()
      found.append(
        Definition(
          label: Bytes(html.between("<li id=\"fn-", "\"")), referenceCount: html.count(of: "data-footnote-backref"),
          place: Footnotes.label(of: node, text, lines)))
      return true
    }
    definitions = found
    definitionLines = foundLines
    // The definitions that are referred to stand last, in the order of their numbers.
    unnumbered = max(0, found.count - highest)
  }

  /// Index of the definition that a reference leads to.
  func definition(of reference: Node) -> Int { unnumbered + Footnotes.number(reference) - 1 }

  /// The label of a definition, escaped for an address.
  func label(_ definition: Int) -> Bytes {
    definitions.indices.contains(definition) ? definitions[definition].label : []
  }

  func referenceCount(_ definition: Int) -> Int {
    definitions.indices.contains(definition) ? definitions[definition].referenceCount : 0
  }

  /// Which of the references to its footnote this is, from 1.
  func ordinal(_ reference: Node) -> Int {
    // Most have one, and to ask the library for it is dear.
    if referenceCount(definition(of: reference)) == 1 { return 1 }
    let id = reference.libraryHTML().between("id=\"fnref-", "\"")
    // The id is that of the definition, and `-2` … behind it from the second on.
    let suffix = id.dropFirst(label(definition(of: reference)).count + 1)
    return Int(String(decoding: suffix, as: UTF8.self)) ?? 1
  }

  /// Where the labels of the footnotes that are referred to stand.
  var usedLabels: [Range<Int>] { definitions.dropFirst(unnumbered).map(\.place) }

  /// The number that a reference shows.
  private static func number(_ reference: Node) -> Int {
    var number = 0
    for byte in reference.literal where isDigit(byte) { number = min(number, 1_000_000) * 10 + Int(byte - 48) }
    return number
  }

  /// Where the label between `[^` and `]:` stands: before the column at which the library says that the definition
  /// begins.
  private static func label(of definition: Node, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines) -> Range<Int>
  {
    let line = lines[definition.startLine]
    var end = min(line.lowerBound + max(0, definition.startColumn - 1), line.upperBound)
    while end > line.lowerBound, isBlank(text[end - 1]) { end -= 1 }
    guard end - line.lowerBound >= 4, text[end - 1] == UInt8(ascii: ":"), text[end - 2] == UInt8(ascii: "]") else {
      return 0..<0
    }
    end -= 2
    // Neither a bracket nor white space can be part of it; the first `[^` begins it, a `[^` in it is the author's.
    var start = end
    while start > line.lowerBound, text[start - 1] != UInt8(ascii: "]"), !isBlank(text[start - 1]) { start -= 1 }
    while start + 1 < end {
      if text[start] == UInt8(ascii: "["), text[start + 1] == UInt8(ascii: "^") { return (start + 2)..<end }
      start += 1
    }
    return 0..<0
  }
}

extension Node {
  /// Visits a node and all under it in the order of the tree, without recursion; not what is under one for which the visitor
  /// says so.
  func walk(_ visit: (Node, Kind) -> Bool) {
    var node = self
    while true {
      if visit(node, node.kind), let child = node.firstChild {
        node = child
        continue
      }
      while node != self, node.next == nil {
        guard let parent = node.parent else { return }
        node = parent
      }
      if node == self { return }
      guard let next = node.next else { return }
      node = next
    }
  }
}

extension [UInt8] {
  /// What stands between the first occurrence of a text and the next of another.
  fileprivate func between(_ start: StaticString, _ end: StaticString) -> ArraySlice<UInt8> {
    guard let from = firstEnd(of: start, after: 0), let to = firstEnd(of: end, after: from) else { return [] }
    return self[from..<(to - end.utf8CodeUnitCount)]
  }

  fileprivate func count(of text: StaticString) -> Int {
    var count = 0
    var position = 0
    while let end = firstEnd(of: text, after: position) {
      count += 1
      position = end
    }
    return count
  }

  private func firstEnd(of text: StaticString, after start: Int) -> Int? {
    withUnsafeBufferPointer { bytes in
      text.withUTF8Buffer { text in
        var index = start
        while index < bytes.count, let first = bytes.first(text[0], in: index..<bytes.count) {
          let end = first + text.count
          if bytes.isEqual(first..<end, to: text, at: 0) { return end }
          index = first + 1
        }
        return nil
      }
    }
  }
}
