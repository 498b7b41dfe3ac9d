import Testing

@testable import Templates

/// The specification's cases (github.com/mustache/spec) for what is supported, with data of our own.
@Suite("as the specification of Mustache has it")
struct SpecificationTests {
  @Test("a template gives the page of the specification, and the one of swift-mustache", arguments: cases)
  func page(example: Case) {
    #expect(TestTemplates(example.templates).render("page", Sample()) == example.expected)
    let theirs = oracle(example.templates, "page", Sample().dictionary)
    if let fault = example.oracleFault {
      #expect(theirs != example.expected, "swift-mustache no longer errs: \(fault)")
    } else {
      #expect(theirs == example.expected)
    }
  }

  static let cases: [Case] = interpolation + sections + inverted + comments + partials + inheritance

  static let interpolation = [
    Case("text without tags stays as it is", "Hello from {Mustache}!\n", is: "Hello from {Mustache}!\n"),
    Case("a text is put in", "A {{word}}.", is: "A word."),
    Case("a text is escaped", "A {{sharp}}.", is: "A &lt;&amp;&gt;."),
    Case("HTML is put in as it is, in three braces", "{{{markup}}}", is: "<\n->"),
    Case("HTML is put in as it is, with an ampersand", "{{&markup}}", is: "<\n->"),
    Case("an absent text writes nothing", "({{none}})", is: "()"),
    Case("an empty text writes nothing", "({{empty}})", is: "()"),
    Case("blanks around a tag stay", "| {{word}} |", is: "| word |"),
    Case("blanks around three braces stay", "| {{{markup}}} |", is: "| <\n-> |"),
    Case("a text alone on its line keeps the line", "  {{word}}\n", is: "  word\n"),
    Case("blanks inside a tag do not count", "|{{ word }}|{{{ markup }}}|{{& markup }}|", is: "|word|<\n->|<\n->|"),
  ]

  static let sections = [
    Case("a section that holds", "\"{{#yes}}Here.{{/yes}}\"", is: "\"Here.\""),
    Case("a section that does not hold", "\"{{#no}}Here.{{/no}}\"", is: "\"\""),
    Case("an absent text is false", "({{#none}}Here.{{/none}})", is: "()"),
    Case(
      "a text that is there is true, and can be used inside", "{{#word}}<p>{{word}}</p>{{/word}}", is: "<p>word</p>"),
    Case("a part is shown with its own names", "{{#person}}Hi {{name}}.{{/person}}", is: "Hi Joe."),
    Case("an absent part is not shown", "({{#nobody}}Hi {{name}}.{{/nobody}})", is: "()"),
    Case(
      "names outside can be used inside", "{{#person}}{{name}}, {{site}}, {{sharp}}{{/person}}",
      is: "Joe, Here, &lt;&amp;&gt;"),
    Case("a list is repeated", "\"{{#things}}{{label}}{{/things}}\"", is: "\"onetwo\""),
    Case("an empty list is not", "\"{{#nothing}}Here.{{/nothing}}\"", is: "\"\""),
    Case(
      "a name inside hides the same outside", "{{word}}{{#things}}, {{word}}{{/things}}",
      is: "word, inner one, inner two"),
    Case(
      "lists inside lists reach every view around them",
      "{{#things}}{{label}}:{{#inner}}{{leaf}}{{label}}{{site}}{{#person}}{{name}}{{leaf}}{{/person}};{{/inner}}{{/things}}",
      is: "one:two:xtwoHereJoex;ytwoHereJoey;"),
    Case(
      "a list around a list can be begun again inside", "{{#things}}{{#signs}}{{label}}{{line}} {{/signs}}{{/things}}",
      is: "onea one&lt;b&gt; twoa two&lt;b&gt; "),
    Case(
      "one name can be used by several sections",
      "{{#yes}}\n* first\n{{/yes}}\n* {{word}}\n{{#yes}}\n* third\n{{/yes}}\n", is: "* first\n* word\n* third\n"),
    Case("a section inside itself, which holds", "| A {{#yes}}B {{#yes}}C{{/yes}} D{{/yes}} E |", is: "| A B C D E |"),
    Case("a section inside itself, which does not hold", "| A {{#no}}B {{#no}}C{{/no}} D{{/no}} E |", is: "| A  E |"),
    Case("blanks around a section stay", " | {{#yes}}\t|\t{{/yes}} | \n", is: " | \t|\t | \n"),
    Case("blanks inside a section stay", " | {{#yes}} {{! comment }}\n {{/yes}} | \n", is: " |  \n  | \n"),
    Case(
      "a section on one line keeps its blanks", " {{#yes}}YES{{/yes}}\n {{#yes}}GOOD{{/yes}}\n", is: " YES\n GOOD\n"),
    Case(
      "the lines of a section's tags go", "| This Is\n{{#yes}}\n|\n{{/yes}}\n| A Line\n", is: "| This Is\n|\n| A Line\n"
    ),
    Case(
      "the lines of indented tags go", "| This Is\n  {{#yes}}\n|\n  {{/yes}}\n| A Line\n",
      is: "| This Is\n|\n| A Line\n"),
    Case("Windows line ends go with the line", "|\r\n{{#yes}}\r\n{{/yes}}\r\n|", is: "|\r\n|"),
    Case("a tag on the first line has it for itself", "  {{#yes}}\n#{{/yes}}\n/", is: "#\n/"),
    Case("a tag on the last line has it for itself", "#{{#yes}}\n/\n  {{/yes}}", is: "#\n/\n"),
    Case("blanks inside a section's tags do not count", "|{{# yes }}={{/ yes }}|", is: "|=|"),
  ]

  static let inverted = [
    Case("an inverted section of what does not hold", "\"{{^no}}Here.{{/no}}\"", is: "\"Here.\""),
    Case("an inverted section of what holds", "\"{{^yes}}Here.{{/yes}}\"", is: "\"\""),
    Case("an inverted section of an absent text", "{{^none}}Here.{{/none}}", is: "Here."),
    Case("an inverted section of a part", "({{^person}}Here.{{/person}})", is: "()"),
    Case("an inverted section of an absent part", "({{^nobody}}{{word}}{{/nobody}})", is: "(word)"),
    Case("an inverted section of a list", "({{^things}}Here.{{/things}})", is: "()"),
    Case("an inverted section of an empty list", "({{^nothing}}Here.{{/nothing}})", is: "(Here.)"),
    Case(
      "both of a pair", "{{#things}}{{label}}{{^inner}}-{{/inner}}{{#inner}}+{{/inner}} {{/things}}", is: "one- two++ "),
    Case(
      "the lines of inverted tags go", "| This Is\n  {{^no}}\n|\n  {{/no}}\n| A Line\n", is: "| This Is\n|\n| A Line\n"),
    Case("Windows line ends go with an inverted tag", "|\r\n{{^no}}\r\n{{/no}}\r\n|", is: "|\r\n|"),
    Case("an inverted section on one line", " {{^no}}NO{{/no}}\n {{^no}}WAY{{/no}}\n", is: " NO\n WAY\n"),
  ]

  static let comments = [
    Case("a comment is left out", "12345{{! Comment! }}67890", is: "1234567890"),
    Case("a comment of several lines is left out", "12345{{!\n  This is\n  long...\n}}67890\n", is: "1234567890\n"),
    Case("a comment takes its line along", "Begin.\n{{! Comment }}\nEnd.\n", is: "Begin.\nEnd.\n"),
    Case("an indented comment takes its line along", "Begin.\n  {{! Comment }}\nEnd.\n", is: "Begin.\nEnd.\n"),
    Case("a comment takes a Windows line along", "|\r\n{{! Comment }}\r\n|", is: "|\r\n|"),
    Case("a comment on the first line", "  {{! Comment }}\n!", is: "!"),
    Case("a comment on the last line", "!\n  {{! Comment }}", is: "!\n"),
    Case(
      "a long comment takes all its lines along", "Begin.\n  {{!\n    Something\n  }}\nEnd.\n", is: "Begin.\nEnd.\n"),
    Case("a comment after something keeps the line", "  12 {{! 34 }}\n", is: "  12 \n"),
    Case("blanks around a comment stay", "12345 {{! Comment }} 67890", is: "12345  67890"),
    Case("a comment may hold what looks like a tag", "{{! {{word }}|", is: "|"),
  ]

  static let partials = [
    Case("a partial is put in", "\"{{>text}}\"", ["text": "from partial"], is: "\"from partial\""),
    Case("a partial sees the names around it", "\"{{>part}}\"", ["part": "*{{word}}*"], is: "\"*word*\""),
    Case(
      "a partial sees the list around it", "{{#things}}{{>part}}{{/things}}", ["part": "*{{word}}*"],
      is: "*inner one**inner two*"),
    Case(
      "a partial inside a partial", "{{>outer}}", ["outer": "*{{word}} {{>inner}}*", "inner": "{{site}}!"],
      is: "*word Here!*"),
    Case("a partial in a folder", "{{>a/b}}", ["a/b": "x"], is: "x"),
    Case("blanks around a partial stay", "| {{>part}} |", ["part": "\t|\t"], is: "| \t|\t |"),
    Case(
      "a partial after something is not indented", "  {{word}}  {{> part}}\n", ["part": ">\n>"], is: "  word  >\n>\n"),
    Case("a partial takes a Windows line along", "|\r\n{{>part}}\r\n|", ["part": ">"], is: "|\r\n>|"),
    Case("a partial on the first line is indented", "  {{>part}}\n>", ["part": ">\n>"], is: "  >\n  >>"),
    Case("a partial on the last line is indented", ">\n  {{>part}}", ["part": ">\n>"], is: ">\n  >\n  >"),
    Case(
      "a partial's lines are indented, the lines of what it shows are not", "\\\n {{>part}}\n/\n",
      ["part": "|\n{{{markup}}}\n|\n"], is: "\\\n |\n <\n->\n |\n/\n"),
    Case("blanks inside a partial's tag do not count", "|{{> part }}|", ["part": "[]"], is: "|[]|"),
    Case(
      "indentations add up", " {{>outer}}\n", ["outer": "a\n  {{>inner}}\nb\n", "inner": "c\nd\n"],
      is: " a\n   c\n   d\n b\n"),
    Case(
      "a partial in an indented section", "  {{#yes}}\n  {{>part}}\n  {{/yes}}\n", ["part": "a\nb\n"], is: "  a\n  b\n"),
    Case(
      "a partial's standalone tags leave no indentation", "  {{>part}}\n", ["part": "{{#yes}}\na\n{{/yes}}\n"],
      is: "  a\n"),
    Case(
      "a repeated line is indented each time", "  {{>part}}\n", ["part": "{{#things}}\n{{label}}\n{{/things}}\n"],
      is: "  one\n  two\n",
      oracleFault: "it indents only the first time round; each line of a partial is to be indented"),
    Case(
      "a line that begins with a tag is indented once", "  {{>part}}\n", ["part": "{{#yes}}a{{/yes}}{{word}}\n"],
      is: "  aword\n"),
    Case(
      "a line after a Windows line end is indented", "  {{>part}}\n", ["part": "a\r\nb\r\n"], is: "  a\r\n  b\r\n",
      oracleFault: "it takes only a lone line feed for a line's end"),
    Case("an empty line of a partial", "  {{>part}}\n", ["part": "a\n\nb\n"], is: "  a\n  \n  b\n"),
    Case(
      "an empty partial", "  {{>part}}\n|", ["part": ""], is: "|",
      oracleFault: "it leaves the blanks before the tag, whose line is to go"),
  ]
}
