import ArgumentParser
import Diagnostics
import Knowledge
import Output
import Website

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the entries of a kind: the name by which others refer to each, and its title.",
    discussion: "Kinds are \(listed(Kind.allCases.map(\.folder))). Without one, they are counted.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  @Argument(help: ArgumentHelp("The kind, as its folder in content/ is called.", valueName: "kind"))
  var kind: String?

  func run() throws {
    let setting = try Setting(shared)
    let kind = try kind.map(Self.meaning)
    try setting.refuseWithoutContent()
    let checked = try prepare(setting.source, BuildOptions(content, setting.environment))
    let isJSON = setting.console.format == .json
    if let kind {
      let entries = checked.base.writtenEntries.filter { $0.kind == kind }.map { checked.base[common: $0] }
      try setting.console.answer(isJSON ? json(entries) : lines(entries))
    } else {
      try setting.console.answer(counts(checked.base, isJSON: isJSON))
    }
    let tally = Tally(checked.findings.sorted(by: checked.files))
    if tally.errors > 0 {
      throw ContentFault(
        message: "The list may lack something: \(counted(tally.errors, "error")); kbgen check says more")
    }
  }

  static func meaning(of typed: String) throws -> Kind {
    let folders = Kind.allCases.map(\.folder)
    if let kind = Kind(folder: typed) { return kind }
    throw UsageError(
      "no kind of entry is called `\(typed)`",
      hint: nearest(to: typed, in: folders).map { "did you mean `\($0)`?" } ?? "there are \(listed(folders))")
  }

  private func lines(_ entries: [Common]) -> Bytes {
    let width = entries.map(\.slug.count).max() ?? 0
    var out = Bytes()
    for entry in entries { out.append(verbatim: "\(entry.slug.padded(to: width))  \(entry.title?.text ?? "")\n") }
    return out
  }

  private func json(_ entries: [Common]) -> Bytes {
    var out = Bytes()
    out.append("[")
    for (index, entry) in entries.enumerated() {
      out.append(index == 0 ? "\n{\"slug\":" : ",\n{\"slug\":")
      out.append(json: entry.slug)
      out.append(",\"title\":")
      out.append(json: entry.title?.text ?? "")
      out.append("}")
    }
    out.append(entries.isEmpty ? "]\n" : "\n]\n")
    return out
  }

  private func counts(_ base: KnowledgeBase, isJSON: Bool) -> Bytes {
    var out = Bytes()
    let width = Kind.allCases.map(\.folder.count).max() ?? 0
    let rows = Kind.allCases.map { kind in (kind.folder, base.writtenEntries.count { $0.kind == kind }) }
    if isJSON {
      out.append(verbatim: "{\(rows.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ","))}\n")
    } else {
      for (folder, count) in rows { out.append(verbatim: "\(folder.padded(to: width))  \(grouped(count))\n") }
    }
    return out
  }
}
