import Diagnostics
import Output

/// Where the parts of an entry's file begin and end, in bytes.
package struct FrontMatter {
  /// The opening line of hyphens.
  package let opening: Range<Int>
  /// The YAML between the two lines of hyphens.
  package let yaml: Range<Int>
  /// All that follows.
  package let body: Range<Int>

  /// Finds the front matter; nil, after a report, where there is none or no end of it.
  package init?(of text: Bytes, _ file: FileID, _ findings: inout Findings) {
    let start = text.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    guard let first = Self.line(of: text, from: start), Self.isFence(text[first.content]) else {
      reportMissingStart(of: text, from: start, file, &findings)
      return nil
    }
    opening = first.content
    var next = first.end
    while let start = Self.lineWithHyphen(text, from: next), let line = Self.line(of: text, from: start) {
      if Self.isFence(text[line.content]) {
        yaml = first.end..<start
        body = line.end..<text.count
        return
      }
      next = line.end
    }
    reportMissingEnd(of: text, opening, from: first.end, file, &findings)
    return nil
  }

  /// A line's bytes without its end, and where the next one begins; nil at the end of the text.
  static func line(of text: Bytes, from start: Int) -> (content: Range<Int>, end: Int)? {
    guard start < text.count else { return nil }
    let newline = text.withUnsafeBufferPointer { $0.first(UInt8(ascii: "\n"), in: start..<$0.count) }
    var contentEnd = newline ?? text.count
    if contentEnd > start, text[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
    return (start..<contentEnd, newline.map { $0 + 1 } ?? text.count)
  }

  /// The beginning of the next line that begins with a hyphen, from the beginning of a line on.
  private static func lineWithHyphen(_ text: Bytes, from start: Int) -> Int? {
    text.withUnsafeBufferPointer { bytes in
      var start = start
      while start < bytes.count, bytes[start] != UInt8(ascii: "-") {
        guard let newline = bytes.first(UInt8(ascii: "\n"), in: start..<bytes.count) else { return nil }
        start = newline + 1
      }
      return start < bytes.count ? start : nil
    }
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 0x2d, line.starts(with: [0x2d, 0x2d, 0x2d]) else { return false }
    return line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
