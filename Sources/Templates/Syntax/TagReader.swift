import Diagnostics
import Output

/// Finds the tags of a template. Reports `template-syntax`.
struct TagReader {
  let file: FileID
  let text: Bytes
  private(set) var tags: [Tag] = []
  private(set) var findings = Findings()

  init(_ text: Bytes, file: FileID) {
    self.text = text
    self.file = file
    var offset = 0
    while let start = find("{{", from: offset) { offset = readTag(at: start) }
  }

  /// Reads the tag that begins at an offset; gives the offset after it.
  private mutating func readTag(at start: Int) -> Int {
    var inside = start + 2
    let isTriple = byte(at: inside) == UInt8(ascii: "{")
    if isTriple { inside += 1 }
    let sigil = skipBlanks(from: inside)
    let isComment = byte(at: sigil) == UInt8(ascii: "!") && !isTriple
    guard let closing = isComment ? find("}}", from: inside) : findClosing(isTriple ? "}}}" : "}}", from: inside) else {
      report(
        start..<endOfLine(from: start), "this tag is never closed",
        hint: isTriple
          ? "close it with `}}}`" : "close it with `}}`; for two braces that are text, write `&#123;&#123;`")
      // The rest of an open comment is a comment: to read on would take time without end.
      return isComment ? text.count : find("{{", from: inside) ?? text.count
    }
    let bytes = start..<closing + (isTriple ? 3 : 2)
    if isComment {
      tags.append(Tag(kind: .comment, name: "", nameBytes: closing..<closing, bytes: bytes))
    } else {
      readTag(bytes, sigil: sigil, closing: closing, isTriple: isTriple)
    }
    return bytes.upperBound
  }

  private mutating func readTag(_ bytes: Range<Int>, sigil: Int, closing: Int, isTriple: Bool) {
    var kind = Tag.Kind.variable
    if isTriple {
      kind = .raw
    } else {
      switch byte(at: sigil) {
      case UInt8(ascii: "#"): kind = .section
      case UInt8(ascii: "^"): kind = .inverted
      case UInt8(ascii: "/"): kind = .close
      case UInt8(ascii: ">"): kind = .partial
      case UInt8(ascii: "<"): kind = .parent
      case UInt8(ascii: "$"): kind = .block
      case UInt8(ascii: "&"): kind = .raw
      case UInt8(ascii: "="):
        report(
          bytes, "a template cannot change its delimiters", hint: "take the tag out, and write every tag as `{{name}}`")
        return
      default: break
      }
    }
    let start = skipBlanks(from: kind == .variable || isTriple ? sigil : sigil + 1)
    var end = closing
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    let nameBytes = min(start, end)..<end
    let problem = TagName.problem(text[nameBytes], of: kind)
    if let problem { report(nameBytes.isEmpty ? bytes : nameBytes, problem.message, hint: problem.hint) }
    let name = String(decoding: text[nameBytes], as: UTF8.self)
    tags.append(Tag(kind: kind, name: name, nameBytes: nameBytes, bytes: bytes, isMisnamed: problem != nil))
  }

  private mutating func report(_ bytes: Range<Int>, _ message: String, hint: String) {
    findings.report(.templateSyntax, at: Place(file, bytes), message, hint: hint)
  }

  /// The end of a tag; nil where another tag opens before it.
  private func findClosing(_ closing: StaticString, from start: Int) -> Int? {
    var offset = start
    while offset + 1 < text.count {
      guard text[offset] == UInt8(ascii: "}") || text[offset] == UInt8(ascii: "{") else {
        offset += 1
        continue
      }
      if stands(closing, at: offset) { return offset }
      if stands("{{", at: offset) { return nil }
      offset += 1
    }
    return nil
  }

  private func find(_ wanted: StaticString, from start: Int) -> Int? {
    text.withUnsafeBufferPointer { bytes in
      var offset = start
      while let first = bytes.first(wanted.utf8Start[0], in: offset..<bytes.count) {
        if stands(wanted, at: first) { return first }
        offset = first + 1
      }
      return nil
    }
  }

  private func stands(_ wanted: StaticString, at offset: Int) -> Bool {
    let count = wanted.utf8CodeUnitCount
    guard offset + count <= text.count else { return false }
    for index in 0..<count where text[offset + index] != wanted.utf8Start[index] { return false }
    return true
  }

  private func byte(at offset: Int) -> UInt8? { text.indices.contains(offset) ? text[offset] : nil }

  private func skipBlanks(from start: Int) -> Int {
    var offset = start
    while offset < text.count, isBlank(text[offset]) { offset += 1 }
    return offset
  }

  private func endOfLine(from start: Int) -> Int {
    text[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? text.count
  }
}

/// A space, a tab or a line end: what may stand around a name inside a tag.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
