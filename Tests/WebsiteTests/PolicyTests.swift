import TestSupport
import Testing

@testable import Website

@Suite("What a browser may load and run")
struct PolicyTests {
  @Test("every page says so itself, and only the search may run WebAssembly")
  func pages() throws {
    for (path, bytes) in try SampleSite.built() where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      let policy = page.split(separator: "http-equiv=\"Content-Security-Policy\" content=\"", maxSplits: 1).last?.prefix
      { $0 != "\"" }
      #expect(policy?.hasPrefix("default-src &#39;none&#39;; script-src &#39;self&#39;") == true, "\(path)")
      #expect(policy?.contains("unsafe-inline") == false, "\(path)")
      #expect(policy?.contains("wasm-unsafe-eval") == (path == "search/index.html"), "\(path)")
      #expect(!page.contains(" style=\"") && !page.contains("<style"), "\(path)")
    }
  }

  @Test("hosts are told one policy for the folder in which the site stands")
  func headers() {
    let text = String(
      decoding: ContentPolicy.headers(BaseURL("https://example.org/casebook/"), hasSearch: true), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "/casebook/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval';"))
    #expect(text.contains("frame-ancestors 'none'") && text.contains("X-Content-Type-Options: nosniff"))
    #expect(text.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("  ") })
  }
}
