import Diagnostics
import Output

/// Reads an entry's text: its HTML with holes, its links, notes, headings and plain text, all with places in the file.
///
/// It never fails: what is wrong is reported, and the rest is read. A text beyond ``Limits`` is not read at all.
///
/// - Parameters:
///   - text: the whole file.
///   - range: the text's part of it, in bytes.
package func parseMarkdown(
  _ text: Bytes, in range: Range<Int>, of file: FileID, options: MarkdownOptions, _ findings: inout Findings
) -> Body {
  parse(text, in: range, of: file, options: options, &findings).body
}

/// The same, with the number of blocks that were not found again in the text: places in them are coarse.
func parse(
  _ text: Bytes, in range: Range<Int>, of file: FileID, options: MarkdownOptions, _ findings: inout Findings
) -> (body: Body, lostBlocks: Int) {
  // The array outlives the closure, and nothing that points into it leaves it.
  text.withUnsafeBufferPointer { whole in
    let part = UnsafeBufferPointer(rebasing: whole[range.clamped(to: whole.indices)])
    let lines = SourceLines(part)
    let census = ByteCensus(part)
    let refusals = Guards.check(part, lines, census, options.limits) { bytes in
      Place(file, (range.lowerBound + bytes.lowerBound)..<(range.lowerBound + bytes.upperBound))
    }
    findings.add(refusals)
    guard !refusals.hasErrors else { return (.empty, 0) }
    if options.dialect == .site {
      var slips = LineSlips(part, lines, census) { bytes in
        Place(file, (range.lowerBound + bytes.lowerBound)..<(range.lowerBound + bytes.upperBound))
      }
      slips.check()
      findings.add(slips.findings.first(options.limits.findings))
      // What is wrong around these marks, such as a heading that a second set of fields seems to end in, follows from them.
      if slips.findings.all.contains(where: { $0.rule == .conflictMark || $0.rule == .secondFields }) {
        return (.empty, 0)
      }
    }
    var writer = BodyWriter(part, at: range.lowerBound, of: file, lines, census, options: options)
    let tree = Tree(part, census, autolink: options.autolink, places: options.dialect == .site)
    writer.write(tree)
    guard options.dialect == .site else {
      findings.add(writer.findings)
      return (writer.body(), writer.lostBlocks)
    }
    findings.add(writer.findings.first(options.limits.findings))
    let (links, headings) = (writer.links.count + writer.notes.count, writer.headings.count)
    guard max(links, headings) <= options.limits.parts else {
      findings.report(
        .tooManyParts, at: writer.place(0..<min(40, part.count)),
        "this text has \(links) links and citations and \(headings) headings, and \(options.limits.parts) of each is the most",
        hint: "split it into several entries")
      return (.empty, writer.lostBlocks)
    }
    return (writer.body(), writer.lostBlocks)
  }
}

extension BodyWriter {
  /// All that was gathered, once nothing more is written.
  mutating func body() -> Body {
    Body(
      Body.Written(html: &html, holes: holes), links: links, notes: notes, headings: headings,
      firstParagraph: firstParagraph ?? "", text: literalText)
  }
}
