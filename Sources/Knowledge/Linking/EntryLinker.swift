import Diagnostics
import Markdown

/// Turns the references of one entry into edges, and reports those that lead nowhere.
struct EntryLinker {
  let entry: any Entry
  let id: AnyID
  let names: Names
  /// By the slug that a name makes: the slug of the organisation that is meant.
  let namedParties: [String: String]
  let headings: HeadingTable
  let files: Set<String>

  private(set) var edges: [Edge] = []
  /// Where each link of the text leads.
  private(set) var targets: [KnowledgeBase.LinkTarget?] = []
  var findings = Findings()
  /// Counts the citations of an entry, in the order in which they are met.
  private var citationCount = 0

  init(
    _ entry: any Entry, _ id: AnyID, names: Names, namedParties: [String: String], headings: HeadingTable,
    files: Set<String>
  ) {
    self.entry = entry
    self.id = id
    self.names = names
    self.namedParties = namedParties
    self.headings = headings
    self.files = files
  }

  mutating func run() {
    let common = entry.common
    for cited in common.sources { cite(cited.value.source, cited.value.locator) }
    cite(common.figures)
    for difference in common.differences { cite(difference.value.says) }
    cite(common.updates)
    switch entry {
    case let entry as CaseStudy: link(entry)
    case let entry as Organisation: link(entry)
    case let entry as Source: link(entry)
    case let entry as GlossaryTerm: link(entry)
    case let entry as Framework: add(.shedsLightOn, entry.lessons)
    default: break
    }
    linkBody(common.body)
  }

  // MARK: Fields of each kind

  private mutating func link(_ study: CaseStudy) {
    for (row, participation) in study.organisations.enumerated() { add(.tookPart, participation.party, row: row) }
    for (row, funding) in study.funding.enumerated() { add(.fundedBy, funding.party, row: row) }
    for (row, evidence) in study.lessons.enumerated() {
      if let lesson = evidence.lesson, let target = resolve(lesson) {
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
    edges.append(Edge(from: id, to: target, relation: relation, row: row, place: place, locator: locator))
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
    for row in rows { cite(row.value.source, row.value.locator) }
  }

  mutating func cite(_ source: Located<Reference<Source>>?, _ locator: Located<Line>?) {
    guard source != nil || locator != nil else { return }
    let row = citationCount
    citationCount += 1
    if let source {
      guard let target = resolve(source) else { return }
      add(.cites, target, row: row, at: source.place, locator: locator?.text)
    } else if let main = entry.common.sources.first?.value.source,
      let target = names.directory.find(.source, slug: main.slug), let locator
    {
      add(.cites, target, row: row, at: locator.place, locator: locator.text)
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
    guard !body.links.isEmpty else { return }
    targets = body.links.map { _ in nil }
    for (index, link) in body.links.enumerated() {
      guard let target = resolve(link) else { continue }
      targets[index] = target
      if case .entry(let entry, _) = target { add(.mentions, entry, row: index, at: link.target.place) }
    }
  }
}
