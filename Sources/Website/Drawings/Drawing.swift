import Output

/// A picture that kbgen draws: lines and words, in units of which 280 fit on the narrowest screen, so that its words can be
/// read there. Whatever it shows stands in words beside it.
struct Drawing: Sendable {
  /// What a shape means; its look is in the stylesheet.
  enum Style: Sendable {
    case plain
    /// Not named, not dated, not certain.
    case soft
  }

  enum Shape: Sendable {
    /// From a point to another.
    case line(x1: Int, y1: Int, x2: Int, y2: Int, Style)
    /// An S from a point to another, level at both ends.
    case link(x1: Int, y1: Int, x2: Int, y2: Int, Style)
    /// A bow from a height to another, bulging to the left.
    case bow(x: Int, from: Int, to: Int, reach: Int)
    case dot(x: Int, y: Int, Style)
    /// A bar with its upper left corner at `x`, `y`.
    case bar(x: Int, y: Int, width: Int, Style)
    case label(Label)
  }

  /// Words on one or more lines.
  struct Label: Sendable {
    enum Anchor: Sendable { case start, middle, end }
    /// Where the words begin, stand or end, by the anchor.
    let x: Int
    /// The top of the first line.
    let y: Int
    let lines: [String]
    var anchor = Anchor.start
    var style = Style.plain

    /// The box that the words need at most.
    var box: (x: Range<Int>, y: Range<Int>) {
      let width = lines.map(TextWidth.of).max() ?? 0
      let left =
        switch anchor {
        case .start: x
        case .middle: x - width / 2
        case .end: x - width
        }
      return (left..<(left + width), y..<(y + lines.count * Drawing.lineHeight))
    }
  }

  static let width = 280
  static let lineHeight = 14

  /// What it shows, for someone who cannot see it.
  let description: String
  let height: Int
  let shapes: [Shape]

  /// Every label, for a look at where it stands.
  var labels: [Label] { shapes.compactMap { if case .label(let label) = $0 { label } else { nil } } }

  /// Adds the picture as SVG.
  func write(into out: inout PageWriter) {
    out.append("<svg class=\"drawing\" role=\"img\" aria-label=\"")
    out.append(escaped: description)
    out.append("\" viewBox=\"0 0 ")
    out.append(Self.width, height)
    out.append("\">")
    for shape in shapes { Self.write(shape, into: &out) }
    out.append("</svg>")
  }

  private static func write(_ shape: Shape, into out: inout PageWriter) {
    switch shape {
    case .line(let x1, let y1, let x2, let y2, let style):
      open("<path", style, " d=\"M", into: &out)
      out.append(x1, y1)
      out.append("L")
      out.append(x2, y2)
      out.append("\"/>")
    case .link(let x1, let y1, let x2, let y2, let style):
      open("<path", style, " d=\"M", into: &out)
      out.append(x1, y1)
      out.append("C")
      out.append((x1 + x2) / 2, y1)
      out.append(" ")
      out.append((x1 + x2) / 2, y2)
      out.append(" ")
      out.append(x2, y2)
      out.append("\"/>")
    case .bow(let x, let from, let to, let reach):
      out.append("<path d=\"M")
      out.append(x, from)
      out.append("C")
      out.append(x - reach, from)
      out.append(" ")
      out.append(x - reach, to)
      out.append(" ")
      out.append(x, to)
      out.append("\"/>")
    case .dot(let x, let y, let style):
      open("<circle", style, " cx=\"", into: &out)
      out.append(decimal: x)
      out.append("\" cy=\"")
      out.append(decimal: y)
      out.append("\" r=\"3\"/>")
    case .bar(let x, let y, let width, let style):
      open("<rect", style, " x=\"", into: &out)
      out.append(decimal: x)
      out.append("\" y=\"")
      out.append(decimal: y)
      out.append("\" width=\"")
      out.append(decimal: width)
      out.append("\" height=\"6\"/>")
    case .label(let label):
      for (index, line) in label.lines.enumerated() {
        open("<text", label.style, label.anchor.attribute, into: &out)
        out.append(decimal: label.x)
        out.append("\" y=\"")
        // The foot of the letters lies eleven units below the top of a line.
        out.append(decimal: label.y + index * lineHeight + 11)
        out.append("\">")
        out.append(escaped: line)
        out.append("</text>")
      }
    }
  }

  private static func open(_ tag: StaticString, _ style: Style, _ next: StaticString, into out: inout PageWriter) {
    out.append(tag)
    if style == .soft { out.append(" class=\"soft\"") }
    out.append(next)
  }
}

extension Drawing.Label.Anchor {
  /// The attributes up to the place where the words begin, stand or end.
  fileprivate var attribute: StaticString {
    switch self {
    case .start: " x=\""
    case .middle: " text-anchor=\"middle\" x=\""
    case .end: " text-anchor=\"end\" x=\""
    }
  }
}

extension PageWriter {
  /// Adds two whole numbers with a blank between them.
  fileprivate mutating func append(_ first: Int, _ second: Int) {
    append(decimal: first)
    append(" ")
    append(decimal: second)
  }
}

/// How wide words are at most, in the sans-serif fonts that systems have, at twelve units: for each letter the widest of
/// DejaVu Sans, Verdana and Arial, rounded up.
enum TextWidth {
  /// The width of a line.
  static func of(_ line: String) -> Int { units(sum(line.utf8)) }

  /// Words on lines of at most a width, and on at most so many lines; the last one ends in an ellipsis where words are left
  /// over. A word that is too long for a line is cut.
  static func wrapped(_ text: String, to width: Int, lines limit: Int) -> [String] {
    if let lines = wrappedPlainly(text, to: width, lines: limit) { return lines }
    var lines: [String] = []
    var last = 0
    for part in text.utf8.split(separator: UInt8(ascii: " ")) {
      let word = cut(String(Substring(part)), to: width)
      let own = sum(word.utf8)
      if !lines.isEmpty, units(last + space + own) <= width {
        lines[lines.count - 1] += " " + word
        last += space + own
      } else {
        lines.append(word)
        last = own
      }
    }
    guard lines.count > limit else { return lines.isEmpty ? [""] : lines }
    return lines.prefix(limit - 1) + [cut(lines[limit - 1] + " …", to: width)]
  }

  /// The same by bytes, for words of ASCII with a blank between them that need no cutting; nil for all else.
  private static func wrappedPlainly(_ text: String, to width: Int, lines limit: Int) -> [String]? {
    var text = text
    let ascii = ascii
    return text.withUTF8 { bytes -> [String]? in
      var lines: [String] = []
      // The line that is being filled, as a stretch of the text.
      var (lineStart, lineEnd) = (0, 0)
      var (start, last, word) = (0, 0, 0)
      func endLine() {
        lines.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[lineStart..<lineEnd]), as: UTF8.self))
      }
      for index in 0...bytes.count {
        if index < bytes.count, bytes[index] != UInt8(ascii: " ") {
          guard bytes[index] < 0x80 else { return nil }
          word += ascii[Int(bytes[index])]
          continue
        }
        guard index > start, units(word) <= width else { return nil }
        if lineEnd > 0, units(last + space + word) <= width {
          last += space + word
        } else {
          if lineEnd > 0 {
            guard lines.count + 1 < limit else { return nil }
            if lines.isEmpty { lines.reserveCapacity(limit) }
            endLine()
          }
          (lineStart, last) = (start, word)
        }
        lineEnd = index
        (start, word) = (index + 1, 0)
      }
      endLine()
      return lines
    }
  }

  private static func units(_ tenths: Int) -> Int { (tenths + 9) / 10 }

  private static let space = tenths(" ")

  private static func sum(_ line: some Collection<UInt8>) -> Int {
    var sum = 0
    let ascii = ascii
    for byte in line {
      guard byte < 0x80 else {
        return String(decoding: line, as: UTF8.self).unicodeScalars.reduce(0) { $0 + tenths($1) }
      }
      sum += ascii[Int(byte)]
    }
    return sum
  }

  private static let ascii: [Int] = (0..<128).map { tenths(Unicode.Scalar(UInt8($0))) }

  private static func cut(_ word: String, to width: Int) -> String {
    guard of(word) > width else { return word }
    var kept = word.hasSuffix(" …") ? String(word.dropLast(2)) : word
    while !kept.isEmpty, of(kept + "…") > width { kept.removeLast() }
    return kept + "…"
  }

  private static func tenths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", ".", ",", "'", "’", ":", ";", "|": 41
    case "f", "t", "r", " ", "-", "(", ")", "/", "!", "I": 52
    case "m", "w", "M", "W", "@", "%", "…", "–", "—", "&": 123
    case "a"..."z", "0"..."9": 77
    case "A"..."Z": 95
    // Latin with accents, then everything else: digraphs and pictures are the widest.
    default: scalar.isASCII ? 101 : scalar.value < 0x180 ? 128 : 175
    }
  }
}
