import Diagnostics

/// Shorthand for the examples of rules.
extension Rule.Example {
  /// Lines of a case study's front matter.
  static func caseStudy(_ lines: String) -> Self {
    Self(.frontMatter, of: "content/case-studies/example.md", lines)
  }

  /// Lines of an organisation's front matter.
  static func organisation(_ lines: String) -> Self {
    Self(.frontMatter, of: "content/organisations/example.md", lines)
  }

  /// Lines of a lesson's front matter.
  static func lesson(_ lines: String) -> Self { Self(.frontMatter, of: "content/lessons/example.md", lines) }

  /// Lines of a source's front matter.
  static func source(_ lines: String) -> Self { Self(.frontMatter, of: "content/sources/example.md", lines) }

  /// Lines of a glossary entry's front matter.
  static func glossary(_ lines: String) -> Self { Self(.frontMatter, of: "content/glossary/example.md", lines) }

  /// The text of a case study.
  static func text(_ text: String, repeated: String = "", times: Int = 0) -> Self {
    Self(.body, of: "content/case-studies/example.md", text, repeated: repeated, times: times)
  }

  /// A whole file.
  static func file(_ path: String, _ text: String) -> Self { Self(.file, of: path, text) }
}

extension Rule {
  /// content/site.yml with the words that the examples use.
  static func siteExample(format: Int = 1, roles: [String] = []) -> String {
    var text =
      "format: \(format)\ntitle: An example\nbaseURL: https://example.org/\nlanguage: en-GB\nvocabularies:\n  roles:\n"
    for role in ["lead", "partner"] where !roles.contains(role) { text += "    - id: \(role)\n      label: \(role)\n" }
    for role in roles { text += "    - id: \(role)\n      label: \(role)\n" }
    text += "  themes:\n    - id: purpose-and-change\n      label: Purpose and change\n"
    text += "  sourceTypes:\n    - id: report\n      label: Report\n"
    return text
  }
}
