/// The numbers of the footnotes in a tree: which definition has which, and the how-manyth each reference to it is.
///
/// The library has them and does not hand them out (gfm.6), and it counted the references before it moved the
/// definitions to the end. What it had before it were the blocks in the order of their lines.
struct Footnotes {
  /// Labels of the definitions in the order of the tree; bytes of the text, empty where one was not found.
  private var labels: [Range<Int>] = []
  /// How many definitions stand before the one that has number 1: the library leaves in place what has an empty label.
  private var unnumbered = 0
  private var referenceCounts: [Int] = []
  private var ordinals: [OpaquePointer: Int] = [:]
  /// Lines on which the definitions in the tree begin.
  private(set) var definitionLines: Set<Int> = []

  init() {}

  init(_ tree: borrowing Tree, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines) {
    var references: [(line: Int, node: Node)] = []
    var found: [Node] = []
    var line = 0
    tree.root.walk { node, kind in
      switch kind {
      case .paragraph, .heading:
        line = node.startLine > 0 ? node.startLine : node.next?.startLine ?? line
      case .tableCell: line = node.parent?.startLine ?? line
      case .footnoteReference: references.append((line, node))
      case .footnoteDefinition: found.append(node)
      default: break
      }
    }
    definitionLines = Set(found.map(\.startLine))
    labels = found.map { Footnotes.label(of: $0, text, lines) }
    let numbers = references.map { number($0.node) }
    let highest = min(numbers.max() ?? 0, found.count)
    // The definitions that are referred to stand last, in the order of their numbers.
    unnumbered = found.count - highest
    referenceCounts = [Int](repeating: 0, count: found.count)
    // By index too, so that the order is stable: references on one line stay as they are.
    let order = references.indices.sorted { (references[$0].line, $0) < (references[$1].line, $1) }
    for index in order where numbers[index] >= 1 && numbers[index] <= highest {
      let definition = unnumbered + numbers[index] - 1
      referenceCounts[definition] += 1
      ordinals[references[index].node.pointer] = referenceCounts[definition]
    }
  }

  /// Index of the definition that a reference leads to.
  func definition(of reference: Node) -> Int { unnumbered + number(reference) - 1 }

  /// The label of a definition.
  func label(_ definition: Int) -> Range<Int> { labels.indices.contains(definition) ? labels[definition] : 0..<0 }

  func referenceCount(_ definition: Int) -> Int {
    referenceCounts.indices.contains(definition) ? referenceCounts[definition] : 0
  }

  /// Which of the references to its footnote this is, from 1.
  func ordinal(_ reference: Node) -> Int { ordinals[reference.pointer] ?? 1 }

  /// The number that a reference shows.
  func number(_ reference: Node) -> Int {
    var number = 0
    for byte in reference.literal where isDigit(byte) { number = min(number, 1_000_000) * 10 + Int(byte - 48) }
    return number
  }

  /// Labels of the footnotes that are referred to.
  var usedLabels: [Range<Int>] { labels.indices.filter { referenceCounts[$0] > 0 }.map { labels[$0] } }

  /// The label between `[^` and `]:`, which the library does not hand out either: it stands before the column at which
  /// it says that the definition begins.
  static func label(of definition: Node, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines) -> Range<Int> {
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
  /// Visits a node and all under it in the order of the tree, without recursion.
  func walk(_ visit: (Node, Kind) -> Void) {
    var node = self
    while true {
      visit(node, node.kind)
      if let child = node.firstChild {
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
