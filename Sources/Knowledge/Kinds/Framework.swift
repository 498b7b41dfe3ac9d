import Diagnostics
import YAML

/// A way of looking at collaboration that a source offers: two poles, a set of questions.
package struct Framework: Entry {
  package static let kind = Kind.framework
  package var common = Common()

  package var summary: Located<Prose>?
  package var poles: [Located<Pole>] = []
  package var questions: [Located<Line>] = []
  package var lessons: [Located<Reference<Lesson>>] = []

  package init() {}

  package static let definition = Definition<Self>(
    "framework",
    fields: Field.title(\.common, example: "Partnership or supply chain") + [
      .one(
        "summary", \.summary, .required, label: "Summary", help: "what it helps to see, in one or two sentences",
        example: "Where a partnership comes from shapes what it can do."),
      .many("poles", \.poles, label: "Poles", help: "the ends between which it sorts things"),
      .many(
        "questions", \.questions, label: "Questions", help: "questions that it asks", example: "[Who calls the shots?]"),
      .many(
        "lessons", \.lessons, label: "Lessons", help: "slugs of the lessons that it throws light on",
        example: "[start-small]"),
    ] + Field.everyKind(\.common, sources: .required))

  /// One end of a framework, with what marks it.
  package struct Pole: Row {
    package var label: Located<Line>?
    package var points: [Located<Line>] = []

    package init() {}

    package static let definition = Definition<Self>(
      "row of `poles`",
      fields: [
        .one(
          "label", \.label, .required, label: "Label", help: "what this end is called", example: "Grassroots",
          identifies: true),
        .many("points", \.points, label: "Points", help: "what marks it", example: "[local networks]"),
      ])
  }
}
