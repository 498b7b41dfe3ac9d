/// What a page is written with: pieces of a few bytes are gathered in a room of fixed size, and added to the page together.
///
/// A page has some hundreds of them, and to add one to an array takes three times as long as to copy it.
@usableFromInline package struct PageWriter: ~Copyable {
  /// What is behind the pieces that were gathered, once ``finish()`` was called.
  private var bytes: Bytes
  @usableFromInline let room: UnsafeMutableBufferPointer<UInt8>
  @usableFromInline var count = 0

  /// Adds what a function writes to some bytes.
  package static func write(into bytes: inout Bytes, _ write: (inout PageWriter) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8192) { room in
      var writer = PageWriter(bytes: [], room: room)
      swap(&writer.bytes, &bytes)
      write(&writer)
      writer.add()
      swap(&writer.bytes, &bytes)
    }
  }

  private init(bytes: consuming Bytes, room: UnsafeMutableBufferPointer<UInt8>) {
    (self.bytes, self.room) = (bytes, room)
  }

  /// Adds bytes as they are.
  @inlinable @inline(__always)
  package mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    if piece.count > room.count &- count { return addAlone(piece) }
    guard let source = piece.baseAddress, let target = room.baseAddress else { return }
    // Sound because the room has as much left, and nobody else knows it.
    (target + count).update(from: source, count: piece.count)
    count &+= piece.count
  }

  /// Adds a text so that HTML shows it as it is.
  package mutating func append(escaped text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ forEachPiece(ofEscaped: $0) { append($0) } }) == nil {
      var copy = text
      copy.withUTF8 { forEachPiece(ofEscaped: $0) { append($0) } }
    }
  }

  /// Lends all that was written to something that adds to it itself.
  package mutating func withBytes(_ write: (inout Bytes) -> Void) {
    add()
    write(&bytes)
  }

  @usableFromInline mutating func addAlone(_ piece: UnsafeBufferPointer<UInt8>) {
    add()
    if piece.count > room.count { bytes.append(contentsOf: piece) } else { append(piece) }
  }

  private mutating func add() {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
    count = 0
  }
}
