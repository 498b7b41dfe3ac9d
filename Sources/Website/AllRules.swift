import Diagnostics
import Knowledge
import Markdown
import Templates
import YAML

extension Rule {
  /// Every rule there is, by what it is about; what authors meet first, and what only those meet who change the site's look
  /// last.
  package static let groups: [(label: String, rules: [Rule])] = [
    ("Names, references and evidence", linkRules + checkRules),
    ("Fields and their values", fieldRules),
    ("How the facts are written down", yamlRules),
    ("The text", markdownRules),
    ("Files and pictures", fileRules + pictureRules),
    ("Addresses", [.addressTaken, .addressLost, .nameLost]),
    ("Templates", templateRules),
  ]

  /// The same without the groups.
  package static let all: [Rule] = groups.flatMap(\.rules)

  /// The same by id.
  static let byID: [String: Rule] = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
