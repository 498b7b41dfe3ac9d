import Output

/// What is written for a table and its parts; see ``Blocks``.
extension BodyWriter {
  mutating func enterTable(_ node: Node) {
    beginLine()
    alignments = node.alignments
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
    if isSite { row.read(node, text, lines) }
    if node.isHeaderRow {
      isInTableHead = true
      html.append("<thead>\n")
    } else if !hasTableBody {
      html.append("<tbody>\n")
      hasTableBody = true
    }
    html.append("<tr>")
  }

  mutating func enterCell() {
    beginLine()
    let alignment = column < alignments.count ? alignments[column] : 0
    guard isSite, !isInTableHead else { return beginCell(alignment) }
    // Whole for a cell of the body, of which there are most.
    switch alignment {
    case UInt8(ascii: "l"): html.append("<td class=\"align-left\">")
    case UInt8(ascii: "c"): html.append("<td class=\"align-center\">")
    case UInt8(ascii: "r"): html.append("<td class=\"align-right\">")
    default: html.append("<td>")
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
