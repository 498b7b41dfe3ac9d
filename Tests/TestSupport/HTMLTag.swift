import Output

/// A tag of a page, as the crawler sees it.
package struct HTMLTag {
  /// Lower case.
  package let name: String
  package let isClosing: Bool
  /// With entities resolved; names in lower case.
  package let attributes: [String: String]
  /// Text between this tag and the next one, entities unresolved.
  package var text = ""

  /// The tags of a page in their order. Enough of HTML for pages that kbgen writes, which the Nu checker reads besides.
  package static func all(in page: Bytes) -> [HTMLTag] {
    var scanner = Scanner(page)
    var tags: [HTMLTag] = []
    while let tag = scanner.next() { tags.append(tag) }
    return tags
  }
}

private struct Scanner {
  private let page: Bytes
  private var at = 0

  init(_ page: Bytes) { self.page = page }

  mutating func next() -> HTMLTag? {
    while at < page.count {
      guard page[at] == UInt8(ascii: "<") else {
        at += 1
        continue
      }
      if starts(with: "<!--") {
        at += 4
        while at < page.count, !starts(with: "-->") { at += 1 }
      } else if starts(with: "<!") {
        at += 1
      } else {
        return tag()
      }
    }
    return nil
  }

  private mutating func tag() -> HTMLTag {
    at += 1
    let isClosing = at < page.count && page[at] == UInt8(ascii: "/")
    if isClosing { at += 1 }
    let name = word().lowercased()
    var attributes: [String: String] = [:]
    while at < page.count, page[at] != UInt8(ascii: ">") {
      if isBlank(page[at]) || page[at] == UInt8(ascii: "/") {
        at += 1
        continue
      }
      let attribute = word().lowercased()
      if attribute.isEmpty { at += 1 }
      attributes[attribute] = value()
    }
    at += 1
    let start = at
    while at < page.count, page[at] != UInt8(ascii: "<") { at += 1 }
    return HTMLTag(
      name: name, isClosing: isClosing, attributes: attributes, text: String(decoding: page[start..<at], as: UTF8.self))
  }

  private mutating func word() -> String {
    let start = at
    while at < page.count, !isBlank(page[at]), !"=/>".utf8.contains(page[at]) { at += 1 }
    return String(decoding: page[start..<at], as: UTF8.self)
  }

  private mutating func value() -> String {
    guard at < page.count, page[at] == UInt8(ascii: "=") else { return "" }
    at += 1
    guard at < page.count, page[at] == UInt8(ascii: "\"") || page[at] == UInt8(ascii: "'") else { return word() }
    let quote = page[at]
    let start = at + 1
    at = start
    while at < page.count, page[at] != quote { at += 1 }
    let value = String(decoding: page[start..<at], as: UTF8.self)
    at += 1
    return value.resolvingEntities
  }

  private func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    return at + length <= page.count
      && page[at..<at + length].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: length))
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}

extension String {
  /// The text with the five entities resolved that ``Output`` writes.
  package var resolvingEntities: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    var result = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
      let found = known.first { rest.hasPrefix($0.0) }
      result += found?.1 ?? "&"
      rest = rest.dropFirst(found?.0.count ?? 1)
    }
    return result + rest
  }
}
