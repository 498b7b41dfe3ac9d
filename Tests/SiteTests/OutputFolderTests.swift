import Output
import Testing

@testable import kbgen

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Where a site may stand")
struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for kept in ["content", "templates", "static", "seeds", "Sources"] { mkdir(folder(kept), 0o755) }
  }

  private func output(_ typed: String, home: String? = nil) throws -> OutputFolder {
    try OutputFolder(typed, source: folder.path, home: home)
  }

  @Test(
    "a folder of its own, there or not, beside the content or elsewhere, is taken", arguments: ["public", "a/b/c/"])
  func free(typed: String) throws {
    let expected = folder(typed.hasSuffix("/") ? String(typed.dropLast()) : typed)
    #expect(try output(typed).path == expected)
    #expect(try output(folder(typed)).path == expected)
  }

  @Test(
    "a folder that holds, is or lies inside what the site is made from is refused",
    arguments: [
      "content", "content/", "./content", "content/site", "templates", "static/x/y", "seeds", "Sources", ".", "..", "/",
      "content/../content", "public/../templates",
    ])
  func madeFrom(typed: String) throws {
    mkdir(folder("public"), 0o755)
    let error = #expect(throws: DiskError.self) { try output(typed) }
    #expect(error?.hint?.contains("--output") == true)
  }

  @Test("the content folder is known by any name that leads to it")
  func throughALink() throws {
    symlink(folder("content"), folder("shortcut"))
    #expect(throws: DiskError.self) { try output("shortcut/site") }
  }

  @Test("a repository's root and its .git folder are refused")
  func repositories() throws {
    mkdir(folder("other"), 0o755)
    mkdir(folder("other/.git"), 0o755)
    #expect(throws: DiskError.self) { try output("other") }
    #expect(throws: DiskError.self) { try output("other/.git/site") }
    #expect(throws: Never.self) { try output("other/site") }
  }

  @Test("the home folder and what is above it are refused, what lies inside is taken")
  func home() throws {
    mkdir(folder("users"), 0o755)
    mkdir(folder("users/me"), 0o755)
    for typed in ["users", "users/me"] {
      let error = #expect(throws: DiskError.self) { try output(typed, home: folder("users/me")) }
      #expect(error?.description.contains("home folder") == true)
    }
    #expect(throws: Never.self) { try output("users/me/site", home: folder("users/me")) }
  }

  @Test("a file and a link are refused, wherever the link leads")
  func filesAndLinks() throws {
    try folder.write("x", to: "file")
    mkdir(folder("elsewhere"), 0o755)
    symlink(folder("elsewhere"), folder("link"))
    symlink(folder("nowhere"), folder("broken"))
    for typed in ["file", "link", "link/", "broken"] {
      let error = #expect(throws: DiskError.self) { try output(typed) }
      #expect(error?.description.hasSuffix("is a file or a link, not a folder") == true)
    }
  }

  @Test("an empty name is refused") func empty() { #expect(throws: DiskError.self) { try output("") } }

  #if os(Linux)
    @Test("the top of a disk is refused with a folder to take instead")
    func mountPoint() throws {
      let error = #expect(throws: DiskError.self) { try output("/proc") }
      #expect(error?.description.contains("cannot be exchanged in one step") == true)
      #expect(error?.hint == "give a folder inside it: --output /proc/site")
    }
  #endif
}
