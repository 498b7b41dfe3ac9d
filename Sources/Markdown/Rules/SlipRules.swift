import Diagnostics

/// What comes along when text is pasted, and marks that are nearly right.
extension Rule {
  package static let markWithoutSpace = bodyRule(
    "mark-without-space", .error, "a heading or a list without the space behind its mark",
    manual: """
      Number signs make a heading, and a hyphen or a number with a full stop makes an item of a list, only if a space \
      follows. Without it the signs are shown as they stand, and the lines run together.

      A space that was pasted from a word processor can be one of another kind, which looks the same. Delete it and type \
      it again.
      """,
    mistake: "##Results\n\nFewer calls went unanswered.\n",
    remedy: "## Results\n\nFewer calls went unanswered.\n")

  package static let foreignListMark = bodyRule(
    "foreign-list-mark", .error, "a list with the marks of a word processor",
    manual: """
      A round dot or a long dash at the beginning of a line makes no list: the lines run together into one paragraph with \
      dots in it. Begin each item with a hyphen and a space.
      """,
    mistake: "What helped:\n\n• one telephone for all\n",
    remedy: "What helped:\n\n- one telephone for all\n")

  package static let numberedHeading = bodyRule(
    "numbered-heading", .hint, "a heading with a number before it",
    manual: """
      Numbers in headings go wrong as soon as one is added or taken out, and they become part of the address of the \
      heading. The page lists its headings in order without them.
      """,
    mistake: "## 1. Background\n\nThey had worked apart for years.\n",
    remedy: "## Background\n\nThey had worked apart for years.\n")

  package static let boldHeading = bodyRule(
    "bold-heading", .hint, "a line in bold in place of a heading",
    manual: """
      A line in bold looks like a heading and is none: it is not in the list of contents, nothing can link to it, and \
      people who listen to the page cannot jump to it. Begin the line with two number signs and a space instead.
      """,
    mistake: "**Background**\n\nThey had worked apart for years.\n",
    remedy: "## Background\n\nThey had worked apart for years.\n")

  package static let indentedText = bodyRule(
    "indented-text", .warning, "a paragraph that is shown as code",
    manual: """
      A paragraph whose first line begins with a tab, or with four spaces or more, is shown as computer code: letter for \
      letter, and without a line break. Word processors indent paragraphs in this way. Take the spaces out.

      If it is to be shown letter for letter, put a line of three backticks above and below it.
      """,
    mistake: "    Families used to ring three numbers and wait.\n",
    remedy: "Families used to ring three numbers and wait.\n")

  package static let halfLink = bodyRule(
    "half-link", .error, "something that looks like a link and is none",
    manual: """
      A link is written [words](address): the words in square brackets, right behind them the address in round ones, no \
      space between the two, and every bracket closed. A link by name is written `[[name]]`, with two brackets on either \
      side. With a bracket missing, or a space too many, readers see the signs, and nothing can be followed.

      If no link is meant, put a \\ before the first bracket.
      """,
    mistake: "They met at [Rise] (../organisations/rise.md) each week.\n",
    remedy: "They met at [Rise](../organisations/rise.md) each week.\n")

  package static let tableForm = bodyRule(
    "table-form", .error, "a table whose rows do not fit",
    manual: """
      A table is a head, a line of hyphens, and rows: each line with the same number of cells, parted by bars. A cell \
      that is too many would be lost without a word, and without the line of hyphens there is no table at all.

      A bar that is to be seen is written `\\|`, in a link by name too: `[[rise\\|the charity]]`.
      """,
    mistake: "| Year | Calls |\n|---|---|\n| 2019 | 40 | of 200 |\n",
    remedy: "| Year | Calls |\n|---|---|\n| 2019 | 40 of 200 |\n")

  package static let secondFields = bodyRule(
    "second-fields", .error, "a second set of fields",
    manual: """
      An entry has one set of fields, between the first two lines of hyphens. A second one below it would be shown as \
      text. Most often two files were pasted into one, or a file was begun anew above the old beginning.
      """,
    mistake: "---\nstatus: ended\n---\nThey had worked apart for years.\n",
    remedy: "They had worked apart for years.\n")

  package static let conflictMark = bodyRule(
    "conflict-mark", .error, "two versions of a text, one below the other",
    manual: """
      Two people changed the same lines, and the program that joins their work has left both versions for a person to \
      choose from: between `<<<<<<<` and `=======` one, between `=======` and `>>>>>>>` the other.

      Keep what is right, and take out the three lines with the signs.
      """,
    mistake: "<<<<<<< HEAD\nThey met each week.\n=======\nThey met each month.\n>>>>>>> main\n",
    remedy: "They met each week.\n")
}
