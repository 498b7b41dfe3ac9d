import Diagnostics
import Knowledge
import Markdown
import Templates
import YAML

extension Rule {
  /// Every rule there is, by the stage that reports it.
  package static let all: [Rule] =
    yamlRules + markdownRules + knowledgeRules + templateRules + pictureRules + [addressTaken, .addressLost, .nameLost]
}
