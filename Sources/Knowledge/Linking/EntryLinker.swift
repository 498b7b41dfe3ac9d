import Diagnostics
import Markdown

/// Turns the references of entries into edges, one entry after another, and reports those that lead nowhere.
///
/// What an entry refers to hangs on no other one: a copy that has linked nothing can link any stretch of them.
struct EntryLinker: Sendable {
  let entries: SortedEntries
  let names: Names
  /// By the slug that a name makes: the slug of the organisation that is meant.
  let namedParties: [String: String]
  let files: Set<String>
  /// The same, to look for the nearest among.
  private(set) lazy var fileNames = Candidates(files)
  var headings: HeadingTable

  /// Of all entries so far: by entry, relation and row.
  private(set) var edges: [Edge] = []
  /// Where each link of the texts leads, by entry.
  private(set) var targets: [[KnowledgeBase.LinkTarget?]] = []
  /// The first source of each entry.
  private(set) var mainSources: [ID<Source>?] = []

  // Of the entry that is being linked.
  private(set) var id = AnyID(.caseStudy, 0)
  var findings = Findings()
  /// They are met between the other edges, and stand behind them.
  private var citations: [Edge] = []
  /// Counts the citations of an entry, in the order in which they are met; one that leads nowhere counts too.
  private var citationCount = 0

  init(
    _ entries: SortedEntries, names: Names, namedParties: [String: String], files: Set<String>, headings: HeadingTable
  ) {
    self.entries = entries
    self.names = names
    self.namedParties = namedParties
    self.files = files
    self.headings = headings
  }

  /// Makes room for what so many entries refer to.
  mutating func expect(_ count: Int) {
    targets.reserveCapacity(count)
    mainSources.reserveCapacity(count)
    // A case study has some twenty, and most other entries a few.
    edges.reserveCapacity(16 * count)
  }

  /// Links the next entry.
  ///
  /// Edges are added in the order of their relations, so that nothing has to be sorted.
  mutating func link(_ id: AnyID, _ common: Common) {
    self.id = id
    (findings, citationCount) = (Findings(), 0)
    citations.removeAll(keepingCapacity: true)
    let start = edges.count
    let sources = common.sources
    mainSources.append(
      sources.first?.value.source.flatMap { names.directory.find(.source, slug: $0.value.slug)?.of(Source.self) })
    cite(sources)
    cite(common.figures)
    for difference in common.differences { cite(difference.value.says) }
    cite(common.updates)
    let index = Int(id.index)
    switch id.kind {
    case .caseStudy: link(entries.caseStudies[index])
    case .organisation: link(entries.organisations[index])
    case .source: link(entries.sources[index])
    case .glossaryTerm: link(entries.glossary[index])
    case .framework: add(.shedsLightOn, entries.frameworks[index].lessons)
    case .lesson, .page: break
    }
    linkBody(common.body)
    for place in edges.indices.dropFirst(start + 1) {
      precondition(edges[place - 1].relation <= edges[place].relation, "relations are added in their order")
    }
  }

  // MARK: Fields of each kind

  private mutating func link(_ study: CaseStudy) {
    // By index: a row that is taken out of its list is copied, with all that it holds.
    for row in study.organisations.indices { add(.tookPart, study.organisations[row].value.party, row: row) }
    for row in study.funding.indices { add(.fundedBy, study.funding[row].value.party, row: row) }
    for row in study.lessons.indices {
      if let lesson = study.lessons[row].value.lesson, let target = resolve(lesson) {
        add(.bearsOn, target, row: row, at: lesson.place)
      }
    }
    if let teller = study.account?.organisation, let target = resolve(teller) {
      add(.toldBy, target, row: 0, at: teller.place)
    }
    add(.partOf, study.partOf)
    cite(study.organisations)
    cite(study.funding)
    cite(study.lessons)
    cite(study.timeline)
  }

  private mutating func link(_ organisation: Organisation) {
    add(.partOf, organisation.partOf)
    add(.formedFrom, organisation.formedFrom)
  }

  private mutating func link(_ source: Source) {
    if let publisher = source.publisher, case .reference(let reference) = publisher.value,
      let target = resolve(Located(reference, at: publisher.place))
    {
      add(.publishedBy, target, row: 0, at: publisher.place)
    }
    add(.voices, source.voices)
    for (row, cited) in source.readIn.enumerated() {
      if let reference = cited.value.source, let target = resolve(reference) {
        add(.readIn, target, row: row, at: reference.place, locator: cited.value.locator?.text)
      }
    }
  }

  private mutating func link(_ term: GlossaryTerm) {
    for (row, word) in term.see.enumerated() {
      let found = names.find(word.text).filter { $0.kind == .glossaryTerm || $0.kind == .organisation }
      if found.count == 1, let target = found.first {
        add(.sees, target, row: row, at: word.place)
      } else {
        reportUnfound(word.text, found, at: word.place)
      }
    }
  }

  // MARK: Edges

  private mutating func add(_ relation: Relation, _ target: AnyID, row: Int, at place: Place, locator: String? = nil) {
    if target == id, relation == .partOf || relation == .formedFrom || relation == .readIn || relation == .sees {
      findings.report(
        .selfReference, at: place, "this entry refers to itself", hint: "another slug is meant, or the line can go")
      return
    }
    let edge = Edge(from: id, to: target, relation: relation, row: row, place: place, locator: locator)
    if relation == .cites { citations.append(edge) } else { edges.append(edge) }
  }

  private mutating func add<Target>(_ relation: Relation, _ references: [Located<Reference<Target>>]) {
    for (row, reference) in references.enumerated() {
      if let target = resolve(reference) { add(relation, target, row: row, at: reference.place) }
    }
  }

  private mutating func add(_ relation: Relation, _ party: Located<Party>?, row: Int) {
    guard let party else { return }
    switch party.value {
    case .organisation(let reference):
      if let target = resolve(Located(reference, at: party.place)) { add(relation, target, row: row, at: party.place) }
    case .named(let name):
      if let slug = namedParties[makeSlug(from: name)], let target = names.directory.find(.organisation, slug: slug) {
        add(relation, target, row: row, at: party.place)
      }
    case .unnamed: break
    }
  }

  // MARK: Citations

  /// The places in sources that rows name. A row that says neither `source` nor `where` cites nothing of its own.
  private mutating func cite(_ rows: [Located<some Provenanced>]) {
    for row in rows.indices { cite(rows[row].value.source, rows[row].value.locator) }
  }

  mutating func cite(_ source: Located<Reference<Source>>?, _ locator: Located<Line>?) {
    guard source != nil || locator != nil else { return }
    let (row, main) = (citationCount, mainSources[mainSources.count - 1])
    citationCount += 1
    if let source {
      // Most rows that name a source name the first one: to compare takes less than to look it up.
      let isMain = main.map { entries.sources[Int($0.index)].common.slug == source.value.slug } ?? false
      guard let target = isMain ? main?.any : resolve(source) else { return }
      add(.cites, target, row: row, at: source.place, locator: locator?.text)
    } else if let main, let locator {
      add(.cites, main.any, row: row, at: locator.place, locator: locator.text)
    }
  }

  // MARK: The text

  private mutating func linkBody(_ body: Body) {
    for note in body.notes {
      for citation in note.citations {
        cite(
          Located(Reference(citation.source.value), at: citation.source.place),
          citation.locator.map { Located(Line($0.value), at: $0.place) })
      }
    }
    edges += citations
    var targets: [KnowledgeBase.LinkTarget?] = []
    let links = body.links
    targets.reserveCapacity(links.count)
    for index in links.indices {
      let target = resolve(links[index])
      targets.append(target)
      if case .entry(let entry, _) = target { add(.mentions, entry, row: index, at: links[index].target.place) }
    }
    self.targets.append(targets)
  }
}
