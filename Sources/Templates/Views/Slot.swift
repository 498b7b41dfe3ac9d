import Output

/// What stands behind a name: how its part of a view is fetched, and whether it is text, HTML, data or a section.
///
/// The slot decides the escaping, never the braces in a template. The type of the view is known where the name is made and
/// nowhere else; from there on a view is the place in memory where it lies. So a template is bound without making a type
/// for each way in which views stand inside one another, and nothing is copied to be handed on.
@usableFromInline package enum Slot: Sendable {
  case text(@Sendable (ViewPointer) -> String?)
  /// A text, or none, that lies in the view itself.
  case heldText
  case html(Writing)
  case data(Writing)
  case flag(@Sendable (ViewPointer) -> Bool)
  case list(Nest)
  case one(Nest)

  var kind: NameKind {
    switch self {
    case .text, .heldText: .text
    case .html: .html
    case .data: .data
    case .flag: .flag
    case .list: .list
    case .one: .one
    }
  }

  /// The names inside a section of this one; empty unless it is a list or one.
  var nested: [ListedName] {
    switch self {
    case .list(let nest), .one(let nest): nest.names()
    default: []
    }
  }

  /// The same slot, reached from a larger view.
  /// - Parameter enter: finds the part in the larger view and lends it.
  @usableFromInline package func lifted(
    _ enter: @escaping @Sendable (ViewPointer, (ViewPointer) -> Void) -> Void
  ) -> Slot {
    // One for texts and one for answers: what is made for any type hands its results over through memory.
    func text(_ value: @escaping @Sendable (ViewPointer) -> String?) -> @Sendable (ViewPointer) -> String? {
      { whole in
        var found: String?
        enter(whole) { found = value($0) }
        return found
      }
    }
    func flag(_ value: @escaping @Sendable (ViewPointer) -> Bool) -> @Sendable (ViewPointer) -> Bool {
      { whole in
        var found = false
        enter(whole) { found = value($0) }
        return found
      }
    }
    switch self {
    case .text(let value): return .text(text(value))
    case .heldText: return .text(text { $0.held(String?.self).pointee.value })
    case .html(let writing): return .html(lifted(writing))
    case .data(let writing): return .data(lifted(writing))
    case .flag(let value): return .flag(flag(value))
    case .list(let nest): return .list(lifted(nest))
    case .one(let nest): return .one(lifted(nest))
    }
    func lifted(_ writing: Writing) -> Writing {
      Writing(isEmpty: flag(writing.isEmpty)) { whole, out in enter(whole) { writing.write($0, &out) } }
    }
    func lifted(_ nest: Nest) -> Nest {
      Nest(names: nest.names, isEmpty: flag(nest.isEmpty)) { whole, body in enter(whole) { nest.each($0, body) } }
    }
  }
}

/// Where a view lies while its page is written. Whoever reads it knows its type, since the name belongs to the view.
@usableFromInline package typealias ViewPointer = UnsafeRawPointer

/// A part of a view that writes itself.
@usableFromInline package struct Writing: Sendable {
  let isEmpty: @Sendable (ViewPointer) -> Bool
  let write: @Sendable (ViewPointer, inout PageWriter) -> Void

  @usableFromInline package init(
    isEmpty: @escaping @Sendable (ViewPointer) -> Bool,
    write: @escaping @Sendable (ViewPointer, inout PageWriter) -> Void
  ) {
    self.isEmpty = isEmpty
    self.write = write
  }
}

/// Views inside a view.
@usableFromInline package struct Nest: Sendable {
  /// The names of the inner views. Made on demand, since a view may hold views of its own kind.
  let names: @Sendable () -> [ListedName]
  let isEmpty: @Sendable (ViewPointer) -> Bool
  /// Lends the inner views one after the other.
  let each: @Sendable (ViewPointer, (ViewPointer) -> Void) -> Void

  @usableFromInline package init(
    names: @escaping @Sendable () -> [ListedName], isEmpty: @escaping @Sendable (ViewPointer) -> Bool,
    each: @escaping @Sendable (ViewPointer, (ViewPointer) -> Void) -> Void
  ) {
    self.names = names
    self.isEmpty = isEmpty
    self.each = each
  }
}
