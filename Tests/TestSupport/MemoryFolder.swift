import Output
import Synchronization
import Website

/// A folder in memory, for tests: what a site is made from.
package struct MemoryFolder: SourceFolder {
  package var files: [String: Bytes] = [:]
  /// Paths that are symbolic links.
  package var links: Set<String> = []

  package init(_ files: [String: String] = [:]) { self.files = files.mapValues { Array($0.utf8) } }

  package subscript(path: String) -> String? {
    get { files[path].map { String(decoding: $0, as: UTF8.self) } }
    set { files[path] = newValue.map { Array($0.utf8) } }
  }

  package func list(_ folder: String) -> [Item] {
    let plain = files.filter { $0.key.hasPrefix(folder + "/") }.map {
      Item(path: $0.key, kind: .file, size: $0.value.count)
    }
    let linked = links.filter { $0.hasPrefix(folder + "/") }.map { Item(path: $0, kind: .link, size: 0) }
    return (plain + linked).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  package func read(_ path: String) -> Bytes? { links.contains(path) ? nil : files[path] }
}

/// A finished site in memory.
package final class MemoryDestination: Destination {
  private let written = Mutex<[String: Bytes]>([:])
  /// The site before, from which files are kept.
  private let before: [String: Bytes]

  package init(before: MemoryDestination? = nil) { self.before = before?.files ?? [:] }

  package func put(_ path: String, _ bytes: borrowing Bytes, _ digest: Digest) {
    let copy = copy bytes
    written.withLock { $0[path] = copy }
  }

  package func keep(_ path: String, _ digest: Digest) -> Bool {
    guard let bytes = before[path], Digest(of: bytes) == digest else { return false }
    written.withLock { $0[path] = bytes }
    return true
  }

  /// All files that were written.
  package var files: [String: Bytes] { written.withLock { $0 } }

  package subscript(path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }
}
