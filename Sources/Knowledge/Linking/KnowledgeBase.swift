import Diagnostics

/// All entries and all references between them. Nothing in it dangles: only the linker makes one, and it leaves out
/// every reference that leads nowhere, after reporting it.
///
/// Entries of a kind are sorted by slug, and edges twice, so that both directions of every relation are slices.
package struct KnowledgeBase: Sendable {
  package let site: Site
  package let vocabularies: Vocabularies
  package let caseStudies: [CaseStudy]
  package let organisations: [Organisation]
  package let lessons: [Lesson]
  package let sources: [Source]
  package let glossary: [GlossaryTerm]
  package let frameworks: [Framework]
  package let pages: [ProsePage]
  /// Entries that were taken out: in none of the lists above, and referred to by nothing.
  package let withdrawn: [UnlistedEntry]
  /// Entries that are not published yet: in none of the lists above either, and with no page at all.
  package let drafts: [UnlistedEntry]

  /// By `from`, relation and row: as the author wrote them.
  let forward: EdgeTable
  /// By `to`, relation and the slug of `from`.
  let backward: EdgeTable
  let directory: Directory
  /// Slugs of the organisations that are meant by names in rows, by the slug that the name makes.
  let namedParties: [String: String]

  /// An entry that nothing refers to, and that no list shows.
  package struct UnlistedEntry: Sendable {
    package let kind: Kind
    package let common: Common
  }

  // MARK: Entries

  // Lent, not handed over: an entry has forty parts, each of which would be counted.
  package subscript(id: ID<CaseStudy>) -> CaseStudy { _read { yield caseStudies[Int(id.index)] } }
  package subscript(id: ID<Organisation>) -> Organisation { _read { yield organisations[Int(id.index)] } }
  package subscript(id: ID<Lesson>) -> Lesson { _read { yield lessons[Int(id.index)] } }
  package subscript(id: ID<Source>) -> Source { _read { yield sources[Int(id.index)] } }
  package subscript(id: ID<GlossaryTerm>) -> GlossaryTerm { _read { yield glossary[Int(id.index)] } }
  package subscript(id: ID<Framework>) -> Framework { _read { yield frameworks[Int(id.index)] } }
  package subscript(id: ID<ProsePage>) -> ProsePage { _read { yield pages[Int(id.index)] } }

  package var allCaseStudies: [ID<CaseStudy>] { caseStudies.indices.map { ID($0) } }
  package var allOrganisations: [ID<Organisation>] { organisations.indices.map { ID($0) } }
  package var allLessons: [ID<Lesson>] { lessons.indices.map { ID($0) } }
  package var allSources: [ID<Source>] { sources.indices.map { ID($0) } }
  package var allGlossaryTerms: [ID<GlossaryTerm>] { glossary.indices.map { ID($0) } }
  package var allFrameworks: [ID<Framework>] { frameworks.indices.map { ID($0) } }
  package var allPages: [ID<ProsePage>] { pages.indices.map { ID($0) } }

  package func count(of kind: Kind) -> Int {
    switch kind {
    case .caseStudy: caseStudies.count
    case .organisation: organisations.count
    case .lesson: lessons.count
    case .source: sources.count
    case .glossaryTerm: glossary.count
    case .framework: frameworks.count
    case .page: pages.count
    }
  }

  /// All entries, kind by kind, each kind by slug.
  package var allEntries: [AnyID] {
    Kind.allCases.flatMap { kind in (0..<count(of: kind)).map { AnyID(kind, $0) } }
  }

  /// What an entry of any kind has: lent, for a look at one part of it.
  package subscript(common id: AnyID) -> Common {
    _read {
      let index = Int(id.index)
      switch id.kind {
      case .caseStudy: yield caseStudies[index].common
      case .organisation: yield organisations[index].common
      case .lesson: yield lessons[index].common
      case .source: yield sources[index].common
      case .glossaryTerm: yield glossary[index].common
      case .framework: yield frameworks[index].common
      case .page: yield pages[index].common
      }
    }
  }

  /// The same, to be kept.
  package func common(of id: AnyID) -> Common {
    let index = Int(id.index)
    return switch id.kind {
    case .caseStudy: caseStudies[index].common
    case .organisation: organisations[index].common
    case .lesson: lessons[index].common
    case .source: sources[index].common
    case .glossaryTerm: glossary[index].common
    case .framework: frameworks[index].common
    case .page: pages[index].common
    }
  }

  /// The entry with a slug, if there is one of that kind.
  package func find<Target>(_ type: Target.Type, _ slug: String) -> ID<Target>? {
    directory.find(Target.kind, slug: slug)?.of(type)
  }

  package func find(_ kind: Kind, slug: String) -> AnyID? { directory.find(kind, slug: slug) }

  package func find<Target>(_ reference: Reference<Target>) -> ID<Target>? { find(Target.self, reference.slug) }

  /// The organisation that a row means; nil for one that is not named.
  package func find(_ party: Party) -> ID<Organisation>? {
    switch party {
    case .organisation(let reference): find(reference)
    case .named(let name): namedParties[makeSlug(from: name)].flatMap { find(Organisation.self, $0) }
    case .unnamed: nil
    }
  }

  // MARK: References

  /// What an entry refers to, by relation and in its author's order.
  package func edges(from id: AnyID) -> ArraySlice<Edge> { forward[id] }

  /// What refers to an entry, by relation and then by the kind and slug of the entry that does.
  package func edges(to id: AnyID) -> ArraySlice<Edge> { backward[id] }

  package func edges(from id: AnyID, _ relation: Relation) -> ArraySlice<Edge> { forward[id, relation] }
  package func edges(to id: AnyID, _ relation: Relation) -> ArraySlice<Edge> { backward[id, relation] }

  // MARK: Links in a text

  /// Where a link in an entry's text leads.
  package enum LinkTarget: Sendable, Hashable {
    /// Another entry, and a heading in it.
    case entry(AnyID, fragment: String?)
    /// A file in content/images/ or static/, by its path from there.
    case file(String)
  }

  /// Where link number `index` of an entry's text leads; nil for one that leads outside, within the page, or nowhere.
  package func target(ofLink index: Int, in id: AnyID) -> LinkTarget? {
    guard let targets = linkTargets[id], targets.indices.contains(index) else { return nil }
    return targets[index]
  }

  /// One for each link of a text that has any.
  let linkTargets: [AnyID: [LinkTarget?]]
}

/// Edges sorted for one direction, with where those of each entry begin.
struct EdgeTable: Sendable {
  private let edges: [Edge]
  private let starts: [Kind: [Int]]
  private let key: @Sendable (Edge) -> AnyID

  /// - Parameter edges: sorted by `key` and then by relation.
  /// - Parameter counts: how many entries each kind has.
  init(_ edges: [Edge], counts: [Kind: Int], by key: @escaping @Sendable (Edge) -> AnyID) {
    self.edges = edges
    self.key = key
    var starts: [Kind: [Int]] = [:]
    var next = 0
    for kind in Kind.allCases {
      var own: [Int] = []
      let count = counts[kind] ?? 0
      own.reserveCapacity(count + 1)
      for index in 0..<count {
        own.append(next)
        let id = AnyID(kind, index)
        while next < edges.count, key(edges[next]) == id { next += 1 }
      }
      own.append(next)
      starts[kind] = own
    }
    self.starts = starts
  }

  subscript(id: AnyID) -> ArraySlice<Edge> {
    guard let own = starts[id.kind], Int(id.index) + 1 < own.count else { return [] }
    return edges[own[Int(id.index)]..<own[Int(id.index) + 1]]
  }

  subscript(id: AnyID, relation: Relation) -> ArraySlice<Edge> {
    let all = self[id]
    var start = all.startIndex
    while start < all.endIndex, all[start].relation < relation { start += 1 }
    var end = start
    while end < all.endIndex, all[end].relation == relation { end += 1 }
    return all[start..<end]
  }
}

/// Finds entries by slug and by name.
struct Directory: Sendable {
  private var bySlug: [Kind: [String: UInt32]] = [:]

  init() {}

  mutating func add(_ kind: Kind, slugs: [String]) {
    bySlug[kind] = Dictionary(
      slugs.enumerated().map { ($0.element, UInt32($0.offset)) }, uniquingKeysWith: { first, _ in first })
  }

  func find(_ kind: Kind, slug: String) -> AnyID? {
    bySlug[kind]?[slug].map { AnyID(kind, Int($0)) }
  }

  func slugs(of kind: Kind) -> some Sequence<String> { (bySlug[kind] ?? [:]).keys }
}
