import Diagnostics

/// What can be wrong with the fields of an entry, found while they are read.
extension Rule {
  package static let unknownKey = Rule(
    "unknown-key", .error, "a field that this kind of entry does not have",
    manual: """
      Every line between the two `---` begins with the name of a field. This name is not one that the entry can have, \
      most often because a letter slipped. Nothing behind it would be shown, so it is never passed over.

      Notes for tools of your own can stand under `extra:`.
      """,
    mistake: .caseStudy("stauts: running"),
    remedy: .caseStudy("status: running"))

  package static let misplacedKey = Rule(
    "misplaced-key", .error, "a field at the wrong level",
    manual: """
      Some fields belong to the entry, others to a row of a list inside it. Spaces at the beginning of a line decide \
      which: a field of the entry has none, a field of a row has four.
      """,
    mistake: .caseStudy("organisations:\n  - organisation: rise\n    role: lead\nevidence: supports"),
    remedy: .caseStudy(
      "organisations:\n  - organisation: rise\n    role: lead\nlessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\n    why: It began with one room."
    ))

  package static let edgeAtWrongEnd = Rule(
    "edge-at-wrong-end", .error, "a relation written at the wrong end",
    manual: """
      Each relation between two entries is written once, in one of them, and shown on both pages. A case study names \
      its organisations, lessons and sources; an organisation never lists its case studies. So nobody has to change \
      two files for one fact, and the two can never disagree.
      """,
    mistake: .organisation("caseStudies: [example]"),
    remedy: .organisation("summary: A charity that works with families."))

  package static let missingField = Rule(
    "missing-field", .error, "a field that must be there is not",
    manual: """
      A few fields make an entry what it is, and without them no page can be made. The message names the field and \
      shows what could stand there.
      """,
    mistake: .file("content/glossary/example.md", "---\ntitle: Front door\n---\n"),
    remedy: .file("content/glossary/example.md", "---\ntitle: Front door\nmeaning: One place to ask.\n---\n"))

  package static let worthAdding = Rule(
    "worth-adding", .hint, "something that readers would like to know",
    manual: """
      The entry is complete enough to be published. This field would make it more useful. If the source does not say, \
      leave it out: "not stated" is an honest answer, and a guess is not.
      """,
    mistake: .caseStudy("setting: [community]"),
    remedy: .caseStudy(
      "status: running\nsetting: [community]\norigin: grassroots\nareas: [north]\naims: [families]\npeople: [women]\nstarted: \"2024\"\nfunding:\n  - kind: none\nlessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\n    why: It began with one room.\ntimeline:\n  - date: \"2024\"\n    event: The line opens"
    ))

  package static let emptyValue = Rule(
    "empty-value", .error, "a field with nothing behind it",
    manual: "A field stands there, and nothing follows it. Fill it in, or take the line out.",
    mistake: .caseStudy("place:"),
    remedy: .caseStudy("place: Northtown"))

  package static let wrongType = Rule(
    "wrong-type", .error, "a value of the wrong shape",
    manual: """
      Some fields take one value, some a list, some rows with fields of their own. A list of single words stands in \
      square brackets: `setting: [custody, community]`. Rows begin with a hyphen on a line of their own.
      """,
    mistake: .caseStudy("setting: community"),
    remedy: .caseStudy("setting: [community]"))

  package static let listTooLong = Rule(
    "list-too-long", .error, "a list with too many items",
    manual: """
      A list has at most 200 items. More can be read by nobody, and since each organisation of a case study is shown on \
      the pages of all the others, a very long list would make very many pages very large.
      """,
    mistake: .caseStudy("aliases: [\((1...201).map { "Name \($0)" }.joined(separator: ", "))]"),
    remedy: .caseStudy("aliases: [Name 1, Name 2]"))

  package static let repeatedItem = Rule(
    "repeated-item", .warning, "the same word or reference twice in a list",
    manual: "Whatever stands twice in a list is shown twice on the page, and counted twice where things are counted.",
    mistake: .caseStudy("setting: [community, community]"),
    remedy: .caseStudy("setting: [community, custody]"))

  package static let unknownTerm = Rule(
    "unknown-term", .error, "a word that is not on the list",
    manual: """
      Some fields take a word from a fixed list, so that pages can be sorted by it. The message shows the words. The \
      lists of areas, aims, people, roles, themes and kinds are kept in content/site.yml, and a new word can be \
      proposed there.
      """,
    mistake: .caseStudy("status: runing"),
    remedy: .caseStudy("status: running"))

  package static let unreadableDate = Rule(
    "unreadable-date", .error, "a date that cannot be read",
    manual: """
      A date is written with the year first: "2014", "2014-05" or "2014-05-01". Write only as much as is known. Words \
      such as "autumn 2015" go under `when:` in a timeline.
      """,
    mistake: .caseStudy("started: 1 May 2014"),
    remedy: .caseStudy("started: \"2014-05-01\""))

  package static let datesBackwards = Rule(
    "dates-backwards", .error, "something that ends before it begins",
    manual: """
      The second date lies before the first. In a timeline, events stand in the order in which they happened.
      """,
    mistake: .caseStudy("started: \"2014\"\nended: \"2012\""),
    remedy: .caseStudy("started: \"2012\"\nended: \"2014\""))

  package static let unreadableAddress = Rule(
    "unreadable-address", .error, "something that is not a web address",
    manual: "The field takes the address of a web page, as the browser shows it, beginning with https:// or http://.",
    mistake: .caseStudy("website: see our page"),
    remedy: .caseStudy("website: https://www.example.org/line"))

  package static let unreadableIdentifier = Rule(
    "unreadable-identifier", .error, "a register number in an unknown form",
    manual: """
      Organisations are identified by the register they stand in and their number there, in the form of org-id.guide: \
      GB-CHC-1074546 is charity 1074546 in England and Wales. This lets others join our data to theirs.
      """,
    mistake: .organisation("identifiers: [1074546]"),
    remedy: .organisation("identifiers: [GB-CHC-1074546]"))

  package static let unreadableSlug = Rule(
    "unreadable-slug", .error, "a name where a slug belongs",
    manual: """
      A slug is the short form of a name that is also the name of its file: `rise` for content/organisations/rise.md. \
      It has lower-case letters, digits and hyphens only. Entries refer to each other by slugs.
      """,
    mistake: .caseStudy("organisations:\n  - organisation: Rise (Brighton)\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - organisation: rise\n    role: lead"))

  package static let textCutOff = Rule(
    "text-cut-off", .error, "a text of which the end is lost",
    manual: """
      In front matter a space followed by `#` begins a comment, and everything behind it is dropped without a word. \
      Put the whole text between straight double quotes.
      """,
    mistake: .caseStudy("place: Room #2, Northtown"),
    remedy: .caseStudy("place: \"Room #2, Northtown\""))

  package static let textTooLong = Rule(
    "text-too-long", .error, "a text that is too long for its place",
    manual: """
      A line has at most 200 characters, a summary or a note 300, a reason 200. Pages, search results and lists are \
      made for that. More can be said in the text below the front matter.
      """,
    mistake: .caseStudy("place: \"\(String(repeating: "Northtown and ", count: 15))Southtown\""),
    remedy: .caseStudy("place: Northtown and Southtown"))

  package static let partyUnclear = Rule(
    "party-unclear", .error, "a row that does not say who is meant, or says it twice",
    manual: """
      Each row under `organisations:` and `funding:` is about one party. Name it in one of three ways: by the slug of \
      its entry, by `name:` if it has no entry yet (it gets a page of its own all the same), or by `unnamed:` with words \
      for one that no source names.
      """,
    mistake: .caseStudy("organisations:\n  - role: lead"),
    remedy: .caseStudy("organisations:\n  - unnamed: a group of parents\n    role: lead"))

  package static let loneStatement = Rule(
    "lone-statement", .error, "a difference with one statement",
    manual:
      "Under `differences:` two or more statements stand side by side, each with its place. One alone differs from nothing.",
    mistake: .caseStudy("differences:\n  - about: How many took part\n    says:\n      - text: Five charities."),
    remedy: .caseStudy(
      "differences:\n  - about: How many took part\n    says:\n      - text: Five charities.\n      - text: Six charities."
    ))

  package static let nobodySaysSo = Rule(
    "nobody-says-so", .error, "news without a source",
    manual: "Whatever became known later needs someone who says so: the slug of a source, or words under `by:`.",
    mistake: .caseStudy("updates:\n  - date: \"2026\"\n    text: The line closed."),
    remedy: .caseStudy("updates:\n  - date: \"2026\"\n    text: The line closed.\n    by: Manager of Family Line"))

  package static let duplicateTerm = Rule(
    "duplicate-term", .error, "a word declared twice",
    manual: "Each word of a vocabulary in content/site.yml has an id of its own.",
    mistake: .file("content/site.yml", siteExample(roles: ["lead", "lead"])),
    remedy: .file("content/site.yml", siteExample(roles: ["lead", "host"])))

  package static let unknownFormat = Rule(
    "unknown-format", .error, "content of another format",
    manual: "The number behind `format:` in content/site.yml says for which content model the entries are written.",
    mistake: .file("content/site.yml", siteExample(format: 9)),
    remedy: .file("content/site.yml", siteExample(format: 1)))

  package static let markupInField = Rule(
    "markup-in-field", .warning, "HTML or Markdown in a field that is plain text",
    manual: """
      Fields are shown on many pages, in lists, in search results and in data for other programs. So they are plain text: \
      stars, brackets and HTML would be shown as they stand. Links, bold and italics belong into the text below the fields.
      """,
    mistake: .caseStudy("place: \"**Northtown**\""),
    remedy: .caseStudy("place: Northtown"))

  package static let fieldRules: [Rule] = [
    markupInField, unknownKey, misplacedKey, edgeAtWrongEnd, missingField, worthAdding, emptyValue, wrongType,
    listTooLong,
    unknownTerm,
    unreadableDate, datesBackwards, unreadableAddress, unreadableIdentifier, unreadableSlug, textCutOff, textTooLong,
    partyUnclear, loneStatement, nobodySaysSo, duplicateTerm, unknownFormat,
  ]
}
