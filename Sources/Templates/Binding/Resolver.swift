import Diagnostics
import Output

/// Puts partials and parents in place, finds every name in the views around it, and checks what stands where.
///
/// Reports `unknown-template`, `unknown-name`, `not-a-text`, `unescaped-text`, `template-context`, `template-limit`.
struct Resolver {
  /// Templates inside templates, and sections inside all of them: each is a few calls on the stack.
  static let depthLimit = 200
  /// Lists and parts inside one another: each is a type of its own.
  static let viewLimit = 16
  /// Tags after all partials are in place: partials that each hold two others grow without end.
  static let sizeLimit = 50_000

  private let set: TemplateSet
  private(set) var findings = Findings()
  private(set) var literals = Bytes()
  private var views: [[ListedName]]
  /// The tags that brought in what is being read, the outermost first.
  private var uses: [Part.Bringing] = []
  private var depth = 0
  private var size = 0
  private var hasGivenUp = false

  init(_ set: TemplateSet, _ names: [ListedName]) {
    self.set = set
    views = [names]
  }

  /// The parts of a template; nil after reporting, or where something it is made of was reported before.
  mutating func parts(ofTemplate name: String) -> [Part]? {
    guard let source = set[name] else {
      findings.report(
        .unknownTemplate, at: set.folder, "the template `\(name)` is missing",
        hint: "put back templates/\(name).mustache; `kbgen init` writes one that works")
      return nil
    }
    guard isWhole(source) else { return nil }
    let parts = parts(of: source.nodes, in: Placement(source: source))
    if hasGivenUp { return nil }
    if set.checksMarkup {
      var check = MarkupCheck(literals: literals)
      check.check(parts, ofTemplate: source)
      findings.add(check.findings)
    }
    return findings.hasErrors ? nil : parts
  }

  /// Whether neither a template nor anything it is made of was found faulty.
  private func isWhole(_ source: TemplateSource) -> Bool {
    if set.isSound { return true }
    var seen: Set<String> = [source.name]
    var open = [source]
    while let next = open.popLast() {
      if set.isFaulty(next) { return false }
      for tag in next.references where seen.insert(tag.name).inserted {
        guard let inner = set[tag.name] else { return false }
        open.append(inner)
      }
    }
    return true
  }

  private mutating func parts(of nodes: [Node], in placement: Placement) -> [Part] {
    var parts: [Part] = []
    parts.reserveCapacity(nodes.count)
    add(nodes, in: placement, &parts)
    return parts
  }

  private mutating func add(_ nodes: [Node], in placement: Placement, _ parts: inout [Part]) {
    depth += 1
    defer { depth -= 1 }
    for (index, node) in nodes.enumerated() where !hasGivenUp {
      size += 1
      switch node {
      case .margin(let bytes):
        if index == 0, placement.continuesLine { continue }
        if bytes.isEmpty, placement.indentation.isEmpty { continue }
        add(placement.margin(bytes), &parts)
      case .literal(let bytes): add(placement.source.text[bytes], &parts)
      case .variable(let tag): addWritten(tag, placement.source, &parts)
      case .section(let tag, let body): addSection(tag, body, placement, &parts)
      case .partial(let tag, let margin): put(tag, margin: margin, [], placement, &parts)
      case .parent(let tag, let margin, let blocks): put(tag, margin: margin, blocks, placement, &parts)
      case .block(let block): addBlock(block, placement, &parts)
      }
    }
  }

  private mutating func add(_ text: ArraySlice<UInt8>, _ parts: inout [Part]) {
    if text.isEmpty { return }
    let start = literals.count
    literals += text
    if case .literal(let last)? = parts.last, last.upperBound == start {
      parts[parts.count - 1] = .literal(last.lowerBound..<literals.count)
    } else {
      parts.append(.literal(start..<literals.count))
    }
  }

  /// Puts a partial or a parent in the place of its tag.
  private mutating func put(
    _ tag: Tag, margin: Range<Int>?, _ blocks: [Block], _ placement: Placement, _ parts: inout [Part]
  ) {
    guard let source = set[tag.name] else { return }
    let place = placement.source.place(tag.nameBytes)
    guard depth < Self.depthLimit, size < Self.sizeLimit, literals.count < 100 * Self.sizeLimit else {
      return giveUp(at: place, "with everything that it is made of, this template is too large to put together")
    }
    var inner = Placement(source: source, fillings: placement.fillings)
    for block in blocks where inner.fillings[block.tag.name] == nil {
      inner.fillings[block.tag.name] = Filling(
        block: block, source: placement.source, fillings: placement.fillings, useCount: uses.count)
    }
    if let margin { inner.indentation = placement.margin(margin) }
    uses.append(Part.Bringing(name: tag.name, place: place))
    add(source.nodes, in: inner, &parts)
    uses.removeLast()
  }

  private mutating func addBlock(_ block: Block, _ placement: Placement, _ parts: inout [Part]) {
    guard let filling = placement.fillings[block.tag.name] else { return add(block.nodes, in: placement, &parts) }
    guard depth < Self.depthLimit, size < Self.sizeLimit else {
      return giveUp(
        at: placement.source.place(block.tag.nameBytes),
        "with everything that it is made of, this template is too large to put together")
    }
    var inner = Placement(source: filling.source, fillings: filling.fillings)
    if let margin = filling.block.margin { inner.dedent = filling.source.text[margin] }
    switch block.opening {
    case .alone(let margin):
      inner.indentation = placement.margin(block.margin ?? margin)
      if filling.block.margin == nil { add(inner.indentation, &parts) }
    case .leading(let margin):
      inner.indentation = placement.margin(margin)
      inner.continuesLine = true
    case .inline: inner.continuesLine = true
    }
    let allUses = uses
    if uses.count > filling.useCount { uses.removeLast(uses.count - filling.useCount) }
    add(filling.block.nodes, in: inner, &parts)
    uses = allUses
  }

  private mutating func giveUp(at place: Place, _ message: String) {
    hasGivenUp = true
    findings.report(
      .templateLimit, at: place, message, notes: uses.suffix(3).map(\.note), hint: "nest fewer partials in one another")
  }
}

// MARK: - Names
extension Resolver {
  private mutating func addWritten(_ tag: Tag, _ source: TemplateSource, _ parts: inout [Part]) {
    guard let use = find(tag, source) else { return }
    if !use.kind.isWritten {
      findings.report(
        .notAText, at: use.place, "`\(tag.name)` is \(use.kind.words), which cannot be written as it is",
        notes: use.notes,
        hint: "write `{{#\(tag.name)}}…{{/\(tag.name)}}`")
    } else if tag.kind == .raw, use.kind == .text {
      findings.report(
        .unescapedText, at: source.place(tag.bytes),
        "`\(tag.name)` is text, and triple braces would let it pass for HTML",
        notes: use.notes, hint: "write `{{\(tag.name)}}`",
        replacement: .init("{{\(tag.name)}}", at: source.place(tag.bytes)))
    } else {
      parts.append(.written(use))
    }
  }

  private mutating func addSection(_ tag: Tag, _ body: [Node], _ placement: Placement, _ parts: inout [Part]) {
    guard depth < Self.depthLimit, size < Self.sizeLimit else {
      return giveUp(at: placement.source.place(tag.nameBytes), "this section stands too deep inside others")
    }
    guard let use = find(tag, placement.source) else { return }
    let isInverted = tag.kind == .inverted
    let entersView = !isInverted && (use.kind == .list || use.kind == .one)
    var section = placement
    section.continuesLine = false
    if !entersView {
      parts.append(.section(.init(use: use, isInverted: isInverted, parts: self.parts(of: body, in: section))))
      return
    }
    guard views.count < Self.viewLimit else {
      return giveUp(at: use.place, "this section stands inside \(views.count - 1) other lists and parts")
    }
    views.append(use.reference.slot.nested)
    let inner = self.parts(of: body, in: section)
    views.removeLast()
    parts.append(.section(.init(use: use, isInverted: false, parts: inner)))
  }

  /// What a tag names: in the innermost view that has it.
  private mutating func find(_ tag: Tag, _ source: TemplateSource) -> Part.Use? {
    let place = source.place(tag.nameBytes)
    for level in views.indices.reversed() {
      // By index: a name that is taken out of its list is copied, with all that it holds. Most differ in length.
      let length = tag.name.utf8.count
      guard
        let index = views[level].indices.first(where: {
          views[level][$0].name.utf8.count == length && views[level][$0].name == tag.name
        })
      else { continue }
      let (slot, offset) = (views[level][index].slot, views[level][index].offset)
      let reference = Reference(outward: views.count - 1 - level, index: index, slot: slot, offset: offset)
      return Part.Use(name: tag.name, reference: reference, place: place, brought: uses)
    }
    let known = views.reversed().flatMap { $0.map(\.name) }
    let hint =
      nearest(to: tag.name, in: known).map { "did you mean `\($0)`?" }
      ?? "what is there: \(listing(known))"
    findings.report(.unknownName, at: place, "nothing here is called `\(tag.name)`", notes: uses.notes, hint: hint)
    return nil
  }
}

private func listing(_ names: [String]) -> String {
  var seen: Set<String> = []
  let distinct = names.filter { seen.insert($0).inserted }
  let shown = distinct.prefix(24).map { "`\($0)`" }.joined(separator: ", ")
  return distinct.count > 24 ? "\(shown) and \(distinct.count - 24) more" : distinct.isEmpty ? "nothing" : shown
}

extension NameKind {
  /// For messages: what a name is.
  var words: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .data: "data"
    case .flag: "a flag"
    case .list: "a list"
    case .one: "a part with names of its own"
    }
  }
}
