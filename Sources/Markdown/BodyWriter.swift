import Diagnostics
import Output

/// Writes a tree as HTML and gathers, on the same walk, all that a ``Body`` holds.
///
/// This file has the walk and the state; ``Blocks`` and ``Inlines`` what is written for each node.
struct BodyWriter: ~Copyable {
  let text: UnsafeBufferPointer<UInt8>
  /// Offset of the text in its file.
  let origin: Int
  let file: FileID
  let options: MarkdownOptions
  let lines: SourceLines
  let census: ByteCensus

  var html: ByteRoom
  var holes: [Hole] = []
  var links: [Link] = []
  var notes: [Note] = []
  var headings: [Heading] = []
  var firstParagraph: String?
  var literalText: [Range<UInt32>] = []
  var findings = Findings()

  var footnotes = Footnotes()
  var definitions = Definitions()
  /// Blocks whose content or inlines could not be found again in the text, for the tests: there should be none.
  var lostBlocks = 0

  // The block at hand; kept for its storage.
  var inlines: [Inline] = []
  var map = SourceMap()
  var marks: [Mark] = []
  /// Those of ``MarkFinder``.
  var markSigns: Signs
  var content = Inline.noLiteral
  var block: Node?
  var isPlaced = false
  /// Of the text node that was last cut: where each byte of its content is in its literal.
  var literalOffsets: (leaf: Node?, offsets: [Int32]) = (nil, [])

  // Tables.
  var isInTableHead = false
  var hasTableBody = false
  var column = 0
  /// Of the table at hand, as the library holds them.
  var alignments = Inline.noLiteral
  var row = TableRow()
  // Footnotes.
  var footnotesBegun = 0
  var footnotesReferredBack = 0
  // Lists.
  var isTaskPending: Bool?
  var isInTaskLabel = false

  var headingIDs: HeadingIDs
  var lastHeadingLevel = 1
  var depth = 0
  var isTooDeep = false

  /// Whether a backslash or an entity stands anywhere in the text.
  let mayHoldEscapes: Bool
  /// Whether a part of the text can make people read something else than machines do.
  let mayDeceive: Bool
  /// Whether something in the text looks like a footnote.
  let mayHoldFootnotes: Bool

  var isSite: Bool { options.dialect == .site }

  init(
    _ text: UnsafeBufferPointer<UInt8>, at origin: Int, of file: FileID, _ lines: SourceLines, _ census: ByteCensus,
    options: MarkdownOptions
  ) {
    self.text = text
    self.origin = origin
    self.file = file
    self.options = options
    self.lines = lines
    self.census = census
    mayHoldEscapes = census[UInt8(ascii: "\\")] > 0 || census[UInt8(ascii: "&")] > 0
    mayDeceive = census[UInt8(ascii: "&")] > 0 || Deception.isLikely(in: text, census)
    mayHoldFootnotes = Self.mayHoldFootnotes(text, census)
    markSigns = Signs(MarkFinder.signs, in: text, census)
    headingIDs = HeadingIDs(reserved: options.reserved)
    html = ByteRoom(capacity: text.count + text.count / 4 + 64)
    // Room for most texts.
    literalText.reserveCapacity(lines.count)
    inlines.reserveCapacity(16)
    if census[UInt8(ascii: "#")] > 0 { headings.reserveCapacity(min(16, census[UInt8(ascii: "#")])) }
    if census[UInt8(ascii: "[")] > 0 { links.reserveCapacity(min(8, census[UInt8(ascii: "[")])) }
  }

  /// Writes the whole tree.
  mutating func write(_ tree: borrowing Tree) {
    if mayHoldFootnotes { footnotes = Footnotes(tree, text, lines) }
    if isSite { definitions = Definitions(tree, text, lines, footnotes) }
    walk(tree.root)
    if footnotesBegun > 0 { html.append("</ol>\n</section>\n") }
    if isSite { checkDefinitions() }
  }

  private static func mayHoldFootnotes(_ text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) -> Bool {
    guard census[UInt8(ascii: "^")] > 0 else { return false }
    var start = 1
    while let caret = text.first(UInt8(ascii: "^"), in: min(start, text.count)..<text.count) {
      if text[caret - 1] == UInt8(ascii: "[") { return true }
      start = caret + 1
    }
    return false
  }

  /// Goes through the blocks without recursion; a block that holds inlines is written as one.
  private mutating func walk(_ root: Node) {
    var node = root
    while true {
      var kind = node.kind
      depth += 1
      if depth > options.limits.nesting { noteTooDeep(place(ofBlock: node)) }
      if kind.holdsInlines { prepareInlines(of: node, kind) }
      enter(node, kind)
      if html.count > options.limits.htmlBytes {
        reportTooMuchHTML(node)
        return
      }
      if kind.holdsInlines {
        writeInlines()
      } else if !isTooDeep || !isSite, let child = node.firstChild {
        node = child
        continue
      }
      while true {
        leave(node, kind)
        depth -= 1
        if node == root { return }
        if let next = node.next {
          node = next
          break
        }
        guard let parent = node.parent else { return }
        node = parent
        kind = node.kind
      }
    }
  }

  func place(_ range: Range<Int>) -> Place {
    // The C library drops form feeds as if they were spaces: what is worked out from its content could lie behind the end.
    let start = min(range.lowerBound, text.count)
    return Place(file, (origin + start)..<(origin + min(max(start, range.upperBound), text.count)))
  }

  /// The place of a stretch of the content of the block at hand.
  func place(ofContent range: Range<Int>) -> Place { isPlaced ? place(map.source(of: range)) : blockPlace }

  /// Where the block at hand stands, for what was not found in it.
  var blockPlace: Place {
    if let block { return place(ofBlock: block) }
    return Place(file, origin..<origin)
  }

  /// From a block's first byte to the end of its last line.
  func place(ofBlock node: Node) -> Place {
    let first = lines[max(1, node.startLine)]
    let last = lines[max(node.startLine, node.endLine)]
    let start = min(first.lowerBound + max(0, node.startColumn - 1), first.upperBound)
    return place(start..<max(start, last.upperBound))
  }

  /// A line feed, unless the last thing written was one.
  mutating func beginLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }
}
