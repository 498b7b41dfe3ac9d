import Diagnostics
import YAML

/// A body that took part in, paid for, hosted, studied or published something: a charity as well as a programme.
package struct Organisation: Entry {
  package static let kind = Kind.organisation
  package var common = Common()

  package var kindOf: Located<Term<OrganisationKinds>>?
  package var summary: Located<Prose>?
  package var short: Located<Line>?
  package var identifiers: [Located<OrganisationIdentifier>] = []
  package var website: Located<WebAddress>?
  package var checked: Located<PartialDate>?
  package var founded: Located<PartialDate>?
  package var formedFrom: [Located<Reference<Organisation>>] = []
  package var partOf: [Located<Reference<Organisation>>] = []
  package var place: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "organisation",
    fields: Field.title(\.common, example: "Family Line") + [
      .one("kind", \.kindOf, label: "Kind", help: "only what a source prints or no one doubts", example: "charity"),
      .one(
        "summary", \.summary, .wanted, label: "Summary", help: "who they are in one sentence",
        example: "A women's centre in Brighton."),
      .one(
        "short", \.short, label: "Short name", help: "its acronym, which also lists it in the glossary", example: "BWC"),
      .many(
        "identifiers", \.identifiers, label: "Identifiers",
        help: "its numbers in public registers, in the form of org-id.guide", example: "[GB-CHC-1074546]"),
      .one("website", \.website, label: "Website", help: "its own pages", example: "https://www.example.org/"),
      .one(
        "checked", \.checked, label: "Website opened on",
        help: "the day on which someone opened the website and saw that it is theirs", example: "\"2026-03-01\""),
      .one("founded", \.founded, label: "Founded", help: "when it began", example: "\"1997\""),
      .many(
        "formedFrom", \.formedFrom, label: "Formed from", help: "the organisations that merged into it",
        example: "[prisoners-wives-and-family-society]"),
      .many(
        "partOf", \.partOf, label: "Part of", help: "the partnership, programme or larger body that it belongs to",
        example: "[fulfilling-lives]"),
      .one("place", \.place, label: "Place", help: "where it is based", example: "Brighton"),
    ] + Field.everyKind(\.common, sources: .wanted),
    elsewhere: [
      "caseStudies": "the case study names its organisations: write it there, under `organisations:`",
      "case-studies": "the case study names its organisations: write it there, under `organisations:`",
      "organisations": "the case study names its organisations: write it there, under `organisations:`",
      "lessons": "a lesson is borne on by a case study: write it there, under `lessons:`",
      "funding": "funding is written in the case study that was paid for, under `funding:`",
      "funds": "funding is written in the case study that was paid for, under `funding:`",
      "role": "a role is written in the case study, in its row of `organisations:`",
      "partners": "partners are written in the case study, under `organisations:`",
      "parts": "an organisation says what it is part of: write `partOf:` in the entries of its parts",
      "members": "an organisation says what it is part of: write `partOf:` in the entries of its members",
      "mergedInto": "the new organisation says what it was formed from: write `formedFrom:` there",
      "voices": "who speaks through a source is written in the source, under `voices:`",
    ])
}
