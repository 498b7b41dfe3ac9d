import Diagnostics
import Output

/// Everything that entries can be found by: slugs, titles, other names; and those that are there but not published.
///
/// A class, so that to ask it counts one reference and not one for each of its parts.
final class Names: Sendable {
  /// By kind and slug.
  let directory: Directory
  /// What is most like a name that fits nothing.
  let suggestions: Suggestions
  /// By title or other name, folded.
  private let table: NameTable
  /// Slugs of drafts and of withdrawn entries, which cannot be referred to.
  let drafts: [Kind: Set<String>]
  let withdrawn: [Kind: Set<String>]
  /// For a name that an entry had once, with its folder, the one that it has now: `lessons/start-small`.
  let renamed: [String: String]

  init(_ entries: SortedEntries, _ findings: inout Findings) {
    var (directory, renamed) = (Directory(), [String: String]())
    var (drafts, withdrawn) = ([Kind: Set<String>](), [Kind: Set<String>]())
    for entry in entries.drafts { drafts[entry.kind, default: []].insert(entry.common.slug) }
    for entry in entries.withdrawn { withdrawn[entry.kind, default: []].insert(entry.common.slug) }
    var table = NameTable(entries.count)
    for kind in Kind.allCases {
      let commons = entries.commons(of: kind)
      directory.add(kind, slugs: commons.map(\.slug))
      for (index, common) in commons.enumerated() {
        let id = AnyID(kind, index)
        for alias in common.aliases where alias.value.isAddress {
          let name = alias.text.dropFirst().prefix { $0 != "." }
          renamed[name.contains("/") ? String(name) : "\(Kind.page.folder)/\(name)"] = "\(kind.folder)/\(common.slug)"
        }
        func add(_ name: String, _ place: Place) {
          guard let other = table.add(Self.fold(name), id, place), other.id != id else { return }
          findings.report(
            .duplicateName, at: place, "another \(kind.noun) is called `\(name)` too",
            notes: [.init("the other one is here", at: other.place)],
            hint: "add what tells them apart, a town or a year; or, if they are the same, make them one entry")
        }
        if let title = common.title { add(title.text, title.place) }
        for alias in common.otherNames { add(alias.text, alias.place) }
        if let short = entries.short(of: id) { add(short.text, short.place) }
      }
    }
    table.finish()
    (self.directory, self.table) = (directory, table)
    (self.drafts, self.withdrawn, self.renamed) = (drafts, withdrawn, renamed)
    suggestions = Suggestions(directory, folded: table.names)
  }

  /// The entries that a name fits: its slug, its title, another name; of any kind, or of one.
  func find(_ name: String, kind: Kind? = nil) -> [AnyID] {
    // A slug is as it would be folded.
    var found = table.entries(called: isSlug(name) ? name : Self.fold(name)).filter { kind == nil || $0.kind == kind }
    for kind in kind.map({ [$0] }) ?? Kind.allCases {
      if let id = directory.find(kind, slug: name), !found.contains(id) { found.append(id) }
    }
    return found.sorted()
  }

  /// The entry that `organisations/rise` names; nil for a name of another form, and for one that more than a slug may fit.
  func find(usual name: String) -> AnyID? {
    var name = name
    return name.withUTF8 { bytes in
      guard let slash = bytes.first(UInt8(ascii: "/")),
        let kind = Kind(folder: UnsafeBufferPointer(rebasing: bytes[..<slash])),
        case let slug = UnsafeBufferPointer(rebasing: bytes[(slash + 1)...]), !table.holds(slug: slug), isSlug(slug)
      else { return nil }
      return directory.find(kind, slug: slug)
    }
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

/// Which entries are called by a name: one of each kind at the most.
private struct NameTable: Sendable {
  /// Where the chain of those called so begins. Nearly all names are those of one entry, which needs no list for that.
  private var starts: [String: Int] = [:]
  private var links: [(id: AnyID, place: Place, next: Int?)] = []
  /// Those of the names that are written like slugs: few are.
  private var slugs = SlugTable([])

  var names: [String] { Array(starts.keys) }

  /// - Parameter count: about how many names there will be.
  init(_ count: Int) {
    starts.reserveCapacity(count)
    links.reserveCapacity(count)
  }

  /// - Returns: the entry of the same kind that is called so already, and where; then nothing is added.
  mutating func add(_ name: String, _ id: AnyID, _ place: Place) -> (id: AnyID, place: Place)? {
    var last = starts[name]
    while let at = last {
      if links[at].id.kind == id.kind { return (links[at].id, links[at].place) }
      guard let next = links[at].next else { break }
      last = next
    }
    if let last { links[last].next = links.count } else { starts[name] = links.count }
    links.append((id, place, nil))
    return nil
  }

  /// To be called when all names are there.
  mutating func finish() { slugs = SlugTable(starts.keys.filter { isSlug($0) }) }

  /// Whether any entry is called so, by a name that is written like a slug.
  func holds(slug: UnsafeBufferPointer<UInt8>) -> Bool { slugs[slug] != nil }

  func entries(called name: String) -> [AnyID] {
    var found: [AnyID] = []
    var next = starts[name]
    while let at = next {
      found.append(links[at].id)
      next = links[at].next
    }
    return found
  }
}

extension KnowledgeBase {
  /// The names that an entry can be found by besides its slug: its title first; old addresses are not among them.
  package func names(of id: AnyID) -> [String] {
    let common = self[common: id]
    let short: Located<Line>? =
      switch id.kind {
      case .organisation: organisations[Int(id.index)].short
      case .glossaryTerm: glossary[Int(id.index)].short
      default: nil
      }
    return ([common.name] + common.otherNames.map(\.value.text) + [short?.text]).compactMap { $0 }
  }
}
