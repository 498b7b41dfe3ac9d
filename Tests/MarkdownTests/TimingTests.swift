import Diagnostics
import Foundation
import Output
import Testing

@testable import Markdown

/// CPU time of the process, in milliseconds.
func processorMilliseconds() -> Double {
  Double(clock()) / Double(CLOCKS_PER_SEC) * 1_000
}

/// Figures for ARCHITECTURE.md and ``Limits``; printed, never asserted. `KBGEN_TIMINGS=1 swift test -c release
/// -Xswiftc -enable-testing --filter MarkdownTests.Timings`.
@Suite("Timings", .enabled(if: ProcessInfo.processInfo.environment["KBGEN_TIMINGS"] != nil)) struct Timings {
  /// 16 KiB runs of a piece up to 128 KiB, shrunk until the guards let them pass.
  private func worst(_ piece: String, lineBytes: Int = 7_000, prefix: String = "") -> (
    milliseconds: Double, bytes: Int, html: Int
  ) {
    var runBytes = 16_000
    while runBytes > 16 {
      var run = ""
      var line = 0
      while run.utf8.count + piece.utf8.count < runBytes {
        run += piece
        line = piece.hasSuffix("\n") ? 0 : line + piece.utf8.count
        if line > lineBytes {
          run += "\n"
          line = 0
        }
      }
      run += "\n\n"
      let text = Array((prefix + String(repeating: run, count: max(1, 126_000 / run.utf8.count))).utf8)
      var findings = Findings()
      let before = processorMilliseconds()
      let body = parseMarkdown(text, in: 0..<text.count, of: FileID(0), options: MarkdownOptions(), &findings)
      let after = processorMilliseconds()
      let limits: Set<String> = [
        "text-too-large", "line-too-long", "run-too-long", "too-many-bars", "table-too-large", "too-many-marks",
        "too-many-references",
      ]
      if !findings.all.contains(where: { limits.contains($0.rule.id) }) {
        return (after - before, text.count, body.html.count)
      }
      runBytes = runBytes * 9 / 10
    }
    return (0, 0, 0)
  }

  @Test func worstCases() {
    let pieces = [
      "![[]()", "a <?", "a<!A ", "a<![CDATA[", "[a](", "*a **a ", "*a_ ", "[^a]", "[^a", "[", "]", "[[a", "[[a]]",
      "[@a]",
      "[@a, *b*]", "[@a", "[x @y", "[a][b]", "`a``b```", "&", "&amp;", "&a;", "\\*[@a]", "&lt;[[a|b]]", "~a", "~\"a~",
      "~~a ~b ",
      "_a", "a_", "- ", "- - - - - - - - - - - - - - - - - - - - a\n", "> ", "> > > > > > > > > > > > > > a\n", "|",
      "|a|\n", "a|b\n-|\n", "|-|-\n", ":-\n",
      "[x]: /y\n", "[^x]: a\n", "[x]: y\n[x]\n", "https://a ", "http://", "<https://a.b>", "![a](b)", "[a](b)", "**a*",
      "***a** b* ", "\"", "<b>",
      "# a\n", "a\n", "- a\n", "1. a\n", "\t- a\n", "[a]\n", "| a | b | c |\n|---|---|---|\n| d | e | f |\n", "`",
      "a` ", "```\n", "<!--a\n", "\\", "  \n", "a\\\n",
      "![![![", "a@b.c ", "@", "*a*", "*a* [@b] ",
    ]
    var results = pieces.map { ($0, worst($0)) }
    results.append(("[a] with a definition", worst("[a] ", prefix: "[a]: /b\n\n")))
    results.append(
      (
        "[[[…]]] with a definition",
        worst(String(repeating: "[", count: 900) + String(repeating: "]", count: 900), prefix: "[a]: /b\n\n")
      ))
    results.append(
      ("![![…](a)](a)", worst(String(repeating: "![", count: 400) + String(repeating: "](a)", count: 400))))
    results.append(
      (
        "wide table",
        worst(
          String(repeating: "|a", count: 60) + "|\n" + String(repeating: "|:-:", count: 60) + "|\n"
            + String(repeating: "|a\n", count: 80) + "\n")
      ))
    results.append(("[^1] many times", worst("[^1] ", prefix: "[^1]: b\n\n")))
    for (piece, result) in results.sorted(by: { $0.1.milliseconds > $1.1.milliseconds }) {
      print(
        String(format: "%8.1f ms %7d bytes %8d html  ", result.milliseconds, result.bytes, result.html)
          + String(piece.prefix(50)).debugDescription)
    }
  }

  @Test func ordinaryBody() {
    let paragraph = """
      Most women came through a court order; others came by choice [@clinks-2017, Case study 2, Operating model]. The
      lead, [[brighton-womens-centre|the women's centre]], ran the *front door* & [Rise](../organisations/rise.md) the
      second. Nobody had asked **who answers on Fridays**, and it showed: `two` calls in three went unanswered.


      """
    let list = "- one, in [Sussex](https://example.org/sussex)\n- two\n- three, with *more*\n\n"
    let table = "| Year | Women |\n|------|------:|\n| 2009 | 40 |\n| 2010 | 62 |\n\n"
    var text = ""
    for section in 0..<5 {
      text += "## Section \(section)\n\n" + paragraph + list + paragraph + (section % 2 == 0 ? table : "") + paragraph
    }
    let bytes = Array(text.utf8)
    for dialect in [MarkdownOptions.Dialect.site, .library] {
      var findings = Findings()
      let options = MarkdownOptions(dialect: dialect)
      var best = Double.infinity
      for _ in 0..<20 {
        let before = processorMilliseconds()
        for _ in 0..<100 { _ = parseMarkdown(bytes, in: 0..<bytes.count, of: FileID(0), options: options, &findings) }
        best = min(best, (processorMilliseconds() - before) * 10)
      }
      print(String(format: "%@: %d bytes in %.0f us", "\(dialect)" as NSString, bytes.count, best))
    }
    var best = Double.infinity
    for _ in 0..<20 {
      let before = processorMilliseconds()
      for _ in 0..<100 { _ = libraryHTML(bytes) }
      best = min(best, (processorMilliseconds() - before) * 10)
    }
    print(String(format: "the library itself, with its own renderer: %.0f us", best))
  }
}
