import Diagnostics
import Knowledge
import Testing

@testable import Website

@Suite("Addresses")
struct AddressTests {
  @Test(
    "a link names the file, relatively",
    arguments: [
      ("lessons/a.html", "lessons/b.html", "b.html"), ("lessons/a.html", "lessons/a.html", "a.html"),
      ("index.html", "lessons/a.html", "lessons/a.html"), ("lessons/a.html", "index.html", "../index.html"),
      ("case-studies/by-area/x/2.html", "case-studies/y.html", "../../y.html"),
      ("case-studies/a.html", "case-studies-2/a.html", "../case-studies-2/a.html"),
      ("lessons/theme/x.html", "sources/y.html", "../../sources/y.html"),
    ])
  func relative(page: String, target: String, link: String) {
    #expect(Address.file(target).link(from: .file(page)) == link)
  }

  @Test("what an address cannot hold is percent-encoded")
  func encoding() {
    #expect(Address.image("a b/ü?#%.png").encoded == "images/a%20b/%C3%BC%3F%23%25.png")
    #expect(Address.image("a b.png").path == "images/a b.png")
  }

  @Test("entries and lists stand where they always stood")
  func published() {
    #expect(Address.entry(.lesson, "start-small").path == "lessons/start-small.html")
    #expect(Address.entry(.page, "about").path == "about.html")
    #expect(Address.entry(.page, "home").path == "index.html")
    #expect(Address.index(.caseStudy).path == "case-studies/index.html")
    #expect(Address.index(.caseStudy, page: 2).path == "case-studies/page/2.html")
    #expect(Address.caseStudies(.theme, "trust").path == "case-studies/by-theme/trust.html")
    #expect(Address.caseStudies(.status, "running", page: 3).path == "case-studies/by-status/running/3.html")
    #expect(Address.letter(.organisation, "a").path == "organisations/letter/a.html")
    #expect(Address.lessons(for: .commissioner).path == "lessons/for/commissioners.html")
    #expect(Address.lessons(for: .voluntary).path == "lessons/for/voluntary-organisations.html")
    #expect(Address.lessons(theme: "trust").page(2) == Address.lessons(theme: "trust", page: 2))
    #expect(Address.continuation(of: .citedBy, .source, "x", page: 2).path == "sources/cited-by/x-2.html")
  }

  @Test("an absolute address keeps the folder that the site stands in; an index is known by its folder")
  func absolute() {
    let url = BaseURL("https://example.org:8080/kb")
    #expect(url.absolute(.feed) == "https://example.org:8080/kb/feed.xml")
    #expect(url.canonical(.index(.lesson)) == "https://example.org:8080/kb/lessons/")
    #expect(url.canonical(.home) == "https://example.org:8080/kb/")
    #expect(url.canonical(.file("windex.html")) == "https://example.org:8080/kb/windex.html")
    #expect(url.rooted(.stylesheet) == "/kb/style.css")
    #expect(url.rooted(.home) == "/kb/")
    #expect(BaseURL("https://example.org").path == "/")
  }

  @Test("two things at one address are refused, with both origins")
  func collisions() {
    func found(_ first: String, _ second: String) -> Diagnostic? {
      let owners = [
        Routes.Owner(words: "the page of a lesson", place: Place(FileID(1), 0..<3)),
        Routes.Owner(words: "a file", place: Place(FileID(2), 0..<0)),
      ]
      var routes = Routes(owners.count) { owners[$0] }
      routes.claim(.file(first), 0)
      routes.claim(.file(second), 1)
      return routes.findings.all.first
    }
    let same = found("lessons/a.html", "lessons/a.html")
    #expect(same?.message == "a file would stand at `/lessons/a.html`, where the page of a lesson stands")
    #expect(same?.place.file == FileID(2))
    #expect(same?.notes.first?.place.file == FileID(1))
    #expect(found("lessons/a.html", "lessons/A.html")?.rule == .addressTaken)
    #expect(found("lessons/a.html", "lessons")?.rule == .addressTaken)
    #expect(found("lessons", "lessons/a.html")?.rule == .addressTaken)
    #expect(found("lessons/a.html", "lessons/b.html") == nil)
  }
}
