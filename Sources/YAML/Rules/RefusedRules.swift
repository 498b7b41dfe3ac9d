import Diagnostics

/// What YAML allows and kbgen does not; and the rest of what it cannot read.
extension Rule {
  package static let yamlAnchor = Rule(
    "yaml-anchor", .error, "a sign that makes one value stand in several places",
    manual: """
      YAML can give a value a name with `&` and repeat it with `*` or `<<`. Who reads the file on the web cannot \
      follow that, and a few lines of it can grow beyond all measure. Write the value out wherever it is needed.

      If the text really begins with such a sign, put the text in straight double quotes.
      """,
    mistake: .fields(
      """
      place: &town Northtown
      aliases:
        - *town
      """),
    remedy: .fields(
      """
      place: Northtown
      aliases:
        - Northtown
      """))

  package static let yamlTag = Rule(
    "yaml-tag", .error, "a text that begins with an exclamation mark",
    manual: """
      A word that begins with `!` tells programs how to read what follows, and is not part of the text. kbgen knows \
      what each field holds and needs no such word: leave it out, or put the text in straight double quotes if it \
      really begins so.
      """,
    mistake: .fields("started: !year 2009"),
    remedy: .fields("started: 2009"))

  package static let yamlDocuments = Rule(
    "yaml-documents", .error, "a line that divides the fields of an entry",
    manual: """
      The fields of an entry stand between two lines `---`. Among them, a line that begins with `---`, `...` or `%` \
      would begin something else, and the fields below it would be lost.
      """,
    mistake: .fields(
      """
      %YAML 1.2
      status: ended
      """),
    remedy: .fields("status: ended"))

  package static let yamlTooDeep = Rule(
    "yaml-too-deep", .error, "lists inside lists inside lists",
    manual: """
      Lists and groups may stand inside each other \(Limit.depth) deep, which is far more than any entry needs. Most \
      often a text has begun with many brackets; then put the whole text in straight double quotes.
      """,
    mistake: .fields(
      """
      extra:
        note: \(String(repeating: "[", count: Limit.depth))note\(String(repeating: "]", count: Limit.depth))
      """),
    remedy: .fields(
      """
      extra:
        note: [[note]]
      """))

  package static let yamlTooLarge = Rule(
    "yaml-too-large", .error, "more than front matter can hold",
    manual: """
      The fields of one entry may hold \(Limit.nodes) values, and each text \(Limit.scalarBytes / 1024) KiB. Long \
      texts belong below the second `---`, where they can have headings.
      """,
    mistake: .fields(
      """
      extra:
        note: |

      """, repeated: "    A line of a text that goes on and on, far beyond what a field holds.\n\n", times: 950),
    remedy: .fields(
      """
      extra:
        note: |
          A line of a text.
      """))

  package static let yamlSyntax = Rule(
    "yaml-syntax", .error, "something that cannot be read as fields and values",
    manual: """
      Something here breaks the rules by which fields are written, in a way that has no page of its own. The message \
      says what. When in doubt, put a text in straight double quotes, and in those write two backslashes for one.
      """,
    mistake: .fields(#"place: "Northtown\Southtown""#),
    remedy: .fields(#"place: 'Northtown\Southtown'"#))
}
