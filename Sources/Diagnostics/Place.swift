/// A file that was read, as an index into ``SourceFiles``.
package struct FileID: Hashable, Comparable, Sendable {
  package let index: UInt32
  package init(_ index: UInt32) { self.index = index }
  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A stretch of a file, in bytes from its beginning.
///
/// Twelve bytes, since every value that an author wrote carries one. Lines, columns and the line's text are worked out
/// when a message is printed, and only then.
@usableFromInline package struct Place: Hashable, Sendable {
  package let file: FileID
  /// Offset of the first byte, from 0.
  package let start: UInt32
  /// Offset of the byte after the last one; equal to `start` for a point between two bytes.
  package let end: UInt32

  package init(_ file: FileID, _ bytes: Range<Int>) {
    self.file = file
    start = UInt32(clamping: bytes.lowerBound)
    end = UInt32(clamping: bytes.upperBound)
  }

  package var bytes: Range<Int> { Int(start)..<Int(end) }

  /// The place from the beginning of this one to the end of another in the same file.
  package func through(_ other: Place) -> Place { Place(file, Int(start)..<max(Int(start), Int(other.end))) }
}

extension Place: Comparable {
  @usableFromInline package static func < (left: Self, right: Self) -> Bool {
    (left.file, left.start, left.end) < (right.file, right.start, right.end)
  }
}

/// A value together with the place where its author wrote it.
@dynamicMemberLookup
@usableFromInline package struct Located<Value: Sendable>: Sendable {
  @usableFromInline package var value: Value
  @usableFromInline package var place: Place

  @inlinable package init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }

  // Inlined, so that no key path is looked up for `title.text`.
  @inlinable package subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member { value[keyPath: path] }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
