import Diagnostics
import Knowledge
import Output

extension DataFiles {
  /// Everything as linked data: of each entry what its page says of it, and every row under the names of the tables.
  var linkedGraph: LongFile {
    let ids = site.base.allEntries
    let words = tables.all.filter(\.isVocabulary)
    return LongFile(.linkedGraph, pieces: ids.count + 2) { piece, out in
      if piece == 0 {
        out.append("{\"@context\":")
        out.append(json: linked.context)
        out.append(",\n\"@graph\":[\n")
        out.append(json: dataset)
      } else if piece <= ids.count {
        out.append(",\n")
        out.append(json: .record(linked.facts(on: ids[piece - 1], with: rows(of: ids[piece - 1]))))
      } else {
        for table in words {
          for row in (0..<table.pieces).flatMap({ table.rows($0) }) {
            out.append(",\n")
            out.append(json: .record(term(row, of: table)))
          }
        }
        out.append("\n]}\n")
      }
    }
  }

  /// What the pages about the data say of them.
  var dataset: Datum {
    let files: [(String, Address, String)] =
      [("Data Package", .dataPackage, "application/json")] + wholes.map { ($0.title, $0.address, $0.mediaType) }
      + tables.all.map { ($0.title, .csv($0.name), "text/csv") }
    return .record(
      [
        .init("@type", .text("Dataset")), .init("@id", .text(site.identity.canonical(.data) + "#data.itself")),
        .init("name", .text(title)), .init("url", .text(site.url.canonical(.data))),
        .init(
          "description",
          .text(description ?? "Case studies, organisations, lessons and sources, as tables and as JSON.")),
        .init("version", .text(version)), .init("schemaVersion", .text(String(EntryJSON.format))),
        .init("isAccessibleForFree", .flag(true)),
      ] + .given("dateModified", date?.machineText) + .given("license", licence?.address)
        + .all(
          "distribution",
          files.map { name, address, type in
            .record([
              .init("@type", .text("DataDownload")), .init("name", .text(name)),
              .init("encodingFormat", .text(type)), .init("contentUrl", .text(site.url.absolute(address))),
            ])
          }))
  }

  private func term(_ row: [Table.Cell], of table: Table) -> [Datum.Pair] {
    let id = row[0].text ?? ""
    return [
      .init("@type", .text("DefinedTerm")), .init("@id", .text(termName(id, table.name))),
      .init("inDefinedTermSet", .node(site.identity.absolute(.dictionary(table.name)))),
    ]
      + zip(table.columns, row).flatMap { column, cell -> [Datum.Pair] in
        guard let datum = Datum(cell) else { return [] }
        return column.name == "label"
          ? [.init("name", datum), .init("kb:label", datum)] : [.init("kb:\(column.name)", datum)]
      }
  }

  private func termName(_ id: String, _ table: String) -> String {
    site.identity.absolute(.dictionary(table)) + "#word.\(id)"
  }

  /// The row of an entry and those of its lists, in our own words.
  private func rows(of id: AnyID) -> [Datum.Pair] {
    let own = tables.kinds[Int(id.kind.rawValue)]
    // Lists of words stand in the row too, joined; here they stand once, as rows.
    let lists = Set(own.lists.map { dataName($0.path[0].name) })
    var pairs = pairs(own.row(of: id, in: site.base), own.columns, but: lists.union(["entry"]))
    for list in own.lists where list.path.count == 1 {
      let inner = own.lists.filter { $0.path.count == 2 && $0.path[0].name == list.path[0].name }
      let innerRows = inner.map { $0.rows(of: id, in: site.base) }
      let nodes = list.rows(of: id, in: site.base).map { row -> Datum in
        var node = self.row(row, list, id)
        for (inner, rows) in zip(inner, innerRows) {
          node += .all(
            "kb:\(dataName(inner.path[1].name))",
            rows.filter { $0[2] == row[0] }.map { .record(self.row($0, inner, id)) })
        }
        return .record(node)
      }
      pairs += .all("kb:\(dataName(list.path[0].name))", nodes)
    }
    return pairs
  }

  private func row(_ row: [Table.Cell], _ list: ListTable, _ id: AnyID) -> [Datum.Pair] {
    let key = row[0].text ?? ""
    let place = key.drop { $0 != "#" }
    return [.init("@id", .text(site.identity.canonical(site.address(id)) + place))]
      + pairs(row, list.columns, but: ["entry", "parent"])
  }

  private func pairs(_ row: [Table.Cell], _ columns: [Table.Column], but passedOver: Set<String>) -> [Datum.Pair] {
    zip(columns, row).compactMap { column, cell in
      guard !passedOver.contains(column.name), let datum = Datum(cell) else { return nil }
      return Datum.Pair("kb:\(column.name)", reference(datum, column))
    }
  }

  /// A value that names an entry or a word, as the name that linked data has for it.
  private func reference(_ datum: Datum, _ column: Table.Column) -> Datum {
    guard let target = column.target, let text = datum.text else { return datum }
    if let kind = Kind.allCases.first(where: { $0.table == target.table }) {
      return site.base.find(kind, slug: text).map { linked.subject($0) } ?? datum
    }
    if target.table == "entries" {
      let parts = text.split(separator: "/")
      guard parts.count == 2, let kind = Kind(folder: parts[0]), let id = site.base.find(kind, slug: String(parts[1]))
      else { return datum }
      return linked.subject(id)
    }
    return .node(termName(text, target.table))
  }
}

extension LinkedData {
  /// All that is said of an entry, in one: of prose, what its page says.
  func facts(on id: AnyID, with rows: [Datum.Pair]) -> [Datum.Pair] {
    // The page cites and mentions; here its subject stands for it.
    let cited = facts(onPageOf: id).filter { ["citation", "mentions"].contains($0.name) }
      .map { Datum.Pair($0.name == "citation" ? "kb:cites" : "kb:mentions", $0.value) }
    // A relation and the list in which it is written have one name: what it leads to, and the rows that say so.
    var facts: [Datum.Pair] = []
    var places: [String: Int] = [:]
    for pair in self.facts(on: id) + cited + rows {
      if let place = places[pair.name] {
        facts[place] = .init(pair.name, .list(facts[place].value.asList + pair.value.asList))
      } else {
        places[pair.name] = facts.count
        facts.append(pair)
      }
    }
    return facts
  }
}

extension Datum {
  /// The items of a list; of anything else, itself.
  fileprivate var asList: [Datum] { if case .list(let items) = self { items } else { [self] } }

  init?(_ cell: Table.Cell) {
    switch cell {
    case .blank: return nil
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(number)
    case .flag(let flag): self = .flag(flag)
    }
  }
}
