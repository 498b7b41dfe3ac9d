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
    try write(to: subpath) { descriptor, shown in try writeAll(bytes, to: descriptor, shown()) }
  }

  /// The same for a file that comes in pieces.
  func write(to subpath: String, _ pieces: (_ descriptor: CInt, _ shown: () -> String) throws -> Void) throws {
    // Put together only where it is shown.
    func shown() -> String { join(path, subpath) }
    func fault(_ what: String, _ code: CInt) -> DiskError { DiskError(cannot: what, shown(), code: code) }
    let descriptor = openat(descriptor, subpath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault("make the file", errno) }
    do {
      guard fchmod(descriptor, 0o644) == 0 else { throw fault("open to readers", errno) }
      try pieces(descriptor, shown)
    } catch {
      close(descriptor)
      throw error
    }
    // Some file systems say only now that the disk is full.
    guard close(descriptor) == 0 else { throw fault("write", errno) }
  }

  /// Sets who may do what with a file of this folder.
  func setMode(of name: String, to mode: mode_t) throws {
    guard fchmodat(descriptor, name, mode, 0) == 0 else {
      throw DiskError(cannot: "set the mode of", join(path, name), code: errno)
    }
  }

  /// Gives a file of another folder on the same disk a second name here, at the same path; false where that cannot be, and
  /// where it is no longer the file with a mark.
  func link(_ subpath: String, from other: borrowing Folder, mark: Int?) -> Bool {
    link(subpath, from: other, mark: mark, as: subpath)
  }

  /// The same, in the place of a file that stands here already; where that cannot be, it stays.
  func replace(_ subpath: String, from other: borrowing Folder, mark: Int?) {
    let aside = ".kbgen-kept"
    guard link(subpath, from: other, mark: mark, as: aside) else { return }
    if renameat(descriptor, aside, descriptor, subpath) != 0 { unlinkat(descriptor, aside, 0) }
  }

  private func link(_ subpath: String, from other: borrowing Folder, mark: Int?, as name: String) -> Bool {
    guard linkat(other.descriptor, subpath, descriptor, name, 0) == 0 else { return false }
    if status(name)?.mark == mark { return true }
    unlinkat(descriptor, name, 0)
    return false
  }

  /// Has a file count as written now, or at a moment that is later still.
  ///
  /// - Parameter moment: in nanoseconds since 1970.
  func date(_ subpath: String, notBefore moment: Int) throws {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let late = max(now.nanoseconds, moment)
    let time = timespec(tv_sec: late / 1_000_000_000, tv_nsec: late % 1_000_000_000)
    guard utimensat(descriptor, subpath, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else {
      throw DiskError(cannot: "write", join(path, subpath), code: errno)
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
package func writeAll(_ bytes: borrowing Bytes, to descriptor: CInt, _ path: @autoclosure () -> String) throws {
  try bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        let code = errno
        if code == EINTR { continue }
        throw DiskError(cannot: "write", path(), code: code)
      }
      rest = rest.dropFirst(count)
    }
  }
}
