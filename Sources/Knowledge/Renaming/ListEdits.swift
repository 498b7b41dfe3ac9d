import Diagnostics
import YAML

/// Changes to lists and keys of front matter that leave the author's layout and comments as they are.
extension FileEdits {
  /// Takes an item out of a list that has others.
  mutating func removeItem(_ index: Int, of items: [YAMLNode], _ list: YAMLNode) {
    let item = items[index].place.bytes
    if !isInBrackets(list) {
      replace(
        line(at: item.lowerBound).lowerBound..<line(at: max(item.lowerBound, item.upperBound - 1)).upperBound, with: "")
    } else if index > 0 {
      replace(items[index - 1].place.bytes.upperBound..<item.upperBound, with: "")
    } else {
      replace(item.lowerBound..<items[1].place.bytes.lowerBound, with: "")
    }
  }

  /// Makes comments of the lines of a row that is no longer to count; takes it out of a list in brackets.
  package mutating func commentOut(_ index: Int, of rows: [YAMLNode], _ list: YAMLNode, _ reason: String) {
    if isInBrackets(list) { return removeItem(index, of: rows, list) }
    let row = rows[index].place.bytes
    var start = line(at: row.lowerBound).lowerBound
    let indent = words(start..<row.lowerBound).prefix { $0 == " " }
    insert("\(indent)# \(reason)\(lineEnd)", at: start)
    while start < row.upperBound {
      let spaces = text[start...].prefix { $0 == UInt8(ascii: " ") }.count
      insert("# ", at: start + min(indent.utf8.count, spaces))
      start = line(at: start).upperBound
    }
  }

  /// Adds texts to the list behind a key; where there is no such key, adds it behind the other keys of the group.
  ///
  /// - Parameters:
  ///   - pairs: the keys of the group; not empty.
  ///   - end: where a new key of the group goes, at the beginning of a line.
  package mutating func add(_ texts: [String], to key: String, among pairs: [YAMLPair], end: Int) {
    guard !texts.isEmpty, let first = pairs.first else { return }
    let words = texts.map(inYAML).joined(separator: ", ")
    guard let list = pairs.first(where: { $0.key.value == key })?.value else {
      let start = first.key.place.bytes.lowerBound
      if isInBraces(first) { return insert("\(key): [\(words)], ", at: start) }
      let indent = String(repeating: " ", count: start - line(at: start).lowerBound)
      let needsLineEnd = end > 0 && text[end - 1] != UInt8(ascii: "\n")
      return insert((needsLineEnd ? lineEnd : "") + "\(indent)\(key): [\(words)]\(lineEnd)", at: end)
    }
    // A list with nothing in it is a mistake, and no content with mistakes is changed.
    guard case .sequence(let items) = list.content, let last = items.last?.place.bytes else { return }
    if isInBrackets(list) { return insert(", \(words)", at: last.upperBound) }
    let head = self.words(line(at: last.lowerBound).lowerBound..<last.lowerBound)
    let next = line(at: max(last.lowerBound, last.upperBound - 1)).upperBound
    for text in texts { insert("\(head)\(inYAML(text))\(lineEnd)", at: next) }
  }

  /// Where the line behind a value begins.
  package func endOfLine(_ value: YAMLNode) -> Int { line(at: value.place.bytes.lowerBound).upperBound }

  private func isInBrackets(_ list: YAMLNode) -> Bool { text[list.place.bytes.lowerBound] == UInt8(ascii: "[") }

  /// Whether a key stands behind a brace, as in `{id: trust, label: Trust}`.
  private func isInBraces(_ pair: YAMLPair) -> Bool {
    let start = pair.key.place.bytes.lowerBound
    return words(line(at: start).lowerBound..<start).contains("{")
  }
}

/// A text as an item of a list: in quotes, unless it is an address or a slug.
private func inYAML(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "."):
      true
    default: false
    }
  }
  if isPlain, text.hasPrefix("/") || isSlug(text) && text.first?.isLetter == true { return text }
  // By scalars: to Swift, a quote with a mark above it is no quote.
  var quoted = "\"".unicodeScalars
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
    quoted.append(scalar)
  }
  quoted.append("\"")
  return String(quoted)
}
