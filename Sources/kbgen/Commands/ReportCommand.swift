import ArgumentParser
import Diagnostics
import Knowledge
import Output
import Website

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show how the knowledge base is doing: what is there, where it is thin, and what deserves a look.",
    discussion: """
      Nothing in it stops a build. Mistakes are for kbgen check.

      With --links it also asks the web about every address that the content names, a few at a time, and says which are dead \
      and which have moved. That can take some minutes. No other command ever asks the web for anything.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  @Flag(help: "Write it as Markdown, to put it into an issue or an e-mail.")
  var markdown = false

  @Flag(help: "Ask the web about the addresses that the content names.")
  var links = false

  @Option(help: ArgumentHelp("How many years may pass before an entry is to be reviewed again.", valueName: "years"))
  var reviewAfter = 2

  mutating func validate() throws {
    if reviewAfter < 1 { throw ValidationError("--review-after must be 1 or more.") }
  }

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    let checked = try prepare(setting.source, BuildOptions(content, setting.environment))
    var sections = HealthSheet(checked.base, checked.findings, checked.files).sections
    if links { sections.append(try LinkReport(checked, setting).section) }
    let report = Report(checked: checked, sections: sections, due: setting.environment.today.earlier(by: reviewAfter))
    let isJSON = setting.console.format == .json
    try setting.console.answer(isJSON ? report.json : markdown ? report.markdown : report.text)
    let tally = Tally(checked.findings.sorted(by: checked.files))
    if tally.errors > 0 {
      throw ContentFault(
        message: "The report may lack something: \(counted(tally.errors, "error")); kbgen check says more")
    }
  }
}

/// The health sheet, in the forms in which it can be had.
private struct Report {
  let checked: PreparedSite
  let sections: [HealthSheet.Section]
  /// What was reviewed before is overdue.
  let due: PartialDate

  var text: Bytes {
    var out = Bytes()
    out.append(verbatim: "Entries: \(listed(counts))\nFindings: \(findings)\n")
    for section in sections {
      out.append(verbatim: "\n\(heading(of: section))\n")
      if section.items.isEmpty { continue }
      out.append(verbatim: "\(section.advice)\n")
      for item in section.items {
        out.append(verbatim: "  \(place(of: item))  \(shown(item.subject)): \(words(of: item))\n")
      }
    }
    return out
  }

  /// Boxes to tick for what is to be done.
  var markdown: Bytes {
    var out = Bytes()
    out.append(verbatim: "# How the knowledge base is doing\n\nEntries: \(listed(counts)).\nFindings: \(findings).\n")
    for section in sections {
      out.append(verbatim: "\n## \(heading(of: section))\n")
      if section.items.isEmpty { continue }
      out.append(verbatim: "\n\(section.advice)\n\n")
      for item in section.items {
        out.append(verbatim: "- [ ] \(escaped(item.subject)): \(escaped(words(of: item))) (`\(place(of: item))`)\n")
      }
    }
    return out
  }

  var json: Bytes {
    var out = Bytes()
    out.append("[")
    for (index, section) in sections.enumerated() {
      out.append(index == 0 ? "\n{\"id\":" : ",\n{\"id\":")
      out.append(json: section.id)
      out.append(",\"title\":")
      out.append(json: section.title)
      out.append(",\"advice\":")
      out.append(json: section.advice)
      out.append(",\"items\":[")
      for (index, item) in section.items.enumerated() {
        out.append(index == 0 ? "\n {\"file\":" : ",\n {\"file\":")
        out.append(json: checked.files.path(of: item.place.file))
        out.append(verbatim: ",\"line\":\(line(of: item)),\"subject\":")
        out.append(json: item.subject)
        out.append(",\"words\":")
        out.append(json: words(of: item))
        out.append("}")
      }
      out.append("]}")
    }
    out.append("\n]\n")
    return out
  }

  private var counts: [String] {
    Kind.allCases.map { kind in
      "\(grouped(checked.base.writtenEntries.count { $0.kind == kind })) in \(kind.folder)/"
    }
  }

  private var findings: String {
    let tally = Tally(checked.findings.sorted(by: checked.files))
    return tally.isEmpty ? "none" : tally.words + "; kbgen check shows them"
  }

  private func heading(of section: HealthSheet.Section) -> String {
    let overdue = section.items.count(where: isOverdue)
    let count = section.items.isEmpty ? "none" : grouped(section.items.count)
    return "\(section.title): \(count)\(overdue > 0 ? ", \(grouped(overdue)) of them overdue" : "")"
  }

  private func words(of item: HealthSheet.Item) -> String { shown(item.words) + (isOverdue(item) ? ", overdue" : "") }

  private func isOverdue(_ item: HealthSheet.Item) -> Bool { item.date.map { $0.isBefore(due) } ?? false }

  private func place(of item: HealthSheet.Item) -> String {
    "\(shown(checked.files.path(of: item.place.file))):\(line(of: item))"
  }

  private func line(of item: HealthSheet.Item) -> Int {
    guard let text = checked.files.text(of: item.place.file) else { return 1 }
    return LineIndex(text).line(at: Int(item.place.start))
  }

  /// Text that Markdown shows as it stands.
  private func escaped(_ text: String) -> String {
    shown(text).reduce(into: "") { $0 += "\\`*_[]<>@#".contains($1) ? "\\\($1)" : String($1) }
  }
}
