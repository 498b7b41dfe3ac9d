import Output
import Preview
import Testing

@Suite("What the preview answers")
struct RequestTests {
  private let door = Door(host: "127.0.0.1", port: 8080)

  private func status(_ method: String = "GET", host: String?, door: Door? = nil) -> Int? {
    Request(method: method, path: "/", host: host).refusal(by: door ?? self.door)?.status
  }

  @Test("only names of this machine are answered, so that no other site can read along")
  func hosts() {
    for host in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] { #expect(status(host: host) == nil, "\(host)") }
    for host in [
      nil, "", "evil.example:8080", "127.0.0.1", "127.0.0.1:80", "localhost", "127.0.0.1.evil.example:8080",
      "10.0.0.1:8080",
      "localhost:8080@evil.example", "[::1]", "[evil]:8080",
    ] { #expect(status(host: host) == 421, "\(host ?? "none")") }
    let open = Door(host: "0.0.0.0", port: 8080)
    #expect(status(host: "192.168.1.7:8080", door: open) == nil)
    #expect(status(host: "evil.example:8080", door: open) == 421)
    #expect(status(host: "localhost", door: Door(host: "127.0.0.1", port: 80)) == nil)
  }

  @Test(
    "it can be looked at and nothing else",
    arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get"])
  func methods(method: String) {
    #expect(status(method, host: "localhost:8080") == 405)
  }

  @Test("a path names a file of the site, whatever its letters; a folder's is its index")
  func paths() {
    func file(_ path: String) -> String? { Request(method: "GET", path: path, host: nil).file }
    #expect(file("/") == "index.html")
    #expect(file("/lessons/") == "lessons/index.html")
    #expect(file("/lessons/start-small.html") == "lessons/start-small.html")
    #expect(file("/%C3%89t%c3%a9.html") == "Été.html")
    // These are no files of any site, and are looked up like any other.
    #expect(file("/../secret") == "../secret")
    #expect(file("/%2e%2e/secret") == "../secret")
    for path in ["", "x", "/%", "/%4", "/%zz", "/%FF", "/%00", "/a%0ab", "//\u{7f}"] {
      #expect(file(path) == nil, "\(path)")
    }
  }

  @Test("a query is taken apart behind the path, which stays as it was sent")
  func query() {
    func request(_ uri: String) -> Request { Request(method: "GET", uri: uri, host: nil) }
    #expect(request("/%C3%89t%c3%a9.html").path == "/%C3%89t%c3%a9.html")
    #expect(request("/%C3%89t%c3%a9.html").query.isEmpty)
    let state = request("/.kbgen/state?path=%2Flessons%2Fa%3D1.html&x&=&path=second&y=1=2?3")
    #expect(state.path == "/.kbgen/state")
    #expect(state.query == ["path": "/lessons/a=1.html", "x": "", "": "", "y": "1=2?3"])
    // What cannot be read is as good as absent; of the rest nothing is lost.
    #expect(request("/?path=%ff&%zz=1&x=2").query == ["x": "2"])
    for uri in ["", "?", "&", "/?&&", "*"] { #expect(request(uri).query.isEmpty, "\(uri)") }
  }

  @Test("files are served as what they are")
  func types() {
    #expect(mediaType(of: "lessons/a.html") == "text/html; charset=utf-8")
    #expect(mediaType(of: "images/A.SVG") == "image/svg+xml")
    #expect(mediaType(of: "pagefind/wasm.en.pagefind") == "application/octet-stream")
    #expect(mediaType(of: "a.b/none") == "application/octet-stream")
  }
}
