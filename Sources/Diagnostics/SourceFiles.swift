import Output

/// The files that places point into: their paths, and their text when a message has to show it.
///
/// Text is fetched on demand, since a site has thousands of files and only those with a finding are ever shown.
package struct SourceFiles: Sendable {
  /// In the order in which they were added.
  package private(set) var paths: [String] = []
  private let text: @Sendable (String) -> Bytes?

  /// - Parameter text: gives the bytes at a path, or nil where they can no longer be read.
  package init(text: @escaping @Sendable (String) -> Bytes?) { self.text = text }

  /// Adds a file. The path is as the author knows it: from the folder that holds `content/`, with `/` between parts.
  package mutating func add(_ path: String) -> FileID {
    paths.append(path)
    return FileID(UInt32(paths.count - 1))
  }

  package var count: Int { paths.count }

  package func path(of file: FileID) -> String { paths[Int(file.index)] }

  package func text(of file: FileID) -> Bytes? { text(path(of: file)) }
}

/// A file's text cut into lines, which turns byte offsets into what people count.
package struct LineIndex {
  package let text: Bytes
  /// Offset of the first byte of each line; never empty.
  private let starts: [Int]

  package init(_ text: Bytes) {
    self.text = text
    var starts = [0]
    for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.starts = starts
  }

  package var lineCount: Int { starts.count }

  /// The line, from 1, that holds a byte.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line (from 1), without its line end and without a byte order mark before the first.
  package func bytes(ofLine line: Int) -> Range<Int> {
    var start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : text.count
    if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    if start == 0, text.starts(with: [0xef, 0xbb, 0xbf]) { start = min(3, end) }
    return start..<end
  }

  /// The characters of a stretch of bytes, as a reader counts them (grapheme clusters). Bytes that are no UTF-8 count
  /// one each.
  package func characters(_ bytes: Range<Int>) -> String {
    String(decoding: text[bytes.clamped(to: 0..<text.count)], as: UTF8.self)
  }

  /// Line and column, both from 1; the column in characters.
  package func position(at offset: Int) -> (line: Int, column: Int) {
    let line = line(at: min(offset, text.count))
    let start = bytes(ofLine: line).lowerBound
    return (line, characters(start..<max(start, min(offset, text.count))).count + 1)
  }
}
