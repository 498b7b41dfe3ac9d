import ArgumentParser
import Diagnostics
import Knowledge
import Output
import Website

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show how the knowledge base is doing: what is there, where it is thin, and what deserves a look.",
    discussion: "Nothing in it stops a build. Mistakes are for kbgen check.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    let checked = try prepare(setting.source, BuildOptions(content, setting.environment))
    let sheet = HealthSheet(checked.base, checked.findings, checked.files)
    let isJSON = setting.console.format == .json
    try setting.console.answer(isJSON ? json(sheet, checked) : text(sheet, checked))
    let tally = Tally(checked.findings.sorted(by: checked.files))
    if tally.errors > 0 {
      throw ContentFault(
        message: "The report may lack something: \(counted(tally.errors, "error")); kbgen check says more")
    }
  }

  private func text(_ sheet: HealthSheet, _ checked: PreparedSite) -> Bytes {
    var out = Bytes()
    let counts = Kind.allCases.map { kind in
      "\(grouped(checked.base.writtenEntries.count { $0.kind == kind })) in \(kind.folder)/"
    }
    out.append(verbatim: "Entries: \(listed(counts))\n")
    let tally = Tally(checked.findings.sorted(by: checked.files))
    out.append(verbatim: "Findings: \(tally.isEmpty ? "none" : tally.words + "; kbgen check shows them")\n")
    for section in sheet.sections {
      out.append(verbatim: "\n\(section.title): \(section.items.isEmpty ? "none" : grouped(section.items.count))\n")
      if section.items.isEmpty { continue }
      out.append(verbatim: "\(section.advice)\n")
      for item in section.items {
        out.append(verbatim: "  \(checked.files.path(of: item.place.file)):\(line(of: item, checked))  ")
        out.append(verbatim: "\(item.subject): \(item.words)\n")
      }
    }
    return out
  }

  private func json(_ sheet: HealthSheet, _ checked: PreparedSite) -> Bytes {
    var out = Bytes()
    out.append("[")
    for (index, section) in sheet.sections.enumerated() {
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
        out.append(verbatim: ",\"line\":\(line(of: item, checked)),\"subject\":")
        out.append(json: item.subject)
        out.append(",\"words\":")
        out.append(json: item.words)
        out.append("}")
      }
      out.append("]}")
    }
    out.append("\n]\n")
    return out
  }

  private func line(of item: HealthSheet.Item, _ checked: PreparedSite) -> Int {
    guard let text = checked.files.text(of: item.place.file) else { return 1 }
    return LineIndex(text).line(at: Int(item.place.start))
  }
}
