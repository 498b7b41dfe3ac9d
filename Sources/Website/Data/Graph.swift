import Knowledge
import Output

extension DataFiles {
  /// The whole knowledge base as one JSON file: every entry as its own file has it, and the words that they are sorted by.
  var graph: LongFile {
    let entries = site.base.allEntries
    let (writer, words) = (entryJSON, tables.all.filter(\.isVocabulary))
    return LongFile(.graph, pieces: entries.count + 2) { piece, out in
      if piece == 0 {
        var object = JSONObject()
        object.add("format", EntryJSON.format, into: &out)
        object.add("title", title, into: &out)
        object.add("version", version, into: &out)
        object.add("license", licence?.address, into: &out)
        object.member("entries", into: &out)
        out.append("[\n")
      } else if piece <= entries.count {
        if piece > 1 { out.append(",\n") }
        writer.write(entries[piece - 1], into: &out)
      } else {
        out.append("\n],\n\"words\":")
        var object = JSONObject()
        for table in words {
          object.member(table.name, into: &out)
          out.append("[")
          let rows = (0..<table.pieces).flatMap { table.rows($0) }
          for (index, row) in rows.enumerated() {
            out.append(index == 0 ? "\n" : ",\n")
            var term = JSONObject()
            out.append(json: row, table.columns, to: &term)
            term.end(into: &out)
          }
          out.append("]")
        }
        object.end(into: &out)
        out.append("}\n")
      }
    }
  }
}
