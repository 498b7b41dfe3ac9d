import Diagnostics
import Output
import Testing

@testable import Templates

/// A template in which `⟦` and `⟧` mark the place that a message is to point at.
struct Marked: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let rule: Rule
  let bytes: Range<Int>
  let message: String
  let hint: String?

  init(_ marked: String, _ rule: Rule, _ message: String, hint: String? = nil) {
    testDescription = marked
    self.rule = rule
    self.message = message
    self.hint = hint
    let parts = marked.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
    let inside = (parts.last ?? "").split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
    text = String(parts[0]) + inside.joined()
    bytes = parts[0].utf8.count..<parts[0].utf8.count + (inside.first ?? "").utf8.count
  }
}

@Suite("a message about a template")
struct PlaceTests {
  @Test("points at the smallest place that is wrong", arguments: cases)
  func place(example: Marked) {
    let templates = TestTemplates([
      "page": example.text, "part": "<p>{{word}}</p>", "up": "<p>{{$main}}{{/main}}{{$foot}}{{/foot}}</p>",
    ])
    let found = templates.messages(binding: "page", to: Sample.self)
    #expect(found.map(\.rule.id) == [example.rule.id])
    #expect(found.map(\.message) == [example.message])
    #expect(found.map { $0.place } == [Place(FileID(1), example.bytes)])
    if let hint = example.hint { #expect(found.first?.hint == hint) }
  }

  static let cases = [
    Marked("<p>⟦{{word</p>⟧\n", .templateSyntax, "this tag is never closed"),
    Marked("<p>⟦{{word</p>⟧\n{{word}}", .templateSyntax, "this tag is never closed"),
    Marked("⟦{{{markup}} x⟧\n", .templateSyntax, "this tag is never closed", hint: "close it with `}}}`"),
    Marked("⟦{{! x⟧\n", .templateSyntax, "this tag is never closed"),
    Marked("⟦{{}}⟧", .templateSyntax, "this tag holds no name"),
    Marked("⟦{{> }}⟧x", .templateSyntax, "this tag holds no name"),
    Marked("⟦{{=<% %>=}}⟧", .templateSyntax, "a template cannot change its delimiters"),
    Marked(
      "{{⟦person.name⟧}}", .templateSyntax, "`person.name` reaches into `person`, which a name cannot do",
      hint: "write `{{#person}}{{name}}{{/person}}`"),
    Marked(
      "{{#signs}}{{⟦.⟧}}{{/signs}}", .templateSyntax, "`.` is not a name",
      hint: "inside a list of texts, write `{{line}}`"),
    Marked(
      "{{>⟦*word⟧}}", .templateSyntax,
      "`*word` would choose a template by its name in the data, which cannot be checked"),
    Marked("{{⟦a b⟧}}", .templateSyntax, "`a b` is not a name", hint: "a name is made of letters, digits, `-` and `_`"),
    Marked("é ⟦{{#yes}}⟧x", .templateSyntax, "`{{#yes}}` is never closed", hint: "write `{{/yes}}` where it ends"),
    Marked("{{#yes}}⟦{{#no}}⟧x{{/yes}}", .templateSyntax, "`{{#no}}` is never closed"),
    Marked("x⟦{{/yes}}⟧", .templateSyntax, "`{{/yes}}` closes nothing"),
    Marked(
      "{{#yes}}x⟦{{/no}}⟧", .templateSyntax, "`{{/no}}` closes nothing: what is open here is `{{#yes}}`",
      hint: "write `{{/yes}}`, or put back the tag that it closed"),
    Marked(
      "{{#yes}}x⟦{{/no}}⟧y{{/yes}}", .templateSyntax, "`{{/no}}` closes nothing: what is open here is `{{#yes}}`"),
    Marked("a⟦\0⟧", .templateSyntax, "this is not text in UTF-8"),
    Marked(
      "{{<up}}{{$main}}a{{/main}}{{$⟦main⟧}}b{{/main}}{{/up}}", .templateSyntax,
      "the block `main` is filled twice in `{{<up}}`"),
    Marked(
      "{{<up}}\n  ⟦lost⟧ {{$main}}a{{/main}}{{/up}}", .lostText,
      "what stands inside `{{<up}}` but in no block is on no page"),
    Marked("{{> ⟦prat⟧ }}", .unknownTemplate, "no template is called `prat`", hint: "did you mean `part`?"),
    Marked(
      "{{<⟦nowhere⟧}}{{/nowhere}}", .unknownTemplate, "no template is called `nowhere`",
      hint: "add the file templates/nowhere.mustache, or take the tag out"),
    Marked("{{>⟦page⟧}}", .templateRecursion, "`page` is put into itself"),
    Marked(
      "{{<up}}{{$⟦mian⟧}}a{{/mian}}{{/up}}", .unknownBlock, "`up` has no block called `mian`",
      hint: "did you mean `main`?"),
    Marked(
      "{{<up}}{{$⟦side⟧}}a{{/side}}{{/up}}", .unknownBlock, "`up` has no block called `side`",
      hint: "its blocks are `foot`, `main`"),
    Marked(
      "{{<part}}{{$⟦side⟧}}a{{/side}}{{/part}}", .unknownBlock, "`part` has no block called `side`",
      hint: "`part` has no blocks; `{{>part}}` puts it in as it is"),
    Marked("{{ ⟦wrod⟧ }}", .unknownName, "nothing here is called `wrod`", hint: "did you mean `word`?"),
    Marked(
      "{{#person}}{{⟦address⟧}}{{/person}}", .unknownName, "nothing here is called `address`",
      hint:
        "what is there: `name`, `word`, `sharp`, `none`, `empty`, `markup`, `blank`, `json`, `yes`, `no`, `things`, "
        + "`nothing`, `signs`, `person`, `nobody`, `site`"),
    Marked(
      "{{⟦label⟧}}{{#things}}{{label}}{{/things}}", .unknownName, "nothing here is called `label`"),
    Marked("{{^things}}{{⟦label⟧}}{{/things}}", .unknownName, "nothing here is called `label`"),
    Marked(
      "{{⟦things⟧}}", .notAText, "`things` is a list, which cannot be written as it is",
      hint: "write `{{#things}}…{{/things}}`"),
    Marked("{{⟦yes⟧}}", .notAText, "`yes` is a flag, which cannot be written as it is"),
    Marked("{{{⟦person⟧}}}", .notAText, "`person` is a part with names of its own, which cannot be written as it is"),
    Marked("⟦{{{word}}}⟧", .unescapedText, "`word` is text, and triple braces would let it pass for HTML"),
    Marked("⟦{{& word}}⟧", .unescapedText, "`word` is text, and triple braces would let it pass for HTML"),
  ]

  @Test("says where a partial was put in, when the mistake is in the partial")
  func notes() {
    let templates = TestTemplates(["page": "<p>{{>a}}</p>", "a": "{{#person}}{{>b}}{{/person}}", "b": "{{nmae}}"])
    let found = templates.messages(binding: "page", to: Sample.self)
    #expect(found.map(\.message) == ["nothing here is called `nmae`"])
    #expect(found.first?.place == Place(FileID(2), 2..<6))
    #expect(found.first?.notes.map(\.message) == ["`b` is put in here", "`a` is put in here"])
    #expect(found.first?.notes.map(\.place) == [Place(FileID(1), 14..<15), Place(FileID(3), 6..<7)])
  }

  @Test("names the way by which a template comes into itself")
  func recursion() {
    let templates = TestTemplates(["page": "{{>a}}", "a": "{{<b}}{{/b}}", "b": "{{>page}}"])
    let found = templates.messages(binding: "page", to: Sample.self)
    #expect(found.map(\.message) == ["`a` is put into itself, by way of `b` and `page`"])
  }

  @Test("is given once, though a partial is used twice")
  func once() {
    let templates = TestTemplates(["page": "{{>part}}{{>part}}", "part": "{{wrod}}"])
    #expect(templates.messages(binding: "page", to: Sample.self).count == 1)
  }

  @Test("gives all mistakes of a file at once")
  func all() {
    let templates = TestTemplates([
      "page": "{{wrod}}<p class={{word}}>{{things}}</p>{{{sharp}}}{{>part}}", "part": "{{x}}",
    ])
    #expect(
      templates.messages(binding: "page", to: Sample.self).map(\.rule.id) == [
        "unknown-name", "template-context", "not-a-text", "unescaped-text", "unknown-name",
      ])
  }

  @Test("mends triple braces for certain")
  func replacement() {
    let found = TestTemplates(["page": "a{{{word}}}"]).messages(binding: "page", to: Sample.self)
    #expect(found.first?.replacement?.text == "{{word}}")
    #expect(found.first?.replacement?.place == Place(FileID(1), 1..<11))
  }

  @Test("points at the folder when the template of a page is missing")
  func missing() {
    let found = TestTemplates([:]).messages(binding: "case-study", to: Sample.self)
    #expect(found.map(\.message) == ["the template `case-study` is missing"])
    #expect(found.first?.place == Place(FileID(0), 0..<0))
  }
}
