import Output

/// How findings leave the program.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people: the line, a caret under the place, a hint.
  case text
  /// For programs: one JSON array.
  case json
  /// For GitHub Actions: annotations on the lines of a pull request.
  case github
  /// For code hosts and editors: SARIF 2.1.0.
  case sarif
}

extension [Diagnostic] {
  /// Writes the findings, already sorted, in a format.
  ///
  /// - Parameter isColoured: whether `text` may use the terminal's colours.
  package func write(as format: DiagnosticFormat, from files: SourceFiles, isColoured: Bool, to out: inout Bytes) {
    switch format {
    case .text: TextPrinter(files: files, isColoured: isColoured).write(self, to: &out)
    case .json: JSONPrinter(files: files).write(self, to: &out)
    case .github: GitHubPrinter(files: files).write(self, to: &out)
    case .sarif: SARIFPrinter(files: files).write(self, to: &out)
    }
  }
}

extension Place {
  /// The line and the column, in characters, at which the place begins; both from 1.
  package func position(in files: SourceFiles) -> (line: Int, column: Int) {
    var lookup = LineLookup(files)
    let position = lookup.lines(of: file).position(at: bytes.lowerBound)
    return (position.line, position.column)
  }
}

/// Looks lines up, keeping the last file's index: findings come sorted by file.
struct LineLookup {
  let files: SourceFiles
  private var last: (file: FileID, lines: LineIndex)?

  init(_ files: SourceFiles) { self.files = files }

  mutating func lines(of file: FileID) -> LineIndex {
    if let last, last.file == file { return last.lines }
    let lines = LineIndex(files.text(of: file) ?? [])
    last = (file, lines)
    return lines
  }
}

/// A text made safe to show on a terminal and in a log: control and direction characters become visible escapes.
///
/// Content comes from strangers; it must not be able to move the cursor or to turn a message around.
package func shown(_ text: some StringProtocol) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\t" {
      result.append(" ")
    } else if scalar == "\n" || scalar == "\r" || scalar.isHidden && scalar.value != 0x200d {
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}
