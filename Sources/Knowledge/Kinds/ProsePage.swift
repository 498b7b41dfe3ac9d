import Diagnostics

/// A page of plain prose: about, accessibility, for commissioners.
package struct ProsePage: Entry {
  package static let kind = Kind.page
  package var common = Common()
  package var summary: Located<Prose>?
  package var isMethod: Located<Bool>?

  package init() {}

  package static let definition = Definition<Self>(
    "page",
    fields: Field.title(\.common, example: "About") + [
      .one(
        "summary", \.summary, label: "Summary",
        help: "what it is for, for search engines; left out, its first sentences serve",
        example: "How to read the marks on these pages."),
      .one(
        "method", \.isMethod, label: "Method",
        help: "true says that it tells how entries were chosen and coded: its text stands in the data dictionary too",
        example: "true"),
    ] + Field.everyKind(\.common))
}
