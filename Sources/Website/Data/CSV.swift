import Output

extension [UInt8] {
  /// Adds the line that names the columns of a table (RFC 4180).
  mutating func append(csvHeadOf table: Table) { append(csv: table.columns.map { .text($0.name) }) }

  /// Adds a row.
  mutating func append(csv row: [Table.Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      switch cell {
      case .blank: break
      case .number(let number): append(verbatim: String(number))
      case .flag(let flag): append(flag ? "true" : "false")
      case .text(let text): append(csv: text)
      }
    }
    append("\r\n")
  }

  private mutating func append(csv text: String) {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 >= 0x20 }
    if isPlain, !text.isEmpty {
      if text.looksLikeFormula { append(UInt8(ascii: "'")) }
      return append(verbatim: text)
    }
    append(UInt8(ascii: "\""))
    if text.looksLikeFormula { append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}

extension String {
  /// Whether a spreadsheet would work the text out in place of showing it: what strangers send in must not become a program in
  /// the spreadsheet of whoever downloads it. An apostrophe in front keeps it a text. One that an author wrote in front of such
  /// a text gets another, so that who takes one away has what the author wrote.
  fileprivate var looksLikeFormula: Bool {
    switch unicodeScalars.first(where: { $0 != "'" }) {
    // Some take the wide forms of East Asian writing for the same.
    case "=", "+", "-", "@", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}": true
    default: false
    }
  }
}

extension Table {
  /// Writes a piece of the table as CSV. Piece 0 is the line that names the columns, behind the mark by which Excel knows UTF-8:
  /// without it, whoever opens the file there reads `Â£` for `£`.
  func writeCSV(_ piece: Int, into out: inout Bytes) {
    guard piece > 0 else {
      out.append("\u{feff}")
      return out.append(csvHeadOf: self)
    }
    for row in rows(piece - 1) { out.append(csv: row) }
  }
}
