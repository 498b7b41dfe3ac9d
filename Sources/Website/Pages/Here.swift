import Knowledge
import Markdown
import Output
import Synchronization

/// The site as seen from one page: titles, and the ways that lead from there.
///
/// A class, since all that the page shows holds it.
final class Here: Sendable {
  /// What pages share.
  let site: SiteIndex
  /// That of the site. Held, since to reach through the site for it counts a reference, which all pages share.
  let base: KnowledgeBase
  /// The page itself.
  let address: Address
  /// The entry whose page it is.
  let entry: AnyID?
  /// Lists of that entry which do not end on the page.
  let further: [EntryList: FurtherList]
  /// Gathers which titles the page shows; nil where nobody asks for it.
  let titles: TitlesShown?
  /// Whose folder the page stands in, at any depth; nil for all other pages.
  private let kind: Kind?
  /// From the page to the root of the site.
  private let upward: String
  // To all entries, by their numbers; empty where the page stands at the root, or deeper than others. Two lists and not a
  // part that may be absent: to take that out counts references, which all pages share.
  /// To entries whose folder is another.
  private let waysElsewhere: [String]
  /// To entries in the folder that the page stands in.
  private let waysWithin: [String]
  /// Whether links begin at the host's root.
  private let isRooted: Bool
  /// Whether the page is the home page.
  let isHome: Bool

  /// - Parameter titles: gathers which titles the page shows.
  init(
    site: SiteIndex, address: Address, entry: AnyID? = nil, further: [EntryList: FurtherList] = [:],
    gathering titles: TitlesShown? = nil
  ) {
    (self.site, self.address, self.entry, self.further, self.titles) = (site, address, entry, further, titles)
    base = site.base
    isRooted = address == .notFound
    isHome = address == .home
    upward = address.rootPrefix()
    let depth = upward.utf8.count / 3
    let ways = site.ways.indices.contains(depth - 1) ? site.ways[depth - 1].value : nil
    (waysElsewhere, waysWithin) = (ways?.elsewhere ?? [], ways?.within ?? [])
    kind = address.path.utf8.firstIndex(of: UInt8(ascii: "/")).flatMap { Kind(folder: address.path[..<$0]) }
  }

  /// The folder of a kind, and how many folders deep in the site the page stands in it; nil for all other pages.
  var folder: (kind: Kind, depth: Int)? { kind.map { ($0, upward.utf8.count / 3) } }

  /// The way to a file. From the page for unknown addresses, which may be shown anywhere, it begins at the host's root.
  func link(_ target: Address) -> String {
    if isRooted { return site.url.rooted(target) }
    return target.isInFolder && target.encoded.utf8.first == address.encoded.utf8.first
      ? target.link(from: address) : joined(upward, target.encoded)
  }

  /// The way to an entry.
  func link(_ id: AnyID) -> String {
    // Prose pages stand at the root, but for one.
    if isRooted || waysElsewhere.isEmpty || id.kind.rawValue == Kind.page.rawValue { return link(site.address(id)) }
    let number = base.number(of: id)
    return kind?.rawValue == id.kind.rawValue ? waysWithin[number] : waysElsewhere[number]
  }

  /// The way to a file of which a browser is to fetch a changed one.
  func link(_ target: Address, version: String) -> String {
    .written { way in
      way.append(verbatim: link(target))
      way.append("?v=")
      way.append(verbatim: version)
    }
  }

  /// The title of an entry.
  func title(_ id: AnyID) -> String { site.title(id, on: titles) }
  /// The same, told apart from the titles of all other pages.
  func pageTitle(_ id: AnyID) -> String { site.pageTitle(id, on: titles) }
  /// One or two sentences on an entry, unlike those of every other.
  func description(_ id: AnyID) -> String { site.description(id, on: titles) }

  /// Entries of a kind, by title.
  func sorted<Target>(_ ids: some Collection<ID<Target>>) -> [ID<Target>] {
    // A closure: a key path into a generic type is made anew each time.
    titles?.add(ids.lazy.map { $0.any }, base)
    return site.sorted(ids)
  }

  /// A link that shows an entry's title.
  func view(_ id: AnyID) -> LinkView { LinkView(label: title(id), address: link(id)) }

  /// The HTML of an entry's text, which its own page alone may show: so a page is known by the site and this one text.
  func text(of id: AnyID, _ body: Body) -> Body.Written {
    precondition(id == entry, "the text of an entry stands on its own page only")
    let file = base[common: id].file
    return (site.newTexts.withLock { $0[file] } ?? body).written
  }

  /// A link that shows an entry’s title.
  func view<Target>(_ id: ID<Target>) -> LinkView { view(id.any) }
}

/// One text behind the other.
func joined(_ first: String, _ second: String) -> String {
  if first.isEmpty { return second }
  return .written { text in
    text.append(verbatim: first)
    text.append(verbatim: second)
  }
}
