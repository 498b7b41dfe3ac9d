import Knowledge
import Output

extension DataFiles {
  /// Adds `datapackage.json`: what each table holds, by the standards Data Package and Table Schema, version 1.
  func writePackage(into out: inout Bytes) {
    var package = JSONObject()
    package.add("profile", "data-package", into: &out)
    package.add("name", makeSlug(from: title).isEmpty ? "data" : makeSlug(from: title), into: &out)
    package.add("title", title, into: &out)
    package.add("description", description, into: &out)
    package.add("homepage", site.url.canonical(.data), into: &out)
    package.add("version", version, into: &out)
    package.add("format", EntryJSON.format, into: &out)
    package.add("hash", "sha256:" + snapshot.digest, into: &out)
    writeLicences(to: &package, into: &out)
    package.member("resources", into: &out)
    out.append("[")
    for (index, (table, sum)) in zip(tables.all, snapshot.sums).enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      write(table, sum, into: &out)
    }
    for (title, address, mediaType) in wholes {
      out.append(",\n")
      var resource = JSONObject()
      resource.add("profile", "data-resource", into: &out)
      resource.add("name", address.name.replacing(".", with: "-"), into: &out)
      resource.add("title", title, into: &out)
      resource.add("path", address.name, into: &out)
      resource.add("mediatype", mediaType, into: &out)
      resource.add("encoding", "utf-8", into: &out)
      writeLicences(to: &resource, into: &out)
      resource.end(into: &out)
    }
    out.append("\n]")
    package.end(into: &out)
    out.append("\n")
  }

  /// What else holds everything of a sort, in one file.
  var wholes: [(title: String, address: Address, mediaType: String)] {
    [
      ("Everything as JSON", .graph, "application/json"),
      ("Everything as linked data", .linkedGraph, "application/ld+json"),
      ("The sources for BibTeX", .bibTeX, "application/x-bibtex"),
      ("The sources as CSL-JSON", .citationStyle, "application/vnd.citationstyles.csl+json"),
    ]
  }

  private func writeLicences(to object: inout JSONObject, into out: inout Bytes) {
    guard let licence else { return }
    object.member("licenses", into: &out)
    out.append("[")
    var entry = JSONObject()
    entry.add("name", licence.rawValue, into: &out)
    entry.add("title", licence.label, into: &out)
    entry.add("path", licence.address, into: &out)
    entry.end(into: &out)
    out.append("]")
  }

  private func write(_ table: Table, _ sum: Snapshot.Sum, into out: inout Bytes) {
    var resource = JSONObject()
    resource.add("profile", "tabular-data-resource", into: &out)
    resource.add("name", table.name, into: &out)
    resource.add("title", table.title, into: &out)
    resource.add("description", table.words.ended, into: &out)
    resource.add("path", Address.csv(table.name).name, into: &out)
    resource.add("format", "csv", into: &out)
    resource.add("mediatype", "text/csv", into: &out)
    resource.add("encoding", "utf-8", into: &out)
    resource.add("bytes", sum.size, into: &out)
    resource.add("hash", "sha256:" + sum.digest, into: &out)
    writeLicences(to: &resource, into: &out)
    resource.member("schema", into: &out)
    table.writeSchema(into: &out)
    resource.end(into: &out)
  }
}

extension Table {
  /// Adds the table's schema.
  package func writeSchema(into out: inout Bytes) {
    var schema = JSONObject()
    schema.member("fields", into: &out)
    out.append("[")
    for (index, column) in columns.enumerated() {
      out.append(index == 0 ? "\n" : ",\n")
      column.write(into: &out)
    }
    out.append("]")
    schema.member("missingValues", into: &out)
    out.append("[\"\"]")
    schema.add("primaryKey", key, into: &out)
    let references = columns.compactMap { column in column.target.map { (column.name, $0) } }
    if !references.isEmpty {
      schema.member("foreignKeys", into: &out)
      out.append("[")
      for (index, (name, target)) in references.enumerated() {
        if index > 0 { out.append(",") }
        var reference = JSONObject()
        reference.add("fields", name, into: &out)
        reference.member("reference", into: &out)
        var other = JSONObject()
        // A table that refers to itself is named by nothing, as the standard has it.
        other.add("resource", target.table == self.name ? "" : target.table, into: &out)
        other.add("fields", target.column, into: &out)
        other.end(into: &out)
        reference.end(into: &out)
      }
      out.append("]")
    }
    schema.end(into: &out)
  }
}

extension Table.Column {
  fileprivate func write(into out: inout Bytes) {
    var field = JSONObject()
    field.add("name", name, into: &out)
    field.add("title", label, into: &out)
    field.add("description", help.sentenceStart.ended, into: &out)
    var rules: [(String, (inout Bytes) -> Void)] = []
    if isRequired { rules.append(("required", { $0.append("true") })) }
    if isUnique { rules.append(("unique", { $0.append("true") })) }
    let dates = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    switch content {
    case .text: field.add("type", "string", into: &out)
    case .address:
      field.add("type", "string", into: &out)
      field.add("format", "uri", into: &out)
    case .date:
      field.add("type", "string", into: &out)
      rules.append(("pattern", { $0.append(json: "^\(dates)$") }))
    case .dateOr(let word):
      field.add("type", "string", into: &out)
      rules.append(("pattern", { $0.append(json: "^(\(dates)|\(word))$") }))
    case .number: field.add("type", "integer", into: &out)
    case .flag: field.add("type", "boolean", into: &out)
    case .json: field.add("type", "any", into: &out)
    case .choice(let choices):
      field.add("type", "string", into: &out)
      rules.append(("enum", { $0.append(json: .list(choices.map { .text($0.id) })) }))
    }
    if !rules.isEmpty {
      field.member("constraints", into: &out)
      var constraints = JSONObject()
      for (name, write) in rules {
        constraints.member(name, into: &out)
        write(&out)
      }
      constraints.end(into: &out)
    }
    field.end(into: &out)
  }
}
