import TestNumbers
import Testing

@testable import Templates

@Test("a thousand random templates give the same page as with swift-mustache", arguments: 0..<10)
func agreement(seed: UInt64) {
  var random = RandomTemplates(numbers: SeededNumbers(seed))
  let sample = Sample()
  for _ in 0..<100 {
    let texts = ["page": random.lines(), "part": random.lines(depth: 2, isPartial: true), "flat": random.flatLines()]
    let ours = TestTemplates(texts).render("page", sample)
    guard let theirs = oracle(texts, "page", sample.dictionary) else {
      Issue.record("swift-mustache refuses \(texts)")
      return
    }
    if ours != theirs {
      Issue.record("seed \(seed)\n\(texts)\nours   \(ours.debugDescription)\ntheirs \(theirs.debugDescription)")
      return
    }
  }
}
