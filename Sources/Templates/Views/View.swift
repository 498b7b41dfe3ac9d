import Output
import Synchronization

/// What a template may show: a value together with the names that templates use for its parts.
///
/// Write `static let names`: the list is read again for every section of every template that is bound. Of two names
/// that are spelt alike the first counts, so a view's own names stand before those it takes over from a part.
///
/// A view with many parts is best a final class: a struct is copied for each name that is worked out.
@usableFromInline package protocol View: Sendable {
  static var names: [Name<Self>] { get }
}

extension View {
  /// Every name of this view, in the order in which it gives them.
  @inlinable package static var listedNames: [ListedName] {
    remembered(for: ObjectIdentifier(Self.self)) { names.map { $0.listed } }
  }
}

/// The names of views that were asked for before: many sections show links and items.
private let listed = Mutex<[ObjectIdentifier: [ListedName]]>([:])

@usableFromInline func remembered(for view: ObjectIdentifier, _ names: () -> [ListedName]) -> [ListedName] {
  if let known = listed.withLock({ $0[view] }) { return known }
  let names = names()
  listed.withLock { $0[view] = names }
  return names
}

/// A name that templates may use for a part of a view.
///
/// What makes one is inlined where the view is known, so that a part is read where it lies.
@usableFromInline package struct Name<V: Sendable>: Sendable {
  @usableFromInline package let listed: ListedName

  @inlinable package init(_ name: String, _ help: String, _ slot: Slot, offset: Int = 0) {
    listed = ListedName(name, help, slot, offset: offset)
  }

  /// A text, written so that HTML shows it as it is.
  ///
  /// Nil and the empty text write nothing and count as false, so `{{#name}}…{{name}}…{{/name}}` frames a text that may
  /// be absent.
  @inlinable @inline(__always) package static func text(
    _ name: String, _ help: String, _ value: @escaping @Sendable (V) -> String?
  ) -> Self {
    Self(name, help, .text { value($0.held().pointee.value) })
  }

  /// The same for a text that a struct holds as it is: written from where it lies.
  @inlinable @inline(__always) package static func text(
    _ name: String, _ help: String, _ path: KeyPath<V, String?>
  ) -> Self {
    Self(name, help, .heldText, offset: offset(of: path))
  }

  /// The same for a text that is always there. It lies in memory as one that may be absent does.
  @inlinable @inline(__always) package static func text(
    _ name: String, _ help: String, _ path: KeyPath<V, String>
  ) -> Self {
    Self(name, help, .heldText, offset: offset(of: path))
  }

  /// Where a struct holds a part, in bytes from its beginning. Inlined, so that the compiler knows where that is.
  @inlinable @inline(__always) static func offset<Part>(of path: KeyPath<V, Part>) -> Int {
    guard let offset = MemoryLayout<V>.offset(of: path) else { preconditionFailure("a part is stored in its whole") }
    return offset
  }

  /// Something that is HTML already, written as it is.
  ///
  /// - Parameters:
  ///   - isEmpty: tells whether nothing would be written, which makes `{{#name}}` false.
  ///   - write: adds the HTML to a page.
  @inlinable @inline(__always) package static func html(
    _ name: String, _ help: String, isEmpty: @escaping @Sendable (V) -> Bool = { _ in false },
    _ write: @escaping @Sendable (V, inout PageWriter) -> Void
  ) -> Self {
    Self(name, help, .html(writing(isEmpty, write)))
  }

  /// JSON for a `script` element that holds data; it may hold no `<`.
  @inlinable @inline(__always) package static func data(
    _ name: String, _ help: String, isEmpty: @escaping @Sendable (V) -> Bool = { _ in false },
    _ write: @escaping @Sendable (V, inout PageWriter) -> Void
  ) -> Self {
    Self(name, help, .data(writing(isEmpty, write)))
  }

  @inlinable @inline(__always) package static func writing(
    _ isEmpty: @escaping @Sendable (V) -> Bool, _ write: @escaping @Sendable (V, inout PageWriter) -> Void
  ) -> Writing {
    Writing(
      isEmpty: { isEmpty($0.held().pointee.value) },
      write: { write($0.held().pointee.value, &$1) })
  }

  /// Something that holds or does not; for sections only.
  @inlinable @inline(__always) package static func flag(
    _ name: String, _ help: String, _ value: @escaping @Sendable (V) -> Bool
  ) -> Self {
    Self(name, help, .flag { value($0.held().pointee.value) })
  }

  /// Views that follow one another: a section shows each, an inverted one stands for none.
  @inlinable @inline(__always) package static func list<E: View>(
    _ name: String, _ help: String, _ elements: @escaping @Sendable (V) -> [E]
  ) -> Self {
    Self(
      name, help,
      .list(
        Nest(
          names: { E.listedNames }, isEmpty: { elements($0.held().pointee.value).isEmpty },
          each: { whole, body in
            elements(whole.held().pointee.value).withUnsafeBufferPointer { elements in
              guard let first = elements.baseAddress else { return }
              for index in 0..<elements.count { body(ViewPointer(first + index)) }
            }
          })))
  }

  /// The same for views that a struct holds as they are.
  @inlinable @inline(__always) package static func list<E: View>(
    _ name: String, _ help: String, _ path: KeyPath<V, [E]>
  ) -> Self {
    Self(
      name, help,
      .list(
        Nest(
          names: { E.listedNames }, isEmpty: { $0.held([E].self).pointee.value.isEmpty },
          each: { list, body in list.held([E].self).pointee.eachView(body) })), offset: offset(of: path))
  }

  /// A view that may be absent: a section shows it, an inverted one stands for its absence.
  @inlinable @inline(__always) package static func one<E: View>(
    _ name: String, _ help: String, _ element: @escaping @Sendable (V) -> E?
  ) -> Self {
    Self(
      name, help,
      .one(
        Nest(
          names: { E.listedNames }, isEmpty: { element($0.held().pointee.value) == nil },
          each: { whole, body in
            guard let element = element(whole.held().pointee.value) else { return }
            withUnsafePointer(to: element) { body(ViewPointer($0)) }
          })))
  }

  /// The same for a view that a struct holds as it is. Where it is there, it lies at the same place as what may be absent.
  @inlinable @inline(__always) package static func one<E: View>(
    _ name: String, _ help: String, _ path: KeyPath<V, E?>
  ) -> Self {
    Self(
      name, help,
      .one(
        Nest(
          names: { E.listedNames }, isEmpty: { $0.held(E?.self).pointee.value == nil },
          each: { one, body in if one.held(E?.self).pointee.value != nil { body(one) } })), offset: offset(of: path))
  }

  /// The same for a view that is always there.
  @inlinable @inline(__always) package static func one<E: View>(
    _ name: String, _ help: String, _ path: KeyPath<V, E>
  ) -> Self {
    Self(
      name, help, .one(Nest(names: { E.listedNames }, isEmpty: { _ in false }, each: { one, body in body(one) })),
      offset: offset(of: path))
  }

  /// Texts that follow one another; each is called `line` inside the section.
  package static func lines(
    _ name: String, _ help: String, _ texts: @escaping @Sendable (V) -> [String]
  ) -> Self {
    list(name, help) { texts($0).map(Line.init) }
  }

  /// The same name for a larger view that holds this one as a part.
  @inlinable package func lifted<Whole: Sendable>(
    _ enter: @escaping @Sendable (ViewPointer, (ViewPointer) -> Void) -> Void
  ) -> Name<Whole> {
    let offset = listed.offset
    if offset == 0 { return Name<Whole>(listed.name, listed.help, listed.slot.lifted(enter)) }
    return Name<Whole>(
      listed.name, listed.help, listed.slot.lifted { whole, body in enter(whole) { body($0 + offset) } })
  }
}

extension Array {
  /// Every name of a part, for the whole that holds it.
  ///
  /// A part that is large and the same for many pages is best a final class: it is handed over at each use.
  @inlinable @inline(__always) package static func from<Whole: Sendable, Part: View>(
    _ part: @escaping @Sendable (Whole) -> Part
  ) -> Self where Element == Name<Whole> {
    let enter: @Sendable (ViewPointer, (ViewPointer) -> Void) -> Void = { whole, body in
      withUnsafePointer(to: part(whole.held().pointee.value)) { body(ViewPointer($0)) }
    }
    return Part.names.map { name in
      let offset = name.listed.offset
      return switch name.listed.slot {
      // What a page asks for most, without a step in between.
      case .text(let value):
        Name<Whole>(
          name.listed.name, name.listed.help,
          .text { whole in
            withUnsafePointer(to: part(whole.held().pointee.value)) {
              value(ViewPointer($0) + offset)
            }
          })
      case .flag(let value):
        Name<Whole>(
          name.listed.name, name.listed.help,
          .flag { whole in
            withUnsafePointer(to: part(whole.held().pointee.value)) {
              value(ViewPointer($0) + offset)
            }
          })
      default: name.lifted(enter)
      }
    }
  }

  /// The same for a part that a struct holds as it is: read where it lies. Inlined, so that the compiler knows where that is.
  @inlinable @inline(__always) package static func from<Whole: Sendable, Part: View>(
    _ path: KeyPath<Whole, Part>
  ) -> Self where Element == Name<Whole> {
    let offset = Name<Whole>.offset(of: path)
    return Part.names.map {
      Name<Whole>($0.listed.name, $0.listed.help, $0.listed.slot, offset: offset + $0.listed.offset)
    }
  }
}

/// A text in a list of texts.
struct Line: View {
  let text: String

  static let names: [Name<Line>] = [.text("line", "One of the texts.", \.text)]
}
