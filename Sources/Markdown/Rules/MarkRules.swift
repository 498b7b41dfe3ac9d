import Diagnostics

extension Rule {
  package static let citationForm = bodyRule(
    "citation-form", .error, "something that looks like a citation and is not quite one",
    manual: """
      A citation is written `[@source]`, `[@source, place]`, or several of these with semicolons between them: \
      `[@source, place; @other, place]`. The source is the name of its file in content/sources, without .md: lower-case \
      letters, digits and hyphens. The place is everything between the first comma and the next ; or ], such as \
      "page 4" or "Background, paragraph 2"; write \\; for a semicolon in it.

      Anything else would be printed as it stands, and the statement would have no source. Words before the @ (see, \
      compare) go in front of the bracket. If it is not a citation at all, put a \\ before the bracket.
      """,
    mistake: "It took a year [see @clinks-2017].\n",
    remedy: "It took a year [@clinks-2017].\n")

  package static let citationPlacement = bodyRule(
    "citation-placement", .error, "a citation or a double-bracket link where none can stand",
    manual: """
      A citation becomes a small numbered link to its source, and `[[name]]` becomes a link to that page. A link cannot \
      stand inside the words of another link, nor in the description of a picture; a citation cannot stand in a \
      heading either, since headings are repeated in the list of contents.

      Put it behind the link, or into the first sentence below the heading.
      """,
    mistake: "They wrote [a report [@clinks-2017]](https://example.org/report).\n",
    remedy: "They wrote [a report](https://example.org/report) [@clinks-2017].\n")

  package static let wikilinkForm = bodyRule(
    "wikilink-form", .error, "something that begins like a link in double brackets and is not one",
    manual: """
      A link in double brackets is written `[[name]]` or `[[name|shown words]]`, on one line, where the name is that of a \
      file without .md, such as rise. Both closing brackets must be there, and no other bracket between \
      them. In a table the bar is written \\|, since a plain one ends the cell.

      If you mean two brackets that are to be seen, put a \\ before each. A picture is written \
      `![what it shows](../images/file.png)`.
      """,
    mistake: "They work with [[rise] every week.\n",
    remedy: "They work with [[rise]] every week.\n")

  package static let unknownFootnote = bodyRule(
    "unknown-footnote", .error, "a footnote that has no text",
    manual: """
      `[^1]` in a sentence refers to a footnote whose text stands on a line of its own: `[^1]: The text.` Here that line \
      is missing, so that readers would see the brackets.

      Check that both are spelt alike, or add the line. To say where a fact comes from, write a citation instead: \
      `[@source, place]`.
      """,
    mistake: "It took a year.[^1]\n",
    remedy: "It took a year.[^1]\n\n[^1]: From the first meeting to the first call.\n")

  package static let unusedFootnote = bodyRule(
    "unused-footnote", .error, "a footnote that nothing refers to",
    manual: """
      The text of a footnote is shown only if some sentence refers to it. Nothing refers to this one, so that its \
      text, and every link and citation in it, would be lost without a word.

      Put the reference, such as `[^1]`, behind the sentence it belongs to, or take the footnote out.
      """,
    mistake: "It took a year.\n\n[^1]: From the first meeting to the first call.\n",
    remedy: "It took a year.[^1]\n\n[^1]: From the first meeting to the first call.\n")

  package static let duplicateFootnote = bodyRule(
    "duplicate-footnote", .error, "two footnotes of one name",
    manual: """
      Two footnotes begin with the same name (capital letters make no difference). Only the first is shown, and the \
      text of the second would be lost.

      Give the second another name, there and where it is referred to.
      """,
    mistake: "It took a year.[^1]\n\n[^1]: In all.\n\n[^1]: With breaks.\n",
    remedy: "It took a year,[^1] or so.[^2]\n\n[^1]: In all.\n\n[^2]: With breaks.\n")
}
