import ArgumentParser
import Diagnostics

/// What the person at the keyboard typed, from the first word to the exit code.
@main
struct Kbgen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kbgen",
    abstract: "Makes a website of case studies, and of all that they have in common, from text files.",
    discussion: """
      Without a command, kbgen builds the site: it reads content/ and templates/ and writes public/.
      The answer is 0 if all went well, 1 if something in the content is to be mended, 2 if what was typed or the \
      disk stands in the way, and 70 if kbgen itself is at fault.
      """,
    version: "0.1.0",
    // What only programmers need is left out of the overview; `kbgen help schema` shows it.
    subcommands: [SchemaCommand.self, MarkdownCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Writing",
        subcommands: [NewCommand.self, CheckCommand.self, ServeCommand.self, ExplainCommand.self, ListCommand.self]),
      CommandGroup(
        name: "Publishing",
        subcommands: [BuildCommand.self, ExportCommand.self, AddressesCommand.self, CleanCommand.self]),
      CommandGroup(name: "Maintenance", subcommands: [ReportCommand.self, MoveCommand.self, InitCommand.self]),
    ],
    defaultSubcommand: BuildCommand.self)

  static func main() {
    keepStandardStreams()
    tellOfCrashes()
    do {
      var command = try understood(CommandLine.arguments.dropFirst())
      try command.run()
    } catch {
      Console.standard.end(with: error)
    }
  }

  /// What was typed. The command that builds reads its own words, which takes three quarters of the time, a tenth less of a
  /// build that finds nothing changed; only where it cannot, the parser looks at all commands, and says what is wrong.
  private static func understood(_ words: ArraySlice<String>) throws -> any ParsableCommand {
    let isNamed = words.first == "build"
    if isNamed || words.first?.hasPrefix("-") ?? true,
      // Where help was asked for, it gives another command.
      let build = try? BuildCommand.parseAsRoot(Array(isNamed ? words.dropFirst() : words)) as? BuildCommand
    {
      return build
    }
    try refuseUnknownCommand(words.first)
    return try parseAsRoot(Array(words))
  }

  /// Without this, the default command would take a misspelt one for a word too many.
  private static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, !word.isEmpty, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word), word != "help" else { return }
    throw UsageError(
      "kbgen has no command `\(word)`",
      hint: nearest(to: word, in: names).map { "did you mean `\($0)`?" }
        ?? "its commands are \(names.joined(separator: ", "))")
  }
}

/// Something typed that cannot be meant, which the argument parser cannot see.
struct UsageError: Error {
  let description: String
  let hint: String?
  init(_ description: String, hint: String? = nil) {
    self.description = description
    self.hint = hint
  }
}
