import ArgumentParser
import Diagnostics
import Knowledge
import Output
import Website

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the fields of a kind of entry as a JSON Schema, for editors and other programs.",
    discussion: """
      Kinds are \(listed(Kind.allCases.map(\.folder))); `site` stands for content/site.yml. The words that the folder's \
      content/site.yml declares are part of it; where there is none, any word is taken.
      """, shouldDisplay: false)

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("The kind, as its folder in content/ is called; or site.", valueName: "kind"))
  var kind: String

  func run() throws {
    let setting = try Setting(shared)
    let kind = kind == "site" ? nil : try ListCommand.meaning(of: kind)
    var vocabularies = Vocabularies.unknown
    if let text = try setting.source.read("content/site.yml") {
      var unsaid = Findings()
      vocabularies = parseSite(text, file: FileID(0), &unsaid).vocabularies
    }
    try setting.console.answer(Schema.text(of: kind, vocabularies))
  }
}
