import Diagnostics
import Output
import Testing

@testable import YAML

/// A text with the places that a test is about: each between two markers, `1️⃣` and `2️⃣`.
struct Marked {
  let text: String
  /// In bytes of `text`, in the order of the text.
  let places: [Range<Int>]

  init(_ marked: String) {
    var text = ""
    var starts: [Int] = []
    var ends: [Int] = []
    for character in marked {
      switch character {
      case "1️⃣": starts.append(text.utf8.count)
      case "2️⃣": ends.append(text.utf8.count)
      default: text.append(character)
      }
    }
    self.text = text
    places = zip(starts, ends).map { $0..<$1 }
  }
}

/// What reading a text gives.
struct Reading {
  let bytes: Bytes
  let node: YAMLNode?
  let findings: [Diagnostic]

  init(_ bytes: Bytes, in range: Range<Int>? = nil) {
    var findings = Findings()
    node = parseYAML(bytes, in: range ?? 0..<bytes.count, of: FileID(0), &findings)
    self.bytes = bytes
    self.findings = findings.all
  }

  init(_ text: String) { self.init(Bytes(text.utf8)) }

  func source(_ place: Place) -> String { String(decoding: bytes[place.bytes], as: UTF8.self) }

  /// Rule and words of every finding, for a test's failure to show.
  var summary: [String] { findings.map { "\($0.rule.id) at «\(source($0.place))»: \($0.message)" } }
}

extension YAMLNode {
  /// The tree on one line: `{key: «text», list: [_]}`, `_` for nothing.
  var outline: String {
    switch content {
    case .empty: "_"
    case .scalar(let scalar): "«\(scalar.text)»"
    case .sequence(let items): "[" + items.map(\.outline).joined(separator: ", ") + "]"
    case .mapping(let pairs): "{" + pairs.map { "\($0.key.value): \($0.value.outline)" }.joined(separator: ", ") + "}"
    }
  }

  /// Every text in the tree, in order.
  var scalars: [(place: Place, scalar: YAMLScalar)] {
    switch content {
    case .empty: []
    case .scalar(let scalar): [(place, scalar)]
    case .sequence(let items): items.flatMap(\.scalars)
    case .mapping(let pairs): pairs.flatMap(\.value.scalars)
    }
  }

  subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.value == key }?.value
  }

  var items: [YAMLNode] {
    guard case .sequence(let items) = content else { return [] }
    return items
  }
}
