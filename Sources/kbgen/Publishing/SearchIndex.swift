import Output
import Synchronization
import Templates
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program that makes the index for searching.
struct Pagefind: Sendable {
  /// Absolute; nil where there is none.
  let program: String?
  let environment: Environment
  /// What may pass however few pages there are, and what each page adds. It takes 4 ms a page on a slow machine.
  var limit = Duration.seconds(60)
  var limitPerPage = Duration.milliseconds(30)

  /// Looks for the program where `script/bootstrap` puts it, then in the folders of `PATH`.
  init(_ environment: Environment) {
    self.environment = environment
    let folders = [".tools"] + environment.path.filter { $0.hasPrefix("/") }
    program = folders.lazy.compactMap { absolutePath(ofProgram: "\($0)/pagefind") }.first
  }

  init(program: String?, environment: Environment, limit: Duration) {
    (self.program, self.environment, self.limit) = (program, environment, limit)
  }

  /// What is not worth finding and stands on many pages or often on one, by CSS selectors: heads of facts and tables,
  /// places in sources, numbers of notes, sums. Whole parts of a page say so themselves, by `data-pagefind-ignore`; in a
  /// large site, pages say by `data-openings` that no more of their text should be read than its beginning.
  static let ignored =
    "dt, small, thead, caption, .kind, .from, .sum, .weight, .ref, .footnote-ref, "
    + "[data-openings] .text > p:nth-of-type(n+4), [data-openings] .text li, [data-openings] .text td"

  /// Interfaces of its own, 420 KB, which no page of ours asks for.
  static let unused: Set<String> = [
    "pagefind-ui.js", "pagefind-ui.css", "pagefind-modular-ui.js", "pagefind-modular-ui.css",
    "pagefind-component-ui.js", "pagefind-component-ui.css", "pagefind-highlight.js",
  ]
}

/// Why the site cannot be searched.
struct SearchFailure: Equatable {
  let description: String
  let hint: String
}

extension Publisher {
  /// Where the program writes: inside the new site, so that it goes with it if the build is killed.
  private static let scratch = ".pagefind"
  private static let fingerprintFile = "\(Address.searchIndex.path)/kbgen-fingerprint.txt"

  /// Adds the index for searching to the new site: the published one if no page has changed, else a new one.
  ///
  /// All of it is added or nothing.
  /// - Returns: whether the program had to run, or why there is no index.
  func addSearchIndex(_ pagefind: Pagefind) throws -> Result<Bool, SearchFailure> {
    let written = try manifest()
    let pages = written.digests.indices.filter { written.path($0).hasSuffix(".html") }
    let fingerprint = fingerprint(of: pages, written)
    if try takePublishedIndex(fingerprint) { return .success(false) }
    guard let program = pagefind.program else { return .failure(.missing) }

    let failure = try makeIndex(with: program, pagefind, pages: pages.count)
    try removeStray(staged, prefix: "", manifest())
    if let failure { return .failure(failure) }
    try put(Self.fingerprintFile, fingerprint)
    return .success(true)
  }

  private func makeIndex(with program: String, _ pagefind: Pagefind, pages: Int) throws -> SearchFailure? {
    let site = join(output.parent, stagingName)
    let arguments = [
      "--site", site, "--output-path", join(site, Self.scratch), "--exclude-selectors", Pagefind.ignored, "--quiet",
    ]
    let run = try runProgram(
      program, arguments, pagefind.environment, limit: pagefind.limit + pagefind.limitPerPage * pages,
      holding: lock.descriptor)
    guard run.end == .code(0) else { return SearchFailure(run) }
    guard let made = try staged.folder(Self.scratch), made.status("pagefind.js")?.kind == .file else {
      return SearchFailure(run, "made no index")
    }
    try take(made, to: Address.searchIndex.path)
    return nil
  }

  /// Removes what stands in the new site and was not put there by kbgen: the program may have written anywhere in it.
  ///
  /// - Parameter list: of what was.
  private func removeStray(_ folder: borrowing Folder, prefix: String, _ list: Manifest) throws {
    for entry in try folder.entries() {
      let path = prefix + entry.name.text
      if written.withLock({ $0.folders.contains(path) }), let inner = try folder.folder(entry.name.text) {
        try removeStray(inner, prefix: path + "/", list)
      } else if list.number(of: path) == nil {
        try folder.remove(entry.name.text)
      }
    }
  }

  /// What the index depends on, as text.
  private func fingerprint(of pages: [Int], _ list: Manifest) -> Bytes {
    var sum = DigestSum()
    sum.add(Pagefind.ignored)
    for page in pages {
      sum.add(list.path(page))
      sum.add(list.digests[page])
    }
    var text = Bytes("Made from pages with the fingerprint ".utf8)
    text.append(hex: sum.digest)
    text.append("\n")
    return text
  }

  private func takePublishedIndex(_ fingerprint: Bytes) throws -> Bool {
    guard let published = try parent.folder(output.name),
      let index = try published.folder(Address.searchIndex.path),
      try published.read(Self.fingerprintFile, limit: 1 << 10) == fingerprint
    else { return false }
    let prefix = Address.searchIndex.path + "/"
    for (number, mark) in old.marks.enumerated() where mark == nil && old.manifest.path(number).hasPrefix(prefix) {
      return false
    }
    try take(index, to: Address.searchIndex.path, listed: old.manifest)
    return true
  }

  /// Copies what is in a folder, and so gives it the modes of all files of the site and a place in its list.
  ///
  /// - Parameter list: of the published site, if the folder is of it: what someone added there is left where it is.
  private func take(_ folder: borrowing Folder, to path: String, listed list: Manifest? = nil) throws {
    for entry in try folder.entries() where !Pagefind.unused.contains(entry.name.text) {
      let target = "\(path)/\(entry.name.text)"
      if entry.status.kind == .folder, let inner = try folder.folder(entry.name.text) {
        try take(inner, to: target, listed: list)
        continue
      }
      let number = list?.number(of: target)
      if list != nil, number == nil { continue }
      let bytes = try folder.read(entry.name.text, limit: .max - 1) ?? []
      if let list, let number, list.digests[number] != Digest(of: bytes) {
        throw DiskError("\(join(output.shown, target)) was changed while kbgen worked", hint: "build again")
      }
      try put(target, bytes)
    }
  }
}

extension SearchFailure: Error {
  fileprivate static let missing = SearchFailure(
    description: "there is no program `pagefind`, so the site has no search",
    hint: "run script/bootstrap, which puts it into .tools/, or install it so that it is found on the PATH")

  fileprivate init(_ run: ProgramRun, _ deed: String? = nil) {
    let end =
      switch run.end {
      case .code(let code): "ended with code \(code)"
      case .signal(let number): "was ended by signal \(number)"
      case .late: "took too long and was ended"
      }
    description = "Pagefind \(deed ?? end), so the site has no search"
    hint = run.lastWords.isEmpty ? "it did not say why" : "it said: \(run.lastWords)"
  }
}

/// A program's path with every link resolved; nil where there is none that can be run.
func absolutePath(ofProgram path: String) -> String? {
  guard access(path, X_OK) == 0, let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
