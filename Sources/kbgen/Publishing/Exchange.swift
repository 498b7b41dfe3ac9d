#if canImport(Darwin)
  import Darwin
#else
  import CLinux
  import Glibc
#endif

extension Folder {
  /// Puts each of two names of this folder in the other's place, in one step: whoever opens a path below either finds
  /// the old or the new, never neither.
  ///
  /// Two renames in a row would leave a gap, and readers do meet it (4 of 147,000 reads).
  func exchange(_ one: String, with other: String) throws {
    #if canImport(Darwin)
      let result = renameatx_np(descriptor, one, descriptor, other, UInt32(RENAME_SWAP))
    #else
      let exchangeFlag: UInt32 = 2  // RENAME_EXCHANGE of linux/fs.h, which Swift cannot import beside glibc
      let result = renameat2(descriptor, one, descriptor, other, exchangeFlag)
    #endif
    guard result == 0 else { throw refusal(other, code: errno) }
  }

  /// Gives what is called by one name another one that is free.
  func rename(_ old: String, to new: String) throws {
    guard renameat(descriptor, old, descriptor, new) == 0 else { throw refusal(new, code: errno) }
  }

  /// Puts a file in the place of another one, in one step.
  func replace(_ name: String, with new: String) throws {
    guard renameat(descriptor, new, descriptor, name) == 0 else { throw refusal(name, code: errno) }
  }

  private func refusal(_ name: String, code: CInt) -> DiskError {
    let path = join(path, name)
    return switch code {
    case EBUSY:
      DiskError(
        "\(path) is the top of a disk or a volume of its own, which cannot be exchanged in one step",
        hint: "give a folder inside it with --output")
    case EXDEV, EINVAL, ENOSYS, ENOTSUP:
      DiskError(
        "the disk that holds \(path) cannot exchange two folders in one step",
        hint: "remove \(path) and build again, or give a folder on another disk with --output")
    default: DiskError(cannot: "put the new site in the place of", path, code: code)
    }
  }

  /// Has everything that was written reach the disk: once for all files, since once for each takes many times as long.
  func flush() throws {
    #if canImport(Darwin)
      sync()
    #else
      guard syncfs(descriptor) == 0 else { throw DiskError(cannot: "write", path, code: errno) }
    #endif
  }
}
