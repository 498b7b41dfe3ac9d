import Diagnostics
import Output

/// What is written for each block. The library's dialect follows html.c and the extensions of gfm.6 line by line.
extension BodyWriter {
  mutating func enter(_ node: Node, _ kind: Node.Kind) {
    switch kind {
    case .quote:
      beginLine()
      html.append("<blockquote>\n")
    case .list: enterList(node)
    case .item: enterItem(node)
    case .heading: enterHeading(node)
    case .codeBlock: writeCodeBlock(node)
    case .htmlBlock: writeHTMLBlock(node)
    case .thematicBreak:
      beginLine()
      html.append("<hr />\n")
    case .paragraph: enterParagraph(node)
    case .footnoteDefinition: enterFootnote(node)
    case .table: enterTable(node)
    case .tableRow: enterRow(node)
    case .tableCell: enterCell()
    default: break
    }
  }

  mutating func leave(_ node: Node, _ kind: Node.Kind) {
    switch kind {
    case .quote:
      beginLine()
      html.append("</blockquote>\n")
    case .list:
      if node.isOrderedList { html.append("</ol>\n") } else { html.append("</ul>\n") }
    case .item: html.append("</li>\n")
    case .heading:
      html.append("</h")
      html.append(number: node.headingLevel)
      html.append(">\n")
    case .paragraph: leaveParagraph(node)
    case .footnoteDefinition:
      if writeBackReferences() { html.append("\n") }
      html.append("</li>\n")
    case .table: leaveTable()
    case .tableRow:
      beginLine()
      html.append("</tr>")
      if node.isHeaderRow {
        beginLine()
        html.append("</thead>")
        isInTableHead = false
      }
    case .tableCell:
      if isInTableHead { html.append("</th>") } else { html.append("</td>") }
      column += 1
    default: break
    }
  }

  // MARK: Lists

  private mutating func enterList(_ node: Node) {
    beginLine()
    guard node.isOrderedList else {
      html.append("<ul>\n")
      return
    }
    if node.listStart == 1 {
      html.append("<ol>\n")
    } else {
      html.append("<ol start=\"")
      html.append(number: node.listStart)
      html.append("\">\n")
    }
  }

  private mutating func enterItem(_ node: Node) {
    beginLine()
    guard node.isTask else {
      html.append("<li>")
      return
    }
    guard isSite else {
      html.append(
        node.isTaskDone
          ? "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
          : "<li><input type=\"checkbox\" disabled=\"\" /> ")
      return
    }
    html.append("<li class=\"task\">")
    if node.firstChild?.kind == .paragraph { isTaskPending = isTaskDone(node) }
  }

  /// Whether a task's own box is ticked: the library looks for an `[x]` anywhere on the line.
  private func isTaskDone(_ item: Node) -> Bool {
    let line = lines[item.startLine]
    var index = min(line.lowerBound + max(0, item.startColumn - 1), line.upperBound)
    while index + 2 < line.upperBound {
      if text[index] == UInt8(ascii: "["), text[index + 2] == UInt8(ascii: "]") {
        return text[index + 1] | 0x20 == UInt8(ascii: "x")
      }
      index += 1
    }
    return item.isTaskDone
  }

  /// The box of a task inside a label, so that it is named by the task's text.
  private mutating func writeTaskBox() {
    guard let isDone = isTaskPending else { return }
    isTaskPending = nil
    isInTaskLabel = true
    html.append("<label><input type=\"checkbox\" ")
    if isDone { html.append("checked=\"\" ") }
    html.append("disabled=\"\" /> ")
  }

  // MARK: Paragraphs

  private func isTight(_ paragraph: Node) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }

  private mutating func enterParagraph(_ node: Node) {
    if !isTight(node) {
      beginLine()
      html.append("<p>")
    }
    writeTaskBox()
    if isSite, firstParagraph == nil, node.parent?.kind == .document { firstParagraph = summary() }
  }

  private mutating func leaveParagraph(_ node: Node) {
    if isInTaskLabel {
      html.append("</label>")
      isInTaskLabel = false
    }
    if isTight(node) { return }
    if node.next == nil, node.parent?.kind == .footnoteDefinition {
      html.append(" ")
      _ = writeBackReferences()
    }
    html.append("</p>\n")
  }

  // MARK: Headings

  private mutating func enterHeading(_ node: Node) {
    beginLine()
    html.append("<h")
    html.append(number: node.headingLevel)
    if isSite {
      let heading = checkedHeading(node)
      html.append(" id=\"")
      html.append(markup: heading.id)
      html.append("\"")
      headings.append(heading)
    }
    html.append(">")
  }

  // MARK: Code and HTML

  private mutating func writeCodeBlock(_ node: Node) {
    beginLine()
    // What scrolls must be reachable by keyboard, and what is reachable must have a role and a name.
    html.append(isSite ? "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code\"><code" : "<pre><code")
    let info = node.fenceInfo
    if !info.isEmpty {
      html.append(" class=\"language-")
      html.append(markup: UnsafeBufferPointer(rebasing: info.prefix { !isLibrarySpace($0) }))
      html.append("\"")
    }
    html.append(">")
    html.append(markup: node.literal)
    html.append("</code></pre>\n")
    if isSite { checkCodeBlock(node) }
  }

  private func isLibrarySpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == 9 || byte == 10 || byte == 13
  }

  private mutating func writeHTMLBlock(_ node: Node) {
    beginLine()
    html.append("<!-- raw HTML omitted -->")
    beginLine()
    if isSite { checkHTMLBlock(node) }
  }
}
