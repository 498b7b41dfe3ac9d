import Output
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An open folder. What is in it is reached through it and never through a path, so that no symbolic link on the way
/// can lead somewhere else.
///
/// The C library's calls, since a walk by Foundation takes ten times as long (71 against 7 ms for 12,000 files).
package struct Folder: ~Copyable {
  /// Owned: closed once, when the folder goes.
  let descriptor: CInt
  /// As shown in messages.
  let path: String

  /// Opens a folder that a person named; links that they named are followed.
  package init(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError(cannot: "open the folder", path, code: errno) }
    self.init(descriptor: descriptor, path: path)
  }

  private init(descriptor: CInt, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// A folder in this one, or nil where there is nothing by that name; a link is refused.
  func folder(_ name: String) throws -> Folder? { try folder(name, shown: name) }

  fileprivate func folder(_ name: UnsafePointer<CChar>, shown: String) throws -> Folder? {
    let descriptor = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 {
      let code = errno
      if code == ENOENT { return nil }
      if let entry = status(name), entry.kind != .folder {
        throw entry.kind.refusal(of: join(path, shown), as: "folder")
      }
      throw DiskError(cannot: "open the folder", join(path, shown), code: code)
    }
    return Folder(descriptor: descriptor, path: join(path, shown))
  }

  /// What stands in the folder, in no order; `.` and `..` left out.
  func entries() throws -> [Entry] {
    var entries: [Entry] = []
    try eachName { name, _ in
      // Gone between the two calls: then it is not there.
      if let found = status(name) { entries.append(Entry(name: EntryName(name), status: found)) }
    }
    return entries
  }

  /// Gives the name of everything that stands in the folder, in no order; `.` and `..` left out.
  ///
  /// - Parameter use: is told what it is, too, where the disk says so without being asked for each.
  func eachName(_ use: (_ name: UnsafePointer<CChar>, _ kind: EntryKind?) throws -> Void) throws {
    // A descriptor of its own: the position in a listing belongs to whoever reads it.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0 else { throw DiskError(cannot: "list the folder", path, code: errno) }
    guard let stream = fdopendir(own) else {
      let code = errno
      close(own)
      throw DiskError(cannot: "list the folder", path, code: code)
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let record = readdir(stream) else {
        if errno != 0 { throw DiskError(cannot: "list the folder", path, code: errno) }
        return
      }
      let kind = EntryKind(listed: record.pointee.d_type)
      // In place: a record is only as long as its name, so copying the whole field would read past it.
      try withUnsafePointer(to: &record.pointee.d_name) { field in
        try field.withMemoryRebound(to: CChar.self, capacity: 1) { name in
          if strcmp(name, ".") != 0, strcmp(name, "..") != 0 { try use(name, kind) }
        }
      }
    }
  }

  /// What a name stands for, links not followed; nil where there is nothing.
  func status(_ name: UnsafePointer<CChar>) -> FileStatus? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(status)
  }

  /// What the disk knows of the folder itself.
  func status() throws -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskError(cannot: "look at", path, code: errno) }
    return FileStatus(status)
  }

  /// Removes everything in the folder, links themselves and not what they lead to.
  func removeAll() throws {
    // All names first: what is taken away while a folder is listed may hide others from the list.
    var names: [CChar] = []
    var found: [(start: Int, kind: EntryKind?)] = []
    try eachName { name, kind in
      found.append((names.count, kind))
      names.append(contentsOf: UnsafeBufferPointer(start: name, count: strlen(name) + 1))
    }
    try names.withUnsafeBufferPointer { names in
      for (start, kind) in found {
        // Sound because each name ends with a zero byte in the list.
        if let name = names.baseAddress.map({ $0 + start }) { try remove(name, kind) }
      }
    }
  }

  /// A folder at any depth, opened one step at a time; nil where it is not there.
  func folder(at path: Substring) throws -> OpenFolder? {
    let end = path.firstIndex(of: "/") ?? path.endIndex
    guard let next = try folder(String(path[..<end])) else { return nil }
    return end == path.endIndex ? OpenFolder(next) : try next.folder(at: path[path.index(after: end)...])
  }

  /// Removes what is called so, whatever it is; nothing happens where there is nothing.
  func remove(_ name: String) throws { try name.withCString { try remove($0, nil) } }

  private func remove(_ name: UnsafePointer<CChar>, _ listed: EntryKind?) throws {
    guard let kind = listed ?? status(name)?.kind else { return }
    if kind == .folder { try folder(name, shown: String(cString: name))?.removeAll() }
    guard unlinkat(descriptor, name, kind == .folder ? AT_REMOVEDIR : 0) == 0 || errno == ENOENT else {
      let code = errno
      throw DiskError(cannot: "remove", join(path, String(cString: name)), code: code)
    }
  }
}

/// A folder that several hold, or that may not be there at all.
final class OpenFolder: Sendable {
  let folder: Folder
  init(_ folder: consuming Folder) { self.folder = folder }
}

/// One thing in a folder.
struct Entry {
  let name: EntryName
  let status: FileStatus
}

/// What the disk knows of a file or folder.
struct FileStatus {
  let kind: EntryKind
  /// In bytes.
  let size: Int
  /// Who may do what: the last nine bits.
  let mode: UInt32
  /// How many names the file has.
  let nameCount: Int
  /// When its contents were last written, and when anything about it last changed, in nanoseconds since 1970.
  let written, changed: Int

  /// Differs after every change that the disk notices, and from that of any other file.
  var stamp: Stamp {
    var hasher = Fingerprint()
    for number in [device, inode, size, written, changed] { hasher.add(UInt64(bitPattern: Int64(number))) }
    return Stamp(number: Int(truncatingIfNeeded: hasher.value), time: changed)
  }

  /// Says which file it is and what is in it, whatever it is called: differs once the file is written to, and for another.
  var mark: Int {
    var hasher = Fingerprint()
    for number in [inode, size, written] { hasher.add(UInt64(bitPattern: Int64(number))) }
    return Int(truncatingIfNeeded: hasher.value)
  }

  /// The number of the disk, and that of the file on it.
  private let device, inode: Int

  /// Whether both are of one file; on one disk.
  func isOne(with other: FileStatus) -> Bool { inode == other.inode }

  init(_ status: stat) {
    (device, inode) = (Int(truncatingIfNeeded: status.st_dev), Int(status.st_ino))
    kind = EntryKind(mode: status.st_mode)
    size = Int(status.st_size)
    mode = UInt32(status.st_mode) & 0o777
    nameCount = Int(status.st_nlink)
    #if canImport(Darwin)
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.written = written.nanoseconds
    self.changed = changed.nanoseconds
  }
}

extension timespec {
  /// Since 1970; what lies outside the years 1677 to 2262, as anyone can date a file, counts as their end.
  var nanoseconds: Int {
    let (whole, isTooLarge) = Int(tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isTooLate) = whole.addingReportingOverflow(Int(tv_nsec))
    return isTooLarge || isTooLate ? (tv_sec < 0 ? .min : .max) : sum
  }
}

/// A name as the disk has it: bytes, which need not be text.
struct EntryName {
  private let bytes: [CChar]
  /// For people; where the bytes are no UTF-8, not what the file is called.
  let text: String
  var isText: Bool { text.utf8.elementsEqual(bytes.dropLast().lazy.map { UInt8(bitPattern: $0) }) }

  init(_ name: UnsafePointer<CChar>) {
    bytes = Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
    text = String(cString: name)
  }

  init(_ text: String) {
    bytes = text.utf8CString.map { $0 }
    self.text = text
  }

  func withCString<Result>(_ use: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("a name ends with a zero byte") }
      return try use(start)
    }
  }
}

enum EntryKind {
  case file, folder, link, other

  /// Nil where a listing does not say it.
  init?(listed type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .link
    case Int(DT_UNKNOWN): return nil
    default: self = .other
    }
  }

  init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
  }

  func refusal(of path: String, as wanted: String) -> DiskError {
    switch self {
    case .link:
      DiskError(
        "\(path) is a symbolic link, and kbgen follows none", hint: "put the \(wanted) itself in the link's place")
    case .file: DiskError("\(path) is a file, and a \(wanted) is needed here")
    case .folder: DiskError("\(path) is a folder, and a \(wanted) is needed here")
    case .other:
      DiskError("\(path) is a pipe, a socket or a device, and a \(wanted) is needed here", hint: "remove it")
    }
  }
}

/// A path from a folder's and a name.
func join(_ folder: String, _ name: String) -> String {
  if folder.isEmpty || folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}
