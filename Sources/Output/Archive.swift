/// Values on their way into the cache, as bytes: what they say, and apart from it where that stands.
///
/// Apart, since a word put in at the beginning of a text moves all that follows, and no page shows where its links stood.
@usableFromInline package struct Archive: ~Copyable {
  // Room for most entries.
  private var contentRoom = ByteRoom(capacity: 4_096)
  private var placesRoom = ByteRoom(capacity: 2_048)
  /// How many bytes at the beginning of ``content`` are the title.
  package private(set) var titleCount = 0
  private var lastStart = 0

  package init() {}

  /// All that a page can depend on.
  package var content: Bytes { contentRoom.bytes }
  /// All that only messages need.
  package var places: Bytes { placesRoom.bytes }

  /// Of the content.
  package var digest: ContentDigest { ContentDigest(of: content[...], titleCount: titleCount) }

  /// Says that all that was added to the content is the title.
  package mutating func endTitle() { titleCount = contentRoom.count }

  @usableFromInline package mutating func add(_ number: Int) { contentRoom.append(packed: number) }
  package mutating func add(place number: Int) { placesRoom.append(packed: number) }
  /// Adds where something begins, counted from where the last thing did, so that it mostly takes one byte; and how long it is.
  package mutating func add(stretch start: Int, _ count: Int) {
    placesRoom.append(packed: start - lastStart, count)
    lastStart = start
  }

  package mutating func add(_ text: String) {
    contentRoom.append(packed: text.utf8.count)
    contentRoom.append(verbatim: text)
  }

  package mutating func add(place text: String) {
    placesRoom.append(packed: text.utf8.count)
    placesRoom.append(verbatim: text)
  }

  @inlinable package mutating func add(_ value: some Archivable) { value.write(to: &self) }
}

/// What tells what an entry says from what any other says.
package struct ContentDigest: Equatable, Sendable {
  /// Of all of it.
  package let whole: Digest
  /// Of all but the title, which many pages show that show nothing else of the entry.
  package let untitled: Digest

  package init(whole: Digest, untitled: Digest) { (self.whole, self.untitled) = (whole, untitled) }

  /// - Parameter titleCount: how many bytes at the beginning are the title.
  package init(of content: ArraySlice<UInt8>, titleCount: Int) {
    untitled = Digest(of: content.dropFirst(titleCount))
    var sum = DigestSum()
    sum.add(Bytes(content.prefix(titleCount)))
    sum.add(untitled)
    whole = sum.digest
  }
}

/// Reads back what an ``Archive`` holds.
@usableFromInline package struct ArchiveReader {
  /// The file that the places are in.
  package let file: UInt32
  private var content: ByteReader
  private var places: ByteReader
  private var lastStart = 0

  package init(content: ArraySlice<UInt8>, places: ArraySlice<UInt8>, file: UInt32) {
    self.content = ByteReader(content)
    self.places = ByteReader(places)
    self.file = file
  }

  @usableFromInline package mutating func number() throws(ArchiveFault) -> Int { try content.number() }
  /// Passes over a number that is zero; nothing happens where another thing comes next.
  package mutating func skipZero() -> Bool { content.skipZero() }
  package mutating func text() throws(ArchiveFault) -> String { try content.text() }
  package mutating func placeNumber() throws(ArchiveFault) -> Int { try places.number() }
  package mutating func placeText() throws(ArchiveFault) -> String { try places.text() }
  package mutating func stretch() throws(ArchiveFault) -> (start: Int, count: Int) {
    lastStart = lastStart &+ (try places.number())
    return (lastStart, try places.number())
  }

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
    // Most take one byte.
    if position < bytes.endIndex, case let byte = bytes[position], byte < 0x80 {
      position += 1
      return Int(byte >> 1) ^ -Int(byte & 1)
    }
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

  fileprivate mutating func skipZero() -> Bool {
    guard position < bytes.endIndex, bytes[position] == 0 else { return false }
    position += 1
    return true
  }

  /// Lends the next bytes for a look, where they lie; nil where there are fewer.
  package mutating func take<Result>(_ count: Int, _ look: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard count >= 0, count <= bytes.endIndex - position else { return nil }
    defer { position += count }
    let start = position - bytes.startIndex
    return bytes.withUnsafeBytes { look(UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
  }

  package mutating func text() throws(ArchiveFault) -> String {
    guard let text = take(try number(), { String(decoding: $0, as: UTF8.self) }) else { throw ArchiveFault() }
    return text
  }

  /// As many bytes as the number before them says.
  package mutating func counted() throws(ArchiveFault) -> ArraySlice<UInt8> {
    let count = try number()
    guard count >= 0, count <= bytes.endIndex - position else { throw ArchiveFault() }
    defer { position += count }
    return bytes[position..<position + count]
  }
}

extension [UInt8] {
  /// Adds a number in as few bytes as it takes: seven bits in each, the sign in the lowest.
  package mutating func append(packed number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
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
    let count = Swift.max(0, try reader.number())
    self = []
    // Room for all but the longest, and none to speak of where the number is not what was written.
    if count > 0 { reserveCapacity(Swift.min(count, 256)) }
    for _ in 0..<count { append(try Element(from: &reader)) }
  }
}
