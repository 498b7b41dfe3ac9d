import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is made beside its name and put in place in one step, so that nobody ever finds half of it.
struct ExportedFile {
  /// As the person typed it.
  let path: String
  /// Where it is made.
  let staged: String

  /// - Parameter isOurs: tells from the file that stands there already whether kbgen made it. What it did not make is kept.
  init(_ path: String, isOurs: (_ start: Bytes, _ end: Bytes) -> Bool) throws {
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !name.isEmpty, name != ".", name != ".." else {
      throw DiskError("\(path) names no file", hint: "give the name of the file that is to be made")
    }
    let folder = slash.map { String(path[...$0]) } ?? ""
    self.path = path
    staged = "\(folder).\(name).kbgen-new"
    var status = stat()
    if lstat(path, &status) == 0 {
      guard EntryKind(mode: status.st_mode) == .file,
        isOurs(try Self.read(path, from: 0), try Self.read(path, from: -64))
      else {
        throw DiskError(
          "\(path) is there already, and kbgen did not make it", hint: "move it elsewhere, or give another name")
      }
    }
    unlink(staged)
  }

  /// Puts the file in its place.
  func publish() throws {
    guard chmod(staged, 0o644) == 0 else { throw DiskError(cannot: "open to readers", path, code: errno) }
    guard rename(staged, path) == 0 else {
      let code = errno
      discard()
      throw DiskError(cannot: "put the new file in the place of", path, code: code)
    }
  }

  /// Removes what was made of it.
  func discard() { unlink(staged) }

  /// 128 bytes of a file from its beginning, or some before its end.
  private static func read(_ path: String, from start: Int) throws -> Bytes {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw DiskError(cannot: "read", path, code: errno) }
    defer { close(descriptor) }
    _ = lseek(descriptor, off_t(start), start < 0 ? SEEK_END : SEEK_SET)
    var bytes = Bytes(repeating: 0, count: 128)
    let count = readOnce(descriptor, &bytes)
    return Bytes(bytes.prefix(max(0, count)))
  }
}

private func readOnce(_ descriptor: CInt, _ bytes: inout Bytes) -> Int {
  bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
}
