import Diagnostics
import Knowledge
import Output
import YAML

/// One entry's file being changed.
struct EntryEditor {
  let parts: FrontMatter
  let tree: YAMLNode
  var names: NameEditor

  /// Nil for a file without fields that can be read.
  init?(_ text: Bytes, _ moved: MoveNames) {
    var findings = Findings()
    guard let parts = FrontMatter(of: text, FileID(0), &findings),
      let tree = parseYAML(text, in: parts.yaml, of: FileID(0), &findings)
    else { return nil }
    self.parts = parts
    self.tree = tree
    names = NameEditor(text, moved.subject, from: moved.old, to: moved.new)
  }

  var text: Bytes { names.edits.edited }

  var pairs: [YAMLPair] { if case .mapping(let pairs) = tree.content { pairs } else { [] } }

  /// Notes a former address. One that is the entry's address again gives up its place.
  mutating func addAlias(_ address: String, replacing current: String) {
    if case .sequence(let items) = pairs.first(where: { $0.key.value == "aliases" })?.value.content,
      let item = items.first(where: {
        if case .scalar(let scalar) = $0.content { scalar.text == current } else { false }
      })
    {
      names.edits.replace(item.place.bytes, with: address)
    } else {
      names.edits.add([address], to: "aliases", among: pairs, end: parts.yaml.upperBound)
    }
  }

  /// Keeps what another entry said: its fields as comments, which no page shows, and its text under a heading.
  mutating func take(_ other: EntryEditor, title: String, from name: String) {
    let lineEnd = text.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    // The other file with its references changed, cut into its parts anew.
    let otherText = other.text
    var findings = Findings()
    guard let otherParts = FrontMatter(of: otherText, FileID(0), &findings) else { return }
    var comment = "# From \(name), which this entry took over. Take what is missing, then delete these lines.\(lineEnd)"
    for line in String(decoding: otherText[otherParts.yaml], as: UTF8.self).split(whereSeparator: \.isNewline) {
      comment += "#   \(line)\(lineEnd)"
    }
    names.edits.insert(comment, at: parts.yaml.upperBound)
    let body = String(decoding: otherText[otherParts.body], as: UTF8.self)
    guard body.contains(where: { !$0.isWhitespace }) else { return }
    let isEnded = names.edits.text.last == UInt8(ascii: "\n")
    names.edits.insert(
      "\(isEnded ? "" : lineEnd)\(lineEnd)## From “\(title)”\(lineEnd)\(lineEnd)\(body)", at: names.edits.text.count)
  }
}
