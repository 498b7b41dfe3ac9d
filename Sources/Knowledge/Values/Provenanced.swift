import Diagnostics
import YAML

/// A row that says where its statement stands.
package protocol Provenanced: Sendable {
  /// The source; absent: the first of the entry's `sources`, or its `account`.
  var source: Located<Reference<Source>>? { get set }
  /// The place in it, as a reader of the original finds it.
  var locator: Located<Line>? { get set }
}

extension Field where Owner: Provenanced {
  /// `source` and `where`, the same in every row that carries them.
  @inline(__always)
  static func provenance(
    _ source: any WritableKeyPath<Owner, Located<Reference<Source>>?> & Sendable,
    _ locator: any WritableKeyPath<Owner, Located<Line>?> & Sendable
  ) -> [Self] {
    [
      .one(
        "source", source, label: "Source",
        help: "the source that says so, if it is not the first of the entry's sources", example: "paget-2011"),
      .one(
        "where", locator, label: "Place in the source",
        help: "where a reader of the original finds it: a heading and a paragraph, or a page",
        example: "Case study 2, Background"),
    ]
  }
}

/// An entry of `sources`: a slug, or a source with the place in it.
package struct Cited: Row, Provenanced {
  package var source: Located<Reference<Source>>?
  package var locator: Located<Line>?

  package init() {}

  package static let shape = Shape.either(.reference(.source), .record(definition.fields.map(\.definition)))

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    if case .mapping = node.content { return definition.read(node, &reading) }
    guard let reference = Reference<Source>.read(node, &reading) else { return nil }
    var cited = Self()
    cited.source = Located(reference, at: node.place)
    return cited
  }

  package static let definition = Definition<Self>(
    "entry of `sources`",
    fields: [
      .one(
        "source", \.source, .required, label: "Source", help: "the slug of the source", example: "clinks-2017",
        asked: "Choose it from the list", identifies: true),
      .one(
        "where", \.locator, label: "Place in the source",
        help: "where a reader of the original finds it: a heading and a paragraph, or a page",
        example: "Case study 2, Background", identifies: true),
    ])
}
