import Diagnostics
import YAML

/// content/site.yml: what is true of the site as a whole.
package struct Site: Described {
  package var format: Located<Int>?
  package var title: Located<Line>?
  package var description: Located<Prose>?
  package var baseURL: Located<WebAddress>?
  package var language: Located<LanguageTag>?
  package var repository: Located<WebAddress>?
  package var contact: Located<Contact>?
  package var answersWithin: Located<Line>?
  package var search: Located<SearchEngine>?
  package var licence: Located<Licence>?
  package var data: Located<Bool>?
  package var declared: Located<DeclaredVocabularies>?
  package var extra: Located<FreeValue>?

  package init() {}

  /// The format that this kbgen reads.
  package static let currentFormat = 1

  /// Whether content/site.yml was there and could be understood.
  package var isKnown = false

  package var vocabularies: Vocabularies {
    isKnown ? declared?.value.vocabularies ?? Vocabularies([:]) : .unknown
  }

  package static let definition = Definition<Self>(
    "site",
    fields: [
      .one(
        "format", \.format, .required, label: "Format", help: "the version of the content model, always 1 today",
        example: "1"),
      .one("title", \.title, .required, label: "Title", help: "the name of the site", example: "Working together"),
      .one(
        "description", \.description, label: "Description", help: "what the site is, in one sentence",
        example: "How charities in criminal justice work together."),
      .one(
        "baseURL", \.baseURL, .required, label: "Address", help: "where the site will be published",
        example: "https://example.org/"),
      .one(
        "language", \.language, .required, label: "Language", help: "the language of the content, by BCP 47",
        example: "en-GB"),
      .one(
        "repository", \.repository, label: "Repository", help: "where the content is kept, for “edit this page”",
        example: "https://github.com/example/knowledge"),
      .one(
        "contact", \.contact, label: "Contact", help: "where a story or a correction can be sent",
        example: "editors@example.org"),
      .one(
        "answersWithin", \.answersWithin, label: "Answers within", help: "how soon somebody answers who is written to",
        example: "two weeks"),
      .one("search", \.search, label: "Search", help: "the search engine", example: "pagefind"),
      .one(
        "licence", \.licence, label: "Licence", help: "under which the texts and the data may be used by others",
        example: "CC-BY-4.0"),
      .one(
        "data", \.data, label: "Data files",
        help: "false leaves out the data files: tables, JSON, linked data and the edition for paper", example: "false"),
      .one("vocabularies", \.declared, label: "Vocabularies", help: "the words that entries are sorted by"),
      .one("extra", \.extra, label: "Extra", help: "anything, for tools of your own"),
    ])

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    if let format, format.value != Self.currentFormat {
      reading.report(
        .unknownFormat, at: format.place,
        "this kbgen reads format \(Self.currentFormat), and the content is of format \(format.value)",
        hint: format.value > Self.currentFormat ? "use a newer kbgen" : "write `format: \(Self.currentFormat)`")
    }
    if let baseURL, let odd = baseURL.value.text.first(where: { $0 == "?" || $0 == "#" }) {
      reading.report(
        .unreadableAddress, at: baseURL.place, "the address of a site has no `\(odd)` in it",
        hint: "write where the home page will be, such as https://example.org/ or https://example.org/casebook/")
    }
  }
}

/// The open vocabularies, under `vocabularies:`.
package struct DeclaredVocabularies: Row {
  private var lists: [VocabularyName: [Located<TermDeclaration>]] = [:]

  package init() {}

  package var vocabularies: Vocabularies {
    Vocabularies(lists.mapValues { Vocabulary($0.map(\.value)) })
  }

  fileprivate subscript(name: VocabularyName) -> [Located<TermDeclaration>] {
    get { lists[name] ?? [] }
    set { lists[name] = newValue }
  }

  package static let definition = Definition<Self>(
    "set of vocabularies",
    fields: VocabularyName.allCases.map { name in
      .many(
        name.rawValue, \Self[name], label: name.rawValue, help: "its words, each with `id` and `label`")
    })

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    for name in VocabularyName.allCases {
      var first: [String: Place] = [:]
      for term in self[name] {
        guard let id = term.value.idField else { continue }
        if let earlier = first[id.text] {
          reading.report(
            .duplicateTerm, at: id.place, "`\(id.text)` is declared twice in `\(name.rawValue)`",
            notes: [.init("the first one is here", at: earlier)], hint: "take one of them out")
        } else {
          first[id.text] = id.place
        }
      }
    }
  }
}
