import Diagnostics
import Output

/// Most that front matter may hold, so that no text can keep the program busy: the longest real entry has some hundred
/// values, three levels deep.
enum Limit {
  /// Lists and groups inside each other.
  static let depth = 20
  /// Texts, lists and groups of one file, keys not counted.
  static let nodes = 20_000
  /// One text, in bytes.
  static let scalarBytes = 64 * 1024
}

/// Reads the part of a file that is YAML as a tree in which every key and value has its place.
///
/// Nil after a mistake that leaves the rest without a sure meaning, as wrong indentation does: what a later stage said
/// of such a tree would mislead. Every other mistake is reported and the tree given as it was meant.
///
/// - Parameters:
///   - text: the whole file.
///   - range: the part of it that is YAML, in bytes; a byte order mark at its beginning is passed over.
///   - file: the file that places point into.
///   - findings: receives what is wrong, by the rules of ``Rule/yamlRules``.
package func parseYAML(_ text: Bytes, in range: Range<Int>, of file: FileID, _ findings: inout Findings) -> YAMLNode? {
  var range = range.clamped(to: 0..<text.count)
  if text[range].starts(with: [0xef, 0xbb, 0xbf]) { range = (range.lowerBound + 3)..<range.upperBound }
  if let plain = PlainReader.read(text, in: range, of: file) { return plain }
  var builder = TreeBuilder(YAMLSource(file: file, bytes: text, range: range))
  let fault = readEvents(text, in: range, &builder)
  return builder.finish(fault, &findings)
}
