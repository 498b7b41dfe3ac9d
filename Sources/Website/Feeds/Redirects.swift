import Knowledge
import Output

/// Former addresses as `_redirects` has them, which Cloudflare Pages and GitLab Pages read: with it, a reader is led on
/// before anything is loaded. Elsewhere the page at the former address does it; Netlify takes that page first too, since
/// it follows a line only where no file stands, and the mark that would change this is an error to the others.
struct Redirects {
  /// The longest list that Cloudflare reads (developers.cloudflare.com/pages/configuration/redirects: 2,000 static ones of
  /// at most 1,000 characters); the pages do for the rest.
  private static let longestList = 2_000
  private static let longestLine = 1_000

  /// Nil where nothing has moved.
  let bytes: Bytes?

  init(_ moves: [FormerAddresses.Move], _ index: SiteIndex, hasData: Bool) {
    let url = index.url
    let sorted = moves.sorted { $0.from < $1.from }
    // The data beside the page of an entry went with it.
    let beside = sorted.filter { move in
      guard let from = move.from.entry, from.kind != .page, let to = move.to.entry,
        let id = index.base.find(to.kind, slug: to.slug)
      else { return false }
      return hasData && !index.base[common: id].isStub
    }
    let ends = [".json", ".md"]
    let files = beside.flatMap { move in
      ends.map { (url.rooted(move.from).dropLast(5) + $0, url.rooted(move.to).dropLast(5) + $0) }
    }
    let lines = (sorted.map { "\(url.rooted($0.from)) \(url.rooted($0.to)) 301" } + files.map { "\($0) \($1) 301" })
      .filter { $0.utf8.count <= Self.longestLine }.prefix(Self.longestList)
    bytes = lines.isEmpty ? nil : Bytes((lines.joined(separator: "\n") + "\n").utf8)
  }
}
