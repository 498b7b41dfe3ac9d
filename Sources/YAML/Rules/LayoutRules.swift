import Diagnostics

/// Keys, colons, spaces: how fields are laid out.
extension Rule {
  package static let missingColon = Rule(
    "missing-colon", .error, "a line that begins with no key and colon",
    manual: """
      Each field is a name, a colon, a space and what you have to say: `status: ended`. Without the colon there is no \
      telling where the name stops.

      If the line only carries on a text from the line above, put two spaces in front of it.
      """,
    mistake: .fields(
      """
      started: "2009"
      status ended
      """),
    remedy: .fields(
      """
      started: "2009"
      status: ended
      """))

  package static let missingSpace = Rule(
    "missing-space", .error, "a colon or a dash without the space behind it",
    manual: """
      A colon ends the name of a field only when a space follows it, and a dash begins an item of a list only when a \
      space follows it. That is why `10:30` and `well-known` can be written as they are.
      """,
    mistake: .fields(
      """
      started: "2009"
      status:ended
      """),
    remedy: .fields(
      """
      started: "2009"
      status: ended
      """))

  package static let yamlIndentation = Rule(
    "yaml-indentation", .error, "a line that is indented like none of its neighbours",
    manual: """
      The number of spaces at the beginning of a line says what it belongs to. Lines that belong together begin in the \
      same column; what belongs to the line above is indented by two more spaces.

      Below a dash, the other fields of the same item begin in line with the first word behind the dash.
      """,
    mistake: .fields(
      """
      timeline:
        - event: The first family day
          date: "2015"
         when: spring 2015
      """),
    remedy: .fields(
      """
      timeline:
        - event: The first family day
          date: "2015"
          when: spring 2015
      """))

  package static let yamlTab = Rule(
    "yaml-tab", .error, "a tab used for indentation",
    manual: """
      A tab looks like spaces, but how many depends on the program that shows it. So only spaces count at the \
      beginning of a line: two for each level. Most editors can be told to write spaces when the tab key is pressed.
      """,
    mistake: .fields("aliases:\n\t- The Tuesday group"),
    remedy: .fields("aliases:\n  - The Tuesday group"))

  package static let duplicateKey = Rule(
    "duplicate-key", .error, "a field that is given twice",
    manual: """
      Each field may stand once in an entry, or once in an item of a list: of two, nobody can tell which counts. Keep \
      one. If both say something, see whether the field takes a list.
      """,
    mistake: .fields(
      """
      status: running
      status: ended
      """),
    remedy: .fields("status: ended"))

  package static let keyNotText = Rule(
    "key-not-text", .error, "a colon with no name in front of it",
    manual: """
      What stands in front of a colon must be the name of a field: a word, not a list, not a group in brackets, not \
      nothing. Most often a text has begun with a bracket; then put the whole text in straight double quotes.
      """,
    mistake: .fields(
      """
      extra:
        [Leeds, York]: two towns
      """),
    remedy: .fields(
      """
      extra:
        towns: [Leeds, York]
      """))
}
