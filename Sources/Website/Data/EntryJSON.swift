import Diagnostics
import Knowledge
import Output

/// An entry as JSON: what it is and where it stands; under `fields` its row, and the rows of its lists under the names of
/// their fields; and what refers to what. No field can take the place of what every entry has.
struct EntryJSON: Sendable {
  let tables: Tables
  let site: SiteIndex
  let licence: Licence?

  /// The version of the form that data files have. Another number means that programs have to be changed.
  static let format = 1

  /// Adds the entry as one object, without a line end.
  func write(_ id: AnyID, into out: inout Bytes) {
    let base = site.base
    let own = tables.kinds[Int(id.kind.rawValue)]
    var object = JSONObject()
    object.add("format", Self.format, into: &out)
    object.add("id", base.identifier(id), into: &out)
    object.add("kind", id.kind.folder, into: &out)
    object.add("page", site.address(id).path, into: &out)
    if !base[common: id].isStub { object.add("markdown", Address.markdown(id, base).path, into: &out) }
    object.add("license", licence?.address, into: &out)
    let lists = Set(own.lists.map { dataName($0.path[0].name) })
    object.member("fields", into: &out)
    var fields = JSONObject()
    out.append(json: own.row(of: id, in: base), own.columns, but: lists.union(["entry"]), to: &fields)
    for list in own.lists where list.path.count == 1 {
      let rows = list.rows(of: id, in: base)
      if rows.isEmpty { continue }
      fields.member(dataName(list.path[0].name), into: &out)
      write(rows, of: list, among: own.lists, id, into: &out)
    }
    fields.end(into: &out)
    object.member("links", into: &out)
    writeLinks(id, into: &out)
    object.member("linked_from", into: &out)
    writeLinked(id, into: &out)
    object.end(into: &out)
  }

  private func write(
    _ rows: [[Table.Cell]], of list: ListTable, among lists: [ListTable], _ id: AnyID, into out: inout Bytes
  ) {
    let inner = lists.filter {
      $0.path.count == list.path.count + 1 && $0.path.dropLast().map(\.name) == list.path.map(\.name)
    }
    let innerRows = inner.map { $0.rows(of: id, in: site.base) }
    out.append("[")
    for (index, row) in rows.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      var object = JSONObject()
      out.append(json: row, list.columns, but: ["entry", "parent"], to: &object)
      for (inner, rows) in zip(inner, innerRows) {
        // The third column names the row that an inner one belongs to.
        let own = rows.filter { $0[2] == row[0] }
        if own.isEmpty { continue }
        object.member(dataName(inner.path[inner.path.count - 1].name), into: &out)
        write(own, of: inner, among: lists, id, into: &out)
      }
      object.end(into: &out)
    }
    out.append("]")
  }

  private func writeLinks(_ id: AnyID, into out: inout Bytes) {
    out.append("[")
    for (index, row) in tables.links.rows(from: id, in: site.base).enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      var object = JSONObject()
      out.append(json: row, tables.links.columns, but: ["from"], to: &object)
      object.end(into: &out)
    }
    out.append("]")
  }

  /// What refers to the entry: from where, in which relation, and in which row there.
  private func writeLinked(_ id: AnyID, into out: inout Bytes) {
    out.append("[")
    for (index, edge) in site.base.edges(to: id).enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      var object = JSONObject()
      object.add("from", site.base.identifier(edge.from), into: &out)
      object.add("relation", edge.relation.name, into: &out)
      object.add("position", edge.row + 1, into: &out)
      object.add("where", edge.locator, into: &out)
      object.end(into: &out)
    }
    out.append("]")
  }
}
