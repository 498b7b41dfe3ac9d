import ArgumentParser
import Diagnostics
import Website

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is to be mended or could be added, and write nothing.",
    discussion: """
      With --fix it first makes the changes that are certain, such as a missing space or closing quotation mark, and says \
      which. What is only likely, such as the right spelling of a name, is left to you.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  @Argument(help: "Show only what these files say wrong; the others are read all the same.")
  var files: [String] = []

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Flag(help: "Mend in content/ what can be mended for certain.")
  var fix = false

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    if fix { try mend(setting) }
    let checked = try prepare(setting.source, BuildOptions(content, setting.environment))
    let all = checked.findings.sorted(by: checked.files)
    for file in files where !checked.files.paths.contains(where: { Self.names(file, $0) }) {
      throw UsageError(
        "nothing in content/ or templates/ is called `\(file)`",
        hint: "write it as messages do, such as content/case-studies/front-door.md")
    }
    let findings = all.filter { finding in
      files.isEmpty || files.contains { Self.names($0, checked.files.path(of: finding.place.file)) }
    }
    let tally = Tally(findings)
    try setting.console.show(
      findings.shown(by: setting.console, isStrict: strict, hints: true), from: checked.files,
      on: setting.console.findingsStream)
    if tally.isEmpty {
      setting.console.tell(
        "Nothing to mend in "
          + (files.isEmpty
            ? counted(checked.base.writtenEntries.count, "entry", "entries") : counted(files.count, "file")))
    } else {
      setting.console.tell(tally.words)
    }
    try setting.addSummary(findings, from: checked.files)
    if tally.stops(strict) { throw ContentFault(message: nil) }
  }

  /// Whether what was typed names a file: from the folder of the content, or from anywhere above it.
  private static func names(_ typed: String, _ path: String) -> Bool {
    let typed = typed.hasPrefix("./") ? String(typed.dropFirst(2)) : typed
    return typed == path || typed.hasSuffix("/" + path)
  }

  private func mend(_ setting: Setting) throws {
    let mending = try Mending(setting.source, BuildOptions(content, setting.environment))
    try setting.source.change(mending.changes.mapValues { $0 })
    for line in mending.words { setting.console.tell("mended: \(line)") }
  }
}
