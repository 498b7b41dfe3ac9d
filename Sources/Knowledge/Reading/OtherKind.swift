import Diagnostics
import YAML

extension Rule {
  package static let otherKind = Rule(
    "other-kind", .error, "a file in the folder of another kind of entry",
    manual: """
      The folder says what an entry is: a file in content/lessons/ is a lesson. The fields of this one are those of another \
      kind. Move the file to the folder of that kind.
      """,
    mistake: .file(
      "content/pages/family-line.md",
      "---\ntitle: Family Line\nkind: charity\nidentifiers: [GB-CHC-1074546]\nwebsite: https://www.example.org/\n---\n"),
    remedy: .file(
      "content/organisations/family-line.md",
      "---\ntitle: Family Line\nidentifiers: [GB-CHC-1074546]\nwebsite: https://www.example.org/\n---\n"))
}

/// The kind that an entry was most likely written for, if that is another than its folder says: one that has all of the
/// keys, where its own kind lacks some of them and something that it needs.
///
/// - Parameter foreign: those of the keys that its own kind lacks.
func otherKind<Own: Entry>(than type: Own.Type, of node: YAMLNode, _ foreign: [String]) -> Kind? {
  guard !foreign.isEmpty, case .mapping(let pairs) = node.content else { return nil }
  let kind = Own.kind
  let keys = Set(pairs.map(\.key.value))
  let fitting = Kind.allCases.filter { other in
    other != kind && keys.isSubset(of: other.fields.map(\.name))
      && other.fields.allSatisfy { $0.presence != .required || keys.contains($0.name) }
  }
  let lacks = kind.fields.contains { $0.presence == .required && !keys.contains($0.name) }
  guard fitting.count == 1, lacks || foreign.count > 1 else { return nil }
  return fitting.first
}
