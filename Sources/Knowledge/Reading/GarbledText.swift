import Diagnostics
import Markdown
import Output

extension Rule {
  package static let garbledText = Rule(
    "garbled-text", .error, "letters that were lost on the way",
    manual: """
      Where a file is read in another encoding than it was written in, a curly quote becomes `â€™`, a pound sign `Â£`, and an \
      accent `Ã©`; sometimes only a question mark in a black diamond is left. What stood there cannot be told from it: look at \
      the original and type it again.
      """,
    mistake: .text("The womenâ€™s centre opened."),
    remedy: .text("The women’s centre opened."))
}

/// Whether a text is one version: says so where git has left two in it.
func isOneVersion(_ text: Bytes, _ file: FileID, _ findings: inout Findings) -> Bool {
  let start = text.withUnsafeBufferPointer { bytes -> Int? in
    guard let start = bytes.first(UInt8(ascii: "<")) else { return nil }
    // Tags and quotations have one sign where a mark has seven.
    let mayHoldMarks = bytes.holdsTwice(UInt8(ascii: "<")) || bytes.holdsTwice(UInt8(ascii: ">"))
    return mayHoldMarks ? start : nil
  }
  guard var next = start else { return true }
  // Only the beginning of a line counts.
  while next > 0, text[next - 1] != UInt8(ascii: "\n") { next -= 1 }
  while let line = FrontMatter.line(of: text, from: next) {
    if text[next] == UInt8(ascii: "<") || text[next] == UInt8(ascii: ">"), isConflictMark(text[line.content]) {
      findings.report(
        .conflictMark, at: Place(file, line.content), "two versions of the text stand here, one below the other",
        hint: "keep one of them, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
      return false
    }
    next = line.end
  }
  return true
}

/// Says where characters stand that came from reading one encoding as another, once a line; and, above the body, characters
/// that nobody can see.
///
/// - Returns: whether there is something hidden: names and words with it in them are none that exist, which
///   would be reported once more.
func reportGarbledText(
  in text: Bytes, _ range: Range<Int>, _ body: Range<Int>, of file: FileID, _ findings: inout Findings
) -> Bool {
  var isAboveBody = false
  var reportedUpTo = -1
  text.withUnsafeBufferPointer { bytes in
    // What is garbled begins with one of these; in the body, all else is looked at elsewhere.
    let mayBeGarbled = bytes.holds(0xc3) || bytes.holds(0xef)
    let end = mayBeGarbled ? range.upperBound : min(max(range.lowerBound, body.lowerBound), range.upperBound)
    var index = range.lowerBound
    while let next = nextUnusual(bytes, index..<end, body.lowerBound) {
      index = next
      if let length = garbled(bytes, index, range.upperBound) {
        if index >= reportedUpTo {
          findings.report(
            .garbledText, at: Place(file, index..<index + length),
            "`\(String(decoding: text[index..<index + length], as: UTF8.self))` is what is left of a letter or a sign",
            hint: "look at the original and type it again; then save the file with the encoding UTF-8")
          reportedUpTo = bytes.first(UInt8(ascii: "\n"), in: index..<range.upperBound) ?? range.upperBound
        }
        index += length
      } else if index < body.lowerBound, let length = hidden(bytes, index, range.upperBound) {
        let place = Place(file, index..<index + length)
        findings.report(
          .hiddenCharacter, at: place, "a character stands here that cannot be seen",
          hint: "delete it; it came along when the text was pasted", replacement: .init("", at: place))
        isAboveBody = true
        index += length
      } else {
        index += 1
      }
    }
  }
  return isAboveBody
}

/// The next byte outside ASCII or, above the body, one that is a control and ends no line.
private func nextUnusual(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ bodyStart: Int) -> Int? {
  guard !range.isEmpty else { return nil }
  let start = min(max(range.lowerBound, bodyStart), range.upperBound)
  return bytes.first(in: range.lowerBound..<start) { $0.beyondASCII | $0.oddControls }
    ?? bytes.firstBeyondASCII(in: start..<range.upperBound)
}

/// The length of `â€™`, `Ã©`, `Â£` or U+FFFD; nil for anything else.
private func garbled(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
  guard index + 2 < end else { return nil }
  switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
  case (0xef, 0xbf, 0xbd): return 3
  // â and the euro sign: a quotation mark or a dash of UTF-8, read as Windows-1252.
  case (0xc3, 0xa2, 0xe2) where index + 4 < end && bytes[index + 3] == 0x82 && bytes[index + 4] == 0xac:
    guard index + 6 < end else { return 5 }
    let length = bytes[index + 5] < 0x80 ? 0 : bytes[index + 5] < 0xe0 ? 2 : 3
    return min(5 + length, end - index)
  // Ã or Â before a sign that no word has there.
  case (0xc3, 0x82...0x83, 0xc2) where index + 3 < end: return 4
  default: return nil
  }
}

/// The length of a character that shows nothing and belongs to no script; nil for anything else.
private func hidden(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
  let byte = bytes[index]
  if byte < 0x20 { return byte == 0x09 || byte == 0x0a || byte == 0x0d ? nil : 1 }
  guard index + 1 < end else { return nil }
  if byte == 0xc2 { return bytes[index + 1] == 0xad ? 2 : nil }
  guard index + 2 < end else { return nil }
  switch (byte, bytes[index + 1], bytes[index + 2]) {
  // A zero-width space, marks of direction, a word joiner, a byte order mark. Joiners belong to scripts and to emoji.
  case (0xe2, 0x80, 0x8b), (0xe2, 0x80, 0x8e...0x8f), (0xe2, 0x80, 0xaa...0xae), (0xe2, 0x81, 0xa0...0xa9),
    (0xef, 0xbb, 0xbf):
    return 3
  default: return nil
  }
}
