import Output

/// What is written for the footnotes below a text; see ``Blocks``.
extension BodyWriter {
  mutating func enterFootnote(_ node: Node) {
    if footnotesBegun == 0 {
      html.append(
        isSite
          ? "<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n"
          : "<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    }
    html.append("<li id=\"fn")
    writeFootnoteID(footnotesBegun)
    html.append("\">\n")
    footnotesBegun += 1
  }

  /// The arrows back to where the footnote is referred to; gives whether they were still to be written.
  mutating func writeBackReferences() -> Bool {
    guard footnotesReferredBack < footnotesBegun else { return false }
    footnotesReferredBack = footnotesBegun
    let footnote = footnotesBegun - 1
    for ordinal in 1...max(1, footnotes.referenceCount(footnote)) {
      if ordinal > 1 { html.append(" ") }
      html.append("<a href=\"#fnref")
      writeFootnoteID(footnote, ordinal)
      html.append(
        isSite
          ? "\" class=\"footnote-backref\" aria-label=\"Back to the text"
          : "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content")
      if isSite, ordinal > 1 {
        html.append(", ")
        html.append(number: ordinal)
      }
      html.append("\">\u{21a9}")
      if ordinal > 1 {
        html.append("<sup class=\"footnote-ref\">")
        html.append(number: ordinal)
        html.append("</sup>")
      }
      html.append("</a>")
    }
    return true
  }

  /// What follows `fn` or `fnref` in the id of a footnote, or of one of the references to it.
  mutating func writeFootnoteID(_ footnote: Int, _ ordinal: Int = 1) {
    if isSite {
      // No heading can have such an id: a slug holds no colon.
      html.append(":")
      html.append(number: footnote + 1)
    } else {
      html.append("-")
      html.append(contentsOf: footnotes.label(footnote))
    }
    if ordinal > 1 {
      html.append("-")
      html.append(number: ordinal)
    }
  }
}
