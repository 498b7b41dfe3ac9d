import Output

/// What a view holds, where it lies. It cannot be copied: so whoever reads it counts no reference, of which pages that are
/// written at once would share the counters.
@usableFromInline package struct Held<Value>: ~Copyable {
  @usableFromInline package let value: Value
}

extension Held: Sendable where Value: Sendable {}

extension ViewPointer {
  /// A value of a type that lies here.
  @inlinable @inline(__always) func held<Value>(_ type: Value.Type = Value.self) -> UnsafePointer<Held<Value>> {
    // Sound because a struct lies in memory as the one thing that it holds.
    assumingMemoryBound(to: Held<Value>.self)
  }
}

extension Held {
  /// Lends views that follow one another, each at its place.
  @inlinable @inline(__always) borrowing func eachView<E>(_ body: (ViewPointer) -> Void) where Value == [E] {
    value.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      for index in 0..<elements.count { body(ViewPointer(first + index)) }
    }
  }
}

extension Array {
  /// Lends an element where it lies: a large one that is looked at in several places would be copied, with all that it holds.
  @inlinable @inline(__always) package func lend<Result>(
    _ index: Int, _ use: (borrowing Held<Element>) -> Result
  ) -> Result {
    withUnsafeBufferPointer { elements in
      precondition(elements.indices.contains(index), "an element that is lent is there")
      guard let start = elements.baseAddress else { preconditionFailure("an array with an element has memory") }
      return use(ViewPointer(start + index).held(Element.self).pointee)
    }
  }
}

extension Held<String?> {
  /// Whether there is no text, or an empty one.
  @inline(__always) var isEmpty: Bool { value?.isEmpty ?? true }

  /// Writes the text so that HTML shows it as it is.
  @inline(__always) borrowing func write(into out: inout PageWriter) {
    if let value { out.append(escaped: value) }
  }
}
