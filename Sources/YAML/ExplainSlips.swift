import Diagnostics

/// What comes along when fields are pasted from a word processor: spaces that are none, dashes and dots before items.
extension YAMLSource {
  /// Such a slip on the line where libyaml gave up, or on the one above it.
  func slip(near offset: Int) -> Finding? {
    let line = line(at: offset)
    return [self.line(above: line), line].compactMap { $0 }.lazy.compactMap { self.slip(in: $0) }.first
  }

  private func slip(in line: SourceLine) -> Finding? {
    if let odd = oddSpaces(at: line.content) {
      let count = text(odd).unicodeScalars.count
      return Finding(
        rule: .yamlIndentation, place: place(odd),
        message: "the spaces at the beginning of this line are of a kind that does not count",
        hint: "delete them, and type ordinary spaces",
        replacement: .init(String(repeating: " ", count: count), at: place(odd)))
    }
    if let mark = foreignMark(at: line.content) { return foreignMark(mark) }
    guard self[line.content] == .hyphen, let odd = oddSpaces(at: line.content + 1) else { return nil }
    return Finding(
      rule: .missingSpace, place: place(line.content..<odd.upperBound),
      message: "the space behind the dash is of a kind that does not count",
      hint: "delete it, and type an ordinary space", replacement: .init(" ", at: place(odd)))
  }

  /// The same where libyaml has taken the spaces for the beginning of a key.
  func oddIndent(before key: Range<Int>) -> Finding? {
    guard oddSpaces(at: key.lowerBound) != nil else { return nil }
    let line = line(at: key.lowerBound)
    return line.content == key.lowerBound ? slip(in: line) : nil
  }

  /// `• One`, `– One`, `* One`: the mark with what parts it from the item.
  func foreignMark(at offset: Int) -> Range<Int>? {
    // What each of them begins with.
    guard let first = self[offset], first == 0xe2 || first == 0xc2 || first == UInt8(ascii: "*") else { return nil }
    let marks = ["•", "·", "–", "—", "−", "*", "▪", "●", "◦"]
    guard let mark = marks.first(where: { bytes[offset..<range.upperBound].starts(with: $0.utf8) }) else { return nil }
    let end = offset + mark.utf8.count
    if let odd = oddSpaces(at: end) { return offset..<odd.upperBound }
    return self[end]?.isBlank == true ? offset..<(end + 1) : nil
  }

  func foreignMark(_ mark: Range<Int>) -> Finding {
    Finding(
      rule: .foreignMark, place: place(character(at: mark.lowerBound)),
      message: "\(quoted(character(at: mark.lowerBound))) begins no item of a list",
      hint: "write a hyphen and a space in its place", replacement: .init("- ", at: place(mark)))
  }

  /// Spaces of a typesetter's, one after the other: they look like spaces and are letters to YAML.
  func oddSpaces(at offset: Int) -> Range<Int>? {
    var end = offset
    while end + 1 < range.upperBound {
      if bytes[end] == 0xc2, bytes[end + 1] == 0xa0 {
        end += 2
      } else if bytes[end] == 0xe2, bytes[end + 1] == 0x80, let third = self[end + 2],
        (0x80...0x8b).contains(third) || third == 0xaf
      {
        end += 3
      } else {
        break
      }
    }
    return end > offset ? offset..<end : nil
  }

  /// A key that begins or ends with something that cannot be seen, or begins with a mark; and the key that is meant.
  func slip(inKey key: Range<Int>) -> (finding: Finding, meant: String)? {
    if let mark = foreignMark(at: key.lowerBound) {
      return (foreignMark(mark), text(mark.upperBound..<key.upperBound))
    }
    guard holdsBeyondASCII(key) else { return nil }
    var hidden = oddSpaces(at: key.lowerBound)
    if hidden == nil {
      hidden = key.indices.first { $0 > key.lowerBound && oddSpaces(at: $0)?.upperBound == key.upperBound }.map {
        $0..<key.upperBound
      }
    }
    guard let hidden, hidden.count < key.count else { return nil }
    let meant =
      hidden.lowerBound == key.lowerBound ? hidden.upperBound..<key.upperBound : key.lowerBound..<hidden.lowerBound
    let finding = Finding(
      rule: .missingSpace, place: place(key),
      message:
        "a space that does not count stands \(hidden.lowerBound == key.lowerBound ? "before" : "behind") \(quoted(meant))",
      hint: "delete it; it came along when the text was pasted", replacement: .init("", at: place(hidden)))
    return (finding, text(meant))
  }

  /// A line that stands too far left or lacks its hyphen, where libyaml complains of the dash below it.
  func slip(above line: SourceLine) -> Finding? {
    guard let dash = line.dash, let above = self.line(above: line), above.dash == nil, let key = above.key else {
      return nil
    }
    if above.indentation < line.indentation {
      guard !above.value.isEmpty, let row = self.line(above: above), row.body - row.bytes.lowerBound > line.indentation
      else { return nil }
      return Finding(
        rule: .yamlIndentation, place: place(key),
        message: "\(quoted(key)) stands too far left for the item that it belongs to",
        notes: [.init("the item begins here", at: place(row.key ?? row.text))],
        hint:
          "put \(row.body - row.bytes.lowerBound) spaces before it, so that it is in line with the words behind the dash"
      )
    }
    var first = above
    while let next = self.line(above: first), next.indentation > line.indentation, next.dash == nil { first = next }
    guard let header = self.line(above: first), header.key != nil, header.value.isEmpty, let firstKey = first.key,
      header.indentation <= line.indentation
    else { return nil }
    return Finding(
      rule: .yamlIndentation, place: place(firstKey), message: "\(quoted(firstKey)) begins an item without its hyphen",
      notes: [.init("the next item begins here", at: place(dash..<(dash + 1)))],
      hint: "put a hyphen and a space before it, in line with the hyphen below")
  }
}

extension Rule {
  package static let foreignMark = Rule(
    "foreign-mark", .error, "a list with the marks of a word processor, among the fields",
    manual: """
      Each item of a list begins with a hyphen and a space. A round dot, a star or a long dash looks like one and is not: \
      word processors put it there in place of the hyphen. Type the hyphen again.
      """,
    mistake: .fields(
      """
      aliases:
        – The Tuesday group
      """),
    remedy: .fields(
      """
      aliases:
        - The Tuesday group
      """))
}
