import Diagnostics
import YAML

/// Advice that case studies bear on.
package struct Lesson: Entry {
  package static let kind = Kind.lesson
  package var common = Common()

  package var summary: Located<Prose>?
  package var audience: Located<Audience>?
  package var theme: Located<Term<Themes>>?
  package var moments: [Located<Moment>] = []
  package var group: Located<Term<Groups>>?
  package var signs: [Located<Line>] = []
  package var questions: [Located<Line>] = []

  package init() {}

  package static let definition = Definition<Self>(
    "lesson",
    fields: Field.title(\.common, example: "Agree one monitoring system, and keep it small") + [
      .one(
        "summary", \.summary, .required, label: "Summary", help: "why it matters, in one or two sentences",
        example: "Each new report costs an hour that someone in need does not get."),
      .one("audience", \.audience, .required, label: "For whom", help: "who can act on it", example: "voluntary"),
      .one("theme", \.theme, .required, label: "Theme", help: "what it is about", example: "data-and-reporting"),
      .many("moments", \.moments, .wanted, label: "Moments", help: "when it matters", example: "[setting-up]"),
      .one(
        "group", \.group, label: "Set", help: "the set that it is numbered in, with `order`", example: "reports-five",
        asked: "the set that it is numbered in"),
      .many(
        "signs", \.signs, .wanted, label: "Signs", help: "what people say when it is not followed, in their words",
        example: "[we send the same numbers twice]"),
      .many(
        "questions", \.questions, .wanted, label: "Questions", help: "questions for a meeting, the best one first",
        example: "[Who reads this report?]"),
    ] + Field.everyKind(\.common, sources: .required),
    elsewhere: [
      "caseStudies": "the case study names its lessons: write it there, under `lessons:`",
      "case-studies": "the case study names its lessons: write it there, under `lessons:`",
      "organisations": "organisations are named in case studies, under `organisations:`",
      "evidence": "evidence is written in the case study, in its row of `lessons:`",
      "frameworks": "the framework names its lessons: write it there, under `lessons:`",
      "related": "what is related is worked out from the case studies that bear on both",
    ])
}
