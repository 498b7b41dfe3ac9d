import Diagnostics
import Output

/// Makes the tree of a template: tags find their closing tags, standalone ones lose their lines.
///
/// Reports `template-syntax`, `lost-text` and `template-limit`; the tree is then good for nothing but its references.
struct Parser {
  /// Sections and blocks inside one another: a stack of calls each in the parser, the resolver and the binder.
  static let nestingLimit = 64

  private let file: FileID
  private let tags: [Tag]
  private let lines: Lines
  /// Where in `tags` a name is closed for the last time.
  private let lastClosing: [String: Int]
  private var nextTag = 0
  /// Everything before this offset is in the tree, or was left out for good.
  private var cursor: Int
  private var open: [Tag] = []
  private var hitLimit = false
  private(set) var findings: Findings

  init(_ text: Bytes, file: FileID) {
    let reader = TagReader(text, file: file)
    self.file = file
    tags = reader.tags
    findings = reader.findings
    lines = Lines(text)
    var lastClosing: [String: Int] = [:]
    for (index, tag) in reader.tags.enumerated() where tag.kind == .close { lastClosing[tag.name] = index }
    self.lastClosing = lastClosing
    cursor = lines.start
  }

  mutating func template() -> [Node] {
    var nodes: [Node] = []
    while true {
      readNodes(into: &nodes)
      guard nextTag < tags.count else { break }
      let stray = tags[nextTag]
      report(
        stray.bytes, "`\(stray.spelling)` closes nothing", hint: "take it out, or put back the tag that it closed")
      cursor = stray.bytes.upperBound
      nextTag += 1
    }
    addText(to: lines.text.count, &nodes)
    return nodes
  }

  /// Reads until a closing tag, which stays for the caller, or the end.
  private mutating func readNodes(into nodes: inout [Node]) {
    while nextTag < tags.count, tags[nextTag].kind != .close {
      let tag = tags[nextTag]
      nextTag += 1
      switch tag.kind {
      case .variable, .raw:
        addText(before: tag, &nodes)
        nodes.append(.variable(tag))
        cursor = tag.bytes.upperBound
      case .comment: _ = pass(tag, &nodes)
      case .partial:
        let margin = pass(tag, &nodes)
        nodes.append(.partial(tag, margin: margin))
      case .section, .inverted:
        _ = pass(tag, &nodes)
        nodes.append(.section(tag, readBody(of: tag)))
      case .block: readBlock(tag, &nodes)
      case .parent: readParent(tag, &nodes)
      case .close: return
      }
    }
  }

  private mutating func readBody(of tag: Tag) -> [Node] {
    var body: [Node] = []
    if let closing = readInside(tag, &body) { _ = pass(closing, &body) }
    return body
  }

  /// Reads what a tag opens; gives its closing tag, or nil after reporting that there is none.
  private mutating func readInside(_ tag: Tag, _ body: inout [Node]) -> Tag? {
    guard open.count < Self.nestingLimit else {
      findings.report(
        .templateLimit, at: Place(file, tag.bytes),
        "`\(tag.spelling)` stands inside \(Self.nestingLimit) other sections",
        hint: "move some of them to a partial, and nest fewer")
      hitLimit = true
      nextTag = tags.count
      cursor = lines.text.count
      return nil
    }
    open.append(tag)
    defer { open.removeLast() }
    while true {
      readNodes(into: &body)
      guard nextTag < tags.count else { break }
      let closing = tags[nextTag]
      if closing.name == tag.name {
        nextTag += 1
        return closing
      }
      if open.contains(where: { $0.name == closing.name }) { break }
      nextTag += 1
      report(
        closing.bytes, "`\(closing.spelling)` closes nothing: what is open here is `\(tag.spelling)`",
        hint: "write `\(tag.closing)`, or put back the tag that it closed")
      // Where the right one never comes, this one was meant: one mistake gives one message.
      if lastClosing[tag.name, default: -1] < nextTag { return closing }
      cursor = max(cursor, closing.bytes.upperBound)
    }
    if !hitLimit {
      report(tag.bytes, "`\(tag.spelling)` is never closed", hint: "write `\(tag.closing)` where it ends")
    }
    return nil
  }

  private mutating func readBlock(_ tag: Tag, _ nodes: inout [Node]) {
    let fillsParent = open.last?.kind == .parent
    let margin = lines.margin(before: tag.bytes.lowerBound)
    let nextLine = lines.next(after: tag.bytes.upperBound)
    var opening = Block.Opening.inline
    if !fillsParent, let margin, nextLine != nil {
      opening = .alone(margin: margin)
      addText(to: margin.lowerBound, &nodes)
    } else {
      if let margin { opening = .leading(margin: margin) }
      addText(before: tag, &nodes)
    }
    let startsLine = nextLine != nil && (fillsParent || margin != nil)
    cursor = startsLine ? nextLine ?? cursor : tag.bytes.upperBound
    let start = cursor
    var body: [Node] = []
    var end = lines.text.count
    if let closing = readInside(tag, &body) {
      end = closing.bytes.lowerBound
      if fillsParent, let margin = lines.margin(before: end) {
        addText(to: margin.lowerBound, &body)
        cursor = closing.bytes.upperBound
      } else {
        _ = pass(closing, &body)
      }
    }
    let first = startsLine ? lines.firstMargin(from: start, to: end) : nil
    nodes.append(.block(Block(tag: tag, opening: opening, margin: first?.upperBound == end ? nil : first, nodes: body)))
  }

  private mutating func readParent(_ tag: Tag, _ nodes: inout [Node]) {
    let start = cursor
    cursor = tag.bytes.upperBound
    var body: [Node] = []
    let closing = readInside(tag, &body)
    if let closing { addText(to: closing.bytes.lowerBound, &body) }
    let end = closing?.bytes.upperBound ?? cursor
    // From its opening to its closing tag a parent counts as one tag: what stands before and after makes it standalone.
    cursor = start
    let margin = lines.margin(before: tag.bytes.lowerBound)
    if let margin, let nextLine = lines.next(after: end) {
      addText(to: margin.lowerBound, &nodes)
      nodes.append(.parent(tag, margin: margin, blocks(body, of: tag)))
      cursor = nextLine
    } else {
      addText(before: tag, &nodes)
      nodes.append(.parent(tag, margin: nil, blocks(body, of: tag)))
      cursor = end
    }
  }

  /// The blocks among what stands inside a parent's tags; reports all else but blanks and comments.
  private mutating func blocks(_ body: [Node], of parent: Tag) -> [Block] {
    var blocks: [Block] = []
    for node in body {
      let lost: Range<Int>
      switch node {
      case .block(let block):
        if let first = blocks.first(where: { $0.tag.name == block.tag.name }) {
          findings.report(
            .templateSyntax, at: Place(file, block.tag.nameBytes),
            "the block `\(block.tag.name)` is filled twice in `\(parent.spelling)`",
            notes: [.init("it is filled here first", at: Place(file, first.tag.nameBytes))],
            hint: "keep one of them")
        }
        blocks.append(block)
        continue
      case .margin: continue
      case .literal(let bytes):
        guard let trimmed = trimmed(bytes) else { continue }
        lost = trimmed
      case .variable(let tag), .section(let tag, _), .partial(let tag, _), .parent(let tag, _, _): lost = tag.bytes
      }
      findings.report(
        .lostText, at: Place(file, lost),
        "what stands inside `\(parent.spelling)` but in no block is on no page",
        hint: "move it into a block: `{{$name}}…{{/name}}`")
    }
    return blocks
  }

  private func trimmed(_ bytes: Range<Int>) -> Range<Int>? {
    let text = lines.text[bytes]
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return first..<last + 1
  }

  /// Goes past a tag, and past its whole line where it stands alone; then gives the line's margin.
  private mutating func pass(_ tag: Tag, _ nodes: inout [Node]) -> Range<Int>? {
    if let margin = lines.margin(before: tag.bytes.lowerBound), let nextLine = lines.next(after: tag.bytes.upperBound) {
      addText(to: margin.lowerBound, &nodes)
      cursor = nextLine
      return margin
    }
    addText(before: tag, &nodes)
    cursor = tag.bytes.upperBound
    return nil
  }

  /// Adds the text before a tag that stays on its line, whose margin counts even where the tag is all there is.
  private mutating func addText(before tag: Tag, _ nodes: inout [Node]) {
    addText(to: tag.bytes.lowerBound, &nodes)
    if lines.isStart(cursor) { nodes.append(.margin(cursor..<cursor)) }
  }

  private mutating func addText(to end: Int, _ nodes: inout [Node]) {
    while cursor < end {
      if lines.isStart(cursor) {
        let margin = lines.blanks(from: cursor, to: end)
        nodes.append(.margin(margin))
        cursor = margin.upperBound
        if cursor == end { return }
      }
      let lineEnd = lines.lineEnd(from: cursor, to: end)
      nodes.append(.literal(cursor..<lineEnd))
      cursor = lineEnd
    }
  }

  private mutating func report(_ bytes: Range<Int>, _ message: String, hint: String) {
    findings.report(.templateSyntax, at: Place(file, bytes), message, hint: hint)
  }
}
