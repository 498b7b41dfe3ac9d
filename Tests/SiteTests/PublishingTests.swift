import Dispatch
import Foundation
import Output
import Synchronization
import Testing
import Website

@testable import kbgen

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Publishing")
struct PublishingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func output(_ typed: String = "public") throws -> OutputFolder {
    try OutputFolder(typed, source: folder.path, home: nil)
  }

  private func publish(_ files: [String: String]) throws {
    let publisher = try Publisher(output())
    for (path, text) in files { try publisher.put(path, Bytes(text.utf8)) }
    #expect(try publisher.publish().kept == nil)
  }

  @Test("a site appears with its files, their folders and the list of them, and nothing is left beside it")
  func first() throws {
    try publish(["index.html": "home", "lessons/a.html": "A", "lessons/deep/b.html": "Bee"])
    #expect(folder.text("public/lessons/deep/b.html") == "Bee")
    #expect(
      folder.text("public/kbgen-manifest.txt") == """
        # kbgen manifest, format 2, 3 files. Check them with: sha256sum --check kbgen-manifest.txt
        4ea140588150773ce3aace786aeef7f4049ce100fa649c94fbbddb960f1da942  index.html
        559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd  lessons/a.html
        f57794503e0baaa4a0ef50d9c8015756c75736e9baf4923102ff0fab4f248409  lessons/deep/b.html

        """)
    #expect(try folder.names() == ["public"])
  }

  @Test("a second site replaces the first whole: what it lacks is gone")
  func second() throws {
    try publish(["index.html": "old", "gone/old.html": "x"])
    try publish(["index.html": "new"])
    #expect(folder.text("public/index.html") == "new")
    #expect(try folder.names("public") == ["index.html", "kbgen-manifest.txt"])
    #expect(try folder.names() == ["public"])
  }

  @Test("folders above the output are made") func above() throws {
    let publisher = try Publisher(output("a/b/site"))
    try publisher.put("index.html", Bytes("x".utf8))
    _ = try publisher.publish()
    #expect(folder.text("a/b/site/index.html") == "x")
  }

  @Test("an empty folder is taken") func emptyFolder() throws {
    mkdir(folder("public"), 0o700)
    try publish(["index.html": "x"])
    #expect(folder.text("public/index.html") == "x")
  }

  @Test("a build that stops leaves the old site, and nothing beside it")
  func stopped() throws {
    try publish(["index.html": "old"])
    do {
      let publisher = try Publisher(output())
      try publisher.put("index.html", Bytes("new".utf8))
      #expect(try folder.names().count == 3)
    }
    #expect(folder.text("public/index.html") == "old")
    #expect(try folder.names() == ["public"])
  }

  @Test("what a killed build left is removed by the next")
  func killed() throws {
    try publish(["index.html": "old"])
    try folder.write("half", to: ".public.kbgen-new/lessons/half.html")
    try folder.write("# kbgen manifest, format 2, 9 files\n4ea140588150 ha", to: ".public.kbgen-new/kbgen-manifest.txt")
    try folder.write("", to: ".public.kbgen-lock")
    try publish(["index.html": "new"])
    #expect(folder.text("public/index.html") == "new")
    #expect(try folder.names("public") == ["index.html", "kbgen-manifest.txt"])
    #expect(try folder.names() == ["public"])
  }

  @Test("a folder with files that kbgen did not write is refused, three of them named, and left as it is")
  func foreign() throws {
    try publish(["index.html": "x", "lessons/a.html": "x"])
    for name in ["lessons/mine.txt", "b.txt", "c.txt", ".hidden", "empty/d.txt"] {
      try folder.write("x", to: "public/\(name)")
    }
    let error = #expect(throws: DiskError.self) { try Publisher(output()) }
    #expect(error?.description.hasSuffix(": .hidden, b.txt, c.txt and 2 more") == true)
    #expect(folder.text("public/lessons/mine.txt") == "x")
    #expect(try folder.names() == ["public"])
  }

  @Test("a folder without the list of files is someone else's, even if it only holds an empty folder")
  func withoutManifest() throws {
    mkdir(folder("public"), 0o755)
    mkdir(folder("public/photos"), 0o755)
    let error = #expect(throws: DiskError.self) { try Publisher(output()) }
    #expect(error?.description.hasSuffix(": photos") == true)
  }

  @Test("a page that was changed by hand is not overwritten")
  func changed() throws {
    try publish(["index.html": "x"])
    try folder.write("changed by hand", to: "public/index.html")
    let error = #expect(throws: DiskError.self) { try Publisher(output()) }
    #expect(error?.description.hasSuffix(": index.html") == true)
  }

  @Test("a page that was changed by hand is noticed even where it is as long as before and looks older")
  func changedAlike() throws {
    try publish(["index.html": "page", "lessons/a.html": "A"])
    try folder.write("PAGE", to: "public/index.html")
    utimes(folder("public/index.html"), [timeval(tv_sec: 1, tv_usec: 0), timeval(tv_sec: 1, tv_usec: 0)])
    let error = #expect(throws: DiskError.self) { try Publisher(output()) }
    #expect(error?.description.hasSuffix(": index.html") == true)
  }

  @Test("a page that was only touched is still kbgen's own")
  func touched() throws {
    try publish(["index.html": "page"])
    utimes(folder("public/index.html"), nil)
    try publish(["index.html": "new"])
    #expect(folder.text("public/index.html") == "new")
  }

  @Test("a page that has not changed is taken over and not written again")
  func unchanged() throws {
    try publish(["index.html": "old", "lessons/a.html": "A"])
    let before = (folder.number("public/index.html"), folder.number("public/lessons/a.html"))
    try publish(["index.html": "new", "lessons/a.html": "A"])
    #expect(folder.number("public/index.html") != before.0)
    #expect(folder.number("public/lessons/a.html") == before.1)
    #expect(folder.text("public/lessons/a.html") == "A")
    try publish(["index.html": "new", "lessons/a.html": "A"])
    #expect(folder.number("public/lessons/a.html") == before.1)
  }

  @Test("a page that someone closed to readers is opened again")
  func closed() throws {
    try publish(["index.html": "page"])
    chmod(folder("public/index.html"), 0o600)
    try publish(["index.html": "page"])
    #expect(folder.mode("public/index.html") == 0o644)
  }

  @Test("a page that was taken away is written again")
  func missing() throws {
    try publish(["index.html": "page", "a.html": "A"])
    unlink(folder("public/a.html"))
    try publish(["index.html": "page", "a.html": "A"])
    #expect(folder.text("public/a.html") == "A")
  }

  @Test("a page that is edited in its place while the new site is written is kept aside, and told of by the next build")
  func editedMeanwhile() throws {
    try publish(["index.html": "page"])
    do {
      let publisher = try Publisher(output())
      try publisher.put("index.html", Bytes("page".utf8))
      editInPlace("public/index.html")
      let kept = try publisher.publish().kept
      #expect(kept == .init(path: folder("public-kept-1"), shown: ["index.html"]))
    }
    #expect(folder.text("public-kept-1/index.html") == "edit")
    try expectRefusal(": index.html")
  }

  @Test("so it is where the build was killed after the exchange")
  func editedBeforeKill() throws {
    try publish(["index.html": "page", "a.html": "A"])
    let list = try #require(folder.text("public/kbgen-manifest.txt"))
    mkdir(folder(".public.kbgen-new"), 0o755)
    link(folder("public/index.html"), folder(".public.kbgen-new/index.html"))
    rename(folder("public/kbgen-manifest.txt"), folder(".public.kbgen-new/kbgen-manifest.txt"))
    editInPlace("public/index.html")
    try folder.write(list, to: "public/kbgen-manifest.txt")
    usleep(20_000)
    // One that only the new site has.
    editInPlace("public/a.html")
    try expectRefusal(": a.html, index.html")
    #expect(folder.text("public-kept-1/index.html") == "edit")
    try expectRefusal(": a.html, index.html")
    // The one is put right; the other is still told of.
    unlink(folder("public/index.html"))
    try expectRefusal(": a.html")
  }

  private func expectRefusal(_ end: String) throws {
    let error = #expect(throws: DiskError.self) { try Publisher(output()) }
    #expect(error?.description.hasSuffix(end) == true, "\(error?.description ?? "")")
  }

  @Test(
    "an old site that cannot be looked through is told of, and moved aside by the next build with all that is in it")
  func unreadableOld() throws {
    guard geteuid() != 0 else { return }
    try publish(["index.html": "old"])
    do {
      let publisher = try Publisher(output())
      try publisher.put("index.html", Bytes("new".utf8))
      try folder.write("mine", to: "public/mine.txt")
      mkdir(folder("public/closed"), 0o000)
      let error = #expect(throws: DiskError.self) { try publisher.publish() }
      #expect(error?.description.hasPrefix("the new site is in ") == true)
    }
    defer { chmod(folder("public-kept-1/closed"), 0o755) }
    var kept: String?
    _ = try Publisher(output()) {
    } onLeftover: {
      kept = $0.path
    }
    #expect(kept == folder("public-kept-1"))
    #expect(folder.text("public-kept-1/mine.txt") == "mine")
    #expect(folder.text("public/index.html") == "new")
  }

  @Test("an old site whose list someone took away or changed is moved aside", arguments: [nil, "x"])
  func listTakenAway(text: String?) throws {
    try publish(["index.html": "old"])
    let publisher = try Publisher(output())
    try publisher.put("index.html", Bytes("new".utf8))
    unlink(folder("public/kbgen-manifest.txt"))
    if let text { try folder.write(text, to: "public/kbgen-manifest.txt") }
    try folder.write("mine", to: "public/mine.txt")
    #expect(try publisher.publish().kept?.path == folder("public-kept-1"))
    #expect(folder.text("public-kept-1/mine.txt") == "mine")
  }

  @Test("a file with a second name, put in the place of a page, is told of however old it looks") func linkedPage()
    throws
  {
    try publish(["index.html": "page"])
    usleep(20_000)
    try folder.write("mine", to: "draft.html")
    utimes(folder("draft.html"), [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)])
    unlink(folder("public/index.html"))
    link(folder("draft.html"), folder("public/index.html"))
    try expectRefusal(": index.html")
  }

  @Test("what is put in the place of the site while the new one is written stays") func replacedMeanwhile() throws {
    try publish(["index.html": "old"])
    let publisher = try Publisher(output())
    try publisher.put("index.html", Bytes("new".utf8))
    rename(folder("public"), folder("moved"))
    try folder.write("mine", to: "public")
    #expect(throws: DiskError.self) { try publisher.publish() }
    #expect(folder.text("public") == "mine")
  }

  @Test(
    "a file that is put in the place of a page while the new site is written is not taken over, however old it looks")
  func replacedPage() throws {
    try publish(["index.html": "page"])
    let publisher = try Publisher(output())
    try folder.write("mine", to: "draft.html")
    utimes(folder("draft.html"), [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)])
    rename(folder("draft.html"), folder("public/index.html"))
    try publisher.put("index.html", Bytes("page".utf8))
    #expect(try publisher.publish().kept == .init(path: folder("public-kept-1"), shown: []))
    #expect(folder.text("public/index.html") == "page")
    #expect(folder.text("public-kept-1/index.html") == "mine")
  }

  @Test("a page that was edited before the folder was copied is told of, though the list is newer in the copy")
  func editedBeforeCopy() throws {
    try publish(["index.html": "page", "z.html": "Z"])
    editInPlace("public/index.html")
    for name in ["index.html", "kbgen-manifest.txt", "z.html"] {
      let text = try #require(folder.text("public/\(name)"))
      try folder.write(text, to: "public/\(name)")
      usleep(20_000)
    }
    try expectRefusal(": index.html")
  }

  @Test("a file may be dated in any year") func anyYear() throws {
    for year in [-9_000_000_000, 9_300_000_000, 16_000_000_000] {
      try? Folder(folder.path).removeAll()
      try publish(["index.html": "page"])
      utimes(folder("public/index.html"), [timeval(tv_sec: year, tv_usec: 0), timeval(tv_sec: year, tv_usec: 0)])
      try publish(["index.html": "new"])
      #expect(folder.text("public/index.html") == "new")
    }
  }

  /// Long enough before whatever is written next for the clock of any disk.
  private func editInPlace(_ name: String) {
    let file = open(folder(name), O_WRONLY)
    write(file, "edit", 4)
    close(file)
    usleep(20_000)
  }

  @Test("a page that is edited between two builds is told of, even where it was taken over from the build before")
  func editedLater() throws {
    try publish(["index.html": "page"])
    try publish(["index.html": "page"])
    usleep(20_000)
    editInPlace("public/index.html")
    // Only the inode says it.
    utimes(folder("public/index.html"), [timeval(tv_sec: 1_000, tv_usec: 0), timeval(tv_sec: 1_000, tv_usec: 0)])
    try expectRefusal(": index.html")
  }

  @Test("a link put in the place of a page is not taken for the page")
  func linkForPage() throws {
    try publish(["index.html": "x"])
    unlink(folder("public/index.html"))
    symlink("/etc/hosts", folder("public/index.html"))
    #expect(throws: DiskError.self) { try Publisher(output()) }
  }

  @Test("a list of files from a later kbgen is not guessed at")
  func laterFormat() throws {
    try folder.write("# kbgen manifest, format 3, 0 files\n", to: "public/kbgen-manifest.txt")
    let error = #expect(throws: DiskError.self) { try Publisher(output()) }
    #expect(error?.description.hasSuffix("public/kbgen-manifest.txt is not a list that this kbgen can read") == true)
  }

  @Test(
    "a list that names files outside of the folder is none, and nothing is removed by it",
    arguments: ["../beside.txt", "/beside.txt", "deep/../../beside.txt", "./index.html", "deep//x.html", ".."])
  func escapingList(_ path: String) throws {
    try publish(["index.html": "x"])
    try folder.write("mine", to: "beside.txt")
    let list = Manifest().bytes(
      keeping: [], adding: [(path, Digest(of: [])), ("index.html", Digest(of: Bytes("x".utf8)))])
    try folder.write(String(decoding: list, as: UTF8.self), to: "public/kbgen-manifest.txt")
    let error = #expect(throws: DiskError.self) { try publish(["index.html": "y"]) }
    #expect(error?.description.hasSuffix("public/kbgen-manifest.txt is not a list that this kbgen can read") == true)
    #expect(folder.text("beside.txt") == "mine")
    #expect(folder.text("public/index.html") == "x")
  }

  @Test("a file that someone adds while the new site is written is moved aside and not lost")
  func addedMeanwhile() throws {
    try publish(["index.html": "old"])
    let publisher = try Publisher(output())
    try publisher.put("index.html", Bytes("new".utf8))
    try folder.write("mine", to: "public/mine.txt")
    #expect(try publisher.publish().kept == .init(path: folder("public-kept-1"), shown: []))
    #expect(folder.text("public-kept-1/mine.txt") == "mine")
    #expect(folder.text("public/index.html") == "new")
  }

  @Test("everyone may read what is published, whatever the umask")
  func modes() throws {
    // The umask is the whole program's; tests that run meanwhile need no more than their owner's rights.
    let before = umask(0o077)
    defer { umask(before) }
    try publish(["lessons/a.html": "x"])
    #expect(folder.mode("public") == 0o755)
    #expect(folder.mode("public/lessons") == 0o755)
    #expect(folder.mode("public/lessons/a.html") == 0o644)
    #expect(folder.mode("public/kbgen-manifest.txt") == 0o644)
  }

  @Test("pages may come from many threads at once")
  func manyThreads() throws {
    let publisher = try Publisher(output())
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 200) { number in
      do { try publisher.put("part-\(number % 7)/deep/\(number).html", Bytes("\(number)".utf8)) } catch {
        failures.withLock { $0 += 1 }
      }
    }
    _ = try publisher.publish()
    #expect(failures.withLock { $0 } == 0)
    #expect(folder.text("public/part-3/deep/10.html") == "10")
    #expect(folder.text("public/kbgen-manifest.txt")?.split(separator: "\n").count == 201)
  }

  @Test("two builds at once come one after the other, and the one that waits says so")
  func twoAtOnce() throws {
    var first: Publisher? = try Publisher(output())
    try first?.put("index.html", Bytes("first".utf8))
    let waiting = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    let place = try output()
    Thread.detachNewThread {
      do {
        let second = try Publisher(place, onWait: { waiting.signal() })
        try second.put("index.html", Bytes("second".utf8))
        _ = try second.publish()
      } catch { Issue.record(error) }
      done.signal()
    }
    waiting.wait()
    _ = try first?.publish()
    #expect(folder.text("public/index.html") == "first")
    first = nil
    done.wait()
    #expect(folder.text("public/index.html") == "second")
    #expect(try folder.names() == ["public"])
  }

  @Test("someone who reads meanwhile never meets a missing file")
  func readers() throws {
    try publish(["index.html": "0", "lessons/a.html": "0"])
    let path = folder("public/lessons/a.html")
    let isOver = Atomic(false)
    let missing = Atomic(0)
    let reads = Atomic(0)
    let reader = DispatchSemaphore(value: 0)
    // A thread of its own: the threads of the pool may all be waiting in other tests.
    Thread.detachNewThread {
      while !isOver.load(ordering: .relaxed) {
        let descriptor = open(path, O_RDONLY)
        if descriptor < 0 { missing.add(1, ordering: .relaxed) } else { close(descriptor) }
        reads.add(1, ordering: .relaxed)
      }
      reader.signal()
    }
    // However busy the machine is, the reader has its turn between two of the exchanges.
    var exchanges = 0
    while exchanges < 50 || reads.load(ordering: .relaxed) < 50 {
      exchanges += 1
      try publish(["index.html": "\(exchanges)", "lessons/a.html": "\(exchanges)"])
    }
    isOver.store(true, ordering: .relaxed)
    reader.wait()
    #expect(missing.load(ordering: .relaxed) == 0)
  }

  @Test("the same files give the same bytes, in whatever order they came")
  func deterministic() throws {
    let names = ["b/x.html", "a.html", "b.html", "É.html"]
    try publish(Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }))
    let first = folder.text("public/kbgen-manifest.txt")
    let publisher = try Publisher(output())
    for name in names.reversed() { try publisher.put(name, Bytes(name.utf8)) }
    _ = try publisher.publish()
    #expect(folder.text("public/kbgen-manifest.txt") == first)
  }

  @Test(
    "a path that no page may have is our own mistake, and nothing is written",
    arguments: ["../x.html", "/x.html", "a//b.html", "a/./b.html", "", "kbgen-manifest.txt", "a\nb.html"])
  func unsafePaths(path: String) throws {
    let publisher = try Publisher(output())
    #expect(throws: OwnFault.self) { try publisher.put(path, Bytes("x".utf8)) }
  }

  @Test("two pages with one address are our own mistake")
  func twice() throws {
    let publisher = try Publisher(output())
    try publisher.put("a.html", Bytes("x".utf8))
    #expect(throws: OwnFault.self) { try publisher.put("a.html", Bytes("x".utf8)) }
  }

  @Test("a published list of files is read back as it was written")
  func manifests() {
    let list = Manifest().bytes(keeping: [], adding: [("index.html", Digest(of: [])), ("a b.html", Digest(of: [1]))])
    #expect(Manifest(list)?.bytes == list)
    #expect(Manifest(list)?.path(0) == "a b.html")
    #expect(Manifest(list)?.number(of: "index.html") == 1)
    #expect(Manifest(list)?.number(of: "index") == nil)
    #expect(Manifest(Manifest().bytes)?.digests == [])
    let next = Manifest(list)?.bytes(
      keeping: [false, true], adding: [("a.html", Digest(of: [])), ("z", Digest(of: [2]))])
    #expect(next.flatMap(Manifest.init)?.digests == [Digest(of: []), Digest(of: []), Digest(of: [2])])
    #expect(Manifest(Bytes(list.dropLast(14))) == nil)
    #expect(Manifest(Bytes(list.dropLast())) == nil)
    #expect(Manifest(Bytes("hello\n".utf8)) == nil)
    #expect(Manifest([]) == nil)
  }

  #if os(Linux)
    @Test("a full disk is told of by its name")
    func fullDisk() throws {
      let full = open("/dev/full", O_WRONLY)
      defer { close(full) }
      let error = #expect(throws: DiskError.self) { try writeAll(Bytes("x".utf8), to: full, "public/index.html") }
      #expect(error?.description == "cannot write public/index.html: no space left on device")
      #expect(error?.hint?.hasPrefix("the disk is full") == true)
    }

    @Test("a folder that cannot be written beside is told of before anything is made")
    func notWritable() throws {
      let output = try OutputFolder("/proc/self/site", source: folder.path, home: nil)
      let error = #expect(throws: DiskError.self) { try Publisher(output) }
      #expect(error?.description.hasPrefix("cannot make a file beside /proc/self/site, in /proc/") == true)
    }
  #endif
}
