import CCrypto

/// A SHA-256 (FIPS 180-4): what has the same one is the same.
package struct Digest: Hashable, Sendable {
  private let first, second, third, fourth: UInt64

  /// The digest of a file's bytes.
  package init(of bytes: borrowing Bytes) {
    var sum = FileDigest()
    sum.add(bytes)
    self = sum.digest
  }

  package init(of bytes: ArraySlice<UInt8>) {
    var sum = FileDigest()
    sum.add(bytes)
    self = sum.digest
  }

  /// Takes 32 bytes for a digest.
  package init(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count >= Self.byteCount, "a digest has 32 bytes")
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
  }

  package static let byteCount = 32

  /// A part of it, as good as random: never negative.
  package var bits: Int { Int(truncatingIfNeeded: first >> 1) }

  /// Reads a digest from the beginning of some bytes; nil where there are too few.
  package init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { Digest($0) }
  }

  /// Reads 64 hexadecimal digits in small letters; nil for anything else.
  package init?(hex digits: UnsafeBufferPointer<UInt8>) {
    guard digits.count == 2 * Self.byteCount else { return nil }
    // Any bit that is set here says that something was no digit.
    var fault: UInt8 = 0
    func word(_ number: Int) -> UInt64 {
      var value: UInt64 = 0
      for place in number * 16..<number * 16 + 16 {
        let byte = digits[place]
        let (figure, letter) = (byte &- UInt8(ascii: "0"), byte &- UInt8(ascii: "a"))
        fault |= figure < 10 || letter < 6 ? 0 : 1
        value = value << 4 | UInt64(figure < 10 ? figure : letter &+ 10) & 15
      }
      return value
    }
    (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
    if fault != 0 { return nil }
  }

  /// 64 hexadecimal digits.
  package var hex: String {
    var digits = Bytes()
    digits.append(hex: self)
    return String(decoding: digits, as: UTF8.self)
  }

  fileprivate func withBytes<Result>(_ use: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(of: (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian), use)
  }
}

extension [UInt8] {
  /// Adds the 32 bytes of a digest.
  package mutating func append(_ digest: Digest) { digest.withBytes { append(contentsOf: $0) } }

  /// Adds a digest as 64 hexadecimal digits.
  package mutating func append(hex digest: Digest) {
    let digits: StaticString = "0123456789abcdef"
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Digest.byteCount) { hex in
      digest.withBytes { bytes in
        for (index, byte) in bytes.enumerated() {
          hex[2 * index] = digits.utf8Start[Int(byte >> 4)]
          hex[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
        }
      }
      append(contentsOf: UnsafeBufferPointer(hex))
    }
  }
}

/// The digest of a file that comes in pieces: the same, however it is cut.
package struct FileDigest: ~Copyable {
  private var context = DigestContext()

  package init() {}

  package mutating func add(_ bytes: borrowing Bytes) { bytes.withUnsafeBytes { context.add($0) } }
  fileprivate mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { context.add($0) } }

  /// To be asked for once, at the end.
  package var digest: Digest { context.finish() }
}

/// A digest of several things, one after the other: each is followed by its length, so that moving a byte from one to the
/// next changes the digest.
package struct DigestSum: ~Copyable {
  private var context = DigestContext()

  package init() {}

  package mutating func add(_ bytes: borrowing Bytes) {
    bytes.withUnsafeBytes { context.add($0) }
    add(bytes.count)
  }

  package mutating func add(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ context.add(UnsafeRawBufferPointer($0)) }) == nil {
      var copy = text
      copy.withUTF8 { context.add(UnsafeRawBufferPointer($0)) }
    }
    add(text.utf8.count)
  }

  package mutating func add(_ digest: Digest) { digest.withBytes { context.add($0) } }

  package mutating func add(_ number: Int) { withUnsafeBytes(of: Int64(number).littleEndian) { context.add($0) } }

  /// To be asked for once, at the end.
  package var digest: Digest { context.finish() }
}

/// What the C library works with.
///
/// Its plain functions, which it keeps beside those that choose among implementations: these take longer than the digest of
/// some hundred bytes for each sum, and as long as two thousand sums to find SHA-256 in the first place.
///
/// For this file alone; not private, since whoever holds a sum has to know what goes with it (Swift 6.3).
package struct DigestContext: ~Copyable {
  private var state = SHA256_CTX()

  fileprivate init() { SHA256_Init(&state) }

  fileprivate mutating func add(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&state, bytes.baseAddress, bytes.count)
  }

  fileprivate func finish() -> Digest {
    var state = state
    var bytes = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    return withUnsafeMutableBytes(of: &bytes) { buffer in
      SHA256_Final(buffer.bindMemory(to: UInt8.self).baseAddress, &state)
      return Digest(UnsafeRawBufferPointer(buffer))
    }
  }
}
