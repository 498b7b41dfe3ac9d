import Diagnostics
import Testing

@testable import Templates

@Suite("what stands where in HTML")
struct MarkupTests {
  private func rules(_ text: String) -> [String] {
    TestTemplates(["page": text]).messages(binding: "page", to: Sample.self).map(\.message)
  }

  @Test(
    "is let pass",
    arguments: [
      "<p>{{word}}</p>", "{{word}} < {{word}} & <3 {{word}}",
      "<a href=\"{{word}}\" class='x {{word}}'>{{{markup}}}</a>",
      "<a\n  href = \"{{word}}\"\n>", "<br/>{{word}}<br />{{markup}}", "<title>{{word}} | {{site}}</title>{{markup}}",
      "<textarea>{{word}}</textarea>", "<!-- fixed -->{{word}}<!---->{{word}}<!--> {{word}} <!-- > -->{{markup}}",
      "<!DOCTYPE html>{{markup}}", "<?xml version=\"1.0\"?>{{markup}}", "<script>let a = '<p>';</script>{{markup}}",
      "<script>if (a </scripts/.b) '</script ' </script >{{markup}}", "<STYLE>a > b {}</Style>{{markup}}",
      "<script type=\"application/ld+json\">{{json}}</script>",
      "<SCRIPT TYPE=application/json id=\"{{word}}\">{{&json}}</SCRIPT>",
      "<script type=\"application/json\" type=\"module\">{{json}}</script>",
      "<option{{#yes}} selected{{/yes}}>{{word}}",
      "<option {{#yes}}selected{{/yes}} {{^no}}x=\"{{word}}\"{{/no}}>{{word}}",
      "<a{{#person}} title=\"{{name}}\"{{/person}} href=\"{{#yes}}{{word}}{{/yes}}\">{{markup}}</a>",
      "<ul class=\"{{#things}} {{label}}{{/things}}\">", "<a title=\"a > b\">{{markup}}",
      "<a title='\"'>{{markup}}</a>",
      "{{#yes}}<div>{{/yes}}{{^yes}}<div class=\"x\">{{/yes}}{{markup}}", "<p {{#things}}a {{/things}}>{{word}}",
      "<p data-style=\"{{word}}\" lang=\"{{word}}\" {{! on }}>", "< p class={{word}}>", "</ {{! }} >{{markup}}",
      "<svg viewBox=\"0 0 {{word}} 1\"><text x=\"{{word}}\">{{word}}</text></svg>", "<noscript>{{markup}}</noscript>",
      "<h1 {{#yes}}a{{/yes}}{{#no}} b{{/no}}>{{word}}</h1>",
    ])
  func right(text: String) { #expect(rules(text) == []) }

  @Test(
    "is refused",
    arguments: [
      ("<p class={{word}}>", "`word` is text, which cannot stand in a value without quotation marks"),
      ("<p class=a{{word}}>", "`word` is text, which cannot stand in a value without quotation marks"),
      ("<p {{word}}>", "`word` is text, which cannot stand in a tag, outside an attribute's value"),
      ("<p a{{word}}=\"\">", "`word` is text, which cannot stand in a tag, outside an attribute's value"),
      ("<{{word}}>", "`word` is text, which cannot stand in the name of an element"),
      ("<h{{word}}>", "`word` is text, which cannot stand in the name of an element"),
      ("</{{word}}>", "`word` is text, which cannot stand in the name of an element"),
      ("<p class=\"{{markup}}\">", "`markup` is HTML, which cannot stand in the value of the attribute `class`"),
      ("<p {{markup}}>", "`markup` is HTML, which cannot stand in a tag, outside an attribute's value"),
      ("<title>{{markup}}</title>", "`markup` is HTML, which cannot stand in a `title` element"),
      ("<a onclick=\"f({{word}})\">", "`word` is text, which cannot stand in the value of the attribute `onclick`"),
      ("<a ONclick='{{word}}'>", "`word` is text, which cannot stand in the value of the attribute `onclick`"),
      ("<a style=\"color: {{word}}\">", "`word` is text, which cannot stand in the value of the attribute `style`"),
      ("<iframe srcdoc=\"{{word}}\">", "`word` is text, which cannot stand in the value of the attribute `srcdoc`"),
      ("<script>let a = '{{word}}'</script>", "`word` is text, which cannot stand in a `script` element"),
      ("<script type=\"module\">{{json}}</script>", "`json` is data, which cannot stand in a `script` element"),
      // Where a browser reads on differently than it seems: an end of a comment with `!`, a closing tag that is a comment, a
      // blank that is none, and the rest of a closing tag.
      (
        "<!-- x --!><script>\n-->\n{{word}}\n</script>",
        "`word` is text, which cannot stand in a `script` element"
      ),
      ("</!-- ><script>-->\n{{word}}</script>", "`word` is text, which cannot stand in a `script` element"),
      ("<!--!><p>{{word}}-->", "`word` is text, which cannot stand in an HTML comment"),
      ("<title\u{b}><!-- {{word}}", "`word` is text, which cannot stand in an HTML comment"),
      ("<title></ti{{word}}tle>", "`word` is text, which cannot stand in a `title` element"),
      // The first `type` is the one that browsers go by.
      (
        "<script type=\"module\" type=\"application/json\">{{json}}</script>",
        "`json` is data, which cannot stand in a `script` element"
      ),
      (
        "<script type type=\"application/json\">{{json}}</script>",
        "`json` is data, which cannot stand in a `script` element"
      ),
      (
        "<script type=\"\"type=application/json>{{json}}</script>",
        "`json` is data, which cannot stand in a `script` element"
      ),
      (
        "<script type=\"application/ld+json\">{{word}}</script>",
        "`word` is text, which cannot stand in a `script` element"
      ),
      ("<style>a { color: {{word}} }</style>", "`word` is text, which cannot stand in a `style` element"),
      ("<style></styles>{{word}}</style>", "`word` is text, which cannot stand in a `style` element"),
      ("<!-- {{word}} -->", "`word` is text, which cannot stand in an HTML comment"),
      ("<!-- -- > {{word}} -->", "`word` is text, which cannot stand in an HTML comment"),
      ("<!DOCTYPE {{word}}>", "`word` is text, which cannot stand in a declaration"),
      ("<p>{{json}}</p>", "`json` is data, which cannot stand in the text of the page"),
      ("<p class=\"{{json}}\">", "`json` is data, which cannot stand in the value of the attribute `class`"),
      (
        "{{#yes}}<p class=\"{{/yes}}x\">",
        "the section `yes` begins in the text of the page and ends in the value of the attribute `class`"
      ),
      (
        "<p {{#yes}}class=\"{{/yes}}\">",
        "the section `yes` begins in a tag, outside an attribute's value and ends in the value of the attribute `class`"
      ),
      (
        "<{{#yes}}script{{/yes}}>",
        "the section `yes` begins in the name of an element and ends in the name of an element"
      ),
      ("<h{{#yes}}1{{/yes}}>", "the section `yes` begins in the name of an element and ends in the name of an element"),
      ("<p {{#yes}}on{{/yes}}click=\"\">", "what follows the section `yes` in this tag would run into it"),
      ("<p{{#things}} on{{/things}}=\"\">", "what follows the section `things` in this tag would run into it"),
      ("<p {{#yes}}on {{/yes}}=\"\">", "what follows the section `yes` in this tag would run into it"),
      ("<p {{#things}}on{{/things}}>", "what follows the section `things` in this tag would run into it"),
      (
        "<script{{#yes}} type=\"application/json\"{{/yes}}>{{json}}</script>",
        "the section `yes` begins in the name of an element and ends in a tag, outside an attribute's value"
      ),
      ("<script>", "the template ends inside a `script` element"),
      (
        "<script>let a=\"<!--<script>\";let b=`</script><p>{{word}}</p>`</script>",
        "`word` is text, which cannot stand in a `script` element"
      ),
      ("<a href=\"x>", "the template ends inside the value of the attribute `href`"),
    ])
  func wrong(text: String, message: String) { #expect(rules(text).first == message) }

  @Test("is looked at after partials and parents are in place")
  func assembled() {
    let texts = [
      "page": "{{<up}}{{$class}}{{word}}{{/class}}{{/up}}", "up": "<p class={{$class}}\"\"{{/class}}>{{>in}}",
      "in": "{{json}}",
    ]
    #expect(
      TestTemplates(texts).messages(binding: "page", to: Sample.self).map(\.message) == [
        "`json` is data, which cannot stand in the text of the page",
        "`word` is text, which cannot stand in a value without quotation marks",
      ])
  }

  @Test("text is escaped in text and in an attribute alike")
  func escaping() {
    let sample = Sample(sharp: "<a href='x'>\"&amp;\"</a>")
    let escaped = "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;&lt;/a&gt;"
    #expect(TestTemplates(["page": "{{sharp}}"]).render("page", sample) == escaped)
    #expect(TestTemplates(["page": "<a title=\"{{sharp}}\">"]).render("page", sample) == "<a title=\"\(escaped)\">")
  }
}
