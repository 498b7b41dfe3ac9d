import CCrypto
import Synchronization

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
  private let context = DigestContext()

  package init() {}

  package mutating func add(_ bytes: borrowing Bytes) { bytes.withUnsafeBytes { context.add($0) } }
  fileprivate mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { context.add($0) } }

  /// To be asked for once, at the end.
  package var digest: Digest { context.finish() }
}

/// A digest of several things, one after the other: each is followed by its length, so that moving a byte from one to the
/// next changes the digest.
package struct DigestSum: ~Copyable {
  private let context = DigestContext()

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

/// What the C library works with. It is used again for the next sum: to make one and to give it back takes longer than the
/// digest of some hundred bytes.
///
/// For this file alone; not private, since whoever holds a sum has to know what goes with it (Swift 6.3).
package struct DigestContext: ~Copyable {
  private let held: Held

  /// Unchecked, and sound, since it is either in the list of spare ones or held by one context, which is never copied.
  private struct Held: @unchecked Sendable {
    let pointer: OpaquePointer?
  }

  private static let spare = Mutex<[Held]>([])
  /// More than are ever used at once.
  private static let mostSpare = 64

  fileprivate init() {
    held = Self.spare.withLock { $0.popLast() } ?? Held(pointer: EVP_MD_CTX_new())
    precondition(
      EVP_DigestInit_ex2(held.pointer, SHA256.shared.pointer, nil) == 1, "the C library knows SHA-256")
  }

  deinit {
    let isKept = Self.spare.withLock { [held] spare in
      guard spare.count < Self.mostSpare else { return false }
      spare.append(held)
      return true
    }
    if !isKept { EVP_MD_CTX_free(held.pointer) }
  }

  fileprivate func add(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(held.pointer, bytes.baseAddress, bytes.count)
  }

  fileprivate func finish() -> Digest {
    var bytes = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    return withUnsafeMutableBytes(of: &bytes) { buffer in
      EVP_DigestFinal_ex(held.pointer, buffer.bindMemory(to: UInt8.self).baseAddress, nil)
      return Digest(UnsafeRawBufferPointer(buffer))
    }
  }
}

/// The algorithm, looked up once: looking it up takes as long as the digest of a small file.
///
/// Unchecked, and sound, since it is written before the first use and only read from then on.
private struct SHA256: @unchecked Sendable {
  static let shared = SHA256()
  let pointer: OpaquePointer?

  private init() {
    // Without the system's settings, none of which say anything about SHA-256: to read them takes 1.7 ms, a tenth of a build
    // that finds nothing changed.
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
    pointer = EVP_MD_fetch(nil, "SHA256", nil)
  }
}
