import Diagnostics
import Knowledge
import Output
import Templates

/// What surrounds the content of a page: its head, its navigation, its footer.
///
/// A class, since each of its names is handed over for every page.
final class Chrome: View {
  private let here: Here
  private let frame: Frame
  private let ways: CommonWays
  private let heading: String
  private let pageTitle: String
  private let description: String
  private let canonical: String
  private let section: Kind?
  private let crumbs: [LinkView]
  private let isIndexed: Bool
  /// The entry whose page it is; nil for all other pages.
  private let entry: AnyID?
  private let found: FoundView?
  /// What else the page says to programs.
  private let more: [Datum]

  /// - Parameters:
  ///   - heading: what the page is called, in its heading and at the end of the breadcrumbs.
  ///   - title: the same, told apart from every other page; the heading, if nil.
  ///   - description: one or two sentences, unlike those of every other page.
  ///   - section: the part of the site that the page belongs to.
  ///   - crumbs: the pages between home and this one.
  init(
    _ frame: Frame, _ here: Here, heading: String, title: String? = nil, description: String, section: Kind? = nil,
    crumbs: [LinkView] = [], isIndexed: Bool = true, entry: AnyID? = nil,
    more: [Datum] = []
  ) {
    self.frame = frame
    self.here = here
    ways = frame.ways(from: here)
    self.heading = heading
    let title = title ?? heading
    pageTitle =
      here.isHome || title == frame.title
      ? title
      : .written {
        $0.append(verbatim: title)
        $0.append(" – ")
        $0.append(verbatim: frame.title)
      }
    self.description = description
    canonical = here.site.url.canonical(here.address)
    self.section = section
    self.crumbs = crumbs
    self.isIndexed = isIndexed
    self.entry = entry
    self.more = more
    found = frame.hasSearch ? entry.map { FoundView($0, here.base) } : nil
  }

  static let names: [Name<Chrome>] = [
    .text("language", "The language of the site, as the `lang` attribute has it.") { $0.frame.language },
    .text("siteTitle", "The name of the site.") { $0.frame.title },
    .text("siteDescription", "What the site is, in a sentence.") { $0.frame.description },
    .text("heading", "What the page is called.") { $0.heading },
    .text("pageTitle", "The page's and the site's name, for the `title` element.") { $0.pageTitle },
    .text("description", "What the page is, for search engines.") { $0.description },
    .flag("isHome", "Whether this is the home page.") { $0.here.isHome },
    .flag("isIndexed", "Whether search engines may list the page.") { $0.isIndexed },
    .text("canonical", "The full address under which the page should be known.") { $0.canonical },
    .text("fullAddress", "The full address of the page, for paper.") { $0.here.site.url.absolute($0.here.address) },
    .text("policy", "What a browser may load and run for the page: a content security policy.") {
      $0.here.address == .search ? ContentPolicy.search : ContentPolicy.page
    },
    .text("stylesheet", "The address of the stylesheet.") { $0.ways.stylesheet },
    .text("script", "The address of the script.") { $0.ways.script },
    .text("icon", "The address of the site's icon.") { $0.ways.icon },
    .text("feed", "The address of the feed; absent where nothing has a date.") {
      $0.frame.hasFeed ? $0.ways.feed : nil
    },
    .list("alternates", "The same as the page in other forms, for programs: feeds, JSON, Markdown.") { $0.alternates },
    .data(
      "linkedData", "What the page says to programs, as linked data.", isEmpty: { !$0.isIndexed || !$0.frame.hasData },
      { page, out in out.withBytes { $0.append(json: page.linkedData) } }),
    .text("publishedOn", "The day on which the entry was first published here.") { page in
      page.entry.flatMap { page.here.base[common: $0].date?.value.machineText }
    },
    .text("modifiedOn", "The day of the last change to the entry.") { page in
      page.entry.flatMap { page.here.base[common: $0].lastModified?.value.machineText }
    },
    .text("locale", "The language and the country, as Open Graph has them.") { $0.frame.locale },
    .text(
      "sharedPicture",
      "The full address of the picture that others show beside a link; absent without `static/share.png`."
    ) {
      page in page.frame.sharedPicture.map { page.here.site.url.absolute($0) }
    },
    .text("licenceAddress", "The address of the licence of the texts.") { $0.frame.linked.licence?.address },
    .text("data", "The page about the data; absent where the site has none.") {
      $0.frame.hasData ? $0.ways.data : nil
    },
    .text("home", "The address of the home page.") { $0.ways.home },
    .one("found", "What the search knows of the page; absent on pages that it does not find.") { $0.found },
    .flag("searchesOpenings", "Whether the search reads no more of a text than its beginning and its headings.") {
      $0.frame.searchesOpenings
    },
    .list("navigation", "The parts of the site.") { $0.navigation },
    .list("crumbs", "The pages between home and this one.") { $0.crumbs },
    .list("pages", "Prose pages, for the footer.") { $0.pages },
    .text("contact", "Where to say what is wrong with the page: the address of a link.") { $0.contact },
    .text("contactWords", "The same as people write it; absent where it is the code host.") { $0.frame.contact?.text },
    .text("edit", "Where the file of the entry can be changed.") { $0.edit },
    .text("contribute", "How to take part: the address of a link.") { $0.ways.contribute },
    .text("correct", "The form with the entry in it; absent where its kind has no form.") { $0.correct },
    .one("cite", "How to cite the page of an entry.") { page in
      page.entry.map { CiteView($0, page.frame, page.here) }
    },
  ]

  private var alternates: [AlternateView] {
    var alternates: [AlternateView] = []
    if let feed = frame.feeds.feed(of: here.address) {
      alternates.append(.init(type: "application/atom+xml", title: feed.name, address: here.link(feed.address)))
    }
    // The home page and the page about the data show a prose page, without all that belongs to the page of an entry.
    guard frame.hasData, let entry = entry ?? here.entry, here.site.address(entry) == here.address else {
      return alternates
    }
    alternates.append(
      .init(type: "application/json", title: "This page as data", address: here.link(.json(entry, here.base))))
    if !here.base[common: entry].isStub {
      alternates.append(
        .init(type: "text/markdown", title: "This page as Markdown", address: here.link(.markdown(entry, here.base))))
    }
    return alternates
  }

  private var linkedData: Datum {
    frame.linked.pageGraph(
      here.address, entry: entry, heading: heading, description: description,
      crumbs: crumbs.compactMap { crumb in
        crumb.address.map { (crumb.label, here.site.url.canonical(here.address.resolving($0))) }
      }, more: more)
  }

  private var navigation: [NavigationView] {
    // By index: a part that is taken out of its list is copied, with all that it holds.
    // No entry's page is a part.
    let current = entry == nil ? frame.navigation.indices.first { frame.navigation[$0].address == here.address } : nil
    if current == nil, section == ways.section { return ways.navigation }
    return frame.navigation.indices.map { index in
      let isCurrent = index == current
      let link = LinkView(label: frame.navigation[index].label, address: ways.parts[index], isCurrent: isCurrent)
      let kind = frame.navigation[index].kind
      return NavigationView(link: link, isSection: kind != nil && kind == section && !isCurrent)
    }
  }

  private var pages: [LinkView] {
    if frame.pagesInFooter.isEmpty, !frame.prosePages.isEmpty {
      return [LinkView(label: Frame.label(of: .page), address: here.link(Address.index(.page)))]
    }
    return zip(frame.pagesInFooter, ways.pages).map { id, way in
      LinkView(
        label: here.title(id), address: way, isCurrent: id == here.entry && here.site.address(id) == here.address)
    }
  }

  /// A message that names the page already, a page with a form, or a new issue at the code host.
  private var contact: String? {
    let address = here.site.url.absolute(here.address)
    if let contact = frame.contact {
      guard contact.isMail else { return contact.text }
      return
        "mailto:\(contact.text)?subject=\(percentEncoded("Correction: \(heading)"))&body=\(percentEncoded(address + "\n\n"))"
    }
    guard let repository = frame.repository, repository.text.hasPrefix("https://github.com/") else { return nil }
    let base =
      repository.text.firstRange(of: "/tree/").map { String(repository.text[..<$0.lowerBound]) } ?? repository.text
    return
      "\(base)/issues/new?title=\(percentEncoded("Correction: \(heading)"))&body=\(percentEncoded(address + "\n\n"))"
  }

  private var correct: String? {
    guard let entry, let form = frame.forms[Int(entry.kind.rawValue)], !here.base[common: entry].isStub else {
      return nil
    }
    let way = here.link(form)
    let slug = here.base.slug(of: entry)
    return .written { address in
      address.append(verbatim: way)
      address.append("?entry=")
      address.append(verbatim: slug)
    }
  }

  private var edit: String? {
    guard let entry, let repository = frame.repository else { return nil }
    return here.base[common: entry].isStub
      ? nil : editAddress(repository, path: "content/\(entry.kind.folder)/\(here.base.slug(of: entry)).md")
  }
}

/// A part of the site in the navigation.
struct NavigationView: View {
  let link: LinkView
  /// Whether the page belongs to this part, without being its index.
  let isSection: Bool

  static let names: [Name<Self>] =
    [.flag("isSection", "Whether the page belongs to this part of the site.") { $0.isSection }] + .from(\.link)
}

/// The same as a page in another form.
struct AlternateView: View {
  let type: String
  let title: String
  let address: String

  static let names: [Name<Self>] = [
    .text("type", "Its media type.", \.type), .text("title", "What it is.", \.title),
    .text("address", "Where it stands.", \.address),
  ]
}
