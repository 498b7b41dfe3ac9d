import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Folder {
  /// Makes a file that everyone may read, whatever the umask, and writes it whole.
  ///
  /// - Parameter subpath: from this folder, through folders that are there; nothing may stand at it yet.
  func write(_ bytes: borrowing Bytes, to subpath: String) throws {
    let bytes = copy bytes
    _ = try write(to: subpath) { write in try write(bytes) }
  }

  /// The same for a file that comes in stretches. Gives its size.
  func write(
    to subpath: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void
  ) throws -> Int {
    var size = 0
    let shown = join(path, subpath)
    let descriptor = openat(descriptor, subpath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw DiskError(cannot: "make the file", shown, code: errno) }
    do {
      guard fchmod(descriptor, 0o644) == 0 else { throw DiskError(cannot: "open to readers", shown, code: errno) }
      try stretches { stretch in
        try writeAll(stretch, to: descriptor, shown)
        size += stretch.count
      }
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems say only now that the disk is full.
    guard close(descriptor) == 0 else { throw DiskError(cannot: "write", shown, code: errno) }
    return size
  }

  /// Sets who may do what with a file of this folder.
  func setMode(of name: String, to mode: mode_t) throws {
    guard fchmodat(descriptor, name, mode, 0) == 0 else {
      throw DiskError(cannot: "set the mode of", join(path, name), code: errno)
    }
  }

  /// Makes a folder that everyone may enter, whatever the umask. One that is there already is left as it is.
  func makeFolder(_ subpath: String) throws {
    guard mkdirat(descriptor, subpath, 0o755) == 0 else {
      if errno == EEXIST { return }
      throw DiskError(cannot: "make the folder", join(path, subpath), code: errno)
    }
    guard fchmodat(descriptor, subpath, 0o755, 0) == 0 else {
      throw DiskError(cannot: "open to readers", join(path, subpath), code: errno)
    }
  }
}

/// Writes all bytes, in as many calls as it takes.
package func writeAll(_ bytes: borrowing Bytes, to descriptor: CInt, _ path: String) throws {
  try bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw DiskError(cannot: "write", path, code: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}
