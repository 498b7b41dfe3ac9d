import Knowledge
import Output
import Synchronization

/// Every file that a site is made from, by its digest: what has the same ones, and is asked for in the same way, is the
/// same site.
package struct Inputs: Sendable {
  /// Digests by path; of what is no file, there is none.
  package let files: [String: Digest]
  /// Of all paths and digests together.
  package let digest: Digest
  /// What stands in each of the folders, as ``SourceFolder/list(_:)`` gave it.
  let lists: [String: [Item]]

  /// Reads every file once.
  ///
  /// - Parameters:
  ///   - before: digests that were taken by this program a moment ago: of what the disk says was not touched since, they are
  ///     taken over.
  ///   - watch: learns which file is being read.
  package init(_ folder: any SourceFolder, jobs: Int, before: Inputs? = nil, watch: (any Watch)? = nil) throws {
    let folders = ["content", "templates", "static"]
    let lists = try folders.map { try folder.list($0) }
    let items = lists.flatMap { $0 }
    let stamps = before.map { before in
      Dictionary(before.lists.values.joined().map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
    }
    let digests = inParallel(items.count, jobs: jobs) { index -> Result<Digest?, any Error> in
      if let stamp = items[index].stamp, stamp == stamps?[items[index].path],
        let digest = before?.files[items[index].path]
      {
        return .success(digest)
      }
      guard items[index].isReadable else { return .success(nil) }
      return Result {
        try watch.during(items[index].path) { try folder.read(items[index].path).map { Digest(of: $0) } }
      }
    }
    var files: [String: Digest] = [:]
    files.reserveCapacity(items.count)
    var sum = DigestSum()
    func add(_ path: String, _ digest: Digest?) {
      files[path] = digest
      sum.add(path)
      sum.add(digest == nil ? 0 : 1)
      if let digest { sum.add(digest) }
    }
    for (item, digest) in zip(items, digests) { add(item.path, try digest.get()) }
    add(AddressLedger.path, try folder.read(AddressLedger.path).map { Digest(of: $0) })
    self.files = files
    digest = sum.digest
    self.lists = Dictionary(uniqueKeysWithValues: zip(folders, lists))
  }
}

extension Item {
  /// Whether it is a file that anything can come of: what is larger stops the build without being read.
  fileprivate var isReadable: Bool {
    kind == .file && size <= (path.hasPrefix("content/") && path.hasSuffix(".md") ? largestEntry : 64 << 20)
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
    if digest != inputs.files[path] { hasChanged.store(true, ordering: .relaxed) }
    return (bytes, digest)
  }
}
