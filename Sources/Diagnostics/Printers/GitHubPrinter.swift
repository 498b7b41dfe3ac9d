import Output

/// Findings as workflow commands of GitHub Actions, which shows them on the lines of a pull request.
///
/// Source: "Workflow commands for GitHub Actions", setting an error, warning or notice message.
struct GitHubPrinter {
  let files: SourceFiles

  func write(_ diagnostics: [Diagnostic], to out: inout Bytes) {
    var lookup = LineLookup(files)
    for diagnostic in diagnostics {
      let lines = lookup.lines(of: diagnostic.place.file)
      let start = lines.position(at: diagnostic.place.bytes.lowerBound)
      let end = lines.position(at: diagnostic.place.bytes.upperBound)
      var text = diagnostic.message
      for note in diagnostic.notes {
        let line = lookup.lines(of: note.place.file).position(at: note.place.bytes.lowerBound).line
        text += "\n\(files.path(of: note.place.file)):\(line): \(note.message)"
      }
      if let hint = diagnostic.hint { text += "\nhint: \(hint)" }
      out.append(verbatim: "::\(diagnostic.severity.command) file=\(property(files.path(of: diagnostic.place.file)))")
      out.append(verbatim: ",line=\(start.line),endLine=\(end.line)")
      // Columns are only understood within one line.
      if start.line == end.line { out.append(verbatim: ",col=\(start.column),endColumn=\(end.column)") }
      out.append(verbatim: ",title=\(property(diagnostic.rule.id))::\(data(text))\n")
    }
  }

  private func data(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { shown($0).escaping(["%": "%25"]) }
      .joined(separator: "%0A")
  }

  private func property(_ text: String) -> String { shown(text).escaping(["%": "%25", ":": "%3A", ",": "%2C"]) }
}

extension Severity {
  fileprivate var command: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .hint: "notice"
    }
  }
}

extension String {
  /// By scalars: to Swift, a sign with a mark above it is another sign.
  fileprivate func escaping(_ replacements: [Unicode.Scalar: String]) -> String {
    unicodeScalars.reduce(into: "") { $0 += replacements[$1] ?? String($1) }
  }
}
