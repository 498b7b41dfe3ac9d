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

  // By bytes: to search a text for another, sign by sign, took most of the time of the edition.
  private mutating func write(tag: ArraySlice<UInt8>, into out: inout Bytes) {
    let isClosing = tag.dropFirst().first == UInt8(ascii: "/")
    let name = tag.dropFirst(isClosing ? 2 : 1).prefix { isNameByte($0) }
    if let skipped {
      guard name.elementsEqual(skipped.name) else { return }
      let depth = skipped.depth + (isClosing ? -1 : 1)
      self.skipped = depth == 0 ? nil : (skipped.name, depth)
      return
    }
    if isClosing {
      if let level = heading(name) {
        out.append("</h")
        out.append(decimal: level)
        out.append(">")
      } else {
        out += tag
      }
      if name.elementsEqual("a".utf8), let words {
        out.append(" <span class=\"number\">(")
        out.append(escaped: words)
        out.append(")</span>")
        self.words = nil
      }
      return
    }
    if Self.onScreen.contains(where: { name.elementsEqual($0.utf8) }) || tag.holds(" id=\"related\"") {
      skipped = (Bytes(name), 1)
      return
    }
    write(opening: tag, name, into: &out)
  }

  private mutating func write(opening tag: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>, into out: inout Bytes) {
    if let level = heading(name) {
      out.append("<h")
      out.append(decimal: level)
    } else {
      out += tag[..<name.endIndex]
    }
    var rest = tag[name.endIndex...]
    while let equals = rest.indices.dropLast().first(where: {
      rest[$0] == UInt8(ascii: "=") && rest[$0 + 1] == UInt8(ascii: "\"")
    }) {
      let start = equals + 2
      let end = rest[start...].firstIndex(of: UInt8(ascii: "\"")) ?? rest.endIndex
      let attribute = rest[..<equals].split(separator: UInt8(ascii: " ")).last ?? []
      out += rest[..<start]
      write(rest[start..<end], of: String(decoding: attribute, as: UTF8.self), into: &out)
      rest = rest[end...]
    }
    out += rest
  }

  /// Writes the value of an attribute.
  private mutating func write(_ value: ArraySlice<UInt8>, of attribute: String, into out: inout Bytes) {
    switch attribute {
    case "id", "for", "aria-labelledby", "aria-describedby", "headers":
      for (place, word) in value.split(separator: UInt8(ascii: " ")).enumerated() {
        if place > 0 { out.append(" ") }
        out.append(verbatim: id)
        out.append(".")
        out += word
      }
    case "href":
      if value.first == UInt8(ascii: "#") {
        out.append("#")
        out.append(verbatim: id)
        if value.elementsEqual("#content".utf8) { return }
        out.append(".")
        out += value.dropFirst()
        return
      }
      guard let found = target(String(decoding: value, as: UTF8.self)) else {
        out += value
        return
      }
      words = found.words
      out.append(verbatim: found.link)
    default: out += value
    }
  }

  private static let onScreen = ["nav", "aside", "button", "form"]

  /// The level that a heading gets.
  private func heading(_ name: ArraySlice<UInt8>) -> Int? {
    guard name.count == 2, name.first == UInt8(ascii: "h"), let digit = name.last, (49...54).contains(digit) else {
      return nil
    }
    return min(6, Int(digit) - 48 + 2)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func holds(_ text: StaticString) -> Bool {
    let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return indices.contains { self[$0] == text[0] && self[$0...].starts(with: text) }
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
}
