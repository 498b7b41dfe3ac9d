import Diagnostics
import Output

/// What stands where the lines of three hyphens around the fields should be.
func reportMissingStart(of text: Bytes, from start: Int, _ file: FileID, _ findings: inout Findings) {
  func report(_ place: Range<Int>, _ message: String, _ hint: String, _ replacement: Diagnostic.Replacement? = nil) {
    findings.report(.noFrontMatter, at: Place(file, place), message, hint: hint, replacement: replacement)
  }
  let usual = "begin with a line of three hyphens, then `title:` and the other fields, then three hyphens again"
  if text.contains(UInt8(ascii: "\r")), !text.contains(UInt8(ascii: "\n")) {
    return report(
      start..<start, "the lines of this file end in a way that no program of today uses",
      "save it again with the line ends of Windows or Unix (LF)")
  }
  var next = start
  while let line = FrontMatter.line(of: text, from: next), text[line.content].allSatisfy(isSpace) { next = line.end }
  guard let line = FrontMatter.line(of: text, from: next) else {
    return report(start..<start, "this file is empty", usual)
  }
  let words = trimmed(text, line.content)
  if next > start || words.lowerBound > line.content.lowerBound, isHyphens(text[words]) {
    let surplus = start..<words.lowerBound
    return report(
      words, "something stands before the first line of hyphens: \(next > start ? "an empty line" : "a space")",
      "take it out, so that the file begins with `---`", .init("", at: Place(file, surplus)))
  }
  if let shown = lookalike(text, words) {
    return report(
      words, "the first line is to be three hyphens, and here it is `\(shown)`",
      "write `---`; some programs make one long dash of it", .init("---", at: Place(file, words)))
  }
  if text[words].starts(with: "```".utf8) || text[words].starts(with: "+++".utf8) {
    return report(
      words, "the fields of an entry begin with `---`, and not with `\(shown(text, words))`", "write `---` in its place"
    )
  }
  if text[words].contains(UInt8(ascii: ":")), text[words].first.map(isLetter) == true {
    return report(
      words, "the line of three hyphens above the fields is missing", "put a line `---` above this one",
      .init("---\n", at: Place(file, line.content.lowerBound..<line.content.lowerBound)))
  }
  report(words, "this file does not begin with `---` and the fields of an entry", usual)
}

/// The fields begin at `opening` and never end.
func reportMissingEnd(
  of text: Bytes, _ opening: Range<Int>, from start: Int, _ file: FileID, _ findings: inout Findings
) {
  let note = Diagnostic.Note("the fields begin here", at: Place(file, opening))
  var next = start
  var follows = false
  var textStart: Range<Int>?
  while let line = FrontMatter.line(of: text, from: next) {
    let words = trimmed(text, line.content)
    if let shown = lookalike(text, words) ?? (isHyphens(text[words]) ? "---" : nil) {
      let isIndented = words.lowerBound > line.content.lowerBound
      findings.report(
        .unclosedFrontMatter, at: Place(file, words),
        isIndented
          ? "a space stands before the line of hyphens that ends the fields"
          : "the fields are to end with three hyphens, and here they end with `\(shown)`",
        notes: [note], hint: "write `---` alone on its line; some programs make one long dash of it",
        replacement: .init("---", at: Place(file, line.content.lowerBound..<words.upperBound)))
      return
    }
    // The text begins with a heading, or behind an empty line with something that is no field.
    let isHeading = text[words].starts(with: "## ".utf8) || text[words].starts(with: "# ".utf8) && follows
    let key = text[words].prefix { isLetter($0) }
    let isField =
      words.lowerBound > line.content.lowerBound || text[words].first == UInt8(ascii: "-")
      || text[words].first == UInt8(ascii: "#")
      || !key.isEmpty && text[words].dropFirst(key.count).first == UInt8(ascii: ":")
    if textStart == nil, !words.isEmpty, isHeading || follows && !isField { textStart = words }
    follows = words.isEmpty
    next = line.end
  }
  findings.report(
    .unclosedFrontMatter, at: Place(file, textStart ?? opening),
    textStart == nil
      ? "the fields that begin here never end"
      : "the text seems to begin here, and no line of hyphens ends the fields above it",
    notes: textStart == nil ? [] : [note], hint: "put a line of three hyphens between the fields and the text")
}

/// What takes the place of three hyphens: two or four of them, a long dash; nil for anything else.
private func lookalike(_ text: Bytes, _ line: Range<Int>) -> String? {
  let words = shown(text, line)
  guard !words.isEmpty, words.unicodeScalars.count < 40, words != "---",
    words.unicodeScalars.allSatisfy({ "-–—−‐‑―_=".unicodeScalars.contains($0) }), words != "-"
  else { return nil }
  return words
}

private func isHyphens(_ line: ArraySlice<UInt8>) -> Bool { line.elementsEqual("---".utf8) }

private func shown(_ text: Bytes, _ line: Range<Int>) -> String { String(decoding: text[line], as: UTF8.self) }

private func trimmed(_ text: Bytes, _ line: Range<Int>) -> Range<Int> {
  var (start, end) = (line.lowerBound, line.upperBound)
  while start < end, isSpace(text[start]) { start += 1 }
  while end > start, isSpace(text[end - 1]) { end -= 1 }
  return start..<end
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0d }

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
