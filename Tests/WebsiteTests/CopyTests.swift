import TestSupport
import Testing
import Website

@Suite("Files that are published as they are")
struct CopyTests {
  @Test("one that is taken away during a build ends it with its name, and is not published empty")
  func takenAway() throws {
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
}
