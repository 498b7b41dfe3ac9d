import Output
import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder that holds content/ and templates/, read from disk.
///
/// What strangers send in may hold anything a disk can: symbolic links are told of and never followed, pipes cannot
/// make a build wait, hidden files and folders are passed over.
package struct DiskSource: SourceFolder {
  /// The folder, as typed.
  package let path: String
  /// What was listed last, still open.
  private let listed = ListedFolders()

  /// The largest file that is read, in bytes. What a text or a picture may weigh is for the stages to say, and is far
  /// less; this keeps a film in `static/` from filling the memory. Hosts take less, too: Cloudflare Pages 25 MB a file.
  static let largestFile = 64 << 20

  package init(_ path: String) { self.path = path }

  /// The folder from the root of the disk, every link resolved; as typed where it is not there.
  var absolutePath: String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  package func list(_ folder: String) throws -> [Item] {
    listed.forget(folder)
    guard let start = try open(parts(of: folder)[...]) else { return [] }
    var items: [Item] = []
    try collect(start, folder, into: &items)
    return sortedByBytes(items.map(\.path)).map { items[$0] }
  }

  package func read(_ path: String) throws -> Bytes? {
    // Where another folder has taken its place meanwhile, the one that is open has lost its files.
    if let (folder, name) = listed.folder(of: path), let bytes = try folder.folder.read(name, limit: Self.largestFile) {
      return bytes
    }
    let parts = try parts(of: path)
    guard let name = parts.last, let folder = try open(parts.dropLast()) else { return nil }
    return try folder.read(name, limit: Self.largestFile)
  }

  /// Does something in the folder that holds a file, with the file's name.
  func inFolder(of path: String, _ act: (borrowing Folder, String) throws -> Void) throws {
    let parts = try parts(of: path)
    guard let name = parts.last, let folder = try open(parts.dropLast()) else {
      throw DiskError("there is no folder for \(path)")
    }
    try act(folder, name)
  }

  private func collect(_ folder: consuming Folder, _ name: String, into items: inout [Item]) throws {
    let folder = OpenFolder(folder)
    listed.add(name, folder)
    let prefix = name.isEmpty ? "" : name + "/"
    // Folders come last, since the list of this one is open meanwhile.
    var folders: [String] = []
    try folder.folder.eachName { name, _ in
      if UInt8(bitPattern: name.pointee) == UInt8(ascii: ".") { return }
      // Gone between the two calls: then it is not there.
      guard let status = folder.folder.status(name) else { return }
      guard let text = String(validatingCString: name) else {
        items.append(Item(path: prefix + String(cString: name), kind: .other, size: 0))
        return
      }
      items.append(
        Item(
          path: prefix + text, kind: status.kind.seenByStages, size: status.kind == .file ? status.size : 0,
          stamp: status.stamp))
      if status.kind == .folder { folders.append(text) }
    }
    for name in folders {
      if let inner = try folder.folder.folder(name) { try collect(inner, prefix + name, into: &items) }
    }
  }

  /// Opens a folder one step at a time, since only the last part of a path is spared from following links otherwise.
  private func open(_ parts: ArraySlice<String>) throws -> Folder? {
    var folder = try Folder(path)
    for part in parts {
      guard let next = try folder.folder(part) else { return nil }
      folder = next
    }
    return folder
  }

  private func parts(of path: String) throws -> [String] {
    if path.isEmpty { return [] }
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }) else {
      throw DiskError("\(path) leads out of the source folder, and kbgen reads nothing outside it")
    }
    return parts
  }
}

/// Folders that stay open after they were listed, so that a file is reached from its own folder and not from the top, one
/// step at a time: a build reads some files twice. What is listed again is opened again.
private final class ListedFolders: Sendable {
  /// As many as no site has, and no more than a fourth of what the system allows to be open.
  private static let most: Int = {
    let allowed = sysconf(Int32(_SC_OPEN_MAX))
    return allowed < 0 ? 64 : min(64, allowed / 4)
  }()
  private struct State {
    /// By the bytes of their paths: to Swift, texts are the same where only their composition differs.
    var folders: [Bytes: OpenFolder] = [:]
    /// The one that was asked for last: files are mostly read folder by folder.
    var last: (path: Bytes, folder: OpenFolder)?
  }

  private let state = Mutex(State())

  /// The folder that holds a file, and the file's name in it; nil where it is not open, or the path is not a plain one.
  func folder(of path: String) -> (OpenFolder, name: String)? {
    var path = path
    return path.withUTF8 { bytes in
      guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash + 1 < bytes.count else { return nil }
      let name = UnsafeBufferPointer(rebasing: bytes[(slash + 1)...])
      // What begins with a full stop may lead elsewhere.
      guard name[0] != UInt8(ascii: "."), name.first(0, in: 0..<name.count) == nil else { return nil }
      let folder = state.withLock { state -> OpenFolder? in
        if let last = state.last, last.path.count == slash,
          last.path.withUnsafeBufferPointer({ $0.isEqual(0..<slash, to: bytes, at: 0) })
        {
          return last.folder
        }
        let path = Bytes(bytes[..<slash])
        guard let folder = state.folders[path] else { return nil }
        state.last = (path, folder)
        return folder
      }
      return folder.map { ($0, String(decoding: name, as: UTF8.self)) }
    }
  }

  func add(_ path: String, _ folder: OpenFolder) {
    state.withLock { state in
      if state.folders.count < Self.most { state.folders[Bytes(path.utf8)] = folder }
      state.last = nil
    }
  }

  func forget(_ top: String) {
    let (top, inside) = (Bytes(top.utf8), Bytes((top + "/").utf8))
    state.withLock { state in
      state.folders = state.folders.filter { $0.key != top && !$0.key.starts(with: inside) }
      state.last = nil
    }
  }
}

extension EntryKind {
  fileprivate var seenByStages: Item.Kind {
    switch self {
    case .file: .file
    case .folder: .folder
    case .link: .link
    case .other: .other
    }
  }
}
