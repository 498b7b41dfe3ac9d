import Diagnostics
import Output
import Testing

@testable import Markdown

@Suite("Side by side") struct ThreadTests {
  /// Texts that change the library's global table while they are parsed, between texts that read it.
  private static let texts: [Bytes] = (0..<24).map { number in
    let piece = number % 3 == 0 ? "~~a~~ *b* ~c~ w: " : "a*b* `c` [d](e) www f:g *h* "
    return Array(String(repeating: piece, count: 40).utf8)
  }

  @Test("many parses at once give what each gives alone")
  func parallel() async {
    let alone = ThreadTests.texts.map { ourHTML($0).html }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for task in 0..<8 {
        group.addTask {
          var wrong = 0
          for round in 0..<150 {
            let index = (task * 7 + round) % ThreadTests.texts.count
            if ourHTML(ThreadTests.texts[index]).html != alone[index] { wrong += 1 }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
