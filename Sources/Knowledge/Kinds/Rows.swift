import Diagnostics
import YAML

/// A number, or words for one, that a source prints, with what it counts.
package struct Figure: Row, Provenanced {
  package var value: Located<Line>?
  package var what: Located<Line>?
  package var base: Located<Line>?
  package var asAt: Located<Occasion>?
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "row of `figures`",
    fields: [
      .one(
        "value", \.value, .required, label: "Value", help: "the number as it is printed; words are fine",
        example: "three"),
      .one(
        "what", \.what, .required, label: "What", help: "what was counted", example: "women breached", identifies: true),
      .one(
        "of", \.base, label: "Of how many",
        help: "what it is a part of; needed where the value is a share, a difference or a rate",
        example: "40 women who had completed a court order"),
      .one(
        "asAt", \.asAt, label: "As at",
        help: "the date it is true of, or `undated`; left out, that of the entry or of its source", example: "\"2011\"",
        asked: "the date it is true of, or “undated”; left out, that of the entry or of its source", identifies: true),
    ] + Field.provenance(\.source, \.locator))

  /// Whether the value is a share, a difference or a rate, which says nothing without its base.
  package var needsBase: Bool {
    let value = (value?.text ?? "").lowercased()
    if value.unicodeScalars.contains(where: Self.signs.contains) || value.hasPrefix("+") || value.hasPrefix("−") {
      return true
    }
    let words = value.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.contains(where: Self.shares.contains) { return true }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if Self.pairs.contains("\(word) \(next)") { return true }
      if Self.comparisons.contains(word), next != "than" { return true }
      if word == "per", next.first?.isNumber == true { return true }
    }
    // A difference may be said in what was counted: "rise in demand: 200".
    let what = (what?.text ?? "").lowercased().split { !$0.isLetter }.prefix(2).map(String.init)
    return what.contains(where: Self.differences.contains)
  }

  private static let signs: [Unicode.Scalar] = ["%", "‰", "½", "⅓", "¼", "⅔", "¾"]
  private static let shares: Set = [
    "percent", "percentage", "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths",
    "majority", "minority", "proportion", "twice", "double", "treble", "triple", "doubled", "trebled", "tripled",
    "halved",
  ]
  private static let pairs: Set = [
    "per cent", "per head", "per hundred", "per thousand", "in two", "in three", "in four", "in five", "in ten",
    "in every", "times as",
  ]
  private static let comparisons: Set = ["fewer", "less", "more", "higher", "lower"]
  private static let differences: Set = [
    "rise", "fall", "increase", "decrease", "reduction", "cut", "growth", "drop", "difference", "change",
  ]
}

/// A matter on which statements disagree.
package struct Difference: Row {
  package var about: Located<Line>?
  package var says: [Located<Statement>] = []

  package init() {}

  package static let definition = Definition<Self>(
    "row of `differences`",
    fields: [
      .one(
        "about", \.about, .required, label: "About", help: "what the statements are about",
        example: "How many organisations took part", identifies: true),
      .many("says", \.says, .required, label: "Statements", help: "two or more statements, each with its place"),
    ])

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    guard says.count == 1, let only = says.first else { return }
    reading.report(
      .loneStatement, at: only.place, "only one statement is given, so nothing differs",
      hint: "add the other statement with its place, or put this one into the text")
  }

  package struct Statement: Row, Provenanced {
    package var text: Located<Prose>?
    package var source: Located<Reference<Source>>?
    package var locator: Located<Line>?

    package init() {}

    package static let definition = Definition<Self>(
      "row of `says`",
      fields: [
        .one(
          "text", \.text, .required, label: "Text", help: "what is said, in our own words",
          example: "Five organisations at first, the lead among them.", identifies: true)
      ] + Field.provenance(\.source, \.locator))
  }
}

/// Something that became known after the entry was written.
package struct Update: Row, Provenanced {
  package var date: Located<PartialDate>?
  package var text: Located<Prose>?
  package var by: Located<Line>?
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let definition = Definition<Self>(
    "row of `updates`",
    fields: [
      .one(
        "date", \.date, .required, label: "Date", help: "when it became known", example: "\"2026-03\"", identifies: true
      ),
      .one(
        "text", \.text, .required, label: "What is new", help: "what became known, in one or two sentences",
        example: "The service closed in 2025."),
      .one("by", \.by, label: "Told by", help: "who told us, if no source does", example: "Manager of Family Line"),
    ] + Field.provenance(\.source, \.locator))

  package mutating func finish(at place: Place, _ reading: inout Reading) {
    guard source == nil, by == nil else { return }
    reading.report(
      .nobodySaysSo, at: place, "this update does not say who says so",
      hint: "add `source:` with the slug of a source, or `by:` with who told us")
  }
}

/// Why and when an entry was taken out.
package struct Withdrawal: Row {
  package var date: Located<PartialDate>?
  package var reason: Located<Prose>?

  package init() {}

  package static let definition = Definition<Self>(
    "set of keys under `withdrawn`",
    fields: [
      .one(
        "date", \.date, .required, label: "Date", help: "the day on which it was withdrawn", example: "\"2026-03-01\""),
      .one(
        "reason", \.reason, .required, label: "Reason", help: "why, as readers may know it",
        example: "The organisation asked us to."),
    ])
}
