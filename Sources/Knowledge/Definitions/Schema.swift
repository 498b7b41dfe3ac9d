import Diagnostics
import Output

/// The fields of a kind of entry as JSON Schema, draft 2020-12, for editors and other programs.
///
/// It takes the front matter as YAML 1.2 reads it, in which `2009` is a number and `true` no text. All that the builder
/// takes is valid by it; what the builder refuses is not, as far as JSON Schema can say it: whether an entry exists, whether
/// one date is before another, it cannot.
package struct Schema {
  private var out = Bytes()
  private let vocabularies: Vocabularies

  /// - Parameters:
  ///   - kind: nil for content/site.yml.
  ///   - vocabularies: the site's words; `.unknown` where there is no site, and then any word is taken.
  package static func text(of kind: Kind?, _ vocabularies: Vocabularies) -> Bytes {
    var schema = Schema(vocabularies)
    let fields = kind?.fields ?? Site.definition.descriptions
    let noun = kind?.noun ?? "site"
    schema.out.append("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":")
    schema.out.append(json: kind == nil ? "content/site.yml" : "The fields of \(kind?.nounWithArticle ?? noun)")
    schema.out.append(",\n")
    // Of an entry that was withdrawn only a notice is left.
    let needed = kind == nil ? Rules() : Rules(of: kind)
    schema.object(fields, needed, isEntry: kind != nil)
    if kind == nil { schema.format() }
    schema.out.append("}\n")
    return schema.out
  }

  private init(_ vocabularies: Vocabularies) { self.vocabularies = vocabularies }

  // MARK: Objects

  /// What an object's fields must be together, which no field says by itself.
  private struct Rules {
    var oneOf: [[String]] = []
    var other: String?

    init() {}

    init(of kind: Kind?) {
      if kind == .caseStudy { other = "\"anyOf\":[{\"required\":[\"sources\"]},{\"required\":[\"account\"]}]" }
    }

    /// By the names of a row's fields.
    init(row names: Set<String>) {
      if let reference = ["organisation", "funder"].first(where: { names.contains($0) && names.contains("unnamed") }) {
        let ways = [reference, "name", "unnamed"]
        let none = ways.map { "{\"required\":[\"\($0)\"]}" }
        let one = ways.indices.map { index in
          "{\"required\":[\"\(ways[index])\"],\"not\":{\"anyOf\":[\(none.indices.filter { $0 != index }.map { none[$0] }.joined(separator: ","))]}}"
        }
        let kindAlone = "{\"required\":[\"kind\"],\"not\":{\"anyOf\":[\(none.joined(separator: ","))]}}"
        other = "\"anyOf\":[\((one + (names.contains("kind") ? [kindAlone] : [])).joined(separator: ","))]"
      } else if names == ["date", "text", "by", "source", "where"] {
        other = "\"anyOf\":[{\"required\":[\"source\"]},{\"required\":[\"by\"]}]"
      }
    }
  }

  /// The members of an object's schema, without its braces.
  private mutating func object(_ fields: [FieldDefinition], _ rules: Rules, isEntry: Bool = false) {
    out.append("\"type\":\"object\",\"minProperties\":1,\"additionalProperties\":false,\"properties\":{")
    for (index, field) in fields.enumerated() {
      if index > 0 { out.append(",") }
      out.append("\n")
      out.append(json: field.name)
      out.append(":{\"title\":")
      out.append(json: field.label)
      out.append(",\"description\":")
      out.append(json: field.help)
      out.append(",")
      value(field.shape, of: field.name)
      out.append("}")
    }
    out.append("}")
    let required = fields.filter { $0.presence == .required }.map(\.name)
    let all = required.map { "\"\($0)\"" }.joined(separator: ",")
    let demands = [required.isEmpty ? nil : "\"required\":[\(all)]", rules.other].compactMap { $0 }.joined(
      separator: ",")
    if isEntry {
      out.append(
        verbatim: ",\n\"required\":[\"title\"],\"if\":{\"not\":{\"required\":[\"withdrawn\"]}},\"then\":{\(demands)}")
    } else if !demands.isEmpty {
      out.append(verbatim: ",\n\(demands)")
    }
  }

  private mutating func format() {
    out.append(
      verbatim:
        ",\n\"allOf\":[{\"properties\":{\"format\":{\"enum\":[\(Site.currentFormat),\"\(Site.currentFormat)\"]}}}]")
  }

  // MARK: Values

  /// The members of a value's schema.
  private mutating func value(_ shape: Shape, of name: String) {
    switch shape {
    case .line(let limit), .prose(let limit): text(limit, name)
    case .name: text(200, name)
    case .date: anyOf(Self.date)
    case .dateOr(let word): anyOf(Self.date + ["{\"const\":\"\(word)\"}"])
    case .number:
      anyOf([
        "{\"type\":\"integer\",\"exclusiveMinimum\":-1000000000,\"exclusiveMaximum\":1000000000}",
        "{\"type\":\"string\",\"pattern\":\"^[+-]?0*[0-9]{1,9}$\"}",
      ])
    case .flag:
      anyOf([
        "{\"type\":\"boolean\"}",
        "{\"type\":\"string\",\"pattern\":\"^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$\"}",
      ])
    case .address:
      pattern(Self.address)
      // Of a site, where the home page will be.
      if name == "baseURL" { out.append(",\"not\":{\"pattern\":\"[?#]\"}") }
    case .choice(let choices):
      words(choices.map(\.id), choices.map { "\($0.label): \($0.meaning)" })
    case .term(let vocabulary):
      guard vocabularies.areKnown else { return scalar() }
      let terms = vocabularies[vocabulary].terms
      words(terms.map(\.id), terms.map { "\($0.shownLabel)\($0.description.map { ": \($0.value.text)" } ?? "")" })
    case .reference: slug()
    case .referenceOrLine: text(200, name)
    case .list(let item):
      out.append(
        verbatim:
          "\"type\":\"array\",\"minItems\":\(name == "says" ? 2 : 1),\"maxItems\":\(Reading.longestList),\"items\":{")
      value(item, of: name)
      out.append("}")
    case .record(let fields): object(fields, Rules(row: Set(fields.map(\.name))))
    case .either(let first, let second):
      out.append("\"anyOf\":[{")
      value(first, of: name)
      out.append("},{")
      value(second, of: name)
      out.append("}]")
    case .free: out.append("\"not\":{\"enum\":[null,[],{}]}")
    }
  }

  /// A word of a list. An id of digits is a number to YAML, and `true` no text.
  private mutating func words(_ ids: [String], _ meanings: [String]) {
    let values = ids.flatMap { id -> [String] in
      let isPlainNumber = id.allSatisfy(\.isNumber) && (id == "0" || id.first != "0")
      return isPlainNumber || id == "true" || id == "false" ? ["\"\(id)\"", id] : ["\"\(id)\""]
    }
    out.append(verbatim: "\"enum\":[\(values.joined(separator: ","))]")
    guard values.count == meanings.count else { return }
    // Read by editors beside each choice.
    out.append(",\"enumDescriptions\":[")
    for (index, meaning) in meanings.enumerated() {
      if index > 0 { out.append(",") }
      out.append(json: meaning)
    }
    out.append("]")
  }

  /// Plain text. Its length is that of the text with white space folded, so a pattern and not `maxLength` says it.
  private mutating func text(_ limit: Int, _ name: String) {
    if name == "identifiers" { return pattern("^[A-Z0-9]{2}-[A-Z0-9]+-[A-Za-z0-9_./-]+$") }
    if name == "id" || name == "aliases" && limit == 100 {
      return anyOf([
        "{\"type\":[\"integer\",\"boolean\"],\"minimum\":0}",
        "{\"type\":\"string\",\"maxLength\":100,\"pattern\":\"^(?!index$)[a-z0-9]+(?:-[a-z0-9]+)*$\"}",
      ])
    }
    if name == "language" { return pattern("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$") }
    if name == "contact" {
      return pattern("^(?:mailto:)?[A-Za-z0-9._+-]+@[A-Za-z0-9_+-]*[.][A-Za-z0-9._+-]*$|" + Self.address)
    }
    let space = "\\t-\\r\\u0085 \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
    let hidden =
      "\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
      + "\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ue000-\\uf8ff\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff0-\\ufffc\\ufffe\\uffff"
    let body = "^[\(space)]*(?:[^\(space)\(hidden)]|[\(space)]+(?=[^\(space)])){1,\(limit)}[\(space)]*$"
    out.append("\"type\":[\"string\",\"number\",\"boolean\"],\"pattern\":")
    out.append(json: body)
  }

  private mutating func slug() {
    anyOf([
      "{\"type\":\"integer\",\"minimum\":0}",
      "{\"type\":\"boolean\"}",
      "{\"type\":\"string\",\"maxLength\":100,\"pattern\":\"^[a-z0-9]+(?:-[a-z0-9]+)*$\"}",
    ])
  }

  private mutating func scalar() { out.append("\"type\":[\"string\",\"number\",\"boolean\"]") }

  private mutating func pattern(_ pattern: String) {
    out.append("\"type\":\"string\",\"pattern\":")
    out.append(json: pattern)
  }

  private mutating func anyOf(_ schemas: [String]) {
    out.append(verbatim: "\"anyOf\":[\(schemas.joined(separator: ","))]")
  }

  /// A year, a month or a day that there is: February has 29 days in a leap year alone.
  private static let date: [String] = {
    let year = "[1-9][0-9]{3}"
    let leap = "(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)"
    let days =
      "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
    return [
      "{\"type\":\"integer\",\"minimum\":1000,\"maximum\":9999}",
      "{\"type\":\"string\",\"pattern\":\"^(?:\(year)(?:-(?:0[1-9]|1[0-2]|\(days)))?|\(leap)-02-29)$\"}",
    ]
  }()

  private static let address: String = {
    let label = "[A-Za-z0-9\\u00a1-\\uffff-]+"
    let port = "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
    return
      "^(?:[hH][tT][tT][pP][sS]?://|(?=[wW]{3}[.]))\(label)(?:[.]\(label))+(?::\(port))?(?:[/?#][^\\u0000-\\u0020<>\"\\\\^`{|}\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]*)?$"
  }()
}
