import Diagnostics
import YAML

/// A word of the trade, explained.
package struct GlossaryTerm: Entry {
  package static let kind = Kind.glossaryTerm
  package var common = Common()

  package var short: Located<Line>?
  package var meaning: Located<Prose>?
  package var see: [Located<EntryName>] = []

  package init() {}

  package static let definition = Definition<Self>(
    "glossary entry",
    fields: Field.title(\.common, example: "Front door") + [
      .one("short", \.short, label: "Short form", help: "its acronym, only if a source prints it", example: "CRC"),
      .one(
        "meaning", \.meaning, .required, label: "Meaning", help: "what it means, for someone new to the field",
        example: "A company that supervised people on probation from 2014 to 2021."),
      .many(
        "see", \.see, label: "See also", help: "slugs of other glossary entries or of organisations",
        example: "[transforming-rehabilitation]"),
    ] + Field.everyKind(\.common))
}
