import Output

extension KnowledgeBase {
  /// All that the linker found out, as bytes: what leads where, whichever way it was named. The same for two sites whose
  /// entries are the same and whose references are too.
  package var references: Bytes {
    var out = Bytes()
    out.reserveCapacity(forward.count * 12)
    func add(_ id: AnyID) {
      out.append(packed: Int(id.kind.rawValue))
      out.append(packed: Int(id.index))
    }
    for edge in forward {
      add(edge.from)
      add(edge.to)
      out.append(packed: Int(edge.relation.rawValue))
      out.append(packed: edge.row)
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
          add(entry)
          out.append(packed: fragment?.utf8.count ?? -1)
          if let fragment { out.append(verbatim: fragment) }
        case .file(let path):
          out.append(packed: 2)
          out.append(packed: path.utf8.count)
          out.append(verbatim: path)
        }
      }
    }
    return out
  }
}
