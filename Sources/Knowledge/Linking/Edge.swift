import Diagnostics

/// How one entry points at another. Each relation is written at one end only; the other is read from the same edge.
package enum Relation: UInt8, Comparable, Sendable, CaseIterable {
  /// Case study to organisation: a row of `organisations`.
  case tookPart
  /// Case study to organisation: a row of `funding`.
  case fundedBy
  /// Case study to lesson: a row of `lessons`.
  case bearsOn
  /// Case study to organisation: its `account` was told by someone there.
  case toldBy
  /// Case study or organisation to organisation.
  case partOf
  /// Organisation to organisation.
  case formedFrom
  /// Source to organisation.
  case publishedBy
  /// Source to organisation: who speaks through it.
  case voices
  /// Source to source: known only through it.
  case readIn
  /// Framework to lesson.
  case shedsLightOn
  /// Glossary entry to glossary entry or organisation.
  case sees
  /// Any entry to source: an entry of `sources`, a row's `source` and `where`, a citation in the text.
  case cites
  /// Any entry to any: a link in the text. Says nothing more, and is counted nowhere.
  case mentions

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One reference from an entry to another.
@usableFromInline package struct Edge: Hashable, Sendable {
  package let from: AnyID
  package let to: AnyID
  package let relation: Relation
  @usableFromInline let shortRow: UInt32
  /// Which row of the field that writes this relation; which link or citation of the text, for those made there.
  ///
  /// Inlined: to be asked for it in another module, an edge would be copied.
  @inlinable package var row: Int { Int(shortRow) }
  /// Where it is written.
  package let place: Place
  /// For `cites`: the place in the source, if it is given.
  package let locator: String?

  init(from: AnyID, to: AnyID, relation: Relation, row: Int, place: Place, locator: String?) {
    (self.from, self.to, self.relation, shortRow) = (from, to, relation, UInt32(row))
    (self.place, self.locator) = (place, locator)
  }
}
