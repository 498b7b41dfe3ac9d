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

/// A name, found: how many views outward, which of that view's names, and what stands behind it, so many bytes behind the
/// beginning of the view.
struct Reference: Sendable, Equatable {
  let outward: Int
  let index: Int
  let slot: Slot
  let offset: Int

  /// Whether both are found at the same place in the same views.
  static func == (left: Self, right: Self) -> Bool { left.outward == right.outward && left.index == right.index }
}
