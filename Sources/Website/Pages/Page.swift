import Diagnostics
import Knowledge
import Output

/// A file of the site that kbgen writes.
package struct Page: Sendable {
  /// Where it stands.
  package let address: Address
  /// What it is.
  package let kind: PageKind
  /// Where an author says what it shows; nil for what kbgen makes by itself.
  package let origin: Place?
  /// The entry whose text it shows.
  let entry: AnyID?
  /// The lists of which it shows a part, in an order that the plan has made: one of their entries whose title has changed may
  /// come into the part from another.
  let lists: [PlannedList]
  private let make: @Sendable (TitlesShown?, inout Bytes) -> Void

  /// - Parameters:
  ///   - entry: the one whose text it shows.
  ///   - further: those of its lists that go on, on further pages.
  init(
    _ address: Address, _ kind: PageKind, origin: Place?, showing entry: AnyID? = nil,
    further: [EntryList: FurtherList] = [:], lists: [PlannedList], in index: SiteIndex,
    _ write: @escaping @Sendable (Here, inout Bytes) -> Void
  ) {
    (self.address, self.kind, self.origin, self.entry, self.lists) = (address, kind, origin, entry, lists)
    make = { titles, out in
      write(Here(site: index, address: address, entry: entry, further: further, gathering: titles), &out)
    }
  }

  /// Adds the file's bytes. Gives the same bytes each time, on any thread.
  package func write(_ out: inout Bytes) { make(nil, &out) }

  /// The same, and gathers the titles that it shows.
  func write(_ out: inout Bytes, gathering titles: TitlesShown) {
    TitlesShown.$areGathered.withValue(true) { make(titles, &out) }
  }
}

/// What a file of the site is.
package enum PageKind: String, Sendable, CaseIterable {
  case home
  case caseStudy = "case study"
  case caseStudies = "list of case studies"
  case organisation
  case organisations = "list of organisations"
  case network
  case studyTimeline = "timeline of case studies"
  case lesson
  case lessons = "list of lessons"
  case signs = "list of signs"
  case map = "evidence map"
  case checklist
  case checklists = "list of checklists"
  case source
  case sources = "list of sources"
  case glossaryTerm = "glossary entry"
  case glossary
  case framework
  case frameworks = "list of frameworks"
  case prose = "prose page"
  case prosePages = "list of prose pages"
  case continuation = "further page of a list"
  case withdrawn = "notice of withdrawal"
  case moved = "former address"
  case search = "page for searching"
  case contribute = "page on taking part"
  case form
  case paper = "form on paper"
  case wanted = "list of what is wanted"
  case mistakes = "list of mistakes"
  case mistake = "page on a mistake"
  case data = "page about the data"
  case dictionary = "page of the data dictionary"
  case notFound = "page for unknown addresses"
  /// No page: a stylesheet, a feed, a sitemap.
  case file

  /// Whether search engines may list it, and the sitemap does.
  package var isIndexed: Bool {
    switch self {
    case .withdrawn, .moved, .search, .form, .paper, .wanted, .mistake, .mistakes, .notFound, .file: false
    default: true
    }
  }

  /// Whether its address is recorded, so that it is never lost: that of what authors write, and not of what comes with the
  /// program and goes with it.
  package var isLasting: Bool {
    switch self {
    case .contribute, .form, .paper, .wanted, .mistakes, .mistake, .dictionary, .notFound, .file: false
    default: true
    }
  }

  /// Whether every title that it shows is asked for while it is written, and the lists that were planned are known. Of the
  /// others it is not known which they show; so they are made anew when any title has changed.
  var gathersTitles: Bool {
    switch self {
    case .caseStudy, .caseStudies, .organisation, .lesson, .map, .source, .continuation, .mistake: true
    default: false
    }
  }

  /// Whether it is HTML.
  package var isHTML: Bool { self != .file }
}

/// A file that is published as it is.
package struct CopiedFile: Sendable {
  /// Where it will stand.
  package let address: Address
  /// Where it comes from: the path from the folder that holds `content/`.
  package let path: String
  /// The same for messages.
  package let file: FileID

  /// Pairs a file with the address it gets.
  package init(address: Address, path: String, file: FileID) {
    self.address = address
    self.path = path
    self.file = file
  }
}
