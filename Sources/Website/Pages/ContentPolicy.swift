import Output

/// What a browser may load and run for a page: only what this site itself holds in files, and nothing that stands in a page.
///
/// Every page says so itself, since most hosts cannot be told to. Hosts that read `_headers` say it again, with what only a
/// header can say. A browser keeps to both, so that the header has what any page may do, and each page its own less.
enum ContentPolicy {
  /// `file:` beside `'self'`: a page that is opened from a disk is of no origin, so that some browsers would not let it
  /// have its own stylesheet. A page from a host can never load such an address.
  private static let own = "'self' file:"

  /// - Parameter searches: whether the page runs the search, which is WebAssembly.
  private static func text(searches: Bool) -> String {
    let wasm = searches ? " 'wasm-unsafe-eval'" : ""
    return "default-src 'none'; script-src \(own)\(wasm); style-src \(own); img-src \(own); connect-src 'self'; "
      + "form-action 'none'; base-uri 'none'"
  }

  static let page = text(searches: false)
  static let search = text(searches: true)

  /// `_headers`, which Netlify and Cloudflare Pages read.
  ///
  /// One block, since of two that fit a path Netlify sends the values of both.
  static func headers(_ url: BaseURL, hasSearch: Bool) -> Bytes {
    let lines = [
      "\(url.path)*",
      "  Content-Security-Policy: \(text(searches: hasSearch)); frame-ancestors 'none'",
      "  X-Content-Type-Options: nosniff",
      "  Referrer-Policy: no-referrer",
      "  Permissions-Policy: camera=(), geolocation=(), microphone=()",
      "  Cross-Origin-Opener-Policy: same-origin",
    ]
    return Bytes((lines.joined(separator: "\n") + "\n").utf8)
  }
}
