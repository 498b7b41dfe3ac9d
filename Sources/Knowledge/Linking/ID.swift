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

/// Entries of all kinds, numbered one after another: kind by kind, each kind by slug.
struct Numbering: Sendable {
  /// The number of the first entry of each kind; one more at the end.
  private let starts: [Int]

  /// - Parameter counts: how many entries each kind has.
  init(_ counts: [Int]) { starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) } }

  /// How many there are.
  var count: Int { starts[starts.count - 1] }

  func count(of kind: Kind) -> Int { starts[Int(kind.rawValue) + 1] - starts[Int(kind.rawValue)] }

  subscript(id: AnyID) -> Int { starts[Int(id.kind.rawValue)] + Int(id.index) }

  var all: [AnyID] { Kind.allCases.flatMap { kind in (0..<count(of: kind)).map { AnyID(kind, $0) } } }
}
