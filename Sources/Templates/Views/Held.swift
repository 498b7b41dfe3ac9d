import Output

/// What a view holds, where it lies. It cannot be copied: so whoever reads it counts no reference, of which pages that are
/// written at once would share the counters.
@usableFromInline struct Held<Value>: ~Copyable {
  @usableFromInline let value: Value
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

extension Held<String?> {
  /// Whether there is no text, or an empty one.
  @inline(__always) var isEmpty: Bool { value?.isEmpty ?? true }

  /// Writes the text so that HTML shows it as it is.
  @inline(__always) borrowing func write(into out: inout PageWriter) {
    if let value { out.append(escaped: value) }
  }
}
