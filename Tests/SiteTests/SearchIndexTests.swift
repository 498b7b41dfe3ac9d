import Output
import Testing

@testable import kbgen

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What kbgen does with the program that makes the index; here it is a small one that does as it is told.
@Suite("The index for searching")
struct SearchIndexTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "format: 1\ntitle: Small\nbaseURL: https://example.org/\nlanguage: en-GB\nsearch: pagefind\n",
      to: "content/site.yml")
    try folder.write("---\ntitle: About\n---\nHello.\n", to: "content/pages/about.md")
  }

  /// Puts the program where it is looked for. In its lines, `$out` is the folder for the index and `$site` the site.
  private func install(_ lines: String) throws {
    let start = """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case "$1" in --output-path) out=$2 ;; --site) site=$2 ;; esac
        shift
      done
      echo run >> '\(folder("runs"))'

      """
    try folder.write(start + lines + "\n", to: ".tools/pagefind")
    chmod(folder(".tools/pagefind"), 0o755)
  }

  private static let good = """
    umask 077
    mkdir -p "$out/fragment"
    echo engine > "$out/pagefind.js"
    echo unused > "$out/pagefind-ui.js"
    grep -c "<p>Hello" "$site/about.html" > "$out/fragment/one.pf_fragment"
    echo 'all went well'
    """

  private func build(_ arguments: String...) throws -> Program.Run {
    try Program.run(["build"] + arguments, in: folder)
  }

  private var runs: Int { folder.text("runs")?.split(separator: "\n").count ?? 0 }

  @Test("the index is published with the site, open to readers and in the list of files")
  func made() throws {
    try install(Self.good)
    let run = try build()
    #expect(run.status == 0)
    #expect(run.messages.contains(" of them for the index of the search. Open public/index.html\n"))
    #expect(!run.messages.contains("all went well"))
    #expect(folder.text("public/pagefind/fragment/one.pf_fragment") == "1\n")
    #expect(folder.mode("public/pagefind/fragment/one.pf_fragment") == 0o644)
    #expect(folder.mode("public/pagefind/fragment") == 0o755)
    #expect(try folder.names("public/pagefind") == ["fragment", "kbgen-fingerprint.txt", "pagefind.js"])
    #expect(folder.text("public/kbgen-manifest.txt")?.contains("  pagefind/fragment/one.pf_fragment\n") == true)
    #expect(try !folder.names("public").contains(".pagefind"))
  }

  @Test("the index is taken over while no page changes, and made anew when one does")
  func kept() throws {
    try install(Self.good)
    _ = try build()
    let again = try build()
    #expect(runs == 1)
    #expect(again.status == 0)
    #expect(!again.messages.contains("of them"))
    #expect(folder.text("public/pagefind/pagefind.js") == "engine\n")
    try folder.write("---\ntitle: About\n---\nHello.\n\nHello again.\n", to: "content/pages/about.md")
    _ = try build()
    #expect(runs == 2)
    #expect(folder.text("public/pagefind/fragment/one.pf_fragment") == "2\n")
  }

  @Test("without the program the site is published all the same, and says how to get it")
  func missing() throws {
    let run = try build()
    #expect(run.status == 0)
    #expect(run.messages.contains("warning: there is no program `pagefind`, so the site has no search\n"))
    #expect(run.messages.contains("script/bootstrap"))
    #expect(folder.text("public/search/index.html") != nil)
    #expect(try !folder.names("public").contains("pagefind"))
    #expect(try build("--quiet").messages.isEmpty)
  }

  @Test(
    "a program that goes wrong leaves a site without an index, and is told of with its last words",
    arguments: [
      (
        "echo engine > \"$out.js\"; echo 'no room'; echo 'left over' >&2; exit 3", "ended with code 3",
        "no room / left over"
      ),
      (
        "mkdir -p \"$out\"; echo half > \"$out/pagefind.js\"; kill -SEGV $$", "was ended by signal 11",
        "it did not say why"
      ),
      ("mkdir -p \"$out\"; printf 'a \\033[31mred\\007 word'", "made no index", "a [31mred word"),
    ])
  func wrong(lines: String, words: String, hint: String) throws {
    try install(lines.replacing("$out.js", with: "/dev/null"))
    let run = try build()
    #expect(run.status == 0)
    #expect(run.messages.contains("warning: Pagefind \(words), so the site has no search\n"))
    #expect(run.messages.contains(hint))
    #expect(folder.text("public/about.html") != nil)
    #expect(try folder.names("public").filter { $0.contains("pagefind") } == [])
  }

  @Test("with --strict nothing is published without the index")
  func strict() throws {
    try install(Self.good)
    _ = try build()
    try install("exit 1")
    try folder.write("---\ntitle: About\n---\nChanged.\n", to: "content/pages/about.md")
    let run = try build("--strict")
    #expect(run.status == 2)
    #expect(run.messages.contains("error: Pagefind ended with code 1"))
    #expect(folder.text("public/about.html")?.contains("Hello.") == true)
    #expect(folder.text("public/pagefind/pagefind.js") == "engine\n")
    #expect(try folder.names().filter { $0.contains("kbgen-") } == [])
  }

  @Test("a program that does not end is ended, with what it started")
  func late() throws {
    try install("sleep 600 & sleep 600")
    let start = ContinuousClock.now
    let run = try runProgram(folder(".tools/pagefind"), [], Environment(), limit: .milliseconds(300))
    #expect(run.end == .late)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test("what is said at length does not hold the program up")
  func talkative() throws {
    try install(
      "i=0; while [ $i -lt 30000 ]; do echo 'a line of some length, again and again'; i=$((i + 1)); done; echo end")
    let run = try runProgram(folder(".tools/pagefind"), [], Environment(), limit: .seconds(60))
    #expect(run.end == .code(0))
    #expect(run.lastWords.hasSuffix(" / end"))
    #expect(run.lastWords.utf8.count <= 400)
  }

  @Test("settings that lie about do not reach the program")
  func surroundings() throws {
    try install("pwd; env | sed 's/=.*//' | grep -v -e PWD -e SHLVL -e '^_$' | sort | tr '\\n' ' '")
    let run = try runProgram(folder(".tools/pagefind"), [], Environment(), limit: .seconds(60))
    #expect(run.lastWords == "/ / HOME PATH ")
  }
}
