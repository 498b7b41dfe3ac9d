import Output

extension [Diagnostic] {
  /// Most findings in a summary: GitHub takes 1 MiB, and nobody reads more.
  private static var mostInSummary: Int { 300 }

  /// Writes the findings, already sorted, as a page that GitHub shows beside a pull request.
  ///
  /// As HTML, of which Markdown takes blocks over as they are: whatever a stranger wrote is text in it, and no markup.
  package func writeSummary(from files: SourceFiles, to out: inout Bytes) {
    out.append("<h2>The content</h2>\n")
    if isEmpty { return out.append("<p>Nothing to mend.</p>\n\n") }
    let words = Severity.allCases.compactMap { severity -> String? in
      let number = count { $0.severity == severity }
      return number == 0 ? nil : "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
    }
    out.append("<p>")
    out.append(escaped: words.joined(separator: ", "))
    out.append(".</p>\n")
    var lookup = LineLookup(files)
    var file: FileID?
    // What stands in the way first, wherever it stands.
    let ordered = Severity.allCases.flatMap { severity in filter { $0.severity == severity } }
    for diagnostic in ordered.prefix(Self.mostInSummary) {
      if diagnostic.place.file != file {
        out.append(file == nil ? "<h3>" : "</ul>\n<h3>")
        out.append(escaped: shown(files.path(of: diagnostic.place.file)))
        out.append("</h3>\n<ul>\n")
        file = diagnostic.place.file
      }
      let line = lookup.lines(of: diagnostic.place.file).position(at: diagnostic.place.bytes.lowerBound).line
      out.append(verbatim: "<li><strong>\(diagnostic.severity.rawValue)</strong>, line \(line): ")
      out.append(escaped: oneLine(diagnostic.message))
      if let hint = diagnostic.hint {
        out.append(".<br>\n<em>What to do:</em> ")
        out.append(escaped: oneLine(hint))
      }
      out.append(verbatim: " <code>\(diagnostic.rule.id)</code></li>\n")
    }
    out.append("</ul>\n")
    if count > Self.mostInSummary { out.append(verbatim: "<p>And \(count - Self.mostInSummary) more.</p>\n") }
    out.append("\n")
  }

  /// Text without a blank line, which would end the block.
  private func oneLine(_ text: String) -> String {
    shown(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
