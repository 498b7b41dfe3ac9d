import Diagnostics
import Output

/// The entries of a site, those of each kind by slug, each slug once.
struct SortedEntries: Sendable {
  private(set) var caseStudies: [CaseStudy] = []
  private(set) var organisations: [Organisation] = []
  private(set) var lessons: [Lesson] = []
  private(set) var sources: [Source] = []
  private(set) var glossary: [GlossaryTerm] = []
  private(set) var frameworks: [Framework] = []
  private(set) var pages: [ProsePage] = []
  private(set) var drafts: [KnowledgeBase.UnlistedEntry] = []
  private(set) var withdrawn: [KnowledgeBase.UnlistedEntry] = []

  init(_ entries: [any Entry], includesDrafts: Bool) {
    let commons = entries.map(\.common)
    caseStudies.reserveCapacity(entries.count)
    for place in sortedByBytes(commons.map(\.slug)) {
      let common = commons[place]
      if common.withdrawn != nil {
        withdrawn.append(.init(kind: type(of: entries[place]).kind, common: common))
      } else if common.isDraft?.value == true, !includesDrafts {
        drafts.append(.init(kind: type(of: entries[place]).kind, common: common))
      } else {
        add(entries[place])
      }
    }
  }

  private mutating func add(_ entry: any Entry) {
    switch entry {
    case let entry as CaseStudy: caseStudies.append(entry)
    case let entry as Organisation: organisations.append(entry)
    case let entry as Lesson: lessons.append(entry)
    case let entry as Source: sources.append(entry)
    case let entry as GlossaryTerm: glossary.append(entry)
    case let entry as Framework: frameworks.append(entry)
    case let entry as ProsePage: pages.append(entry)
    default: preconditionFailure("there is no other kind of entry")
    }
  }

  /// Adds entries that the linker made up.
  mutating func add(_ stubs: [Organisation]) {
    guard !stubs.isEmpty else { return }
    let all = organisations + stubs
    organisations = sortedByBytes(all.map(\.slug)).map { all[$0] }
  }

  /// Those that are published.
  var count: Int {
    caseStudies.count + organisations.count + lessons.count + sources.count + glossary.count + frameworks.count
      + pages.count
  }

  /// What those of a kind have in common.
  func commons(of kind: Kind) -> [Common] {
    switch kind {
    case .caseStudy: caseStudies.map(\.common)
    case .organisation: organisations.map(\.common)
    case .lesson: lessons.map(\.common)
    case .source: sources.map(\.common)
    case .glossaryTerm: glossary.map(\.common)
    case .framework: frameworks.map(\.common)
    case .page: pages.map(\.common)
    }
  }

  /// The short form of an entry's name, where its kind has one.
  func short(of id: AnyID) -> Located<Line>? {
    switch id.kind {
    case .organisation: organisations[Int(id.index)].short
    case .glossaryTerm: glossary[Int(id.index)].short
    default: nil
    }
  }
}
