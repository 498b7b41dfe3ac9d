import Output

/// A number as text has it: in words up to nine, in figures from 10.
func inWords(_ number: Int) -> String {
  numberWords.indices.contains(number) ? numberWords[number].description : figures(number)
}

/// No `String`s, since all pages would count the references to them.
private let numberWords: [StaticString] = [
  "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
]

/// A number in figures, with a comma between thousands from 10,000 on.
func figures(_ number: Int) -> String {
  let digits = String(number)
  guard number >= 10_000 else { return digits }
  var grouped = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
    grouped.append(digit)
  }
  return grouped
}

/// What is counted, with its number: "three case studies".
func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  .written { $0.append(counted: number, one, many) }
}

extension PageWriter {
  /// Adds what is counted, with its number: "three case studies".
  mutating func append(counted number: Int, _ one: String, _ many: String? = nil) {
    if numberWords.indices.contains(number) {
      append(numberWords[number])
    } else {
      append(figures: number)
    }
    append(" ")
    if number != 1, let many { return append(verbatim: many) }
    append(verbatim: one)
    if number != 1 { append("s") }
  }

  /// Adds a number in figures, as ``figures(_:)`` has it.
  mutating func append(figures number: Int) {
    if number < 10_000 { append(decimal: number) } else { append(verbatim: Website.figures(number)) }
  }

  /// Adds a text with a full stop, if nothing ends it yet.
  mutating func append(sentence text: String) {
    append(verbatim: text)
    if text.lacksEnd { append(".") }
  }

  /// Adds "one, two and three".
  /// - Parameter words: what stands for one of the things.
  mutating func append<Thing>(listing things: [Thing], _ words: (Thing) -> String) {
    for (place, thing) in things.enumerated() {
      if place > 0 { append(place == things.count - 1 ? " and " : ", ") }
      append(verbatim: words(thing))
    }
  }
}

/// "page 2 of 5".
func pageWords(_ number: Int, of count: Int) -> String {
  .written { words in
    words.append("page ")
    words.append(figures: number)
    words.append(" of ")
    words.append(figures: count)
  }
}

extension String {
  /// The text with its first letter made a capital, for the beginning of a sentence.
  var sentenceStart: String {
    // Bytes first: asking a character for its properties costs as much as the rest of a row.
    guard let byte = utf8.first, byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte), let first
    else { return self }
    return first.uppercased() + dropFirst()
  }

  /// The text with a full stop, if nothing ends it yet.
  var ended: String { lacksEnd ? self + "." : self }

  /// Whether no full stop or the like ends the text.
  fileprivate var lacksEnd: Bool {
    switch utf8.last {
    case nil, UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): false
    // The last byte of an ellipsis is not ASCII, and asking for one takes longer than all the rest.
    case let last? where last >= 0x80 && hasSuffix("…"): false
    default: true
    }
  }

  /// The text as a heading has it.
  var withoutFullStop: String { hasSuffix(".") && !hasSuffix("..") ? String(dropLast()) : self }

  /// The text, or as many whole words of its beginning as fit, with an ellipsis.
  /// - Parameter limit: in characters.
  func cut(to limit: Int) -> String {
    // A text has at least as many bytes as characters, which take long to count.
    guard utf8.count > limit else { return self }
    // Where each byte is a character, as far as the cut and the one behind it, characters need not be looked for.
    var text = self
    let plain = text.withUTF8 { bytes -> String? in
      let other = bytes.first(in: 0..<limit + 1) { $0.beyondASCII | $0.equal(to: UInt8(ascii: "\r")) }
      if other != nil { return nil }
      let start = bytes[..<(limit - 1)]
      var words = start[..<(start.lastIndex(of: UInt8(ascii: " ")) ?? start.endIndex)]
      while let last = words.last, ",;:.- ".utf8.contains(last) { words.removeLast() }
      return String(decoding: words, as: UTF8.self)
    }
    if let plain { return plain + "…" }
    // No character is looked for behind the limit.
    guard let end = index(startIndex, offsetBy: limit - 1, limitedBy: endIndex), end < endIndex,
      index(after: end) < endIndex
    else { return self }
    let start = self[..<end]
    var words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    while let last = words.last, ",;:.–- ".contains(last) { words.removeLast() }
    return words + "…"
  }
}

extension Array where Element == String {
  /// "one, two and three".
  var joinedWithAnd: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text with a small first letter, for the middle of a sentence; a word in capitals keeps them.
  var lowercasedStart: String {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard let byte = utf8.first, capitals.contains(byte), let next = utf8.dropFirst().first, !capitals.contains(next),
      let first
    else { return self }
    return first.lowercased() + dropFirst()
  }
}
