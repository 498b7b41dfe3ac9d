import Output

/// Fits the inside of a page into a larger one: ids get a beginning of their own, headings go down two levels, links to what
/// stands in the larger page stay in it and say its number, and what only serves a screen is left out.
struct PrintRewriting {
  /// What the ids of the part begin with.
  let id: String
  /// For a link to another part: where it leads in the larger page, and the words for paper.
  let target: (String) -> (link: String, words: String?)?

  private var skipped: (name: Bytes, depth: Int)?
  private var words: String?

  init(id: String, target: @escaping (String) -> (link: String, words: String?)?) {
    self.id = id
    self.target = target
  }

  mutating func write(_ html: ArraySlice<UInt8>, into out: inout Bytes) {
    var index = html.startIndex
    while index < html.endIndex {
      guard html[index] == UInt8(ascii: "<") else {
        let end = html[index...].firstIndex(of: UInt8(ascii: "<")) ?? html.endIndex
        if skipped == nil { out += html[index..<end] }
        index = end
        continue
      }
      // Texts in attributes are escaped, so that the next `>` ends the tag.
      let end = html[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.endIndex
      write(tag: html[index..<end], into: &out)
      index = end
    }
  }

  private mutating func write(tag: ArraySlice<UInt8>, into out: inout Bytes) {
    let isClosing = tag.dropFirst().first == UInt8(ascii: "/")
    let name = Bytes(tag.dropFirst(isClosing ? 2 : 1).prefix { isNameByte($0) })
    if let skipped, skipped.name == name {
      let depth = skipped.depth + (isClosing ? -1 : 1)
      self.skipped = depth == 0 ? nil : (name, depth)
      return
    }
    if skipped != nil { return }
    let text = String(decoding: tag, as: UTF8.self)
    if !isClosing, Self.onScreen.contains(where: { name.elementsEqual($0.utf8) }) || text.contains(" id=\"related\"") {
      skipped = (name, 1)
      return
    }
    if isClosing {
      out += heading(name).map { Bytes("</h\($0)>".utf8) } ?? Bytes(tag)
      if name.elementsEqual("a".utf8), let words {
        out.append(" <span class=\"number\">(")
        out.append(escaped: words)
        out.append(")</span>")
        self.words = nil
      }
      return
    }
    write(opening: text, name, into: &out)
  }

  private mutating func write(opening tag: String, _ name: Bytes, into out: inout Bytes) {
    guard tag.contains("=\"") || heading(name) != nil else { return out.append(verbatim: tag) }
    let level = heading(name)
    var rest = tag.dropFirst(1 + name.count)
    out.append(verbatim: level.map { "<h\($0)" } ?? "<" + String(decoding: name, as: UTF8.self))
    while let equals = rest.firstRange(of: "=\"") {
      let attribute = rest[..<equals.lowerBound].split(separator: " ").last.map(String.init) ?? ""
      let value = rest[equals.upperBound...].prefix { $0 != "\"" }
      out.append(verbatim: String(rest[..<equals.upperBound]))
      out.append(verbatim: rewritten(String(value), of: attribute))
      rest = rest[value.endIndex...]
    }
    out.append(verbatim: String(rest))
  }

  private mutating func rewritten(_ value: String, of attribute: String) -> String {
    switch attribute {
    case "id", "for", "aria-labelledby", "aria-describedby", "headers":
      return value.split(separator: " ").map { "\(id).\($0)" }.joined(separator: " ")
    case "href":
      if value == "#content" { return "#" + id }
      if value.hasPrefix("#") { return "#\(id).\(value.dropFirst())" }
      guard let found = target(value) else { return value }
      words = found.words
      return found.link
    default: return value
    }
  }

  private static let onScreen = ["nav", "aside", "button", "form"]

  /// The level that a heading gets.
  private func heading(_ name: Bytes) -> Int? {
    guard name.count == 2, name[0] == UInt8(ascii: "h"), (49...54).contains(name[1]) else { return nil }
    return min(6, Int(name[1]) - 48 + 2)
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
}
