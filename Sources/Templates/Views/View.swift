import Output

/// What a template may show: a value together with the names that templates use for its parts.
///
/// Write `static let names`: the list is read again for every section of every template that is bound. Of two names
/// that are spelt alike the first counts, so a view's own names stand before those it takes over from a part.
package protocol View: Sendable {
  static var names: [Name<Self>] { get }
}

/// A name that templates may use for a part of a view.
package struct Name<V: Sendable>: Sendable {
  package let name: String
  /// One line for the manual of the templates.
  package let help: String
  let slot: Slot<V>

  /// A text, written so that HTML shows it as it is.
  ///
  /// Nil and the empty text write nothing and count as false, so `{{#name}}…{{name}}…{{/name}}` frames a text that may
  /// be absent.
  package static func text(
    _ name: String, _ help: String, _ value: @escaping @Sendable (V) -> String?
  ) -> Self {
    Name(name: name, help: help, slot: .text(value))
  }

  /// Something that is HTML already, written as it is.
  ///
  /// - Parameters:
  ///   - isEmpty: tells whether nothing would be written, which makes `{{#name}}` false.
  ///   - write: adds the HTML to a page.
  package static func html(
    _ name: String, _ help: String, isEmpty: @escaping @Sendable (V) -> Bool = { _ in false },
    _ write: @escaping @Sendable (V, inout Bytes) -> Void
  ) -> Self {
    Name(name: name, help: help, slot: .html(Writing(isEmpty: isEmpty, write: write)))
  }

  /// JSON for a `script` element that holds data; it may hold no `<`.
  package static func data(
    _ name: String, _ help: String, isEmpty: @escaping @Sendable (V) -> Bool = { _ in false },
    _ write: @escaping @Sendable (V, inout Bytes) -> Void
  ) -> Self {
    Name(name: name, help: help, slot: .data(Writing(isEmpty: isEmpty, write: write)))
  }

  /// Something that holds or does not; for sections only.
  package static func flag(
    _ name: String, _ help: String, _ value: @escaping @Sendable (V) -> Bool
  ) -> Self {
    Name(name: name, help: help, slot: .flag(value))
  }

  /// Views that follow one another: a section shows each, an inverted one stands for none.
  package static func list<E: View>(
    _ name: String, _ help: String, _ elements: @escaping @Sendable (V) -> [E]
  ) -> Self {
    Name(name: name, help: help, slot: .nested(List(elements: elements)))
  }

  /// A view that may be absent: a section shows it, an inverted one stands for its absence.
  package static func one<E: View>(
    _ name: String, _ help: String, _ element: @escaping @Sendable (V) -> E?
  ) -> Self {
    Name(name: name, help: help, slot: .nested(One(element: element)))
  }

  /// Texts that follow one another; each is called `line` inside the section.
  package static func lines(
    _ name: String, _ help: String, _ texts: @escaping @Sendable (V) -> [String]
  ) -> Self {
    list(name, help) { texts($0).map(Line.init) }
  }

  /// The same name for a larger view that holds this one as a part.
  ///
  /// A part that is large and the same for many pages is best a final class: it is handed over at each use.
  package func lifted<Whole: Sendable>(_ part: @escaping @Sendable (Whole) -> V) -> Name<Whole> {
    Name<Whole>(name: name, help: help, slot: slot.lifted(part))
  }
}

extension Array {
  /// Every name of a part, for the whole that holds it.
  package static func from<Whole: Sendable, Part: View>(
    _ part: @escaping @Sendable (Whole) -> Part
  ) -> Self where Element == Name<Whole> {
    Part.names.map { $0.lifted(part) }
  }
}

/// A text in a list of texts.
struct Line: View {
  let text: String

  static let names: [Name<Line>] = [.text("line", "One of the texts.") { $0.text }]
}
