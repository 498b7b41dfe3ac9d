import Diagnostics

/// Texts that are read as something else, or not to their end.
extension Rule {
  package static let unquotedColon = Rule(
    "unquoted-colon", .error, "a colon and a space inside a text without quotes",
    manual: """
      A colon with a space behind it ends the name of a field. Inside a text it does so too, unless the whole text \
      stands in straight double quotes: `place: "Northtown: the old library"`.
      """,
    mistake: .fields("place: Northtown: the old library"),
    remedy: .fields(#"place: "Northtown: the old library""#))

  package static let unquotedStart = Rule(
    "unquoted-start", .error, "a text that begins with a sign that has a meaning of its own",
    manual: """
      A text that begins with one of @ ` % & * ! | > # ? { } [ ] , needs straight double quotes around it, since these \
      signs mean something to the programs that read the file. Anywhere else in a text they are harmless.
      """,
    mistake: .fields("place: @home in Northtown"),
    remedy: .fields(#"place: "@home in Northtown""#))

  package static let textBehindQuote = Rule(
    "text-behind-quote", .error, "words behind the quote that ends a text",
    manual: """
      When a text begins with a quote, the next such quote ends it, and nothing may follow. If the text only begins \
      with some words in quotes, put the whole of it in quotes of the other kind: `'"Open doors" and after'`. An \
      apostrophe ends a text in single quotes; use double quotes there.
      """,
    mistake: .fields(#"place: "The Hub" in Northtown"#),
    remedy: .fields(#"place: '"The Hub" in Northtown'"#))

  package static let unclosedQuote = Rule(
    "unclosed-quote", .error, "a quote that begins a text and is never closed",
    manual: """
      A text that begins with a straight quote goes on to the next one of the same kind, through as many lines as that \
      takes. Put the closing quote behind the last word. A curly quote closes nothing.
      """,
    mistake: .fields(
      """
      place: "Northtown
      started: "2009"
      """),
    remedy: .fields(
      """
      place: "Northtown"
      started: "2009"
      """))

  package static let unclosedBracket = Rule(
    "unclosed-bracket", .error, "a bracket that is never closed",
    manual: """
      A list that begins with `[` goes on to its `]`, and a group that begins with `{` to its `}`, through as many \
      lines as that takes. One item a line, each behind a dash, needs no brackets at all.
      """,
    mistake: .fields(
      """
      setting: [custody, community
      started: "2009"
      """),
    remedy: .fields(
      """
      setting: [custody, community]
      started: "2009"
      """))

  package static let curlyQuotes = Rule(
    "curly-quotes", .error, "curly quotes around a text",
    manual: """
      Word processors turn straight quotes into curly ones. Around a text, those are taken for part of it and would be \
      printed. Use straight quotes, or none where the text needs none. If the curly quotes are to be shown, put \
      straight ones around all.
      """,
    mistake: .fields("place: “Northtown”"),
    remedy: .fields(#"place: "Northtown""#))

  package static let commaInBraces = Rule(
    "comma-in-braces", .error, "a text in braces that a comma cuts in two",
    manual: """
      Between braces a comma begins the next field, so a text with a comma in it loses its end. Write each field on a \
      line of its own, without braces; there commas are safe.
      """,
    mistake: .fields(
      """
      timeline:
        - {date: "2015", event: Renewed, at half the value}
      """),
    remedy: .fields(
      """
      timeline:
        - date: "2015"
          event: Renewed, at half the value
      """))
}
