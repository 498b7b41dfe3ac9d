#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Holds an output folder for one build: a second one waits until the first has published.
///
/// A lock file beside the output, held by `flock`, which the kernel lets go of when a program ends in whatever way: a
/// killed build leaves nothing to clear by hand. The program that makes the index holds it too: where kbgen alone is killed,
/// the next build waits until nobody writes into the new site any more.
struct FolderLock: ~Copyable {
  /// Open for as long as the folder is held.
  let descriptor: CInt
  private let path: String

  /// - Parameter onWait: called once if another build holds the folder.
  init(_ output: OutputFolder, onWait: () -> Void) throws {
    let path = join(output.parent, ".\(output.name).kbgen-lock")
    var hasWaited = false
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw DiskError(
          cannot: "make a file beside \(output.shown), in", output.parent, code: errno,
          hint: "the new site is made beside the old one: kbgen must be able to write in that folder too")
      }
      if !Self.lock(descriptor, LOCK_EX | LOCK_NB) {
        if !hasWaited { onWait() }
        hasWaited = true
        guard Self.lock(descriptor, LOCK_EX) else {
          let code = errno
          close(descriptor)
          throw DiskError(cannot: "lock", path, code: code)
        }
      }
      // Whoever held it before may have removed the file meanwhile: then this lock is on a file that no one else sees.
      if Self.isStillThere(descriptor, path) {
        self.descriptor = descriptor
        self.path = path
        return
      }
      close(descriptor)
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func lock(_ descriptor: CInt, _ operation: CInt) -> Bool {
    while flock(descriptor, operation) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  private static func isStillThere(_ descriptor: CInt, _ path: String) -> Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_dev == named.st_dev
      && held.st_ino == named.st_ino
  }
}
