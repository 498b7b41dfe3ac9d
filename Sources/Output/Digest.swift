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

  fileprivate init(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count >= Self.byteCount, "a digest has 32 bytes")
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
  }

  package static let byteCount = 32

  /// Reads a digest from the beginning of some bytes; nil where there are too few.
  package init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { Digest($0) }
  }

  /// Reads 64 hexadecimal digits in small letters; nil for anything else.
  package init?(hex: ArraySlice<UInt8>) {
    guard hex.count == 2 * Self.byteCount else { return nil }
    let words = hex.withUnsafeBufferPointer { digits -> [UInt64] in
      (0..<4).compactMap { word in
        var value: UInt64 = 0
        for digit in digits[word * 16..<word * 16 + 16] {
          switch digit {
          case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
          case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
          default: return nil
          }
        }
        return value
      }
    }
    guard words.count == 4 else { return nil }
    (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
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
  private let context = Context()

  package init() {}

  package mutating func add(_ bytes: borrowing Bytes) { bytes.withUnsafeBytes { context.add($0) } }
  fileprivate mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { context.add($0) } }

  /// To be asked for once, at the end.
  package var digest: Digest { context.finish() }
}

/// A digest of several things, one after the other: each is followed by its length, so that moving a byte from one to the
/// next changes the digest.
package struct DigestSum: ~Copyable {
  private let context = Context()

  package init() {}

  package mutating func add(_ bytes: borrowing Bytes) {
    bytes.withUnsafeBytes { context.add($0) }
    add(bytes.count)
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { context.add(UnsafeRawBufferPointer($0)) }
    add(text.utf8.count)
  }

  package mutating func add(_ digest: Digest) { digest.withBytes { context.add($0) } }

  package mutating func add(_ number: Int) { withUnsafeBytes(of: Int64(number).littleEndian) { context.add($0) } }

  /// To be asked for once, at the end.
  package var digest: Digest { context.finish() }
}

/// What the C library works with; lent to the next sum when this one goes, since to make it takes as long as a small sum.
private final class Context {
  private struct Pointer: @unchecked Sendable { let raw: OpaquePointer? }
  /// Those that nobody uses: as many as there were sums at once. Each is lent to one sum, which is what makes it sound.
  private static let spare = Mutex<[Pointer]>([])

  private let pointer = Context.spare.withLock { $0.popLast()?.raw } ?? EVP_MD_CTX_new()

  init() { precondition(EVP_DigestInit_ex2(pointer, SHA256.shared.pointer, nil) == 1, "the C library knows SHA-256") }

  deinit {
    let pointer = Pointer(raw: pointer)
    Context.spare.withLock { $0.append(pointer) }
  }

  func add(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(pointer, bytes.baseAddress, bytes.count) }

  func finish() -> Digest {
    var bytes = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    return withUnsafeMutableBytes(of: &bytes) { buffer in
      EVP_DigestFinal_ex(pointer, buffer.bindMemory(to: UInt8.self).baseAddress, nil)
      return Digest(UnsafeRawBufferPointer(buffer))
    }
  }
}

/// The algorithm, looked up once: looking it up takes as long as the digest of a small file.
///
/// Unchecked, and sound, since it is written before the first use and only read from then on.
private struct SHA256: @unchecked Sendable {
  static let shared = SHA256()
  let pointer = EVP_MD_fetch(nil, "SHA256", nil)
}
