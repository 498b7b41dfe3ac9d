import Output

/// How a template's text is being put in: from which file, how far indented, and with which blocks filled.
struct Placement: Sendable {
  let source: TemplateSource
  /// The blocks that were filled from outside, by name; the outermost template had its say first.
  var fillings: [String: Filling] = [:]
  /// Put before each line.
  var indentation: ArraySlice<UInt8> = []
  /// Taken from the beginning of each line, as far as it is there.
  var dedent: ArraySlice<UInt8> = []
  /// The first line is put in after something on the same line.
  var continuesLine = false

  /// The blanks to write at the beginning of a line.
  func margin(_ bytes: Range<Int>) -> ArraySlice<UInt8> {
    var blanks = source.text[bytes]
    var rest = dedent
    while let blank = rest.popFirst(), blanks.first == blank { blanks.removeFirst() }
    return indentation.isEmpty ? blanks : indentation + blanks
  }
}

/// What fills a block, and where it comes from.
struct Filling: Sendable {
  let block: Block
  let source: TemplateSource
  /// What is filled where the filling itself stands: a block inside it means these, never itself.
  let fillings: [String: Filling]
  /// How many partials and parents stand around the filling: for messages.
  let useCount: Int
}
