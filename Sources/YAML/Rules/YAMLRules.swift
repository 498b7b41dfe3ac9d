import Diagnostics

extension Rule {
  /// What can be wrong with front matter before any field is looked at.
  package static let yamlRules: [Rule] = [
    .missingColon, .missingSpace, .foreignMark, .yamlIndentation, .yamlTab, .duplicateKey, .keyNotText,
    .unquotedColon, .unquotedStart, .textBehindQuote, .unclosedQuote, .unclosedBracket, .curlyQuotes, .commaInBraces,
    .yamlAnchor, .yamlTag, .yamlDocuments, .yamlTooDeep, .yamlTooLarge, .yamlSyntax,
  ]
}

extension Rule.Example {
  /// Lines of a case study's front matter.
  static func fields(_ lines: String, repeated: String = "", times: Int = 0) -> Self {
    Self(.frontMatter, of: "content/case-studies/example.md", lines, repeated: repeated, times: times)
  }
}
