import Foundation

/// The program itself, run as a person would run it.
enum Program {
  struct Run {
    let status: Int32
    let output: String
    let messages: String
  }

  /// kbgen as the tests were built with it: it stands beside them, or some folders above.
  ///
  /// `KBGEN_PROGRAM` names another one, for a long run of a test with a release.
  static let path: String = {
    if let given = ProcessInfo.processInfo.environment["KBGEN_PROGRAM"] { return given }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("kbgen").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    preconditionFailure("kbgen was not built with its tests")
  }()

  /// The folder that holds Package.swift and templates/.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// Runs kbgen in a folder and waits for its end.
  ///
  /// - Parameter environment: added to one that holds nothing but PATH, and what a sanitizer is told.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try run(executable: path, arguments, in: folder, input: input, environment: environment)
  }

  static func run(
    executable: String, _ arguments: [String], in folder: TemporaryFolder, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = start(executable, arguments, in: folder, environment: environment)
    // Files, since a pipe that no one reads holds a program up once it is full.
    let outputPath = folder(".stdout")
    let messagesPath = folder(".stderr")
    let inputPath = folder(".stdin")
    try Data(input.utf8).write(to: URL(fileURLWithPath: inputPath))
    for path in [outputPath, messagesPath] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: messagesPath)
    try process.run()
    process.waitUntilExit()
    defer { for path in [outputPath, messagesPath, inputPath] { try? FileManager.default.removeItem(atPath: path) } }
    return Run(
      status: process.terminationStatus, output: try String(contentsOfFile: outputPath, encoding: .utf8),
      messages: try String(contentsOfFile: messagesPath, encoding: .utf8))
  }

  /// A process that is set up and not yet running.
  static func start(
    _ executable: String, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let given = ProcessInfo.processInfo.environment.filter { $0.key == "TSAN_OPTIONS" }
    process.environment = environment.merging(given.merging(["PATH": "/usr/bin:/bin"]) { $1 }) { own, _ in own }
    return process
  }
}

extension TemporaryFolder {
  /// The smallest content there is, with the templates of the repository.
  func writeSmallSite() throws {
    try write("format: 1\ntitle: Small\nbaseURL: https://example.org/\nlanguage: en-GB\n", to: "content/site.yml")
    try write("---\ntitle: About\n---\nHello.\n", to: "content/pages/about.md")
    try FileManager.default.copyItem(atPath: "\(Program.repository)/templates", toPath: self("templates"))
  }
}
