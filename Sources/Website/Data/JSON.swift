import Knowledge
import Output

/// Writes the members of a JSON object, with commas between them.
struct JSONObject {
  private var isEmpty = true

  /// Begins a member: its name and a colon.
  mutating func member(_ name: String, into out: inout Bytes) {
    out.append(isEmpty ? "{" : ",")
    isEmpty = false
    out.append(json: name)
    out.append(":")
  }

  mutating func add(_ name: String, _ text: String?, into out: inout Bytes) {
    guard let text else { return }
    member(name, into: &out)
    out.append(json: text)
  }

  mutating func add(_ name: String, _ number: Int, into out: inout Bytes) {
    member(name, into: &out)
    out.append(verbatim: String(number))
  }

  func end(into out: inout Bytes) { out.append(isEmpty ? "{}" : "}") }
}

extension [UInt8] {
  /// Adds a cell as a JSON value.
  mutating func append(json cell: Table.Cell, _ content: Table.Content) {
    switch (cell, content) {
    case (.blank, _): append("null")
    case (.number(let number), _): append(verbatim: String(number))
    case (.flag(let flag), _): append(flag ? "true" : "false")
    case (.text(let text), .json): append(verbatim: text)
    case (.text(let text), _): append(json: text)
    }
  }

  /// Adds a value as JSON.
  mutating func append(json datum: Datum) {
    switch datum {
    case .text(let text): append(json: text)
    case .number(let number): append(verbatim: String(number))
    case .flag(let flag): append(flag ? "true" : "false")
    case .list(let items):
      append("[")
      for (index, item) in items.enumerated() {
        if index > 0 { append(",") }
        append(json: item)
      }
      append("]")
    case .record(let pairs):
      var object = JSONObject()
      for pair in pairs {
        object.member(pair.name, into: &self)
        append(json: pair.value)
      }
      object.end(into: &self)
    }
  }

  /// Adds the cells of a row that are not blank as members of an object.
  mutating func append(
    json row: [Table.Cell], _ columns: [Table.Column], but passedOver: Set<String> = [], to object: inout JSONObject
  ) {
    for (column, cell) in zip(columns, row) where cell != .blank && !passedOver.contains(column.name) {
      object.member(column.name, into: &self)
      append(json: cell, column.content)
    }
  }
}

/// A value as a JSON text.
func jsonText(_ datum: Datum) -> String {
  var out = Bytes()
  out.append(json: datum)
  return String(decoding: out, as: UTF8.self)
}
