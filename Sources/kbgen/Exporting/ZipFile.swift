import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes files into a zip, one after the other (APPNOTE 6.3.10).
///
/// They are stored as they are, so that the same site gives the same bytes on every machine: what a compressor makes
/// depends on its version. Sizes are filled in once a file is through, so that none is held whole.
final class ZipFile {
  // A class, since the descriptor is given back once.
  private let descriptor: CInt
  private let path: String
  private var position: UInt64 = 0
  private var listed: [Listed] = []

  private struct Listed {
    let name: Bytes
    let start: UInt64
    let size: UInt32
    let check: UInt32
  }

  /// By this comment at a zip's end kbgen knows one that it made.
  static let comment = "Made by kbgen"

  static func isOurs(_ end: Bytes) -> Bool { end.suffix(comment.utf8.count).elementsEqual(comment.utf8) }

  init(_ path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    self.path = path
    guard descriptor >= 0 else { throw DiskError(cannot: "make the file", path, code: errno) }
  }

  deinit { close(descriptor) }

  /// Adds a file that comes in stretches.
  func add(_ name: String, _ stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws {
    let name = Bytes(name.utf8)
    let start = position
    try write(localHead(name, check: 0, size: 0))
    var check = Checksum()
    var size: UInt64 = 0
    try stretches { stretch in
      let bytes = copy stretch
      check.add(bytes)
      size += UInt64(bytes.count)
      try write(bytes)
    }
    guard size < UInt64(UInt32.max) else {
      throw DiskError("\(String(decoding: name, as: UTF8.self)) is too large for a zip")
    }
    // What was not known when it began.
    try rewrite(localHead(name, check: check.value, size: UInt32(size)), at: start)
    listed.append(Listed(name: name, start: start, size: UInt32(size), check: check.value))
  }

  /// Adds the list of all files, without which it is no zip.
  func finish() throws {
    let start = position
    for file in listed { try write(listing(of: file)) }
    let size = position - start
    let isLarge = listed.count >= 0xffff || start >= UInt64(UInt32.max)
    if isLarge { try write(largeEnd(start: start, size: size)) }
    var end = Bytes()
    end.add32(0x0605_4b50)
    end.add16(0)
    end.add16(0)
    for _ in 0..<2 { end.add16(isLarge ? 0xffff : UInt16(listed.count)) }
    end.add32(isLarge ? .max : UInt32(size))
    end.add32(isLarge ? .max : UInt32(start))
    end.add16(UInt16(Self.comment.utf8.count))
    end += Bytes(Self.comment.utf8)
    try write(end)
    guard fsync(descriptor) == 0 else { throw DiskError(cannot: "write", path, code: errno) }
  }

  // MARK: Records

  private static let version: UInt16 = 45
  /// 1 January 1980, the first day that a zip knows: no clock is asked.
  private static let date: UInt16 = 0x21

  private func localHead(_ name: Bytes, check: UInt32, size: UInt32) -> Bytes {
    var out = Bytes()
    out.add32(0x0403_4b50)
    out.add16(Self.version)
    out.add16(1 << 11)  // names are UTF-8
    out.add16(0)  // stored
    out.add16(0)
    out.add16(Self.date)
    out.add32(check)
    out.add32(size)
    out.add32(size)
    out.add16(UInt16(name.count))
    out.add16(0)
    return out + name
  }

  private func listing(of file: Listed) -> Bytes {
    let isFar = file.start >= UInt64(UInt32.max)
    var out = Bytes()
    out.add32(0x0201_4b50)
    out.add16(3 << 8 | Self.version)  // made on a system with modes of files
    out.add16(Self.version)
    out.add16(1 << 11)
    out.add16(0)
    out.add16(0)
    out.add16(Self.date)
    out.add32(file.check)
    out.add32(file.size)
    out.add32(file.size)
    out.add16(UInt16(file.name.count))
    out.add16(isFar ? 12 : 0)
    out.add16(0)
    out.add16(0)
    out.add16(0)
    out.add32(0o100644 << 16)
    out.add32(isFar ? .max : UInt32(file.start))
    out += file.name
    if isFar {
      out.add16(1)
      out.add16(8)
      out.add64(file.start)
    }
    return out
  }

  /// What more than 65,535 files, or 4 GiB, need besides.
  private func largeEnd(start: UInt64, size: UInt64) -> Bytes {
    var out = Bytes()
    out.add32(0x0606_4b50)
    out.add64(44)
    out.add16(3 << 8 | Self.version)
    out.add16(Self.version)
    out.add32(0)
    out.add32(0)
    for _ in 0..<2 { out.add64(UInt64(listed.count)) }
    out.add64(size)
    out.add64(start)
    out.add32(0x0706_4b50)
    out.add32(0)
    out.add64(start + size)
    out.add32(1)
    return out
  }

  // MARK: The disk

  private func write(_ bytes: Bytes) throws {
    try writeAll(bytes, to: descriptor, path)
    position += UInt64(bytes.count)
  }

  private func rewrite(_ bytes: Bytes, at start: UInt64) throws {
    let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(start)) }
    guard count == bytes.count else { throw DiskError(cannot: "write", path, code: errno) }
  }
}

/// CRC-32, by which a zip tells whether a file is whole (ISO 3309).
struct Checksum {
  private var state: UInt32 = .max
  var value: UInt32 { ~state }

  mutating func add(_ bytes: Bytes) {
    for byte in bytes { state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ value >> 1 : value >> 1 }
  }
}

extension [UInt8] {
  fileprivate mutating func add16(_ value: UInt16) {
    for shift in [0, 8] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
  fileprivate mutating func add32(_ value: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
  fileprivate mutating func add64(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
