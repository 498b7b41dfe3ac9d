import Foundation
import Output
import TestSupport
import Testing
import Website

/// The ways in for someone in a hurry: by what goes wrong, by the moment, by who one is.
@Suite("Doors")
struct DoorTests {
  /// A site with so many lessons for one moment, each with a question of its own.
  private func pages(lessons: Int, sets: Int = 0) throws -> [String: String] {
    var folder = SampleSite.folder
    for number in 1...lessons {
      folder["content/lessons/more-\(number).md"] = """
        ---
        title: Advice \(number)
        summary: A summary.
        audience: commissioner
        theme: trust
        moments: [recommissioning]
        signs: [sign \(number) shows]
        questions: [Question \(number) & more?, Another?]
        sources: [review]
        ---
        Do it.

        """
    }
    return try SampleSite.built(folder).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    "a checklist has one question of each lesson for its moment, and at most twelve", arguments: [1, 3, 12, 13, 40])
  func checklist(count: Int) throws {
    let page = try #require(try pages(lessons: count)["lessons/checklists/recommissioning.html"])
    let shown = page.matches(of: #/<li>Question \d+ &amp; more\?/#)
    #expect(shown.count == min(12, count))
    #expect(!page.contains("Another?"))
  }

  @Test("the same questions stand in the text file and in the message, with the way back to the page")
  func copies() throws {
    let pages = try pages(lessons: 2)
    let text = try #require(pages["lessons/checklists/recommissioning.txt"])
    #expect(
      text == """
        Questions for recommissioning

        1. Question 1 & more?
        2. Question 2 & more?

        \(SampleSite.base)lessons/checklists/recommissioning.html

        """)
    let page = try #require(pages["lessons/checklists/recommissioning.html"])
    let link = try #require(page.firstMatch(of: #/href="(mailto:[^"]*)"/#)).1
    let parts = try #require(URLComponents(string: String(link).replacing("&amp;", with: "&")))
    #expect(parts.queryItems?.first { $0.name == "subject" }?.value == "Questions for recommissioning")
    #expect(parts.queryItems?.first { $0.name == "body" }?.value == text)
  }

  @Test("every sign leads to its lesson, from the list of all and from that of its theme")
  func signs() throws {
    let pages = try pages(lessons: 2)
    for path in ["lessons/signs/index.html", "lessons/signs/trust.html"] {
      let page = try #require(pages[path])
      #expect(page.contains("<li>Sign 2 shows</li>"))
      #expect(page.contains("href=\"../more-2.html\""))
    }
    #expect(pages["index.html"]?.contains("lessons/signs/index.html") == true)
  }

  @Test("the first page shows one sign of each theme, of the lesson whose neglect did most harm")
  func troubles() throws {
    var folder = SampleSite.folder
    for (name, theme) in [("a-first", "money"), ("b-second", "money"), ("c-third", "trust")] {
      folder["content/lessons/\(name).md"] = """
        ---
        title: Advice \(name)
        summary: A summary.
        audience: both
        theme: \(theme)
        signs: [sign of \(name)]
        sources: [review]
        ---
        Do it.

        """
    }
    folder["content/case-studies/harm.md"] = """
      ---
      title: What harm came
      summary: A summary.
      sources: [review]
      organisations:
        - unnamed: someone
          role: lead
      lessons:
        - lesson: b-second
          evidence: cost
          basis: inferred
          why: It was not done.
      ---
      A text.

      """
    let home = String(decoding: try #require(try SampleSite.built(folder)["index.html"]), as: UTF8.self)
    let signs = home.matches(of: #/Sign of ([a-z]-[a-z]+)/#).map { String($0.1) }
    #expect(signs == ["b-second"])
    #expect(home.contains("We have been planning for two years"), "the one lesson on trust that has done harm")
  }

  @Test("the list of lessons for a moment leads to the questions for it")
  func momentChecklist() throws {
    let pages = try pages(lessons: 1)
    #expect(
      pages["lessons/moment/recommissioning.html"]?.contains(
        "<a href=\"../checklists/recommissioning.html\">Questions for recommissioning</a>") == true)
    #expect(pages["lessons/theme/trust.html"]?.contains("checklists/recommissioning.html") == false)
  }

  @Test("the door of an audience shows the case studies that teach most about its lessons, and its checklists")
  func door() throws {
    let pages = try pages(lessons: 1)
    let door = try #require(pages["lessons/for/voluntary-organisations.html"])
    #expect(door.contains("Case studies that teach most about this"))
    #expect(door.contains("../../case-studies/"))
    #expect(try #require(pages["lessons/for/commissioners.html"]).contains("../checklists/recommissioning.html"))
  }
}
