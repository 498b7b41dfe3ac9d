import ArgumentParser
import Diagnostics
import Knowledge
import Output
import Website

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
    if asks { questions.tell("Return leaves a question out. Ctrl-C ends it, and nothing is written.\n") }
    guard let kind = try kind.map(Self.meaning) ?? (asks ? Self.askKind(questions) : nil) else {
      throw UsageError(
        "it is not said what to begin", hint: "for example `kbgen new case-studies \"Two clubs and one shed\"`")
    }
    guard let title = title ?? (asks ? questions.line("What is it called?", upTo: 200) : nil) else {
      throw UsageError(
        "\(kind.nounWithArticle) needs a title",
        hint: "for example `kbgen new \(kind.folder) \"Two clubs and one shed\"`")
    }
    // Only what a person is about to write depends on today.
    let month = String(setting.environment.today.machineText.prefix(7))
    let site = try prepare(setting.source, BuildOptions())
    let path = try self.path(of: kind, title, in: site.base, setting.source)
    var skeleton = Skeleton(kind, title: title, vocabularies: site.base.vocabularies)
    skeleton.month = month
    skeleton.source = site.base.writtenEntries.first { $0.kind == .source }.map { site.base[common: $0].slug }
    if asks {
      let interview = Interview(questions: questions, kind: kind, base: site.base, month: month)
      skeleton.known = interview.answers()
    }
    try setting.source.add(Bytes(skeleton.file.utf8), at: path)
    setting.console.tell(
      "Wrote \(path). Open it in an editor and write over what it says, then run kbgen check \(path).")
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
    guard isSlug(slug), slug != "index" else {
      throw UsageError(
        "no file name can be made of `\(title)`", hint: "give it a title with letters from a to z, or digits, in it")
    }
    guard title.count <= 200 else {
      throw UsageError(
        "a title has 200 characters at the most, and this one has \(title.count)",
        hint: "say what it is in a few words; the summary has room for more")
    }
    if let taken = base.writtenEntries.first(where: { $0.kind == kind && base[common: $0].slug == slug }) {
      throw UsageError(
        "there is \(kind.nounWithArticle) called “\(base[common: taken].name)” already, in content/\(kind.folder)/\(slug).md",
        hint: "add to that one, or say in the title what tells them apart")
    }
    let path = "content/\(kind.folder)/\(slug).md"
    if try source.read(path) != nil {
      throw UsageError(
        "\(path) is there already, as a draft", hint: "go on with that one, or give this one another title")
    }
    return path
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
    case .prose(let limit) where isWanted, .line(let limit) where isWanted:
      return questions.line(question, upTo: limit).map(quoted)
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
    case .term(let name) where kind == .organisation && field.name == "kind":
      return questions.choose(question, from: terms(name), many: false).first
    case .record where field.name == "account":
      guard let teller = questions.line("Who tells it? A role is enough; Return if it is all in print", upTo: 200)
      else {
        return nil
      }
      return "\n  by: \(quoted(teller))\n  date: \"\(month)\""
    case .list(.record(let fields)) where field.presence == .required && fields.contains { $0.name == "unnamed" }:
      return rows(fields)
    default: return nil
    }
  }

  /// A row for each organisation: found among those that are there, or named.
  private func rows(_ fields: [FieldDefinition]) -> String? {
    var rows: [String] = []
    var isFirst = true
    while let name = questions.line(
      isFirst ? "Who took part? Type a name, or a part of one" : "Who else? Return ends the list", upTo: 200)
    {
      let slug = slug(of: name, .organisation)
      var row = ["name: \(quoted(name))"]
      for field in fields {
        if case .reference(.organisation) = field.shape, let slug {
          row[0] = "\(field.name): \(slug)"
        } else if case .term(let vocabulary) = field.shape, field.presence == .required {
          let terms = terms(vocabulary)
          let question = "\(field.label) – \(field.question)"
          let chosen =
            questions.choose(question, from: terms, many: false, isKnown: !isFirst).first ?? terms.first?.id
          if let chosen { row.append("\(field.name): \(chosen)") }
        }
      }
      rows.append("\n  - " + row.joined(separator: "\n    "))
      isFirst = false
    }
    return rows.isEmpty ? nil : rows.joined()
  }

  private func entries(_ kind: Kind, _ question: String) -> [String] {
    var slugs: [String] = []
    var question = "\(question). Type a part of its title"
    while let name = questions.line(question, upTo: 200) {
      if let slug = slug(of: name, kind), !slugs.contains(slug) {
        slugs.append(slug)
      } else {
        questions.tell("No other \(kind.noun) is taken; kbgen list \(kind.folder) shows them all.")
      }
      question = "Another one? Return ends the list"
    }
    return slugs
  }

  /// The entry that is meant by a name, by a part of one, or by one that is nearly the same; asks where it is not certain.
  private func slug(of typed: String, _ kind: Kind) -> String? {
    let wanted = typed.lowercased()
    var names: [(name: String, slug: String)] = []
    for id in base.writtenEntries where id.kind == kind {
      let slug = base[common: id].slug
      names += ([slug] + base.names(of: id)).map { ($0.lowercased(), slug) }
    }
    if let same = names.first(where: { $0.name == wanted || $0.slug == makeSlug(from: typed) }) { return same.slug }
    var near = names.filter { $0.name.contains(wanted) }.map(\.slug)
    if let one = nearest(to: wanted, in: names.map(\.name)), let slug = names.first(where: { $0.name == one })?.slug {
      near.insert(slug, at: 0)
    }
    var seen: Set<String> = []
    let candidates = near.filter { seen.insert($0).inserted }.prefix(Self.mostCandidates)
    if candidates.isEmpty { return nil }
    let choices = candidates.map { slug in
      Shape.Choice(id: slug, label: base.find(kind, slug: slug).map { base[common: $0].name } ?? slug, meaning: "")
    }
    let other = kind == .organisation ? "Return for a new one called “\(typed)”" : "Return for none of them"
    return questions.choose("Is it one of these, which are here already? \(other)", from: choices, many: false).first
  }

  /// More than these are no help in choosing.
  private static let mostCandidates = 9

  private func terms(_ name: VocabularyName) -> [Shape.Choice] {
    base.vocabularies[name].terms.map {
      Shape.Choice(id: $0.id, label: $0.shownLabel, meaning: $0.description?.value.text ?? "")
    }
  }

  private func list(_ words: [String]) -> String? { words.isEmpty ? nil : "[\(words.joined(separator: ", "))]" }
}
