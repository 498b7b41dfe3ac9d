import Diagnostics
import Output
import Parallel
import TestSupport
import Testing
import Website

/// Renames, merges, withdrawals and new headings in a row, as the years bring them.
@Suite("Addresses over time")
struct AddressPropertyTests {
  @Test("every address that ever was leads to its content, in one step at most", arguments: [1, 2, 3])
  func history(seed: UInt64) throws {
    var history = try History(seed)
    while history.changes < 6 { try history.step() }
  }
}

private struct History {
  private var random: Random
  private var folder = SampleSite.folder
  /// For the address of each entry that was ever published: the file of the entry that has its content now.
  private var owners: [String: String] = [:]
  private(set) var changes = 0
  private var number = 0

  init(_ seed: UInt64) throws {
    random = Random(state: seed)
    try publish()
  }

  /// One change, if the content allows it, and a new site.
  mutating func step() throws {
    number += 1
    let before = changes
    let files = folder.files.keys.filter { $0.hasPrefix("content/") && $0.hasSuffix(".md") && !$0.contains("home") }
      .sorted()
    let path = random.element(of: files)
    let name = String(path.dropFirst("content/".count).dropLast(3))
    let kind = name.prefix { $0 != "/" }
    switch random.next() % 6 {
    case 0, 1: move(name, "\(kind)/name-\(number)", path)
    case 2:
      move(name, String(random.element(of: files.filter { $0.contains("/\(kind)/") }).dropFirst(8).dropLast(3)), path)
    case 3:
      withText(of: path) { text in
        let title = text.split(separator: "\n").first { $0.hasPrefix("title:") } ?? "title: x"
        return "---\n\(title)\nwithdrawn:\n  date: \"2026-03-01\"\n  reason: It was time.\n"
          + (text.firstMatch(of: /aliases: \[.*\]\n/).map { String($0.0) } ?? "") + "---\n"
      }
    case 4: withText(of: path) { [number] in $0.replacing("\n## ", with: "\n## Part \(number): ") }
    default:
      let lists = folder["content/site.yml"]?.matches(of: /- id: (\S+)/).map { String($0.1) } ?? []
      let term = random.element(of: lists)
      for list in ["themes", "areas", "people", "aims", "roles", "groups", "sourceTypes"] {
        move(
          "\(list)/\(term)", random.next() % 3 == 0 ? "\(list)/\(random.element(of: lists))" : "\(list)/term-\(number)",
          nil)
      }
    }
    if changes > before { try publish() }
  }

  private mutating func move(_ old: String, _ new: String, _ path: String?) {
    guard let move = try? Move(old, to: new, in: folder, jobs: 1) else { return }
    changes += 1
    folder.apply(move)
    guard let path else { return }
    for (address, owner) in owners where owner == path { owners[address] = "content/\(new).md" }
  }

  private mutating func withText(of path: String, _ change: (String) -> String) {
    var changed = folder
    changed[path] = folder[path].map(change)
    guard changed[path] != folder[path], (try? prepare(changed, BuildOptions()).plan) != nil else { return }
    changes += 1
    folder = changed
  }

  private mutating func publish() throws {
    let files = try SampleSite.built(folder)
    #expect(Crawler(files, base: SampleSite.base).problems == [])
    for path in folder.files.keys where path.hasPrefix("content/") && path.hasSuffix(".md") {
      if files[address(of: path)] != nil { owners[address(of: path)] = owners[address(of: path)] ?? path }
    }
    folder = try AddressLedgerTests.recorded(folder)
    for line in folder[AddressLedger.path]?.split(separator: "\n") ?? [] where !line.hasPrefix("#") {
      check(line.split(separator: " ")[0], in: files)
    }
  }

  /// Follows an address as a browser does.
  private func check(_ line: Substring, in files: [String: Bytes]) {
    let parts = line.split(separator: "#").map(String.init)
    guard var page = files[parts[0]].map({ String(decoding: $0, as: UTF8.self) }) else {
      Issue.record("nothing stands at \(line)")
      return
    }
    var path = parts[0]
    if let target = page.firstMatch(of: /content="0; url=([^"]*)"/) {
      path = resolve(String(target.1), from: path)
      page = String(decoding: files[path] ?? [], as: UTF8.self)
      #expect(!page.contains("http-equiv=\"refresh\""), "\(line) leads on to \(path), which leads on")
      #expect(page.contains("<h1"), "\(line) leads to \(path)")
    }
    guard let owner = owners[parts[0]] else { return }
    #expect(path == address(of: owner) || page.contains("was withdrawn"), "\(line) leads to \(path), not \(owner)")
    if parts.count > 1, !page.contains("was withdrawn") {
      #expect(page.contains("id=\"\(parts[1])\""), "\(line): no such place on \(path)")
    }
  }

  private func address(of file: String) -> String {
    let name = file.dropFirst("content/".count).dropLast(3)
    return (name == "pages/home" ? "index" : name.hasPrefix("pages/") ? name.dropFirst(6) : name) + ".html"
  }

  private func resolve(_ link: String, from path: String) -> String {
    var folders = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { folders.removeLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for a seed on every machine.
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func element<Element>(of elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }
}
