import Output
import TestSupport
import Testing
import Website

@Suite("What surrounds a page")
struct ChromeTests {
  private func page(_ lines: String) throws -> String {
    var folder = SampleSite.folder
    folder["content/site.yml"] = (folder["content/site.yml"] ?? "").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .filter { !$0.hasPrefix("contact:") && !$0.hasPrefix("repository:") }.joined(separator: "\n")
    .replacing("format: 1\n", with: "format: 1\n\(lines)\n")
    let files = try SampleSite.built(folder)
    return String(decoding: try #require(files["case-studies/front-door.html"]), as: UTF8.self)
  }

  @Test(
    "the file of an entry can be changed at the code host, on the branch that the repository names",
    arguments: [
      ("https://github.com/a/b", "https://github.com/a/b/edit/main/content/case-studies/front-door.md"),
      ("https://github.com/a/b.git", "https://github.com/a/b/edit/main/content/case-studies/front-door.md"),
      ("https://github.com/a/b/tree/live", "https://github.com/a/b/edit/live/content/case-studies/front-door.md"),
      ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/edit/main/content/case-studies/front-door.md"),
      ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/content/case-studies/front-door.md"),
    ])
  func edit(repository: String, address: String) throws {
    #expect(try page("repository: \(repository)").contains("<a href=\"\(address)\">Edit this page</a>"))
  }

  @Test("where the host is not known, nothing is promised")
  func noEdit() throws {
    #expect(!(try page("repository: https://example.org/a/b")).contains("Edit this page"))
    #expect(!(try page("")).contains("Edit this page"))
  }

  @Test("what is wrong can be said by mail, on a page of one’s own, or as an issue")
  func wrong() throws {
    #expect(
      try page("contact: editors@example.org").contains(
        "mailto:editors@example.org?subject=Correction%3A%20One%20front%20door&amp;body=https%3A//example.org/kb/"))
    #expect(try page("contact: https://example.org/form").contains("<a href=\"https://example.org/form\">Tell us"))
    #expect(
      try page("repository: https://github.com/a/b/tree/live").contains(
        "<a href=\"https://github.com/a/b/issues/new?title=Correction%3A%20One%20front%20door&amp;body="))
    #expect(!(try page("")).contains("Tell us what is wrong"))
  }

  @Test(
    "a stylesheet loses what says nothing, and nothing else",
    arguments: [
      ("/* a */ p { color : red; }\n", "p{color :red}"), ("a  b > c{}", "a b>c{}"),
      ("p::before { content: \"/* \\\" */  }\" }", "p::before{content:\"/* \\\" */  }\"}"),
      ("p { width: calc(1px + 2px) ; }", "p{width:calc(1px + 2px)}"), ("a :hover, b{}", "a :hover,b{}"),
      ("@media (min-width: 1px) { p { x: y } }", "@media (min-width:1px){p{x:y}}"), ("p{a:b;;}", "p{a:b;}"),
      ("a /* x */ b{}", "a b{}"), ("/* never ends", ""),
    ])
  func style(text: String, expected: String) throws {
    var folder = SampleSite.folder
    folder["templates/style.css"] = text
    #expect(String(decoding: try #require(try SampleSite.built(folder)["style.css"]), as: UTF8.self) == expected)
  }
}
