import Output
import Parallel
import Synchronization
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

@Suite("How often files are read")
struct ReadingTests {
  @Test("where nothing is known, each text is read once, and known by the same digest as if it were read first")
  func once() throws {
    let folder = CountingFolder()
    let inputs = try Inputs(folder, jobs: 2, isNew: true)
    let site = try prepare(folder, BuildOptions(), memory: BuildMemory(NoCache(), inputs))
    #expect(site.isSteady)
    #expect(try inputs.digest() == Inputs(ExampleSite.folder, jobs: 1).digest())
    let texts = folder.reads.withLock { $0 }.filter { $0.key.hasPrefix("content/") && $0.key.hasSuffix(".md") }
    #expect(!texts.isEmpty)
    #expect(texts.filter { $0.value != 1 } == [:])
  }

  @Test("what was not touched since it was read is not read again, but for what changed at that time or later")
  func untouched() throws {
    let folder = CountingFolder()
    let first = try Inputs(folder, jobs: 1)
    let names = folder.reads.withLock { reads in
      defer { reads = [:] }
      return reads.keys.sorted()
    }
    folder.times.withLock { $0[names[1]] = 7 }
    let second = try Inputs(folder, jobs: 2, known: first.known(before: 5))
    #expect(try second.digest() == first.digest())
    #expect(folder.reads.withLock { $0 } == [names[1]: 1, AddressLedger.path: 1])
    folder.reads.withLock { $0 = [:] }
    _ = try Inputs(folder, jobs: 1, known: second.known(before: 7))
    #expect(folder.reads.withLock { $0 } == [names[1]: 1, AddressLedger.path: 1])
    folder.reads.withLock { $0 = [:] }
    _ = try Inputs(folder, jobs: 1, known: second.known(before: 8))
    #expect(folder.reads.withLock { $0 } == [AddressLedger.path: 1])
  }
}

/// The example site, and how often each file of it was read.
private final class CountingFolder: SourceFolder {
  let reads = Mutex<[String: Int]>([:])
  /// When a file was changed, if not at 1.
  let times = Mutex<[String: Int]>([:])

  func list(_ folder: String) throws -> [Item] {
    ExampleSite.folder.list(folder).enumerated().map { index, item in
      let time = times.withLock { $0[item.path] } ?? 1
      // The folders that are listed have fewer than a thousand files each.
      let number = (folder.utf8.count * 1000 + index) * 10 + time
      return Item(path: item.path, kind: item.kind, size: item.size, stamp: Stamp(number: number, time: time))
    }
  }
  func read(_ path: String) throws -> Bytes? {
    reads.withLock { $0[path, default: 0] += 1 }
    return ExampleSite.folder.read(path)
  }
}

/// The example site, of which one file is gone as soon as it was listed.
private struct ListedOnly: SourceFolder {
  let path: String

  func list(_ folder: String) throws -> [Item] { ExampleSite.folder.list(folder) }
  func read(_ path: String) throws -> Bytes? { path == self.path ? nil : ExampleSite.folder.read(path) }
}
