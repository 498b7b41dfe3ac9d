import Output
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The list, in every published folder, of the files that kbgen wrote there: how it knows its own output again, and how
/// anyone can tell what a deployment has to send.
///
/// ```
/// # kbgen manifest, format 2, 2 files. Check them with: sha256sum --check kbgen-manifest.txt
/// 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  case-studies/leyhill.html
/// 486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7  index.html
/// ```
/// SHA-256 of the contents; sorted by the bytes of the path; the manifest itself is not listed.
package struct Manifest: Equatable {
  package static let fileName = Address.manifest.path

  /// Digests by path.
  package private(set) var files: [String: Digest]

  package init(files: [String: Digest] = [:]) { self.files = files }

  /// The format, and how many files follow: a list that a killed build left half-written is told by it.
  private var firstLine: String {
    "# kbgen manifest, format 2, \(files.count) files. Check them with: sha256sum --check \(Self.fileName)"
  }

  /// Reads a manifest; nil where the text is none, one of a format that is not known, or only half of one.
  init?(_ text: Bytes) {
    guard let end = text.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let nameStart = 2 * Digest.byteCount + 2
    files = [:]
    files.reserveCapacity(text.count / 100)
    let isWhole = text.withUnsafeBufferPointer { bytes -> Bool in
      var start = end + 1
      while start < bytes.count {
        let lineEnd = bytes.first(UInt8(ascii: "\n"), in: start..<bytes.count) ?? bytes.count
        let name = start + nameStart
        guard lineEnd > name, let digest = Digest(hex: text[start..<start + 2 * Digest.byteCount]),
          bytes[name - 2] == UInt8(ascii: " "), bytes[name - 1] == UInt8(ascii: " ")
        else { return false }
        files[String(decoding: UnsafeBufferPointer(rebasing: bytes[name..<lineEnd]), as: UTF8.self)] = digest
        start = lineEnd + 1
      }
      return true
    }
    guard isWhole, text[..<end].elementsEqual(firstLine.utf8) else { return nil }
  }

  var bytes: Bytes {
    var out = Bytes()
    out.reserveCapacity(files.count * 120)
    out.append(verbatim: "\(firstLine)\n")
    let all = Array(files)
    for place in sortedByBytes(all.map(\.key)) {
      out.append(hex: all[place].value)
      out.append("  ")
      out.append(verbatim: all[place].key)
      out.append("\n")
    }
    return out
  }

  /// - Returns: whether the path was not in it before.
  mutating func add(_ path: String, _ digest: Digest) -> Bool { files.updateValue(digest, forKey: path) == nil }
}

/// A published folder, held against its manifest.
struct Inspection {
  /// Of kbgen's files; empty where the folder has no manifest.
  private(set) var manifest = Manifest()
  /// Of the manifest as it stands there.
  private(set) var digest: Digest?
  /// What is there and is not as kbgen left it: paths from the folder, sorted.
  private(set) var foreign: [String] = []
  /// Files of kbgen's own that not everyone can read any more.
  private(set) var closed: Set<String> = []
  /// Which file each of them is: ``FileStatus/mark``.
  private(set) var marks: [String: Int] = [:]
  /// One of them was written after the list was.
  private var isDisturbed = false

  /// Of a folder that is not there.
  init() {}

  /// Whether everything is there as it was published.
  var isWhole: Bool { digest != nil && foreign.isEmpty && closed.isEmpty && marks.count == manifest.files.count }

  /// Looks at every file of a folder; reads those that may have been changed since the manifest was written.
  ///
  /// A folder without a manifest is taken for someone else's, down to its empty folders.
  ///
  /// - Parameters:
  ///   - isReplaced: whether another site may share its files.
  ///   - known: the same folder, looked at before.
  init(_ folder: borrowing Folder, isReplaced: Bool = false, known: Inspection? = nil) throws {
    guard let text = try folder.read(Manifest.fileName, limit: 1 << 30) else {
      foreign = try folder.entries().map(\.name.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return
    }
    let digest = Digest(of: text)
    guard let manifest = known?.digest == digest ? known?.manifest : Manifest(text) else {
      throw DiskError(
        "\(join(folder.path, Manifest.fileName)) is not a list that this kbgen can read",
        hint: "if \(folder.path) holds nothing you want to keep, remove it and build again")
    }
    self.manifest = manifest
    self.digest = digest
    guard let list = folder.status(Manifest.fileName) else {
      throw DiskError("\(join(folder.path, Manifest.fileName)) was removed while kbgen looked at the folder")
    }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    marks.reserveCapacity(manifest.files.count)
    // Where the clock went back, times say nothing; nor do they in a copy in which a
    // page was written after the list.
    if max(list.written, list.changed) <= now.nanoseconds { try look(at: folder, prefix: "", list: list, isReplaced) }
    if marks.isEmpty || isDisturbed {
      (foreign, closed) = ([], [])
      try look(at: folder, prefix: "", list: nil, isReplaced)
    }
    foreign.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// - Parameter list: when the list was written; nil if every file has to be read.
  private mutating func look(at folder: borrowing Folder, prefix: String, list: FileStatus?, _ isReplaced: Bool) throws
  {
    for entry in try folder.entries() {
      let path = prefix + entry.name.text
      if path == Manifest.fileName { continue }
      if entry.status.kind == .folder, entry.name.isText {
        if let inner = try folder.folder(entry.name.text) {
          try look(at: inner, prefix: path + "/", list: list, isReplaced)
        }
        continue
      }
      guard entry.status.kind == .file, let digest = manifest.files[path] else {
        foreign.append(path)
        continue
      }
      marks[path] = entry.status.mark
      if let list, entry.status.written > list.written { isDisturbed = true }
      if list.map({ entry.status.mayHaveChanged(since: $0, isReplaced) }) ?? true,
        try folder.read(entry.name.text, limit: .max - 1).map({ Digest(of: $0) }) != digest
      {
        foreign.append(path)
      }
      if entry.status.mode != 0o644 { closed.insert(path) }
    }
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
