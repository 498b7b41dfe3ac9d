import Diagnostics

/// Follows what templates name: partials, parents, and the blocks that these have.
///
/// Reports `unknown-template`, `template-recursion` and `unknown-block`; names the files that did it.
struct TemplateLinker {
  private let sources: [String: TemplateSource]
  private(set) var findings = Findings()
  /// All blocks in a template and in what it is made of; nil while it was not followed to its end.
  private var blocks: [String: [String]] = [:]
  /// Templates that name what is not there, or themselves.
  private(set) var faulty: Set<String> = []

  init(_ sources: [String: TemplateSource]) { self.sources = sources }

  mutating func link() {
    let names = sources.keys.sorted()
    for name in names {
      var path: [String] = []
      follow(name, &path)
    }
    for name in names { checkBlocks(of: name) }
  }

  /// Visits everything a template is made of before the template itself.
  private mutating func follow(_ name: String, _ path: inout [String]) {
    guard blocks[name] == nil, let source = sources[name] else { return }
    path.append(name)
    var inside = source.blocks.map(\.name)
    for tag in source.references {
      guard sources[tag.name] != nil else {
        reportUnknown(tag, in: source)
        continue
      }
      if let start = path.firstIndex(of: tag.name) {
        reportRecursion(tag, in: source, path[start...])
        continue
      }
      if path.count >= Resolver.depthLimit {
        findings.report(
          .templateLimit, at: source.place(tag.nameBytes),
          "`\(tag.name)` is put in through \(path.count) other templates", hint: "put it in with fewer in between")
        faulty.insert(name)
        continue
      }
      follow(tag.name, &path)
      inside += blocks[tag.name] ?? []
    }
    path.removeLast()
    blocks[name] = Set(inside).sorted()
  }

  private mutating func reportUnknown(_ tag: Tag, in source: TemplateSource) {
    faulty.insert(source.name)
    let known = sources.keys.sorted()
    let hint: String
    if let near = nearest(to: tag.name, in: known) {
      hint = "did you mean `\(near)`?"
    } else if let moved = known.first(where: { $0.hasSuffix("/" + tag.name) }) {
      hint = "did you mean `\(moved)`? A template's name holds the folder it is in"
    } else {
      hint = "add the file templates/\(tag.name).mustache, or take the tag out"
    }
    findings.report(
      .unknownTemplate, at: source.place(tag.nameBytes), "no template is called `\(tag.name)`", hint: hint)
  }

  private mutating func reportRecursion(_ tag: Tag, in source: TemplateSource, _ path: ArraySlice<String>) {
    faulty.insert(source.name)
    let others = path.dropFirst().map { "`\($0)`" }
    let through = others.isEmpty ? "" : ", by way of \(others.joined(separator: " and "))"
    findings.report(
      .templateRecursion, at: source.place(tag.nameBytes), "`\(tag.name)` is put into itself\(through)",
      hint: "take the tag out: a template cannot hold itself")
  }

  private mutating func checkBlocks(of name: String) {
    guard let source = sources[name], !source.isFaulty else { return }
    for (block, parent) in source.fillings {
      guard let known = blocks[parent.name], sources[parent.name]?.isFaulty == false, !faulty.contains(parent.name),
        !known.contains(block.name)
      else { continue }
      faulty.insert(name)
      let hint: String
      if let near = nearest(to: block.name, in: known) {
        hint = "did you mean `\(near)`?"
      } else if known.isEmpty {
        hint = "`\(parent.name)` has no blocks; `{{>\(parent.name)}}` puts it in as it is"
      } else {
        hint = "its blocks are \(known.map { "`\($0)`" }.joined(separator: ", "))"
      }
      findings.report(
        .unknownBlock, at: source.place(block.nameBytes), "`\(parent.name)` has no block called `\(block.name)`",
        hint: hint)
    }
  }
}
