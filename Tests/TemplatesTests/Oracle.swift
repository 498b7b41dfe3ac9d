import Mustache
import Testing

/// What swift-mustache makes of the same templates; nil where it refuses them.
func oracle(_ texts: [String: String], _ name: String, _ data: [String: Any]) -> String? {
  var templates: [String: MustacheTemplate] = [:]
  for (name, text) in texts {
    guard let template = try? MustacheTemplate(string: text) else { return nil }
    templates[name] = template
  }
  return MustacheLibrary(templates: templates).render(data, withTemplate: name)
}

/// Templates and the page that comes out: `text` is the page's own template, the others stand by name.
struct Case: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let templates: [String: String]
  let expected: String
  /// Why swift-mustache gives something else, where the specification is on our side.
  let oracleFault: String?

  init(
    _ name: String, _ text: String, _ others: [String: String] = [:], is expected: String, oracleFault: String? = nil
  ) {
    testDescription = name
    templates = others.merging(["page": text]) { $1 }
    self.expected = expected
    self.oracleFault = oracleFault
  }
}
