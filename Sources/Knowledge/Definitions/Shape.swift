/// What a field's value looks like: plain data, from which the hints, the form, the schemas, the tables of the data
/// files and the data dictionary are made.
package indirect enum Shape: Sendable {
  /// One line of plain text, of at most so many characters.
  case line(upTo: Int)
  /// Plain text, of at most so many characters; may be written over several lines.
  case prose(upTo: Int)
  /// A year, a month or a day.
  case date
  /// A date, or a word that stands for one that nobody printed.
  case dateOr(word: String)
  case number
  case flag
  /// A web address.
  case address
  /// A word of a fixed list.
  case choice([Choice])
  /// A word of a list in content/site.yml.
  case term(VocabularyName)
  /// The slug of an entry.
  case reference(Kind)
  /// The slug of an entry or, where there is none, words.
  case referenceOrLine(Kind)
  /// A slug, a title or another name of an entry.
  case name
  case list(Shape)
  case record([FieldDefinition])
  /// A word, or a record: `clinks-2017`, or `source:` with `where:`.
  case either(Shape, Shape)
  /// Anything; kept for tools of others.
  case free

  package struct Choice: Sendable {
    package let id, label, meaning: String
    package init(id: String, label: String, meaning: String) {
      self.id = id
      self.label = label
      self.meaning = meaning
    }
  }
}

/// Whether a field must be there.
package enum Presence: Sendable {
  case required
  /// Left out, it is asked for as a hint.
  case wanted
  case optional
}

/// All that is said about a field, apart from how it is stored.
///
/// A class, since there is one for each field and each value that is read is read as one of them.
package final class FieldDefinition: Sendable {
  package let name: String
  /// Two or three words for a form or a table head.
  package let label: String
  /// One sentence for someone who fills it in, without a full stop.
  package let help: String
  /// A value as an author would write it; may be empty for records.
  package let example: String
  package let presence: Presence
  package let shape: Shape
  /// How a form asks for it, where `help` speaks of how a file is written.
  package let asked: String?
  /// Whether it tells a row from the other rows of its list: the key of the row is made from it.
  package let identifies: Bool

  package init(
    name: String, label: String, help: String, example: String = "", presence: Presence, shape: Shape,
    asked: String? = nil, identifies: Bool = false
  ) {
    (self.name, self.label, self.help, self.example) = (name, label, help, example)
    (self.presence, self.shape, self.asked, self.identifies) = (presence, shape, asked, identifies)
  }

  /// What stands beside the field in a form.
  package var question: String { asked ?? help }
}
