import Diagnostics

extension Rule {
  package static let rawHTML = bodyRule(
    "raw-html", .error, "HTML in the text",
    manual: """
      Text between < and > that looks like HTML (a tag such as <b>, or a comment such as <!-- note -->) is taken out \
      of the page, and nothing shows that it was there. Markdown has its own way for almost everything: `**bold**`, \
      `*italic*`, lists, tables, pictures.

      Write it in Markdown. If the characters are to be seen, put a \\ before the <, or put the whole between \
      backticks: `<b>`. What is only for other editors belongs into the pull request.
      """,
    mistake: "They met every<br>week.\n",
    remedy: "They met every week.\n")

  package static let headingLevel = bodyRule(
    "heading-level", .warning, "a heading of the wrong level",
    manual: """
      The title at the top of the page is its only heading of the first level, so that headings in the text begin with \
      two number signs: ## Background. Below one with two signs stands one with three, never one with four: people \
      who listen to the page find their way by these levels, and a gap sounds like something missing.

      Use as many number signs as the hint says.
      """,
    mistake: "# Background\n\nThey had worked apart for years.\n",
    remedy: "## Background\n\nThey had worked apart for years.\n")

  package static let emptyHeading = bodyRule(
    "empty-heading", .error, "a heading without words",
    manual: """
      A line of number signs with nothing behind them is a heading that nobody can see. People who listen to the page \
      hear it all the same.

      Write the heading's words, or take the line out.
      """,
    mistake: "##\n\nThey had worked apart for years.\n",
    remedy: "## Background\n\nThey had worked apart for years.\n")

  package static let unclosedFence = bodyRule(
    "unclosed-fence", .error, "a block of code that does not end",
    manual: """
      A line that begins with ``` or ~~~ begins a block that is shown letter for letter. It lasts until the next line \
      with the same signs, at least as many of them and nothing else. Here there is no such line, so that all that \
      follows would be shown as code.

      Add the closing line. If no code was meant, take the opening one out.
      """,
    mistake: "```\nWeek 1: two calls\n\nThey had worked apart for years.\n",
    remedy: "```\nWeek 1: two calls\n```\n\nThey had worked apart for years.\n")
}
