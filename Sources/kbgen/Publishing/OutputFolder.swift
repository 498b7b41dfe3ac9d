#if canImport(Darwin)
  import Darwin
#else
  import CLinux
  import Glibc
#endif

/// Where a site is published, once it is sure that a site may stand there.
package struct OutputFolder: Sendable {
  /// The folder above it, every link resolved; it may have to be made.
  let parent: String
  let name: String
  /// As a person would say it.
  package let shown: String

  var path: String { join(parent, name) }

  /// Whether anything is there by now.
  var exists: Bool { isThere(path) }

  /// Folders of the source that no site may touch.
  private static let keptFolders = ["content", "templates", "static", "seeds", "Sources"]

  /// Looks at where the folder is; what is in it is looked at once the folder is locked.
  ///
  /// - Parameters:
  ///   - typed: as the person gave it, from the source folder.
  ///   - source: the folder that holds content/ and templates/.
  ///   - home: the person's home folder, if they have one.
  package init(_ typed: String, source: String, home: String?) throws {
    let typedPath = typed.hasPrefix("/") ? typed : join(source, typed)
    let trimmed = typedPath.droppingTrailingSlashes
    guard !typed.isEmpty else { throw DiskError("no output folder is named", hint: "give one with --output") }
    shown = trimmed
    guard Self.isFolderOrFree(trimmed) else {
      throw DiskError(
        "\(trimmed) is a file or a link, not a folder",
        hint: "move it elsewhere, or give another folder with --output")
    }
    let path = try Self.resolve(trimmed)
    guard path != "/" else { throw Self.refusal(shown, "is the root of the disk") }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    parent = slash == path.startIndex ? "/" : String(path[..<slash])
    name = String(path[path.index(after: slash)...])
    try refuseKeptPlaces(source: Self.resolve(source), home: home)
  }

  private func refuseKeptPlaces(source: String, home: String?) throws {
    guard !path.split(separator: "/").contains(".git") else { throw Self.refusal(shown, "lies inside a repository") }
    guard !isThere(join(path, ".git")) else { throw Self.refusal(shown, "is the root of a repository") }
    if let home = try home.map(Self.resolve), Self.isSame(path, home) || Self.isInside(home, path) {
      throw Self.refusal(shown, "is or holds your home folder")
    }
    if Self.isSame(path, source) || Self.isInside(source, path) {
      throw Self.refusal(shown, "is or holds the folder that the site is made from")
    }
    for kept in Self.keptFolders {
      let folder = join(source, kept)
      if Self.isSame(path, folder) || Self.isInside(path, folder) || Self.isInside(folder, path) {
        throw Self.refusal(shown, "is, holds or lies inside \(kept)/, which the site is made from")
      }
    }
    guard !isMountPoint(path) else {
      throw DiskError(
        "\(shown) is the top of a disk or a volume of its own, which cannot be exchanged in one step",
        hint: "give a folder inside it: --output \(join(shown, "site"))")
    }
  }

  private static func refusal(_ shown: String, _ why: String) -> DiskError {
    DiskError(
      "\(shown) \(why), and publishing replaces the whole output folder",
      hint: "give a folder of its own with --output, such as public")
  }

  /// Whether a path leads to a folder or to nothing; a link is neither, wherever it leads.
  private static func isFolderOrFree(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || EntryKind(mode: status.st_mode) == .folder
  }

  /// An absolute path without links: of what is there already, then the names that are still to be made.
  private static func resolve(_ path: String) throws -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let code = errno
    let cut = path.droppingTrailingSlashes
    let name = cut.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    guard code == ENOENT, !name.isEmpty, name != ".", name != ".." else {
      throw DiskError(cannot: "find the folder", path, code: code)
    }
    let above = String(cut.dropLast(name.count)).droppingTrailingSlashes
    return join(try resolve(above.isEmpty ? "." : above), name)
  }

  /// Whether two paths lead to one folder, by its number and not by its name: on some disks A and a are the same.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    var one = stat()
    var other = stat()
    guard stat(left, &one) == 0, stat(right, &other) == 0 else { return left == right }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  private static func isInside(_ inner: String, _ outer: String) -> Bool {
    var folder = inner
    while let slash = folder.lastIndex(of: "/"), folder != "/" {
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
      if isSame(folder, outer) { return true }
    }
    return false
  }
}

private func isThere(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0
}

/// Whether something is mounted on a folder. The kernel refuses to rename such a one (EBUSY), but only once the whole
/// site is written; this tells before.
private func isMountPoint(_ path: String) -> Bool {
  #if canImport(Darwin)
    return false
  #else
    var status = statx()
    let flag = UInt64(STATX_ATTR_MOUNT_ROOT)
    guard statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, UInt32(STATX_TYPE), &status) == 0 else { return false }
    return status.stx_attributes & flag != 0
  #endif
}

extension String {
  /// The path without slashes at its end; the root stays as it is.
  fileprivate var droppingTrailingSlashes: String {
    var path = self[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
