import Output
import Testing

@testable import Templates

struct Item: View {
  let title: String
  static let names: [Name<Item>] = [.text("title", "Its title.") { $0.title }]
}

struct Chrome: View {
  let site: String
  static let names: [Name<Chrome>] = [.text("site", "The site's name.") { $0.site }]
}

struct Sheet: View {
  let title: String
  var summary: String?
  var items: [Item] = []
  var signs: [String] = []
  var chrome = Chrome(site: "Clinks & co")
  static let names: [Name<Sheet>] =
    [
      .text("title", "The title.") { $0.title }, .text("summary", "The summary.") { $0.summary },
      .list("items", "Its items.") { $0.items }, .lines("signs", "The signs.") { $0.signs },
      .html("body", "The text.") { $1.append(verbatim: "<p>\($0.title)</p>") },
    ] + .from { $0.chrome }
}

@Test("a page is made of a layout, a partial and its own text")
func page() {
  let templates = TestTemplates([
    "sheet":
      "{{<layout}}\n{{$content}}\n<h1>{{title}}</h1>\n{{#items}}\n{{>item}}\n{{/items}}\n{{^summary}}none{{/summary}}\n{{/content}}\n{{/layout}}\n",
    "layout": "<title>{{title}} | {{site}}</title>\n<main>\n  {{$content}}\n  {{/content}}\n</main>\n",
    "item": "<li>{{title}} of {{site}}</li>\n",
  ])
  let view = Sheet(title: "A", items: [Item(title: "<1>"), Item(title: "2")])
  #expect(
    templates.render("sheet", view) == """
      <title>A | Clinks &amp; co</title>
      <main>
        <h1>A</h1>
        <li>&lt;1&gt; of Clinks &amp; co</li>
        <li>2 of Clinks &amp; co</li>
        none
      </main>

      """)
}
