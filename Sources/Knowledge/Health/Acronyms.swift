import Diagnostics
import Markdown
import Output

extension KnowledgeBase {
  /// Runs of capitals in texts that no entry is called and the text itself does not explain; once for each text.
  func unexplainedAcronyms(in files: SourceFiles) -> [HealthSheet.Item] {
    let known = KnownNames(self)
    return allEntries.flatMap { id -> [HealthSheet.Item] in
      let common = self[common: id]
      var ignored = Findings()
      guard !common.isStub, !common.body.isEmpty, let text = files.text(of: common.file),
        let body = FrontMatter(of: text, common.file, &ignored)?.body
      else { return [] }
      let found = acronyms(in: text, body)
      let explained = Set(found.filter(\.isInBrackets).map(\.word))
      var seen = explained
      return found.compactMap { acronym in
        guard !known.explains(acronym, in: text), seen.insert(acronym.word).inserted else { return nil }
        return HealthSheet.Item(
          place: Place(common.file, acronym.bytes), subject: acronym.word, words: "in \(common.name)")
      }
    }
  }
}

/// A run of two capitals or more in a text.
private struct Acronym {
  let word: String
  let bytes: Range<Int>
  /// Whether it stands alone in round brackets, behind what it stands for.
  let isInBrackets: Bool
}

/// Names of entries that hold a run of capitals, by that run.
private struct KnownNames {
  private var byAcronym: [String: [(name: Bytes, offset: Int)]] = [:]

  init(_ base: KnowledgeBase) {
    for id in base.allEntries where id.kind != .page {
      var names = [base[common: id].name] + base[common: id].otherNames.map(\.value.text)
      if let organisation = id.of(Organisation.self) { names += [base[organisation].short?.text].compactMap { $0 } }
      if let term = id.of(GlossaryTerm.self) { names += [base[term].short?.text].compactMap { $0 } }
      for name in names {
        let bytes = Bytes(name.utf8)
        for acronym in acronyms(in: bytes, 0..<bytes.count) {
          byAcronym[acronym.word, default: []].append((bytes, acronym.bytes.lowerBound))
        }
      }
    }
  }

  /// Whether a name stands at the acronym: as a whole, so that `HMP` in "HMP Leyhill" explains no other `HMP`.
  func explains(_ acronym: Acronym, in text: Bytes) -> Bool {
    byAcronym[acronym.word, default: []].contains { name, offset in
      let start = acronym.bytes.lowerBound - offset
      return start >= 0 && start + name.count <= text.count && text[start..<start + name.count].elementsEqual(name)
    }
  }
}

/// The acronyms of a Markdown text: not those in code, in addresses, in citations and in what angle brackets hold.
private func acronyms(in text: Bytes, _ range: Range<Int>) -> [Acronym] {
  var found: [Acronym] = []
  var index = range.lowerBound
  func skip(past close: UInt8) {
    while index < range.upperBound, text[index] != close, text[index] != UInt8(ascii: "\n") { index += 1 }
  }
  while index < range.upperBound {
    let byte = text[index]
    let before = index > range.lowerBound ? text[index - 1] : UInt8(ascii: " ")
    switch byte {
    case UInt8(ascii: "`"): index = endOfCode(in: text, from: index, to: range.upperBound)
    case UInt8(ascii: "<"): skip(past: UInt8(ascii: ">"))
    case UInt8(ascii: "(") where before == UInt8(ascii: "]"): skip(past: UInt8(ascii: ")"))
    case UInt8(ascii: "@") where before == UInt8(ascii: "["): skip(past: UInt8(ascii: "]"))
    case UInt8(ascii: ":") where text[index..<range.upperBound].starts(with: "://".utf8):
      while index < range.upperBound, text[index] > 0x20 { index += 1 }
    case UInt8(ascii: "A")...UInt8(ascii: "Z") where !isWordByte(before):
      let start = index
      while index < range.upperBound, isCapitalOrDigit(text[index]) { index += 1 }
      var end = index
      // "CRCs"
      if index < range.upperBound, text[index] == UInt8(ascii: "s") { index += 1 }
      let isWhole = index == range.upperBound || !isWordByte(text[index])
      while index < range.upperBound, isWordByte(text[index]) { index += 1 }
      let word = String(decoding: text[start..<end], as: UTF8.self)
      guard isWhole, word.filter(\.isLetter).count > 1, !isRomanNumeral(word) else { continue }
      end = start + word.utf8.count
      let isInBrackets =
        before == UInt8(ascii: "(") && end < range.upperBound && text[end] == UInt8(ascii: ")")
      found.append(Acronym(word: word, bytes: start..<end, isInBrackets: isInBrackets))
      continue
    default: break
    }
    index += 1
  }
  return found
}

/// The last byte of a piece of code that begins here with one backtick or more.
private func endOfCode(in text: Bytes, from start: Int, to end: Int) -> Int {
  let tick = UInt8(ascii: "`")
  var index = start
  while index < end, text[index] == tick { index += 1 }
  let length = index - start
  let opened = index
  while index < end {
    var run = 0
    while index < end, text[index] == tick {
      run += 1
      index += 1
    }
    if run == length { return index - 1 }
    if run == 0 { index += 1 }
  }
  return opened - 1
}

private func isCapitalOrDigit(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (48...57).contains(byte) }

private func isWordByte(_ byte: UInt8) -> Bool {
  isCapitalOrDigit(byte) || (97...122).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
}

private func isRomanNumeral(_ word: String) -> Bool { word.count <= 4 && word.allSatisfy { "IVXLC".contains($0) } }
