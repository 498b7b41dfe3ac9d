/// The views that a piece of a template can reach, the innermost first, all from one value.
struct Scope<Reach: Sendable>: Sendable {
  private let levels: [any Level<Reach>]

  /// Only a view's own names.
  init(_ view: Reach.Type) where Reach: View { levels = [Own<Reach>()] }

  private init(levels: [any Level<Reach>]) { self.levels = levels }

  /// The scope inside a section: the element's names, then all that could be reached outside.
  func entered<Element: View>(by element: Element.Type) -> Scope<Nested<Element, Reach>> {
    Scope<Nested<Element, Reach>>(levels: [InInner<Element, Reach>()] + levels.map { $0.outside(of: element) })
  }

  /// What a reference stands for; nil never happens for a reference that was resolved against the same names.
  func slot(_ reference: Reference) -> Slot<Reach>? {
    levels.indices.contains(reference.outward) ? levels[reference.outward].slot(reference.index) : nil
  }
}

/// A view inside a section together with what is around it.
///
/// Made only where a template uses an outer name inside a list or a part; other sections hand over the bare view.
struct Nested<Inner: Sendable, Around: Sendable>: Sendable {
  let inner: Inner
  let outer: Outer<Around>
}

/// What is around a section. A class, so that the elements of a long list share it.
final class Outer<View: Sendable>: Sendable {
  let view: View
  init(view: View) { self.view = view }
}

/// One of the views in a scope.
protocol Level<Reach>: Sendable {
  associatedtype Reach: Sendable
  func slot(_ index: Int) -> Slot<Reach>?
  func outside<Element: View>(of element: Element.Type) -> any Level<Nested<Element, Reach>>
}

private struct Own<V: View>: Level {
  func slot(_ index: Int) -> Slot<V>? {
    let names = V.names
    return names.indices.contains(index) ? names[index].slot : nil
  }

  func outside<Element: View>(of element: Element.Type) -> any Level<Nested<Element, V>> {
    InOuter<Element, V>(base: self)
  }
}

private struct InInner<Inner: View, Around: Sendable>: Level {
  func slot(_ index: Int) -> Slot<Nested<Inner, Around>>? { Own<Inner>().slot(index)?.lifted { $0.inner } }

  func outside<Element: View>(of element: Element.Type) -> any Level<Nested<Element, Nested<Inner, Around>>> {
    InOuter<Element, Nested<Inner, Around>>(base: self)
  }
}

private struct InOuter<Inner: View, Around: Sendable>: Level {
  let base: any Level<Around>

  func slot(_ index: Int) -> Slot<Nested<Inner, Around>>? { base.slot(index)?.lifted { $0.outer.view } }

  func outside<Element: View>(of element: Element.Type) -> any Level<Nested<Element, Nested<Inner, Around>>> {
    InOuter<Element, Nested<Inner, Around>>(base: self)
  }
}
