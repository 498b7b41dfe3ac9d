import Diagnostics
import Output
import Testing

@testable import Templates

/// What the examples of the manual are for.
private struct Entry: View {
  static let names: [Name<Entry>] = [
    .text("title", "Its title.") { _ in "Title" },
    .text("summary", "Its summary.") { _ in "Summary" },
    .list("items", "Its items.") { _ in [Item()] },
  ]
}

private struct Item: View {
  static let names: [Name<Item>] = [.text("title", "Its title.") { _ in "Item" }]
}

@Suite("every rule about templates")
struct RuleTests {
  private func messages(_ example: Rule.Example) -> [Diagnostic] {
    TestTemplates([
      "example": example.text, "partials/crumbs": "<p>{{title}}</p>\n", "layouts/page": "{{$content}}{{/content}}",
    ]).messages(binding: "example", to: Entry.self)
  }

  @Test("finds its own mistake, and nothing else", arguments: Rule.templateRules.map(\.id))
  func mistake(id: String) throws {
    let rule = try #require(Rule.templateRules.first { $0.id == id })
    #expect(messages(rule.mistake).map(\.rule.id) == [id])
  }

  @Test("finds nothing in its remedy", arguments: Rule.templateRules.map(\.id))
  func remedy(id: String) throws {
    let rule = try #require(Rule.templateRules.first { $0.id == id })
    #expect(messages(rule.remedy).map(\.message) == [])
  }

  @Test("writes one sentence with a hint", arguments: Rule.templateRules.map(\.id))
  func wording(id: String) throws {
    let rule = try #require(Rule.templateRules.first { $0.id == id })
    for diagnostic in messages(rule.mistake) {
      #expect(!diagnostic.message.hasSuffix(".") && !diagnostic.message.contains("\n"))
      #expect(diagnostic.message.first?.isUppercase == false)
      #expect(diagnostic.hint?.hasSuffix(".") == false)
    }
  }

  @Test("has an id of its own")
  func identity() {
    #expect(Set(Rule.templateRules.map(\.id)).count == Rule.templateRules.count)
  }
}
