import ArgumentParser
import Diagnostics
import Website

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is to be mended or could be added, and write nothing.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  @Flag(help: "Take warnings for errors.")
  var strict = false

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    let checked = try prepare(setting.source, BuildOptions(content, setting.environment))
    let findings = checked.findings.sorted(by: checked.files)
    let tally = Tally(findings)
    try setting.console.show(
      findings.shown(by: setting.console, isStrict: strict, hints: true), from: checked.files,
      on: setting.console.findingsStream)
    if tally.isEmpty {
      setting.console.tell("Nothing to mend in \(counted(checked.base.writtenEntries.count, "entry", "entries"))")
    } else {
      setting.console.tell(tally.words)
    }
    if tally.stops(strict) { throw ContentFault(message: nil) }
  }
}
