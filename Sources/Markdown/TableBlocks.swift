import Output

/// What is written for a table and its parts; see ``Blocks``.
extension BodyWriter {
  mutating func enterTable() {
    beginLine()
    if isSite {
      html.append("<div class=\"table-scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n")
    }
    html.append("<table>")
    hasTableBody = false
  }

  mutating func leaveTable() {
    if hasTableBody {
      beginLine()
      html.append("</tbody>")
    }
    hasTableBody = false
    beginLine()
    html.append("</table>\n")
    if isSite { html.append("</div>\n") }
  }

  mutating func enterRow(_ node: Node) {
    beginLine()
    column = 0
    if isSite { row = TableRow(node, text, lines) }
    if node.isHeaderRow {
      isInTableHead = true
      html.append("<thead>\n")
    } else if !hasTableBody {
      html.append("<tbody>\n")
      hasTableBody = true
    }
    html.append("<tr>")
  }

  mutating func enterCell(_ node: Node) {
    beginLine()
    let alignments = node.parent?.parent?.alignments
    let alignment = alignments.map { column < $0.count ? $0[column] : 0 } ?? 0
    // Whole for a cell of the body, of which there are most.
    switch (alignment, isInTableHead, isSite) {
    case (UInt8(ascii: "l"), false, true): html.append("<td class=\"align-left\">")
    case (UInt8(ascii: "r"), false, true): html.append("<td class=\"align-right\">")
    default: beginCell(alignment)
    }
  }

  private mutating func beginCell(_ alignment: UInt8) {
    html.append(isInTableHead ? "<th" : "<td")
    if isSite, isInTableHead { html.append(" scope=\"col\"") }
    let word: StaticString
    switch alignment {
    case UInt8(ascii: "l"): word = "left"
    case UInt8(ascii: "c"): word = "center"
    case UInt8(ascii: "r"): word = "right"
    default:
      html.append(">")
      return
    }
    html.append(isSite ? " class=\"align-" : " align=\"")
    html.append(word)
    html.append("\">")
  }
}
