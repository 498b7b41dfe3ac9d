import Diagnostics
import Output

/// Everything that entries can be found by: slugs, titles, other names; and those that are there but not published.
struct Names: Sendable {
  /// By kind and slug.
  private(set) var directory = Directory()
  /// What is most like a name that fits nothing.
  let suggestions: Suggestions
  /// By title or other name, folded.
  private var byName: [String: [AnyID]] = [:]
  /// Slugs of drafts and of withdrawn entries, which cannot be referred to.
  private(set) var drafts: [Kind: Set<String>] = [:]
  private(set) var withdrawn: [Kind: Set<String>] = [:]
  /// For a name that an entry had once, with its folder, the one that it has now: `lessons/start-small`.
  private(set) var renamed: [String: String] = [:]

  init(_ entries: SortedEntries, _ findings: inout Findings) {
    var directory = Directory()
    for kind in Kind.allCases { directory.add(kind, slugs: entries[kind].map(\.slug)) }
    self.directory = directory
    for entry in entries.drafts { drafts[type(of: entry).kind, default: []].insert(entry.slug) }
    for entry in entries.withdrawn { withdrawn[type(of: entry).kind, default: []].insert(entry.slug) }
    for kind in Kind.allCases {
      var first: [String: (slug: String, place: Place)] = [:]
      for (index, entry) in entries[kind].enumerated() {
        for alias in entry.common.aliases where alias.value.isAddress {
          let name = alias.text.dropFirst().prefix { $0 != "." }
          renamed[name.contains("/") ? String(name) : "\(Kind.page.folder)/\(name)"] = "\(kind.folder)/\(entry.slug)"
        }
        for (name, place) in entry.names {
          let folded = Self.fold(name)
          if let other = first[folded] {
            if other.slug != entry.slug {
              findings.report(
                .duplicateName, at: place, "another \(kind.noun) is called `\(name)` too",
                notes: [.init("the other one is here", at: other.place)],
                hint: "add what tells them apart, a town or a year; or, if they are the same, make them one entry")
            }
            continue
          }
          first[folded] = (entry.slug, place)
          byName[folded, default: []].append(AnyID(kind, index))
        }
      }
    }
    suggestions = Suggestions(directory, folded: Array(byName.keys))
  }

  /// The entries that a name fits: its slug, its title, another name; of any kind, or of one.
  func find(_ name: String, kind: Kind? = nil) -> [AnyID] {
    var found = Set(byName[Self.fold(name)] ?? [])
    for kind in Kind.allCases { if let id = directory.find(kind, slug: name) { found.insert(id) } }
    return found.filter { kind == nil || $0.kind == kind }.sorted()
  }

  /// Names are compared without case, and with white space folded.
  static func fold(_ name: String) -> String { name.lowercased().foldingWhiteSpace() }

  /// The name nearest to one that fits nothing.
  func nearestName(to name: String) -> String? {
    if let renamed = Kind.allCases.lazy.compactMap({ self.renamed["\($0.folder)/\(name)"] }).first { return renamed }
    return suggestions.nearest(to: name, among: .allSlugs)
      ?? suggestions.nearest(to: Self.fold(name), among: .folded)
  }
}

extension Entry {
  /// The names that the entry can be found by, each with its place; old addresses are not among them.
  fileprivate var names: [(String, Place)] {
    let common = common
    var names: [(String, Place)] = []
    if let title = common.title { names.append((title.text, title.place)) }
    for alias in common.otherNames { names.append((alias.text, alias.place)) }
    if let short = (self as? Organisation)?.short ?? (self as? GlossaryTerm)?.short {
      names.append((short.text, short.place))
    }
    return names
  }
}

extension KnowledgeBase {
  /// The names that an entry can be found by besides its slug: its title first; old addresses are not among them.
  package func names(of id: AnyID) -> [String] {
    let common = common(of: id)
    let short: Located<Line>? =
      switch id.kind {
      case .organisation: organisations[Int(id.index)].short
      case .glossaryTerm: glossary[Int(id.index)].short
      default: nil
      }
    return ([common.name] + common.otherNames.map(\.value.text) + [short?.text]).compactMap { $0 }
  }
}

/// The entries of a site, those of each kind by slug, each slug once.
struct SortedEntries: Sendable {
  private var published: [Kind: [any Entry]] = [:]
  private(set) var drafts: [any Entry] = []
  private(set) var withdrawn: [any Entry] = []

  init(_ entries: [any Entry], includesDrafts: Bool) {
    for entry in entries.sortedBySlug {
      let common = entry.common
      if common.withdrawn != nil {
        withdrawn.append(entry)
      } else if common.isDraft?.value == true, !includesDrafts {
        drafts.append(entry)
      } else {
        published[type(of: entry).kind, default: []].append(entry)
      }
    }
  }

  subscript(kind: Kind) -> [any Entry] { published[kind] ?? [] }

  func all<Kept: Entry>(_ type: Kept.Type) -> [Kept] { self[Kept.kind].compactMap { $0 as? Kept } }

  /// Adds entries that the linker made up.
  mutating func add(_ stubs: [Organisation]) {
    guard !stubs.isEmpty else { return }
    let all = self[.organisation] + stubs
    published[.organisation] = all.sortedBySlug
  }
}

extension [any Entry] {
  fileprivate var sortedBySlug: Self {
    sortedByBytes(map(\.slug)).map { self[$0] }
  }
}
