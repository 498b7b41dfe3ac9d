import Testing
import Website

/// What each kind of page shows; the whole of it is read in the browser, and the crawler looks at the rest.
@Suite("Pages")
struct PageTests {
  static let expectations: [(page: String, holds: [String])] = [
    (
      "case-studies/front-door.html",
      [
        "<title>One front door – Northtown knows</title>",
        "<meta name=\"description\" content=\"Three charities share one door &amp; one diary.\">",
        "<link rel=\"canonical\" href=\"https://example.org/kb/case-studies/front-door.html\">",
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Northtown knows: what is new\""
          + " href=\"../feed.xml\">",
        // facts
        "<dt>Status</dt><dd><a href=\"by-status/reduced.html\">Running, reduced</a><small>as reported in"
          + " 2022</small></dd>",
        "<dt>Who paid</dt><dd><a href=\"../organisations/council.html\">Northtown Council</a>; A trust</dd>",
        "<dt>When</dt><dd>From 2019</dd>",
        "<a href=\"https://www.example.net/door/\">www.example.net/door</a><small>as printed in 2022, not"
          + " checked</small>",
        // a figure with its base, its date and its place
        "<td>women who came back, of 40 women who came once, as at 2021.</td>",
        "<a href=\"../sources/survey.html\">A survey of doors</a></cite>, as reported in <cite><a"
          + " href=\"../sources/review.html\">",
        // dates
        "From 2020, and left, no date printed. Lent the room.",
        "<td>Open Gate leaves.</td>", "no date printed",
        // updates, differences
        "<td class=\"from\">Manager of Family Line</td>",
        "<th scope=\"rowgroup\" rowspan=\"2\">How many took part</th>",
        // stub and nameless
        "<a href=\"../organisations/ring-and-ride.html\">Ring &amp; Ride</a>",
        "<th scope=\"row\" class=\"unnamed\">A group of parents</th>", "Not named in the source.",
        // notes
        "numbers.<a class=\"ref\" id=\"ref.1\" href=\"#note.1\" aria-label=\"Note 1\">1</a>",
        "id=\"ref.1.2\" href=\"#note.1\"", "href=\"#ref.1.2\">Back to the text (2)",
        "Chapter 1; <cite><a href=\"../sources/survey.html\">A survey of doors</a></cite>, as reported in",
        // links in the text
        "<a href=\"../organisations/open-gate.html\">Open Gate</a>", "href=\"told-story.html#how-it-went\"",
        "href=\"../paper.txt\"", "src=\"../images/door.png\" width=\"640\" height=\"480\"",
        // a heading that the page has already
        "<h2 id=\"notes-1\">Notes</h2>",
        "A partner in this work speaks through it.", "All rights reserved",
        "Read against two lessons, in three readings from two sources. The sources state one of them; the"
          + " editors infer two.",
        "Shares one lesson, the organisation Open Gate and the people served: women",
        "Last read against its sources on 4 March 2026.",
        // what surrounds it
        "<script src=\"../site.js?v=", "<button type=\"button\" id=\"theme\"",
        "title = {{One front door}},", "{&quot;id&quot;:&quot;case-studies-front-door&quot;",
      ]
    ),
    (
      "case-studies/told-story.html",
      [
        "This is an account: told by Driver of the van, <a href=\"../organisations/open-gate.html\">Open"
          + " Gate</a>, in March 2026.",
        "Nothing here has been checked against a printed source.",
        "not said in the account",
        "<td class=\"from\">In the account</td>",
        "<span class=\"basis\">Stated</span> in the account of Driver of the van, March 2026", "Mentioned in",
      ]
    ),
    (
      "case-studies/index.html",
      [
        "Two case studies, by title.", "<a href=\"by-theme/trust.html\">Trust (2)</a>",
        "<a href=\"by-status/unknown.html\">Not stated (1)</a>", "aria-current=\"true\">All case studies (2)</a>",
        "North. From 2019. Running, reduced, as reported in 2022.",
      ]
    ),
    ("case-studies/by-people/women.html", ["Case studies by people served: women", "The editors sorted them."]),
    (
      "organisations/open-gate.html",
      [
        "<strong>Lead.</strong>", "<strong>Partner.</strong> From 2020, and left, no date printed. Lent the room.",
        "In one case study: One front door (lead)", "A group of parents",
        "Not named in the source. In one case study: One front door (partner)",
        "Report, 2022: its people speak through it",
        "An account told by someone there",
        "the account of Driver of the van, March 2026</td>",
        "<meta name=\"description\" content=\"Open Gate: Works in Northtown.\">",
      ]
    ),
    (
      "organisations/family-line.html",
      [
        "<h1>Family Line (FL)</h1>", "Charity in England and Wales 1234567 (GB-CHC-1234567)",
        "<dt>Website</dt><dd><a href=\"http://www.example.net\">www.example.net</a><small>as printed in 2022,"
          + " not checked</small>",
        "<dt>Formed from</dt><dd><a href=\"old-line.html\">The Old Line</a></dd>", "The Family Telephone",
        "A. Reviewer and B. Reviewer, 2022, published by <a href=\"council.html\">Northtown Council</a>:"
          + " Chapter 1; Chapter 2.",
        "Glossary entry, under “see also”",
      ]
    ),
    (
      "organisations/ring-and-ride.html",
      [
        "Nobody has written an entry about Ring &amp; Ride yet.", "<strong>Partner.</strong>",
        "<a href=\"family-line.html\">",
      ]
    ),
    ("organisations/old-line.html", ["Formed from it", "<a href=\"family-line.html\">Family Line</a>"]),
    (
      "organisations/council.html",
      ["What it paid for", "<strong>Grant.</strong> £20,000 a year. From 2019.", "published by it"]
    ),
    ("organisations/big-programme.html", ["What belongs to it", "Case study. Part of it"]),
    (
      "organisations/index.html",
      [
        "<li><a href=\"#letter-o\">O</a></li>", "<li><span>X</span></li>",
        "Lead in one case study, partner in one",
        "Funder of one case study, publisher of one source", "Named in another organisation’s history",
      ]
    ),
    (
      "lessons/start-small.html",
      [
        "Lesson 1 of the review&#39;s two", "<p>It began with one shared morning a week.</p>", "Three questions to ask",
        "<h2>More questions to ask</h2>", "<li>And then?</li>", "<h2 id=\"what-to-do\">What to do</h2>",
        "<dd>we have been planning for two years</dd>", "<a href=\"theme/trust.html\">Trust</a>",
        "<h3 class=\"weight cost\" id=\"shows-the-cost\">", "Inferred</span> by the editors from",
        "<a href=\"../frameworks/two-ends.html\">",
      ]
    ),
    (
      "lessons/pay-longer.html",
      ["no case study here has been read against it yet", "taken from two sources, named below"]
    ),
    (
      "lessons/index.html",
      [
        "The review&#39;s two", "<ol class=\"list numbered\">", "No case study has been read against it yet",
        "aria-current=\"page\">All lessons</a>",
      ]
    ),
    ("lessons/for/commissioners.html", ["Lessons for commissioners", "Pay for longer", "Start small"]),
    ("lessons/moment/reviewing.html", ["Lessons by moment: reviewing", "Start small"]),
    ("lessons/theme/money.html", ["Lessons by theme: money", "What is paid, and for how long."]),
    (
      "sources/review.html",
      [
        "A. Reviewer and B. Reviewer (2022). One door, a review. Northtown Council.", "<h3>Case studies</h3>",
        "<h3>Lessons</h3>", "Sources known only through it",
      ]
    ),
    ("sources/survey.html", ["Nobody here has read it.", "One door, a review</a></cite> (note 2).", "undated"]),
    ("sources/index.html", ["Report, 2022. A. Reviewer and B. Reviewer.", "Known only through One door, a review."]),
    (
      "glossary/index.html",
      [
        "<a href=\"../organisations/family-line.html\">FL</a>", "Short for Family Line, an organisation",
        "Short for One-stop shop", "(OSS)",
      ]
    ),
    ("glossary/one-stop-shop.html", ["One-stop shop (OSS)", "<a href=\"diary.html\">Diary</a>", "single front door"]),
    (
      "frameworks/two-ends.html",
      ["<h3>Here</h3>", "<li>far</li>", "One question to ask", "<a href=\"../lessons/start-small.html\">begin</a>"]
    ),
    (
      "index.html",
      [
        "<h1>How charities in Northtown work together</h1>", "I run a voluntary organisation", "I commission services",
        "We have been planning for two years", "All two case studies",
        "Two lessons are read into two case studies, in four readings from two sources and one account.",
        "<p>Read <a href=\"about.html\">how</a> it is made.</p>",
      ]
    ),
    (
      "about.html",
      [
        "How to read",
        "href=\"mailto:editors@example.org?subject=Correction%3A%20About&amp;body=https%3A//example.org/kb/about.html%0A%0A\"",
        "<meta name=\"description\" content=\"Slowly.",
      ]
    ),
    (
      "404.html",
      ["href=\"/kb/style.css?v=", "href=\"/kb/lessons/index.html\"", "<meta name=\"robots\" content=\"noindex\">"]
    ),
    ("organisations/gone.html", ["This organisation was withdrawn on 1 March 2026. They asked us to.", "noindex"]),
    (
      "case-studies/old-door.html",
      [
        "<meta http-equiv=\"refresh\" content=\"0; url=front-door.html\">", "noindex",
        "<link rel=\"canonical\" href=\"https://example.org/kb/case-studies/front-door.html\">",
      ]
    ),
    ("robots.txt", ["Sitemap: https://example.org/kb/sitemap.xml\n"]),
    ("paper.txt", ["paper\n"]),
  ]

  @Test("each kind of page shows what it should", arguments: expectations.map(\.page))
  func content(page: String) throws {
    let text = try #require(SampleSite.pages[page])
    let expectation = try #require(Self.expectations.first { $0.page == page })
    for piece in expectation.holds { #expect(text.contains(piece), "\(piece)") }
  }

  @Test("what is withdrawn or a draft is in no list")
  func hidden() throws {
    for (path, page) in SampleSite.pages where path != "organisations/gone.html" {
      #expect(!page.contains("Gone away") && !page.contains("Hidden draft"), "\(path)")
    }
    #expect(try SampleSite.built(drafts: true)["organisations/hidden.html"] != nil)
  }

  @Test("a page says where its reader is")
  func whereabouts() throws {
    let page = try #require(SampleSite.pages["lessons/start-small.html"])
    #expect(
      page.contains(
        "<li><a href=\"../index.html\">Home</a></li>\n<li><a href=\"index.html\">Lessons</a></li>\n<li"
          + " aria-current=\"page\">Start small</li>"
      ))
    #expect(page.contains("<a href=\"index.html\" aria-current=\"true\">Lessons</a>"))
    let list = try #require(SampleSite.pages["lessons/index.html"])
    #expect(list.contains("<a href=\"index.html\" aria-current=\"page\">Lessons</a>"))
  }

  @Test("the same places cited twice share a note")
  func notes() throws {
    let page = try #require(SampleSite.pages["case-studies/front-door.html"])
    #expect(page.contains("id=\"note.2\""))
    #expect(!page.contains("id=\"note.3\""))
  }
}
