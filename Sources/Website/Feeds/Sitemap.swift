import Diagnostics
import Knowledge
import Output

/// The addresses of all pages, for search engines (sitemaps.org, 0.9).
struct Sitemap: Sendable {
  private let entries: [(location: String, changed: String?)]
  private let url: BaseURL

  /// What one file may hold; a longer list is split, with a file that names the parts.
  struct Limits: Sendable {
    var addresses = 50_000
    var bytes = 50_000_000
  }

  private let limits: Limits

  /// Takes the pages that search engines may list, in the order of the plan.
  init(_ pages: [Page], _ site: SiteIndex, limits: Limits = Limits()) {
    url = site.url
    self.limits = limits
    entries = pages.compactMap { page in
      guard page.kind.isIndexed else { return nil }
      let common = page.entry.flatMap { site.address($0) == page.address ? site.base[common: $0] : nil }
      let date = common.flatMap { $0.lastModified ?? $0.date }
      return (site.url.canonical(page.address), date?.value.machineText)
    }
  }

  /// The files it takes: one, or an index and its parts.
  var files: [(address: Address, write: @Sendable (inout Bytes) -> Void)] {
    let parts = self.parts
    if parts.count <= 1 { return [(.sitemap, { @Sendable in write(entries[...], into: &$0) })] }
    let files = parts.enumerated().map { part, range -> (address: Address, write: @Sendable (inout Bytes) -> Void) in
      (.sitemapPart(part + 1), { @Sendable in write(entries[range], into: &$0) })
    }
    let addresses = files.map(\.address)
    return [(.sitemap, { @Sendable in writeIndex(addresses, into: &$0) })] + files
  }

  /// Which addresses stand in which file.
  private var parts: [Range<Int>] {
    // What stands around an address, and around all of them, takes less.
    let (around, ends) = (100, 200)
    // Most sites need not be counted to the byte.
    let most = entries.reduce(ends) { $0 + around + 6 * $1.location.utf8.count }
    if entries.count <= limits.addresses, most <= limits.bytes { return entries.isEmpty ? [] : [0..<entries.count] }
    var parts: [Range<Int>] = []
    var (start, size) = (0, ends)
    for (index, entry) in entries.enumerated() {
      // Escaped, a letter takes at most six bytes; an address has only `&` and `'` to escape.
      let own = entry.location.utf8.reduce(around) { $0 + ($1 == UInt8(ascii: "&") || $1 == UInt8(ascii: "'") ? 6 : 1) }
      if index > start, index - start == limits.addresses || size + own > limits.bytes {
        parts.append(start..<index)
        (start, size) = (index, ends)
      }
      size += own
    }
    if start < entries.count { parts.append(start..<entries.count) }
    return parts
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
