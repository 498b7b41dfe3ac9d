import Diagnostics

/// A piece of a template after everything it names was found: partials and parents are put in place, names are indexes.
enum Part: Sendable {
  /// A stretch of the template's literals.
  case literal(Range<Int>)
  case written(Use)
  case section(Section)

  struct Section: Sendable {
    let use: Use
    let isInverted: Bool
    let parts: [Part]
  }

  /// Where a template uses a name.
  ///
  /// A class, since it holds much, and is handed on from where it is found to where it is bound.
  final class Use: Sendable {
    let name: String
    let reference: Reference
    let place: Place
    /// The tags that brought the piece here, where it stands in a partial or a parent; the outermost first.
    let brought: [Bringing]

    init(name: String, reference: Reference, place: Place, brought: [Bringing]) {
      (self.name, self.reference, self.place, self.brought) = (name, reference, place, brought)
    }

    var kind: NameKind { reference.slot.kind }
    /// For messages.
    var notes: [Diagnostic.Note] { brought.notes }
  }

  /// A tag that puts in another template.
  struct Bringing: Sendable {
    let name: String
    let place: Place

    var note: Diagnostic.Note { .init("`\(name)` is put in here", at: place) }
  }
}

extension [Part.Bringing] {
  /// The nearest first; long ways are cut.
  var notes: [Diagnostic.Note] { suffix(3).reversed().map(\.note) }
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
