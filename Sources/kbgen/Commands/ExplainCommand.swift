import ArgumentParser
import Diagnostics
import Output
import Website

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule means, with a mistake and how to mend it.",
    discussion: "Without a rule, all of them are listed.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("The words in square brackets at the end of a message.", valueName: "rule"))
  var rule: String?

  func run() throws {
    let console = try Setting(shared).console
    let rules = Rule.all.sorted { $0.id < $1.id }
    guard let rule else { return try console.answer(list(rules, as: console.format)) }
    // People copy the brackets too.
    let wanted = rule.filter { $0 != "[" && $0 != "]" }
    guard let found = rules.first(where: { $0.id == wanted }) else {
      throw UsageError(
        "no rule is called `\(wanted)`",
        hint: nearest(to: wanted, in: rules.map(\.id)).map { "did you mean `\($0)`?" }
          ?? "kbgen explain shows all rules")
    }
    try console.answer(console.format == .json ? list([found], as: .json) : page(on: found))
  }

  private func list(_ rules: [Rule], as format: DiagnosticFormat) -> Bytes {
    var out = Bytes()
    if format == .json {
      out.append("[")
      for (index, rule) in rules.enumerated() {
        out.append(index == 0 ? "\n" : ",\n")
        rule.writeJSON(to: &out)
      }
      out.append("\n]\n")
      return out
    }
    let width = rules.map(\.id.count).max() ?? 0
    for (number, group) in Rule.groups.enumerated() {
      out.append(verbatim: "\(number == 0 ? "" : "\n")\(group.label)\n")
      for rule in group.rules {
        let severity = rule.severity.rawValue
        out.append(verbatim: "  " + rule.id.padded(to: width + 2) + severity.padded(to: 9) + rule.title + "\n")
      }
    }
    return out
  }

  private func page(on rule: Rule) -> Bytes {
    var out = Bytes()
    out.append(verbatim: "\(rule.id) (\(rule.severity.rawValue)): \(rule.title)\n\n")
    for paragraph in rule.manual.split(separator: "\n\n") {
      out.append(verbatim: wrapped(paragraph, at: 80) + "\n\n")
    }
    out.append(verbatim: "A mistake, \(rule.mistake.whereabouts):\n\n\(indented(rule.mistake.shown))\n\n")
    out.append(verbatim: "Mended, \(rule.remedy.whereabouts):\n\n\(indented(rule.remedy.shown))\n")
    return out
  }
}

extension Rule {
  fileprivate func writeJSON(to out: inout Bytes) {
    let fields = [
      ("id", id), ("severity", severity.rawValue), ("title", title), ("manual", manual), ("mistake", mistake.text),
      ("remedy", remedy.text),
    ]
    for (index, field) in fields.enumerated() {
      out.append(index == 0 ? "{" : ",")
      out.append(json: field.0)
      out.append(":")
      out.append(json: field.1)
    }
    out.append("}")
  }
}

/// A paragraph in lines of at most so many characters; a longer word stands alone.
private func wrapped(_ paragraph: some StringProtocol, at width: Int) -> String {
  var lines: [String] = []
  for word in paragraph.split(whereSeparator: \.isWhitespace) {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] += " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}

/// An example as a manual shows it.
private func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
    .joined(separator: "\n")
}
