import Diagnostics
import Output
import TestNumbers
import Testing

@testable import Templates

@Test("no template makes kbgen trap, however it is broken", arguments: 0..<16)
func mutations(seed: UInt64) {
  var numbers = SeededNumbers(seed)
  let pieces = [
    "{{", "}}", "{{{", "}}}", "{", "}", "#", "^", "/", "<", ">", "$", "!", "&", "=", "\n", "\r\n", " ", "\"", "'", "-",
    "{{#yes}}", "{{/yes}}", "{{#things}}", "{{/things}}", "{{<up}}", "{{/up}}", "{{$main}}", "{{/main}}", "{{>part}}",
    "{{>page}}", "{{word}}", "{{label}}", "<script>", "<!--", "-->", "<a b=", "é", "\u{feff}", "\0",
  ].map { Bytes($0.utf8) }
  let whole = Bytes(
    """
    {{<up}}
    {{$main}}
      <p class="{{word}}">{{#things}}{{label}}{{#inner}}{{leaf}}{{site}}{{/inner}}{{/things}}</p>
      {{>part}}
    {{/main}}
    {{/up}}

    """.utf8)
  for _ in 0..<120 {
    var text = whole
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let at = Int.random(in: 0...text.count, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: text.insert(contentsOf: pieces.randomElement(using: &numbers) ?? [], at: at)
      case 1: text.removeSubrange(at..<min(text.count, at + Int.random(in: 0...9, using: &numbers)))
      case 2: text.insert(UInt8.random(in: 0...255, using: &numbers), at: at)
      default: text.insert(contentsOf: text[at..<min(text.count, at + 20)], at: at)
      }
    }
    let templates = TestTemplates(bytes: [
      "page": text, "part": Bytes("a\n{{word}}\n".utf8),
      "up": Bytes("<div>\n  {{$main}}\n  x\n  {{/main}}\n</div>\n".utf8),
    ])
    _ = templates.render("page", Sample())
  }
}

@Suite("a template without end is refused")
struct LimitTests {
  private func messages(_ texts: [String: String]) -> [String] {
    TestTemplates(texts).messages(binding: "page", to: Sample.self).map(\.rule.id)
  }

  @Test("sections inside one another")
  func sections() {
    let text = String(repeating: "{{#yes}}", count: 100_000) + String(repeating: "{{/yes}}", count: 100_000)
    #expect(messages(["page": text]) == ["template-limit"])
  }

  @Test("lists inside one another")
  func lists() {
    let text = String(repeating: "{{#things}}", count: 40) + String(repeating: "{{/things}}", count: 40)
    #expect(messages(["page": text]) == ["template-limit"])
  }

  @Test("partials that each hold two others")
  func partials() {
    var texts = ["page": "{{>p0}}", "p40": "x"]
    for level in 0..<40 { texts["p\(level)"] = "{{>p\(level + 1)}}{{>p\(level + 1)}}" }
    #expect(messages(texts) == ["template-limit"])
  }

  @Test("partials inside one another")
  func depth() {
    var texts = ["page": "{{>p0}}", "p3000": "x"]
    for level in 0..<3000 { texts["p\(level)"] = "{{>p\(level + 1)}}" }
    #expect(messages(texts).contains("template-limit"))
  }

  @Test("blocks that fill blocks")
  func blocks() {
    var texts = ["page": "{{<p0}}{{$a}}x{{/a}}{{/p0}}", "p40": "{{$a}}y{{/a}}{{$b}}y{{/b}}"]
    for level in 0..<40 {
      texts["p\(level)"] =
        "{{<p\(level + 1)}}{{$b}}{{$a}}{{/a}}{{$a}}{{/a}}{{/b}}{{/p\(level + 1)}}{{$b}}{{/b}}{{>p\(level + 1)}}"
    }
    #expect(messages(texts) == ["template-limit"])
  }

  @Test(
    "twice as many mistakes take no more than some twice as long",
    arguments: ["{{a ", "{{{a", "{{!a", "{{#yes}}{{/no}}"])
  func unclosed(text: String) {
    #expect(messages(["page": String(repeating: text, count: 5_000)]).first == "template-syntax")
  }
}
