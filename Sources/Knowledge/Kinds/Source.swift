import Diagnostics
import YAML

/// A work that entries rest on: a report, a blog, slides, a law.
package struct Source: Entry {
  package static let kind = Kind.source
  package var common = Common()

  package var type: Located<Term<SourceTypes>>?
  package var authors: [Located<Line>] = []
  package var publisher: Located<ReferenceOrLine<Organisation>>?
  package var published: Located<PartialDate>?
  package var url: Located<WebAddress>?
  package var checked: Located<PartialDate>?
  package var voices: [Located<Reference<Organisation>>] = []
  package var readIn: [Located<Cited>] = []
  package var rights: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "source",
    fields: Field.title(\.common, example: "Why we collaborate") + [
      .one("type", \.type, .required, label: "Type", help: "what sort of work it is", example: "report"),
      .many(
        "authors", \.authors, .wanted, label: "Authors", help: "as printed",
        example: "[Letty Thomas, Stephen Whitehead]"),
      .one(
        "publisher", \.publisher, .wanted, label: "Publisher", help: "the slug of the organisation, or its name",
        example: "clinks"),
      .one(
        "published", \.published, .wanted, label: "Published",
        help: "when it came out; left out, it is shown as undated", example: "\"2017\""),
      .one(
        "url", \.url, label: "Address", help: "where it can be read, as printed",
        example: "https://www.example.org/report.pdf"),
      .one(
        "checked", \.checked, label: "Address opened on", help: "the day on which someone opened the address",
        example: "\"2026-03-01\""),
      .many(
        "voices", \.voices, label: "Voices", help: "organisations whose people speak through it",
        example: "[fine-cell-work]"),
      .many("readIn", \.readIn, label: "Read in", help: "the works through which alone it is known here"),
      .one("rights", \.rights, label: "Rights", help: "what it says about copying", example: "All rights reserved"),
    ] + Field.everyKind(\.common),
    elsewhere: [
      "citedBy": "what cites a source is worked out: write `sources:` in the entries that rest on it",
      "caseStudies": "the case study names its sources: write it there, under `sources:`",
      "case-studies": "the case study names its sources: write it there, under `sources:`",
      "lessons": "the lesson names its sources: write it there, under `sources:`",
      "organisations": "an organisation names its sources: write it there, under `sources:`",
    ])
}
