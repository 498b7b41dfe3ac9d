import Output

/// What stands behind a name: how its part of a view is fetched, and whether it is text, HTML, data or a section.
///
/// The slot decides the escaping, never the braces in a template.
enum Slot<V: Sendable>: Sendable {
  case text(@Sendable (V) -> String?)
  case html(Writing<V>)
  case data(Writing<V>)
  case flag(@Sendable (V) -> Bool)
  case nested(any Nest<V>)

  var kind: NameKind {
    switch self {
    case .text: .text
    case .html: .html
    case .data: .data
    case .flag: .flag
    case .nested(let nest): nest.kind
    }
  }

  /// The same slot, reached from a larger value. Inlined, so that a part that is stored is used where it lies.
  @inline(__always)
  func lifted<Whole: Sendable>(_ part: @escaping @Sendable (Whole) -> V) -> Slot<Whole> {
    switch self {
    case .text(let value): .text { value(part($0)) }
    case .html(let writing): .html(writing.lifted(part))
    case .data(let writing): .data(writing.lifted(part))
    case .flag(let value): .flag { value(part($0)) }
    case .nested(let nest): .nested(nest.lifted(part))
    }
  }
}

/// A part of a view that writes itself.
struct Writing<V: Sendable>: Sendable {
  let isEmpty: @Sendable (V) -> Bool
  let write: @Sendable (V, inout Bytes) -> Void

  @inline(__always)
  func lifted<Whole: Sendable>(_ part: @escaping @Sendable (Whole) -> V) -> Writing<Whole> {
    Writing<Whole>(isEmpty: { isEmpty(part($0)) }, write: { write(part($0), &$1) })
  }
}
