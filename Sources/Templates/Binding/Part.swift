import Diagnostics

/// A piece of a template after everything it names was found: partials and parents are put in place, names are indexes.
enum Part: Sendable {
  /// A stretch of the template's literals.
  case literal(Range<Int>)
  case written(Reference, Use)
  case section(Section)

  struct Section: Sendable {
    let reference: Reference
    let kind: NameKind
    let isInverted: Bool
    let use: Use
    let parts: [Part]
    /// Whether the body uses a name from outside the view that the section enters.
    let reachesOut: Bool
  }

  /// Where a template uses a name: for messages.
  struct Use: Sendable {
    let name: String
    let kind: NameKind
    let place: Place
    /// The tags that brought the piece here, where it stands in a partial or a parent; the nearest first.
    let notes: [Diagnostic.Note]
  }
}

/// A name, found: how many views outward, and which of that view's names.
struct Reference: Sendable {
  let outward: Int
  let index: Int
}
