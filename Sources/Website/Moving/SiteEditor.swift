import Diagnostics
import Knowledge
import Output
import YAML

/// content/site.yml while a word of one of its lists gets another id.
struct SiteEditor {
  private(set) var edits: FileEdits
  private let list: YAMLNode
  /// The words, each with its keys.
  private let rows: [YAMLNode]

  /// Nil where the list cannot be read.
  init?(_ text: Bytes, _ vocabulary: VocabularyName) {
    var findings = Findings()
    guard let tree = parseYAML(text, in: 0..<text.count, of: FileID(0), &findings),
      let list = tree["vocabularies"]?[vocabulary.rawValue], case .sequence(let rows) = list.content
    else { return nil }
    edits = FileEdits(text)
    self.list = list
    self.rows = rows
  }

  func has(_ id: String) -> Bool { row(id) != nil }

  /// Renames a word; where the new id is there, the two become one. Either way the word remembers the ids it had.
  mutating func rename(_ old: String, to new: String) {
    guard let row = row(old), let id = rows[row]["id"], case .mapping(let pairs) = rows[row].content else { return }
    if let survivor = self.row(new), let survivorID = rows[survivor]["id"],
      case .mapping(let survivorPairs) = rows[survivor].content
    {
      edits.add([old] + rows[row].aliases, to: "aliases", among: survivorPairs, end: edits.endOfLine(survivorID))
      edits.commentOut(row, of: rows, list, "Merged into \(new):")
    } else if let former = rows[row]["aliases"]?.items.first(where: { $0.word == new }) {
      edits.replace(id.place.bytes, with: new)
      edits.replace(former.place.bytes, with: old)
    } else {
      edits.replace(id.place.bytes, with: new)
      edits.add([old], to: "aliases", among: pairs, end: edits.endOfLine(id))
    }
  }

  private func row(_ id: String) -> Int? { rows.firstIndex { $0["id"]?.word == id } }
}

extension YAMLNode {
  fileprivate subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.value == key }?.value
  }

  fileprivate var word: String? { if case .scalar(let scalar) = content { scalar.text } else { nil } }

  fileprivate var items: [YAMLNode] { if case .sequence(let items) = content { items } else { [] } }

  fileprivate var aliases: [String] { self["aliases"]?.items.compactMap(\.word) ?? [] }
}
