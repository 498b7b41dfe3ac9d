import Diagnostics
import Output

/// Every template of a site, parsed; partials and parents are found in it by name.
///
/// A template is called by its path inside `templates/` without `.mustache`: `layouts/page`, `case-study`.
@usableFromInline package struct TemplateSet: Sendable {
  private let sources: [String: TemplateSource]
  /// Those of which more than their own text is wrong, by what they name.
  private let faulty: Set<String>
  /// Whether nothing is wrong in any of them.
  let isSound: Bool
  /// Where a message points that is about a file that is not there.
  let folder: Place
  /// Whether binding looks where in HTML each name is written.
  let checksMarkup: Bool

  /// Parses all files and follows what they name.
  ///
  /// Reports `template-syntax`, `lost-text`, `template-limit`, `unknown-template`, `template-recursion`, `unknown-block`.
  ///
  /// - Parameters:
  ///   - files: those whose path does not end in `.mustache` are passed over; paths may begin with `templates/`.
  ///   - folder: stands for `templates/` itself where a whole file is missing.
  ///   - checksMarkup: not needed for templates that were checked before.
  package init(
    files: [(path: String, file: FileID, text: Bytes)], folder: FileID, checksMarkup: Bool = true,
    _ findings: inout Findings
  ) {
    self.checksMarkup = checksMarkup
    var sources: [String: TemplateSource] = [:]
    for file in files {
      guard let name = templateName(of: file.path) else { continue }
      sources[name] = TemplateSource(name: name, file: file.file, text: file.text, &findings)
    }
    var linker = TemplateLinker(sources)
    linker.link()
    findings.add(linker.findings)
    self.sources = sources
    faulty = linker.faulty
    isSound = linker.faulty.isEmpty && !sources.values.contains { $0.isFaulty }
    self.folder = Place(folder, 0..<0)
  }

  /// The names of all templates, sorted.
  package var names: [String] { sources.keys.sorted() }

  subscript(name: String) -> TemplateSource? { sources[name] }

  /// Whether a mistake was reported in a template, so that nothing more is made of it.
  func isFaulty(_ source: TemplateSource) -> Bool { source.isFaulty || faulty.contains(source.name) }
}

private func templateName(of path: String) -> String? {
  guard path.hasSuffix(".mustache") else { return nil }
  let name = path.dropLast(".mustache".count)
  return String(name.hasPrefix("templates/") ? name.dropFirst("templates/".count) : name)
}

/// One template file.
///
/// A class, since all that is put in from it holds it.
final class TemplateSource: Sendable {
  let name: String
  let file: FileID
  let text: Bytes
  let nodes: [Node]
  /// The partial and parent tags, in the order of the file.
  let references: [Tag]
  /// The blocks that are filled, with the parent they are for.
  let fillings: [(block: Tag, parent: Tag)]
  /// The blocks that a child may fill.
  let blocks: [Tag]
  /// Whether a mistake in its own text was reported.
  let isFaulty: Bool

  init(name: String, file: FileID, text: Bytes, _ findings: inout Findings) {
    self.name = name
    self.file = file
    self.text = text
    var nodes: [Node] = []
    if let bytes = firstUnreadable(text) {
      findings.report(
        .templateSyntax, at: Place(file, bytes), "this is not text in UTF-8",
        hint: "save the file again as UTF-8, without control characters")
      isFaulty = true
    } else {
      var parser = Parser(text, file: file)
      nodes = parser.template()
      isFaulty = parser.findings.hasErrors
      findings.add(parser.findings)
    }
    self.nodes = nodes
    var walk = ReferenceWalk()
    walk.visit(nodes)
    references = walk.references
    fillings = walk.fillings
    blocks = walk.blocks
  }

  func place(_ bytes: Range<Int>) -> Place { Place(file, bytes) }
}

private struct ReferenceWalk {
  var references: [Tag] = []
  var fillings: [(block: Tag, parent: Tag)] = []
  var blocks: [Tag] = []

  mutating func visit(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .margin, .literal, .variable: continue
      case .section(_, let body): visit(body)
      case .partial(let tag, _): if !tag.isMisnamed { references.append(tag) }
      case .parent(let tag, _, let fillings):
        if tag.isMisnamed { continue }
        references.append(tag)
        for block in fillings {
          self.fillings.append((block.tag, tag))
          blocks.append(block.tag)  // what a parent is given, a child of this template may give instead
          visit(block.nodes)
        }
      case .block(let block):
        blocks.append(block.tag)
        visit(block.nodes)
      }
    }
  }
}

/// The first bytes that are no UTF-8, or the first NUL, which HTML cannot hold.
private func firstUnreadable(_ text: Bytes) -> Range<Int>? {
  // Most hold neither, which is found sooner than the place of one.
  if String(validating: text, as: UTF8.self) != nil, !text.contains(0) { return nil }
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = text.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .valid(let scalar):
      if scalar.count == 1, scalar.first == 0 { return offset..<offset + 1 }
      offset += scalar.count
    case .error(let length): return offset..<offset + length
    case .emptyInput: return nil
    }
  }
}
