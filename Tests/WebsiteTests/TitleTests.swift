import Knowledge
import Output
import Parallel
import Synchronization
import TestSupport
import Testing

@testable import Website

/// After a changed title, pages are made anew that hang on it, and no others.
@Suite("Changed titles")
struct TitleTests {
  /// What is remembered from one build to the next.
  private final class Memory: BuildCache {
    private let entries = Mutex<[Digest: CachedEntry]>([:])
    private let known: ([Digest: CachedPage], titles: KnownTitles?)
    private let made = Mutex<([Digest: CachedPage], titles: KnownTitles?)>(([:], nil))

    init(after: Memory? = nil) { known = after?.made.withLock { $0 } ?? ([:], nil) }

    func entry(_ key: Digest) -> CachedEntry? { entries.withLock { $0[key] } }

    func add(_ archive: borrowing Archive, text: Bytes, _ key: Digest) -> CachedEntry? {
      let entry = CachedEntry(
        content: archive.content[...], places: archive.places[...], contentDigest: archive.digest,
        textCount: text.count
      ) { text }
      entries.withLock { $0[key] = entry }
      return entry
    }

    func page(_ fingerprint: Digest) -> CachedPage? { known.0[fingerprint] }
    func add(_ page: CachedPage, _ fingerprint: Digest) { made.withLock { $0.0[fingerprint] = page } }
    var titles: KnownTitles? { known.titles }
    func add(_ titles: KnownTitles) { made.withLock { $0.titles = titles } }
  }

  /// Which pages are made.
  private final class Pages: Watch {
    private let paths = Mutex<Set<String>>([])
    func begin(_ path: String) -> Int {
      paths.withLock { _ = $0.insert(path) }
      return 0
    }
    func end(_ number: Int) {}
    var made: Set<String> { paths.withLock { $0 } }
  }

  private struct Built {
    let plan: Plan
    let site: MemoryDestination
    let memory: Memory
    let made: Set<String>
  }

  private func build(_ folder: MemoryFolder, after before: Built? = nil) throws -> Built {
    let memory = Memory(after: before?.memory)
    let inputs = try Inputs(folder, jobs: 1)
    let site = try prepare(folder, BuildOptions(), memory: BuildMemory(memory, inputs))
    let plan = try #require(site.plan)
    let (destination, pages) = (MemoryDestination(before: before?.site), Pages())
    try plan.write(
      from: folder, into: destination, jobs: 2, memory: BuildMemory(memory, inputs), watch: pages)
    return Built(plan: plan, site: destination, memory: memory, made: pages.made)
  }

  private func rename(_ path: String, to title: String, in folder: MemoryFolder) -> MemoryFolder {
    var folder = folder
    folder[path] = folder[path]?.replacing(/\ntitle: .*\n/, with: "\ntitle: \(title)\n", maxReplacements: 1)
    return folder
  }

  private static let first = Result { try TitleTests().build(LargeSite.folder) }

  @Test(
    "the site is that of a build that remembers nothing, wherever the new title stands in lists",
    arguments: ["case-studies/c7", "organisations/o7", "lessons/l20"])
  func isThatOfACleanBuild(_ name: String) throws {
    var built = try Self.first.get()
    for title in ["Aaa", "Zzz and more"] {
      let folder = rename("content/\(name).md", to: title, in: LargeSite.folder)
      built = try build(folder, after: built)
      let (kept, clean) = (built.site.files, try build(folder).site.files)
      #expect(kept.keys.sorted() == clean.keys.sorted())
      #expect(clean.keys.filter { kept[$0] != clean[$0] }.sorted() == [], "\(name): \(title)")
    }
  }

  @Test("of the pages that say which titles they show, those are made anew that show it or a part of a list with it")
  func onlyThose() throws {
    let first = try Self.first.get()
    let changed = try build(
      rename("content/organisations/o7.md", to: "B organisation 7 of them", in: LargeSite.folder), after: first)
    let gathering = changed.plan.pages.filter(\.kind.gathersTitles).map(\.address.path)
    #expect(gathering.count > 500)
    let made = Set(gathering.filter(changed.made.contains))
    let differing = Set(gathering.filter { first.site.files[$0] != changed.site.files[$0] })
    #expect(differing.isSuperset(of: ["organisations/o7.html", "organisations/o107.html", "case-studies/c7.html"]))
    // It stands somewhere among those that `open-gate` worked with, and among what cites `review`.
    let others = made.subtracting(differing)
    #expect(others.allSatisfy { $0.contains("open-gate") || $0.contains("review") }, "\(others)")
    #expect(made.count < 20)
  }
}
