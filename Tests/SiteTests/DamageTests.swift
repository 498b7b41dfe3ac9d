import Diagnostics
import Output
import TestSupport
import Testing
import Website

/// Every sound entry of the tests, damaged in every way that ``Damage`` knows, wherever it can be done.
@Suite("Mistakes that people make")
struct DamageTests {
  @Test(
    "each is reported once, where it is or with a note where it began, and by a rule that speaks of it",
    arguments: Damage.all)
  func reported(damage: Damage) throws {
    let sites = try damage.applied(to: Self.sound)
    try #require(!sites.isEmpty, "nothing in the sound entries can be damaged like this")
    for site in sites {
      let found = try Self.findings(in: site.folder)
      #expect(found.count == damage.count, "\(site.label): one mistake, one message, and not \(found.map(\.summary))")
      guard let first = found.first else { continue }
      #expect(damage.rules.contains(first.rule), "\(site.label): \(first.summary)")
      #expect(first.points(at: site), "\(site.label): \(first.summary) is not at \(site.path):\(site.lines)")
      #expect(first.hint?.isEmpty == false, "\(site.label): no hint")
      if let words = damage.hint {
        #expect(first.hint?.contains(words) == true, "\(site.label): the hint is “\(first.hint ?? "")”")
      }
      let said = first.message + (first.hint ?? "")
      for jargon in ["invalid", "unexpected", "failed", "parse", "token", "scalar", "mapping", "null", "syntax"] {
        #expect(!said.lowercased().contains(jargon), "\(site.label): \(said)")
      }
    }
  }

  @Test("what is no mistake passes", arguments: Harmless.all)
  func harmless(change: Harmless) throws {
    for (path, text) in Self.sound.files where path.hasSuffix(".md") {
      var folder = Self.sound
      folder.files[path] = change.make(text)
      #expect(try Self.findings(in: folder).map(\.summary) == [], "\(path)")
    }
  }

  @Test("the entries are sound before they are damaged")
  func sound() throws {
    #expect(try Self.findings(in: Self.sound).map(\.summary) == [])
  }

  static let sound = (try? BrokenSitesTests.folder("_base")) ?? MemoryFolder()

  struct Found {
    let rule: String
    let path: String
    let line: Int
    let message: String
    let hint: String?
    let notes: [(path: String, line: Int)]

    var summary: String { "\(path):\(line): \(message) [\(rule)]" }

    /// Whether it, or one of its notes, stands on one of the lines that were damaged.
    func points(at site: Damaged) -> Bool {
      ([(path, line)] + notes).contains { $0.0 == site.path && site.lines.contains($0.1) }
    }
  }

  /// All but hints, which a sound entry has too; those that a kind of damage is about are kept.
  static func findings(in folder: MemoryFolder) throws -> [Found] {
    var options = BuildOptions()
    options.plansPages = false
    let checked = try prepare(folder, options)
    let asked = Set(Damage.all.flatMap(\.rules))
    var lines: [String: LineIndex] = [:]
    func line(_ place: Place) -> Int {
      let path = checked.files.path(of: place.file)
      let index = lines[path] ?? LineIndex(folder.files[path] ?? [])
      lines[path] = index
      return index.line(at: Int(place.start))
    }
    return checked.findings.sorted(by: checked.files).filter {
      $0.severity != .hint || asked.contains($0.rule.id) && !["worth-adding", "no-entry-yet"].contains($0.rule.id)
    }.map { found in
      Found(
        rule: found.rule.id, path: checked.files.path(of: found.place.file), line: line(found.place),
        message: found.message, hint: found.hint,
        notes: found.notes.map { (checked.files.path(of: $0.place.file), line($0.place)) })
    }
  }
}
