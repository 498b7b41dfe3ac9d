import Diagnostics
import Knowledge
import Output

/// The addresses of all pages, for search engines (sitemaps.org, 0.9).
struct Sitemap: Sendable {
  private let entries: [(location: String, changed: String?)]
  private let url: BaseURL

  /// A file holds no more addresses than this; a longer list is split, with a file that names the parts.
  private static let longest = 50_000

  /// Takes the pages that search engines may list, in the order of the plan.
  init(_ pages: [Page], _ site: SiteIndex) {
    url = site.url
    var changed: [Address: String] = [:]
    for id in site.base.allEntries {
      if let date = site.base[common: id].lastModified ?? site.base[common: id].date {
        changed[site.address(id)] = date.value.machineText
      }
    }
    entries = pages.filter(\.kind.isIndexed).map { (site.url.canonical($0.address), changed[$0.address]) }
  }

  /// The files it takes: one, or an index and its parts.
  var files: [(address: Address, write: @Sendable (inout Bytes) -> Void)] {
    let count = (entries.count + Self.longest - 1) / Self.longest
    if count <= 1 { return [(.sitemap, { @Sendable in write(entries[...], into: &$0) })] }
    let addresses = (1...count).map { Address.sitemapPart($0) }
    let parts = addresses.enumerated().map {
      part, address -> (address: Address, write: @Sendable (inout Bytes) -> Void) in
      let range = part * Self.longest..<min(entries.count, (part + 1) * Self.longest)
      return (address, { @Sendable in write(entries[range], into: &$0) })
    }
    return [(.sitemap, { @Sendable in writeIndex(addresses, into: &$0) })] + parts
  }

  private func write(_ entries: ArraySlice<(location: String, changed: String?)>, into out: inout Bytes) {
    out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    out.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for entry in entries {
      out.append("<url><loc>")
      out.append(escaped: entry.location)
      out.append("</loc>")
      if let changed = entry.changed {
        out.append("<lastmod>")
        out.append(verbatim: changed)
        out.append("</lastmod>")
      }
      out.append("</url>\n")
    }
    out.append("</urlset>\n")
  }

  private func writeIndex(_ parts: [Address], into out: inout Bytes) {
    out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    out.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for part in parts {
      out.append("<sitemap><loc>")
      out.append(escaped: url.absolute(part))
      out.append("</loc></sitemap>\n")
    }
    out.append("</sitemapindex>\n")
  }
}
