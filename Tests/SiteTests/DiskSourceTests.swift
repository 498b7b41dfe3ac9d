import Output
import Testing
import Website

@testable import kbgen

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Reading from disk")
struct DiskSourceTests {
  private let folder: TemporaryFolder
  private var source: DiskSource { DiskSource(folder.path) }

  init() throws { folder = try TemporaryFolder() }

  private func paths(_ name: String) throws -> [String] { try source.list(name).map(\.path) }

  /// Without what tells a file from itself after a change.
  private func items(_ name: String) throws -> [Item] {
    try source.list(name).map { Item(path: $0.path, kind: $0.kind, size: $0.size) }
  }

  @Test("everything below a folder is listed, sorted by the bytes of its path")
  func sortedByBytes() throws {
    for name in ["b.md", "a/z.md", "a.md", "a-b.md", "É.md", "Z.md"] { try folder.write("x", to: "content/\(name)") }
    #expect(
      try paths("content") == [
        "content/Z.md", "content/a", "content/a-b.md", "content/a.md", "content/a/z.md", "content/b.md", "content/É.md",
      ])
  }

  @Test("a file comes with its size and a folder as a folder")
  func kindsAndSizes() throws {
    try folder.write("12345", to: "content/pages/about.md")
    #expect(
      try items("content") == [
        Item(path: "content/pages", kind: .folder, size: 0), Item(path: "content/pages/about.md", kind: .file, size: 5),
      ])
  }

  @Test("hidden files and folders are passed over")
  func hidden() throws {
    for name in [".obsidian/app.json", ".DS_Store", "a.md"] { try folder.write("x", to: "content/\(name)") }
    #expect(try paths("content") == ["content/a.md"])
  }

  @Test("a folder that is not there is empty, and a file that is not there is nil")
  func missing() throws {
    #expect(try paths("static").isEmpty)
    #expect(try source.read("content/none.md") == nil)
    #expect(try source.read("none/none.md") == nil)
  }

  @Test("of a folder that another has taken the place of, the other is read")
  func exchanged() throws {
    let source = source
    try folder.write("old", to: "static/pages/a.txt")
    try folder.write("new", to: "static/other/a.txt")
    #expect(try source.list("static").count == 4)
    #expect(rename(folder("static/pages"), folder("static/gone")) == 0)
    #expect(rename(folder("static/other"), folder("static/pages")) == 0)
    // The folder that is still open has its files yet; once it has lost them, the path leads to those that took their place.
    #expect(try source.read("static/pages/a.txt") == Bytes("old".utf8))
    #expect(unlink(folder("static/gone/a.txt")) == 0)
    #expect(try source.read("static/pages/a.txt") == Bytes("new".utf8))
    #expect(unlink(folder("static/pages/a.txt")) == 0)
    #expect(try source.read("static/pages/a.txt") == nil)
  }

  @Test("a file is read to its last byte", arguments: [0, 1, 4096, 200_001])
  func wholeFile(size: Int) throws {
    let text = String(repeating: "x", count: size)
    try folder.write(text, to: "content/a.md")
    #expect(try source.read("content/a.md") == Bytes(text.utf8))
  }

  @Test("a link is listed as a link and never followed")
  func links() throws {
    try folder.write("secret", to: "outside/secret.md")
    try folder.write("x", to: "content/a.md")
    symlink(folder("outside"), folder("content/folder"))
    symlink(folder("outside/secret.md"), folder("content/file.md"))
    let links = try source.list("content").filter { $0.kind == .link }.map(\.path)
    #expect(links == ["content/file.md", "content/folder"])
    for path in ["content/file.md", "content/folder/secret.md"] {
      let error = #expect(throws: DiskError.self) { try source.read(path) }
      #expect(error?.description.contains("is a symbolic link, and kbgen follows none") == true)
    }
    #expect(throws: DiskError.self) { try source.list("content/folder") }
  }

  @Test("a path that leads out of the source folder is refused", arguments: ["../x", "content/../../x", "/etc/hosts"])
  func outside(path: String) {
    #expect(throws: DiskError.self) { try source.read(path) }
  }

  @Test("a pipe is told of and does not keep a build waiting", .timeLimit(.minutes(1)))
  func pipes() throws {
    try folder.write("x", to: "content/a.md")
    mkfifo(folder("content/pipe.md"), 0o644)
    #expect(try items("content").last == Item(path: "content/pipe.md", kind: .other, size: 0))
    let error = #expect(throws: DiskError.self) { try source.read("content/pipe.md") }
    #expect(
      error?.description.hasSuffix("content/pipe.md is a pipe, a socket or a device, and a file is needed here") == true
    )
  }

  @Test("a folder where a file is needed is told of")
  func folderForFile() throws {
    try folder.write("x", to: "content/a.md/b.md")
    let error = #expect(throws: DiskError.self) { try source.read("content/a.md") }
    #expect(error?.description.hasSuffix("content/a.md is a folder, and a file is needed here") == true)
  }

  @Test("a file where a folder is needed is told of")
  func fileForFolder() throws {
    try folder.write("x", to: "content")
    let error = #expect(throws: DiskError.self) { try source.list("content") }
    #expect(error?.description.hasSuffix("content is a file, and a folder is needed here") == true)
  }

  @Test("a file beyond the limit is refused before it is read")
  func tooLarge() throws {
    try folder.write("x", to: "static/film.mp4")
    truncate(folder("static/film.mp4"), off_t(DiskSource.largestFile) + 1)
    let error = #expect(throws: DiskError.self) { try source.read("static/film.mp4") }
    #expect(error?.description.contains("larger than 64 MB") == true)
  }

  #if os(Linux)
    @Test("a name that is no text is listed as something that cannot be read")
    func namesThatAreNoText() throws {
      mkdir(folder("content"), 0o755)
      let name: [CChar] = Array((folder("content/caf") + "?.md").utf8CString)
      let latin = name.map { $0 == CChar(bitPattern: UInt8(ascii: "?")) ? CChar(bitPattern: 0xe9) : $0 }
      close(creat(latin, 0o644))
      #expect(try source.list("content").map(\.kind) == [.other])
    }

    @Test("a file that may not be read is told of by its path, with what to do", .enabled(if: geteuid() != 0))
    func forbidden() throws {
      try folder.write("x", to: "content/a.md")
      chmod(folder("content/a.md"), 0)
      let error = #expect(throws: DiskError.self) { try source.read("content/a.md") }
      #expect(error?.description.hasSuffix("content/a.md: permission denied") == true)
      #expect(error?.hint != nil)
    }
  #endif
}
