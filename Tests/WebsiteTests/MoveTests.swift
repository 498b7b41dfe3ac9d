import Diagnostics
import Output
import Parallel
import TestSupport
import Testing
import Website

@Suite("Moves")
struct MoveTests {
  /// The sample site after a move, without errors.
  private func moved(_ old: String, _ new: String, in folder: MemoryFolder = SampleSite.folder) throws -> MemoryFolder {
    var folder = folder
    try folder.apply(Move(old, to: new, in: folder, jobs: 1))
    _ = try SampleSite.built(folder, drafts: true)
    return folder
  }

  @Test("every reference gets the new name at its place, and no other byte changes")
  func exact() throws {
    var folder = SampleSite.folder
    folder["content/organisations/odd.md"] = """
      \u{feff}---\r
      title: Odd\r
      draft: true # for now\r
      partOf: [ "open-gate" , # a comment\r
        'big-programme' ]\r
      sources:\r
        # before\r
        - source: review # behind\r
          where: open-gate, page 3\r
      ---\r
      > See [[open-gate]], [[ organisations/open-gate | it ]], [[Open Gate]] and [them][gate].\r
      \r
      | Who | Where |\r
      |---|---|\r
      | [[open-gate\\|they]] | [here](open-gate.md), [there](<../organisations/open-gate.md>) |\r
      \r
      `[[open-gate]]` is code, open-gate a word.\r
      \r
      [gate]: ./open-gate.md "open-gate"\r
      """
    let before = try #require(folder["content/organisations/odd.md"])
    folder = try moved("organisations/open-gate", "wide-gate", in: folder)
    let after = """
      \u{feff}---\r
      title: Odd\r
      draft: true # for now\r
      partOf: [ "wide-gate" , # a comment\r
        'big-programme' ]\r
      sources:\r
        # before\r
        - source: review # behind\r
          where: open-gate, page 3\r
      ---\r
      > See [[wide-gate]], [[ organisations/wide-gate | it ]], [[Open Gate]] and [them][gate].\r
      \r
      | Who | Where |\r
      |---|---|\r
      | [[wide-gate\\|they]] | [here](wide-gate.md), [there](<../organisations/wide-gate.md>) |\r
      \r
      `[[open-gate]]` is code, open-gate a word.\r
      \r
      [gate]: ./wide-gate.md "open-gate"\r
      """
    #expect(folder["content/organisations/odd.md"] == after)
    #expect(before != after)
    #expect(folder["content/organisations/open-gate.md"] == nil)
    #expect(
      folder["content/organisations/wide-gate.md"]
        == "---\ntitle: Open Gate\nsummary: Works in Northtown.\nsources: [review]\n"
        + "aliases: [/organisations/open-gate.html]\n---\n")
    let study = try #require(folder["content/case-studies/front-door.md"])
    #expect(study.contains("  - organisation: wide-gate\n    role: partner"))
    #expect(study.contains("says [[wide-gate]]"))
    #expect(folder["content/sources/review.md"]?.contains("voices: [wide-gate]") == true)
  }

  @Test("a source keeps its citations, a lesson its evidence, a word of the glossary those that look it up")
  func kinds() throws {
    var folder = try moved("sources/review", "sources/one-door")
    #expect(folder["content/case-studies/front-door.md"]?.contains("[@one-door, Chapter 1; @survey, note 3]") == true)
    folder = try moved("lessons/start-small", "lessons/begin-small", in: folder)
    #expect(folder["content/frameworks/two-ends.md"]?.contains("[[begin-small|begin]]") == true)
    folder = try moved("glossary/diary", "glossary/day-book", in: folder)
    #expect(folder["content/glossary/one-stop-shop.md"]?.contains("see: [day-book, family-line]") == true)
    folder = try moved("pages/about", "pages/how-it-is-made", in: folder)
    #expect(folder["content/pages/home.md"]?.contains("[how](how-it-is-made.md)") == true)
  }

  @Test("a wikilink says the kind where the new name alone would mean two entries")
  func ambiguity() throws {
    let folder = try moved("organisations/open-gate", "survey")
    #expect(folder["content/case-studies/front-door.md"]?.contains("says [[organisations/survey]]") == true)
  }

  @Test(
    "the old address joins the aliases however they are laid out",
    arguments: [
      ("aliases: [A, \"B, b\"] # why", "aliases: [A, \"B, b\", /x] # why"),
      ("aliases: [\n  A,\n  B, # b\n]", "aliases: [\n  A,\n  B, /x, # b\n]"),
      (
        "aliases: # why\n  - \"A\" # a\n  # between\n  - \"B\" # b\n# after",
        "aliases: # why\n  - \"A\" # a\n  # between\n  - \"B\" # b\n  - /x\n# after"
      ),
      ("aliases:\n- A\n- 'B'\nplace: North", "aliases:\n- A\n- 'B'\n- /x\nplace: North"),
      (
        "aliases:\n  - A\n  - a name over\n    two lines\nplace: North",
        "aliases:\n  - A\n  - a name over\n    two lines\n  - /x\nplace: North"
      ),
      ("place: \"North\" # there", "place: \"North\" # there\naliases: [/x]"),
      ("# only a comment", "# only a comment\naliases: [/x]"),
    ])
  func aliases(before: String, after: String) throws {
    for lineEnd in ["\n", "\r\n"] {
      func file(_ lines: String) -> String {
        "---\ntitle: Odd\nsummary: One.\nsources: [review]\n\(lines)\n---\n".replacing("\n", with: lineEnd)
      }
      var folder = SampleSite.folder
      folder["content/organisations/odd.md"] = file(before)
      folder = try moved("organisations/odd", "even", in: folder)
      #expect(
        folder["content/organisations/even.md"] == file(after.replacing("/x", with: "/organisations/odd.html")))
    }
  }

  @Test("front matter that is indented or in braces is changed as well as any")
  func layouts() throws {
    for (before, after) in [
      ("{title: Odd, summary: One.}", "{aliases: [/organisations/odd.html], title: Odd, summary: One.}"),
      ("  title: Odd\n  summary: One.", "  title: Odd\n  summary: One.\n  aliases: [/organisations/odd.html]"),
    ] {
      var folder = SampleSite.folder
      folder["content/organisations/odd.md"] = "---\n\(before)\n---\n"
      folder = try moved("organisations/odd", "even", in: folder)
      #expect(folder["content/organisations/even.md"] == "---\n\(after)\n---\n")
    }
  }

  @Test("an entry that was renamed twice is reached from both former addresses in one step, and can come back")
  func chain() throws {
    var folder = try moved("lessons/say-it", "lessons/speak-up")
    folder = try moved("lessons/speak-up", "lessons/tell-them", in: folder)
    let files = try SampleSite.built(folder)
    for path in ["lessons/say-it.html", "lessons/speak-up.html"] {
      let page = try #require(files[path].map { String(decoding: $0, as: UTF8.self) })
      #expect(page.contains(#"http-equiv="refresh" content="0; url=tell-them.html""#))
      #expect(page.contains(#"data-moved="tell-them.html""#), "the script takes the fragment along")
      #expect(page.contains(#"<script src="../site.js?"#))
    }
    let redirects = try #require(files["_redirects"].map { String(decoding: $0, as: UTF8.self) })
    #expect(
      redirects == """
        /kb/case-studies/old-door.html /kb/case-studies/front-door.html 301
        /kb/lessons/say-it.html /kb/lessons/tell-them.html 301
        /kb/lessons/speak-up.html /kb/lessons/tell-them.html 301
        /kb/case-studies/old-door.json /kb/case-studies/front-door.json 301
        /kb/case-studies/old-door.md /kb/case-studies/front-door.md 301
        /kb/lessons/say-it.json /kb/lessons/tell-them.json 301
        /kb/lessons/say-it.md /kb/lessons/tell-them.md 301
        /kb/lessons/speak-up.json /kb/lessons/tell-them.json 301
        /kb/lessons/speak-up.md /kb/lessons/tell-them.md 301

        """)
    folder = try moved("lessons/tell-them", "lessons/say-it", in: folder)
    #expect(
      folder["content/lessons/say-it.md"]?
        .contains("aliases: [/lessons/tell-them.html, /lessons/speak-up.html]") == true)
  }

  @Test("whoever still writes the old name is told the new one")
  func oldName() throws {
    var folder = try moved("lessons/say-it", "lessons/tell-them")
    folder = try moved("themes/trust", "confidence", in: folder)
    folder["content/pages/about.md"] = "---\ntitle: About\n---\n[[say-it]] and [it](../lessons/say-it.md).\n"
    folder["content/frameworks/two-ends.md"] = folder["content/frameworks/two-ends.md"]?.replacing(
      "lessons: [start-small]", with: "lessons: [say-it]")
    folder["content/lessons/pay-longer.md"] = folder["content/lessons/pay-longer.md"]?.replacing(
      "theme: money", with: "theme: trust")
    let site = try prepare(folder, BuildOptions())
    let replacements = site.findings.sorted(by: site.files).filter { $0.severity == .error }.map {
      $0.replacement?.text
    }
    #expect(replacements == ["tell-them", "confidence", "lessons/tell-them", "../lessons/tell-them.md"])
  }

  @Test("two entries become one that answers to both names, and nothing that either said is lost")
  func merge() throws {
    var folder = SampleSite.folder
    folder["content/organisations/open-gate.md"] =
      "---\ntitle: Open Gate\nshort: OG\npartOf: [big-programme]\naliases: [The Gate]\n---\n## Where\n\nAt the gate.\n"
    folder["content/organisations/both.md"] =
      "---\ntitle: Both\nsummary: Two in one.\nsources: [review]\npartOf:\n  - family-line # one\n  - open-gate # two\n---\n"
    folder = try moved("organisations/open-gate", "organisations/family-line", in: folder)
    #expect(folder["content/organisations/open-gate.md"] == nil)
    #expect(
      folder["content/organisations/both.md"]?.contains("partOf:\n  - family-line # one\n---") == true)
    let survivor = try #require(folder["content/organisations/family-line.md"])
    #expect(
      survivor.contains(
        #"aliases: [The Family Telephone, "Open Gate", "The Gate", "OG", /organisations/open-gate.html]"#))
    #expect(
      survivor.hasSuffix(
        """
        # From organisations/open-gate, which this entry took over. Take what is missing, then delete these lines.
        #   title: Open Gate
        #   short: OG
        #   partOf: [big-programme]
        #   aliases: [The Gate]
        ---

        ## From “Open Gate”

        ## Where

        At the gate.

        """))
    #expect(folder["content/case-studies/told-story.md"]?.contains("organisation: family-line") == true)
  }

  @Test("a term gets another id in its list and in every entry, and its pages lead on")
  func term() throws {
    let folder = try moved("themes/trust", "themes/confidence")
    #expect(
      folder["content/site.yml"]?.contains("    - id: confidence\n      aliases: [trust]\n      label: Trust\n") == true
    )
    #expect(folder["content/lessons/say-it.md"]?.contains("theme: confidence\n") == true)
    let files = try SampleSite.built(folder)
    for path in ["case-studies/by-theme", "lessons/theme", "lessons/signs", "lessons/map/theme"] {
      let page = try #require(files["\(path)/trust.html"].map { String(decoding: $0, as: UTF8.self) }, "\(path)")
      #expect(page.contains("url=confidence.html"))
    }
    let back = try moved("themes/confidence", "themes/trust", in: folder)
    #expect(back["content/site.yml"]?.contains("    - id: trust\n      aliases: [confidence]\n") == true)
  }

  @Test("two terms become one, which entries have once")
  func termMerge() throws {
    var folder = SampleSite.folder
    folder["content/site.yml"] = folder["content/site.yml"]?
      .replacing("      label: Women\n", with: "      label: Women\n    - id: mothers\n      label: Mothers\n")
    folder["content/case-studies/told-story.md"] = folder["content/case-studies/told-story.md"]?
      .replacing("people: [women]", with: "people: [mothers, women]")
    folder = try moved("people/mothers", "people/women", in: folder)
    #expect(folder["content/case-studies/told-story.md"]?.contains("people: [women]\n") == true)
    #expect(
      folder["content/site.yml"]?.contains(
        """
            - id: women
              aliases: [mothers]
              label: Women
            # Merged into women:
            # - id: mothers
            #   label: Mothers

        """) == true)
  }

  @Test(
    "what cannot be meant is refused with what to do",
    arguments: [
      ("lessons/nothing", "lessons/x", "there is no lesson `nothing`"),
      ("lessons/say-it", "organisations/x", "an entry stays of its kind"),
      ("lessons/say-it", "Say It!", "`Say It!` cannot be a name"), ("lessons/say-it", "index", "cannot be a name"),
      ("lessons/say-it", "lessons/say-it", "both names are"),
      ("lesson/say-it", "x", "there is nothing called `lesson`"),
      ("nothing", "x", "no entry is called `nothing`"), ("twin", "x", "more than one entry is called `twin`"),
      ("organisations/ring-and-ride", "x", "there is no organisation `ring-and-ride`"),
      ("case-studies/told-story", "old-door", "is a former name of content/case-studies/front-door.md"),
      ("organisations/council", "gone", "was withdrawn"), ("fundingKinds/none", "nothing", "nobody paid"),
    ])
  func refusals(old: String, new: String, words: String) {
    var folder = SampleSite.folder
    folder["content/glossary/twin.md"] = "---\ntitle: Twin\nmeaning: One of two.\n---\n"
    folder["content/pages/twin.md"] = "---\ntitle: Twins\nsummary: Two.\n---\n"
    do {
      _ = try Move(old, to: new, in: folder, jobs: 1)
      Issue.record("not refused")
    } catch MoveRefusal.asked(let message, let hint) {
      #expect(message.contains(words))
      #expect(!hint.isEmpty)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a move after which the site would have mistakes is refused, as is one in a site that has some")
  func faults() throws {
    // One would be formed from itself.
    #expect { try Move("organisations/old-line", to: "family-line", in: SampleSite.folder, jobs: 1) } throws: {
      if case MoveRefusal.faultyAfter(let site) = $0 { site.findings.hasErrors } else { false }
    }
    var folder = SampleSite.folder
    folder["content/pages/about.md"] = "---\ntitle: About\n---\nSee [[nothing]].\n"
    #expect { try Move("lessons/say-it", to: "x", in: folder, jobs: 1) } throws: {
      if case MoveRefusal.faultyBefore = $0 { true } else { false }
    }
  }
}

extension MemoryFolder {
  /// The folder with what a move changes.
  mutating func apply(_ move: Move) {
    for (path, text) in move.changes { files[path] = text }
  }
}
