import Knowledge

/// A table of the data files: what its columns are, and how its rows are found.
///
/// CSV, JSON, the table schemas, the data dictionary and the database are all made from these, so that none can hold what
/// another has not.
package struct Table: Sendable {
  /// Also the name of its file: `case_studies_lessons`.
  package let name: String
  /// A few words for people.
  package let title: String
  /// What a row is, in a sentence.
  package let words: String
  package let columns: [Column]
  /// The column that tells a row from all others.
  package let key: String
  /// How many pieces its rows come in, so that it is never held whole.
  package let pieces: Int
  /// The rows of a piece; a cell for each column.
  package let rows: @Sendable (Int) -> [[Cell]]

  /// A column of a table.
  package struct Column: Sendable {
    package let name: String
    package let label: String
    /// One sentence without a full stop.
    package let help: String
    package let content: Content
    package var isRequired = false
    package var isUnique = false
    /// The table and the column that its values stand in.
    package var target: Target?

    package struct Target: Sendable {
      package let table, column: String
    }
  }

  /// What stands in a column.
  package enum Content: Sendable {
    case text
    /// A year, a month or a day.
    case date
    /// The same, or a word for a date that nobody prints.
    case dateOr(word: String)
    case number
    case flag
    case address
    case choice([Shape.Choice])
    /// Anything, as JSON.
    case json
  }

  /// A value in a row.
  package enum Cell: Sendable, Equatable {
    case blank
    case text(String)
    case number(Int)
    case flag(Bool)

    init(_ text: String?) { self = text.map(Self.text) ?? .blank }

    /// The value of a column that holds text.
    package var text: String? { if case .text(let text) = self { text } else { nil } }
  }
}

extension Table {
  /// Whether its rows are the words of a list in content/site.yml.
  var isVocabulary: Bool { key == "id" && name != "entries" }

  /// What stands in a row's column.
  func cell(_ name: String, of row: [Cell]) -> Cell {
    columns.firstIndex { $0.name == name }.map { row[$0] } ?? .blank
  }
}

/// `asAt` as data files have it: `as_at`.
func dataName(_ field: String) -> String {
  field.reduce(into: "") { name, letter in name += letter.isUppercase ? "_" + letter.lowercased() : String(letter) }
}

extension Kind {
  /// The table of its entries.
  package var table: String { folder.replacing("-", with: "_") }
}
