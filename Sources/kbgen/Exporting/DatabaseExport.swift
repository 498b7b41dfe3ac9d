import Database
import Knowledge
import Output
import Website

/// Writes all tables of a site into a new database.
struct DatabaseExport {
  let data: ExportedData

  /// "kbge": by this number kbgen knows a database that it made.
  static let applicationID: UInt32 = 0x6b62_6765

  static func isOurs(_ start: Bytes) -> Bool {
    start.count >= 72 && start[68..<72].reduce(0) { $0 << 8 | UInt32($1) } == applicationID
  }

  func write(to path: String) throws {
    let database = try Database(creating: path)
    // Nobody reads the file before it is whole, and a half one is thrown away: nothing has to be kept safe meanwhile.
    try database.run(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA page_size = 4096;
      PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(data.format); BEGIN;
      """)
    for table in data.tables {
      try database.run(table.sql)
      let places = table.columns.map { _ in "?" }.joined(separator: ", ")
      try database.run("INSERT INTO \(quotedName(table.name)) VALUES (\(places))") { add in
        for piece in 0..<table.pieces { for row in table.rows(piece) { try add(row.map(\.value)) } }
      }
    }
    for table in data.tables {
      for column in table.columns where column.target != nil && column.name != table.key && !column.isUnique {
        let name = quotedName("\(table.name)_by_\(column.name)")
        try database.run("CREATE INDEX \(name) ON \(quotedName(table.name)) (\(quotedName(column.name)))")
      }
    }
    try writeAbout(database)
    try writeTexts(database)
    for view in Self.views { try database.run(view) }
    try database.run("COMMIT")
    guard try database.count("PRAGMA foreign_key_check") == 0 else {
      throw OwnFault("a row of the database refers to one that is not there")
    }
    try database.run("ANALYZE; PRAGMA optimize")
  }

  private func writeAbout(_ database: borrowing Database) throws {
    try database.run("CREATE TABLE about (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    try database.run("INSERT INTO about VALUES (?, ?)") { add in
      for (name, value) in data.about { try add([.text(name), .text(value)]) }
    }
  }

  /// The texts of entries, to be searched.
  private func writeTexts(_ database: borrowing Database) throws {
    try database.run(
      """
      CREATE TABLE texts (
        entry TEXT PRIMARY KEY NOT NULL REFERENCES entries (id), title TEXT NOT NULL, summary TEXT, text TEXT NOT NULL);
      CREATE VIRTUAL TABLE texts_fts USING fts5 (
        title, summary, text, content = 'texts', tokenize = 'porter unicode61 remove_diacritics 2');
      """)
    try database.run("INSERT INTO texts VALUES (?, ?, ?, ?)") { add in
      for entry in 0..<data.textCount {
        let text = data.text(entry)
        try add([.text(text.id), .text(text.title), text.summary.map { .text($0) } ?? .null, .text(text.text)])
      }
    }
    try database.run("INSERT INTO texts_fts (texts_fts) VALUES ('rebuild')")
  }

  /// What people ask first, with titles in place of slugs.
  private static let views = [
    """
    CREATE VIEW readings AS
    SELECT r."key", c.title AS case_study_title, l.title AS lesson_title, r.evidence, r.basis, r.why, s.title AS source_title,
      r."where", r.told_by, r.second_hand, r.entry, r.lesson, r.source
    FROM case_studies_lessons r JOIN entries c ON c.id = r.entry JOIN lessons l ON l.slug = r.lesson
      LEFT JOIN sources s ON s.slug = r.source
    """,
    """
    CREATE VIEW participants AS
    SELECT p."key", c.title AS case_study_title, coalesce(o.title, p.unnamed) AS organisation_title, r.label AS role_label,
      p."from", p."to", p.note, p.basis, s.title AS source_title, p."where", p.told_by, p.second_hand, p.entry, p.organisation
    FROM case_studies_organisations p JOIN entries c ON c.id = p.entry LEFT JOIN organisations o ON o.slug = p.organisation
      LEFT JOIN roles r ON r.id = p.role LEFT JOIN sources s ON s.slug = p.source
    """,
    """
    CREATE VIEW payments AS
    SELECT f."key", c.title AS case_study_title, coalesce(o.title, f.unnamed) AS funder_title, k.label AS kind_label, f.amount,
      f."from", f."to", f.note, f.basis, s.title AS source_title, f."where", f.told_by, f.second_hand, f.entry, f.funder
    FROM case_studies_funding f JOIN entries c ON c.id = f.entry LEFT JOIN organisations o ON o.slug = f.funder
      LEFT JOIN funding_kinds k ON k.id = f.kind LEFT JOIN sources s ON s.slug = f.source
    """,
    """
    CREATE VIEW seen_together AS
    SELECT DISTINCT a.organisation AS organisation, x.title AS organisation_title, a.role AS role, b.organisation AS other,
      y.title AS other_title, b.role AS other_role, a.entry, c.title AS case_study_title
    FROM case_studies_organisations a JOIN case_studies_organisations b ON a.entry = b.entry
      JOIN organisations x ON x.slug = a.organisation JOIN organisations y ON y.slug = b.organisation
      JOIN entries c ON c.id = a.entry
    WHERE a.organisation <> b.organisation
    """,
    """
    CREATE VIEW lessons_counted AS
    SELECT l.slug AS lesson, l.title AS lesson_title, count(r."key") AS readings, count(DISTINCT r.entry) AS case_studies,
      sum(r.evidence = 'supports') AS supports, sum(r.evidence = 'complicates') AS complicates,
      sum(r.evidence = 'cost') AS cost, sum(r.basis = 'stated') AS stated
    FROM lessons l LEFT JOIN case_studies_lessons r ON r.lesson = l.slug GROUP BY l.slug
    """,
  ]
}

extension Table {
  /// The statement that makes the table.
  fileprivate var sql: String {
    let lines = columns.map { column in
      var line = "\(quotedName(column.name)) \(column.content.sqlType)"
      if column.name == key { line += " PRIMARY KEY" }
      if column.isRequired { line += " NOT NULL" }
      if column.isUnique, column.name != key { line += " UNIQUE" }
      if case .choice(let choices) = column.content {
        let words = choices.map { "'\($0.id)'" }.joined(separator: ", ")
        line += " CHECK (\(quotedName(column.name)) IN (\(words)))"
      }
      if let target = column.target {
        line += " REFERENCES \(quotedName(target.table)) (\(quotedName(target.column)))"
      }
      return line
    }
    return "CREATE TABLE \(quotedName(name)) (\n  \(lines.joined(separator: ",\n  ")))"
  }
}

extension Table.Content {
  fileprivate var sqlType: String {
    switch self {
    case .number, .flag: "INTEGER"
    default: "TEXT"
    }
  }
}

extension Table.Cell {
  fileprivate var value: Database.Value {
    switch self {
    case .blank: .null
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .flag(let flag): .number(flag ? 1 : 0)
    }
  }
}

/// A name as SQL has it: some of ours are words of its own, such as `from`.
private func quotedName(_ name: String) -> String { "\"\(name)\"" }
