import ArgumentParser
import Diagnostics
import Knowledge
import Parallel
import Website

struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mv",
    abstract: "Give an entry or a term another name, and mend everything that refers to it.",
    discussion: """
      kbgen mv lessons/start-small lessons/begin-small renames content/lessons/start-small.md, changes the name in \
      every file that refers to it, drafts too, and notes the old address in the entry, so that bookmarks and links \
      from elsewhere lead on. Nothing else in the files changes: the title is yours to edit.

      Where the new name is that of another entry of the same kind, the two become one. It answers to both names. The \
      fields of the other are kept in it as comments, its text below its own, for you to look through.

      A word of content/site.yml is named by its list: kbgen mv themes/trust themes/confidence.

      All is worked out and tried first. Where the site would have mistakes afterwards, no file is touched.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("What it is called now, with its folder.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("What it will be called.", valueName: "new"))
  var new: String

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    do {
      let move = try Move(old, to: new, in: setting.source, jobs: .upTo(setting.environment.processors))
      try setting.source.change(move.changes)
      for line in move.words { setting.console.tell(line) }
    } catch let refusal as MoveRefusal {
      throw try told(refusal, on: setting.console)
    }
  }

  private func told(_ refusal: MoveRefusal, on console: Console) throws -> any Error {
    switch refusal {
    case .asked(let words, let hint): return UsageError(words, hint: hint)
    case .faultyBefore:
      return ContentFault(
        message:
          "Nothing was changed, since the content has mistakes that may hide a reference. kbgen check shows them.")
    case .faultyAfter(let site):
      let errors = site.findings.sorted(by: site.files).filter { $0.severity == .error }
      try console.show(errors, from: site.files, on: console.findingsStream)
      return ContentFault(message: "Nothing was changed: afterwards the content would have the mistakes above.")
    }
  }
}
