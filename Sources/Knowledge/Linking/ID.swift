/// An entry of the knowledge base. Only the linker makes one, so that it always leads to an entry.
package struct ID<Target: Entry>: Hashable, Comparable, Sendable {
  /// Place among the entries of its kind, which are sorted by slug.
  package let index: UInt32
  init(_ index: Int) { self.index = UInt32(index) }
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// An entry of any kind.
package struct AnyID: Hashable, Comparable, Sendable {
  package let kind: Kind
  package let index: UInt32

  init(_ kind: Kind, _ index: Int) {
    self.kind = kind
    self.index = UInt32(index)
  }

  package init<Target>(_ id: ID<Target>) {
    kind = Target.kind
    index = id.index
  }

  /// The entry as one of a certain kind, or nil where it is of another.
  package func of<Target>(_ type: Target.Type) -> ID<Target>? { kind == Target.kind ? ID(Int(index)) : nil }

  package static func < (left: Self, right: Self) -> Bool { (left.kind, left.index) < (right.kind, right.index) }
}

extension ID {
  package var any: AnyID { AnyID(self) }
}
