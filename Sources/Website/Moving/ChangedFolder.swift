import Output

/// A folder as it would be with some files changed: what a move is tried on.
struct ChangedFolder: SourceFolder {
  private let folder: any SourceFolder
  private let changes: [String: Bytes?]

  /// - Parameter changes: new text by path; nil for a file that goes.
  init(_ folder: any SourceFolder, _ changes: [String: Bytes?]) {
    self.folder = folder
    self.changes = changes
  }

  func list(_ folder: String) throws -> [Item] {
    let kept = try self.folder.list(folder).filter { changes[$0.path] == nil }
    let changed = changes.filter { $0.key.hasPrefix(folder + "/") }.compactMap { path, text in
      text.map { Item(path: path, kind: .file, size: $0.count) }
    }
    return (kept + changed).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  func read(_ path: String) throws -> Bytes? {
    if let change = changes[path] { return change }
    return try folder.read(path)
  }
}
