import Knowledge
import Output

/// Writes the same questions for paper: boxes to tick, lines to write on.
struct PaperWriter {
  let vocabularies: Vocabularies
  var out = Bytes()

  mutating func write(_ field: FieldDefinition) { write(field, field.shape) }

  /// A question, and so many lines to write on.
  mutating func write(_ label: String, _ question: String, lines: Int) {
    out.append("<div class=\"asked\"><p><strong>")
    out.append(escaped: label)
    out.append("</strong> <small>")
    out.append(escaped: question)
    out.append("</small></p>")
    for _ in 0..<lines { out.append("<div class=\"rule\"></div>") }
    out.append("</div>\n")
  }

  private mutating func write(_ field: FieldDefinition, _ shape: Shape) {
    let question = field.question.sentenceStart.ended
    switch shape {
    case .prose: write(field.label, question, lines: 3)
    case .choice, .term, .list(.choice), .list(.term): ticks(field.label, question, choices(shape))
    case .list(.record(let members)), .list(.either(_, .record(let members))):
      // Three rows; more go on the back.
      write(field.label, question, lines: 0)
      table(members)
    case .list: write(field.label, question, lines: 3)
    case .record(let members):
      write(field.label, question, lines: 0)
      for member in members { write(member, member.shape) }
    case .flag, .free: break
    default: write(field.label, question, lines: 1)
    }
  }

  private mutating func ticks(_ label: String, _ question: String, _ choices: [Shape.Choice]) {
    write(label, question, lines: 0)
    out.append("<ul class=\"ticks\">")
    for choice in choices {
      out.append("<li>☐ ")
      out.append(escaped: choice.label)
      out.append("</li>")
    }
    out.append("</ul>\n")
  }

  private mutating func table(_ members: [FieldDefinition]) {
    let party = PartyFields(members)
    let apart = party.map { [$0.name.name, $0.unnamed.name] } ?? []
    let shown = members.filter { member in
      if case .list = member.shape { return false }
      return !apart.contains(member.name)
    }
    out.append("<table class=\"blank\"><thead><tr>")
    for member in shown.prefix(5) {
      out.append("<th scope=\"col\">")
      out.append(escaped: member.label)
      out.append("</th>")
    }
    out.append("</tr></thead><tbody>")
    for _ in 0..<3 {
      out.append("<tr>")
      for _ in shown.prefix(5) { out.append("<td>\u{a0}</td>") }
      out.append("</tr>")
    }
    out.append("</tbody></table>\n")
  }

  private func choices(_ shape: Shape) -> [Shape.Choice] {
    switch shape {
    case .choice(let choices): choices
    case .term(let name): vocabularies[name].terms.map { Shape.Choice(id: $0.id, label: $0.shownLabel, meaning: "") }
    case .list(let item): choices(item)
    default: []
    }
  }
}
