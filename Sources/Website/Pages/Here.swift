import Knowledge
import Markdown
import Synchronization

/// The site as seen from one page: titles, and the ways that lead from there.
struct Here: Sendable {
  /// What pages share.
  let site: SiteIndex
  /// The page itself.
  let address: Address
  /// The entry whose page it is.
  var entry: AnyID?

  var base: KnowledgeBase { site.base }

  /// The way to a file. From the page for unknown addresses, which may be shown anywhere, it begins at the host's root.
  func link(_ target: Address) -> String {
    address == .notFound ? site.url.rooted(target) : target.link(from: address)
  }

  /// The way to an entry.
  func link(_ id: AnyID) -> String { link(site.address(id)) }

  /// A link that shows an entry's title.
  func view(_ id: AnyID) -> LinkView { LinkView(label: site.title(id), address: link(id)) }

  /// The HTML of an entry's text, which its own page alone may show: so a page is known by the site and this one text.
  func text(of id: AnyID, _ body: Body) -> Body.Written {
    precondition(id == entry, "the text of an entry stands on its own page only")
    let file = base[common: id].file
    return (site.newTexts.withLock { $0[file] } ?? body).written
  }

  /// A link that shows an entry’s title.
  func view<Target>(_ id: ID<Target>) -> LinkView { view(id.any) }
}
