import Diagnostics
import Markdown
import Output

extension Rule {
  package static let shareWithoutPlace = Rule(
    "share-without-place", .warning, "a percentage in a text without its place",
    manual: """
      A percentage is read and passed on, so a reader must be able to look it up, as with a row of `figures:`. Cite the \
      source in the same paragraph, and say there what it is a percentage of.
      """,
    mistake: reach("It reaches 90% of them."),
    remedy: reach(
      "It reaches 90% of the women's prisons in England [@clinks-2017, Case study 3, opening, paragraph 1]."))

  private static func reach(_ text: String) -> Rule.Example {
    .file(
      "content/organisations/reach.md",
      "---\ntitle: Reach\nsummary: A charity.\nsources: [clinks-2017]\n---\n\(text)\n")
  }
}

/// Says where a text holds a percentage in a paragraph that cites nothing.
///
/// - Parameter range: the text's part of the file.
func reportSharesWithoutPlace(
  in text: Bytes, _ range: Range<Int>, _ body: Body, of file: FileID, _ findings: inout Findings
) {
  // Most texts hold none, in whatever stretch.
  if text.withUnsafeBufferPointer({ percentages(in: $0, range) }).isEmpty { return }
  for stretch in body.text {
    let stretch = Int(stretch.lowerBound)..<Int(stretch.upperBound)
    for share in text.withUnsafeBufferPointer({ percentages(in: $0, stretch) }) {
      let around = paragraph(of: text, around: share)
      if body.notes.contains(where: { around.overlaps($0.place.bytes) }) { continue }
      findings.report(
        .shareWithoutPlace, at: Place(file, share),
        "`\(String(decoding: text[share], as: UTF8.self))` stands in a paragraph that does not say where it is printed",
        hint: "cite the source in the same paragraph, such as `[@clinks-2017, Introduction, paragraph 1]`")
    }
  }
}

/// `43%`, `10 per cent`, `9 percentage points`.
private func percentages(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
  var found: [Range<Int>] = []
  var index = range.lowerBound
  while let start = text.firstDigit(in: index..<range.upperBound) {
    index = start
    while index < range.upperBound, isDigit(text[index]) || text[index] == UInt8(ascii: ".") { index += 1 }
    // Most digits are followed by neither `%` nor the `p` of a word.
    let sign = index < range.upperBound && text[index] == UInt8(ascii: " ") ? index + 1 : index
    guard sign < range.upperBound, text[sign] == UInt8(ascii: "%") || text[sign] == UInt8(ascii: "p") else { continue }
    let rest = text[index..<range.upperBound]
    if let unit = units.first(where: { rest.starts(with: $0) }) { found.append(start..<index + unit.count) }
  }
  return found
}

/// The longer before the shorter one that it begins with.
private let units = ["%", " %", " per cent", " percentage points", " percentage point", " percent"].map {
  Bytes($0.utf8)
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// From the empty line before to the empty line behind.
private func paragraph(of text: Bytes, around range: Range<Int>) -> Range<Int> {
  func isEmptyLine(at index: Int) -> Bool {
    text[index] == UInt8(ascii: "\n") && index > 0 && text[index - 1] == UInt8(ascii: "\n")
  }
  var start = range.lowerBound
  while start > 0, !isEmptyLine(at: start - 1) { start -= 1 }
  var end = range.upperBound
  while end < text.count, !isEmptyLine(at: end) { end += 1 }
  return start..<end
}
