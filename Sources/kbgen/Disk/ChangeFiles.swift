import Output

extension DiskSource {
  /// Makes the folders that a file stands in, one inside the other.
  func makeFolders(for path: String) throws {
    let parts = path.split(separator: "/").dropLast()
    for count in 0..<parts.count {
      try inFolder(of: parts.prefix(count + 1).joined(separator: "/")) { try $0.makeFolder($1) }
    }
  }

  /// Lets everybody run a file.
  func makeExecutable(_ path: String) throws { try inFolder(of: path) { try $0.setMode(of: $1, to: 0o755) } }

  /// Adds a file, and its folder where there is none yet. One that is there already is left as it is.
  func add(_ text: Bytes, at path: String) throws {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    if !folder.isEmpty { try inFolder(of: folder) { try $0.makeFolder($1) } }
    try inFolder(of: path) { try $0.write(text, to: $1) }
  }

  /// Changes files that belong together, as nearly at once as a disk can: all new texts are written beside the files
  /// first, where a full disk shows, then each takes its file's place in one step.
  ///
  /// - Parameter changes: new text by path, from folders that are there; nil for a file that goes.
  func change(_ changes: [String: Bytes?]) throws {
    let ordered = changes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let texts = ordered.compactMap { path, text in text.map { (path, $0) } }
    var staged: [String] = []
    do {
      for (path, text) in texts {
        try inFolder(of: path) { folder, name in
          try folder.remove(Self.stagedName(name))
          staged.append(path)
          try folder.write(text, to: Self.stagedName(name))
        }
      }
    } catch {
      removeStaged(staged)
      throw error
    }
    var done: [String] = []
    do {
      for (path, _) in texts {
        try inFolder(of: path) { try $0.rename(Self.stagedName($1), to: $1) }
        done.append(path)
      }
      for (path, text) in ordered where text == nil {
        try inFolder(of: path) { try $0.remove($1) }
        done.append(path)
      }
    } catch {
      removeStaged(texts.map(\.0).filter { !done.contains($0) })
      throw DiskError(
        "\(error)",
        hint: done.isEmpty
          ? "nothing was changed"
          : "only some files were changed: put them back as they were (with git: `git restore .`), make sure that kbgen "
            + "may write in content/, and try again. Changed were \(done.joined(separator: ", "))")
    }
  }

  private static func stagedName(_ name: String) -> String { ".\(name).kbgen-new" }

  private func removeStaged(_ paths: [String]) {
    for path in paths { try? inFolder(of: path) { try $0.remove(Self.stagedName($1)) } }
  }
}
