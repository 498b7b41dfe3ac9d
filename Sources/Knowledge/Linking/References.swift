import Output

extension KnowledgeBase {
  /// All that the linker found out, as bytes: what leads where, whichever way it was named. The same for two sites whose
  /// entries are the same and whose references are too.
  package var references: Bytes {
    // Most take six bytes or seven.
    var out = ByteRoom(capacity: forward.count * 8)
    func add(_ id: AnyID, to out: inout ByteRoom) { out.append(packed: Int(id.kind.rawValue), Int(id.index)) }
    // By index: an edge that is taken out of its list is copied.
    for edge in forward.indices {
      add(forward[edge].from, to: &out)
      add(forward[edge].to, to: &out)
      out.append(packed: Int(forward[edge].relation.rawValue), forward[edge].row)
    }
    for (name, slug) in namedParties.sorted(by: { $0.key < $1.key }) {
      for text in [name, slug] {
        out.append(packed: text.utf8.count)
        out.append(verbatim: text)
      }
    }
    for targets in linkTargets {
      out.append(packed: targets.count)
      for target in targets {
        switch target {
        case nil: out.append(packed: 0)
        case .entry(let entry, let fragment):
          out.append(packed: 1)
          add(entry, to: &out)
          out.append(packed: fragment?.utf8.count ?? -1)
          if let fragment { out.append(verbatim: fragment) }
        case .file(let path):
          out.append(packed: 2)
          out.append(packed: path.utf8.count)
          out.append(verbatim: path)
        }
      }
    }
    return out.bytes
  }
}
