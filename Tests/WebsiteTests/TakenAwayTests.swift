import Output
import TestSupport
import Testing
import Website

@Suite("What is taken away during a build")
struct TakenAwayTests {
  @Test("a file that is published as it is ends it with its name, and is not published empty")
  func copied() throws {
    var folder = ExampleSite.folder
    folder["static/notes.txt"] = "Words.\n"
    let plan = try #require(try prepare(folder, BuildOptions()).plan)
    let whole = MemoryDestination()
    try plan.write(from: folder, into: whole, jobs: 1)
    #expect(whole["notes.txt"] == "Words.\n")
    folder["static/notes.txt"] = nil
    let gone = #expect(throws: FileGone.self) { try plan.write(from: folder, into: MemoryDestination(), jobs: 1) }
    #expect(gone?.description == "static/notes.txt was taken away while kbgen read its folder")
  }

  @Test("an entry or the site file ends it with its name, and is not read as empty")
  func read() throws {
    let paths = ExampleSite.folder.list("content").filter { $0.kind == .file && $0.path.hasSuffix(".md") }.map(\.path)
    for path in try #require(paths.first.map { [$0, "content/site.yml"] }) {
      let folder = ListedOnly(path: path)
      let remembering = BuildMemory(NoCache(), try Inputs(folder, jobs: 1))
      for memory in [nil, remembering] {
        let gone = #expect(throws: FileGone.self) { try prepare(folder, BuildOptions(), memory: memory) }
        #expect(gone?.description == "\(path) was taken away while kbgen read its folder")
      }
    }
  }
}

/// The example site, of which one file is gone as soon as it was listed.
private struct ListedOnly: SourceFolder {
  let path: String

  func list(_ folder: String) throws -> [Item] { ExampleSite.folder.list(folder) }
  func read(_ path: String) throws -> Bytes? { path == self.path ? nil : ExampleSite.folder.read(path) }
}
