import Output
import Website

/// The list, in every published folder, of the files that kbgen wrote there: how it knows its own output again.
///
/// ```
/// kbgen manifest, format 1, 2 files
/// 5120 case-studies/leyhill.html
/// 4711 index.html
/// ```
/// Sizes in bytes; sorted by the bytes of the path; the manifest itself is not listed.
package struct Manifest: Equatable {
  package static let fileName = Address.manifest.path

  /// Sizes in bytes by path.
  package private(set) var files: [String: Int]

  package init(files: [String: Int] = [:]) { self.files = files }

  /// The format, and how many files follow: a list that a killed build left half-written is told by it.
  private var firstLine: String { "kbgen manifest, format 1, \(files.count) files" }

  /// Reads a manifest; nil where the text is none, one of a format that is not known, or only half of one.
  init?(_ text: Bytes) {
    var lines = text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }[...]
    guard let first = lines.popFirst() else { return nil }
    files = [:]
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let size = Int(parts[0]) else { return nil }
      files[String(parts[1])] = size
    }
    guard first == firstLine else { return nil }
  }

  var bytes: Bytes {
    var out = Bytes()
    out.append(verbatim: "\(firstLine)\n")
    for (path, size) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      out.append(verbatim: "\(size) \(path)\n")
    }
    return out
  }

  mutating func add(_ path: String, size: Int) { files[path] = size }
}

extension Folder {
  /// The folder's manifest, or nil where it has none.
  func manifest() throws -> Manifest? {
    guard let text = try read(Manifest.fileName, limit: 64 << 20) else { return nil }
    guard let manifest = Manifest(text) else {
      throw DiskError(
        "\(join(path, Manifest.fileName)) is not a list that this kbgen can read",
        hint: "if \(path) holds nothing you want to keep, remove it and build again")
    }
    return manifest
  }

  /// What is in the folder and is not as kbgen left it: paths from the folder, sorted.
  ///
  /// A folder without a manifest is taken for someone else's, down to its empty folders.
  func foreign() throws -> [String] {
    var found: [String] = []
    if let manifest = try manifest() {
      try collectForeign(manifest, prefix: "", into: &found)
    } else {
      found = try entries().map(\.name.text)
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func collectForeign(_ manifest: Manifest, prefix: String, into found: inout [String]) throws {
    for entry in try entries() {
      let path = prefix + entry.name.text
      if path == Manifest.fileName { continue }
      if entry.kind == .folder, entry.name.isText {
        try folder(entry.name.text)?.collectForeign(manifest, prefix: path + "/", into: &found)
      } else if entry.kind != .file || manifest.files[path] != entry.size {
        found.append(path)
      }
    }
  }
}
