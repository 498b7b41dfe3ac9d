import Knowledge
import Templates

/// The data dictionary: every name that stands at the head of a column, and what it means.
struct DictionaryPage: View {
  private let chrome: Chrome
  private let tables: [ItemView]
  private let words: [WordView]
  private let method: MethodView?

  init(_ data: DataFiles, _ frame: Frame, _ here: Here) {
    method = data.method.map { MethodView($0, here) }
    chrome = Chrome(
      frame, here, heading: "Data dictionary",
      description: "What the tables hold, what the names of their columns mean, and what a blank means.",
      crumbs: [LinkView(label: "Data", address: here.link(.data))])
    tables = data.tables.all.map { table in
      ItemView(
        link: LinkView(label: table.name, address: here.link(.dictionary(table.name))),
        fact: table.words.ended.quotingTyped)
    }
    words = WordView.all(data.tables)
  }

  static let names: [Name<Self>] =
    [
      .list("tables", "The tables.", \.tables),
      .list("words", "The names of columns and lists, from A to Z.", \.words),
      .one("method", "How the entries were chosen and coded; absent where no page says so.", \.method),
      .list("bases", "Who says what a row says.") { _ in
        RowBasis.allCases.map { TermView(id: $0.rawValue, label: $0.rawValue, words: $0.choice.meaning) }
      },
      .list("relations", "What references mean.") { _ in
        Relation.allCases.map { TermView(id: $0.name, label: $0.name, words: $0.meaning) }
      },
    ] + .from(\.chrome)
}

/// The prose page that says how the entries were chosen and coded.
struct MethodView: View {
  private let page: LinkView
  private let common: CommonView

  init(_ id: ID<ProsePage>, _ here: Here) {
    page = here.view(id)
    common = CommonView(id.any, here: here)
  }

  static let names: [Name<Self>] =
    [.one("page", "The page itself.") { $0.page }] + .from(\.common)
}

/// A name of columns, with what it means in each table.
struct WordView: View {
  let name: String
  let meanings: [String]

  static let names: [Name<Self>] = [
    .text("name", "The name; behind `kb:`, the id of its place.", \.name),
    .lines("meanings", "What it means, and in which tables.") { $0.meanings },
  ]

  /// Every name once, from A to Z.
  static func all(_ tables: Tables) -> [Self] {
    var found: [String: [(meaning: String, tables: [String])]] = [:]
    func add(_ name: String, _ meaning: String, _ table: String) {
      if let known = found[name]?.firstIndex(where: { $0.meaning == meaning }) {
        found[name]?[known].tables.append(table)
      } else {
        found[name, default: []].append((meaning, [table]))
      }
    }
    for table in tables.all {
      for column in table.columns { add(column.name, column.help.sentenceStart, table.name) }
    }
    for list in tables.kinds.flatMap(\.lists) {
      guard let field = list.path.last, !list.kinds.isEmpty else { continue }
      if found[dataName(field.name)]?.contains(where: { $0.tables.contains(list.name) }) == true { continue }
      add(dataName(field.name), field.help.sentenceStart, list.name)
    }
    // What pages say in words of our own, though no column has them.
    for relation in Relation.allCases where found[relation.name] == nil {
      add(relation.name, relation.meaning.sentenceStart, "links")
    }
    return found.sorted { $0.key < $1.key }.map { name, meanings in
      Self(
        name: name,
        meanings: meanings.map { meaning in
          "\(meaning.meaning.quotingTyped). (\(meaning.tables.count > 6 ? "most tables" : meaning.tables.joinedWithAnd))"
        })
    }
  }
}

/// A word with its meaning.
struct TermView: View {
  let id: String
  let label: String
  let words: String

  static let names: [Name<Self>] = [
    .text("id", "The word as data have it.", \.id), .text("label", "The word as people know it.", \.label),
    .text("words", "What it means.") { $0.words.sentenceStart.ended },
  ]
}

/// What the columns of one table mean.
struct TablePage: View {
  private let chrome: Chrome
  private let table: Table
  private let here: Here

  init(_ table: Table, _ frame: Frame, _ here: Here) {
    self.table = table
    self.here = here
    chrome = Chrome(
      frame, here, heading: "The table \(table.name)", description: "\(table.title): \(table.words)".ended.quotingTyped,
      crumbs: [
        LinkView(label: "Data", address: here.link(.data)),
        LinkView(label: "Data dictionary", address: here.link(.dictionary)),
      ])
  }

  static let names: [Name<Self>] =
    [
      .text("words", "What a row is.") { $0.table.words.ended.quotingTyped },
      .one("file", "The table itself.") { page in
        LinkView(label: "\(page.table.name).csv", address: page.here.link(.csv(page.table.name)))
      },
      .list("columns", "The columns, from left to right.") { page in
        page.table.columns.map { ColumnView(column: $0, here: page.here) }
      },
      .flag("isVocabulary", "Whether its rows are the words of a list.") { $0.table.isVocabulary },
      .list("terms", "The words of the list.") { $0.terms },
    ] + .from(\.chrome)

  private var terms: [TermView] {
    guard table.isVocabulary else { return [] }
    return (0..<table.pieces).flatMap { table.rows($0) }.map { row in
      TermView(
        id: row[0].text ?? "", label: table.cell("label", of: row).text ?? "",
        words: table.cell("description", of: row).text ?? "")
    }
  }
}

/// A column of a table.
struct ColumnView: View {
  let column: Table.Column
  let here: Here

  static let names: [Name<Self>] = [
    .text("name", "The name of the column.") { $0.column.name },
    .text("help", "What it holds.") { $0.column.help.sentenceStart.ended.quotingTyped },
    .text("content", "What its values look like.") { $0.column.content.words.sentenceStart },
    .text("blank", "What a blank means.") { $0.blank },
    .one("target", "The table that its values stand in.") { view in
      view.column.target.map {
        LinkView(label: "\($0.table).\($0.column)", address: view.here.link(.dictionary($0.table)))
      }
    },
    .list("choices", "What it can be.") { view -> [TermView] in
      guard case .choice(let choices) = view.column.content else { return [] }
      return choices.map { TermView(id: $0.id, label: $0.id, words: $0.meaning) }
    },
  ]

  private var blank: String {
    if column.isRequired { return "Never blank." }
    switch column.name {
    case "told_by": return "Blank: a source says so, or nobody but the editors."
    case "where": return "Blank: no place is given for this row alone."
    case "source": return "Blank: it stands in an account, or is the editors’ own."
    case "second_hand": return "Blank: no source is named."
    case "date": return "Blank: no date is given."
    default: return "Blank: the sources do not say, or nobody has entered it."
    }
  }
}

extension String {
  /// What an author would type stands between backticks in the words for fields; for readers between quotation marks.
  var quotingTyped: String {
    split(separator: "`", omittingEmptySubsequences: false).enumerated().map {
      $0.isMultiple(of: 2) ? "\($1)" : "“\($1)”"
    }
    .joined()
  }
}

extension Table.Content {
  /// As the data dictionary says it.
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .date: "a year, a month or a day, as exact as the source is"
    case .dateOr(let word): "a date, or “\(word)” for something that did happen on a day that no source prints"
    case .number: "a whole number"
    case .flag: "true or false"
    case .address: "a web address"
    case .choice: "one of a few words"
    case .json: "anything, as JSON"
    }
  }
}
