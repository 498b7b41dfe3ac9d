import Diagnostics

extension Rule {
  package static let unsafeLink = bodyRule(
    "unsafe-link", .error, "a link to an address that is not a web page, e-mail address or telephone number",
    manual: """
      A link on the site may lead to a page of the site, to a web page (the address begins with https:// or http://), \
      to an e-mail address (mailto:) or to a telephone number (tel:). Other addresses can run a program on the \
      reader's machine, open a file that only you have, or do nothing at all.

      Write the whole address of the web page, beginning with https://. For another page of this site, write the path \
      of its file, such as ../organisations/rise.md.
      """,
    mistake: "The minutes are [on my computer](file:C:/minutes.docx).\n",
    remedy: "The minutes are [on the web](https://example.org/minutes).\n")

  package static let emptyLink = bodyRule(
    "empty-link", .error, "a link without a destination or without text",
    manual: """
      A link has two parts: the words that readers see, in square brackets, and right behind them the address, in \
      round ones. Without the address the link leads nowhere; without the words nobody can see it, and a program \
      that reads the page aloud has nothing to say.

      Fill in the missing part, or take the link out and leave its words.
      """,
    mistake: "They met at the [community centre]().\n",
    remedy: "They met at the [community centre](https://example.org/centre).\n")

  package static let imageWithoutText = bodyRule(
    "image-without-text", .error, "a picture without a description",
    manual: """
      Some readers cannot see pictures: they are blind, or they print the page, or the picture does not load. They \
      get the words between the square brackets instead.

      Say in a few words what the picture shows, and why it is there. "Photo" or a file's name does not help.
      """,
    mistake: "![](../images/workshop.png)\n",
    remedy: "![Six people around a table of paper plans](../images/workshop.png)\n")

  package static let remotePicture = bodyRule(
    "remote-picture", .error, "a picture that lies on another site",
    manual: """
      Pictures are shown from this site's own folder only. One that lies elsewhere tells that other site who reads \
      the page, and disappears on the day it is moved or deleted there.

      If you may use the picture, put its file into content/images and write that path. Otherwise write a link to \
      the page it is on.
      """,
    mistake: "![The front door](https://example.org/door.png)\n",
    remedy: "![The front door](../images/door.png)\n")

  package static let linkInPicture = bodyRule(
    "link-in-picture", .error, "a link inside a picture's description",
    manual: """
      The description of a picture is plain text: it is read aloud, and nothing in it can be followed. A link inside \
      it would be lost.

      Put the link into the text beside the picture.
      """,
    mistake: "![A plan by [Rise](../organisations/rise.md)](../images/plan.png)\n",
    remedy: "![A plan](../images/plan.png) by [Rise](../organisations/rise.md)\n")

  package static let bareAddress = bodyRule(
    "bare-address", .hint, "a web address that is not a link",
    manual: """
      An address that stands in the text as it is cannot be followed. Between < and > it becomes a link. Better \
      still, say what it leads to: `[the annual report](https://example.org/report)`.
      """,
    mistake: "Their site is https://example.org/report and has more.\n",
    remedy: "Their site is <https://example.org/report> and has more.\n")

  package static let unknownLinkLabel = bodyRule(
    "unknown-link-label", .warning, "a link through a label that is not defined",
    manual: """
      `[words][label]` is a link whose address stands elsewhere, on a line of its own: `[label]: https://example.org`. \
      Where there is no such line, readers see the brackets.

      Check the spelling of the label, add the missing line, or write the address right behind the words, in round \
      brackets.
      """,
    mistake: "See [the plan][paln].\n",
    remedy: "See [the plan][plan].\n\n[plan]: https://example.org/plan\n")

  package static let spacedAddress = bodyRule(
    "spaced-address", .error, "a link or a picture whose address has a space in it",
    manual: """
      An address ends at its first space. What was meant as a link or a picture is then shown as it is typed, brackets \
      and all.

      Files of this site have names without spaces: write hyphens in their place. An address that cannot be changed \
      goes between < and >.
      """,
    mistake: "They drew up [a plan](https://example.org/our plan.pdf).\n",
    remedy: "They drew up [a plan](<https://example.org/our plan.pdf>).\n")

  package static let unusedLinkLabel = bodyRule(
    "unused-link-label", .warning, "an address whose label no link uses",
    manual: """
      A line such as `[label]: https://example.org` shows nothing by itself. It gives the address for links written \
      `[words][label]`, and here there is none.

      Add the link that was meant, or take the line out. If you meant the line to be read, put a \\ before its first \
      bracket.
      """,
    mistake: "They drew up a plan.\n\n[plan]: https://example.org/plan\n",
    remedy: "They drew up [a plan][plan].\n\n[plan]: https://example.org/plan\n")

  package static let duplicateLinkLabel = bodyRule(
    "duplicate-link-label", .warning, "two addresses for one label",
    manual: """
      Two lines give an address for the same label (capital letters make no difference). Only the first one counts, \
      so that some of the links may lead to the wrong page.

      Give one of them another label, or take it out.
      """,
    mistake: "See [the plan][p].\n\n[p]: https://example.org/plan\n[P]: https://example.org/people\n",
    remedy: "See [the plan][p] and [the people][q].\n\n[p]: https://example.org/plan\n[q]: https://example.org/people\n"
  )
}
