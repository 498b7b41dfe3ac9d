/// What a page is written with, and any text of several pieces: pieces of a few bytes are gathered in a room of fixed size,
/// and added to the page together.
///
/// A page has some hundreds of them. To add one to an array takes three times as long as to copy it, and to add one to a
/// `String` ten times as long.
@usableFromInline package struct PageWriter: ~Copyable {
  /// What stands before the pieces in the room.
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

  fileprivate init(bytes: consuming Bytes, room: UnsafeMutableBufferPointer<UInt8>) {
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

  /// Adds a text as it is. The caller vouches that it needs no escaping.
  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Adds bytes that are written on many pages.
  @inlinable @inline(__always)
  package mutating func append(_ literal: Literal) {
    // Sound because so many bytes stand behind it, and the room has as much left.
    literal.bytes.withUnsafeBytes { bytes in
      guard literal.count &+ Literal.margin <= room.count &- count,
        let source = bytes.baseAddress.map({ $0 + literal.start }),
        let start = room.baseAddress
      else { return append(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[literal.range])) }
      let target = UnsafeMutableRawPointer(start + count)
      var index = 0
      while index < literal.count {
        let piece = source.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
        target.storeBytes(of: piece, toByteOffset: index, as: SIMD2<UInt64>.self)
        index &+= 16
      }
      count &+= literal.count
    }
  }

  /// Adds a text as it is. The caller vouches that it needs no escaping.
  package mutating func append(verbatim text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      var copy = text
      copy.withUTF8 { append($0) }
    }
  }

  /// Adds a part of some bytes as it is.
  package mutating func append(_ bytes: Bytes, _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Adds a byte as it is.
  package mutating func append(_ byte: UInt8) {
    if count == room.count { add() }
    room[count] = byte
    count &+= 1
  }

  /// Adds a whole number in figures.
  package mutating func append(decimal number: Int) {
    // Most have three digits at most.
    guard (0..<1000).contains(number) else { return append(verbatim: String(number)) }
    // Sound because there is room for three.
    if room.count &- count < 3 { add() }
    func addFigure(_ figure: Int) {
      room[count] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: figure)
      count &+= 1
    }
    if number >= 100 { addFigure(number / 100) }
    if number >= 10 { addFigure(number / 10 % 10) }
    addFigure(number % 10)
  }

  /// Adds a text so that HTML shows it as it is.
  package mutating func append(escaped text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(escaped: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(escaped: $0) }
    }
  }

  private mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    // What the room must have left for it.
    let most = text.count &* longestEscape &+ 16
    if most > room.count &- count {
      add()
      if most > room.count { return forEachPiece(ofEscaped: text) { append($0) } }
    }
    guard let target = room.baseAddress else { return }
    // Sound because the room has as much left as the text can become, and nobody else knows it.
    let place = UnsafeMutableRawPointer(target + count)
    count &+= writePlain(text, to: place) ? text.count : writeEscaped(text, to: place)
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

  /// All that was written, as a text.
  fileprivate mutating func text() -> String {
    if bytes.isEmpty { return String(decoding: UnsafeBufferPointer(rebasing: room[..<count]), as: UTF8.self) }
    add()
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Bytes that are written on many pages: sixteen at a time, since most are so few that to call for a copy takes longer. They
/// stand among others, so that the literals of a template are one piece of memory.
@usableFromInline package struct Literal: Sendable {
  /// How many bytes are read and not meant, at most.
  @inlinable package static var margin: Int { 15 }

  @usableFromInline let bytes: Bytes
  @usableFromInline let start, count: Int

  /// - Parameter bytes: at least ``margin`` of them stand behind the range, whatever they are.
  package init(_ range: Range<Int>, of bytes: Bytes) {
    precondition(
      range.lowerBound >= 0 && range.upperBound + Self.margin <= bytes.count, "a literal has a margin behind it")
    self.bytes = bytes
    (start, count) = (range.lowerBound, range.count)
  }

  @usableFromInline var range: Range<Int> { start..<start &+ count }
}

extension String {
  /// A text that is written piece by piece.
  package static func written(_ write: (inout PageWriter) -> Void) -> String {
    // As much as is had without being asked for.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { room in
      var writer = PageWriter(bytes: [], room: room)
      write(&writer)
      return writer.text()
    }
  }
}
