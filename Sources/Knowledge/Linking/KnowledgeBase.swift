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

  /// By `from`, relation and row: as the author wrote them.
  let forward: [Edge]
  let forwardStarts: EdgeStarts
  /// By `to`, relation and the slug of `from`: where each edge stands in `forward`.
  let backward: [UInt32]
  let backwardStarts: EdgeStarts
  let directory: Directory
  /// The first source of each entry, by kind and index: asked for every row of every table.
  let mainSources: [[ID<Source>?]]
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

  /// The slug of an entry of any kind.
  package func slug(of id: AnyID) -> String {
    let index = Int(id.index)
    return switch id.kind {
    case .caseStudy: caseStudies[index].common.slug
    case .organisation: organisations[index].common.slug
    case .lesson: lessons[index].common.slug
    case .source: sources[index].common.slug
    case .glossaryTerm: glossary[index].common.slug
    case .framework: frameworks[index].common.slug
    case .page: pages[index].common.slug
    }
  }

  /// What an entry of any kind has, to be kept.
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
  package func edges(from id: AnyID) -> ArraySlice<Edge> { forward[forwardStarts[id]] }

  package func edges(from id: AnyID, _ relation: Relation) -> ArraySlice<Edge> { edges(from: id).run(of: relation) }

  /// What refers to an entry, by relation and then by the kind and slug of the entry that does.
  package func edges(to id: AnyID) -> EdgeList { EdgeList(all: forward, order: backward[backwardStarts[id]]) }

  package func edges(to id: AnyID, _ relation: Relation) -> EdgeList { edges(to: id).run(of: relation) }

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

  init(
    site: Site, _ entries: SortedEntries, edges: [Edge], directory: Directory, namedParties: [String: String],
    linkTargets: [AnyID: [LinkTarget?]]
  ) {
    self.site = site
    vocabularies = site.vocabularies
    caseStudies = entries.all(CaseStudy.self)
    organisations = entries.all(Organisation.self)
    lessons = entries.all(Lesson.self)
    sources = entries.all(Source.self)
    glossary = entries.all(GlossaryTerm.self)
    frameworks = entries.all(Framework.self)
    pages = entries.all(ProsePage.self)
    withdrawn = entries.withdrawn.map { UnlistedEntry(kind: type(of: $0).kind, common: $0.common) }
    drafts = entries.drafts.map { UnlistedEntry(kind: type(of: $0).kind, common: $0.common) }
    let counts = Kind.allCases.map { entries[$0].count }
    forward = edges
    forwardStarts = EdgeStarts(edges.indices, counts) { edges[$0].from }
    backward = edges.turned
    let order = backward
    backwardStarts = EdgeStarts(order.indices, counts) { edges[Int(order[$0])].to }
    self.directory = directory
    mainSources = Kind.allCases.map { kind in
      entries[kind].map { entry in
        guard let first = entry.common.sources.first?.value.source else { return nil }
        return directory.find(.source, slug: first.value.slug)?.of(Source.self)
      }
    }
    self.namedParties = namedParties
    self.linkTargets = linkTargets
  }
}

extension [Edge] {
  /// By where they lead, relation and then as before. Numbers are sorted and not the edges: there are twenty to an entry.
  fileprivate var turned: [UInt32] {
    var order = indices.map { index in
      let edge = self[index]
      let target = UInt64(edge.to.kind.rawValue) << 40 | UInt64(edge.to.index) << 8 | UInt64(edge.relation.rawValue)
      return (target, UInt32(index))
    }
    order.sort { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }
    return order.map { $0.1 }
  }
}

/// Where the edges of each entry begin, in edges that are sorted by entry.
struct EdgeStarts: Sendable {
  /// By kind and index; one more at the end of each kind.
  private let starts: [[UInt32]]

  /// - Parameters:
  ///   - counts: how many entries each kind has.
  ///   - id: the entry of the edge in a place.
  init(_ places: Range<Int>, _ counts: [Int], id: (Int) -> AnyID) {
    var place = places.lowerBound
    starts = Kind.allCases.map { kind in
      let own = (0..<counts[Int(kind.rawValue)]).map { index in
        let start = place
        while place < places.upperBound, id(place) == AnyID(kind, index) { place += 1 }
        return UInt32(start)
      }
      return own + [UInt32(place)]
    }
  }

  subscript(id: AnyID) -> Range<Int> {
    let own = starts[Int(id.kind.rawValue)]
    guard Int(id.index) + 1 < own.count else { return 0..<0 }
    return Int(own[Int(id.index)])..<Int(own[Int(id.index) + 1])
  }
}

/// Edges in another order than the one in which they are kept.
package struct EdgeList: RandomAccessCollection, Sendable {
  let all: [Edge]
  let order: ArraySlice<UInt32>

  package var startIndex: Int { order.startIndex }
  package var endIndex: Int { order.endIndex }
  package subscript(index: Int) -> Edge { all[Int(order[index])] }
  package subscript(range: Range<Int>) -> Self { Self(all: all, order: order[range]) }
}

extension RandomAccessCollection where Element == Edge, Index == Int {
  /// The edges of one relation, where they are sorted by relation.
  fileprivate func run(of relation: Relation) -> SubSequence {
    var start = startIndex
    while start < endIndex, self[start].relation < relation { start += 1 }
    var end = start
    while end < endIndex, self[end].relation == relation { end += 1 }
    return self[start..<end]
  }
}

/// Finds entries by slug and by name.
struct Directory: Sendable {
  /// By kind.
  private var bySlug = [[String: UInt32]](repeating: [:], count: Kind.allCases.count)

  init() {}

  mutating func add(_ kind: Kind, slugs: [String]) {
    bySlug[Int(kind.rawValue)] = Dictionary(
      slugs.enumerated().map { ($0.element, UInt32($0.offset)) }, uniquingKeysWith: { first, _ in first })
  }

  func find(_ kind: Kind, slug: String) -> AnyID? {
    bySlug[Int(kind.rawValue)][slug].map { AnyID(kind, Int($0)) }
  }

  func slugs(of kind: Kind) -> some Sequence<String> { bySlug[Int(kind.rawValue)].keys }
}
