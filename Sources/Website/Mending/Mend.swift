import Diagnostics
import Output

/// What can be mended without asking: changes that are certain, worked out and tried before any file is touched.
package struct Mending: Sendable {
  /// New text by path. Empty where nothing was certain.
  package private(set) var changes: [String: Bytes] = [:]
  /// What was mended: "content/a.md:3: this line is indented with a tab", in the order in which it was.
  package private(set) var words: [String] = []

  /// A change may bring another mistake to light, or free the way to one.
  private static let mostRounds = 20

  /// - Throws: what the folder throws.
  package init(_ folder: any SourceFolder, _ options: BuildOptions) throws {
    var site = try prepare(folder, options)
    for _ in 0..<Self.mostRounds {
      let round = try Round(site, folder, changes)
      if round.changes.isEmpty { return }
      let tried = changes.merging(round.changes) { $1 }
      let after = try prepare(ChangedFolder(folder, tried.mapValues { $0 }), options)
      // A mended mistake can bring others to light, but it must be gone itself: else it is better left to a person.
      let left = Set(after.findings.all.map { Round.identity($0, after.files) })
      guard round.mended.isDisjoint(with: left) else { return }
      changes = tried
      words += round.words
      site = after
    }
  }

  /// The changes that can be made at once.
  private struct Round {
    var changes: [String: Bytes] = [:]
    var words: [String] = []
    /// What will be gone.
    var mended: Set<String> = []

    /// What a finding says of which file, wherever it stands by now.
    static func identity(_ finding: Diagnostic, _ files: SourceFiles) -> String {
      "\(finding.rule.id) \(files.path(of: finding.place.file)) \(finding.message) \(finding.cut)"
    }

    init(_ site: PreparedSite, _ folder: any SourceFolder, _ earlier: [String: Bytes]) throws {
      var byFile: [FileID: [Diagnostic]] = [:]
      for finding in site.findings.sorted(by: site.files) {
        guard let replacement = finding.replacement, replacement.isCertain else { continue }
        let path = site.files.path(of: replacement.place.file)
        if path.hasPrefix("content/") { byFile[replacement.place.file, default: []].append(finding) }
      }
      for (file, findings) in byFile.sorted(by: { $0.key < $1.key }) {
        let path = site.files.path(of: file)
        guard var text = try earlier[path] ?? folder.read(path) else { continue }
        let lines = LineIndex(text)
        let made = Self.apart(findings)
        // Of two that say the same, one may have to wait for the next round.
        if made.count == findings.count { mended.formUnion(made.map { Self.identity($0, site.files) }) }
        for finding in made {
          words.append("\(path):\(lines.line(at: finding.place.bytes.lowerBound)): \(finding.message)")
        }
        // From the end, so that earlier places stay true.
        for replacement in made.compactMap(\.replacement).reversed() {
          text.replaceSubrange(replacement.place.bytes, with: Bytes(replacement.text.utf8))
        }
        changes[path] = text
      }
    }

    /// Those whose places do not touch, the first of each group, by place.
    private static func apart(_ findings: [Diagnostic]) -> [Diagnostic] {
      var kept: [Diagnostic] = []
      var end = -1
      let ordered = findings.compactMap { finding in finding.replacement.map { (finding, $0.place.bytes) } }
        .sorted { ($0.1.lowerBound, $0.1.upperBound) < ($1.1.lowerBound, $1.1.upperBound) }
      for (finding, place) in ordered where place.lowerBound > end {
        kept.append(finding)
        end = place.upperBound
      }
      return kept
    }
  }
}
