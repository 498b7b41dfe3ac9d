import Diagnostics

/// Puts the tree together from libyaml's events, and refuses what YAML allows and authors never mean.
///
/// A stack of its own instead of recursion: its height is the limit of nesting.
struct TreeBuilder {
  let source: YAMLSource
  private var stack: [OpenCollection] = []
  private var root: YAMLNode?
  private var nodeCount = 0
  private var documentCount = 0
  var found: [Finding] = []
  var repeats = Repeats()
  /// Something was left out that the author did write: a later stage must not miss it.
  var isIncomplete = false
  /// No more events are wanted.
  private(set) var isStopped = false

  init(_ source: YAMLSource) { self.source = source }

  /// The tree, once libyaml is through; reports all that was found on the way.
  mutating func finish(_ fault: Fault?, _ findings: inout Findings) -> YAMLNode? {
    if let fault {
      let cause = source.explain(fault)
      // What was found behind the true beginning of a mistake is its consequence.
      for finding in found where finding.place.end <= cause.place.start { finding.report(to: &findings) }
      cause.report(to: &findings)
      return nil
    }
    found += repeats.findings(in: source)
    for finding in found { finding.report(to: &findings) }
    if isIncomplete { return nil }
    return root ?? YAMLNode(place: source.point(source.range.lowerBound), content: .empty)
  }

  /// Reports something after which the rest has no sure meaning.
  mutating func stop(_ finding: Finding) {
    found.append(finding)
    isIncomplete = true
    isStopped = true
  }

  mutating func startDocument(_ at: Range<Int>, hasDirectives: Bool) {
    documentCount += 1
    if documentCount > 1 || hasDirectives {
      found.append(source.secondDocument(source.trimmed(source.lineBytes(at: at.lowerBound))))
      isStopped = documentCount > 1
    }
  }

  // MARK: Collections

  mutating func open(_ kind: OpenCollection.Kind, _ at: Range<Int>, isFlow: Bool, _ properties: Properties) {
    guard stack.count < Limit.depth else {
      return stop(source.tooDeep(at: at.lowerBound))
    }
    let start = refuse(properties, at)
    countNode(at)
    stack.append(OpenCollection(kind: kind, isFlow: isFlow, start: start))
  }

  mutating func close(_ at: Range<Int>) {
    guard let collection = stack.popLast() else { return }
    var place = Place(source.file, collection.start..<max(collection.start, at.upperBound))
    if !collection.isFlow, let first = collection.firstPlace, let last = collection.lastPlace {
      place = first.through(last)
    }
    switch collection.kind {
    case .sequence: put(YAMLNode(place: place, content: .sequence(collection.items)))
    case .mapping: put(YAMLNode(place: place, content: .mapping(collection.pairs)))
    }
  }

  mutating func addAlias(_ at: Range<Int>) {
    repeats.uses.append(at)
    isIncomplete = true
    put(YAMLNode(place: source.place(at), content: .empty))
  }

  // MARK: Texts

  mutating func add(
    _ text: String, _ style: YAMLScalar.Style, _ at: Range<Int>, _ properties: Properties
  ) {
    let start = refuse(properties, at)
    var bytes = start..<max(start, at.upperBound)
    if style == .literal || style == .folded { bytes = source.trimmed(bytes) }
    if bytes.count > Limit.scalarBytes {
      let line = source.lineBytes(at: bytes.lowerBound).clamped(to: bytes)
      found.append(
        Finding(
          rule: .yamlTooLarge, place: source.place(line),
          message: "this text is \(bytes.count / 1024) KiB long; \(Limit.scalarBytes / 1024) KiB are allowed",
          hint: "a long text belongs below the second `---`, not among the fields"))
      isIncomplete = true
    }
    if let top = stack.indices.last, stack[top].kind == .mapping, stack[top].key == nil {
      return addKey(text, style, bytes, in: top)
    }
    countNode(at)
    check(text, style, bytes)
    put(node(text, style, bytes))
  }

  private mutating func node(_ text: String, _ style: YAMLScalar.Style, _ bytes: Range<Int>) -> YAMLNode {
    guard style == .plain else {
      return YAMLNode(place: source.place(bytes), content: .scalar(YAMLScalar(text: text, style: style)))
    }
    if text.utf8.count <= 4, text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL" {
      return YAMLNode(place: source.point(source.endOfSign(before: bytes.lowerBound)), content: .empty)
    }
    var text = text
    if !source.beginsPlainly(bytes), let curly = source.curlyQuotes(around: bytes) {
      found.append(curly)
      text = textInsideCurlyQuotes(text) ?? text
    }
    let scalar = YAMLScalar(text: text, style: style, cutOff: source.comment(behind: bytes.upperBound))
    return YAMLNode(place: source.place(bytes), content: .scalar(scalar))
  }

  private mutating func addKey(_ text: String, _ style: YAMLScalar.Style, _ bytes: Range<Int>, in top: Int) {
    var text = text
    if text.isEmpty {
      found.append(source.emptyKey(bytes.isEmpty ? source.character(at: bytes.lowerBound) : bytes))
      isIncomplete = true
    } else if style == .plain, !source.beginsPlainly(bytes) || source.holdsBeyondASCII(bytes) {
      if text == "<<" { repeats.mergeKeys.append(bytes) }
      if let dash = source.dashWithoutSpace(bytes) { return stop(dash) }
      // How far such a line is indented counts no longer, so what follows has no sure meaning.
      if let indent = source.oddIndent(before: bytes) { return stop(indent) }
      if let slip = source.slip(inKey: bytes) {
        found.append(slip.finding)
        text = slip.meant
      }
      if let curly = source.curlyQuotes(around: bytes) {
        found.append(curly)
        text = textInsideCurlyQuotes(text) ?? text
      }
    } else if style != .plain, let open = source.swallowedEntry(bytes, style) {
      return stop(open)
    }
    stack[top].key = Located(text, at: source.place(bytes))
  }

  /// Looks for what libyaml reads without complaint and nobody means.
  private mutating func check(_ text: String, _ style: YAMLScalar.Style, _ bytes: Range<Int>) {
    switch style {
    case .plain:
      if bytes.isEmpty {
        if let comment = source.commentInsteadOfText(bytes.lowerBound) {
          found.append(comment)
          isIncomplete = true
        }
      } else if stack.isEmpty || !source.beginsPlainly(bytes) || source.holds(.lineFeed, in: bytes),
        let misread = source.misreadText(bytes, isRoot: stack.isEmpty, isInList: isInBlockList)
      {
        stop(misread)
      }
    case .singleQuoted, .doubleQuoted:
      if let open = source.swallowedEntry(bytes, style) { stop(open) }
    case .literal, .folded: break
    }
  }

  private var isInBlockList: Bool { stack.contains { $0.kind == .sequence && !$0.isFlow } }

  // MARK: Into the tree

  /// Puts a finished node where it belongs: under a key, into a list, at the root.
  private mutating func put(_ node: consuming YAMLNode) {
    guard let top = stack.indices.last else {
      if root == nil { root = node }
      return
    }
    switch stack[top].kind {
    case .sequence: stack[top].append(node)
    case .mapping:
      if let key = stack[top].key {
        finishPair(key, node, in: top)
      } else {
        refuseKey(node, in: top)
      }
    }
  }

  private mutating func finishPair(_ key: Located<String>, _ value: consuming YAMLNode, in top: Int) {
    stack[top].key = nil
    if key.value.isEmpty { return }
    if stack[top].isFlow, case .empty = value.content, !source.hasColon(behind: key.place.bytes.upperBound) {
      if stack[top].hasKeyWithoutValue { return }
      stack[top].hasKeyWithoutValue = true
      let finding = source.keyWithoutValue(key, isFirst: stack[top].pairs.isEmpty)
      found.append(finding)
      if finding.rule != .commaInBraces { isIncomplete = true }
      return
    }
    if let first = stack[top].place(ofKey: key.value) {
      if stack[top].hasRepeatedKey { return }
      if top > 0, stack[top - 1].kind == .sequence, !stack[top - 1].isFlow {
        stack[top].hasRepeatedKey = true
        isIncomplete = true
        found.append(
          Finding(
            rule: .duplicateKey, place: key.place,
            message: "\(source.quoted(key.place.bytes)) stands twice in one item of a list",
            notes: [.init("here it is given first", at: first)]
              + (stack[top].pairs.last.map {
                $0.key.place == first ? [] : [.init("a new item may begin here", at: $0.key.place)]
              }
                ?? []),
            hint:
              "if a new item begins here, put a hyphen before it, in line with the one above; if not, keep one of the two"
          ))
        return
      }
      found.append(
        Finding(
          rule: .duplicateKey, place: key.place, message: "the key \(source.quoted(key.place.bytes)) is given twice",
          notes: [.init("here it is given first", at: first)], hint: "keep one of the two"))
      return
    }
    stack[top].append(value, under: key)
  }

  private mutating func refuseKey(_ node: YAMLNode, in top: Int) {
    stack[top].key = Located("", at: node.place)
    isIncomplete = true
    let what: String
    switch node.content {
    case .sequence: what = "a list"
    case .mapping: what = "a group in braces"
    // An alias, which is reported as such.
    case .empty, .scalar: return
    }
    // `{{ title }}`: what was wrong inside is the same mistake.
    found.removeAll { node.place.start <= $0.place.start }
    found.append(
      Finding(
        rule: .keyNotText, place: node.place, message: "\(what) stands where the name of a field belongs",
        hint:
          "write a name before the colon; if the brackets are part of a text, put the text in straight double quotes"
      ))
  }

  // MARK: Limits and signs

  private mutating func countNode(_ at: Range<Int>) {
    nodeCount += 1
    guard nodeCount > Limit.nodes else { return }
    stop(
      Finding(
        rule: .yamlTooLarge, place: source.place(source.character(at: at.lowerBound)),
        message: "more than \(Limit.nodes) values stand in front of this one", hint: "split the entry in two"))
  }

  /// Reports an anchor or a tag before a value; gives the offset where the value itself begins.
  private mutating func refuse(_ properties: Properties, _ at: Range<Int>) -> Int {
    guard properties.hasAnchor || properties.hasTag else { return at.lowerBound }
    var start = at.lowerBound
    for _ in 0..<2 {
      guard let sign = source[start], sign == UInt8(ascii: "&") || sign == UInt8(ascii: "!") else { break }
      let word = source.word(at: start)
      if sign == UInt8(ascii: "&") {
        repeats.anchors.append(word)
      } else {
        found.append(source.tagFinding(at: start))
      }
      start = word.upperBound
      while let byte = source[start], byte.isBlank || byte.isBreak { start += 1 }
    }
    return min(start, max(at.lowerBound, at.upperBound))
  }
}
