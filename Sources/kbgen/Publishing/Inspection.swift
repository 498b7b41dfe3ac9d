import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A published folder, held against its manifest.
struct Inspection {
  /// Of kbgen's files; empty where the folder has none.
  private(set) var manifest = Manifest()
  /// Of the manifest as it stands there.
  private(set) var digest: Digest?
  /// What is there and is not as kbgen left it: paths from the folder, sorted.
  private(set) var foreign: [String] = []
  /// The numbers of kbgen's own files that not everyone can read any more.
  private(set) var closed: Set<Int> = []
  /// Which file each of kbgen's is: ``FileStatus/mark``, by its number; nil where it is not there.
  private(set) var marks: [Int?] = []
  /// One of them was written after the list was.
  private var isDisturbed = false

  /// Of a folder that is not there.
  init() {}

  /// Whether everything is there as it was published.
  var isWhole: Bool { digest != nil && foreign.isEmpty && closed.isEmpty && !marks.contains(nil) }

  /// Looks at every file of a folder; reads those that may have been changed since the manifest was written.
  ///
  /// A folder without a manifest is taken for someone else's, down to its empty folders.
  ///
  /// - Parameters:
  ///   - isReplaced: whether another site may share its files.
  ///   - text: the manifest as it stands there, if it has been read.
  ///   - known: the same folder, looked at before.
  init(
    _ folder: borrowing Folder, isReplaced: Bool = false, text: Bytes? = nil, known: Inspection? = nil
  ) throws {
    guard let text = try text ?? folder.read(Manifest.fileName, limit: 1 << 30) else {
      foreign = try folder.entries().map(\.name.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return
    }
    if let known, known.digest != nil, known.manifest.bytes == text {
      (manifest, digest) = (known.manifest, known.digest)
    } else {
      guard let manifest = Manifest(text) else {
        throw DiskError(
          "\(join(folder.path, Manifest.fileName)) is not a list that this kbgen can read",
          hint: "if \(folder.path) holds nothing you want to keep, remove it and build again")
      }
      (self.manifest, digest) = (manifest, Digest(of: text))
    }
    guard let list = folder.status(Manifest.fileName) else {
      throw DiskError("\(join(folder.path, Manifest.fileName)) was removed while kbgen looked at the folder")
    }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // Where the clock went back, times say nothing; nor do they in a copy in which a
    // page was written after the list.
    let isTimely = max(list.written, list.changed) <= now.nanoseconds
    if isTimely { try look(at: folder, list: list, isReplaced) }
    if !isTimely || isDisturbed { try look(at: folder, list: nil, isReplaced) }
    foreign.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// - Parameter list: when the list was written; nil if every file has to be read.
  private mutating func look(at folder: borrowing Folder, list: FileStatus?, _ isReplaced: Bool) throws {
    (foreign, closed, marks) = ([], [], Array(repeating: nil, count: manifest.digests.count))
    var path = Bytes()
    try look(at: folder, &path, list: list, isReplaced)
  }

  /// - Parameter path: of the folder, with a slash at its end; as it was when this is done.
  private mutating func look(
    at folder: borrowing Folder, _ path: inout Bytes, list: FileStatus?, _ isReplaced: Bool
  ) throws {
    let prefixCount = path.count
    // Folders come last, since the list of this one is open meanwhile.
    var folders: [EntryName] = []
    try folder.eachName { name, kind in
      if kind == .folder { return folders.append(EntryName(name)) }
      // Gone between the two calls: then it is not there.
      guard let status = folder.status(name) else { return }
      if status.kind == .folder { return folders.append(EntryName(name)) }
      path.append(contentsOf: UnsafeRawBufferPointer(start: name, count: strlen(name)))
      defer { path.removeLast(path.count - prefixCount) }
      if prefixCount == 0, path.elementsEqual(Manifest.fileName.utf8) { return }
      try look(at: name, status, in: folder, path, list: list, isReplaced)
    }
    for name in folders {
      path.append(verbatim: name.text)
      defer { path.removeLast(path.count - prefixCount) }
      guard name.isText else {
        foreign.append(String(decoding: path, as: UTF8.self))
        continue
      }
      path.append("/")
      if let inner = try folder.folder(name.text) { try look(at: inner, &path, list: list, isReplaced) }
    }
  }

  private mutating func look(
    at name: UnsafePointer<CChar>, _ status: FileStatus, in folder: borrowing Folder, _ path: Bytes, list: FileStatus?,
    _ isReplaced: Bool
  ) throws {
    guard status.kind == .file, let number = path.withUnsafeBufferPointer({ manifest.number(of: $0) }) else {
      foreign.append(String(decoding: path, as: UTF8.self))
      return
    }
    marks[number] = status.mark
    if let list, status.written > list.written { isDisturbed = true }
    if list.map({ status.mayHaveChanged(since: $0, isReplaced) }) ?? true,
      try folder.read(String(cString: name), limit: .max - 1).map({ Digest(of: $0) }) != manifest.digests[number]
    {
      foreign.append(String(decoding: path, as: UTF8.self))
    }
    if status.mode != 0o644 { closed.insert(number) }
  }
}

extension FileStatus {
  /// Whether the bytes of a file may have been changed after the list of files was written.
  ///
  /// The time of the inode's last change cannot be set by anyone. But giving a file a second name, or taking it away, moves it
  /// too. So in a site that was replaced only the time of the contents counts for files that have two; and that of the list's
  /// own inode is moved after the old names were removed. What escapes is a file that looks older than it is, put in the place
  /// of a page in the moment between the exchange of the sites and the removal of those names.
  fileprivate func mayHaveChanged(since list: FileStatus, _ isReplaced: Bool) -> Bool {
    written >= list.written || ((nameCount == 1 || !isReplaced) && changed >= list.changed)
  }
}
