import Diagnostics
import Knowledge
import Output

/// Writes the controls of a form as HTML, from the definitions of fields.
///
/// A control says in `data-` attributes what its value is; the script reads and fills it by them alone, so that it knows
/// no field by name.
struct FormWriter {
  let vocabularies: Vocabularies
  var out = Bytes()

  /// A field of an entry.
  mutating func write(_ field: FieldDefinition) { write(field, field.shape, id: "f-\(field.name)") }

  /// The text of the entry.
  mutating func writeText(_ plan: FormPlan) {
    out.append("<div class=\"field\" data-type=\"text\"")
    if plan.needsText { out.append(" data-required") }
    out.append(">")
    label(plan.textLabel, "f-text")
    let example = plan.textHeadings.isEmpty ? "." : ": \(plan.textHeadings.joined(separator: ", "))."
    help(
      "\(plan.textQuestion) An empty line begins a new paragraph. A line that begins with ## is a heading\(example)",
      "f-text")
    out.append(
      "<textarea id=\"f-text\" rows=\"14\" maxlength=\"60000\" aria-describedby=\"f-text-help\"></textarea></div>\n")
  }

  private mutating func write(_ field: FieldDefinition, _ shape: Shape, id: String) {
    switch shape {
    case .line(let limit): input(field, "line", id, "maxlength=\"\(limit)\"")
    case .name: input(field, "line", id, "maxlength=\"200\"")
    case .prose(let limit): area(field, "line", id, limit: limit, rows: 3)
    case .date: input(field, "date", id, "maxlength=\"10\"")
    case .dateOr(let word): input(field, "date", id, "maxlength=\"10\" data-word=\"\(word)\"")
    case .number: input(field, "number", id, "inputmode=\"numeric\"")
    case .address: input(field, "address", id, "type=\"url\" maxlength=\"500\"")
    case .choice, .term: choice(field, id, choices(shape))
    case .reference(let kind): input(field, "reference", id, "data-kind=\"\(kind.folder)\"")
    case .referenceOrLine(let kind): input(field, "reference", id, "data-kind=\"\(kind.folder)\" data-free")
    case .flag, .free: break
    case .list(.choice), .list(.term): boxes(field, id, choices(shape))
    case .list(.line(let limit)), .list(.prose(let limit)): area(field, "lines", id, limit: limit, rows: 4)
    case .list(let item): rows(field, item, id)
    case .record(let fields): group(field, fields, id)
    case .either(_, .record(let fields)), .either(.record(let fields), _): group(field, fields, id)
    case .either(let first, _): write(field, first, id: id)
    }
  }

  // MARK: Controls

  private mutating func open(_ element: String, _ field: FieldDefinition, _ type: String, more: String = "") {
    out.append(verbatim: "<\(element) class=\"field\" data-name=\"\(field.name)\" data-type=\"\(type)\"\(more)")
    if field.presence == .required { out.append(" data-required") }
    out.append(">")
  }

  private mutating func label(_ text: String, _ id: String) {
    out.append(verbatim: "<label for=\"\(id)\">")
    out.append(escaped: text)
    out.append("</label>")
  }

  private mutating func help(_ text: String, _ id: String) {
    out.append(verbatim: "<p class=\"quiet\" id=\"\(id)-help\">")
    out.append(escaped: text)
    out.append("</p>")
  }

  private mutating func help(_ field: FieldDefinition, _ id: String, isList: Bool = false) {
    var words = field.question.sentenceStart.ended
    if isList { words += " One on each line." }
    let example = field.example.trimmed(of: "[]\"")
    if !example.isEmpty, field.shape.isWritten { words += " For example: \(example)" }
    help(words, id)
  }

  private mutating func input(_ field: FieldDefinition, _ type: String, _ id: String, _ attributes: String) {
    open("div", field, type)
    label(field.label, id)
    help(field, id)
    out.append(verbatim: "<input id=\"\(id)\" aria-describedby=\"\(id)-help\" \(attributes)></div>\n")
  }

  private mutating func area(_ field: FieldDefinition, _ type: String, _ id: String, limit: Int, rows: Int) {
    open("div", field, type)
    label(field.label, id)
    help(field, id, isList: type == "lines")
    // Of lines each has its own limit, which the script looks at.
    let most = type == "lines" ? "data-most=\"\(limit)\"" : "maxlength=\"\(limit)\""
    out.append(
      verbatim:
        "<textarea id=\"\(id)\" rows=\"\(rows)\" \(most) aria-describedby=\"\(id)-help\"></textarea></div>\n"
    )
  }

  private mutating func choice(_ field: FieldDefinition, _ id: String, _ choices: [Shape.Choice]) {
    open("div", field, "choice")
    label(field.label, id)
    help(field, id)
    out.append(verbatim: "<select id=\"\(id)\" aria-describedby=\"\(id)-help\"><option value=\"\">Not said</option>")
    for choice in choices {
      out.append(verbatim: "<option value=\"\(choice.id)\">")
      out.append(escaped: choice.meaning.isEmpty ? choice.label : "\(choice.label): \(choice.meaning.withoutFullStop)")
      out.append("</option>")
    }
    out.append("</select></div>\n")
  }

  private mutating func boxes(_ field: FieldDefinition, _ id: String, _ choices: [Shape.Choice]) {
    open("fieldset", field, "boxes")
    legend(field, id)
    for choice in choices {
      out.append(verbatim: "<label class=\"box\"><input type=\"checkbox\" value=\"\(choice.id)\"><span>")
      out.append(escaped: choice.label)
      if !choice.meaning.isEmpty {
        out.append(" <small>")
        out.append(escaped: choice.meaning)
        out.append("</small>")
      }
      out.append("</span></label>")
    }
    out.append("</fieldset>\n")
  }

  private mutating func legend(_ field: FieldDefinition, _ id: String) {
    out.append("<legend>")
    out.append(escaped: field.label)
    out.append("</legend>")
    help(field, id)
  }

  private mutating func group(_ field: FieldDefinition, _ fields: [FieldDefinition], _ id: String) {
    open("fieldset", field, "group")
    legend(field, id)
    members(fields, id)
    out.append("</fieldset>\n")
  }

  /// Rows are made by the script, from what stands in the `template` element.
  private mutating func rows(_ field: FieldDefinition, _ item: Shape, _ id: String) {
    var short = ""
    var fields: [FieldDefinition]?
    switch item {
    case .record(let members): fields = members
    case .either(.reference, .record(let members)):
      fields = members
      short = " data-short=\"\(members.first?.name ?? "")\""
    default: break
    }
    open("fieldset", field, "rows", more: short)
    legend(field, id)
    out.append("<template><fieldset class=\"row\"><legend>")
    out.append(escaped: field.label)
    out.append("</legend>")
    if let fields {
      members(fields, id, isRow: true)
    } else {
      let only = FieldDefinition(
        name: "", label: field.label, help: "choose it from the list", example: "", presence: .required, shape: item)
      write(only, item, id: "\(id)-item")
    }
    out.append("<p><button type=\"button\" class=\"remove\">Take this one out</button></p></fieldset></template>")
    out.append("<p><button type=\"button\" class=\"add\">Add to “")
    out.append(escaped: field.label.lowercasedStart)
    out.append("”</button></p></fieldset>\n")
  }

  /// The fields of a record; of a row only those that it needs, the others folded away.
  private mutating func members(_ fields: [FieldDefinition], _ id: String, isRow: Bool = false) {
    let party = PartyFields(fields)
    if let party { write(party, id) }
    let apart = party.map { [$0.reference.name, $0.name.name, $0.unnamed.name] } ?? []
    let others = fields.filter { !apart.contains($0.name) }
    let isFolded: (FieldDefinition) -> Bool = { isRow && $0.presence == .optional && others.count > 3 }
    for field in others where !isFolded(field) { write(field, field.shape, id: "\(id)-\(field.name)") }
    let folded = others.filter(isFolded)
    if folded.isEmpty { return }
    out.append("<details><summary>More about this one</summary>\n")
    for field in folded { write(field, field.shape, id: "\(id)-\(field.name)") }
    out.append("</details>\n")
  }

  /// Who is meant: one control for three fields, of which one is written.
  private mutating func write(_ party: PartyFields, _ id: String) {
    let id = "\(id)-party"
    open("div", party.reference, "party")
    label(party.reference.label, id)
    help(party.reference.question, id)
    out.append(
      verbatim: "<input id=\"\(id)\" data-kind=\"organisations\" maxlength=\"200\" aria-describedby=\"\(id)-help\">")
    out.append(
      "<label class=\"box\"><input type=\"checkbox\"><span>It has no name that can be given: these are words for it")
    out.append(" <small>such as: ")
    out.append(escaped: party.unnamed.example)
    out.append("</small></span></label></div>\n")
  }

  private func choices(_ shape: Shape) -> [Shape.Choice] {
    switch shape {
    case .choice(let choices): choices
    case .term(let name):
      vocabularies[name].terms.map {
        Shape.Choice(id: $0.id, label: $0.shownLabel, meaning: $0.description?.value.text ?? "")
      }
    case .list(let item): choices(item)
    default: []
    }
  }
}

extension Shape {
  /// Whether a person writes the value by hand, so that an example helps.
  fileprivate var isWritten: Bool {
    switch self {
    case .line, .prose, .date, .dateOr, .address, .list(.line), .list(.prose): true
    default: false
    }
  }
}

extension String {
  fileprivate func trimmed(of characters: String) -> String {
    let rest = utf8.drop { characters.utf8.contains($0) }
    return rest.lastIndex { !characters.utf8.contains($0) }.map { String(Substring(rest[...$0])) } ?? ""
  }
}
