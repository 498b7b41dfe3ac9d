import Output

/// Findings for people:
/// ```
/// content/case-studies/leyhill.md:4:18: error: no organisation is called `recop` [unknown-organisation]
///    4 | organisations: [recop, fine-cell-work]
///      |                 ^^^^^
///    = hint: did you mean `recoop`?
/// ```
struct TextPrinter {
  let files: SourceFiles
  let isColoured: Bool

  /// Longest stretch of a line that is shown, in characters; the rest is cut on both sides of the place.
  private static let widest = 100

  func write(_ diagnostics: [Diagnostic], to out: inout Bytes) {
    var lookup = LineLookup(files)
    for diagnostic in diagnostics {
      writeHeading(
        diagnostic.severity.rawValue, diagnostic.severity.colour, at: diagnostic.place, diagnostic.message,
        ruleID: diagnostic.rule.id, &lookup, to: &out)
      for note in diagnostic.notes {
        writeHeading("note", .quiet, at: note.place, note.message, ruleID: nil, &lookup, to: &out)
      }
      if let hint = diagnostic.hint {
        out.append("   = ")
        out.append(verbatim: coloured("hint", .quiet))
        out.append(verbatim: ": \(shown(hint))\n")
      }
    }
  }

  private func writeHeading(
    _ label: String, _ colour: Colour, at place: Place, _ message: String, ruleID: String?, _ lookup: inout LineLookup,
    to out: inout Bytes
  ) {
    let lines = lookup.lines(of: place.file)
    let position = lines.position(at: place.bytes.lowerBound)
    out.append(verbatim: "\(shown(files.path(of: place.file))):\(position.line):\(position.column): ")
    out.append(verbatim: "\(coloured(label, colour)): \(shown(message))")
    if let ruleID { out.append(verbatim: " [\(ruleID)]") }
    out.append("\n")
    writeExcerpt(of: lines, place, line: position.line, colour, to: &out)
  }

  private func writeExcerpt(of lines: LineIndex, _ place: Place, line: Int, _ colour: Colour, to out: inout Bytes) {
    let bytes = lines.bytes(ofLine: line)
    guard !bytes.isEmpty else { return }
    let start = min(max(place.bytes.lowerBound, bytes.lowerBound), bytes.upperBound)
    let end = min(max(place.bytes.upperBound, start), bytes.upperBound)
    var before = shown(lines.characters(bytes.lowerBound..<start))
    var marked = shown(lines.characters(start..<end))
    var after = shown(lines.characters(end..<bytes.upperBound))
    if before.count > Self.widest / 2 { before = "…" + before.suffix(Self.widest / 2 - 1) }
    if marked.count > Self.widest {
      marked = marked.prefix(Self.widest - 1) + "…"
      after = ""
    }
    let room = max(0, Self.widest - before.count - marked.count)
    if after.count > room { after = after.prefix(room) + "…" }
    let number = String(line)
    let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number
    out.append(verbatim: "\(gutter) | \(before)\(marked)\(after)\n")
    let blank = String(repeating: " ", count: gutter.count)
    let carets = String(repeating: "^", count: max(1, marked.displayWidth))
    out.append(
      verbatim: "\(blank) | \(String(repeating: " ", count: before.displayWidth))\(coloured(carets, colour))\n")
  }

  enum Colour: String {
    case red = "31"
    case yellow = "33"
    case blue = "34"
    case quiet = "36"
  }

  private func coloured(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1b}[1;\(colour.rawValue)m\(text)\u{1b}[0m" : text
  }
}

extension Severity {
  fileprivate var colour: TextPrinter.Colour {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .hint: .blue
    }
  }
}

extension String {
  /// Columns on a terminal: characters, those of East Asian scripts and emoji counted twice.
  fileprivate var displayWidth: Int {
    reduce(0) { width, character in
      guard let scalar = character.unicodeScalars.first?.value else { return width }
      switch scalar {
      case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
        0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
        return width + 2
      default: return width + 1
      }
    }
  }
}
