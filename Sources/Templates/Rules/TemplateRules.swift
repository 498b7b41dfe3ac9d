import Diagnostics

extension Rule {
  /// Every rule about templates, in the order of the manual.
  package static let templateRules: [Rule] = [
    templateSyntax, unknownTemplate, templateRecursion, unknownBlock, lostText, templateLimit, unknownName, notAText,
    unescapedText, templateContext,
  ]

  private static func template(
    _ id: String, _ title: String, manual: String, mistake: String, remedy: String
  ) -> Rule {
    let path = "templates/example.mustache"
    return Rule(
      id, .error, title, manual: manual, mistake: .init(.file, of: path, mistake),
      remedy: .init(.file, of: path, remedy))
  }

  package static let templateSyntax = template(
    "template-syntax", "a tag that is not closed, not opened, or not understood",
    manual: """
      A template is a page of HTML with tags in double braces: `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, \
      `{{>partial}}`, `{{<parent}}{{$block}}…{{/block}}{{/parent}}` and `{{! a comment }}`. Each opening tag needs its closing \
      one, in the right order.

      Changed delimiters, names with a full stop and templates chosen by the data are not understood, since they could \
      not be checked before a page is made.
      """,
    mistake: "{{#summary}}<p>{{summary}}</p>\n",
    remedy: "{{#summary}}<p>{{summary}}</p>{{/summary}}\n")

  package static let unknownTemplate = template(
    "unknown-template", "a partial or a parent that is not there",
    manual: """
      `{{>name}}` and `{{<name}}` put in the file templates/name.mustache. The name holds the folders below templates/, and \
      no ending: `{{>partials/crumbs}}`.
      """,
    mistake: "{{>partials/crums}}\n",
    remedy: "{{>partials/crumbs}}\n")

  package static let templateRecursion = template(
    "template-recursion", "a template that is put into itself",
    manual: """
      A template cannot hold itself, and none of the partials and parents it is made of can hold it either: such a page \
      would have no end.
      """,
    mistake: "<p>{{>example}}</p>\n",
    remedy: "<p>{{>partials/crumbs}}</p>\n")

  package static let unknownBlock = template(
    "unknown-block", "a block that the parent does not have",
    manual: """
      Inside `{{<parent}}…{{/parent}}`, each `{{$block}}` fills the block of that name in the parent, or in what the parent \
      is made of. One that is not there would be on no page.
      """,
    mistake: "{{<layouts/page}}{{$contents}}<p>Text.</p>{{/contents}}{{/layouts/page}}\n",
    remedy: "{{<layouts/page}}{{$content}}<p>Text.</p>{{/content}}{{/layouts/page}}\n")

  package static let lostText = template(
    "lost-text", "something inside a parent's tags but in no block",
    manual: """
      Of what stands between `{{<parent}}` and `{{/parent}}`, only the blocks count; all else would be left out without a \
      word. Blanks, line ends and comments may stand there.
      """,
    mistake: "{{<layouts/page}}<p>Text.</p>{{/layouts/page}}\n",
    remedy: "{{<layouts/page}}{{$content}}<p>Text.</p>{{/content}}{{/layouts/page}}\n")

  package static let templateLimit = template(
    "template-limit", "sections or partials inside one another without end",
    manual: """
      At most 64 sections stand inside one another in a file, at most 15 of them lists or parts, and a template holds \
      at most 50,000 pieces together with its partials. No page needs as much; a file that does is a mistake.
      """,
    mistake: String(repeating: "{{#title}}", count: 65) + String(repeating: "{{/title}}", count: 65) + "\n",
    remedy: String(repeating: "{{#title}}", count: 60) + String(repeating: "{{/title}}", count: 60) + "\n")

  package static let unknownName = template(
    "unknown-name", "a name that the page does not have",
    manual: """
      Every name in a template has to be one that the page, or the list or part around it, has. The message lists them; \
      the manual of the templates explains each.
      """,
    mistake: "<h1>{{titel}}</h1>\n",
    remedy: "<h1>{{title}}</h1>\n")

  package static let notAText = template(
    "not-a-text", "a list, a part or a flag written as if it were text",
    manual: """
      A list, a part and a flag have nothing to write of their own. Use them for a section: what stands between \
      `{{#name}}` and `{{/name}}` is written for each of the list, for the part, or if the flag holds; `{{^name}}…{{/name}}` if \
      there is none.
      """,
    mistake: "<ul>{{items}}</ul>\n",
    remedy: "<ul>{{#items}}<li>{{title}}</li>{{/items}}</ul>\n")

  package static let unescapedText = template(
    "unescaped-text", "text in triple braces",
    manual: """
      Text is always written so that a reader sees it as it was typed: `<` stays a sign and opens no tag. `{{{name}}}` and \
      `{{&name}}` ask for the opposite, and are refused for text. What is HTML already is written as it is with any braces.
      """,
    mistake: "<p>{{{summary}}}</p>\n",
    remedy: "<p>{{summary}}</p>\n")

  package static let templateContext = template(
    "template-context", "a name where it could change the page's code",
    manual: """
      Text may stand between tags and inside the quotation marks of an attribute; HTML between tags only; data only \
      inside a script element with type="application/ld+json" or "application/json". Nothing that varies may stand in a script, a \
      style, a comment, a tag's or an attribute's name, a value without quotation marks, or an attribute that is code \
      (on…, style, srcdoc).

      A section has to end in the kind of place where it began, so that the page means the same with it and without it.
      """,
    mistake: "<p class={{title}}>Text.</p>\n",
    remedy: "<p class=\"{{title}}\">Text.</p>\n")
}
