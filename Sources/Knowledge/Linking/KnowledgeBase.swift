import Diagnostics

/// All entries and all references between them. Nothing in it dangles: only the linker makes one, and it leaves out
/// every reference that leads nowhere, after reporting it.
///
/// Entries of a kind are sorted by slug, and edges twice, so that both directions of every relation are slices.
///
/// A class, since every page holds it, and each of its parts would be counted.
package final class KnowledgeBase: Sendable {
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

  /// What entries have in common, by number.
  private let commons: [Common]
  private let numbering: Numbering
  /// By `from`, relation and row: as the author wrote them.
  let forward: [Edge]
  private let forwardStarts: EdgeStarts
  /// By `to`, relation and the number of `from`: where each edge stands in `forward`.
  private let backward: [UInt32]
  private let backwardStarts: EdgeStarts
  let directory: Directory
  /// The first source of each entry, by number: asked for every row of every table.
  private let mainSources: [ID<Source>?]
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

  package func count(of kind: Kind) -> Int { numbering.count(of: kind) }

  /// All entries, kind by kind, each kind by slug.
  package var allEntries: [AnyID] { numbering.all }

  /// What an entry of any kind has.
  package subscript(common id: AnyID) -> Common { commons[numbering[id]] }

  /// The place of an entry in ``allEntries``.
  package func number(of id: AnyID) -> Int { numbering[id] }

  /// The slug of an entry of any kind.
  package func slug(of id: AnyID) -> String { commons[numbering[id]].slug }

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
  package func edges(from id: AnyID) -> ArraySlice<Edge> { forward[forwardStarts[numbering[id]]] }

  package func edges(from id: AnyID, _ relation: Relation) -> ArraySlice<Edge> {
    forward[forwardStarts[numbering[id], relation]]
  }

  /// Whether an entry refers to any in that way: asked where few do, since to hand over the edges counts a reference to them.
  package func hasEdges(from id: AnyID, _ relation: Relation) -> Bool {
    !forwardStarts[numbering[id], relation].isEmpty
  }

  /// What refers to an entry, by relation and then by the kind and slug of the entry that does.
  package func edges(to id: AnyID) -> EdgeList {
    EdgeList(all: forward, order: backward[backwardStarts[numbering[id]]])
  }

  package func edges(to id: AnyID, _ relation: Relation) -> EdgeList {
    EdgeList(all: forward, order: backward[backwardStarts[numbering[id], relation]])
  }

  /// The first of an entry's sources.
  package func mainSource(of entry: AnyID) -> ID<Source>? { mainSources[numbering[entry]] }

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
    let targets = linkTargets[numbering[id]]
    return targets.indices.contains(index) ? targets[index] : nil
  }

  /// One for each link of a text, by the number of the entry.
  let linkTargets: [[LinkTarget?]]

  /// - Parameters:
  ///   - commons: by number, as are `mainSources` and `linkTargets`.
  ///   - edges: by the number of `from`, relation and row.
  init(
    site: Site, _ entries: SortedEntries, _ commons: [Common], _ numbering: Numbering, edges: [Edge],
    directory: Directory, namedParties: [String: String], mainSources: [ID<Source>?], linkTargets: [[LinkTarget?]]
  ) {
    self.site = site
    vocabularies = site.vocabularies
    caseStudies = entries.caseStudies
    organisations = entries.organisations
    lessons = entries.lessons
    sources = entries.sources
    glossary = entries.glossary
    frameworks = entries.frameworks
    pages = entries.pages
    withdrawn = entries.withdrawn
    drafts = entries.drafts
    (self.commons, self.numbering) = (commons, numbering)
    forward = edges
    forwardStarts = EdgeStarts(edges, numbering, end: \.from)
    backwardStarts = EdgeStarts(edges, numbering, end: \.to)
    backward = backwardStarts.order(of: edges, numbering)
    self.directory = directory
    self.namedParties = namedParties
    self.mainSources = mainSources
    self.linkTargets = linkTargets
  }
}

/// Where the edges of each entry and of each relation begin, in edges that are sorted by entry and relation.
private struct EdgeStarts: Sendable {
  /// By the number of the entry and by relation; one more at the end.
  private var starts: [UInt32]

  /// Counts the edges: sorting them would take longer.
  ///
  /// - Parameter end: the end of an edge whose entry they are sorted by.
  init(_ edges: [Edge], _ numbering: Numbering, end: (Edge) -> AnyID) {
    starts = [UInt32](repeating: 0, count: numbering.count * Self.relations + 1)
    for edge in edges.indices { starts[Self.slot(numbering[end(edges[edge])], edges[edge].relation) + 1] += 1 }
    for slot in starts.indices.dropFirst() { starts[slot] += starts[slot - 1] }
  }

  /// Where edges stand that have to be put into this order by where they lead; those of one slot stay as they are.
  func order(of edges: [Edge], _ numbering: Numbering) -> [UInt32] {
    var next = starts
    var order = [UInt32](repeating: 0, count: edges.count)
    for edge in edges.indices {
      let slot = Self.slot(numbering[edges[edge].to], edges[edge].relation)
      order[Int(next[slot])] = UInt32(edge)
      next[slot] += 1
    }
    return order
  }

  private static let relations = Relation.allCases.count

  private static func slot(_ number: Int, _ relation: Relation) -> Int { number * relations + Int(relation.rawValue) }

  subscript(number: Int) -> Range<Int> {
    Int(starts[number * Self.relations])..<Int(starts[(number + 1) * Self.relations])
  }

  subscript(number: Int, relation: Relation) -> Range<Int> {
    let slot = Self.slot(number, relation)
    return Int(starts[slot])..<Int(starts[slot + 1])
  }
}

/// Edges in another order than the one in which they are kept.
///
/// Inlined, so that to walk through them in another module takes no memory for each.
@usableFromInline package struct EdgeList: RandomAccessCollection, Sendable {
  @usableFromInline let all: [Edge]
  @usableFromInline let order: ArraySlice<UInt32>

  @inlinable init(all: [Edge], order: ArraySlice<UInt32>) { (self.all, self.order) = (all, order) }

  @inlinable package var startIndex: Int { order.startIndex }
  @inlinable package var endIndex: Int { order.endIndex }
  @inlinable package subscript(index: Int) -> Edge { all[Int(order[index])] }
  @inlinable package subscript(range: Range<Int>) -> Self { Self(all: all, order: order[range]) }
}

/// Finds entries by slug and by name.
struct Directory: Sendable {
  /// By kind.
  private var bySlug = [SlugTable](repeating: SlugTable([]), count: Kind.allCases.count)

  init() {}

  mutating func add(_ kind: Kind, slugs: [String]) { bySlug[Int(kind.rawValue)] = SlugTable(slugs) }

  func find(_ kind: Kind, slug: String) -> AnyID? {
    bySlug[Int(kind.rawValue)][slug].map { AnyID(kind, $0) }
  }

  func find(_ kind: Kind, slug: UnsafeBufferPointer<UInt8>) -> AnyID? {
    bySlug[Int(kind.rawValue)][slug].map { AnyID(kind, $0) }
  }

  /// The entry that a path as nearly all are leads to, from the folder of a kind; nil for any other path.
  func find(path: String, from kind: Kind) -> AnyID? {
    usualPath(path, from: "../", within: kind) { find($0, slug: $1) }
  }

  func slugs(of kind: Kind) -> [String] { bySlug[Int(kind.rawValue)].slugs }

  func slug(of id: AnyID) -> String { bySlug[Int(id.kind.rawValue)].slugs[Int(id.index)] }
}
