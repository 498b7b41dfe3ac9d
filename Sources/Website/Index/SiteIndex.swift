import Diagnostics
import Knowledge
import Markdown
import Output
import Parallel
import Synchronization

/// What many pages need and each would otherwise work out again: titles, addresses, orders, who met whom where.
///
/// Made once, in a time that grows with the number of edges. A class, since every page holds it.
final class SiteIndex: Sendable {
  /// All entries and what is between them.
  let base: KnowledgeBase
  /// Where the site is published.
  let url: BaseURL
  /// Where content/site.yml says that it is published: what things are called in data, wherever the site is shown.
  let identity: BaseURL
  /// Texts that are newer than those in the base, of a site that is otherwise the same; by file.
  let newTexts = Mutex<[FileID: Body]>([:])
  /// By path from `content/images/`.
  let pictures: [String: PictureSize]
  /// Headings that a text had once, which links from elsewhere may name; sorted.
  let formerHeadings: [AnyID: [String]]

  private let names: EntryNames
  /// The ways to all entries from pages in folders, by how many folders deep those stand, less one.
  let ways: [Lazily<EntryWays>]

  /// By kind and by index in the kind.
  private let addresses: [[Address]]

  /// Finds words of the glossary in texts.
  let terms: TermFinder

  /// The parts that an organisation can have.
  let roles: RoleNames
  /// The rows of `organisations`, by case study.
  let participants: [[Participant]]
  /// Where, when and whether it goes on, by case study.
  let briefs: [String]
  /// What case studies show, by lesson.
  let evidence: [Lazily<EvidenceSummary>]
  /// How much that is, by lesson.
  let evidenceCounts: [EvidenceCounts]
  /// Organisations that took part, by case study; each once, sorted.
  let partners: [[ID<Organisation>]]
  /// Organisations that paid, by case study; each once, sorted.
  let funders: [[ID<Organisation>]]
  /// Case studies in which an organisation took part; each once, sorted.
  let parts: [[ID<CaseStudy>]]
  /// How many others an organisation met in its case studies, and how many lessons those bear on.
  let met: [Meetings]
  /// Lessons that a case study bears on; each once, sorted.
  let lessons: [[ID<Lesson>]]
  /// The readings of a case study: which lesson, and how it bears on it.
  let readings: [[(lesson: ID<Lesson>, weight: Weight)]]
  /// Case studies that bear on a lesson; each once, sorted.
  let studies: [[ID<CaseStudy>]]
  /// Who wrote a source and when it came out, by source.
  let bylines: [String]
  /// Organisations that published a source or speak through it.
  let voices: [[ID<Organisation>]]
  /// What the list of case studies can be narrowed by.
  let filters: [FilterTerm]
  // What can make two case studies related.
  /// Whom they served.
  let people: SharedTerms
  let areas: SharedTerms
  /// The first page of each filter's lists, by the position of the filter and by term.
  private let filterAddresses: [[String: Address]]

  /// - Parameters:
  ///   - pictures: sizes by path from the root of the site.
  ///   - jobs: how much of it is worked out at once.
  init(
    _ base: KnowledgeBase, url: BaseURL, pictures: [String: PictureSize], formerHeadings: [AnyID: [String]] = [:],
    jobs: Jobs = 1
  ) {
    self.base = base
    self.url = url
    identity = base.site.baseURL.map { BaseURL($0.value.text) } ?? url
    self.pictures = pictures
    self.formerHeadings = formerHeadings
    let addresses: [[Address]] = Kind.allCases.map { kind in
      base.allEntries.filter { $0.kind == kind }.map { .entry(kind, base.slug(of: $0)) }
    }
    self.addresses = addresses
    ways = (1...CommonWays.mostFolders).map { depth in
      Lazily {
        EntryWays(
          elsewhere: addresses.joined().map { joined(upward(depth), $0.encoded) },
          within: zip(Kind.allCases, addresses).flatMap { kind, addresses in
            addresses.map { $0.wayWithinFolder(of: kind, depth: depth) }
          })
      }
    }
    terms = TermFinder(base)
    let roles = RoleNames(base.vocabularies[.roles])
    self.roles = roles
    let (names, neighbours) = together(
      for: base.allEntries.count, jobs: jobs, { EntryNames(base) }, { Neighbours(base, roles) })
    self.names = names
    (participants, readings, partners) = (neighbours.participants, neighbours.readings, neighbours.partners)
    (funders, lessons, parts) = (neighbours.funders, neighbours.lessons, neighbours.parts)
    (met, studies, voices) = (neighbours.met, neighbours.studies, neighbours.voices)
    briefs = base.allCaseStudies.map { base.briefWords($0) }
    evidence = base.allLessons.map { id in Lazily { base.evidence(on: id) } }
    evidenceCounts = base.evidenceCounts
    bylines = base.sources.map(sourceByline)
    filters = base.filterTerms(names.byTitle[Int(Kind.caseStudy.rawValue)].compactMap { $0.of(CaseStudy.self) })
    let (terms, vocabularies) = (filters, base.vocabularies)
    people = SharedTerms(
      base.caseStudies.count, terms.lazy.filter { $0.filter == .people }, of: { base.caseStudies[$0].people },
      words: { vocabularies[.people].label(of: $0).lowercasedStart })
    areas = SharedTerms(
      base.caseStudies.count, terms.lazy.filter { $0.filter == .area }, of: { base.caseStudies[$0].areas },
      words: { vocabularies[.areas].label(of: $0) })
    filterAddresses = StudyFilter.allCases.map { filter in
      Dictionary(uniqueKeysWithValues: terms.filter { $0.filter == filter }.map { ($0.id, $0.address) })
    }
  }

  // MARK: Entries

  /// The title of an entry, for whatever is made anew for each site: pages ask ``Here`` for it.
  func title(_ id: AnyID) -> String { title(id, on: nil) }
  /// The same, told apart from the titles of all other pages.
  func pageTitle(_ id: AnyID) -> String { pageTitle(id, on: nil) }
  /// One or two sentences on an entry, unlike those of every other.
  func description(_ id: AnyID) -> String { description(id, on: nil) }

  /// The title of an entry, for a page.
  func title(_ id: AnyID, on page: TitlesShown?) -> String {
    names.titles[note(id, page)]
  }

  /// - Parameter page: gathers what it shows; nil where nobody asks for it.
  func pageTitle(_ id: AnyID, on page: TitlesShown?) -> String {
    names.descriptions.title(id, title(id, on: page), slug: base.slug(of: id))
  }

  func description(_ id: AnyID, on page: TitlesShown?) -> String {
    note(id, page)
    return names.descriptions.description(id)
  }

  /// - Returns: the number of the entry.
  @discardableResult
  private func note(_ id: AnyID, _ page: TitlesShown?) -> Int {
    assert(page != nil || !TitlesShown.areGathered, "a page asks `Here` for titles")
    let number = base.number(of: id)
    page?.add(number)
    return number
  }

  /// Where the page of an entry stands.
  func address(_ id: AnyID) -> Address { addresses[Int(id.kind.rawValue)][Int(id.index)] }

  /// Where the case studies stand that a filter lets through.
  func address(of term: String, in filter: StudyFilter) -> Address {
    filterAddresses[filter.position][term] ?? .caseStudies(filter, term)
  }

  /// The letter under which an entry is listed.
  func letter(_ id: AnyID) -> String { names.letters[Int(id.kind.rawValue)][Int(id.index)] }

  /// All entries of a kind, by title.
  func ordered(_ kind: Kind) -> [AnyID] { names.byTitle[Int(kind.rawValue)] }

  /// One of them, by the number of its kind and its ``rank(_:)``.
  func entry(ofKind kind: Int, rank: Int) -> AnyID { names.byTitle[kind][rank] }

  /// All lessons: those of sets first, in the order of the sets; then the others by title.
  var lessonsInOrder: [ID<Lesson>] { names.lessons }

  /// The place of an entry among those of its kind, by title.
  func rank(_ id: AnyID) -> Int { names.ranks[Int(id.kind.rawValue)][Int(id.index)] }

  /// The same of all entries of a kind, by index.
  func ranks(_ kind: Kind) -> [Int] { names.ranks[Int(kind.rawValue)] }

  /// Whether one entry comes before another in a list of all kinds: by kind, then by title.
  func precedes(_ left: AnyID, _ right: AnyID) -> Bool {
    left.kind == right.kind ? rank(left) < rank(right) : left.kind < right.kind
  }

  /// Entries of a kind, by title.
  func sorted<Target>(_ ids: some Collection<ID<Target>>) -> [ID<Target>] {
    var sorted = Array(ids)
    if sorted.count < 2 { return sorted }
    let ranks = ranks(Target.kind)
    if sorted.count > 8 {
      sorted.sort { ranks[Int($0.index)] < ranks[Int($1.index)] }
      return sorted
    }
    // Mostly two or three: to put each in its place takes a part of what it takes to begin to sort.
    for end in sorted.indices.dropFirst() {
      var place = end
      while place > 0, ranks[Int(sorted[place].index)] < ranks[Int(sorted[place - 1].index)] {
        sorted.swapAt(place, place - 1)
        place -= 1
      }
    }
    return sorted
  }

  /// Whether any case study bears on any lesson.
  var hasReadings: Bool { readings.contains { !$0.isEmpty } }

  // MARK: Who speaks

  /// Whether a source speaks with the voice of an organisation that took part in a case study or paid for it.
  func closeness(of source: ID<Source>, to study: ID<CaseStudy>) -> KnowledgeBase.Closeness? {
    let voices = voices[Int(source.index)]
    if voices.isEmpty { return nil }
    if voices.contains(where: partners[Int(study.index)].contains) { return .partner }
    if base.hasEdges(from: study.any, .toldBy),
      base.edges(from: study.any, .toldBy).contains(where: { edge in voices.contains { $0.any == edge.to } })
    {
      return .partner
    }
    return voices.contains(where: funders[Int(study.index)].contains) ? .funder : nil
  }
}

/// The ways to all entries from pages in folders that stand equally deep, made once: most links take one of them.
struct EntryWays: Sendable {
  // By the number of the entry.
  /// From any folder but that of the entry's kind.
  let elsewhere: [String]
  /// From that folder.
  let within: [String]
}
