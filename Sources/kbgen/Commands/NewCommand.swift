import ArgumentParser
import Diagnostics
import Knowledge
import Output
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin an entry: a file with all its fields, each explained.",
    discussion: """
      kbgen new case-studies "Two clubs and one shed" writes content/case-studies/two-clubs-and-one-shed.md. At a \
      terminal it asks for what matters most, with the words of the site and the entries there are to choose from; \
      Return leaves a question out. The file says `draft: true` until you take that line out.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("What it will be: \(listed(Kind.allCases.map(\.folder))).", valueName: "kind"))
  var kind: String?

  @Argument(help: ArgumentHelp("What it is called.", valueName: "title"))
  var title: String?

  @Flag(help: "Ask nothing, and write the file to begin with.")
  var noQuestions = false

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    let questions = Questions(setting.console)
    let asks = Questions.canBeAsked && !noQuestions
    guard let kind = try kind.map(Self.meaning) ?? (asks ? Self.askKind(questions) : nil) else {
      throw UsageError(
        "it is not said what to begin", hint: "for example `kbgen new case-studies \"Two clubs and one shed\"`")
    }
    guard let title = title ?? (asks ? questions.line("What is it called?") : nil) else {
      throw UsageError(
        "\(kind.nounWithArticle) needs a title",
        hint: "for example `kbgen new \(kind.folder) \"Two clubs and one shed\"`")
    }
    let site = try prepare(setting.source, BuildOptions())
    let path = try self.path(of: kind, title, in: site.base, setting.source)
    var skeleton = Skeleton(kind, title: title, vocabularies: site.base.vocabularies)
    skeleton.month = Self.month
    skeleton.source = site.base.writtenEntries.first { $0.kind == .source }.map { site.base.common(of: $0).slug }
    if asks {
      let interview = Interview(questions: questions, kind: kind, base: site.base, month: Self.month)
      skeleton.known = interview.answers()
    }
    try setting.source.add(Bytes(skeleton.file.utf8), at: path)
    setting.console.tell("Wrote \(path). Write over what it says, then run kbgen check.")
  }

  private static func meaning(of typed: String) throws -> Kind {
    let kind =
      Kind(folder: typed) ?? Kind.allCases.first { $0.noun == typed || $0.noun.replacing(" ", with: "-") == typed }
    if let kind { return kind }
    let folders = Kind.allCases.map(\.folder)
    throw UsageError(
      "no kind of entry is called `\(typed)`",
      hint: nearest(to: typed, in: folders).map { "did you mean `\($0)`?" } ?? "there are \(listed(folders))")
  }

  private static func askKind(_ questions: Questions) -> Kind? {
    let choices = Kind.allCases.map { Shape.Choice(id: $0.folder, label: $0.noun, meaning: "") }
    return questions.choose("What would you like to begin?", from: choices, many: false).first.flatMap {
      Kind(folder: $0)
    }
  }

  /// Where the file will stand; refuses a name that is taken.
  private func path(of kind: Kind, _ title: String, in base: KnowledgeBase, _ source: DiskSource) throws -> String {
    let slug = makeSlug(from: title)
    guard isSlug(slug) else {
      throw UsageError(
        "no file name can be made of `\(title)`", hint: "give it a title with letters from a to z, or digits, in it")
    }
    if let taken = base.writtenEntries.first(where: { $0.kind == kind && base.common(of: $0).slug == slug }) {
      throw UsageError(
        "there is \(kind.nounWithArticle) called “\(base.common(of: taken).name)” already, in content/\(kind.folder)/\(slug).md",
        hint: "add to that one, or say in the title what tells them apart")
    }
    let path = "content/\(kind.folder)/\(slug).md"
    if try source.read(path) != nil {
      throw UsageError(
        "\(path) is there already, as a draft", hint: "go on with that one, or give this one another title")
    }
    return path
  }

  /// The month on this computer's clock. Only what a person is about to write depends on it.
  private static var month: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    let month = String(parts.tm_mon + 1)
    return "\(parts.tm_year + 1900)-\(month.count == 1 ? "0" : "")\(month)"
  }
}

/// Asks for what matters most of an entry.
struct Interview {
  let questions: Questions
  let kind: Kind
  let base: KnowledgeBase
  /// In which it is told.
  let month: String

  /// What was answered, as YAML, by the name of the field.
  func answers() -> [String: String] {
    var known: [String: String] = [:]
    for field in kind.fields where field.name != "title" {
      if let answer = answer(to: field) { known[field.name] = answer }
    }
    return known
  }

  private func answer(to field: FieldDefinition) -> String? {
    let isWanted = field.presence != .optional
    let question = "\(field.label) – \(field.question)"
    switch field.shape {
    case .prose where isWanted, .line where isWanted:
      return questions.line(question).map(quoted)
    case .choice(let choices) where isWanted:
      return questions.choose(question, from: choices, many: false).first
    case .term(let name) where isWanted:
      return questions.choose(question, from: terms(name), many: false).first
    case .list(.choice(let choices)) where isWanted:
      return list(questions.choose(question, from: choices, many: true))
    case .list(.term(let name)) where isWanted:
      return list(questions.choose(question, from: terms(name), many: true))
    case .list(.either(.reference(.source), _)) where field.presence == .required:
      return list(entries(.source, question))
    case .record where field.name == "account":
      guard let teller = questions.line("Who tells it? A role is enough; Return if it is all in print") else {
        return nil
      }
      return "\n  by: \(quoted(teller))\n  date: \"\(month)\""
    case .list(.record(let fields)) where field.presence == .required && fields.contains { $0.name == "unnamed" }:
      return rows(question, fields)
    default: return nil
    }
  }

  /// A row for each organisation: found among those that are there, or named.
  private func rows(_ question: String, _ fields: [FieldDefinition]) -> String? {
    var rows: [String] = []
    while let name = questions.line(rows.isEmpty ? question : "Another one? Return ends the list") {
      var row = ["name: \(quoted(name))"]
      for field in fields {
        if case .reference(.organisation) = field.shape, let slug = slug(of: name, .organisation) {
          row[0] = "\(field.name): \(slug)"
        } else if case .term(let vocabulary) = field.shape, field.presence == .required {
          let terms = terms(vocabulary)
          let chosen = questions.choose(field.label, from: terms, many: false).first ?? terms.first?.id
          if let chosen { row.append("\(field.name): \(chosen)") }
        }
      }
      rows.append("\n  - " + row.joined(separator: "\n    "))
    }
    return rows.isEmpty ? nil : rows.joined()
  }

  private func entries(_ kind: Kind, _ question: String) -> [String] {
    var slugs: [String] = []
    while let name = questions.line(slugs.isEmpty ? question : "Another one? Return ends the list") {
      if let slug = slug(of: name, kind) {
        slugs.append(slug)
      } else {
        questions.tell("No \(kind.noun) is called that; kbgen list \(kind.folder) shows them.")
      }
    }
    return slugs
  }

  /// The entry that is meant by a name, or by one that is nearly the same.
  private func slug(of name: String, _ kind: Kind) -> String? {
    var slugs: [String: String] = [:]
    for id in base.writtenEntries where id.kind == kind {
      let common = base.common(of: id)
      for name in [common.slug, common.name] + common.otherNames.map(\.value.text) {
        slugs[name.lowercased()] = common.slug
      }
    }
    if let slug = slugs[name.lowercased()] { return slug }
    guard let near = nearest(to: name.lowercased(), in: slugs.keys.sorted()), let slug = slugs[near] else { return nil }
    return questions.isYes("Is it “\(near)”, which is here already?") ? slug : nil
  }

  private func terms(_ name: VocabularyName) -> [Shape.Choice] {
    base.vocabularies[name].terms.map {
      Shape.Choice(id: $0.id, label: $0.shownLabel, meaning: $0.description?.value.text ?? "")
    }
  }

  private func list(_ words: [String]) -> String? { words.isEmpty ? nil : "[\(words.joined(separator: ", "))]" }
}
