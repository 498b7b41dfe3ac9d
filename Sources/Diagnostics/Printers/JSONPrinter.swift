import Output

/// Findings for programs: an array of objects, one a line, with 1-based lines and columns (in characters).
struct JSONPrinter {
  let files: SourceFiles

  func write(_ diagnostics: [Diagnostic], to out: inout Bytes) {
    var lookup = LineLookup(files)
    out.append("[")
    for (index, diagnostic) in diagnostics.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      out.append("{\"rule\":")
      out.append(json: diagnostic.rule.id)
      out.append(",\"severity\":")
      out.append(json: diagnostic.severity.rawValue)
      out.append(",")
      write(diagnostic.place, &lookup, to: &out)
      out.append(",\"message\":")
      out.append(json: diagnostic.message)
      if let hint = diagnostic.hint {
        out.append(",\"hint\":")
        out.append(json: hint)
      }
      if !diagnostic.notes.isEmpty {
        out.append(",\"notes\":[")
        for (index, note) in diagnostic.notes.enumerated() {
          out.append(index == 0 ? "{" : ",{")
          write(note.place, &lookup, to: &out)
          out.append(",\"message\":")
          out.append(json: note.message)
          out.append("}")
        }
        out.append("]")
      }
      if let replacement = diagnostic.replacement {
        out.append(",\"replacement\":{")
        write(replacement.place, &lookup, to: &out)
        out.append(",\"text\":")
        out.append(json: replacement.text)
        out.append("}")
      }
      out.append("}")
    }
    out.append(diagnostics.isEmpty ? "]\n" : "\n]\n")
  }

  private func write(_ place: Place, _ lookup: inout LineLookup, to out: inout Bytes) {
    let lines = lookup.lines(of: place.file)
    let start = lines.position(at: place.bytes.lowerBound)
    let end = lines.position(at: place.bytes.upperBound)
    out.append("\"file\":")
    out.append(json: files.path(of: place.file))
    out.append(verbatim: ",\"line\":\(start.line),\"column\":\(start.column)")
    out.append(verbatim: ",\"endLine\":\(end.line),\"endColumn\":\(end.column)")
  }
}
