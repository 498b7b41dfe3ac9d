import Diagnostics
import Knowledge
import Output
import Parallel
import Templates

/// Every file of the site, before any of them is written.
package struct Plan: Sendable {
  /// What is rendered: pages, and the files that kbgen makes besides.
  package private(set) var pages: [Page] = []
  /// What is rendered piece by piece, since it grows with the site.
  package private(set) var longFiles: [LongFile] = []
  /// What is copied.
  package private(set) var copies: [CopiedFile]
  package private(set) var findings = Findings()
  /// How long the entries are together that it is made from.
  var byteCount = 0
  /// Of all that the pages depend on, but for the HTML of texts; nil where nobody needs it.
  var digest: ContentDigest?

  /// Whether an index for searching is to be made once everything is written.
  package var isSearched: Bool { frame.hasSearch }

  let index: SiteIndex
  let frame: Frame
  private let theme: Theme
  /// Nil where the site has no data files.
  private let data: DataFiles?

  /// Plans the site. Nothing is rendered; the time it takes grows with the number of references.
  ///
  /// Reports `address-taken`, `address-lost` and `name-lost`.
  ///
  /// - Parameters:
  ///   - baseURL: where the site will stand, instead of the address in content/site.yml.
  ///   - pictures: the sizes of pictures, by path from `content/images/`.
  ///   - ledger: the addresses that have been published, all of which have to lead somewhere.
  ///   - jobs: how much of it is worked out at once.
  package init(
    _ base: KnowledgeBase, theme: Theme, baseURL: String? = nil, pictures: [String: PictureSize] = [:],
    copies: [CopiedFile] = [], ledger: AddressLedger = AddressLedger(), jobs: Jobs = 1
  ) {
    self.copies = copies
    self.theme = theme
    let url = BaseURL(baseURL ?? base.site.baseURL?.value.text ?? "https://example.org/")
    let sizes = pictures.map { (Address.image($0.key).path, $0.value) }
    index = SiteIndex(
      base, url: url, pictures: Dictionary(sizes, uniquingKeysWith: { first, _ in first }),
      formerHeadings: ledger.formerHeadings(base), jobs: jobs)
    let feeds = Feeds(
      index, title: base.site.title?.value.text ?? "Knowledge base", isWhole: base.site.data?.value != false)
    frame = Frame(
      index, styleVersion: Self.version(of: theme.style), scriptVersion: Self.version(of: theme.script),
      formVersion: Self.version(of: theme.formScript),
      searchVersion: base.site.search.map { _ in Self.version(of: theme.searchScript) }, feeds: feeds,
      sharedPicture: copies.map(\.address).first { ["share.png", "share.jpg"].contains($0.path) })
    data = frame.hasData ? DataFiles(index, frame) : nil
    addEntries(jobs)
    addIndexes()
    addSearch()
    addForms()
    addData()
    addWithdrawn()
    addFormerAddresses(ledger)
    addFiles()
    claimRoutes()
  }

  /// The prose page that stands on the home page. One called `index` would stand at the same address, and is refused.
  private static let homeSlug = "home"

  private static func version(of file: Bytes) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(file)
    let text = String(fingerprint.value, radix: 36)
    return String(repeating: "0", count: 13 - text.count) + text
  }

  // MARK: Entries

  private mutating func addEntries(_ jobs: Jobs) {
    let (frame, theme, base) = (frame, theme, index.base)
    pages += entryPages.all(base.allCaseStudies, .caseStudy, jobs: jobs) {
      theme.caseStudy.write(CaseStudyPage($0, frame, $1), into: &$2)
    }
    pages += entryPages.all(base.allOrganisations, .organisation, jobs: jobs) {
      theme.organisation.write(OrganisationPage($0, frame, $1), into: &$2)
    }
    pages += entryPages.all(base.allLessons, .lesson, jobs: jobs) {
      theme.lesson.write(LessonPage($0, frame, $1), into: &$2)
    }
    pages += entryPages.all(base.allSources, .source, jobs: jobs) {
      theme.source.write(SourcePage($0, frame, $1), into: &$2)
    }
    pages += entryPages.all(base.allGlossaryTerms, .glossaryTerm, jobs: jobs) {
      theme.glossaryTerm.write(GlossaryPage($0, frame, $1), into: &$2)
    }
    pages += entryPages.all(base.allFrameworks, .framework, jobs: jobs) {
      theme.framework.write(FrameworkPage($0, frame, $1), into: &$2)
    }
    let prose = base.allPages.filter {
      base[$0].slug != Self.homeSlug && !(frame.hasData && index.address($0.any) == .data)
    }
    pages += entryPages.all(prose, .prose, jobs: jobs) { theme.prose.write(ProsePageView($0, frame, $1), into: &$2) }
  }

  private var entryPages: EntryPages { EntryPages(index: index, frame: frame, theme: theme) }

  // MARK: Indexes

  private mutating func addIndexes() {
    let (frame, theme, base) = (frame, theme, index.base)
    let home = base.find(ProsePage.self, Self.homeSlug)
    add(.home, .home, origin: home.map { base[$0].common.opening }, showing: home?.any) {
      theme.home.write(HomePage(home, frame, $0), into: &$1)
    }
    if let home { pages += entryPages.continuations(of: home.any) }
    if frame.kinds.contains(.caseStudy) {
      addStudyIndexes()
      addStudyTimeline()
    }
    if frame.kinds.contains(.lesson) { addLessonIndexes() }
    if frame.kinds.contains(.organisation) {
      addAlphabet(.organisations(index), .organisations)
      addNetwork()
    }
    if frame.kinds.contains(.glossaryTerm) { addAlphabet(.glossary(index), .glossary) }
    if frame.kinds.contains(.source) { addList(.source, .sources, index.ordered(.source)) }
    if frame.kinds.contains(.framework) { addList(.framework, .frameworks, index.ordered(.framework)) }
    if frame.prosePages.count > Frame.prosePagesInFooter { addList(.page, .prosePages, frame.prosePages) }
  }

  private mutating func addStudyIndexes() {
    let (frame, theme) = (frame, theme)
    let count = pageCount(index.base.caseStudies.count)
    let all = index.ordered(.caseStudy)
    let list = PlannedList { all.contains(where: $0) }
    for number in 1...count {
      add(.index(.caseStudy, page: number), .caseStudies, lists: [list]) {
        theme.caseStudies.write(StudyIndexPage(page: number, of: count, frame, $0), into: &$1)
      }
    }
    for term in index.filters {
      let count = pageCount(term.studies.count)
      let list = PlannedList(term.studies)
      for number in 1...count {
        add(.caseStudies(term.filter, term.id, page: number), .caseStudies, lists: [list]) {
          theme.caseStudies.write(StudyIndexPage(term, page: number, of: count, frame, $0), into: &$1)
        }
      }
    }
  }

  private mutating func addAlphabet(_ alphabet: Alphabet, _ kind: PageKind) {
    let (frame, theme) = (frame, theme)
    add(.index(alphabet.kind), kind) { theme.alphabet.write(AlphabetPage(alphabet, frame, $0), into: &$1) }
    guard alphabet.isSplit else { return }
    for (position, letter) in alphabet.letters.enumerated() {
      let count = pageCount(letter.entries.count)
      for number in 1...count {
        add(.letter(alphabet.kind, letter.letter, page: number), kind) {
          theme.alphabet.write(
            AlphabetPage(alphabet, letter: position, page: number, of: count, frame, $0), into: &$1)
        }
      }
    }
  }

  private mutating func addList(_ kind: Kind, _ pageKind: PageKind, _ ids: [AnyID]) {
    let (frame, theme) = (frame, theme)
    let count = pageCount(ids.count)
    for number in 1...count {
      add(.index(kind, page: number), pageKind) {
        theme.list.write(ListPage(kind, ids, page: number, of: count, frame, $0), into: &$1)
      }
    }
  }

  private mutating func addLessonIndexes() {
    let (frame, theme) = (frame, theme)
    for list in LessonList.all(index) {
      add(list.address, .lessons) { here, out in
        let page =
          list.audience.map { LessonIndexPage(list, for: $0, frame, here) }
          ?? LessonIndexPage(
            list.sections, heading: list.heading, description: list.description, words: list.words, frame, here)
        theme.lessons.write(page, into: &out)
      }
    }
    addSigns()
    addChecklists()
    addMaps()
    for (isMoment, sections) in [(false, index.lessonThemes()), (true, index.lessonMoments())] {
      for section in sections {
        let count = pageCount(section.lessons.count)
        for number in 1...count {
          guard let address = section.page?.page(number) else { continue }
          add(address, .lessons) { here, out in
            let page = LessonIndexPage(section, isMoment: isMoment, page: number, of: count, frame, here) {
              section.page?.page($0) ?? .home
            }
            theme.lessons.write(page, into: &out)
          }
        }
      }
    }
  }

  private mutating func addSigns() {
    let (frame, theme) = (frame, theme)
    let themes = index.signThemes()
    if themes.isEmpty { return }
    add(.signs, .signs) { theme.signs.write(SignsPage(themes, frame, $0), into: &$1) }
    for section in themes {
      let count = pageCount(section.lessons.count)
      for number in 1...count {
        add(.signs(theme: section.id, page: number), .signs) {
          theme.signs.write(SignsPage(section, page: number, of: count, frame, $0), into: &$1)
        }
      }
    }
  }

  private mutating func addNetwork() {
    let (frame, theme) = (frame, theme)
    let network = Network(index)
    if network.organisations.isEmpty { return }
    let count = pageCount(network.organisations.count)
    for number in 1...count {
      add(.network(page: number), .network) {
        theme.network.write(NetworkPage(network, page: number, of: count, frame, $0), into: &$1)
      }
    }
  }

  private mutating func addStudyTimeline() {
    let (frame, theme) = (frame, theme)
    let studies = index.studiesInTime
    let count = pageCount(studies.count)
    for number in 1...count {
      add(.studyTimeline(page: number), .studyTimeline) {
        theme.studyTimeline.write(StudyTimelinePage(studies, page: number, of: count, frame, $0), into: &$1)
      }
    }
  }

  private mutating func addMaps() {
    guard index.hasReadings else { return }
    let (frame, theme, index) = (frame, theme, index)
    let themes = index.lessonThemes()
    let maps = EvidenceMap.pages(EvidenceMap.ofSets(index), index)
    let list = EvidenceMap.list(maps, themes)
    for (number, map) in maps.enumerated() {
      add(.map(page: number + 1), .map, lists: [list]) {
        theme.map.write(
          EvidenceMapPage(map, themes: number == 0 ? themes : [], page: number + 1, of: maps.count, frame, $0),
          into: &$1)
      }
    }
    for section in themes {
      let id = String(section.id.dropFirst("theme-".count))
      let maps = EvidenceMap.pages([.init(label: section.label, lessons: section.lessons)], index)
      let list = EvidenceMap.list(maps)
      for (number, map) in maps.enumerated() {
        add(.map(theme: id, page: number + 1), .map, lists: [list]) {
          theme.map.write(
            EvidenceMapPage(map, theme: section, id: id, page: number + 1, of: maps.count, frame, $0), into: &$1)
        }
      }
    }
  }

  private mutating func addChecklists() {
    let (frame, theme, index) = (frame, theme, index)
    let checklists = frame.checklists
    if checklists.isEmpty { return }
    add(.checklists, .checklists) { theme.checklists.write(ChecklistsPage(checklists, frame, $0), into: &$1) }
    for checklist in checklists {
      add(.checklist(checklist.moment), .checklist) {
        theme.checklist.write(ChecklistPage(checklist, frame, $0), into: &$1)
      }
      add(.checklistText(checklist.moment), .file) { _, out in out.append(verbatim: checklist.text(index)) }
    }
  }

  // MARK: What was

  private mutating func addWithdrawn() {
    let (frame, theme, base) = (frame, theme, index.base)
    for entry in base.withdrawn {
      let address = Address.entry(entry.kind, entry.common.slug)
      add(address, .withdrawn, origin: entry.common.opening) {
        theme.withdrawn.write(WithdrawnPage(entry, frame, $0), into: &$1)
      }
    }
  }

  private mutating func addFormerAddresses(_ ledger: AddressLedger) {
    let (frame, theme) = (frame, theme)
    let former = FormerAddresses(
      index, standing: pages.map(\.address) + copies.map(\.address), ledger: ledger, siteTitle: frame.title)
    findings.add(former.findings)
    for move in former.moves {
      add(move.from, .moved, origin: move.origin) {
        theme.moved.write(MovedPage(to: move.to, move.label, frame, $0), into: &$1)
      }
    }
    let redirects = Redirects(former.moves, index, hasData: frame.hasData)
    if let bytes = redirects.bytes { add(.redirects, .file) { _, out in out += bytes } }
  }

  private mutating func addSearch() {
    let (frame, theme) = (frame, theme)
    guard frame.hasSearch else { return }
    add(.search, .search) { theme.search.write(SearchPage(frame, $0), into: &$1) }
    add(.searchScript, .file) { _, out in out += theme.searchScript }
  }

  /// The forms, what they choose from, and the files that they load for a correction.
  private mutating func addForms() {
    let (frame, theme) = (frame, theme)
    add(.contribute, .contribute) { theme.contribute.write(ContributePage(frame, $0), into: &$1) }
    for kind in FormPlan.kinds {
      add(.form(kind), .form) { theme.form.write(FormPage(kind, frame, $0), into: &$1) }
      add(.paper(kind), .paper) { theme.paper.write(PaperPage(kind, frame, $0), into: &$1) }
    }
    if !frame.wanted.isEmpty {
      add(.wanted, .wanted) { theme.wanted.write(WantedPage(frame, $0), into: &$1) }
    }
    add(.mistakes, .mistakes) { theme.mistakes.write(MistakesPage(frame, $0), into: &$1) }
    for rule in Rule.all {
      add(.mistake(rule), .mistake) { theme.mistake.write(MistakePage(rule, frame, $0), into: &$1) }
    }
    add(.formScript, .file) { _, out in out += theme.formScript }
    add(.choices, .file) { here, out in writeChoices(here.site, into: &out) }
    // What the forms load for a correction has to be there whether or not other data files are.
    for id in index.base.allEntries where data != nil || FormPlan.kinds.contains(id.kind) {
      let common = index.base[common: id]
      guard !common.isStub else { continue }
      let path = String.written { path in
        path.append("content/")
        path.append(verbatim: id.kind.folder)
        path.append("/")
        path.append(verbatim: common.slug)
        path.append(".md")
      }
      copies.append(CopiedFile(address: .markdown(id, index.base), path: path, file: common.file))
    }
  }

  // MARK: Data

  private mutating func addData() {
    guard let data else { return }
    for id in index.base.allEntries {
      add(.json(id, index.base), .file) { _, out in
        data.entryJSON.write(id, into: &out)
        out.append("\n")
      }
    }
    let (frame, theme, base) = (frame, theme, index.base)
    let edition = PrintEdition(index, frame, theme)
    let prose = base.allPages.first { index.address($0.any) == .data }
    add(.data, .data, origin: prose.map { base[$0].common.opening }, showing: prose?.any) {
      theme.data.write(DataPage(data, prose, hasPrint: edition != nil, frame, $0), into: &$1)
    }
    if let prose { pages += entryPages.continuations(of: prose.any) }
    add(.dictionary, .dictionary, showing: data.method?.any) {
      theme.dictionary.write(DictionaryPage(data, frame, $0), into: &$1)
    }
    for table in data.tables.all {
      add(.dictionary(table.name), .dictionary) { theme.table.write(TablePage(table, frame, $0), into: &$1) }
    }
    longFiles += data.long
    if let edition { longFiles.append(edition.file) }
    for (address, write) in data.short { add(address, .file) { write(&$1) } }
  }

  // MARK: Files

  private mutating func addFiles() {
    let (frame, theme, index) = (frame, theme, index)
    add(.notFound, .notFound) { theme.notFound.write(NotFoundPage(frame, $0), into: &$1) }
    add(.stylesheet, .file) { _, out in out += theme.style }
    add(.script, .file) { _, out in out += theme.script }
    add(.icon, .file) { _, out in out += theme.icon }
    let sitemap = Sitemap(pages, index)
    for (address, write) in sitemap.files { add(address, .file) { write(&$1) } }
    add(.robots, .file) { _, out in
      out.append("User-agent: *\nAllow: /\n\nSitemap: ")
      out.append(verbatim: index.url.absolute(.sitemap))
      out.append("\n")
    }
    let headers = ContentPolicy.headers(index.url, hasSearch: frame.hasSearch)
    add(.headers, .file) { _, out in out += headers }
    for feed in frame.feeds.all { add(feed.address, .file) { _, out in feed.write(index, frame, into: &out) } }
    add(.guide, .file) { here, out in writeGuide(frame, here, into: &out) }
  }

  /// - Parameter entry: the one whose text the page shows.
  private mutating func add(
    _ address: Address, _ kind: PageKind, origin: Place? = nil, showing entry: AnyID? = nil, lists: [PlannedList] = [],
    _ write: @escaping @Sendable (Here, inout Bytes) -> Void
  ) {
    pages.append(Page(address, kind, origin: origin, showing: entry, lists: lists, in: index, write))
  }

  private mutating func claimRoutes() {
    let (pages, longFiles, copies) = (pages, longFiles, copies)
    let (firstFile, firstCopy) = (pages.count, pages.count + longFiles.count)
    let (manifest, search) = (firstCopy + copies.count, firstCopy + copies.count + 1)
    var routes = Routes(search + 1) { number in
      switch number {
      case ..<firstFile: Routes.Owner(words: pages[number].kind.owner, place: pages[number].origin)
      case ..<firstCopy: Routes.Owner(words: "a file of kbgen’s own", place: nil)
      case manifest: Routes.Owner(words: "kbgen’s list of what it wrote", place: nil)
      case search: Routes.Owner(words: "the index for searching", place: nil)
      default:
        Routes.Owner(
          words: "the file \(copies[number - firstCopy].path)", place: Place(copies[number - firstCopy].file, 0..<0))
      }
    }
    routes.claim(.manifest, manifest)
    if isSearched { routes.claim(.searchIndex, search) }
    for number in pages.indices { routes.claim(pages[number].address, number) }
    for number in longFiles.indices { routes.claim(longFiles[number].address, firstFile + number) }
    for number in copies.indices { routes.claim(copies[number].address, firstCopy + number) }
    findings.add(routes.findings)
  }
}

extension PageKind {
  fileprivate var owner: String {
    switch self {
    case .home: "the home page"
    case .organisation: "the page of an organisation"
    case .lesson, .source, .framework, .caseStudy, .glossaryTerm: "the page of a \(rawValue)"
    case .file: "a file of kbgen’s own"
    case .data: "the page about the data"
    case .withdrawn, .moved, .prose, .continuation: "a \(rawValue)"
    default: "the \(rawValue)"
    }
  }
}
