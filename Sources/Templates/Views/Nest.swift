import Output

/// Views inside a view. The type of the inner one is known here and nowhere else.
protocol Nest<Whole>: Sendable {
  associatedtype Whole: Sendable
  var kind: NameKind { get }
  var names: [ListedName] { get }
  func isEmpty(_ whole: Whole) -> Bool
  func lifted<Larger: Sendable>(_ part: @escaping @Sendable (Larger) -> Whole) -> any Nest<Larger>
  /// Makes what writes a section's body for each inner view.
  func bound(_ section: Part.Section, in scope: Scope<Whole>, literals: Bytes) -> Program<Whole>.Write
}

struct List<Whole: Sendable, Element: View>: Nest {
  let elements: @Sendable (Whole) -> [Element]

  var kind: NameKind { .list }
  var names: [ListedName] { Element.listedNames }

  func isEmpty(_ whole: Whole) -> Bool { elements(whole).isEmpty }

  func lifted<Larger: Sendable>(_ part: @escaping @Sendable (Larger) -> Whole) -> any Nest<Larger> {
    List<Larger, Element> { elements(part($0)) }
  }

  func bound(_ section: Part.Section, in scope: Scope<Whole>, literals: Bytes) -> Program<Whole>.Write {
    if section.reachesOut {
      let write = Program(section.parts, in: scope.entered(by: Element.self), literals: literals).write
      return { whole, out in
        let elements = elements(whole)
        if elements.isEmpty { return }
        let outer = Outer(view: whole)
        elements.withUnsafeBufferPointer { elements in
          for index in 0..<elements.count { write(Nested(inner: elements[index], outer: outer), &out) }
        }
      }
    }
    let write = Program(section.parts, in: Scope(Element.self), literals: literals).write
    return { whole, out in
      // By number: an iterator over views whose type is not known here is looked up for each of them.
      elements(whole).withUnsafeBufferPointer { elements in
        for index in 0..<elements.count { write(elements[index], &out) }
      }
    }
  }
}

struct One<Whole: Sendable, Element: View>: Nest {
  let element: @Sendable (Whole) -> Element?

  var kind: NameKind { .one }
  var names: [ListedName] { Element.listedNames }

  func isEmpty(_ whole: Whole) -> Bool { element(whole) == nil }

  func lifted<Larger: Sendable>(_ part: @escaping @Sendable (Larger) -> Whole) -> any Nest<Larger> {
    One<Larger, Element> { element(part($0)) }
  }

  func bound(_ section: Part.Section, in scope: Scope<Whole>, literals: Bytes) -> Program<Whole>.Write {
    if section.reachesOut {
      let write = Program(section.parts, in: scope.entered(by: Element.self), literals: literals).write
      return { whole, out in
        guard let element = element(whole) else { return }
        write(Nested(inner: element, outer: Outer(view: whole)), &out)
      }
    }
    let write = Program(section.parts, in: Scope(Element.self), literals: literals).write
    return { whole, out in
      guard let element = element(whole) else { return }
      write(element, &out)
    }
  }
}
