import Diagnostics
import Testing

@testable import kbgen

@Suite("What kbgen says")
struct WordingTests {
  @Test("one thing is counted as one, more as more, and thousands are grouped")
  func counts() {
    #expect(counted(0, "page") == "0 pages")
    #expect(counted(1, "page") == "1 page")
    #expect(counted(1, "entry", "entries") == "1 entry")
    #expect(counted(1_234_567, "entry", "entries") == "1,234,567 entries")
    #expect(counted(1000, "page") == "1,000 pages")
    #expect(counted(999, "page") == "999 pages")
  }

  @Test(
    "seconds have two decimals, rounded",
    arguments: [
      (.milliseconds(80), "0.08 s"), (.milliseconds(4), "0.00 s"), (.milliseconds(5), "0.01 s"),
      (.milliseconds(999), "1.00 s"), (.seconds(61), "61.00 s"), (.milliseconds(12_345), "12.35 s"),
    ] as [(Duration, String)])
  func durations(duration: Duration, text: String) { #expect(seconds(duration) == text) }

  @Test("a list of things ends with and")
  func lists() {
    #expect(listed([]) == "")
    #expect(listed(["a"]) == "a")
    #expect(listed(["a", "b"]) == "a and b")
    #expect(listed(["a", "b", "c"]) == "a, b and c")
  }

  @Test("what was found is counted by weight and by file")
  func tally() {
    let example = Rule.Example(.body, of: "content/pages/a.md", "")
    func finding(_ severity: Severity, in file: UInt32) -> Diagnostic {
      var findings = Findings()
      let rule = Rule("a-rule", severity, "a rule", manual: "", mistake: example, remedy: example)
      findings.report(rule, at: Place(FileID(file), 0..<0), "a message")
      return findings.all[0]
    }
    let all = [finding(.error, in: 0), finding(.warning, in: 0), finding(.hint, in: 1), finding(.hint, in: 2)]
    #expect(Tally(all).words == "1 error, 1 warning and 2 hints in 3 files")
    #expect(Tally(all).wordsWithoutHints == "1 error, 1 warning and 2 hints in 3 files; kbgen check shows the hints")
    #expect(Tally([all[1]]).wordsWithoutHints == "1 warning in 1 file")
    #expect(Tally([all[2]]).wordsWithoutHints == "1 hint; kbgen check shows it")
    #expect(Tally(Array(all[2...])).wordsWithoutHints == "2 hints; kbgen check shows them")
    #expect(Tally([]).isEmpty)
    #expect(Tally([all[1]]).stops(true) && !Tally([all[1]]).stops(false) && Tally([all[0]]).stops(false))
  }
}
