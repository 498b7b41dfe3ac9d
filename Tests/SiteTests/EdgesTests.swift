import Diagnostics
import Knowledge
import Parallel
import TestSupport
import Testing
import Website

@Suite("References between entries")
struct EdgesTests {
  /// The example site with one case study, written as given.
  private func base(_ lines: String, _ body: String = "Some words.") throws -> KnowledgeBase {
    var folder = ExampleSite.folder
    folder["content/case-studies/study.md"] = """
      ---
      title: A study
      summary: Two charities shared a room.
      sources: [clinks-2017]
      organisations:
        - organisation: rise
          role: lead
        - organisation: twin
          role: partner
      \(lines)
      ---
      \(body)

      """
    let checked = try prepare(folder, BuildOptions())
    #expect(checked.findings.all.filter { $0.severity == .error }.map(\.message) == [])
    return checked.base
  }

  private func edges(_ base: KnowledgeBase, _ relation: Relation) throws -> [String] {
    let study = try #require(base.find(CaseStudy.self, "study"))
    return base.edges(from: study.any, relation).map { edge in
      "\(edge.to.kind.folder)/\(base[common: edge.to].slug)" + (edge.locator.map { ", \($0)" } ?? "")
    }
  }

  @Test("a relative link and a wikilink make the same reference")
  func mentions() throws {
    let byPath = try base("status: running", "They met at [Circle](../organisations/circle.md).")
    let byName = try base("status: running", "They met at [[circle]].")
    let byTitle = try base("status: running", "They met at [[Circle|the circle]].")
    for made in [byPath, byName, byTitle] { #expect(try edges(made, .mentions) == ["organisations/circle"]) }
  }

  @Test("a citation in the text and a source with its place make the same reference")
  func cites() throws {
    let inText = try base("status: running", "So it was [@clinks-2017, Introduction].")
    let inRow = try base("funding:\n  - kind: none\n    source: clinks-2017\n    where: Introduction")
    let byDefault = try base("funding:\n  - kind: none\n    where: Introduction")
    for made in [inText, inRow, byDefault] {
      #expect(try edges(made, .cites) == ["sources/clinks-2017", "sources/clinks-2017, Introduction"])
    }
  }

  @Test("a mention makes no partner, no evidence and no funder, and changes no count")
  func mentionsCountNothing() throws {
    let without = try base("status: running")
    let with = try base(
      "status: running", "They met at [[circle]] and read [[start-small]], as [[clinks-2017]] says; see [[rise]].")
    for relation in Relation.allCases where relation != .mentions {
      #expect(try edges(with, relation) == edges(without, relation))
    }
    let lesson = try #require(with.find(Lesson.self, "start-small"))
    #expect(with.evidence(on: lesson).items.isEmpty)
    let circle = try #require(with.find(Organisation.self, "circle"))
    #expect(with.edges(to: circle.any, .tookPart).isEmpty)
    #expect(with.edges(to: circle.any, .mentions).count == 1)
  }

  @Test("every reference is found from both of its ends")
  func bothEnds() throws {
    let base = try base(
      "lessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\npartOf: [circle]",
      "See [[rise]].")
    let forward = base.allEntries.flatMap { base.edges(from: $0) }
    let backward = base.allEntries.flatMap { base.edges(to: $0) }
    #expect(Set(forward) == Set(backward))
    #expect(forward.count == backward.count)
    #expect(forward.count > 8)
  }

  @Test("an organisation that is only named becomes an entry, and its name leads to it")
  func stub() throws {
    let base = try base(
      "funding:\n  - name: Northtown Council\n    kind: grant\n  - name: northtown council\n    kind: grant")
    let council = try #require(base.find(Organisation.self, "northtown-council"))
    #expect(base[council].common.isStub)
    #expect(base[council].name == "Northtown Council")
    #expect(base.edges(to: council.any, .fundedBy).count == 2)
    #expect(base.find(.named("Northtown  Council")) == council)
  }

  @Test("a faulty entry still counts as there: one mistake gives one message")
  func oneMessage() throws {
    var folder = ExampleSite.folder
    folder["content/organisations/rise.md"] = "---\ntitle: Rise\nstauts: running\n---\n"
    let checked = try prepare(folder, BuildOptions())
    let errors = checked.findings.all.filter { $0.severity == .error }
    #expect(errors.map(\.rule.id) == ["unknown-key"])
  }

  @Test("drafts are left out, unless they are asked for")
  func drafts() throws {
    let without = try prepare(ExampleSite.folder, BuildOptions())
    #expect(without.base.find(Organisation.self, "hidden-draft") == nil)
    var options = BuildOptions()
    options.includesDrafts = true
    let with = try prepare(ExampleSite.folder, options)
    #expect(with.base.find(Organisation.self, "hidden-draft") != nil)
  }

  @Test("the number of jobs changes nothing")
  func jobs() throws {
    var folder = ExampleSite.folder
    for number in 0..<200 {
      folder["content/glossary/term-\(number).md"] = "---\ntitle: Term \(number)\nmeaning: A word.\nstauts: x\n---\n"
    }
    var options = BuildOptions()
    let one = try prepare(folder, options)
    options.jobs = 8
    let eight = try prepare(folder, options)
    #expect(one.findings.sorted(by: one.files).map(\.place) == eight.findings.sorted(by: eight.files).map(\.place))
    #expect(one.findings.all.count >= 200)
  }
}
