import Testing

extension SpecificationTests {
  /// All of the specification's but two. "Recursion" is refused by `template-recursion`; text inside a parent's tags,
  /// which it lets pass and leaves out, by `lost-text`.
  static let inheritance = [
    Case("a block shows what it holds", "{{$title}}Default{{/title}}\n", is: "Default\n"),
    Case("a block shows names", "{{$title}}default {{word}} content{{/title}}\n", is: "default word content\n"),
    Case("a block shows sections", "{{$t}}a {{#person}}{{name}}{{/person}}{{^no}}b{{/no}}{{/t}}\n", is: "a Joeb\n"),
    Case(
      "a block of a parent shows what it holds", "{{<up}}{{/up}}\n", ["up": "{{$t}}default{{/t}}"], is: "default",
      oracleFault: nil),
    Case("a block is filled", "{{<up}}{{$t}}mine{{/t}}{{/up}}", ["up": "...{{$t}}Default{{/t}}..."], is: "...mine..."),
    Case("a name of the data fills no block", "{{<up}}{{/up}}", ["up": "{{$word}}default{{/word}}"], is: "default"),
    Case("a parent after text", "test {{<up}}{{$t}}mine{{/t}}{{/up}}", ["up": "{{$t}}...{{/t}}"], is: "test mine"),
    Case(
      "two parents are filled apart", "test {{<up}}{{$t}}one{{/t}}{{/up}} {{<up}}{{$t}}two{{/t}}{{/up}}\n",
      ["up": "|{{$t}}...{{/t}}{{$d}} default{{/d}}|"], is: "test |one default| |two default|\n"),
    Case(
      "a filling of several lines", "{{<up}}{{$t}}\npeaked\n\n:(\n{{/t}}{{/up}}", ["up": "{{$t}}peaking{{/t}}"],
      is: "peaked\n\n:(\n"),
    Case(
      "a filling stands where the block stood", "{{<up}}{{$t}}hammer time{{/t}}{{/up}}",
      ["up": "stop:\n  {{$t}}collaborate and listen{{/t}}\n"], is: "stop:\n  hammer time\n"),
    Case(
      "one block is filled, the other not", "{{<up}}{{$b}}override two{{/b}}{{/up}}",
      ["up": "{{$a}}default one{{/a}}, {{$b}}default two{{/b}}"], is: "default one, override two"),
    Case(
      "a parent without fillings is a partial", "{{>up}}|{{<up}}{{/up}}", ["up": "{{$t}}default{{/t}}"],
      is: "default|default"),
    Case("the youngest filling counts", "{{<up}}{{$a}}c{{/a}}{{/up}}", generations, is: "c"),
    Case("a filling in between counts", "{{<up}}{{/up}}", generations, is: "p"),
    Case(
      "a filling reaches through a parent that does not name it", "{{<up}}{{$a}}mine{{/a}}{{/up}}",
      ["up": "{{<older}}{{/older}}", "older": "{{$a}}default{{/a}}"], is: "mine"),
    Case(
      "a filling reaches a partial of the parent", "{{<up}}{{$a}}mine{{/a}}{{/up}}",
      ["up": "<p>{{>inner}}</p>", "inner": "{{$a}}default{{/a}}"], is: "<p>mine</p>"),
    Case(
      "a comment may stand between the blocks", "{{<up}} {{! why }}\n {{$t}}hmm{{/t}} \n{{/up}}",
      ["up": "{{$t}}default{{/t}}"], is: "hmm"),
    Case(
      "a filling sees the names around the block", "{{<up}}{{$t}}I say {{word}}.{{/t}}{{/up}}",
      ["up": "{{#things}}{{$t}}You say {{word}}.{{/t}}{{/things}}"], is: "I say inner one.I say inner two."),
    Case(
      "a parent alone on its line is indented", "Hi,\n  {{<up}}{{/up}}\n", ["up": "one\ntwo\n"],
      is: "Hi,\n  one\n  two\n"),
    Case(
      "a filling is indented like a block on one line", "{{<up}}{{$t}}\none\ntwo{{/t}}\n{{/up}}\n",
      ["up": "Hi,\n  {{$t}}{{/t}}\n"], is: "Hi,\n  one\n  two\n"),
    Case(
      "a filling's own indentation goes, the block's comes", "{{<up}}{{$t}}\n    one\n    two\n{{/t}}{{/up}}\n",
      ["up": "Hi,\n  {{$t}}\n  {{/t}}\n"], is: "Hi,\n  one\n  two\n"),
    Case(
      "what a block holds shows how far it is indented", "{{<up}}{{$t}}\none\ntwo\n{{/t}}{{/up}}\n",
      ["up": "Hi,\n{{$t}}\n  default\n{{/t}}\n"], is: "Hi,\n  one\n  two\n",
      oracleFault: "it passes over this case of the specification (Intrinsic indentation)"),
    Case(
      "a block inside a filling is indented by what is around it", "{{<up}}{{$n}}\nthree\n{{/n}}{{/up}}\n",
      [
        "up": "{{<older}}{{$t}}\n  one\n  {{$n}}\n    two\n  {{/n}}\n{{/t}}{{/older}}\n",
        "older": "{{$t}}default{{/t}}",
      ], is: "one\n  three\n",
      oracleFault: "it passes over this case of the specification (Nested block reindentation)"),
    Case(
      "a page of several blocks on several lines",
      "{{<layout}}\n{{$title}}{{word}}{{/title}}\n{{$main}}\n<h1>{{word}}</h1>\n{{#things}}\n<p>{{label}}</p>\n{{/things}}\n{{/main}}\n{{/layout}}\n",
      ["layout": "<title>{{$title}}None{{/title}} | {{site}}</title>\n<main>\n  {{$main}}\n  {{/main}}\n</main>\n"],
      is:
        "<title>word | Here</title>\n<main>\n  <h1>word</h1>\n  <p>one</p>\n  <p>two</p>\n</main>\n",
      oracleFault: "it indents only the first time round"),
  ]

  private static let generations = [
    "up": "{{<older}}{{$a}}p{{/a}}{{/older}}", "older": "{{<oldest}}{{$a}}o{{/a}}{{/oldest}}",
    "oldest": "{{$a}}g{{/a}}",
  ]

  /// The oracle fills the block with itself until its stack is full.
  @Test("a block inside its own filling means the block outside")
  func blockInsideItsFilling() {
    let templates = [
      "page": "{{<up}}{{$t}}a{{$t}}b{{/t}}c{{/t}}{{/up}}", "up": "[{{$t}}default{{/t}}]",
      "child": "{{<page}}{{$t}}mine{{/t}}{{/page}}",
    ]
    #expect(TestTemplates(templates).render("page", Sample()) == "[abc]")
    #expect(TestTemplates(templates).render("child", Sample()) == "[mine]")
  }
}
