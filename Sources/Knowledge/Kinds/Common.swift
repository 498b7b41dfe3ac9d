import Diagnostics
import Markdown
import YAML

/// What an entry of any kind has.
///
/// It has 26 parts that a copy would count, and everyone who looks at an entry copies it to look at one of them. So it is
/// held by one reference: a list of one, which the standard library changes where it stands while nobody else holds it.
package struct Common: Sendable {
  private var held = [Fields()]

  package init() {}

  /// What is held.
  struct Fields: Sendable {
    // Where it comes from.
    var slug = ""
    var file = FileID(0)
    var opening = Place(FileID(0), 0..<0)
    var body = Body.empty
    var hasNoText = false
    var isStub = false

    // What its author wrote.
    var title: Located<Line>?
    var aliases: [Located<Alias>] = []
    var autolink: Located<Bool>?
    var sources: [Located<Cited>] = []
    var figures: [Located<Figure>] = []
    var differences: [Located<Difference>] = []
    var updates: [Located<Update>] = []
    var reviewed: Located<PartialDate>?
    var date: Located<PartialDate>?
    var lastModified: Located<PartialDate>?
    var isDraft: Located<Bool>?
    var order: Located<Int>?
    var withdrawn: Located<Withdrawal>?
    var extra: Located<FreeValue>?
  }

  package var slug: String { held[0].slug }
  package var file: FileID { held[0].file }
  /// The line that opens the front matter, or the file's beginning.
  package var opening: Place { held[0].opening }
  package var body: Body {
    get { lend { $0.pointee.body } }
    set { held[0].body = newValue }
  }
  /// Whether there is no text below the fields, for certain: not where a mistake keeps it from being read.
  package var hasNoText: Bool { held[0].hasNoText }
  /// Whether the linker made it up, because an organisation was named that has no entry yet.
  package var isStub: Bool { held[0].isStub }

  package var title: Located<Line>? { held[0].title }
  package var aliases: [Located<Alias>] { held[0].aliases }
  package var autolink: Located<Bool>? { held[0].autolink }
  package var sources: [Located<Cited>] { held[0].sources }
  package var figures: [Located<Figure>] { held[0].figures }
  package var differences: [Located<Difference>] { held[0].differences }
  package var updates: [Located<Update>] { held[0].updates }
  package var reviewed: Located<PartialDate>? { held[0].reviewed }
  package var date: Located<PartialDate>? { held[0].date }
  package var lastModified: Located<PartialDate>? { held[0].lastModified }
  package var isDraft: Located<Bool>? { held[0].isDraft }
  package var order: Located<Int>? { held[0].order }
  package var withdrawn: Located<Withdrawal>? { held[0].withdrawn }
  package var extra: Located<FreeValue>? { held[0].extra }

  /// The title, or the slug where a faulty entry has none.
  package var name: String { held[0].title?.text ?? held[0].slug }
  /// Other names it goes by; old addresses are not among them.
  package var otherNames: [Located<Alias>] { held[0].aliases.filter { !$0.value.isAddress } }
  /// The headings of its text.
  package var headings: [Heading] { held[0].body.headings }
  /// The first paragraph of its text; may be empty.
  package var firstParagraph: String { held[0].body.firstParagraph }

  /// Lends what is held, for a look.
  func lend<Result>(_ look: (UnsafePointer<Fields>) -> Result) -> Result {
    held.withUnsafeBufferPointer { held in
      guard let fields = held.baseAddress else { preconditionFailure("a list of one holds one") }
      return look(fields)
    }
  }

  /// Lends what is held, for a change.
  mutating func change<Fault>(_ change: (inout Fields) throws(Fault) -> Void) throws(Fault) { try change(&held[0]) }
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
  @inline(__always)
  static func title(_ common: any WritableKeyPath<Owner, Common> & Sendable, example: String) -> [Self] {
    [Common.title(example: example).lifted(to: Part(common))]
  }

  /// The other fields that every kind has, which stand last.
  @inline(__always)
  static func everyKind(
    _ common: any WritableKeyPath<Owner, Common> & Sendable, sources: Presence = .optional
  ) -> [Self] {
    let common = Part(common)
    return Common.fields(sources: sources).map { $0.lifted(to: common) }
  }
}

extension Common {
  static func title(example: String) -> Field<Fields> {
    .one(
      "title", \.title, .required, label: "Title", help: "the name of the entry, as pages show it", example: example)
  }

  /// The fields that entries of every kind have, their titles apart.
  package static let descriptions = fields(sources: .optional).map(\.definition)

  static func fields(sources: Presence) -> [Field<Fields>] {
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
