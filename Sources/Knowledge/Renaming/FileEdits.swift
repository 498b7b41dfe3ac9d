import Diagnostics
import Output

/// Changes to one file at exact places: every byte that none of them touches stays as it is.
package struct FileEdits: Sendable {
  package let text: Bytes
  private var edits: [(range: Range<Int>, with: String)] = []

  package init(_ text: Bytes) { self.text = text }

  package var isEmpty: Bool { edits.isEmpty }

  /// Puts other words in the place of some bytes; of two changes at one place, the first counts.
  package mutating func replace(_ range: Range<Int>, with words: String) {
    guard !edits.contains(where: { $0.range == range && !range.isEmpty }) else { return }
    edits.append((range, words))
  }

  package mutating func insert(_ words: String, at offset: Int) { replace(offset..<offset, with: words) }

  /// The text with all changes made.
  package var edited: Bytes {
    var out = Bytes()
    var position = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= position {
      out += text[position..<edit.range.lowerBound]
      out.append(verbatim: edit.with)
      position = edit.range.upperBound
    }
    return out + text[position...]
  }

  // MARK: Looking at the text

  /// The words that a place holds.
  func words(_ range: Range<Int>) -> String { String(decoding: text[range.clamped(to: 0..<text.count)], as: UTF8.self) }

  /// The line that holds a byte, with its line end.
  func line(at offset: Int) -> Range<Int> {
    let start = text[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = text[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
    return start..<end
  }

  /// What ends the lines of the file.
  var lineEnd: String { words(line(at: 0)).hasSuffix("\r\n") ? "\r\n" : "\n" }
}
