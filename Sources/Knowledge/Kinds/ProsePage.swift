import Diagnostics

/// A page of plain prose: about, accessibility, for commissioners.
package struct ProsePage: Entry {
  package static let kind = Kind.page
  package var common = Common()
  package var summary: Located<Prose>?

  package init() {}

  package static let definition = Definition<Self>(
    "page",
    fields: Field.title(\.common, example: "About") + [
      .one(
        "summary", \.summary, label: "Summary",
        help: "what it is for, for search engines; left out, its first sentences serve",
        example: "How to read the marks on these pages.")
    ] + Field.everyKind(\.common))
}
