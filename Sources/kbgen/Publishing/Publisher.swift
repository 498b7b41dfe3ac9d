import Output
import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a site beside the one that is published, then puts it in its place in one step.
///
/// Files that have not changed are not written again: the published file gets a second name in the new site.
///
/// Whatever ends the build before ``publish()`` leaves the old site as it was. What a killed build left behind is
/// removed by the next one.
package final class Publisher: Destination {
  // A class, since the folders and the lock that it holds are given back once, when the last thread is done with it.
  let output: OutputFolder
  let parent: Folder
  let staged: Folder
  let stagingName: String
  /// The site that is published till now; nil where there is none.
  private let published: OpenFolder?
  /// What is in it, and as kbgen left it.
  let old: Inspection
  let lock: FolderLock
  let written: Mutex<Written>

  struct Written {
    /// Which files of the published site are in the new one as they were, by their numbers.
    var isKept: [Bool]
    /// All others of the new site. No table by path: that a path is taken, the disk says.
    var made: [(path: String, digest: Digest)] = []
    /// Folders that were made, from the staged one.
    var folders: Set<String> = []
    /// The one of them that was asked for last.
    var lastFolder = ""
    var isPublished = false
  }

  /// What publishing did beyond its purpose, to be told.
  package struct Outcome: Equatable {
    /// Set if someone added to the old site, or changed it, while the new one was built.
    package let kept: KeptSite?
    /// The digest of the new site's manifest.
    package let manifest: Digest
  }

  /// A site that was moved aside, since it holds what someone added or changed.
  package struct KeptSite: Equatable {
    package let path: String
    /// Pages that were changed in their place, and that the published site shows changed: from its folder, sorted.
    package let shown: [String]
  }

  /// Locks the folder, refuses it if it holds what kbgen did not write, and begins a new site beside it.
  ///
  /// - Parameters:
  ///   - onWait: called once if another build holds the folder.
  ///   - onLeftover: called with what a killed build left, if it was moved aside.
  package init(
    _ output: OutputFolder, onWait: () -> Void = {}, onLeftover: (KeptSite) -> Void = { _ in }
  ) throws {
    try makeMissingFolders(output.parent)
    self.output = output
    lock = try FolderLock(output, onWait: onWait)
    parent = try Folder(output.parent)
    stagingName = ".\(output.name).kbgen-new"
    // The lock is ours, so whatever is there was left by a build that is no more.
    if let kept = try Self.remove(stagingName, of: output, in: parent) { onLeftover(kept) }
    if let folder = try parent.folder(output.name) {
      old = try Inspection(folder)
      try Self.refuse(old.foreign, in: output)
      guard faccessat(parent.descriptor, output.name, R_OK | W_OK | X_OK, 0) == 0 else {
        throw DiskError(cannot: "replace the folder", output.shown, code: errno)
      }
      published = OpenFolder(folder)
    } else {
      old = Inspection()
      published = nil
    }
    written = Mutex(Written(isKept: Array(repeating: false, count: old.manifest.digests.count)))
    try parent.makeFolder(stagingName)
    guard let staged = try parent.folder(stagingName) else {
      throw DiskError("\(join(output.parent, stagingName)) was removed while kbgen worked in it")
    }
    self.staged = staged
  }

  deinit {
    // A build that stopped: its pages are of no use. If even that is refused, the next build tries again.
    if !written.withLock({ $0.isPublished }) { try? parent.remove(stagingName) }
  }

  package func put(_ path: String, _ bytes: borrowing Bytes, _ digest: Digest) throws {
    if try keep(path, digest) { return }
    try prepare(path)
    try refusingTaken(path) { try staged.write(bytes, to: path) }
    list(path, digest)
  }

  /// A second name for the published file: whoever reads the old site meanwhile has it still, and nothing is copied.
  package func keep(_ path: String, _ digest: Digest) throws -> Bool {
    guard let published, let number = number(asItWas: path, digest) else { return false }
    let folderLength = try folderLength(of: path)
    if !staged.link(path, from: published.folder, mark: old.marks[number]) {
      // Where the folder is not there yet. What fails then, fails on this disk, or since someone has just taken the file
      // away: so it is written.
      try makeFolders(for: path, folderLength: folderLength)
      guard staged.link(path, from: published.folder, mark: old.marks[number]) else { return false }
    }
    try listKept(number, path)
    return true
  }

  /// The number of a file in the published site, if it is there and everybody can read it.
  private func number(asItWas path: String, _ digest: Digest) -> Int? {
    guard let number = old.manifest.number(of: path), old.manifest.digests[number] == digest, old.marks[number] != nil,
      !old.closed.contains(number)
    else { return nil }
    return number
  }

  package func put(
    _ path: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void
  ) throws -> Digest {
    try prepare(path)
    var sum = FileDigest()
    try refusingTaken(path) {
      try staged.write(to: path) { descriptor, shown in
        let shown = shown()
        try stretches { stretch in
          sum.add(stretch)
          try writeAll(stretch, to: descriptor, shown)
        }
      }
    }
    let digest = sum.digest
    // Only now it is known; then the published file takes its place, as that of any other file would.
    if let published, let number = number(asItWas: path, digest) {
      staged.replace(path, from: published.folder, mark: old.marks[number])
    }
    list(path, digest)
    return digest
  }

  /// Puts the new site in the place of the old and removes the old.
  package func publish() throws -> Outcome {
    let text = manifestBytes
    try staged.write(text, to: Manifest.fileName)
    try staged.flush()
    if let published {
      guard try parent.status(output.name)?.isOne(with: published.folder.status()) == true else {
        throw DiskError(
          "\(output.shown) was moved, or something else put in its place, while kbgen worked", hint: "build again")
      }
      try parent.exchange(stagingName, with: output.name)
    } else {
      try parent.rename(stagingName, to: output.name)
    }
    written.withLock { $0.isPublished = true }
    let kept = try removeOld()
    // Removing the old names of files was a change of the files, which the next build would have to look into. This moves
    // the time of the list's own change behind it. The site is published even if that is refused.
    if kept == nil { try? staged.setMode(of: Manifest.fileName, to: 0o644) }
    return Outcome(kept: kept, manifest: Digest(of: text))
  }

  /// The list of what has been written till now.
  private var manifestBytes: Bytes { written.withLock { old.manifest.bytes(keeping: $0.isKept, adding: $0.made) } }

  /// The same, taken apart.
  func manifest() throws -> Manifest {
    guard let manifest = Manifest(manifestBytes) else { throw OwnFault("its own list of files is none") }
    return manifest
  }

  /// Removes the site that was published till now.
  private func removeOld() throws -> KeptSite? {
    guard published != nil else { return nil }
    do { return try Self.remove(stagingName, of: output, in: parent, known: old) } catch let error as DiskError {
      throw DiskError(
        "the new site is in \(output.shown), but of the old one something is left: \(error)", hint: error.hint)
    }
  }

  /// Removes a site that is not published, be it half a new one or an old one, unless it holds what someone added or changed:
  /// then it is moved aside.
  ///
  /// - Parameter known: what this build saw in it; nil for what one before it left.
  private static func remove(
    _ name: String, of output: OutputFolder, in parent: borrowing Folder, known: Inspection? = nil
  ) throws -> KeptSite? {
    guard let status = parent.status(name) else { return nil }
    var shown: [String] = []
    // kbgen makes a folder there. Anything else stood in the place of the published one at the last moment.
    if status.kind == .folder {
      var foreign: [String]?
      do { foreign = try Self.foreign(in: name, of: parent, known) } catch {
        // It may hold what someone added, and cannot be looked through the next time either.
        guard known == nil else { throw error }
      }
      if foreign == [] {
        if let known { try parent.folder(name)?.removeFiles(of: known.manifest) }
        try parent.remove(name)
        return nil
      }
      if let foreign { shown = try bringForward(foreign, of: parent.folder(name), in: parent.folder(output.name)) }
    }
    return KeptSite(path: try moveAside(name, of: output, in: parent), shown: shown)
  }

  /// What someone added to a site or changed in it.
  private static func foreign(
    in name: String, of parent: borrowing Folder, _ known: Inspection?
  ) throws -> [String] {
    guard let site = try parent.folder(name) else { return [] }
    let text = try site.read(Manifest.fileName, limit: 1 << 30)
    // Mostly as it was, and then it need not be taken apart again.
    let isAsKnown = known?.digest != nil && text == known?.manifest.bytes
    if !isAsKnown, text.flatMap(Manifest.init) == nil {
      // Half a new site, of which nobody has seen anything.
      guard known != nil else { return [] }
      // One that was published has its list, or somebody changed it; if it is gone, all the rest is taken for theirs.
      if text != nil { return [Manifest.fileName] }
    }
    return try Inspection(site, isReplaced: true, text: text, known: known).foreign
  }

  /// A page that was changed in its place is one with that of the new site if both have it. The change was made before the
  /// new list was written, and the next build would take the page for its own: so it is given a later time, and is read.
  ///
  /// - Returns: the pages that are one.
  private static func bringForward(
    _ paths: [String], of old: consuming Folder?, in new: consuming Folder?
  ) throws -> [String] {
    guard let old, let new, let list = new.status(Manifest.fileName) else { return [] }
    var shown: [String] = []
    for path in paths {
      guard let one = new.status(path), let other = old.status(path), one.isOne(with: other) else { continue }
      try new.date(path, notBefore: list.written)
      shown.append(path)
    }
    return shown
  }

  private static func moveAside(
    _ name: String, of output: OutputFolder, in parent: borrowing Folder
  ) throws -> String {
    var number = 1
    while parent.status("\(output.name)-kept-\(number)") != nil { number += 1 }
    try parent.rename(name, to: "\(output.name)-kept-\(number)")
    return "\(output.shown)-kept-\(number)"
  }

  private static func refuse(_ foreign: [String], in output: OutputFolder) throws {
    guard !foreign.isEmpty else { return }
    let named = foreign.prefix(3).joined(separator: ", ")
    let rest = foreign.count > 3 ? " and \(foreign.count - 3) more" : ""
    throw DiskError(
      "\(output.shown) holds what kbgen did not write, or what was changed since: \(named)\(rest)",
      hint: "publishing replaces the whole folder; move them elsewhere, or give another folder with --output")
  }

  /// Makes the folders on the way to a file that is to be written.
  private func prepare(_ path: String) throws { try makeFolders(for: path, folderLength: folderLength(of: path)) }

  /// How many bytes of a path are those of its folder.
  ///
  /// Paths come from our own code: one that is none is our mistake, and must not write outside the folder all the same.
  private func folderLength(of path: String) throws -> Int {
    guard let length = Self.folderLength(ofSafe: path), path != Manifest.fileName else {
      throw OwnFault("a page was to be written to `\(path)`")
    }
    return length
  }

  private func makeFolders(for path: String, folderLength: Int) throws {
    let folder = path[..<path.utf8.index(path.startIndex, offsetBy: folderLength)]
    // Mostly that of the file before.
    if folder.isEmpty || written.withLock({ $0.lastFolder == folder }) { return }
    try makeFolders(String(folder))
    written.withLock { $0.lastFolder = String(folder) }
  }

  private func makeFolders(_ folder: String) throws {
    if written.withLock({ $0.folders.contains(folder) }) { return }
    if let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolders(String(folder[..<slash])) }
    // Two threads may both come here; the second finds it made.
    try staged.makeFolder(folder)
    _ = written.withLock { $0.folders.insert(folder) }
  }

  private func list(_ path: String, _ digest: Digest) { written.withLock { $0.made.append((path, digest)) } }

  /// Writes a file, which the disk refuses where one stands already.
  private func refusingTaken(_ path: String, _ write: () throws -> Void) throws {
    do { try write() } catch {
      let number = old.manifest.digests.isEmpty ? nil : old.manifest.number(of: path)
      let isTaken = written.withLock { written in
        number.map { written.isKept[$0] } == true || written.made.contains { $0.path == path }
      }
      if isTaken { throw OwnFault("two pages were to be written to `\(path)`") }
      throw error
    }
  }

  /// A file of the published site; that none was made in its place, giving it its name has shown.
  private func listKept(_ number: Int, _ path: String) throws {
    let isNew = written.withLock { written in
      defer { written.isKept[number] = true }
      return !written.isKept[number]
    }
    guard isNew else { throw OwnFault("two pages were to be written to `\(path)`") }
  }

  /// How many bytes of a path are those of its folder, if no part of it is empty, `.` or `..`, and none has a control
  /// character; nil for any other path.
  private static func folderLength(ofSafe path: String) -> Int? {
    var path = path
    return path.withUTF8 { bytes in
      guard bytes.first(in: 0..<bytes.count, where: { $0.below(0x20) }) == nil else { return nil }
      var (folderLength, start) = (0, 0)
      while true {
        let end = bytes.first(UInt8(ascii: "/"), in: start..<bytes.count) ?? bytes.count
        guard end - start > 2 || bytes[start..<end].contains(where: { $0 != UInt8(ascii: ".") }) else { return nil }
        if end == bytes.count { return folderLength }
        (folderLength, start) = (end, end + 1)
      }
    }
  }
}

/// Makes a folder and those above it that are missing.
private func makeMissingFolders(_ path: String) throws {
  var status = stat()
  if stat(path, &status) == 0 { return }
  let slash = path.lastIndex(of: "/") ?? path.startIndex
  if slash > path.startIndex { try makeMissingFolders(String(path[..<slash])) }
  guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
    throw DiskError(cannot: "make the folder", path, code: errno)
  }
  guard chmod(path, 0o755) == 0 else { throw DiskError(cannot: "open to readers", path, code: errno) }
}
