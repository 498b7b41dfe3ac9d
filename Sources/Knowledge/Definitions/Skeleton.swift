/// A file to begin with: what must be there, with values to write over; all else as comments; the text's headings.
///
/// It says `draft: true`, so that nothing of it is published before somebody means it.
package struct Skeleton: Sendable {
  package let kind: Kind
  package var title: String
  /// What is known already, by the name of the field; each as YAML that stands behind the colon, or below it where it
  /// begins with a line feed.
  package var known: [String: String] = [:]
  package let vocabularies: Vocabularies
  /// A source to name where one must be named; nil where there is none yet.
  package var source: String?
  /// The month in which it is written, `2026-03`; nil for an example.
  package var month: String?
  /// The text; empty for the headings that texts of the kind have.
  package var text = ""

  package init(_ kind: Kind, title: String, vocabularies: Vocabularies) {
    (self.kind, self.title, self.vocabularies) = (kind, title, vocabularies)
  }

  /// The file.
  package var file: String {
    var lines = ["---"]
    for field in kind.fields where !Self.unasked.contains(field.name) { lines += self.lines(of: field) }
    lines += ["# Take this line out when the entry is ready to be published.", "draft: true", "---"]
    var text = self.text
    if text.isEmpty {
      text = kind.textHeadings.map { "## \($0)\n\nWrite here." }.joined(separator: "\n\n")
      if text.isEmpty { text = "Write here." }
    }
    return lines.joined(separator: "\n") + "\n" + text + "\n"
  }

  /// What only those who keep the site fill in, or what the file says by itself.
  private static let unasked: Set = ["draft", "extra", "withdrawn", "lastmod", "reviewed", "autolink", "updates"]

  private func lines(of field: FieldDefinition) -> [String] {
    let comment = "# \(field.label): \(field.help)"
    if field.name == "title" { return [comment, "title: \(quoted(title))"] }
    if let value = known[field.name] {
      return [comment, "\(field.name):\(value.hasPrefix("\n") ? value : " " + value)"]
    }
    let choices = words(of: field.shape)
    let comments = [comment] + (choices.isEmpty ? [] : ["# It can be \(choices.joined(separator: ", "))."])
    // A case study needs a source or an account, and most that are written anew are told by someone.
    if field.presence == .required || field.name == "account" {
      return comments + ["\(field.name):\(value(of: field, field.shape, indent: 2))"]
    }
    return comments
      + ["\(field.name):\(value(of: field, field.shape, indent: 2))"].flatMap { text in
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { "# \(Substring($0))" }
      }
  }

  /// A value to write over, with what stands between it and the colon.
  private func value(of field: FieldDefinition, _ shape: Shape, indent: Int) -> String {
    let space = String(repeating: " ", count: indent)
    switch shape {
    case .line, .prose: return " " + quoted(field.help)
    case .date, .dateOr: return " \"\(month ?? "2026-03")\""
    case .number: return " 1"
    case .flag: return " false"
    case .address: return " https://www.example.org/"
    case .choice, .term: return " \(words(of: shape).first ?? "")"
    case .reference(.source): return " \(source ?? "name-of-the-source")"
    case .reference(let kind): return " name-of-the-\(kind.folder)"
    case .referenceOrLine, .name: return " " + quoted(field.help)
    case .list(.choice), .list(.term): return " [\(words(of: shape).first ?? "")]"
    case .list(.reference(.source)), .list(.either(.reference(.source), _)):
      return " [\(source ?? "name-of-the-source")]"
    case .list(.reference(let kind)): return " [name-of-the-\(kind.folder)]"
    case .list(.line): return " [\(quoted(field.help))]"
    case .list(.record(let fields)), .list(.either(_, .record(let fields))):
      let rows = row(fields, indent: indent + 2)
      return "\n\(space)- " + rows.joined(separator: "\n\(space)  ")
    case .list: return " []"
    case .record(let fields): return "\n\(space)" + row(fields, indent: indent).joined(separator: "\n\(space)")
    case .either(let first, _): return value(of: field, first, indent: indent)
    case .free: return " anything"
    }
  }

  /// The lines of a row: those that it needs, and whom it is about.
  private func row(_ fields: [FieldDefinition], indent: Int) -> [String] {
    let needed = fields.filter { $0.presence == .required }
    let name = fields.filter { $0.name == "name" && needed.allSatisfy { $0.name != "name" } }
    let shown = name + needed
    return (shown.isEmpty ? Array(fields.prefix(1)) : shown).map {
      "\($0.name):\(value(of: $0, $0.shape, indent: indent + 2))"
    }
  }

  private func words(of shape: Shape) -> [String] {
    switch shape {
    case .choice(let choices): choices.map(\.id)
    case .term(let name): vocabularies[name].terms.map(\.id)
    case .list(let item): words(of: item)
    default: []
    }
  }
}

extension Kind {
  /// The headings that texts of the kind have, in their order.
  package var textHeadings: [String] {
    switch self {
    case .caseStudy: ["Background", "How it worked", "What changed", "What got in the way"]
    case .lesson: ["Why it matters", "What to do on Monday"]
    default: []
    }
  }
}

/// A text as YAML that means the same, in double quotes.
package func quoted(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\t": out += "\\t"
    default: if scalar.value >= 0x20, scalar.value != 0x7f { out.unicodeScalars.append(scalar) }
    }
  }
  return out + "\""
}
