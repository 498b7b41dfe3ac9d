import Diagnostics
import Output

extension Rule {
  package static let personalContact = Rule(
    "personal-contact", .warning, "an e-mail address or a telephone number",
    manual: """
      Entries are read by anyone, copied by machines and kept for years. They hold no contact details of people: name \
      the organisation, and give its website under `website:`. If a number is no telephone number, write it with \
      commas: 1,074,546.
      """,
    mistake: .text("Ring Jo on 01632 960 123."),
    remedy: .text("Ask at the front desk."))
}

/// Says where a text holds an e-mail address or a British telephone number.
func reportPersonalContacts(in text: Bytes, _ range: Range<Int>, of file: FileID, _ findings: inout Findings) {
  text.withUnsafeBufferPointer { bytes in
    /// The next such byte from an offset on; beyond the range where there is none.
    func next(_ byte: UInt8, from start: Int) -> Int { bytes.first(byte, in: start..<range.upperBound) ?? .max }
    var index = range.lowerBound
    // Looked for one by one, since noughts are many and the others few.
    var (at, plus, nought) = (-1, -1, -1)
    while true {
      if at < index { at = next(UInt8(ascii: "@"), from: index) }
      if plus < index { plus = next(UInt8(ascii: "+"), from: index) }
      if nought < index { nought = next(UInt8(ascii: "0"), from: index) }
      index = min(at, plus, nought)
      guard index < range.upperBound else { break }
      if index == at {
        if let found = mailAddress(around: index, in: bytes, range) {
          report("an e-mail address", found)
          index = found.upperBound
        }
      } else if let found = telephoneNumber(from: index, in: bytes, range) {
        report("a telephone number", found)
        index = found.upperBound
      }
      index = min(index + 1, range.upperBound)
    }
  }
  func report(_ what: String, _ bytes: Range<Int>) {
    let words = String(decoding: text[bytes], as: UTF8.self)
    findings.report(
      .personalContact, at: Place(file, bytes), "`\(words)` looks like \(what)",
      hint: "entries hold no contact details: name the organisation, and give its website under `website:`")
  }
}

/// The address around an `@`: letters before it, a domain with a dot behind it. A citation `[@slug]` is none.
private func mailAddress(
  around at: Int, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
) -> Range<Int>? {
  func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
  var start = at
  while start > range.lowerBound, isLocal(bytes[start - 1]) { start -= 1 }
  var end = at + 1
  while end < range.upperBound, isLocal(bytes[end]) { end += 1 }
  while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
  guard start < at, bytes[(at + 1)..<end].dropFirst().contains(UInt8(ascii: ".")) else { return nil }
  return start..<end
}

/// Ten or eleven digits from a leading 0 (or twelve from +44), with nothing but spaces, hyphens or brackets between
/// them, no more than one at a time.
private func telephoneNumber(
  from start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
) -> Range<Int>? {
  if start > range.lowerBound {
    switch bytes[start - 1] {
    // The middle of another number, of a word, of an address, of an identifier.
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "_"), UInt8(ascii: "%"):
      return nil
    default: break
    }
  }
  var digits = 0
  var end = start
  var index = start + (bytes[start] == UInt8(ascii: "+") ? 1 : 0)
  var gap = 0
  while index < range.upperBound {
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      digits += 1
      end = index + 1
      gap = 0
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"):
      gap += 1
      if gap > 2 { index = range.upperBound }
    default: index = range.upperBound
    }
    index += 1
  }
  let wanted = bytes[start] == UInt8(ascii: "+") ? 11...12 : 10...11
  guard wanted.contains(digits) else { return nil }
  // Part of a longer word: an identifier, an address.
  if end < range.upperBound,
    bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: "_")
      || (bytes[end] | 0x20) >= 97 && (bytes[end] | 0x20) <= 122
  {
    return nil
  }
  return start..<end
}
