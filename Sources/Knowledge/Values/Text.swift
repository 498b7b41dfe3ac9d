import Diagnostics
import Markdown
import Output
import YAML

/// How long a text may be, and whether it may have several lines.
package protocol TextLimit: Sendable {
  static var shape: Shape { get }
}

package enum LineLimit: TextLimit { package static let shape = Shape.line(upTo: 200) }
package enum ProseLimit: TextLimit { package static let shape = Shape.prose(upTo: 300) }
package enum ReasonLimit: TextLimit { package static let shape = Shape.prose(upTo: 200) }

/// Plain text, as a reader sees it: white space folded, nothing interpreted.
package struct Text<Limit: TextLimit>: FieldValue, Hashable {
  package let text: String
  package init(_ text: String) { self.text = text }

  package static var shape: Shape { Limit.shape }
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    let (limit, name) =
      switch Limit.shape {
      case .line(let limit): (limit, "one line of text")
      case .prose(let limit): (limit, "a text")
      default: (Int.max, "a text")
      }
    guard let scalar = reading.scalar(node, wanted: name) else { return nil }
    if let cutOff = scalar.cutOff {
      reading.report(
        .textCutOff, at: cutOff, "the rest of this line, from ` #` on, is lost",
        hint: "a space and `#` begin a comment: put the whole text between straight double quotes")
    }
    // Nearly every text is plain from end to end, which one look at its bytes tells.
    let look = scalar.text.isEmpty ? nil : PlainLook(scalar.text)
    let isPlain = look?.isPlain == true
    let text = isPlain ? scalar.text : scalar.text.foldingWhiteSpace()
    if text.isEmpty {
      reading.report(
        .emptyValue, at: node.place, "`\(reading.field?.name ?? "")` has nothing in it", hint: reading.field?.help)
      return nil
    }
    if !isPlain, !text.isPlainlyVisible, !isHonest(text, node, &reading) { return nil }
    if look?.holdsMarkupSigns != false, let markup = text.markup {
      reading.report(
        .markupInField, at: node.place, "`\(markup)` would be shown as it stands: this field is plain text",
        hint: "leave the signs out; links, bold and italics are for the text below the fields")
    }
    // As JSON Schema counts them; marks that pile up on a letter count too.
    if text.utf8.count > limit, case let count = text.unicodeScalars.count, count > limit {
      reading.report(
        .textTooLong, at: node.place, "this text has \(count) characters, and \(limit) is the most",
        hint: "keep what a reader needs first; more can be said in the text below the front matter")
    }
    return Self(text)
  }

  /// Whether readers see what the text says; says so where they do not.
  private static func isHonest(_ text: String, _ node: YAMLNode, _ reading: inout Reading) -> Bool {
    var text = text
    let deception = text.withUTF8 { Deception.first(in: $0, joinersAllowed: false) }
    switch deception {
    case nil: return true
    case .hidden(let character):
      reading.report(
        .hiddenCharacter, at: node.place, character.hiddenWords, hint: "type the text again instead of pasting it")
      return false
    case .lookAlike(let word):
      reading.report(.lookAlikeLetters, at: node.place, lookAlikeWords(word), hint: lookAlikeHint)
      return true
    }
  }
}

/// What the bytes of a text tell at one look.
private struct PlainLook {
  /// Nothing but what a reader sees of ASCII, with single spaces between words.
  let isPlain: Bool
  /// Whether `<`, `[` or `*` may stand in it; known for certain of a plain text alone.
  let holdsMarkupSigns: Bool

  init(_ text: String) {
    var text = text
    (isPlain, holdsMarkupSigns) = text.withUTF8 { bytes in
      var signs: UInt64 = 0
      // The mark of a space at the end of the word before; as if one stood before the text.
      var behindSpace: UInt64 = 0x80
      let odd = bytes.first(in: 0..<bytes.count) { word in
        signs |=
          word.equal(to: UInt8(ascii: "<")) | word.equal(to: UInt8(ascii: "[")) | word.equal(to: UInt8(ascii: "*"))
        let spaces = word.equal(to: UInt8(ascii: " "))
        let doubled = spaces & (spaces << 8 | behindSpace)
        behindSpace = spaces >> 56
        return word.beyondASCII | word.below(0x20) | word.equal(to: 0x7f) | doubled
      }
      return (odd == nil && bytes.last != UInt8(ascii: " "), odd != nil || signs != 0)
    }
  }
}

package typealias Line = Text<LineLimit>
package typealias Prose = Text<ProseLimit>
package typealias Reason = Text<ReasonLimit>

extension String {
  /// The text with every run of white space made one space, and none at its ends.
  package func foldingWhiteSpace() -> String {
    isFolded ? self : foldedASCII ?? split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The same of a text of ASCII, by its bytes: to ask for its characters takes a hundred times as long. Nil for any other.
  private var foldedASCII: String? {
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.firstBeyondASCII(in: 0..<bytes.count) == nil else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { folded in
        var count = 0
        for byte in bytes {
          let isSpace = byte == 0x20 || (0x09...0x0d).contains(byte)
          // None at the beginning, and one behind a word.
          if isSpace, count == 0 || folded[count - 1] == 0x20 { continue }
          folded[count] = isSpace ? 0x20 : byte
          count += 1
        }
        return count > 0 && folded[count - 1] == 0x20 ? count - 1 : count
      }
    }
  }

  /// Whether folding white space would change nothing, as is so of nearly every text. Looks at bytes, since asking each
  /// character costs as much as all the rest of reading a field.
  private var isFolded: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var previous = UInt8(ascii: " ")
      for (index, byte) in bytes.enumerated() {
        // Other white space is one of 0x09...0x0d, or outside ASCII behind these first bytes.
        switch byte {
        case ..<0x20, 0xe1, 0xe3: return false
        case 0x20: if previous == 0x20 { return false }
        // A text ends with no part of a character. The pound sign and its like, and dashes and curly quotes, are no white space
        // and belong to no character before them.
        case 0xc2: guard (0xa1...0xbf).contains(bytes[index + 1]) else { return false }
        case 0xe2:
          guard bytes[index + 1] == 0x80, (0x90...0xa7).contains(bytes[index + 2]) else { return false }
        default: break
        }
        previous = byte
      }
      return previous != 0x20 || bytes.isEmpty
    }
  }

  /// The first piece of HTML or Markdown in a text that is to be plain; nil for nearly every one.
  fileprivate var markup: String? {
    guard utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "*") }) else {
      return nil
    }
    for part in split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      let name = part.drop { $0 == "/" }.prefix { $0.isASCII && $0.isLetter }
      guard let end = part.firstIndex(of: ">"),
        ["b", "i", "em", "strong", "p", "br", "a", "span", "div", "u", "sup", "sub"].contains(name.lowercased())
      else { continue }
      return "<" + part[...end]
    }
    for sign in ["**", "](", "[[", "[@"] where contains(sign) { return sign }
    return nil
  }

  /// Whether every character is one that a reader sees: for text of plain ASCII, known from its bytes.
  var isPlainlyVisible: Bool { utf8.allSatisfy { (0x20..<0x7f).contains($0) } }
}
