import Diagnostics
import TestSupport
import Testing
import Website

/// The examples in the manual of the rules, built: what the manual says cannot become untrue.
@Suite("Rules and their manual")
struct RuleExamplesTests {
  @Test("every rule has an id of its own")
  func ids() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    #expect(Rule.all.count >= 60)
  }

  /// Examples of templates show a template by itself, which no page uses; the tests of Templates bind them to a view.
  private static let exemplified = Rule.all.filter { !$0.mistake.path.hasPrefix("templates/") }.map(\.id)

  @Test("the mistake of a rule is reported by that rule alone", arguments: exemplified)
  func mistake(id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    let found = try findings(of: rule.mistake)
    #expect(found.contains { $0.rule == rule }, "not reported")
    let others = found.filter { $0.rule != rule && $0.severity != .hint }
    #expect(others.map(\.summary) == [])
    #expect(found.filter { $0.rule == rule && $0.severity == .error }.count <= 1, "one mistake, one message")
  }

  @Test("the remedy of a rule is sound", arguments: exemplified)
  func remedy(id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    let found = try findings(of: rule.remedy)
    #expect(found.filter { $0.rule == rule || $0.severity != .hint }.map(\.summary) == [])
  }

  /// What is found in an example's own file, or in others because of it.
  private func findings(of example: Rule.Example) throws -> [Diagnostic] {
    let checked = try prepare(ExampleSite.with(example), BuildOptions())
    return checked.findings.sorted(by: checked.files).filter {
      $0.severity != .hint || checked.files.path(of: $0.place.file) == example.path
    }
  }

  @Test("the site around the examples is sound")
  func surroundings() throws {
    let checked = try prepare(ExampleSite.folder, BuildOptions())
    #expect(checked.findings.sorted(by: checked.files).filter { $0.severity != .hint }.map(\.summary) == [])
  }
}

extension Diagnostic {
  fileprivate var summary: String { "\(rule.id): \(message)" }
}
