import Output

/// Findings in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts and editors read.
///
/// Lines and columns count from 1; a column is a Unicode code point, and the end of a region lies behind its last one
/// (sections 3.30 and 3.14.17 of the standard).
struct SARIFPrinter {
  let files: SourceFiles

  func write(_ diagnostics: [Diagnostic], to out: inout Bytes) {
    var rules: [Rule] = []
    var indices: [String: Int] = [:]
    for diagnostic in diagnostics where indices[diagnostic.rule.id] == nil {
      indices[diagnostic.rule.id] = rules.count
      rules.append(diagnostic.rule)
    }
    out.append("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n")
    out.append("\"tool\":{\"driver\":{\"name\":\"kbgen\",\"rules\":[")
    for (index, rule) in rules.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      write(rule, to: &out)
    }
    out.append("]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[")
    var lookup = LineLookup(files)
    for (index, diagnostic) in diagnostics.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      write(diagnostic, rule: indices[diagnostic.rule.id] ?? 0, &lookup, to: &out)
    }
    out.append("]}]}\n")
  }

  private func write(_ rule: Rule, to out: inout Bytes) {
    out.append("{\"id\":")
    out.append(json: rule.id)
    out.append(",\"shortDescription\":")
    message(rule.title, to: &out)
    out.append(",\"fullDescription\":")
    message(rule.manual, to: &out)
    out.append(",\"help\":")
    message("\(rule.manual)\n\nA mistake:\n\(rule.mistake.text)\n\nMended:\n\(rule.remedy.text)", to: &out)
    out.append(",\"defaultConfiguration\":{\"level\":")
    out.append(json: rule.severity.level)
    out.append("}}")
  }

  private func write(_ diagnostic: Diagnostic, rule: Int, _ lookup: inout LineLookup, to out: inout Bytes) {
    out.append("{\"ruleId\":")
    out.append(json: diagnostic.rule.id)
    out.append(verbatim: ",\"ruleIndex\":\(rule),\"level\":")
    out.append(json: diagnostic.severity.level)
    out.append(",\"message\":")
    message(diagnostic.message + (diagnostic.hint.map { ". Hint: \($0)" } ?? ""), to: &out)
    out.append(",\"locations\":[{\"physicalLocation\":")
    location(diagnostic.place, &lookup, to: &out)
    out.append("}],\"partialFingerprints\":{\"kbgen/v1\":")
    out.append(json: fingerprint(of: diagnostic, &lookup))
    out.append("}")
    if !diagnostic.notes.isEmpty {
      out.append(",\"relatedLocations\":[")
      for (index, note) in diagnostic.notes.enumerated() {
        out.append(index == 0 ? "{\"physicalLocation\":" : ",{\"physicalLocation\":")
        location(note.place, &lookup, to: &out)
        out.append(",\"message\":")
        message(note.message, to: &out)
        out.append("}")
      }
      out.append("]")
    }
    if let replacement = diagnostic.replacement {
      out.append(",\"fixes\":[{\"description\":")
      message(diagnostic.hint ?? diagnostic.message, to: &out)
      out.append(",\"artifactChanges\":[{\"artifactLocation\":")
      artifact(replacement.place.file, to: &out)
      out.append(",\"replacements\":[{\"deletedRegion\":")
      region(replacement.place, &lookup, to: &out)
      out.append(",\"insertedContent\":")
      message(replacement.text, to: &out)
      out.append("}]}]}]")
    }
    out.append("}")
  }

  private func message(_ text: String, to out: inout Bytes) {
    out.append("{\"text\":")
    out.append(json: text)
    out.append("}")
  }

  private func location(_ place: Place, _ lookup: inout LineLookup, to out: inout Bytes) {
    out.append("{\"artifactLocation\":")
    artifact(place.file, to: &out)
    out.append(",\"region\":")
    region(place, &lookup, to: &out)
    out.append("}")
  }

  /// From the folder that holds `content/`, as a relative reference (RFC 3986).
  private func artifact(_ file: FileID, to out: inout Bytes) {
    let digits = Array("0123456789ABCDEF".utf8)
    var path = Bytes()
    for byte in files.path(of: file).utf8 {
      let isPlain =
        "-._~/".utf8.contains(byte)
        || Character(Unicode.Scalar(byte)).isASCII && Character(Unicode.Scalar(byte)).isLetter
        || Character(Unicode.Scalar(byte)).isASCII && Character(Unicode.Scalar(byte)).isNumber
      path += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    out.append("{\"uri\":")
    out.append(json: String(decoding: path, as: UTF8.self))
    out.append(",\"uriBaseId\":\"%SRCROOT%\"}")
  }

  private func region(_ place: Place, _ lookup: inout LineLookup, to out: inout Bytes) {
    let lines = lookup.lines(of: place.file)
    let start = point(place.bytes.lowerBound, lines)
    let end = point(place.bytes.upperBound, lines)
    out.append(verbatim: "{\"startLine\":\(start.line),\"startColumn\":\(start.column)")
    out.append(verbatim: ",\"endLine\":\(end.line),\"endColumn\":\(end.column)}")
  }

  private func point(_ offset: Int, _ lines: LineIndex) -> (line: Int, column: Int) {
    let line = lines.line(at: offset)
    let start = lines.bytes(ofLine: line).lowerBound
    let end = min(max(offset, start), lines.text.count)
    // Bytes that go on with a code point begin with the bits 10.
    return (line, 1 + (start..<end).count { lines.text[$0] & 0xc0 != 0x80 })
  }

  /// The same for a mistake that has only moved to another line.
  private func fingerprint(of diagnostic: Diagnostic, _ lookup: inout LineLookup) -> String {
    let lines = lookup.lines(of: diagnostic.place.file)
    let line = lines.bytes(ofLine: lines.line(at: diagnostic.place.bytes.lowerBound))
    var fingerprint = Fingerprint()
    fingerprint.add(diagnostic.rule.id)
    fingerprint.add(files.path(of: diagnostic.place.file))
    fingerprint.add(lines.text.isEmpty ? "" : lines.characters(line))
    fingerprint.add(diagnostic.message)
    if diagnostic.cut != 0 { fingerprint.add(UInt64(diagnostic.cut)) }
    return String(fingerprint.value, radix: 16)
  }
}

extension Severity {
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }
}
