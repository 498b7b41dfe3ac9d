import Diagnostics
import Output

/// What looks like a link or a citation and is none, so that readers would see brackets and an address.
enum LinkSlips {
  static func check(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ signs: inout Signs,
    place: @escaping (Range<Int>) -> Place, _ findings: inout Findings
  ) {
    var scanner = Scanner(text: text, line: line, place: place)
    scanner.scan(&signs, &findings)
  }

  /// Whether `www.` stands anywhere.
  static func hasAddress(_ text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) -> Bool {
    let letters = census[UInt8(ascii: "w")] + census[UInt8(ascii: "W")]
    guard letters >= 3, census[UInt8(ascii: ".")] > 0 else { return false }
    var start = 3
    while let dot = text.first(UInt8(ascii: "."), in: min(start, text.count)..<text.count) {
      // One by one from behind: before nearly every full stop stands another letter.
      if text[dot - 1] | 0x20 == UInt8(ascii: "w"), text[dot - 2] | 0x20 == UInt8(ascii: "w"),
        text[dot - 3] | 0x20 == UInt8(ascii: "w")
      {
        return true
      }
      start = dot + 1
    }
    return false
  }

  private struct Scanner {
    let text: UnsafeBufferPointer<UInt8>
    let line: Range<Int>
    let place: (Range<Int>) -> Place
    /// Of the last square bracket that is open.
    private var open: Int?
    private var isDouble = false
    /// Square brackets that are open.
    private var depth = 0
    /// Whether a backslash on the line says that a bracket is meant as one.
    private var escapesBrackets = false

    init(text: UnsafeBufferPointer<UInt8>, line: Range<Int>, place: @escaping (Range<Int>) -> Place) {
      (self.text, self.line, self.place) = (text, line, place)
    }

    mutating func scan(_ signs: inout Signs, _ findings: inout Findings) {
      var index = line.lowerBound
      while let next = signs.first(in: min(index, line.upperBound)..<line.upperBound) {
        index = next
        switch text[index] {
        case UInt8(ascii: "\\"):
          index += 1
          if let next = byte(index), next == UInt8(ascii: "[") || next == UInt8(ascii: "]") { escapesBrackets = true }
        case UInt8(ascii: "`"): index = endOfCode(index)
        case UInt8(ascii: "["):
          isDouble = byte(index + 1) == UInt8(ascii: "[")
          open = index
          depth += isDouble ? 2 : 1
          if isDouble { index += 1 }
        case UInt8(ascii: "]"): index = close(index, &findings)
        case UInt8(ascii: "("): index = roundBracket(index, &findings)
        case UInt8(ascii: "@"): bareCitation(index, &findings)
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
          guard let next = byte(index + 1), next | 0x20 == UInt8(ascii: "w") else { break }
          index = bareAddress(index, &findings)
        default: break
        }
        index += 1
      }
    }

    private func byte(_ index: Int) -> UInt8? { line.contains(index) ? text[index] : nil }

    private func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    private func report(
      _ rule: Rule, _ range: Range<Int>, _ message: String, _ hint: String, _ findings: inout Findings
    ) {
      findings.report(rule, at: place(range), message, hint: hint)
    }

    // MARK: Brackets

    /// Gives the last position that belongs to what was closed.
    private mutating func close(_ index: Int, _ findings: inout Findings) -> Int {
      let isPair = byte(index + 1) == UInt8(ascii: "]")
      defer {
        open = nil
        depth = max(0, depth - (isPair ? 2 : 1))
      }
      if isPair {
        if let open, depth == 1, !escapesBrackets, byte(open + 1) != UInt8(ascii: "@"),
          byte(index + 2) != UInt8(ascii: "(")
        {
          report(
            .halfLink, open..<(index + 2), "this link has two brackets at its end and one at its beginning",
            "put two brackets before the name: `[\(words(open..<index + 2))`", &findings)
        }
        return index + 1
      }
      guard let open, !isDouble else { return index }
      if byte(index + 1) == UInt8(ascii: "(") { return address(open, index + 1, &findings) }
      bracketedSlug(open, index, &findings)
      var gap = index + 1
      while let next = byte(gap), next == 0x20 || next == 0xc2 || next == 0xa0 { gap += 1 }
      guard gap > index + 1, byte(gap) == UInt8(ascii: "("), let end = endOfAddress(gap + 1, UInt8(ascii: ")")) else {
        return index
      }
      report(
        .halfLink, open..<(end + 1), "a space stands between the words of a link and its address",
        "put the round bracket right behind the square one: `\(words(open..<index + 1))\(words(gap..<end + 1))`",
        &findings)
      return end
    }

    /// `[words](address`, with no end.
    private func address(_ open: Int, _ bracket: Int, _ findings: inout Findings) -> Int {
      var index = bracket + 1
      if byte(index) == UInt8(ascii: "<") { return bracket }
      var depth = 0
      while true {
        index = text.first(in: index..<line.upperBound, where: { $0.addressSyntax }) ?? line.upperBound
        guard index < line.upperBound, !isBlank(text[index]) else { break }
        if text[index] == UInt8(ascii: "(") { depth += 1 }
        if text[index] == UInt8(ascii: ")") {
          if depth == 0 { return index }
          depth -= 1
        }
        index += 1
      }
      // A title may follow, or the address has a space in it, which another rule speaks of.
      guard !text[index..<line.upperBound].contains(UInt8(ascii: ")")), index > bracket + 1 else { return bracket }
      report(
        .halfLink, open..<index, "the address of this link has no `)` at its end", "put a `)` right behind the address",
        &findings)
      return index
    }

    /// `(words)[address]`, and `[words(address)`.
    private func roundBracket(_ index: Int, _ findings: inout Findings) -> Int {
      if let open, !isDouble, index > open + 1, let end = endOfAddress(index + 1, UInt8(ascii: ")")) {
        guard !text[end..<line.upperBound].contains(UInt8(ascii: "]")) else { return index }
        report(
          .halfLink, open..<(end + 1), "the words of this link have no `]` at their end",
          "put a `]` right before the round bracket", &findings)
        return end
      }
      guard open == nil, let close = text[index..<line.upperBound].firstIndex(of: UInt8(ascii: ")")),
        byte(close + 1) == UInt8(ascii: "["), let end = endOfAddress(close + 2, UInt8(ascii: "]"))
      else { return index }
      report(
        .halfLink, index..<(end + 1), "the brackets of this link are the wrong way round",
        "square brackets hold the words, round ones the address: `[\(words(index + 1..<close))](\(words(close + 2..<end)))`",
        &findings)
      return end
    }

    /// The bracket behind what looks like the address of a link.
    private func endOfAddress(_ start: Int, _ close: UInt8) -> Int? {
      guard start < line.upperBound, let end = text[start..<line.upperBound].firstIndex(of: close), end > start else {
        return nil
      }
      let address = words(start..<end)
      guard !address.contains(where: \.isWhitespace) else { return nil }
      let begins = ["http://", "https://", "www.", "../", "./", "mailto:"].contains {
        address.lowercased().hasPrefix($0)
      }
      return begins || address.hasSuffix(".md") ? end : nil
    }

    // MARK: Citations

    /// `@clinks-2017` without brackets: hyphens are what no name of an account has.
    private func bareCitation(_ at: Int, _ findings: inout Findings) {
      // At the beginning of a line it may go on from brackets above.
      guard open == nil, at > line.lowerBound, isSpace(text[at - 1]) || text[at - 1] == UInt8(ascii: "(") else {
        return
      }
      let end = endOfSlug(at + 1)
      let before = text[line.lowerBound..<at].last { !isSpace($0) }
      guard words(at + 1..<end).contains("-"), before != UInt8(ascii: ";") else { return }
      report(
        .citationForm, at..<end, "`\(words(at..<end))` stands without the brackets of a citation",
        "put square brackets round it, and the place behind a comma: `[\(words(at..<end)), page 4]`", &findings)
    }

    /// `[clinks-2017, page 3]`: a name that ends in a year is that of a source.
    private func bracketedSlug(_ open: Int, _ close: Int, _ findings: inout Findings) {
      let end = endOfSlug(open + 1)
      guard end - open > 6, end == close || byte(end) == UInt8(ascii: ","), byte(end - 5) == UInt8(ascii: "-"),
        text[(end - 4)..<end].allSatisfy(isDigit), byte(close + 1) != UInt8(ascii: "["),
        byte(close + 1) != UInt8(ascii: ":")
      else { return }
      report(
        .citationForm, open..<(close + 1), "this citation has no `@`: `\(words(open..<close + 1))`",
        "write `[@\(words(open + 1..<close + 1))`", &findings)
    }

    private func endOfSlug(_ start: Int) -> Int {
      var end = start
      while let next = byte(end), isAlphanumeric(next) || next == UInt8(ascii: "-") { end += 1 }
      while end > start, text[end - 1] == UInt8(ascii: "-") { end -= 1 }
      return end
    }

    // MARK: Addresses and code

    private func bareAddress(_ start: Int, _ findings: inout Findings) -> Int {
      guard open == nil, start == line.lowerBound || isSpace(text[start - 1]) || text[start - 1] == UInt8(ascii: "("),
        text[start..<line.upperBound].prefix(4).map({ $0 | 0x20 }).elementsEqual("www.".utf8)
      else { return start }
      var end = start
      while let next = byte(end), !isSpace(next), next != UInt8(ascii: ")") { end += 1 }
      while end > start, ".,;:!?".utf8.contains(text[end - 1]) { end -= 1 }
      report(
        .bareAddress, start..<end, "this address is not a link: `\(words(start..<end))`",
        "write the whole of it between < and >: `<https://\(words(start..<end))>`", &findings)
      return end
    }

    /// The last backtick of a piece of code that ends on the line.
    private func endOfCode(_ start: Int) -> Int {
      var open = start
      while byte(open) == UInt8(ascii: "`") { open += 1 }
      var index = open
      while index < line.upperBound {
        var end = index
        while byte(end) == UInt8(ascii: "`") { end += 1 }
        if end - index == open - start { return end - 1 }
        index = max(end, index + 1)
      }
      return open - 1
    }
  }
}
