import Diagnostics
import Knowledge

/// What stands on every page alike: the site's name, the way to its parts, its files.
///
/// A class, since every page holds it.
final class Frame: Sendable {
  /// The name of the site.
  let title: String
  /// What the site is, in a sentence.
  let description: String?
  /// The language of the content, by BCP 47.
  let language: String
  /// The same as Open Graph has it: `en_GB`.
  let locale: String
  /// Kinds that have an entry, and so an index.
  let kinds: [Kind]
  /// The parts of the site, in the order of the navigation.
  let sections: [(kind: Kind, label: String)]
  /// What the navigation leads to; the search belongs to no kind.
  let navigation: [Part]
  /// The ways to these and to other things that every page leads to, by kind and depth of the page's folder.
  private let ways: [[Lazily<CommonWays>?]]
  /// The same from the pages of mistakes, which are many too.
  private let mistakeWays: Lazily<CommonWays>
  /// Prose pages other than home, by their order and then by title.
  let prosePages: [AnyID]
  /// Those that the footer leads to; none where they are too many, so that it leads to a list of them.
  let pagesInFooter: [AnyID]
  /// Feeds of what is new; none where no entry has a date.
  let feeds: Feeds
  /// Whether the site has data files.
  let hasData: Bool
  /// What pages say to programs.
  let linked: LinkedData
  /// Questions for each moment.
  let checklists: [Checklist]
  /// Where help is wanted.
  let wanted: [WantedSection]
  /// Behind the stylesheet's address, so that a browser fetches a changed one.
  let styleVersion: String
  /// The same for the script.
  let scriptVersion: String
  /// The same for the script that searches; nil where nothing can be searched.
  let searchVersion: String?
  /// The same for the script of the forms.
  let formVersion: String
  /// The forms, by kind; nil for a kind that has none.
  let forms: [Address?] = Kind.allCases.map { FormPlan.kinds.contains($0) ? .form($0) : nil }
  /// How soon somebody answers who is written to: "two weeks".
  let answersWithin: String?
  /// Whether the search reads no more of a text than its beginning and its headings.
  let searchesOpenings: Bool
  /// The picture that others show beside a link to this site: `static/share.png`, where there is one.
  let sharedPicture: Address?
  /// Where the content is kept.
  let repository: WebAddress?
  /// An address to write to, or of a page with a form.
  let contact: Contact?

  /// The most entries whose texts the search reads whole. With 10,000 of them, what it loads for a word was 79 KB in the
  /// middle and up to 419 KB; with the beginnings, 41 KB and up to 175 KB.
  static let textsSearchedWhole = 3_000

  /// More prose pages than this stand on a page of their own.
  static let prosePagesInFooter = 12

  /// Takes what is true of all pages from the site.
  init(
    _ index: SiteIndex, styleVersion: String, scriptVersion: String, formVersion: String, searchVersion: String?,
    feeds: Feeds, sharedPicture: Address?
  ) {
    let base = index.base
    let site = base.site
    title = site.title?.value.text ?? "Knowledge base"
    description = site.description?.value.text
    language = site.language?.value.text ?? "en-GB"
    locale = language.replacing("-", with: "_")
    let kinds = Kind.allCases.filter { $0 != .page && base.count(of: $0) > 0 }
    self.kinds = kinds
    sections = Frame.sectionLabels.filter { kinds.contains($0.kind) }
    let navigation: [Part] =
      sections.map { ($0.label, .index($0.kind), $0.kind) } + (searchVersion != nil ? [("Search", .search, nil)] : [])
    self.navigation = navigation
    let hasData = site.data?.value != false
    self.hasData = hasData
    let prosePages = index.ordered(.page).filter { id in
      index.address(id) != .home && !(hasData && index.address(id) == .data)
    }.enumerated().sorted { left, right in
      let orders = [left.element, right.element].map { base[common: $0].order?.value ?? .max }
      return (orders[0], left.offset) < (orders[1], right.offset)
    }.map(\.element)
    self.prosePages = prosePages
    let pagesInFooter = prosePages.count > Frame.prosePagesInFooter ? [] : prosePages
    self.pagesInFooter = pagesInFooter
    let makeWays: @Sendable (Here) -> CommonWays = {
      CommonWays(from: $0, navigation, pages: pagesInFooter, styleVersion: styleVersion, scriptVersion: scriptVersion)
    }
    ways = CommonWays.all(makeWays, index)
    mistakeWays = Lazily { makeWays(Here(site: index, address: .mistakes)) }
    self.feeds = feeds
    self.sharedPicture = sharedPicture
    linked = LinkedData(site: index, language: language, title: title, licence: site.licence?.value)
    checklists = Moment.allCases.compactMap { Checklist($0, index) }
    wanted = WantedSection.all(base)
    self.styleVersion = styleVersion
    self.scriptVersion = scriptVersion
    self.searchVersion = searchVersion
    self.formVersion = formVersion
    answersWithin = site.answersWithin?.value.text
    searchesOpenings = base.allEntries.count > Frame.textsSearchedWhole
    repository = site.repository?.value
    contact = site.contact?.value
  }

  /// A part of the site that the navigation leads to.
  typealias Part = (label: String, address: Address, kind: Kind?)

  /// The ways from a page to what every page leads to.
  func ways(from here: Here) -> CommonWays {
    if let folder = here.folder, folder.depth <= CommonWays.mostFolders,
      let ways = ways[Int(folder.kind.rawValue)][folder.depth - 1]
    {
      return ways.value
    }
    if here.address.isAmongMistakes { return mistakeWays.value }
    return CommonWays(
      from: here, navigation, pages: pagesInFooter, styleVersion: styleVersion, scriptVersion: scriptVersion)
  }

  /// Whether any entry has a date.
  var hasFeed: Bool { !feeds.all.isEmpty }

  /// Whether the site can be searched.
  var hasSearch: Bool { searchVersion != nil }

  private static let sectionLabels: [(kind: Kind, label: String)] = [
    (.lesson, "Lessons"), (.caseStudy, "Case studies"), (.organisation, "Organisations"), (.source, "Sources"),
    (.glossaryTerm, "Glossary"), (.framework, "Frameworks"),
  ]

  /// The name of the index of a kind.
  static func label(of kind: Kind) -> String {
    sectionLabels.first { $0.kind == kind }?.label ?? "More pages"
  }
}
