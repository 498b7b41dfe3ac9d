import Diagnostics
import Markdown
import Output
import YAML

/// Renames what one file refers to, wherever the definitions of fields say that a reference may stand, and in its text.
package struct NameEditor {
  /// What gets another name.
  package enum Subject: Sendable, Equatable {
    case entry(Kind)
    case term(VocabularyName)

    /// Whether a field can hold its name.
    fileprivate func fits(_ shape: Shape) -> Bool {
      switch (self, shape) {
      case (.entry(let kind), .reference(let wanted)), (.entry(let kind), .referenceOrLine(let wanted)): kind == wanted
      case (.entry(let kind), .name): kind == .glossaryTerm || kind == .organisation
      case (.term(let name), .term(let wanted)): name == wanted
      case (_, .either(let one, let other)): fits(one) || fits(other)
      default: false
      }
    }
  }

  /// The changes so far.
  package var edits: FileEdits
  private let subject: Subject
  private let old, new: String

  package init(_ text: Bytes, _ subject: Subject, from old: String, to new: String) {
    edits = FileEdits(text)
    self.subject = subject
    self.old = old
    self.new = new
  }

  // MARK: Fields

  /// Renames in a file's fields, or in one value.
  package mutating func rename(in node: YAMLNode, of shape: Shape) {
    switch (shape, node.content) {
    case (.list(let inner), .sequence(let items)) where subject.fits(inner): rename(in: items, of: inner, node)
    case (.list(let inner), .sequence(let items)): for item in items { rename(in: item, of: inner) }
    case (.record(let fields), .mapping(let pairs)):
      for pair in pairs {
        guard let field = fields.first(where: { $0.name == pair.key.value }) else { continue }
        rename(in: pair.value, of: field.shape)
      }
    case (.either(_, let record), .mapping): rename(in: node, of: record)
    case (_, .scalar(let scalar)) where subject.fits(shape) && scalar.text == old: replaceName(at: node.place)
    default: break
    }
  }

  /// In a list, one name stands once.
  private mutating func rename(in items: [YAMLNode], of shape: Shape, _ list: YAMLNode) {
    let names = items.map { item in if case .scalar(let scalar) = item.content { scalar.text } else { "" } }
    for (index, item) in items.enumerated() {
      if names[index] == old, names.contains(new) {
        edits.removeItem(index, of: items, list)
      } else {
        rename(in: item, of: shape)
      }
    }
  }

  /// Quotes around the name stay.
  private mutating func replaceName(at place: Place) {
    let written = edits.words(place.bytes)
    let quote = written.hasPrefix("\"") || written.hasPrefix("'") ? 1 : 0
    let isPlain = written.utf8.count == old.utf8.count + 2 * quote
    let range = place.bytes.lowerBound + quote..<place.bytes.upperBound - quote
    edits.replace(isPlain ? range : place.bytes, with: new)
  }

  // MARK: The text

  /// Renames in a text.
  ///
  /// - Parameters:
  ///   - leadsThere: whether link number `index` of the text leads to the entry.
  ///   - needsFolder: whether the new name alone could mean another entry.
  package mutating func rename(in body: Body, needsFolder: Bool, leadsThere: (Int) -> Bool) {
    guard case .entry(let kind) = subject else { return }
    if kind == .source {
      for citation in body.notes.flatMap(\.citations) where citation.source.value == old {
        replaceName(at: citation.source.place)
      }
    }
    for (index, link) in body.links.enumerated() where leadsThere(index) {
      rename(link, kind, needsFolder: needsFolder)
    }
  }

  /// What stands before `#` gets the new name; a wikilink by title or another name stays.
  private mutating func rename(_ link: Link, _ kind: Kind, needsFolder: Bool) {
    let start = link.target.place.bytes.lowerBound
    let written = edits.words(link.target.place.bytes).prefix { $0 != "#" }
    let name = written.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    switch link.spelling {
    case .path:
      let file = name == old + ".md"
      let head = file ? String(written.dropLast(name.count)) : "../\(kind.folder)/"
      edits.replace(start..<start + written.utf8.count, with: head + new + ".md")
    case .wikilink:
      let trimmed = written.prefix { !$0.isWhitespace }
      guard trimmed == old || trimmed == "\(kind.folder)/\(old)" else { return }
      let head = trimmed == old && !needsFolder ? "" : "\(kind.folder)/"
      edits.replace(start..<start + trimmed.utf8.count, with: head + new)
    case .external, .anchor: break
    }
  }
}
