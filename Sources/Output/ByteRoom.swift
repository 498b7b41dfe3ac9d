/// Bytes on their way out, in memory of their own.
///
/// What is written in pieces of a few bytes goes here first: to add one to an array takes five times as long, since an array
/// asks each time whether somebody else holds it.
@usableFromInline package struct ByteRoom: ~Copyable {
  @usableFromInline var room: UnsafeMutableBufferPointer<UInt8>
  @usableFromInline var filled = 0

  /// - Parameter capacity: how many bytes are expected.
  package init(capacity: Int) { room = .allocate(capacity: max(64, capacity)) }

  deinit { room.deallocate() }

  /// How many were added.
  @inlinable package var count: Int { filled }

  /// The one that was added last.
  package var last: UInt8? { filled == 0 ? nil : room[filled - 1] }

  package mutating func removeLast() {
    precondition(filled > 0, "there is one to take away")
    filled -= 1
  }

  /// All that was added.
  package var bytes: Bytes { Bytes(UnsafeBufferPointer(rebasing: room[..<filled])) }

  /// Adds a byte.
  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if filled == room.count { grow(by: 1) }
    room[filled] = byte
    filled &+= 1
  }

  /// Adds bytes as they are.
  @inlinable @inline(__always)
  package mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    if piece.count > room.count &- filled { grow(by: piece.count) }
    guard let source = piece.baseAddress, let target = room.baseAddress else { return }
    // Sound because the room has as much left, and nobody else knows it.
    (target + filled).update(from: source, count: piece.count)
    filled &+= piece.count
  }

  /// Adds a text as it is. The caller vouches that it needs no escaping.
  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  package mutating func append(contentsOf bytes: Bytes) { bytes.withUnsafeBufferPointer { append($0) } }

  /// Adds a text as it is. The caller vouches that it needs no escaping.
  package mutating func append(verbatim text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil {
      var copy = text
      copy.withUTF8 { append($0) }
    }
  }

  /// Adds a text so that HTML shows it as it is, between tags and inside an attribute in double quotes.
  package mutating func append(markup text: UnsafeBufferPointer<UInt8>) {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return }
    if text.count > room.count &- filled { grow(by: text.count) }
    guard let start = room.baseAddress else { return }
    let target = UnsafeMutableRawPointer(start + filled)
    // Sound, here and below, because nothing is read or written behind the end of the text and the room that it has.
    func copy(at offset: Int) -> SIMD2<UInt64> {
      let words = base.loadUnaligned(fromByteOffset: offset, as: SIMD2<UInt64>.self)
      target.storeBytes(of: words, toByteOffset: offset, as: SIMD2<UInt64>.self)
      return ByteWord.markup(words)
    }
    var index = 0
    // Nearly all is plain, so that it is copied before it is known whether it is: 64 bytes, and the rest of the text. Where it
    // was not, what is written below takes its place.
    while text.count &- index >= 64 {
      let marks = copy(at: index) | copy(at: index &+ 16) | copy(at: index &+ 32) | copy(at: index &+ 48)
      if ByteWord.isMarked(marks) { break }
      index &+= 64
    }
    if text.count >= 16, text.count &- index < 64 {
      // The end with the bytes before it, which are plain or looked at as well.
      var marks = copy(at: text.count &- 16)
      var offset = index
      while text.count &- offset > 16 {
        marks |= copy(at: offset)
        offset &+= 16
      }
      if !ByteWord.isMarked(marks) {
        filled &+= text.count
        return
      }
    }
    filled &+= index
    while let next = text.first(in: index..<text.count, where: { $0.markup }) {
      append(UnsafeBufferPointer(rebasing: text[index..<next]))
      switch text[next] {
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      default: append("&gt;")
      }
      index = next &+ 1
    }
    append(UnsafeBufferPointer(rebasing: text[index...]))
  }

  package mutating func append(markup text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(markup: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(markup: $0) }
    }
  }

  /// Adds a whole number in figures.
  package mutating func append(decimal number: Int) {
    if (0..<10).contains(number) { append(UInt8(ascii: "0") + UInt8(number)) } else { append(verbatim: String(number)) }
  }

  /// Adds a number in as few bytes as it takes: seven bits in each, the sign in the lowest.
  package mutating func append(packed number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// Adds two numbers one after the other.
  package mutating func append(packed first: Int, _ second: Int) {
    // Where both take no more than two bytes, as they mostly do, room is looked for once.
    let (one, other) = (first << 1 ^ first >> 63, second << 1 ^ second >> 63)
    guard UInt64(bitPattern: Int64(one)) | UInt64(bitPattern: Int64(other)) < 1 << 14, room.count &- filled >= 4 else {
      append(packed: first)
      return append(packed: second)
    }
    func add(_ number: Int) {
      if number >= 0x80 {
        room[filled] = UInt8(truncatingIfNeeded: number) | 0x80
        room[filled &+ 1] = UInt8(truncatingIfNeeded: number >> 7)
        filled &+= 2
      } else {
        room[filled] = UInt8(truncatingIfNeeded: number)
        filled &+= 1
      }
    }
    add(one)
    add(other)
  }

  @inline(never) @usableFromInline mutating func grow(by more: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(2 * room.count, filled + more))
    _ = larger.update(fromContentsOf: room[..<filled])
    room.deallocate()
    room = larger
  }
}
