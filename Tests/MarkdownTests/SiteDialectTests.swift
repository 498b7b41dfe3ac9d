import Diagnostics
import Output
import Testing

@testable import Markdown

/// The HTML of a text with each hole shown as `{content index}`.
func siteHTML(_ text: String, options: MarkdownOptions = MarkdownOptions()) -> String {
  var html: Bytes = []
  parsed(text, options: options).body.write(to: &html) { hole, out in
    out.append(verbatim: "{\(hole.content) \(hole.index)}")
  }
  return String(decoding: html, as: UTF8.self)
}

@Suite("The site's dialect") struct SiteDialectTests {
  @Test("links, pictures, wikilinks and citations leave holes")
  func holes() {
    #expect(
      siteHTML("[a](../b.md \"t\") [c](https://d.example/?e&f) [g](#h) [[i]] [[j|k *l* & m]] n [@o, p; @q].\n")
        == "<p><a href=\"{address 0}\" title=\"t\">a</a> <a href=\"https://d.example/?e&amp;f\">c</a> "
        + "<a href=\"#h\">g</a> <a href=\"{address 3}\">{label 3}</a> <a href=\"{address 4}\">k l &amp; m</a> n.{note 0}</p>\n"
    )
    #expect(
      siteHTML("![a \"b\" *c*](../images/d.png \"t\")\n")
        == "<p><img {picture 0} alt=\"a &quot;b&quot; c\" title=\"t\" /></p>\n")
  }

  @Test("elements that a citation crosses do not break the page")
  func crossing() {
    #expect(siteHTML("*a [@b, 5*] c*\n") == "<p><em>a{note 0}</em> c*</p>\n")
    #expect(siteHTML("a [@b, *5] c*\n") == "<p>a{note 0} c</p>\n")
    #expect(siteHTML("a [@b, `5` <https://c.example>; @d]\n") == "<p>a{note 0}</p>\n")
    let note = parsed("a [@b, *5* `6` &amp;\n7\\; 8; @d , <https://e.example>]\n").body.notes[0]
    #expect(note.citations.map(\.source.value) == ["b", "d"])
    #expect(note.citations.map(\.locator?.value) == ["5 6 & 7; 8", "https://e.example"])
  }

  @Test("the marker of a note stands close behind the full stop that follows the citation")
  func noteBehindPunctuation() {
    #expect(
      siteHTML("It was [@a, 1]. So\nthey said\n[@b], and [@c] [@d]!\n")
        == "<p>It was.{note 0} So\nthey said,{note 1} and{note 2}!{note 3}</p>\n")
    #expect(
      siteHTML("**Bold** [@a]. <https://b.example> [@c]\n")
        == "<p><strong>Bold</strong>.{note 0} <a href=\"https://b.example\">https://b.example</a>{note 1}</p>\n")
    #expect(siteHTML("[[a]] [@b]; c\n") == "<p><a href=\"{address 0}\">{label 0}</a>;{note 0} c</p>\n")
  }

  @Test("headings have ids that are unique, as the code host makes them, and none that the page has")
  func headings() {
    let text = "## What’s new?\n\n## A & B\n\n## *Été* 2\n\n## main\n\n## main\n\n## 🎉\n\n## [[a|B c]] `d`\n\nx\n---\n"
    let body = parsed(text, options: MarkdownOptions(reservedIDs: ["main"])).body
    #expect(body.headings.map(\.id) == ["whats-new", "a--b", "été-2", "main-1", "main-2", "section", "b-c-d", "x"])
    #expect(body.headings.map(\.text) == ["What’s new?", "A & B", "Été 2", "main", "main", "🎉", "B c d", "x"])
    #expect(siteHTML("## A *b*\n") == "<h2 id=\"a-b\">A <em>b</em></h2>\n")
  }

  @Test("tables scroll, and align by class")
  func tables() {
    #expect(
      siteHTML("| a | b |\n|:-:|--:|\n| [[c\\|d]] | |\n") == """
        <div class="table-scroll" role="region" aria-label="Table" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-center">a</th>
        <th scope="col" class="align-right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-center"><a href="{address 0}">d</a></td>
        <td class="align-right"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test("a task's box is named by its text, and ticked by its own sign only")
  func tasks() {
    #expect(
      siteHTML("- [ ] see [x]\n  - [x] b\n- [x] c\n") == """
        <ul>
        <li class="task"><label><input type="checkbox" disabled="" /> see [x]</label>
        <ul>
        <li class="task"><label><input type="checkbox" checked="" disabled="" /> b</label></li>
        </ul>
        </li>
        <li class="task"><label><input type="checkbox" checked="" disabled="" /> c</label></li>
        </ul>

        """)
    #expect(
      siteHTML("- [x] a\n\n  b\n")
        == "<ul>\n<li class=\"task\">\n<p><label><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</label></p>\n<p>b</p>\n</li>\n</ul>\n"
    )
  }

  @Test("footnotes have ids that no heading can have")
  func footnotes() {
    #expect(
      siteHTML("a[^x]b[^x]\n\n[^x]: c\n") == """
        <p>a<sup class="footnote-ref"><a href="#fn:1" id="fnref:1">1</a></sup>b\
        <sup class="footnote-ref"><a href="#fn:1" id="fnref:1-2">1</a></sup></p>
        <section class="footnotes" aria-label="Footnotes">
        <ol>
        <li id="fn:1">
        <p>c <a href="#fnref:1" class="footnote-backref" aria-label="Back to the text">↩</a> \
        <a href="#fnref:1-2" class="footnote-backref" aria-label="Back to the text, 2">↩\
        <sup class="footnote-ref">2</sup></a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test("code can be reached by keyboard")
  func code() {
    #expect(
      siteHTML("```a b\n<c>\n```\n")
        == "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code\"><code class=\"language-a\">&lt;c&gt;\n</code></pre>\n"
    )
  }

  @Test("the first paragraph is plain text and not too long")
  func firstParagraph() {
    #expect(
      parsed("# a\n\n> b\n\nc *d*  \ne [[f|g]] [h](i.md) [@j, k] `l`.\n\nm\n").body.firstParagraph == "c d e g h l.")
    let long = parsed(String(repeating: "word ", count: 100) + "\n").body.firstParagraph
    #expect(long.count <= 300)
    #expect(long.hasSuffix("word…"))
  }

  @Test("a link has its text, its spelling and its destination")
  func links() {
    let body = parsed("[*a* `b`](c.md#d) ![e](f.png) [[g]] [[h#I|j]] <k@l.example> [m](#n)\n").body
    #expect(body.links.map(\.text) == ["a b", "e", "g", "j", "k@l.example", "m"])
    #expect(body.links.map(\.target.value) == ["c.md#d", "f.png", "g", "h#I", "mailto:k@l.example", "#n"])
    #expect(
      body.links.map(\.spelling) == [
        .path, .path, .wikilink(hasLabel: false), .wikilink(hasLabel: true), .external, .anchor,
      ])
    #expect(body.links.map(\.isImage) == [false, true, false, false, false, false])
  }

  @Test("a label that is defined does not hide a wikilink")
  func labelInWikilink() { #expect(siteHTML("[[a]]\n\n[a]: b.md\n").contains("{label 0}")) }
}
