import Diagnostics
import YAML

/// How organisations worked together on one thing, in one place.
package struct CaseStudy: Entry {
  package static let kind = Kind.caseStudy
  package var common = Common()

  package var summary: Located<Prose>?
  package var account: Located<Account>?
  package var organisations: [Located<Participation>] = []
  package var status: Located<Status>?
  package var setting: [Located<Setting>] = []
  package var origin: Located<Origin>?
  package var asAt: Located<PartialDate>?
  package var areas: [Located<Term<Areas>>] = []
  package var aims: [Located<Term<Aims>>] = []
  package var people: [Located<Term<People>>] = []
  package var place: Located<Line>?
  package var started: Located<PartialDate>?
  package var ended: Located<PartialDate>?
  package var website: Located<WebAddress>?
  package var partOf: [Located<Reference<Organisation>>] = []
  package var funding: [Located<Funding>] = []
  package var lessons: [Located<Evidence>] = []
  package var timeline: [Located<Event>] = []

  package init() {}

  package static let definition = Definition<Self>(
    "case study",
    fields: Field.title(\.common, example: "Five charities and one front door, Northtown") + [
      .one(
        "summary", \.summary, .required, label: "Summary", help: "the whole story in one or two sentences",
        example: "Five small charities set up one phone number for families of people in prison."),
      .one(
        "account", \.account, label: "Told by",
        help: "who tells it, where someone who took part tells it and nothing is in print"),
      .many(
        "organisations", \.organisations, .required, label: "Organisations",
        help: "who took part, each with its role: `organisation:` and its slug, or `name:`, or `unnamed:`",
        asked: "Who took part? One row for each organisation and each part that it had"),
      .one(
        "status", \.status, .wanted, label: "Status", help: "whether it still went on at the time", example: "running"),
      .many(
        "setting", \.setting, .wanted, label: "Setting", help: "in custody, in the community, or both",
        example: "[community]"),
      .one(
        "origin", \.origin, .wanted, label: "Origin", help: "where the wish to work together came from",
        example: "grassroots"),
      .one(
        "asAt", \.asAt, label: "As at", help: "the date that the status is true of; left out, that of the first source",
        example: "\"2017\""),
      .many(
        "areas", \.areas, .wanted, label: "Areas", help: "where in the country it took place", example: "[south-east]"),
      .many("aims", \.aims, .wanted, label: "Aims", help: "what it was for", example: "[families]"),
      .many("people", \.people, .wanted, label: "People served", help: "who was served", example: "[women]"),
      .one(
        "place", \.place, label: "Place", help: "the town or the prison, where it says more than the area",
        example: "HMP Leyhill"),
      .one(
        "started", \.started, .wanted, label: "Started", help: "when it began, as exactly as you know",
        example: "\"2009\""),
      .one("ended", \.ended, label: "Ended", help: "when it ended", example: "\"2016-03\""),
      .one("website", \.website, label: "Website", help: "its own pages", example: "https://www.example.org/"),
      .many(
        "partOf", \.partOf, label: "Part of", help: "the partnership or programme that it belongs to",
        example: "[fulfilling-lives]"),
      .many(
        "funding", \.funding, .wanted, label: "Funding", help: "who paid for it; `kind: none` where nobody did",
        asked: "Who paid for it? Where nobody did, say so under “kind”"),
      .many(
        "lessons", \.lessons, .wanted, label: "Lessons", help: "the lessons that it bears on, each with how and why"),
      .many("timeline", \.timeline, .wanted, label: "Timeline", help: "what happened when, in order"),
    ] + Field.everyKind(\.common),
    elsewhere: [
      "mentions": "a mention is a link in the text: [[slug]]",
      "related": "what is related is worked out from shared lessons, organisations, people and areas",
      "theme": "themes come from the lessons: name the lessons under `lessons:`",
      "themes": "themes come from the lessons: name the lessons under `lessons:`",
      "moments": "moments come from the lessons: name the lessons under `lessons:`",
    ])

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    // A faulty value has been reported already; only what is not there at all is missing.
    guard !reading.hasKey("sources"), !reading.hasKey("account"), !reading.hasKey("withdrawn") else { return }
    reading.report(
      .missingField, at: place, "this case study names neither a source nor an account",
      hint:
        "add `sources: [slug]` if it is in print, or `account:` with `by:` and `date:` if someone who took part tells it"
    )
  }
}

/// A case study told by someone who took part, not by a publication.
package struct Account: Row {
  package var by: Located<Line>?
  package var organisation: Located<Reference<Organisation>>?
  package var date: Located<PartialDate>?

  package init() {}

  package static let definition = Definition<Self>(
    "set of keys under `account`",
    fields: [
      .one(
        "by", \.by, .required, label: "Told by", help: "who tells it: a role is enough",
        example: "Manager of Family Line"),
      .one(
        "organisation", \.organisation, label: "Organisation", help: "the slug of the organisation they work for",
        example: "family-line", asked: "the organisation they work for"),
      .one("date", \.date, .required, label: "Date", help: "when they told it", example: "\"2026-03\""),
    ])
}

/// Who is meant by a row: an entry, a name that has no entry yet, or words for someone whom no source names.
package enum Party: Sendable, Hashable {
  case organisation(Reference<Organisation>)
  /// Gets a page of its own, with what is known.
  case named(String)
  /// Shown as it stands; makes no page.
  case unnamed(String)
}

/// A row that says who is meant in one of three ways.
package protocol NamesParty {
  var party: Located<Party>? { get }
}

extension NamesParty {
  /// The first of three ways that the row takes.
  fileprivate func party(
    _ reference: Located<Reference<Organisation>>?, _ name: Located<Line>?, _ unnamed: Located<Line>?
  ) -> Located<Party>? {
    if let reference { return Located(.organisation(reference.value), at: reference.place) }
    if let name { return Located(.named(name.text), at: name.place) }
    return unnamed.map { Located(.unnamed($0.text), at: $0.place) }
  }

  /// - Parameter places: where each of the three ways is taken, if it is.
  fileprivate func checkParty(
    _ referenceKey: String, _ places: (Place?, Place?, Place?), at place: Place, isNeeded: Bool,
    _ reading: inout Reading
  ) {
    let count = (places.0 == nil ? 0 : 1) + (places.1 == nil ? 0 : 1) + (places.2 == nil ? 0 : 1)
    if count > 1 {
      let given = [places.0, places.1, places.2].compactMap { $0 }
      reading.report(
        .partyUnclear, at: given[1], "this row names who is meant in more than one way",
        notes: [.init("the first is here", at: given[0])],
        hint: "keep one of `\(referenceKey)`, `name` and `unnamed`")
    } else if count == 0, isNeeded, !reading.hasKey(referenceKey), !reading.hasKey("name"), !reading.hasKey("unnamed") {
      reading.report(
        .partyUnclear, at: place, "this row does not say who is meant",
        hint:
          "add `\(referenceKey):` with a slug, `name:` for one that has no entry yet, or `unnamed:` with words for one that no source names"
      )
    }
  }
}

/// A part that an organisation had in a case study.
package struct Participation: Row, Provenanced, NamesParty {
  package var organisation: Located<Reference<Organisation>>?
  package var name: Located<Line>?
  package var unnamed: Located<Line>?
  package var role: Located<Term<Roles>>?
  package var from: Located<Occasion>?
  package var to: Located<Occasion>?
  package var note: Located<Prose>?
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "row of `organisations`",
    fields: [
      .one(
        "organisation", \.organisation, label: "Organisation", help: "the slug of its entry", example: "rise",
        asked: "Choose it from the list, or write the name of one that is not there yet", identifies: true),
      .one(
        "name", \.name, label: "Name", help: "its name, if it has no entry yet", example: "Family Line",
        identifies: true),
      .one(
        "unnamed", \.unnamed, label: "Unnamed", help: "words for one that no source names",
        example: "four other charities", identifies: true),
      .one("role", \.role, .required, label: "Role", help: "what part it had", example: "partner", identifies: true),
      .one(
        "from", \.from, label: "From", help: "when it joined; `undated` if it joined later and no date is printed",
        example: "\"2009\"", asked: "when it joined; “undated” if it joined later and you do not know when"),
      .one(
        "to", \.to, label: "To", help: "when it left; `undated` if it left and no date is printed", example: "undated",
        asked: "when it left; “undated” if it left and you do not know when"),
      .one(
        "note", \.note, label: "Note", help: "what else there is to say about its part", example: "Ran the drop-in."),
    ] + Field.provenance(\.source, \.locator))

  package var party: Located<Party>? { party(organisation, name, unnamed) }

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    checkParty(
      "organisation", (organisation?.place, name?.place, unnamed?.place), at: place, isNeeded: true, &reading)
    reading.checkOrder(from?.value.date, to: to)
  }
}

/// Who paid, and what for.
package struct Funding: Row, Provenanced, NamesParty {
  package var funder: Located<Reference<Organisation>>?
  package var name: Located<Line>?
  package var unnamed: Located<Line>?
  package var kind: Located<Term<FundingKinds>>?
  package var amount: Located<Line>?
  package var from: Located<Occasion>?
  package var to: Located<Occasion>?
  package var note: Located<Prose>?
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "row of `funding`",
    fields: [
      .one(
        "funder", \.funder, label: "Funder", help: "the slug of the organisation that paid",
        example: "ministry-of-justice",
        asked: "Choose it from the list, or write the name of one that is not there yet", identifies: true),
      .one(
        "name", \.name, label: "Name", help: "its name, if it has no entry yet", example: "Northtown Council",
        identifies: true),
      .one(
        "unnamed", \.unnamed, label: "Unnamed", help: "words for one that no source names",
        example: "a group of independent funders", identifies: true),
      .one(
        "kind", \.kind, label: "Kind", help: "what kind of money; `none` where nobody paid for it", example: "grant",
        asked: "what kind of money; “none” where nobody paid for it", identifies: true),
      .one("amount", \.amount, label: "Amount", help: "as printed, for this work alone", example: "£20,000 a year"),
      .one("from", \.from, label: "From", help: "when the money began", example: "\"2009\""),
      .one("to", \.to, label: "To", help: "when it ended", example: "\"2015\""),
      .one("note", \.note, label: "Note", help: "what else there is to say about it", example: "Renewed each year."),
    ] + Field.provenance(\.source, \.locator))

  /// Whether the row says that there was no money for the work.
  package var isNone: Bool { kind?.value.id == "none" }

  package var party: Located<Party>? { party(funder, name, unnamed) }

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    checkParty(
      "funder", (funder?.place, name?.place, unnamed?.place), at: place, isNeeded: !reading.hasKey("kind"), &reading)
    reading.checkOrder(from?.value.date, to: to)
  }
}

/// How a case study bears on a lesson.
package struct Evidence: Row, Provenanced {
  package var lesson: Located<Reference<Lesson>>?
  package var weight: Located<Weight>?
  package var basis: Located<Basis>?
  package var why: Located<Reason>?
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "row of `lessons`",
    fields: [
      .one(
        "lesson", \.lesson, .required, label: "Lesson", help: "the slug of the lesson", example: "start-small",
        asked: "Choose it from the list", identifies: true),
      .one(
        "evidence", \.weight, .required, label: "Evidence",
        help:
          "supports: it was done, in work that the source speaks well of; cost: it was not done, or undone, and harm followed; complicates: its limits show",
        example: "supports", identifies: true),
      .one(
        "basis", \.basis, .required, label: "Basis",
        help: "stated: the source itself draws the lesson; inferred: the editors read it so", example: "inferred"),
      .one(
        "why", \.why, .wanted, label: "Why", help: "one sentence on what happened",
        example: "One person filed two different monitoring reports."),
    ] + Field.provenance(\.source, \.locator))
}

/// Something that happened.
package struct Event: Row, Provenanced {
  package var event: Located<Line>?
  package var date: Located<PartialDate>?
  package var when: Located<Line>?
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "row of `timeline`",
    fields: [
      .one("date", \.date, label: "Date", help: "when it happened, as exactly as the source says", example: "\"2015\""),
      .one("when", \.when, label: "When", help: "words to show instead of the date", example: "autumn 2015"),
      .one(
        "event", \.event, .required, label: "What happened", help: "in a few words",
        example: "The funding has to be renewed", identifies: true),
    ] + Field.provenance(\.source, \.locator))
}

extension Reading {
  /// Says so where something ends before it began.
  fileprivate mutating func checkOrder(_ from: PartialDate?, to: Located<Occasion>?) {
    guard let from, let to, let end = to.value.date, end.isBefore(from) else { return }
    report(
      .datesBackwards, at: to.place, "`to` is before `from`: \(end.text) comes before \(from.text)",
      hint: "swap the two, or look the dates up again")
  }
}
