import Output
import TestNumbers

/// Texts spliced from the corpus and then damaged.
struct TextMutator {
  private var random: SeededNumbers
  private let texts = corpus.flatMap(\.texts).map(unfolded)
  private static let pieces = [
    "*", "**", "_", "__", "`", "``", "~", "~~", "[", "]", "](", ")", "![", "[^1]", "[^x]: ", "[a]: /b ", "<", ">",
    "<b>",
    "&amp;", "&", "\\", "|", "\\|", "\n", "\n\n", "    ", "\t", "> ", "- ", "1. ", "# ", "---\n", "```\n", "|-|-|\n",
    "[ ] ", "é", "\u{a0}", "\r\n", "\r", "  \n", "\\\n", "www.a.b", "https://c.d", "e@f.gh", "[[g]]", "[@h, i]", "\"",
    "'",
  ].map { Array($0.utf8) }

  init(seed: UInt64) { random = SeededNumbers(seed) }

  mutating func next() -> Bytes {
    var text: Bytes = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let source = texts.randomElement(using: &random) ?? []
      let start = Int.random(in: 0...(source.count / 2), using: &random)
      let end = Int.random(in: start...source.count, using: &random)
      let position = Int.random(in: 0...text.count, using: &random)
      text.insert(contentsOf: Bool.random(using: &random) ? source : Bytes(source[start..<end]), at: position)
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let position = Int.random(in: 0...text.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1: text.insert(contentsOf: TextMutator.pieces.randomElement(using: &random) ?? [], at: position)
      case 2: text.removeSubrange(position..<min(text.count, position + Int.random(in: 1...4, using: &random)))
      case 3:
        let end = Int.random(in: position...text.count, using: &random)
        text.append(contentsOf: text[position..<end])
      default: text = prefixed(text, with: ["> ", "- ", "  ", "    ", "1. "].randomElement(using: &random) ?? "")
      }
    }
    return text
  }

  private mutating func prefixed(_ text: Bytes, with prefix: String) -> Bytes {
    var result: Bytes = []
    var isLineStart = true
    for byte in text {
      if isLineStart, Int.random(in: 0..<4, using: &random) > 0 { result.append(verbatim: prefix) }
      result.append(byte)
      isLineStart = byte == UInt8(ascii: "\n")
    }
    return result
  }
}
