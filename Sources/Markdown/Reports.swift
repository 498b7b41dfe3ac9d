import Diagnostics
import Output

/// The words of each finding.
extension BodyWriter {
  mutating func report(_ mistake: MarkMistake) {
    let place = place(ofContent: mistake.range)
    let words = quoted(mistake.range)
    switch mistake.kind {
    case .citation(let kind): report(kind, place, words)
    case .wikilink(let kind): report(kind, place, words)
    case .placement(let isCitation, let isInHeading):
      let what = isCitation ? "a citation" : "a link in double brackets"
      findings.report(
        .citationPlacement, at: place,
        isInHeading ? "\(what) cannot stand in a heading: \(words)" : "\(what) cannot stand inside a link: \(words)",
        hint: isInHeading ? "put it into the first sentence below the heading" : "put it behind the link")
    case .unknownFootnote:
      findings.report(
        .unknownFootnote, at: place, "there is no text for the footnote \(words)",
        hint:
          "add a line that begins with \(words.dropLast()):` or check the spelling; a source is cited with [@ instead"
      )
    case .unknownLabel:
      findings.report(
        .unknownLinkLabel, at: place, "no line gives the address for \(words)",
        hint: "write the address in round brackets behind the words, or put a \\ before the first bracket")
    case .spacedAddress(let isPicture):
      findings.report(
        .spacedAddress, at: place,
        "the address \(words) has a space in it, so that this is no \(isPicture ? "picture" : "link")",
        hint: "give the file a name without spaces, with hyphens in their place; or put < and > round the address")
    }
  }

  private mutating func report(_ mistake: CitationMistake, _ place: Place, _ words: String) {
    let message: String
    let hint: String
    switch mistake {
    case .unclosed:
      message = "this citation does not end: \(words)"
      hint = "put a ] behind the place"
    case .wordsBefore:
      message = "words stand before the @ of a citation: \(words)"
      hint = "move them in front of the bracket, or put a \\ before the bracket if no source is meant"
    case .emptySource:
      message = "this citation names no source: \(words)"
      hint = "write the name of a file in content/sources behind the @, without .md"
    case .badSource:
      message = "the name of the source in \(words) has characters that no source's name has"
      hint = "write it as its file is called: lower-case letters, digits and hyphens; a comma goes before the place"
    case .missingComma:
      message = "something stands behind the source in \(words) without a comma"
      hint = "put a comma before a place, and a semicolon before another source"
    case .emptyLocator:
      message = "no place follows the comma in \(words)"
      hint = "write the place behind the comma, or take the comma out"
    case .missingAt:
      message = "no source follows the semicolon in \(words)"
      hint = "write @ and the source behind the semicolon; a semicolon inside a place is written \\;"
    case .brackets:
      message = "a square bracket stands inside the citation \(words)"
      hint = "leave the brackets in the place out, or write them \\[ and \\]"
    }
    findings.report(.citationForm, at: place, message, hint: hint)
  }

  private mutating func report(_ mistake: WikilinkMistake, _ place: Place, _ words: String) {
    let message: String
    let hint: String
    switch mistake {
    case .unclosed:
      message = "this link in double brackets does not end on its line: \(words)"
      hint = "put ]] behind the name; in a table, write the bar as \\|"
    case .empty:
      message = "this link in double brackets names no page: \(words)"
      hint = "write the name of a file between the brackets, without .md"
    case .emptyLabel:
      message = "no words follow the bar in \(words)"
      hint = "write the words to be shown behind the bar, or take the bar out"
    case .brackets:
      message = "a square bracket stands inside the link \(words)"
      hint = "leave the inner bracket out"
    case .embedded:
      message = "a picture or a page cannot be shown like this: \(words)"
      hint = "write a picture as ![what it shows](../images/file.png), and a link without the exclamation mark"
    }
    findings.report(.wikilinkForm, at: place, message, hint: hint)
  }

  /// The author's own words in backticks, cut after 60 characters.
  private func quoted(_ range: Range<Int>) -> String {
    let text = folded(Bytes(content[range]))
    return text.count > 60 ? "`\(text.prefix(60))\u{2026}`" : "`\(text)`"
  }

  /// What keeps a block's inlines from being found again is a footnote's name that the library has garbled: with a line
  /// end, or a backslash before the caret. What it would show is not what was written.
  mutating func reportLost() {
    for index in content.indices.dropLast() where content[index] == UInt8(ascii: "[") {
      guard content[index + 1] == UInt8(ascii: "^") || content[index + 1] == UInt8(ascii: "\\") else { continue }
      findings.report(
        .unknownFootnote, at: blockPlace, "a footnote in this paragraph has a name that cannot be read",
        hint: "write its name on one line, with letters and digits only, and a \\ before the [ if no footnote is meant")
      return
    }
  }

  // MARK: Links and pictures

  mutating func reportBareAddress(_ range: Range<Int>) {
    let place = place(ofContent: range)
    let address = String(decoding: content[range], as: UTF8.self)
    let isCertain = isPlaced && !address.contains("\\") && !address.contains("&")
    findings.report(
      .bareAddress, at: place, "this address is not a link: `\(address)`",
      hint: "put it between < and >, or write [words](address)",
      replacement: isCertain ? Diagnostic.Replacement("<\(address)>", at: place) : nil)
  }

  mutating func report(unsafe scheme: String, _ place: Place) {
    if scheme == "//" {
      findings.report(
        .unsafeLink, at: place, "an address cannot begin with two slashes",
        hint: "write https: before them")
    } else {
      findings.report(
        .unsafeLink, at: place, "a link cannot lead to an address that begins with `\(scheme)`",
        hint: "write an address that begins with https://, or the path of a file in content/")
    }
  }

  mutating func reportNoDestination(_ place: Place, isImage: Bool) {
    findings.report(
      .emptyLink, at: place, isImage ? "this picture names no file" : "this link leads nowhere",
      hint: isImage
        ? "write the picture's path in the round brackets"
        : "write the address in the round brackets, or take the link out")
  }

  mutating func reportNoText(_ place: Place) {
    findings.report(
      .emptyLink, at: place, "this link has no words that readers could see",
      hint: "write them between the square brackets")
  }

  mutating func reportNoDescription(_ place: Place) {
    findings.report(
      .imageWithoutText, at: place, "this picture has no description",
      hint: "say between the square brackets what it shows")
  }

  mutating func reportRemotePicture(_ place: Place) {
    findings.report(
      .remotePicture, at: place, "this picture lies on another site",
      hint: "put the file into content/images, or write a link to the page it is on")
  }

  mutating func reportInsidePicture(_ inline: Inline) {
    let end = max(inline.range.upperBound, inlines[inline.partner].range.upperBound)
    findings.report(
      .linkInPicture, at: place(ofContent: inline.range.lowerBound..<end),
      "a link or picture cannot stand in a picture's description", hint: "put it beside the picture")
  }

  // MARK: Structure

  mutating func reportHTML(_ place: Place, _ html: UnsafeBufferPointer<UInt8>) {
    let words = folded(Bytes(html.prefix(200)))
    let shown = words.count > 60 ? "\(words.prefix(60))\u{2026}" : words
    findings.report(
      .rawHTML, at: place, "HTML is taken out of the page: `\(shown)`",
      hint: "write it in Markdown, or put a \\ before the < to show it")
  }

  mutating func checkLevel(_ level: Int, _ place: Place, _ marker: Place?) {
    let highest = lastHeadingLevel + 1
    guard level < 2 || level > max(2, highest) else { return }
    let wanted = level < 2 ? 2 : max(2, highest)
    let signs = String(repeating: "#", count: wanted)
    findings.report(
      .headingLevel, at: marker ?? place,
      level < 2
        ? "only the page's title is a heading of the first level"
        : "a heading of level \(level) cannot follow one of level \(lastHeadingLevel)",
      hint: "begin the line with `\(signs)`",
      replacement: marker.map { Diagnostic.Replacement(signs, at: $0) })
  }

  mutating func reportEmptyHeading(_ place: Place) {
    findings.report(
      .emptyHeading, at: place, "this heading has no words", hint: "write its words, or take the line out")
  }

  mutating func reportUnclosedFence(_ place: Place, _ character: UInt8, _ length: Int) {
    let fence = String(repeating: Character(UnicodeScalar(character)), count: min(length, 10))
    findings.report(
      .unclosedFence, at: place, "the block that begins here does not end",
      hint: "add a line `\(fence)` below its last line, or take this line out")
  }

  mutating func noteTooDeep(_ place: Place) {
    guard !isTooDeep else { return }
    isTooDeep = true
    findings.report(.nestedTooDeep, at: place, Limits.tooDeep(options.limits), hint: Limits.tooDeepHint)
  }

  mutating func reportTooMuchHTML(_ node: Node) {
    findings.report(
      .htmlTooLarge, at: place(ofBlock: node),
      "the page for this text grows larger than \(options.limits.htmlBytes / 1024) KiB",
      hint: "use fewer tables and repeated links, or split the entry in two")
  }

  // MARK: Definitions

  mutating func checkDefinitions() {
    for definition in definitions.unused {
      let label = words(definition.label)
      findings.report(
        .unusedLinkLabel, at: place(definition.label), "no link uses the label `\(label)`",
        hint: "add a link [words][\(label)], or take the line out")
    }
    for (definition, first) in definitions.duplicateLinks {
      findings.report(
        .duplicateLinkLabel, at: place(definition.label),
        "the label `\(words(definition.label))` has an address already",
        notes: [Diagnostic.Note("this is the one that counts", at: place(first.label))],
        hint: "give one of them another label")
    }
    checkFootnotes()
  }

  private mutating func checkFootnotes() {
    if definitions.droppedFootnotes.isEmpty { return }
    var first: [String: Range<Int>] = [:]
    for label in footnotes.usedLabels { first[Definitions.folded(UnsafeBufferPointer(rebasing: text[label]))] = label }
    for label in definitions.droppedFootnotes {
      let name = words(label)
      let folded = Definitions.folded(UnsafeBufferPointer(rebasing: text[label]))
      if let earlier = first[folded] {
        findings.report(
          .duplicateFootnote, at: place(label), "there is a footnote `\(name)` already",
          notes: [Diagnostic.Note("the other one begins here", at: place(earlier))],
          hint: "give one of them another name")
      } else {
        first[folded] = label
        findings.report(
          .unusedFootnote, at: place(label), "nothing refers to the footnote `\(name)`",
          hint: "put [^\(name)] behind the sentence it belongs to, or take the footnote out")
      }
    }
  }

  private func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
