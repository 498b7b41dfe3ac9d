import ArgumentParser
import Database
import Diagnostics
import Output
import Website

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything into one file: a database, or the whole site to carry.",
    subcommands: [DatabaseCommand.self, ZipCommand.self])
}

/// `kbgen export sqlite FILE`.
private struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sqlite",
    abstract: "Write a SQLite database with every table, foreign keys, views and a search over all texts.",
    discussion: "It opens in Datasette, in DB Browser for SQLite and in whatever else reads SQLite.")

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions
  @Argument(help: ArgumentHelp("The file to make.", valueName: "file")) var file: String

  func run() throws {
    let setting = try Setting(shared)
    let plan = try setting.plan(BuildOptions(content, setting.environment))
    let file = try ExportedFile(file) { start, _ in DatabaseExport.isOurs(start) }
    let data = plan.exportedData
    do { try DatabaseExport(data: data).write(to: file.staged) } catch let fault as DatabaseFault {
      file.discard()
      throw DiskError("cannot write \(self.file): \(fault)", hint: "look whether the disk is full")
    } catch {
      file.discard()
      throw error
    }
    try file.publish()
    setting.console.tell("Wrote \(counted(data.tables.count, "table")) to \(self.file).")
  }
}

/// `kbgen export zip FILE`.
private struct ZipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zip",
    abstract: "Write the whole site into a zip, to be read from a disk or a stick without a server.",
    discussion: """
      Unpacked, it opens at index.html. The files are stored as they are: the same content gives the same zip on every \
      machine. There is no search in it, since browsers run none from a disk; the lists lead everywhere.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions
  @Argument(help: ArgumentHelp("The file to make.", valueName: "file")) var file: String

  func run() throws {
    let setting = try Setting(shared)
    let plan = try setting.plan(BuildOptions(content, setting.environment))
    let file = try ExportedFile(file) { _, end in ZipFile.isOurs(end) }
    var count = 0
    do {
      let zip = try ZipFile(file.staged)
      try plan.writeInOrder(from: setting.source) { path, stretches in
        try zip.add("\(plan.folderName)/\(path)", stretches)
        count += 1
      }
      try zip.finish()
    } catch {
      file.discard()
      throw error
    }
    try file.publish()
    setting.console.tell("Wrote \(counted(count, "file")) to \(self.file).")
  }
}

extension Setting {
  /// The plan of the site, for a command that needs it sound.
  fileprivate func plan(_ options: BuildOptions) throws -> Plan {
    try refuseWithoutContent()
    let site = try prepare(source, options)
    guard let plan = site.plan else {
      let tally = Tally(site.findings.sorted(by: site.files))
      throw ContentFault(message: "Nothing was written: \(counted(tally.errors, "error")); kbgen check says more.")
    }
    return plan
  }
}
