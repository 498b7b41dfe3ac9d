/// Values on their way into the cache, as bytes: what they say, and apart from it where that stands.
///
/// Apart, since a word put in at the beginning of a text moves all that follows, and no page shows where its links stood.
@usableFromInline package struct Archive {
  /// All that a page can depend on.
  package private(set) var content = Bytes()
  /// All that only messages need.
  package private(set) var places = Bytes()

  package init() {
    // Room for most entries.
    content.reserveCapacity(4_096)
    places.reserveCapacity(2_048)
  }

  @usableFromInline package mutating func add(_ number: Int) { content.append(packed: number) }
  package mutating func add(place number: Int) { places.append(packed: number) }
  /// Adds two numbers at once: most of what is kept of an entry is where something begins, and how long it is.
  package mutating func add(place number: Int, _ other: Int) { places.append(packed: number, other) }

  package mutating func add(_ text: String) {
    content.append(packed: text.utf8.count)
    content.append(verbatim: text)
  }

  package mutating func add(place text: String) {
    places.append(packed: text.utf8.count)
    places.append(verbatim: text)
  }

  @inlinable package mutating func add(_ value: some Archivable) { value.write(to: &self) }
}

/// Reads back what an ``Archive`` holds.
@usableFromInline package struct ArchiveReader {
  /// The file that the places are in.
  package let file: UInt32
  private var content: ByteReader
  private var places: ByteReader

  package init(content: ArraySlice<UInt8>, places: ArraySlice<UInt8>, file: UInt32) {
    self.content = ByteReader(content)
    self.places = ByteReader(places)
    self.file = file
  }

  @usableFromInline package mutating func number() throws(ArchiveFault) -> Int { try content.number() }
  package mutating func text() throws(ArchiveFault) -> String { try content.text() }
  package mutating func placeNumber() throws(ArchiveFault) -> Int { try places.number() }
  package mutating func placeText() throws(ArchiveFault) -> String { try places.text() }

  @inlinable
  package mutating func read<Value: Archivable>(_ type: Value.Type = Value.self) throws(ArchiveFault) -> Value {
    try Value(from: &self)
  }

  /// Whether nothing is left over.
  package var isAtEnd: Bool { content.isAtEnd && places.isAtEnd }
}

/// The bytes are not what was written. Since their digest is compared first, that is our own mistake; what is kept in a
/// cache is then read anew.
@usableFromInline package struct ArchiveFault: Error {
  @usableFromInline package init() {}
}

/// A value that can be kept in a cache.
@usableFromInline package protocol Archivable {
  func write(to archive: inout Archive)
  init(from reader: inout ArchiveReader) throws(ArchiveFault)
}

/// Bytes that are read from front to back.
package struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  package var isAtEnd: Bool { position == bytes.endIndex }
  /// What has not been read.
  package var rest: ArraySlice<UInt8> { bytes[position...] }

  package mutating func number() throws(ArchiveFault) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.endIndex, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1) }
      shift += 7
    }
    throw ArchiveFault()
  }

  package mutating func skip(_ count: Int) throws(ArchiveFault) {
    guard count >= 0, count <= bytes.endIndex - position else { throw ArchiveFault() }
    position += count
  }

  package mutating func text() throws(ArchiveFault) -> String {
    let count = try number()
    guard count >= 0, count <= bytes.endIndex - position else { throw ArchiveFault() }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }
}

extension [UInt8] {
  /// Adds a number in as few bytes as it takes: seven bits in each, the sign in the lowest.
  package mutating func append(packed number: Int) {
    let bits = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    if bits < 0x80 { return append(UInt8(bits)) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestPacked) { bytes in
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<Self.pack(number, into: bytes, at: 0)]))
    }
  }

  /// Adds two numbers, each like that.
  package mutating func append(packed first: Int, _ second: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.longestPacked) { bytes in
      let end = Self.pack(second, into: bytes, at: Self.pack(first, into: bytes, at: 0))
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<end]))
    }
  }

  /// Bytes of the longest number: seven bits in each.
  private static var longestPacked: Int { 10 }

  /// Gives the end of what was written.
  private static func pack(_ number: Int, into bytes: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    var end = start
    while rest >= 0x80 {
      bytes[end] = UInt8(truncatingIfNeeded: rest) | 0x80
      rest >>= 7
      end += 1
    }
    bytes[end] = UInt8(rest)
    return end + 1
  }
}

extension String: Archivable {
  @usableFromInline package func write(to archive: inout Archive) { archive.add(self) }
  @usableFromInline package init(from reader: inout ArchiveReader) throws(ArchiveFault) { self = try reader.text() }
}

extension Int: Archivable {
  @usableFromInline package func write(to archive: inout Archive) { archive.add(self) }
  @usableFromInline package init(from reader: inout ArchiveReader) throws(ArchiveFault) { self = try reader.number() }
}

extension Bool: Archivable {
  @usableFromInline package func write(to archive: inout Archive) { archive.add(self ? 1 : 0) }
  @usableFromInline
  package init(from reader: inout ArchiveReader) throws(ArchiveFault) { self = try reader.number() != 0 }
}

extension Optional: Archivable where Wrapped: Archivable {
  @inlinable package func write(to archive: inout Archive) {
    archive.add(self == nil ? 0 : 1)
    if let self { self.write(to: &archive) }
  }

  @inlinable package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    self = try reader.number() == 0 ? nil : Wrapped(from: &reader)
  }
}

extension Array: Archivable where Element: Archivable {
  @inlinable package func write(to archive: inout Archive) {
    archive.add(count)
    for element in self { element.write(to: &archive) }
  }

  @inlinable package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    let count = try reader.number()
    self = []
    for _ in 0..<Swift.max(0, count) { append(try Element(from: &reader)) }
  }
}
