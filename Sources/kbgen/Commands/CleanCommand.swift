import ArgumentParser
import Diagnostics
import Website

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove the built site and what kbgen keeps to build faster; nothing that a person wrote.",
    discussion: "A folder that kbgen did not write is left as it is.")

  @OptionGroup var shared: SharedOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the site was written, from the source folder.", valueName: "folder"))
  var output = "public"

  func run() throws {
    let setting = try Setting(shared)
    let folder = try OutputFolder(output, source: setting.source.path, home: setting.environment.home)
    let removed = try [folder.removeSite() ? folder.shown : nil, setting.removeCache()].compactMap { $0 }
    setting.console.tell(removed.isEmpty ? "There was nothing to remove." : "Removed \(listed(removed)).")
  }
}

extension Setting {
  /// Removes `.kbgen/`, and gives its name; nil where there is none.
  fileprivate func removeCache() throws -> String? {
    let folder = try Folder(source.path)
    guard folder.status(".kbgen")?.kind == .folder else { return nil }
    try folder.remove(".kbgen")
    return join(source.path, ".kbgen")
  }
}

extension OutputFolder {
  /// Removes the site, if nothing but what kbgen wrote is in the folder; whether there was one.
  fileprivate func removeSite() throws -> Bool {
    guard exists else { return false }
    // Held to the end: a build in the same folder waits.
    let lock = try FolderLock(self) {}
    let above = try Folder(parent)
    guard let site = try above.folder(name) else { return false }
    let foreign = try Inspection(site).foreign
    if let first = foreign.first {
      throw DiskError(
        "\(shown) holds what kbgen did not write: \(first)\(foreign.count > 1 ? " and more" : "")",
        hint: "move it elsewhere, or remove the folder yourself")
    }
    try above.remove(name)
    extendLifetime(lock)
    return true
  }
}
