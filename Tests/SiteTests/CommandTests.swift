import Foundation
import Testing

@testable import kbgen

@Suite("The command line")
struct CommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func kbgen(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws
    -> Program.Run
  {
    try Program.run(arguments, in: folder, input: input, environment: environment)
  }

  // MARK: What is typed

  @Test("a misspelt command is told of, with the nearest one")
  func unknownCommand() throws {
    let run = try kbgen("chekc")
    #expect(run.status == 2)
    #expect(run.messages == "error: kbgen has no command `chekc`\n   = hint: did you mean `check`?\n")
  }

  @Test(
    "what cannot be meant ends with 2 and is told of, with nothing on standard output",
    arguments: [
      ["--no-such-option"], ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["check", "-q", "-v"],
      ["check", "--format", "xml"], ["build", "--base-url", "example.org"], ["markdown"], ["markdown", "nowhere.md"],
      ["list", "no-such-kind"], ["explain", "no-such-rule"], ["check", "--source", "nowhere"], ["build"], ["check"],
    ])
  func usage(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.messages.isEmpty)
    #expect(try folder.names().isEmpty)
  }

  @Test(
    "help is an answer: on standard output, with 0", arguments: [["--help"], ["build", "--help"], ["help", "check"]])
  func help(arguments: [String]) throws {
    let run = try Program.run(arguments, in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("OPTIONS:") || run.output.contains("SUBCOMMANDS:"))
    #expect(run.messages.isEmpty)
  }

  @Test("a folder without content is told of, with the option that names another")
  func noContent() throws {
    let run = try kbgen("build")
    #expect(run.messages.hasPrefix("error: there is no folder content/ here\n"))
    #expect(run.messages.contains("--source"))
  }

  // MARK: build

  @Test("a build says what it made, how long it took and what to open")
  func build() throws {
    try folder.writeSmallSite()
    let run = try kbgen()
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.messages.contains(#/Built \d+ pages from 1 entry in \d+\.\d\d s\. Open public\/index\.html\n/#))
    #expect(folder.text("public/index.html")?.contains("</html>") == true)
  }

  @Test("a quiet build without a fault says nothing at all")
  func quiet() throws {
    try folder.writeSmallSite()
    let run = try kbgen("build", "--quiet")
    #expect(run.status == 0)
    #expect(run.messages.isEmpty)
  }

  @Test("a mistake stops the build with 1, and the site that was there stays")
  func mistake() throws {
    try folder.writeSmallSite()
    #expect(try kbgen("build").status == 0)
    let before = folder.text("public/index.html")
    try folder.write("---\ntitel: About\n---\nHello.\n", to: "content/pages/about.md")
    for arguments in [["build"], ["build", "--quiet"]] {
      let run = try Program.run(arguments, in: folder)
      #expect(run.status == 1)
      #expect(run.messages.contains("content/pages/about.md:2:1: error: "))
      #expect(folder.text("public/index.html") == before)
    }
  }

  @Test("the source folder can be elsewhere; the output lies in it")
  func sourceElsewhere() throws {
    try folder.writeSmallSite()
    let other = try TemporaryFolder()
    let run = try Program.run(["build", "--source", folder.path, "--output", "site"], in: other)
    #expect(run.status == 0)
    #expect(run.messages.contains("Open \(folder("site"))/index.html"))
    #expect(folder.text("site/index.html") != nil)
  }

  @Test("an output folder with someone's files is refused with 2, and they stay")
  func foreignOutput() throws {
    try folder.writeSmallSite()
    try folder.write("mine", to: "public/notes.txt")
    let run = try kbgen("build")
    #expect(run.status == 2)
    #expect(run.messages.contains("public holds what kbgen did not write, or what was changed since: notes.txt\n"))
    #expect(folder.text("public/notes.txt") == "mine")
  }

  @Test("two builds are the same to the byte, whatever the locale, the time zone, the umask and the number of jobs")
  func deterministic() throws {
    try folder.writeSmallSite()
    for number in 1...20 {
      try folder.write("---\ntitle: Page \(number)\n---\nHello.\n", to: "content/pages/page-\(number).md")
    }
    let here = ["LC_ALL": "C", "TZ": "UTC"]
    let there = ["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "GITHUB_ACTIONS": "true"]
    #expect(try kbgen("build", "-o", "one", "-j", "1", environment: here).status == 0)
    let command = "umask 077; exec \"$0\" build -o two -j 7"
    let second = try Program.run(executable: "/bin/sh", ["-c", command, Program.path], in: folder, environment: there)
    #expect(second.status == 0)
    let difference = try Program.run(executable: "/usr/bin/diff", ["-r", "one", "two"], in: folder)
    #expect(difference.status == 0, "\(difference.output)")
    #expect(folder.mode("two") == 0o755)
    #expect(folder.mode("two/index.html") == 0o644)
  }

  @Test("a build that is killed in the middle leaves the old site, and the next one clears up after it")
  func killed() throws {
    try folder.writeSmallSite()
    #expect(try kbgen("build").status == 0)
    let before = folder.text("public/index.html")
    // So many that it cannot be over before it is seen to have begun.
    let process = Program.start(Program.path, ["build", "--quiet"], in: folder)
    process.standardError = FileHandle.nullDevice
    for number in 1...300 {
      try folder.write("---\ntitle: Page \(number)\n---\nHello.\n", to: "content/pages/page-\(number).md")
    }
    try process.run()
    while process.isRunning, try !folder.names().contains(".public.kbgen-new") {}
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(folder.text("public/index.html") == before)
    for number in 1...300 { unlink(folder("content/pages/page-\(number).md")) }
    #expect(try kbgen("build").status == 0)
    #expect(try folder.names() == [".kbgen", "content", "public", "templates"])
    #expect(folder.text("public/index.html") == before)
  }

  @Test("a page never gets a message, even if kbgen is started without anywhere to put it")
  func closedStreams() throws {
    try folder.writeSmallSite()
    let command = "exec \"$0\" build --verbose 0>&- 1>&- 2>&-"
    #expect(try Program.run(executable: "/bin/sh", ["-c", command, Program.path], in: folder).status == 0)
    #expect(try kbgen("build", "-o", "other").status == 0)
    #expect(try Program.run(executable: "/usr/bin/diff", ["-r", "public", "other"], in: folder).status == 0)
  }

  // MARK: check, list, explain

  @Test("check shows hints, build only counts them, and neither minds")
  func hints() throws {
    try folder.writeSmallSite()
    try folder.write("---\ntitle: A lead body\nkind: charity\n---\n", to: "content/organisations/lead.md")
    try folder.write(
      """
      format: 1
      title: Small
      baseURL: https://example.org/
      language: en-GB
      vocabularies:
        organisationKinds:
          - id: charity
            label: Charity

      """, to: "content/site.yml")
    let check = try kbgen("check")
    #expect(check.status == 0)
    #expect(check.messages.contains("content/organisations/lead.md:2:1: hint: "))
    #expect(check.messages.contains(#/\n\d hints? in 1 file\n$/#))
    let build = try kbgen("build")
    #expect(build.status == 0)
    #expect(!build.messages.contains("hint: "))
    #expect(build.messages.contains(#/\d hints?; kbgen check shows (it|them)\n/#))
  }

  @Test("findings as JSON are an answer: they stand alone on standard output")
  func json() throws {
    try folder.writeSmallSite()
    try folder.write("---\ntitel: About\n---\nHello.\n", to: "content/pages/about.md")
    let run = try kbgen("check", "--format", "json")
    #expect(run.status == 1)
    let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(found?.contains { $0["rule"] as? String == "unknown-key" && $0["line"] as? Int == 2 } == true)
  }

  @Test("on GitHub, findings are annotations without being asked for, and any other format can still be had")
  func github() throws {
    try folder.writeSmallSite()
    try folder.write("---\ntitel: About\n---\nHello.\n", to: "content/pages/about.md")
    let there = ["GITHUB_ACTIONS": "true"]
    #expect(try kbgen("check", environment: there).messages.contains("::error file=content/pages/about.md,line=2,"))
    let text = try kbgen("check", "--format", "text", environment: there)
    #expect(text.messages.contains("content/pages/about.md:2:1: error: "))
    #expect(!text.messages.contains("\u{1b}"))
  }

  @Test("list gives a line for each entry, and JSON where it is asked for")
  func list() throws {
    try folder.writeSmallSite()
    try folder.write("---\ntitle: \"Quotes: “these” and \\\"those\\\"\"\n---\nHello.\n", to: "content/pages/quotes.md")
    #expect(try kbgen("list", "pages").output == "about   About\nquotes  Quotes: “these” and \"those\"\n")
    #expect(
      try kbgen("list", "pages", "--format", "json").output
        == "[\n{\"slug\":\"about\",\"title\":\"About\"},\n{\"slug\":\"quotes\",\"title\":\"Quotes: “these” and \\\"those\\\"\"}\n]\n"
    )
    #expect(try kbgen("list").output.contains("pages          2\n"))
  }

  @Test("explain lists every rule, and tells one with its mistake and remedy, brackets or not")
  func explain() throws {
    let all = try kbgen("explain")
    #expect(all.status == 0)
    #expect(all.output.contains(#/(?m)^  unknown-key +error +a field /#))
    let one = try kbgen("explain", "unknown-key")
    #expect(one.output.hasPrefix("unknown-key (error): "))
    #expect(one.output.contains("A mistake, ") && one.output.contains("Mended, "))
    #expect(try kbgen("explain", "[unknown-key]").output == one.output)
    #expect(try kbgen("explain", "unknwon-key").messages.contains("did you mean `unknown-key`?"))
  }

  @Test("report counts what is there and names what is thin, as text and as JSON")
  func report() throws {
    try folder.writeSmallSite()
    try folder.write(
      "---\ntitle: Say it\nsummary: Say it aloud.\naudience: both\ntheme: talk\n---\nTo the XYZ.\n",
      to: "content/lessons/say-it.md")
    let run = try kbgen("report")
    #expect(run.output.contains(#/(?m)^Lessons on thin evidence: 1$/#))
    #expect(run.output.contains("  content/lessons/say-it.md:2  Say it: no case study bears on it yet\n"))
    #expect(run.output.contains("  content/lessons/say-it.md:7  XYZ: in Say it\n"))
    #expect(run.output.contains("Contact details of people: none\n"))
    let json = try JSONSerialization.jsonObject(with: Data(try kbgen("report", "--format", "json").output.utf8))
    let sections = try #require(json as? [[String: Any]])
    #expect(
      sections.compactMap { $0["id"] as? String } == [
        "thin-evidence", "one-case-study", "undated-sources", "reviews", "orphans", "near-duplicates",
        "unexplained-acronyms", "personal-contacts",
      ])
  }

  // MARK: markdown

  @Test("markdown shows the HTML of a file's text, its fields passed over")
  func markdown() throws {
    try folder.write("---\ntitle: About\n---\n# Hello\n\n<b>*you*</b>\n", to: "about.md")
    let run = try kbgen("markdown", "about.md")
    #expect(run.status == 0)
    #expect(run.output == "<h1>Hello</h1>\n<p><!-- raw HTML omitted --><em>you</em><!-- raw HTML omitted --></p>\n")
  }

  @Test("markdown prints no address that could do harm, since no site has looked what it leads to")
  func markdownHarmless() throws {
    for text in [
      "[[javascript:alert(1)]]", "[[JaVaScript:alert(1)|x]]", "[[//evil.example|x]]", "[x](<\\\\evil.example>)",
    ] {
      let output = try kbgen("markdown", "--site", "-", input: text + "\n").output
      #expect(output.contains("<a href=\"\">"), "\(text) gives \(output)")
    }
    #expect(try kbgen("markdown", "--site", "-", input: "[[family-line]]\n").output.contains("href=\"family-line\""))
  }

  @Test("markdown reads standard input, and a rule at its beginning is no front matter")
  func markdownInput() throws {
    #expect(
      try kbgen("markdown", "-", input: "---\nFoo\n---\nBar\n---\n").output == "<hr />\n<h2>Foo</h2>\n<h2>Bar</h2>\n")
    #expect(try kbgen("markdown", "-", input: "---\n---\n").output == "<hr />\n<hr />\n")
    #expect(try kbgen("markdown", "-").output == "")
  }

  @Test("markdown can link bare addresses, and show a text as the site does")
  func markdownOptions() throws {
    #expect(try kbgen("markdown", "-", input: "www.example.org").output == "<p>www.example.org</p>\n")
    let linked = try kbgen("markdown", "--autolink", "-", input: "www.example.org")
    #expect(linked.output == "<p><a href=\"http://www.example.org\">www.example.org</a></p>\n")
    #expect(try kbgen("markdown", "--site", "-", input: "## Hello you\n").output.contains("id=\"hello-you\""))
  }

  @Test(
    "an answer that cannot be written is told of", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let command = "exec \"$0\" explain > /dev/full"
    let run = try Program.run(executable: "/bin/sh", ["-c", command, Program.path], in: folder)
    #expect(run.status == 2)
    #expect(run.messages.contains("no space left on device"))
  }
}
