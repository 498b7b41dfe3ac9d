import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Folder {
  /// A file's bytes, or nil where there is nothing by that name.
  ///
  /// - Parameter limit: in bytes; a longer file is refused before it is read.
  func read(_ name: String, limit: Int) throws -> Bytes? {
    // Without O_NONBLOCK, opening a pipe waits for someone to write into it.
    let descriptor = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 {
      let code = errno
      if code == ENOENT { return nil }
      if let found = status(name), found.kind == .link || found.kind == .other {
        throw found.kind.refusal(of: join(path, name), as: "file")
      }
      throw DiskError(cannot: "read", join(path, name), code: code)
    }
    defer { close(descriptor) }
    return try readAll(of: descriptor, { join(path, name) }, limit: limit)
  }

  /// Reads a file that was opened; anything that is not a file is refused.
  private func readAll(of descriptor: CInt, _ path: () -> String, limit: Int) throws -> Bytes {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskError(cannot: "read", path(), code: errno) }
    let kind = EntryKind(mode: status.st_mode)
    guard kind == .file else { throw kind.refusal(of: path(), as: "file") }
    return try readToEnd(of: descriptor, path(), expecting: Int(status.st_size), isFile: true, limit: limit)
  }
}

/// Reads all that a descriptor has to give.
///
/// - Parameters:
///   - size: how many bytes are likely; one call then reads them and a second one finds the end.
///   - isFile: whether it is a file of that size: where it gives so many and no more, though it was asked for one more, this
///     was its end.
///   - limit: in bytes.
func readToEnd(
  of descriptor: CInt, _ path: @autoclosure () -> String, expecting size: Int, isFile: Bool = false, limit: Int
) throws -> Bytes {
  guard size <= limit else { throw tooLarge(path(), limit) }
  var bytes = Bytes()
  var room = size + 1
  while true {
    var code: CInt = 0
    var count = 0
    let piece = Bytes(unsafeUninitializedCapacity: room) { buffer, length in
      count = read(descriptor, buffer.baseAddress, room)
      if count < 0 { code = errno }
      length = max(0, count)
    }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    if count < 0 && code == EINTR { continue }
    if count < 0 { throw DiskError(cannot: "read", path(), code: code) }
    if count == 0 || isFile && count == size && bytes.count == size { return bytes }
    guard bytes.count <= limit else { throw tooLarge(path(), limit) }
    room = max(1, min(65_536, limit + 1 - bytes.count), size + 1 - bytes.count)
  }
}

private func tooLarge(_ path: String, _ limit: Int) -> DiskError {
  DiskError("\(path) is larger than \(limit >> 20) MB, more than kbgen reads", hint: "make the file smaller")
}
