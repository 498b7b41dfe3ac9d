import Diagnostics
import Output
import TestNumbers
import Testing

@testable import Markdown

@Suite("The library's dialect") struct OracleTests {
  @Test("equals what the library writes, construct by construct", arguments: corpus)
  func corpusIsEqual(_ section: CorpusSection) {
    for text in section.texts {
      let bytes = unfolded(text)
      for autolink in [false, true] {
        let ours = ourHTML(bytes, autolink: autolink)
        #expect(!ours.findings.hasErrors)
        #expect(ours.html == libraryHTML(bytes, autolink: autolink), "\(section.title): \(text.debugDescription)")
      }
    }
  }

  @Test("covers the specification with at least 300 texts")
  func corpusIsLarge() { #expect(corpus.reduce(0) { $0 + $1.texts.count } >= 300) }

  @Test("equals what the library writes for texts that nobody would write", arguments: 0..<8)
  func mutationsAreEqual(_ seed: UInt64) {
    var mutator = TextMutator(seed: seed)
    var compared = 0
    for _ in 0..<750 {
      let text = mutator.next()
      let autolink = compared % 3 == 0
      let ours = ourHTML(text, autolink: autolink)
      if ours.findings.hasErrors { continue }
      compared += 1
      let library = libraryHTML(text, autolink: autolink)
      guard ours.html == library else {
        Issue.record("\(String(decoding: text, as: UTF8.self).debugDescription)\n\(ours.html)\n\(library)")
        return
      }
    }
    #expect(compared > 700)
  }

  @Test("every block and inline of the site's dialect is found again in the text", arguments: corpus)
  func nothingIsLost(_ section: CorpusSection) {
    // A name with a line end or an escape in it, which the library garbles; that is reported.
    let garbled = ["a [^b\nc] d\n\n[^b]: e\n", "a\\[^1] [\\^1] b[^1]\n\n[^1]: c\n"]
    for text in section.texts {
      var findings = Findings()
      let bytes = unfolded(text)
      let result = parse(bytes, in: 0..<bytes.count, of: FileID(0), options: MarkdownOptions(), &findings)
      if garbled.contains(text) {
        #expect(findings.all.contains { $0.rule == .unknownFootnote })
      } else {
        #expect(result.lostBlocks == 0, "\(section.title): \(text.debugDescription)")
      }
    }
  }

  @Test("hardly anything is lost in texts that nobody would write, and every place lies in the text", arguments: 0..<4)
  func littleIsLost(_ seed: UInt64) {
    var mutator = TextMutator(seed: seed + 100)
    var lost: [String] = []
    for _ in 0..<1_000 {
      var findings = Findings()
      let text = mutator.next()
      let result = parse(text, in: 0..<text.count, of: FileID(0), options: MarkdownOptions(), &findings)
      let isReported = findings.all.contains { $0.rule == .unknownFootnote }
      if result.lostBlocks > 0, !isReported { lost.append(String(decoding: text, as: UTF8.self).debugDescription) }
      let places =
        findings.all.map(\.place) + result.body.links.flatMap { [$0.place, $0.target.place] }
        + result.body.notes.map(\.place) + result.body.headings.map(\.place)
      #expect(places.allSatisfy { $0.start <= $0.end && Int($0.end) <= text.count })
      #expect(result.body.text.allSatisfy { Int($0.upperBound) <= text.count })
      #expect(zip(result.body.holes, result.body.holes.dropFirst()).allSatisfy { $0.at <= $1.at })
    }
    #expect(lost.count <= 2, "\(lost.joined(separator: "\n"))")
  }

  @Test("no bytes make it trap", arguments: [MarkdownOptions.Dialect.site, .library])
  func randomBytes(_ dialect: MarkdownOptions.Dialect) {
    var random = SeededNumbers(42)
    let likely = Array("*_[]()<>`~|&;#-+!\\\n\r\t :@^\"'=ab1\u{e9}".utf8)
    for round in 0..<2_000 {
      var text: Bytes = []
      for _ in 0..<Int.random(in: 0...120, using: &random) {
        text.append(
          round % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 0)
      }
      var findings = Findings()
      let options = MarkdownOptions(dialect: dialect, autolink: round % 3 == 0)
      _ = parseMarkdown(text, in: 0..<text.count, of: FileID(0), options: options, &findings)
    }
  }
}
