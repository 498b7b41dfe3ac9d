import Foundation
import Testing
import kbgen

@Suite("A knowledge base of one's own")
struct InitCommandTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func kbgen(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  @Test("it is begun in one command, and builds without an error or a warning")
  func builds() throws {
    let run = try kbgen(
      "init", "own", "--title", "Gardens: what \"we\" tried", "--program", "https://example.org/kbgen.git")
    #expect(run.status == 0, "\(run.messages)")
    let check = try kbgen("check", "--strict", "--source", "own")
    #expect(check.status == 0, "\(check.messages)")
    #expect(!check.messages.contains("warning:") && !check.messages.contains("error:"), "\(check.messages)")
    // Without Pagefind there is no search, which is no fault of the content.
    let build = try kbgen("build", "--source", "own", "--output", "site")
    #expect(build.status == 0, "\(build.messages)")
    #expect(folder.text("own/site/index.html")?.contains("Gardens: what") == true)
    #expect(folder.text("own/site/case-studies/one-shed-for-two-gardens.html") != nil)
  }

  @Test("its workflows fetch kbgen from where they are told to, and can be run")
  func workflows() throws {
    #expect(try kbgen("init", "own", "--program", "https://example.org/kbgen.git").status == 0)
    let script = try #require(folder.text("own/.ci/kbgen"))
    #expect(script.contains("repository='https://example.org/kbgen.git'"))
    #expect(!script.contains("{{"))
    for path in [".ci/kbgen", ".ci/check"] {
      #expect(FileManager.default.isExecutableFile(atPath: folder("own/\(path)")), "\(path)")
    }
    #expect(folder.text("own/.github/workflows/check.yml")?.contains("${{ hashFiles(") == true)
    #expect(folder.text("own/.github/workflows/publish.yml") != nil && folder.text("own/.gitlab-ci.yml") != nil)
  }

  @Test("an address that would end the quotes it stands in is refused")
  func address() throws {
    let run = try kbgen("init", "own", "--program", "https://example.org/'; rm -rf ~; '")
    #expect(run.status == 2)
    #expect(folder.text("own/.ci/kbgen") == nil)
  }

  @Test("a folder that holds something is left as it is; a new repository may be begun in")
  func emptiness() throws {
    try folder.write("mine", to: "full/notes.txt")
    let run = try kbgen("init", "full")
    #expect(run.status == 2)
    #expect(run.messages.contains("full is not empty: there is notes.txt in it"))
    #expect(folder.text("full/README.md") == nil)
    try folder.write("ref: refs/heads/main\n", to: "fresh/.git/HEAD")
    #expect(try kbgen("init", "fresh", "--program", "https://example.org/kbgen.git").status == 0)
  }

  @Test("what is built into the program is what the repository holds")
  func embedded() throws {
    #expect(builtInStarter.count > 20)
    for (path, text) in builtInStarter {
      let own = "\(Program.repository)/starter/\(path)"
      let file = FileManager.default.fileExists(atPath: own) ? own : "\(Program.repository)/\(path)"
      #expect(
        try String(contentsOfFile: file, encoding: .utf8) + "\n" == text + "\n", "\(path): run script/embed-templates")
    }
  }
}

@Suite("Cleaning up")
struct CleanCommandTests {
  private let folder: TemporaryFolder
  init() throws {
    folder = try TemporaryFolder()
    try folder.writeSmallSite()
  }

  private func kbgen(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  @Test("the built site and the cache go, and nothing else does")
  func clean() throws {
    try folder.write("kept", to: ".kbgen/cache")
    #expect(try kbgen("build").status == 0)
    #expect(try kbgen("clean").status == 0)
    #expect(folder.text("public/index.html") == nil && folder.text(".kbgen/cache") == nil)
    #expect(folder.text("content/site.yml") != nil)
    #expect(try kbgen("clean").messages.contains("There was nothing to remove."))
  }

  @Test("a folder with something in it that kbgen did not write stays whole")
  func foreign() throws {
    #expect(try kbgen("build").status == 0)
    try folder.write("mine", to: "public/notes.txt")
    let run = try kbgen("clean")
    #expect(run.status == 2)
    #expect(run.messages.contains("notes.txt"))
    #expect(folder.text("public/index.html") != nil)
  }
}
