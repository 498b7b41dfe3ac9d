import Output

/// The definitions that leave no trace in the tree: `[label]: address`, and footnotes that nothing refers to.
///
/// The library drops them, so that they are looked for on the lines that no block of the tree holds.
struct Definitions {
  struct Definition {
    let label: Range<Int>
    /// The address without the brackets `<>` that may be around it.
    let address: Range<Int>
  }

  /// By folded label; the first of each, which is the one that counts.
  private(set) var links: [String: Definition] = [:]
  /// In the order of the text.
  private(set) var duplicateLinks: [(Definition, first: Definition)] = []
  /// Labels of footnotes that are not in the tree, in the order of the text.
  private(set) var droppedFootnotes: [Range<Int>] = []
  private var order: [String] = []
  private var used: Set<String> = []
  /// Set when it cannot be told which labels are in use.
  var isUseUnknown = false

  init() {}

  init(
    _ tree: borrowing Tree, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ footnotes: Footnotes
  ) {
    let likely = Definitions.likelyLines(text, lines, footnotes)
    guard !likely.isEmpty else { return }
    let held = Definitions.heldLines(tree, text, lines)
    for (number, line, labelEnd) in likely where !held[number] {
      if text[line.lowerBound + 1] == UInt8(ascii: "^") {
        droppedFootnotes.append((line.lowerBound + 2)..<labelEnd)
        continue
      }
      var rest = (labelEnd + 2)..<line.upperBound
      if rest.allSatisfy({ isSpace(text[$0]) }), number < lines.count, !held[number + 1] {
        rest = Definitions.withoutPrefix(lines[number + 1], text)
      }
      let definition = Definition(
        label: (line.lowerBound + 1)..<labelEnd, address: Definitions.address(in: rest, text))
      let label = Definitions.folded(UnsafeBufferPointer(rebasing: text[definition.label]))
      if let first = links[label] {
        duplicateLinks.append((definition, first: first))
      } else {
        links[label] = definition
        order.append(label)
      }
    }
  }

  /// The definition of a label, which is in use from now on.
  mutating func use(_ label: UnsafeBufferPointer<UInt8>) -> Definition? {
    let folded = Definitions.folded(label)
    used.insert(folded)
    return links[folded]
  }

  /// Definitions that nothing used, in the order of the text.
  var unused: [Definition] { isUseUnknown ? [] : order.filter { !used.contains($0) }.compactMap { links[$0] } }

  /// Lines that read like a definition, without their prefixes and with where their labels end; footnotes that are in
  /// the tree are none.
  private static func likelyLines(
    _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ footnotes: Footnotes
  ) -> [(number: Int, line: Range<Int>, labelEnd: Int)] {
    var likely: [(Int, Range<Int>, Int)] = []
    var start = 0
    var number = 1
    while let colon = text.first(UInt8(ascii: ":"), in: start..<text.count) {
      start = colon + 1
      guard colon > 0, text[colon - 1] == UInt8(ascii: "]") else { continue }
      while lines[number].upperBound < colon { number += 1 }
      let line = withoutPrefix(lines[number], text)
      start = max(start, line.upperBound)
      guard line.count >= 4, text[line.lowerBound] == UInt8(ascii: "["), let labelEnd = labelEnd(line, text),
        text[line.lowerBound + 1] != UInt8(ascii: "^") || !footnotes.definitionLines.contains(number)
      else { continue }
      likely.append((number, line, labelEnd))
    }
    return likely
  }

  /// A label as the library compares it: case and white space folded.
  static func folded(_ label: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// For each line, from 1, whether some block of the tree stands on it.
  private static func heldLines(
    _ tree: borrowing Tree, _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines
  ) -> [Bool] {
    var held = [Bool](repeating: false, count: lines.count + 1)
    var map = SourceMap()
    func hold(_ first: Int, _ last: Int) {
      guard first >= 1, first <= lines.count else { return }
      for line in first...max(first, min(last, lines.count)) { held[line] = true }
    }
    tree.root.walk { node, kind in
      switch kind {
      case .paragraph, .heading:
        map.find(node, kind, node.source, in: text, lines)
        // The line below the last one of a heading may be its underline.
        if map.firstLine > 0 { hold(map.firstLine, map.lastLine) } else { hold(node.startLine, node.endLine) }
      case .codeBlock, .htmlBlock, .thematicBreak: hold(node.startLine, node.endLine)
      case .tableRow:
        if let table = node.parent, let line = TableRow.line(of: node, in: table, text, lines) {
          hold(line, node.isHeaderRow ? line + 1 : line)
        }
      default: break
      }
      return !kind.holdsInlines
    }
    return held
  }

  /// A line without the marks of the quotes and lists it is in.
  private static func withoutPrefix(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = line.lowerBound
    while start < line.upperBound {
      let byte = text[start]
      if isSpace(byte) || byte == UInt8(ascii: ">") {
        start += 1
        continue
      }
      var end = start
      while end < line.upperBound, isDigit(text[end]) { end += 1 }
      let isBullet = end == start && "-+*".utf8.contains(byte)
      let isNumber = end > start && end < line.upperBound && ".)".utf8.contains(text[end])
      guard isBullet || isNumber, end + 1 < line.upperBound, isSpace(text[end + 1]) else { break }
      start = end + 1
    }
    return start..<line.upperBound
  }

  /// Where the label of a line that begins with `[` ends, if `]:` follows it.
  private static func labelEnd(_ line: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = line.lowerBound + 1
    while index + 1 < line.upperBound {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return text[index + 1] == UInt8(ascii: ":") ? index : nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The address at the beginning of a stretch, without the brackets `<>` it may stand in.
  static func address(in stretch: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = stretch.lowerBound
    while start < stretch.upperBound, isSpace(text[start]) { start += 1 }
    let isBracketed = start < stretch.upperBound && text[start] == UInt8(ascii: "<")
    if isBracketed { start += 1 }
    var end = start
    var openBrackets = 0
    while let next = text.first(in: min(end, stretch.upperBound)..<stretch.upperBound, where: { $0.addressSyntax }) {
      end = next
      let byte = text[end]
      if byte == UInt8(ascii: "\\"), end + 1 < stretch.upperBound, isPunctuation(text[end + 1]) {
        end += 2
        continue
      }
      if isBracketed {
        if byte == UInt8(ascii: ">") { return start..<end }
      } else {
        if isSpace(byte) { return start..<end }
        if byte == UInt8(ascii: "(") { openBrackets += 1 }
        if byte == UInt8(ascii: ")") {
          if openBrackets == 0 { return start..<end }
          openBrackets -= 1
        }
      }
      end += 1
    }
    return start..<stretch.upperBound
  }
}
