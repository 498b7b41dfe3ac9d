import Foundation
import Knowledge
import TestSupport
import Testing
import Website

@testable import kbgen

@Suite("Beginning an entry")
struct NewCommandTests {
  private let folder: TemporaryFolder

  private static let site = """
    format: 1
    title: Small
    baseURL: https://example.org/
    language: en-GB
    vocabularies:
      roles:
        - id: lead
          label: Lead
        - id: partner
          label: Partner
      areas:
        - id: north
          label: North
      aims:
        - id: housing
          label: Housing
      people:
        - id: women
          label: Women
      fundingKinds:
        - id: grant
          label: Grant
      themes:
        - id: trust
          label: Trust
      sourceTypes:
        - id: report
          label: Report
      organisationKinds:
        - id: charity
          label: Charity

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.site, to: "content/site.yml")
    try folder.write("---\ntitle: Open Gate\n---\n", to: "content/organisations/open-gate.md")
    try folder.write("---\ntitle: A review\ntype: report\n---\n", to: "content/sources/review.md")
  }

  private func kbgen(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  @Test("what is begun is valid as it stands, as a draft and once it is none any more", arguments: Kind.allCases)
  func skeleton(of kind: Kind) throws {
    let run = try kbgen("new", kind.folder, "Two clubs: one “shed” & a \"key\"")
    #expect(run.status == 0)
    let path = "content/\(kind.folder)/two-clubs-one-shed-and-a-key.md"
    #expect(
      run.messages
        == "Wrote \(path). Open it in an editor and write over what it says, then run kbgen check \(path).\n")
    #expect(try kbgen("check", path).messages.contains("content/site.yml") == false)
    #expect(try kbgen("check", "--strict").status == 0)
    #expect(try kbgen("build").status == 0)
    let address = "public/" + (kind == .page ? "" : "\(kind.folder)/") + "two-clubs-one-shed-and-a-key.html"
    #expect(folder.text(address) == nil, "a draft is not published")

    let text = try #require(folder.text(path))
    try folder.write(text.replacing("draft: true\n", with: ""), to: path)
    #expect(try kbgen("build").status == 0)
    #expect(folder.text(address)?.contains("Two clubs: one “shed” &amp; a &quot;key&quot;") == true)
  }

  @Test("each comment of a skeleton that holds a field can be brought to life", arguments: FormPlanKinds.all)
  func comments(of kind: Kind) throws {
    var skeleton = Skeleton(kind, title: "Alive", vocabularies: try vocabularies())
    skeleton.source = "review"
    let alive = skeleton.file.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let bare = line.drop { $0 == "#" || $0 == " " }
      let isField =
        line.hasPrefix("# ") && bare.contains(":") && (bare.first?.isLowercase ?? false || bare.hasPrefix("- "))
      return isField ? String(line.dropFirst(2)) : String(line)
    }
    try folder.write(alive.joined(separator: "\n"), to: "content/\(kind.folder)/alive.md")
    // Names of entries that are not there, and orders of lists that are none, are all that may be wrong.
    let run = try kbgen("check", "--format", "json")
    #expect(!run.output.contains("\"yaml"))
    #expect(!run.output.contains("unknown-key") && !run.output.contains("wrong-type"))
  }

  private func vocabularies() throws -> Vocabularies {
    try prepare(DiskSource(folder.path), BuildOptions()).base.vocabularies
  }

  @Test("a name that is taken, or that makes no file name, is refused")
  func refused() throws {
    let taken = try kbgen("new", "organisation", "open gate")
    #expect(taken.status == 2)
    #expect(taken.messages.contains("there is an organisation called “Open Gate” already"))
    #expect(try kbgen("new", "lessons", "Start small").status == 0)
    #expect(try kbgen("new", "lessons", "Start small").messages.contains("is there already, as a draft"))
    #expect(try kbgen("new", "lessons", "!!").messages.contains("no file name can be made of `!!`"))
    #expect(try kbgen("new", "lessons", "Index").messages.contains("no file name can be made of `Index`"))
    let long = String(repeating: "word ", count: 50)
    #expect(try kbgen("new", "lessons", long).messages.contains("200 characters at the most, and this one has 250"))
    #expect(try kbgen("new", "lesso", "x").messages.contains("no kind of entry is called `lesso`"))
    #expect(try kbgen("new", "lessons").messages.contains("a lesson needs a title"))
    #expect(try kbgen("new").messages.contains("it is not said what to begin"))
  }

  @Test("answers become a file: words of the site by number, entries by name, new ones by theirs")
  func interview() throws {
    var answers = [
      "It held: mostly", "Chair of the club", "open gate", "1", "The #1 Shed Club", "9", "2", "", "1", "2 1", "", "1",
      "1",
      "women",
    ]
    var shown: [String] = []
    let questions = Questions(
      tell: { shown.append($0) },
      ask: { question in
        shown.append(question)
        return answers.isEmpty ? nil : answers.removeFirst()
      })
    let base = try prepare(DiskSource(folder.path), BuildOptions()).base
    var skeleton = Skeleton(.caseStudy, title: "Two clubs", vocabularies: base.vocabularies)
    skeleton.known = Interview(questions: questions, kind: .caseStudy, base: base, month: "2026-03").answers()
    let file = skeleton.file
    for part in [
      "summary: \"It held: mostly\"\n", "account:\n  by: \"Chair of the club\"\n  date: \"2026-03\"\n",
      "organisations:\n  - organisation: open-gate\n    role: lead\n  - name: \"The #1 Shed Club\"\n    role: partner\n",
      "status: running\n", "setting: [community, custody]\n", "areas: [north]\n", "aims: [housing]\n",
      "people: [women]\n",
    ] { #expect(file.contains(part), "\(part) in \(file)") }
    #expect(shown.contains("Type one number from 1 to 2, or nothing to leave it out."))
    try folder.write(file.replacing("draft: true\n", with: ""), to: "content/case-studies/two-clubs.md")
    #expect(try kbgen("check", "--strict").status == 0)
  }
}

extension NewCommandTests {
  @Test(
    "an organisation is found by a part of its name, among several and near it, and what is too long is asked again")
  func nearNames() throws {
    try folder.write("---\ntitle: Open Door\nshort: ODX\n---\n", to: "content/organisations/open-door.md")
    let base = try prepare(DiskSource(folder.path), BuildOptions()).base
    func interview(_ typed: [String]) -> (file: String, shown: [String]) {
      var answers = typed
      var shown: [String] = []
      let questions = Questions(
        tell: { shown.append($0) },
        ask: { question in
          shown.append(question)
          return answers.isEmpty ? nil : answers.removeFirst()
        })
      var skeleton = Skeleton(.caseStudy, title: "Two clubs", vocabularies: base.vocabularies)
      skeleton.known = Interview(questions: questions, kind: .caseStudy, base: base, month: "2026-03").answers()
      return (skeleton.file, shown)
    }
    let several = interview([
      String(repeating: "x", count: 301), "", "", "open", "2", "Lead", "open gaet", "1", "?", "2", "odx", "1", "gat",
      "", "1",
    ])
    #expect(
      several.file.contains(
        """
        organisations:
          - organisation: open-gate
            role: lead
          - organisation: open-gate
            role: partner
          - organisation: open-door
            role: lead
          - name: "gat"
            role: lead
        """))
    #expect(several.shown.contains("That has 301 characters, and 300 is the most: say it in fewer."))
    #expect(
      several.shown.count { $0 == "  2  Partner" } == 2, "the list of roles is shown once, and when it is asked for")
  }
}

/// The kinds that have a form.
enum FormPlanKinds {
  static let all: [Kind] = [.caseStudy, .organisation, .lesson]
}
