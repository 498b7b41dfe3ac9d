import Diagnostics
import Markdown
import YAML

/// What an entry of any kind has.
package struct Common: Sendable {
  // Where it comes from.
  package var slug = ""
  package var file = FileID(0)
  /// The line that opens the front matter, or the file's beginning.
  package var opening = Place(FileID(0), 0..<0)
  package var body = Body.empty
  /// Whether there is no text below the fields, for certain: not where a mistake keeps it from being read.
  package var hasNoText = false
  /// Whether the linker made it up, because an organisation was named that has no entry yet.
  package var isStub = false

  // What its author wrote.
  package var title: Located<Line>?
  package var aliases: [Located<Alias>] = []
  package var autolink: Located<Bool>?
  package var sources: [Located<Cited>] = []
  package var figures: [Located<Figure>] = []
  package var differences: [Located<Difference>] = []
  package var updates: [Located<Update>] = []
  package var reviewed: Located<PartialDate>?
  package var date: Located<PartialDate>?
  package var lastModified: Located<PartialDate>?
  package var isDraft: Located<Bool>?
  package var order: Located<Int>?
  package var withdrawn: Located<Withdrawal>?
  package var extra: Located<FreeValue>?

  package init() {}

  /// The title, or the slug where a faulty entry has none.
  package var name: String { title?.text ?? slug }
  /// Other names it goes by; old addresses are not among them.
  package var otherNames: [Located<Alias>] { aliases.filter { !$0.value.isAddress } }
}

/// A type that is an entry: one Markdown file.
package protocol Entry: Described {
  static var kind: Kind { get }
  var common: Common { get set }
}

extension Entry {
  /// All that is said about its fields.
  static var descriptions: [FieldDefinition] { definition.descriptions }

  package var slug: String { common.slug }
  package var name: String { common.name }
  package var body: Body { common.body }
}

extension Field where Owner: Entry {
  /// The title, which stands first in every kind.
  static func title(_ common: any WritableKeyPath<Owner, Common> & Sendable, example: String) -> [Self] {
    [Common.title(example: example).lifted(to: common)]
  }

  /// The other fields that every kind has, which stand last.
  static func everyKind(
    _ common: any WritableKeyPath<Owner, Common> & Sendable, sources: Presence = .optional
  ) -> [Self] {
    Common.fields(sources: sources).map { $0.lifted(to: common) }
  }
}

extension Common {
  static func title(example: String) -> Field<Self> {
    .one(
      "title", \.title, .required, label: "Title", help: "the name of the entry, as pages show it", example: example)
  }

  /// The fields that entries of every kind have, their titles apart.
  package static let descriptions = fields(sources: .optional).map(\.definition)

  static func fields(sources: Presence) -> [Field<Self>] {
    [
      .many(
        "aliases", \.aliases, label: "Other names",
        help: "other names it goes by, and old addresses, which begin with /", example: "[Brighton Women's Centre]",
        asked: "other names it goes by"),
      .one(
        "autolink", \.autolink, label: "Link by itself",
        help: "false keeps a glossary term from being linked wherever it is mentioned", example: "false"),
      .many(
        "sources", \.sources, sources, label: "Sources",
        help: "the sources that this entry rests on, the main one first",
        example: "[clinks-2017]"),
      .many(
        "figures", \.figures, label: "Figures",
        help: "numbers, each with what was counted, of how many, and where it is printed"),
      .many(
        "differences", \.differences, label: "Where sources differ", help: "statements that disagree, side by side"),
      .many("updates", \.updates, label: "Later news", help: "what has become known since, with its date"),
      .one(
        "reviewed", \.reviewed, label: "Last reviewed",
        help: "the day on which someone last read it against its sources", example: "\"2026-03-01\""),
      .one(
        "date", \.date, label: "Published here",
        help: "the day on which this entry was first published here; feeds list it then", example: "\"2026-03-01\""),
      .one(
        "lastmod", \.lastModified, label: "Last changed", help: "the day of the last change that a reader would notice",
        example: "\"2026-03-01\""),
      .one("draft", \.isDraft, label: "Draft", help: "true keeps the entry out of the site", example: "true"),
      .one("order", \.order, label: "Order", help: "its place in the lists that it is numbered in", example: "1"),
      .one(
        "withdrawn", \.withdrawn, label: "Withdrawn",
        help: "takes the entry out of the site and leaves a notice at its address"),
      .one("extra", \.extra, label: "Extra", help: "anything, for tools of your own"),
    ]
  }
}

/// Another name, or an address at which the entry once stood.
package struct Alias: FieldValue, Hashable {
  package let text: String
  /// Whether it is an old address, `/case-studies/old-name.html`.
  package var isAddress: Bool { text.utf8.first == UInt8(ascii: "/") }

  package static let shape = Shape.line(upTo: 200)
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    Line.read(node, &reading).map { Self(text: $0.text) }
  }
}
