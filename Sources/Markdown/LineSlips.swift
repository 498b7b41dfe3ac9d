import Diagnostics
import Output

/// Looks at a text line by line for what Markdown takes for plain words and nobody means as such: what comes along when
/// text is pasted from a word processor, and marks without the space behind them.
///
/// The C library sees nothing wrong there, so its tree does not help; each line tells enough.
struct LineSlips {
  let text: UnsafeBufferPointer<UInt8>
  let lines: SourceLines
  let place: (Range<Int>) -> Place
  var findings = Findings()
  /// Lines that begin and end with a bar, one after the other, from the first.
  private var tableStart: Int?
  /// Whether a backslash stands anywhere in the text.
  private let mayHoldEscapes: Bool

  /// Of those without which nothing on a line looks like a link, and of all that count where something does.
  private var linkSigns, allSigns: Signs

  init(
    _ text: UnsafeBufferPointer<UInt8>, _ lines: SourceLines, _ census: ByteCensus,
    place: @escaping (Range<Int>) -> Place
  ) {
    (self.text, self.lines, self.place) = (text, lines, place)
    mayHoldEscapes = census[UInt8(ascii: "\\")] > 0
    let hasAddress = LinkSlips.hasAddress(text, census)
    linkSigns = Signs(hasAddress ? "[(@wW" : "[(@", in: text, census)
    allSigns = Signs(hasAddress ? "[](@\\`wW" : "[](@\\`", in: text, census)
  }

  mutating func check() {
    var fence: UInt8?
    checkSecondFields()
    guard lines.count > 0 else { return }
    for number in 1...lines.count {
      let line = lines[number]
      let start = firstInk(line)
      guard start < line.upperBound else {
        if tableStart != nil { endTable(before: number) }
        continue
      }
      if let character = fenceCharacter(at: start, line) {
        if fence == nil { fence = character } else if fence == character { fence = nil }
        endTable(before: number)
        continue
      }
      // Four spaces make code of a line.
      guard fence == nil else { continue }
      if text[start] == UInt8(ascii: "|") {
        if tableStart == nil { tableStart = number }
      } else if tableStart != nil {
        endTable(before: number)
      }
      switch text[start] {
      case UInt8(ascii: "#"): checkHeading(start, line, number)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): checkListMark(start, line, number)
      case UInt8(ascii: "<"), UInt8(ascii: ">"): if checkConflict(start, line) { return }
      case UInt8(ascii: "*"): checkBoldHeading(start, line, number)
      case 0xc2, 0xe2, 0xef: checkForeignMark(start, line, number)
      default: break
      }
      if linkSigns.first(in: line) != nil {
        LinkSlips.check(text, line, &allSigns, place: place, &findings)
      }
    }
    endTable(before: lines.count + 1)
  }

  // MARK: Headings and lists

  /// `##Results`, and `##` with a space that is none.
  private mutating func checkHeading(_ start: Int, _ line: Range<Int>, _ number: Int) {
    var end = start
    while end < line.upperBound, text[end] == UInt8(ascii: "#") { end += 1 }
    guard end - start <= 6, end < line.upperBound else { return }
    var signs: String { String(repeating: "#", count: max(2, end - start)) }
    if let odd = oddSpace(at: end) {
      return report(
        .markWithoutSpace, start..<odd.upperBound, "the space behind `\(signs)` is one that Markdown does not know",
        "type an ordinary space there", .init(" ", at: place(odd)))
    }
    guard isAlphanumeric(text[end]) || text[end] >= 0x80 || text[end] == UInt8(ascii: "*") else {
      return checkNumber(from: end, line)
    }
    // A single sign may begin a word that belongs to a sentence.
    guard end - start > 1 || isAlone(number) else { return }
    report(
      .markWithoutSpace, start..<endOfWord(end, line), "there is no space behind the `\(signs)` of a heading",
      "put a space behind the last number sign", .init(" ", at: place(end..<end)))
  }

  /// `## 1. Results`
  private mutating func checkNumber(from end: Int, _ line: Range<Int>) {
    var start = end
    while start < line.upperBound, isSpace(text[start]) { start += 1 }
    var digits = start
    while digits < line.upperBound, isDigit(text[digits]) || text[digits] == UInt8(ascii: ".") { digits += 1 }
    guard digits > start, isDigit(text[start]), digits - start <= 5, digits + 1 < line.upperBound,
      text[digits - 1] == UInt8(ascii: ".") || text[digits] == UInt8(ascii: ")")
    else { return }
    let last = text[digits - 1] == UInt8(ascii: ".") ? digits : digits + 1
    report(
      .numberedHeading, start..<last, "this heading has a number of its own",
      "take the number out: headings are listed in order on the page")
  }

  /// `-One`, `1.One`
  private mutating func checkListMark(_ start: Int, _ line: Range<Int>, _ number: Int) {
    var end = start + 1
    if text[start] != UInt8(ascii: "-") {
      while end < line.upperBound, isDigit(text[end]) { end += 1 }
      guard end < line.upperBound, end - start <= 2, ".)".utf8.contains(text[end]) else { return }
      end += 1
    }
    guard end < line.upperBound, case let odd = oddSpace(at: end), odd != nil || isLetter(text[end]),
      number == 1 || firstInk(lines[number - 1]) == lines[number - 1].upperBound || isListed(number)
    else { return }
    let mark = String(decoding: text[start..<end], as: UTF8.self)
    if let odd {
      return report(
        .markWithoutSpace, start..<odd.upperBound, "the space behind `\(mark)` is one that Markdown does not know",
        "type an ordinary space there", .init(" ", at: place(odd)))
    }
    report(
      .markWithoutSpace, start..<endOfWord(end, line), "there is no space behind the `\(mark)` of a list",
      "put a space behind it", .init(" ", at: place(end..<end)))
  }

  /// Whether a neighbour begins with the same sign.
  private func isListed(_ number: Int) -> Bool {
    let line = lines[number]
    let first = text[firstInk(line)]
    return [number - 1, number + 1].contains { other in
      guard other >= 1, other <= lines.count else { return false }
      let start = firstInk(lines[other])
      guard start < lines[other].upperBound else { return false }
      return text[start] == first || isDigit(text[start]) && isDigit(first)
    }
  }

  /// `• One`, `– One`: marks that a word processor makes.
  private mutating func checkForeignMark(_ start: Int, _ line: Range<Int>, _ number: Int) {
    guard let mark = Self.listMarks.first(where: { text[start..<line.upperBound].starts(with: $0.utf8) }) else {
      return
    }
    let end = start + mark.utf8.count
    guard end < line.upperBound, isSpace(text[end]) || oddSpace(at: end) != nil else { return }
    // A dash may begin a line of its own: the name under a quotation.
    if mark == "–" || mark == "—" {
      let hasNeighbour = [number - 1, number + 1].contains { other in
        other >= 1 && other <= lines.count
          && text[firstInk(lines[other])..<lines[other].upperBound].starts(with: mark.utf8)
      }
      guard hasNeighbour else { return }
    }
    let gap = oddSpace(at: end)?.upperBound ?? end + 1
    report(
      .foreignListMark, start..<end, "`\(mark)` makes no list here: it is shown as it stands",
      "begin each item with a hyphen and a space", .init("- ", at: place(start..<gap)))
  }

  private static let listMarks = ["•", "·", "–", "—", "▪", "●", "◦", "■"]

  /// `**Results**`, alone between blank lines.
  private mutating func checkBoldHeading(_ start: Int, _ line: Range<Int>, _ number: Int) {
    var end = line.upperBound
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    guard end - start > 5, end - start < 80, isAlone(number), text[start..<end].starts(with: "**".utf8),
      text[start..<end].suffix(2).elementsEqual("**".utf8),
      !text[(start + 2)..<(end - 2)].contains(UInt8(ascii: "*")), !".!?,;".utf8.contains(text[end - 3])
    else { return }
    report(
      .boldHeading, start..<end, "a line in bold stands where a heading is meant",
      "begin the line with `## ` and leave the stars out, so that the page can list it")
  }

  // MARK: Files

  /// `---`, fields and `---` again, below the fields.
  private mutating func checkSecondFields() {
    var number = 1
    while number <= lines.count, firstInk(lines[number]) == lines[number].upperBound { number += 1 }
    guard isFence(number), number < lines.count else { return }
    let field = lines[number + 1]
    var end = field.lowerBound
    while end < field.upperBound, isAlphanumeric(text[end]) { end += 1 }
    guard end > field.lowerBound, end < field.upperBound, text[end] == UInt8(ascii: ":") else { return }
    report(
      .secondFields, lines[number], "a second set of fields begins here, and would be shown as text",
      "put all fields between the first two lines of hyphens, and take this line and the one that ends it out")
  }

  private func isFence(_ number: Int) -> Bool {
    let line = lines[number]
    return line.count >= 3 && text[line].prefix(3).allSatisfy { $0 == UInt8(ascii: "-") }
      && text[line].dropFirst(3).allSatisfy { isSpace($0) }
  }

  private mutating func checkConflict(_ start: Int, _ line: Range<Int>) -> Bool {
    guard start == line.lowerBound, isConflictMark(text[line]) else { return false }
    report(
      .conflictMark, line, "two versions of the text stand here, one below the other",
      "keep one of them, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
    return true
  }

  // MARK: Tables

  /// Looks at the rows from the first with a bar to the one before a line.
  private mutating func endTable(before number: Int) {
    guard let first = tableStart else { return }
    tableStart = nil
    guard number - first > 1 else { return }
    let head = lines[first]
    let columns = cells(of: head)
    guard isRule(lines[first + 1]) else {
      return report(
        .tableForm, trimmed(head), "this looks like a table, and no line of hyphens parts its head from its rows",
        "put a line below the head: `|\(String(repeating: "---|", count: max(1, columns)))`")
    }
    for row in first + 1..<number where cells(of: lines[row]) != columns {
      let count = cells(of: lines[row])
      return report(
        .tableForm, trimmed(lines[row]),
        "this row has \(count) \(count == 1 ? "cell" : "cells"), and the head of the table has \(columns)",
        count > columns
          ? "take out the bar that is too many; a bar that is to be seen is written \\|"
          : "add the bars that are missing; a cell may be empty")
    }
  }

  private func cells(of line: Range<Int>) -> Int {
    let line = trimmed(line)
    let count = bars(in: line)
    // Both ends of a row may be open, its beginning is not.
    return text[line.upperBound - 1] == UInt8(ascii: "|") && line.count > 1 ? count - 1 : count
  }

  /// Bars that no backslash escapes.
  private func bars(in line: Range<Int>) -> Int {
    if !mayHoldEscapes { return text.count(of: UInt8(ascii: "|"), in: line) }
    var (count, index) = (0, line.lowerBound)
    while let next = text.first(
      in: min(index, line.upperBound)..<line.upperBound,
      where: { $0.equal(to: UInt8(ascii: "|")) | $0.equal(to: UInt8(ascii: "\\")) })
    {
      if text[next] == UInt8(ascii: "|") { count += 1 }
      index = next + (text[next] == UInt8(ascii: "|") ? 1 : 2)
    }
    return count
  }

  private func isRule(_ line: Range<Int>) -> Bool {
    let line = trimmed(line)
    var hasHyphen = false
    for index in line {
      switch text[index] {
      case UInt8(ascii: "-"): hasHyphen = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): continue
      default: return false
      }
    }
    return hasHyphen
  }

  // MARK: Bytes

  private mutating func report(
    _ rule: Rule, _ bytes: Range<Int>, _ message: String, _ hint: String, _ replacement: Diagnostic.Replacement? = nil
  ) {
    findings.report(rule, at: place(bytes), message, hint: hint, replacement: replacement)
  }

  private func firstInk(_ line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start < line.upperBound, isSpace(text[start]) { start += 1 }
    return start
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var end = line.upperBound
    let start = firstInk(line)
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isAlone(_ number: Int) -> Bool {
    [number - 1, number + 1].allSatisfy { $0 < 1 || $0 > lines.count || firstInk(lines[$0]) == lines[$0].upperBound }
  }

  private func endOfWord(_ start: Int, _ line: Range<Int>) -> Int {
    var end = start
    while end < line.upperBound, !isSpace(text[end]) { end += 1 }
    return end
  }

  private func fenceCharacter(at start: Int, _ line: Range<Int>) -> UInt8? {
    let first = text[start]
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), line.upperBound - start >= 3,
      text[start + 1] == first, text[start + 2] == first
    else { return nil }
    // On the line of its opening, three backticks are a piece of code.
    return first == UInt8(ascii: "`") && text[(start + 3)..<line.upperBound].contains(first)
      && text[start + 3] != first ? nil : first
  }

  /// A space that only looks like one: a non-breaking one, or one of a typesetter's.
  private func oddSpace(at index: Int) -> Range<Int>? {
    guard index + 1 < text.count else { return nil }
    if text[index] == 0xc2, text[index + 1] == 0xa0 { return index..<(index + 2) }
    guard index + 2 < text.count, text[index] == 0xe2, text[index + 1] == 0x80 else { return nil }
    return (0x80...0x8a).contains(text[index + 2]) || text[index + 2] == 0xaf ? index..<(index + 3) : nil
  }

  private func isLetter(_ byte: UInt8) -> Bool { isAlphanumeric(byte) && !isDigit(byte) }
}

/// Whether a line is one of those with which git marks two versions of a text.
package func isConflictMark(_ line: some Collection<UInt8>) -> Bool {
  line.starts(with: "<<<<<<< ".utf8) || line.starts(with: ">>>>>>> ".utf8)
}
