import Foundation
import Output
import Parallel
import TestSupport
import Testing
import Website

@testable import kbgen

/// Building again is the same as building anew.
@Suite("What is remembered of earlier builds")
struct IncrementalTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// `KBGEN_EDITS=2000 KBGEN_SEED=7 KBGEN_PROGRAM=…/release/kbgen` makes a longer run of it.
  private static let environment = ProcessInfo.processInfo.environment
  private static let editCount = environment["KBGEN_EDITS"].flatMap { Int($0) } ?? 12
  private static let seed = environment["KBGEN_SEED"].flatMap { UInt64($0) } ?? 1

  @Test("after any change, a build with what is remembered gives the bytes, the modes and the messages of one without")
  func randomEdits() throws {
    var edits = RandomEdits(seed: Self.seed, templates: try tree("\(Program.repository)/templates").mapValues(\.bytes))
    var sites = 0
    var deeds: [String] = []
    for number in 0..<Self.editCount {
      if number > 0 { deeds.append(edits.next()) }
      if deeds.last?.hasPrefix("spoil") == true { try spoil(&edits) }
      try write(edits.files, to: "kept")
      try write(edits.files, to: "new")
      let before = try (tree(folder("site/kept")), tree(folder("site/new")))
      let kept = try Program.run(
        ["build", "--source", "kept", "--output", folder("site/kept")] + edits.options, in: folder)
      try? Folder(folder("new")).remove(".kbgen")
      let new = try Program.run(
        ["build", "--source", "new", "--output", folder("site/new")] + edits.options, in: folder)
      let history = "after \(deeds.suffix(6)) (\(number) changes)"
      #expect(kept.status == new.status, "\(history): \(kept.messages)")
      #expect(Self.findings(kept.messages) == Self.findings(new.messages), "\(history)")
      let after = try (tree(folder("site/kept")), tree(folder("site/new")))
      // While the content has mistakes both sites stay as they are, and one of them may lack a page that was spoiled.
      let difference =
        new.status == 0
        ? Self.difference(after.0, after.1)
        : Self.difference(before.0, after.0) + Self.difference(before.1, after.1)
      #expect(difference == [], "\(history)")
      if new.status == 0 { sites += 1 }
      if !difference.isEmpty || kept.status != new.status { return }
    }
    // Of a long run most changes come on top of a mistake; if hardly any gave a site, nothing was tested.
    #expect(sites * 8 > Self.editCount)
  }

  @Test("while nothing changes nothing is made, and the same is said of the content") func nothing() throws {
    try write(ExampleSite.folder.files, to: ".")
    let first = try Program.run(["build"], in: folder)
    let again = try Program.run(["build"], in: folder)
    #expect(again.messages.hasSuffix("Nothing has changed since the last build. Open public/index.html\n"))
    #expect(Self.findings(first.messages) == Self.findings(again.messages))
  }

  @Test("a page that is missing from the site is made again though nothing has changed") func missing() throws {
    try write(ExampleSite.folder.files, to: ".")
    _ = try Program.run(["build"], in: folder)
    let page = folder.text("public/lessons/start-small.html")
    unlink(folder("public/lessons/start-small.html"))
    _ = try Program.run(["build"], in: folder)
    #expect(folder.text("public/lessons/start-small.html") == page)
  }

  @Test(
    "what was read is known by its stamp, but for what changed a moment before it was read",
    .enabled(if: runningProgram != nil))
  func stamps() throws {
    try write(ExampleSite.folder.files, to: ".")
    let source = DiskSource(folder.path)
    func keep() throws {
      let cache = try #require(DiskCache(source))
      cache.save(nil, try Inputs(source, jobs: 1, known: cache.inputs), isWhole: true)
    }
    try keep()
    #expect(DiskCache(source)?.inputs == [:])
    usleep(2_100_000)
    try folder.write("A moment ago.\n", to: "static/new.txt")
    try keep()
    let files = try ["content", "templates", "static"].flatMap { try source.list($0) }.filter { $0.kind == .file }
    #expect(DiskCache(source)?.inputs.count == files.count - 1)
  }

  @Test("a change is seen though the file is as long and as old as it was") func hiddenChange() throws {
    try write(ExampleSite.folder.files, to: ".")
    let path = folder("content/lessons/start-small.md")
    var status = stat()
    #expect(stat(path, &status) == 0)
    // Long enough that the next build takes over what it knows of a file by its stamp.
    usleep(2_100_000)
    _ = try Program.run(["build"], in: folder)
    let page = try #require(folder.text("public/lessons/start-small.html"))
    let text = try #require(folder.text("content/lessons/start-small.md"))
    try folder.write(text.replacing("one room", with: "two room"), to: "content/lessons/start-small.md")
    var times = [status.st_atim, status.st_mtim]
    #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    _ = try Program.run(["build"], in: folder)
    #expect(folder.text("public/lessons/start-small.html") != page)
  }

  @Test("a word in a text makes its own page anew, the edition for paper and no other") func oneText() throws {
    try write(ExampleSite.folder.files, to: ".")
    _ = try Program.run(["build"], in: folder)
    let before = numbers(try tree(folder("public")))
    var files = ExampleSite.folder.files
    files["content/lessons/start-small.md"]? += Bytes("And then in two.\n".utf8)
    try write(files, to: ".")
    _ = try Program.run(["build"], in: folder)
    let after = numbers(try tree(folder("public")))
    #expect(
      before.keys.filter { before[$0] != after[$0] }.sorted()
        == ["kbgen-manifest.txt", "lessons/start-small.html", "lessons/start-small.md", "print/index.html"])
  }

  @Test("two builds at once into two folders give two whole sites") func twoAtOnce() throws {
    try write(ExampleSite.folder.files, to: ".")
    let runs = ["one", "two"].map { Program.start(Program.path, ["build", "--output", $0], in: folder) }
    for run in runs {
      run.standardError = FileHandle.nullDevice
      try run.run()
    }
    for run in runs { run.waitUntilExit() }
    #expect(runs.map(\.terminationStatus) == [0, 0])
    #expect(Self.difference(try tree(folder("one")), try tree(folder("two"))) == [])
  }

  // MARK: Folders

  private struct File: Equatable {
    let bytes: Bytes
    let mode: mode_t
    let number: ino_t
  }

  private func numbers(_ tree: [String: File]) -> [String: ino_t] { tree.mapValues(\.number) }

  private func tree(_ path: String) throws -> [String: File] {
    var files: [String: File] = [:]
    guard let names = FileManager.default.enumerator(atPath: path) else { return [:] }
    for case let name as String in names {
      var status = stat()
      guard lstat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      files[name] = File(bytes: try readFile("\(path)/\(name)"), mode: status.st_mode & 0o777, number: status.st_ino)
    }
    return files
  }

  private static func difference(_ left: [String: File], _ right: [String: File]) -> [String] {
    Set(left.keys).union(right.keys).filter {
      left[$0]?.bytes != right[$0]?.bytes || left[$0]?.mode != right[$0]?.mode
    }.sorted()
  }

  /// All but the last line, which holds a time.
  private static func findings(_ messages: String) -> [Substring] {
    messages.split(separator: "\n").filter { !$0.hasPrefix("Built ") && !$0.hasPrefix("Nothing has changed") }
      .map { Substring($0.replacing("site/kept", with: "site/new")) }
  }

  /// Makes the content of a folder that of the site; what has not changed is left alone.
  private func write(_ files: [String: Bytes], to name: String) throws {
    for part in ["content", "templates", "static"] {
      for (path, _) in try tree(folder("\(name)/\(part)")) where files["\(part)/\(path)"] == nil {
        unlink(folder("\(name)/\(part)/\(path)"))
      }
    }
    if files["addresses.txt"] == nil { unlink(folder("\(name)/addresses.txt")) }
    for (path, bytes) in files where (try? readFile(folder("\(name)/\(path)"))) != bytes {
      try folder.write(bytes, to: "\(name)/\(path)")
    }
  }

  private func spoil(_ edits: inout RandomEdits) throws {
    let kept = try tree(folder("kept/.kbgen"))
    let pages = try tree(folder("site/kept"))
    guard let name = kept.keys.sorted().isEmpty ? nil : edits.pick(kept.keys.sorted()), let bytes = kept[name]?.bytes
    else {
      return
    }
    switch edits.pick([0, 1, 2]) {
    case 0: try? Folder(folder("kept")).remove(".kbgen")
    case 1 where !pages.isEmpty:
      unlink(folder("site/kept/\(edits.pick(pages.keys.filter { !$0.hasPrefix("kbgen-") }.sorted()))"))
    default: try folder.write(edits.spoil(bytes), to: "kept/.kbgen/\(name)")
    }
  }
}
