import Knowledge
import Output
import Parallel
import Synchronization

/// Every file that a site is made from, by its digest: what has the same ones, and is asked for in the same way, is the
/// same site.
package struct Inputs: Sendable {
  /// What stands in each of the folders, as ``SourceFolder/list(_:)`` gave it.
  let lists: [String: [Item]]
  /// Whether texts were left to who parses them.
  let areTextsNew: Bool
  private let folder: any SourceFolder
  private let found: Found

  private static let folders = ["content", "templates", "static"]

  private static func items(in lists: [String: [Item]]) -> [Item] { folders.flatMap { lists[$0] ?? [] } }

  /// What is known of the files.
  private final class Found: Sendable {
    struct State {
      /// By path; of what is no file, there is none, and nil of a file that is still to be read.
      var digests: [String: Digest?] = [:]
      /// Of all of it, once somebody asked.
      var whole: Digest?
    }

    let state = Mutex(State())
  }

  /// Reads every file once.
  ///
  /// - Parameters:
  ///   - isNew: whether nothing is known that a text could be looked up in. Then texts are left to who parses them, so that
  ///     none is read twice.
  ///   - known: digests that were taken before, by the numbers of the stamps: of what the disk says was not touched since,
  ///     they are taken over.
  ///   - watch: learns which file is being read.
  package init(
    _ folder: any SourceFolder, jobs: Jobs, isNew: Bool = false, known: [Int: Digest] = [:], watch: (any Watch)? = nil
  ) throws {
    lists = try Dictionary(uniqueKeysWithValues: Self.folders.map { ($0, try folder.list($0)) })
    let items = Self.items(in: lists)
    let isLeft = items.map { isNew && $0.isReadable && $0.isText }
    let digests = inParallel(items.count, jobs: jobs) { index -> Result<Digest?, any Error> in
      guard !isLeft[index], items[index].isReadable else { return .success(nil) }
      if let digest = items[index].stamp.flatMap({ known[$0.number] }) { return .success(digest) }
      return Result {
        try watch.during(items[index].path) { try folder.read(items[index].path).map { Digest(of: $0) } }
      }
    }
    var state = Found.State()
    state.digests.reserveCapacity(items.count + 1)
    for index in items.indices {
      let digest = try digests[index].get()
      if isLeft[index] || digest != nil { state.digests.updateValue(digest, forKey: items[index].path) }
    }
    if let ledger = try folder.read(AddressLedger.path) { state.digests[AddressLedger.path] = Digest(of: ledger) }
    self.folder = folder
    areTextsNew = isNew
    found = Found()
    found.state.withLock { [state] in $0 = state }
  }

  /// What the next one can take over: digests by the numbers of stamps, but of what changed at that time or later.
  package func known(before time: Int = .max) -> [Int: Digest] {
    var known: [Int: Digest] = [:]
    found.state.withLock { state in
      known.reserveCapacity(state.digests.count)
      for item in Self.items(in: lists) {
        if let stamp = item.stamp, stamp.time < time { known[stamp.number] = state.digests[item.path] ?? nil }
      }
    }
    return known
  }

  /// The digest of a file; nil for what is no file, and for one that is still to be read.
  package subscript(path: String) -> Digest? { found.state.withLock { $0.digests[path] ?? nil } }

  /// Of all paths and digests together. What nobody has read is read for it.
  package func digest() throws -> Digest {
    if let whole = found.state.withLock({ $0.whole }) { return whole }
    for path in found.state.withLock({ $0.digests.filter { $0.value == nil }.keys }) {
      _ = agrees(path, try folder.read(path).map { Digest(of: $0) })
    }
    let digests = found.state.withLock { $0.digests }
    var sum = DigestSum()
    for path in Self.items(in: lists).map(\.path) + [AddressLedger.path] {
      let digest = digests[path] ?? nil
      sum.add(path)
      sum.add(digest == nil ? 0 : 1)
      if let digest { sum.add(digest) }
    }
    let whole = sum.digest
    found.state.withLock { $0.whole = whole }
    return whole
  }

  /// Whether a file is what it was when it was read first; that may be now.
  fileprivate func agrees(_ path: String, _ digest: Digest?) -> Bool {
    found.state.withLock { state in
      guard let place = state.digests.index(forKey: path) else { return digest == nil }
      if let known = state.digests.values[place] { return known == digest }
      if let digest { state.digests.values[place] = digest } else { state.digests.remove(at: place) }
      return true
    }
  }
}

extension Item {
  /// Whether it can be the text of an entry.
  fileprivate var isText: Bool { path.hasPrefix("content/") && path.hasSuffix(".md") }

  /// Whether it is a file that anything can come of: what is larger stops the build without being read.
  fileprivate var isReadable: Bool {
    kind == .file && (size <= largestEntry || size <= 64 << 20 && !isText)
  }
}

/// A folder that tells when a file is no longer what it was when its digest was taken: then nothing may be remembered.
final class SteadyFolder: SourceFolder {
  private let folder: any SourceFolder
  private let inputs: Inputs
  private let hasChanged = Atomic(false)

  init(_ folder: any SourceFolder, _ inputs: Inputs) {
    self.folder = folder
    self.inputs = inputs
  }

  var isSteady: Bool { !hasChanged.load(ordering: .relaxed) }

  /// What was listed when the digests were taken: of a file that has come since, the next build learns.
  func list(_ folder: String) throws -> [Item] { try inputs.lists[folder] ?? self.folder.list(folder) }

  func read(_ path: String) throws -> Bytes? { try readWithDigest(path).bytes }

  /// The same, with the digest of what was read just now.
  func readWithDigest(_ path: String) throws -> (bytes: Bytes?, digest: Digest?) {
    let bytes = try folder.read(path)
    let digest = bytes.map { Digest(of: $0) }
    if !inputs.agrees(path, digest) { hasChanged.store(true, ordering: .relaxed) }
    return (bytes, digest)
  }
}
