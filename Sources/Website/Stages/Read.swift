import Diagnostics
import Knowledge

/// What the read stage gives: which files there are, and what each is for. No text is kept.
struct SourceTree: Sendable {
  struct EntryFile: Sendable {
    let path: String
    let kind: Kind
    let slug: String
    let file: FileID
    /// In bytes, when the folder was listed.
    let size: Int
    /// Whether it is a file that was reported already and only stands for the entry that it was meant to be.
    var isMisplaced = false
  }

  var files: SourceFiles
  var site: FileID?
  var entries: [EntryFile] = []
  /// Pictures, by path from `content/images/`.
  var images: [(name: String, item: Item, file: FileID)] = []
  /// Files that are copied as they are, by path from `static/`.
  var statics: [(name: String, item: Item, file: FileID)] = []
  /// Templates, by path from `templates/`.
  var templates: [(name: String, file: FileID)] = []

  /// How long the entries are together.
  var byteCount: Int { entries.reduce(0) { $0 + $1.size } }

  /// Paths that a link in a text can lead to.
  var linkable: Set<String> {
    Set(images.map { "content/images/\($0.name)" } + statics.map { "static/\($0.name)" })
  }
}

extension SourceTree {
  /// Lists `content/`, `templates/` and `static/`.
  init(_ folder: any SourceFolder, _ findings: inout Findings) throws {
    // What is too large to be an entry is not shown line by line either.
    files = SourceFiles { path in (try? folder.read(path))?.flatMap { $0.count <= largestEntry ? $0 : nil } }
    try readContent(folder, &findings)
    for item in try folder.list("templates") {
      guard isPlain(item, &findings) else { continue }
      templates.append((String(item.path.dropFirst("templates/".count)), files.add(item.path)))
    }
    for item in try folder.list("static") {
      guard isPlain(item, &findings) else { continue }
      let (name, file) = (String(item.path.dropFirst("static/".count)), files.add(item.path))
      FileName.check(static: name, file, &findings)
      statics.append((name, item, file))
    }
  }

  private mutating func readContent(_ folder: any SourceFolder, _ findings: inout Findings) throws {
    let content = try folder.list("content")
    var ordered: [(item: Item, meaning: ContentPath, file: FileID)] = []
    ordered.reserveCapacity(content.count)
    var wrong: [(item: Item, meaning: ContentPath, file: FileID)] = []
    for item in content {
      let meaning = ContentPath(item.path)
      guard meaning != .passedOver, isPlain(item, &findings) else { continue }
      let file = files.add(item.path)
      if meaning.isWrong { wrong.append((item, meaning, file)) } else { ordered.append((item, meaning, file)) }
    }
    // Sound names first, so that of two names that differ in capital letters only the other one is reported.
    ordered += wrong
    entries.reserveCapacity(ordered.count)
    // Where no path can have a capital letter, no two are alike without them.
    let mayDifferInCase = ordered.contains { $0.item.path.utf8.contains { $0.mayBeCapital } }
    var first: [String: FileID] = [:]
    if mayDifferInCase { first.reserveCapacity(ordered.count) }
    for (item, meaning, file) in ordered {
      let folded = mayDifferInCase ? item.path.lowercased() : ""
      if mayDifferInCase, let other = first.updateValue(file, forKey: folded) {
        first[folded] = other
        findings.report(
          .duplicateSlug, at: Place(file, 0..<0), "the names of two files differ only in capital letters",
          notes: [.init("the other one is here", at: Place(other, 0..<0))],
          hint: "on many computers they are one file: give one of them another name, without capital letters")
        continue
      }
      switch meaning {
      case .site: if isOfReadableSize(item.size, file, &findings) { site = file }
      case .entry(let kind, let slug):
        entries.append(EntryFile(path: item.path, kind: kind, slug: slug, file: file, size: item.size))
      case .image(let name):
        FileName.check(picture: name, file, &findings)
        images.append((name, item, file))
      case .passedOver: break
      case .wrong(let problem):
        problem.report(item.path, file, &findings)
        if let meant = ContentPath.meant(by: item.path),
          !entries.contains(where: { $0.kind == meant.kind && $0.slug == meant.slug })
        {
          entries.append(
            EntryFile(
              path: item.path, kind: meant.kind, slug: meant.slug, file: file, size: item.size,
              isMisplaced: true))
        }
      }
    }
  }

  /// Whether something is a file that can be read; says so of links and devices, and is silent on folders.
  private mutating func isPlain(_ item: Item, _ findings: inout Findings) -> Bool {
    switch item.kind {
    case .file: return true
    case .folder: return false
    case .link, .other:
      findings.report(
        .notFollowed, at: Place(files.add(item.path), 0..<0),
        item.kind == .link ? "this is a symbolic link, which is never followed" : "this is not a plain file",
        hint: "put a copy of the file here instead, or take it away")
      return false
    }
  }
}
