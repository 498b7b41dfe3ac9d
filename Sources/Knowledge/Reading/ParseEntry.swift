import Diagnostics
import Markdown
import Output
import YAML

/// What the parse stage needs to know besides an entry's own text.
package struct ParseOptions: Sendable {
  package let vocabularies: Vocabularies
  package let markdown: MarkdownOptions
  let worthAdding = WorthAdding()

  package init(vocabularies: Vocabularies, markdown: MarkdownOptions) {
    self.vocabularies = vocabularies
    self.markdown = markdown
  }
}

/// Longest text of an entry, in bytes.
///
/// Room for the longest text that Markdown takes (128 KiB) and for front matter beside it.
package let largestEntry = 192 * 1024

/// How many mistakes in the fields of one entry are told of, and how many of its references: more than anyone mends in one
/// go, and few enough that thousands of entries full of them fill no memory.
let mostFindingsInFields = 30

/// Reads one entry.
///
/// Never fails: a faulty entry is given back with what could be read, so that references to it do not count as
/// mistakes of their own.
package func parseEntry(
  _ text: Bytes, of kind: Kind, slug: String, file: FileID, _ options: ParseOptions, _ findings: inout Findings
) -> any Entry {
  // One by one, so that the compiler makes a reader for each.
  switch kind {
  case .caseStudy: parseFile(as: CaseStudy.self, text, slug, file, options, &findings)
  case .organisation: parseFile(as: Organisation.self, text, slug, file, options, &findings)
  case .lesson: parseFile(as: Lesson.self, text, slug, file, options, &findings)
  case .source: parseFile(as: Source.self, text, slug, file, options, &findings)
  case .glossaryTerm: parseFile(as: GlossaryTerm.self, text, slug, file, options, &findings)
  case .framework: parseFile(as: Framework.self, text, slug, file, options, &findings)
  case .page: parseFile(as: ProsePage.self, text, slug, file, options, &findings)
  }
}

/// An entry of which nothing is known but that it is there.
package func placeholder(for kind: Kind, slug: String, file: FileID) -> any Entry {
  func make<Kept: Entry>(_ type: Kept.Type) -> any Entry {
    var entry = Kept()
    entry.common.change { ($0.slug, $0.file, $0.opening) = (slug, file, Place(file, 0..<0)) }
    return entry
  }
  return make(kind.type)
}

private func parseFile<Parsed: Entry>(
  as type: Parsed.Type, _ text: Bytes, _ slug: String, _ file: FileID, _ options: ParseOptions,
  _ findings: inout Findings
) -> Parsed {
  var entry = Parsed()
  var place = Place(file, 0..<0)
  var body = Body.empty
  var hasNoText = false
  if isReadable(text, file, &findings), isOneVersion(text, file, &findings),
    let parts = FrontMatter(of: text, file, &findings)
  {
    place = Place(file, parts.opening)
    var garbled = Findings()
    let isHidden = reportGarbledText(
      in: text, parts.yaml.lowerBound..<parts.body.upperBound, parts.body, of: file, &garbled)
    findings.add(garbled.first(options.markdown.limits.findings))
    if !isHidden, let tree = parseYAML(text, in: parts.yaml, of: file, &findings) {
      var reading = Reading(
        vocabularies: options.vocabularies, entryFields: Parsed.definition.descriptions,
        entryNames: Parsed.definition.names, worthAdding: options.worthAdding)
      let fields = tree.inFrontMatter(at: place)
      let stray = Parsed.definition.strayKeys(of: fields)
      reading.strayKeys = Set(stray)
      if let kind = otherKind(than: Parsed.self, of: fields, stray) {
        findings.report(
          .otherKind, at: place,
          "the fields of this file are those of \(kind.nounWithArticle), and it stands among \(Parsed.kind.folder)",
          hint: "move it to content/\(kind.folder)/\(slug).md")
      } else {
        entry = Parsed.definition.read(fields, &reading) ?? entry
        findings.add(reading.findings.first(mostFindingsInFields))
      }
    }
    hasNoText = text[parts.body].allSatisfy { $0 <= 0x20 }
    body = parseMarkdown(text, in: parts.body, of: file, options: options.markdown, &findings)
    var looks = Findings()
    reportPersonalContacts(in: text, parts.yaml.lowerBound..<parts.body.upperBound, of: file, &looks)
    // Nothing in an account has a place; the page says who told it.
    if (entry as? CaseStudy)?.account == nil {
      reportSharesWithoutPlace(in: text, parts.body, body, of: file, &looks)
    }
    findings.add(looks.first(options.markdown.limits.findings))
  }
  entry.common.change { common in
    (common.slug, common.file, common.opening) = (slug, file, place)
    (common.body, common.hasNoText) = (body, hasNoText)
  }
  return entry
}

extension YAMLNode {
  /// The tree as that of an entry: front matter without a single field is an entry without fields.
  fileprivate func inFrontMatter(at opening: Place) -> YAMLNode {
    if case .empty = content { return YAMLNode(place: opening, content: .mapping([])) }
    return self
  }
}

/// Reads content/site.yml.
package func parseSite(_ text: Bytes, file: FileID, _ findings: inout Findings) -> Site {
  guard isReadable(text, file, &findings), let tree = parseYAML(text, in: 0..<text.count, of: file, &findings) else {
    return Site()
  }
  var reading = Reading(
    vocabularies: .unknown, entryFields: Site.definition.descriptions, entryNames: Site.definition.names)
  let fields = tree.inFrontMatter(at: Place(file, 0..<0))
  reading.strayKeys = Set(Site.definition.strayKeys(of: fields))
  var site = Site()
  if let known = Site.definition.read(fields, &reading) {
    site = known
    site.isKnown = true
  }
  findings.add(reading.findings)
  return site
}

/// Whether a file of so many bytes can be read; says so where it is too large.
package func isOfReadableSize(_ byteCount: Int, _ file: FileID, _ findings: inout Findings) -> Bool {
  if byteCount <= largestEntry { return true }
  findings.report(
    .fileTooLarge, at: Place(file, 0..<0), "this file has \(byteCount) bytes, and \(largestEntry) is the most",
    hint: "split it into two entries, or move part of it into a file in static/")
  return false
}

/// Whether a file is text of a size that can be read; says so where it is not.
private func isReadable(_ text: Bytes, _ file: FileID, _ findings: inout Findings) -> Bool {
  guard isOfReadableSize(text.count, file, &findings) else { return false }
  if let nul = text.withUnsafeBufferPointer({ $0.first(0) }) {
    findings.report(
      .nulByte, at: Place(file, nul..<nul + 1), "there is a NUL byte here, which no text has",
      hint: "save the file again as UTF-8")
    return false
  }
  if let fault = text.firstNonUTF8 {
    findings.report(
      .notText, at: Place(file, fault..<fault + 1), "the bytes here are no text in UTF-8",
      hint:
        "save the file again with the encoding UTF-8, then look at this line: a pound sign or a quotation mark may have been lost"
    )
    return false
  }
  return true
}

extension [UInt8] {
  /// Offset of the first byte that belongs to no character (Unicode 15, table 3-7); nil where all do.
  package var firstNonUTF8: Int? {
    withUnsafeBufferPointer { bytes in
      var index = 0
      let count = bytes.count
      func isTrail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xbf) -> Bool {
        offset < count && range.contains(bytes[offset])
      }
      while let next = bytes.firstBeyondASCII(in: index..<count) {
        index = next
        let lead = bytes[index]
        switch lead {
        case 0xc2...0xdf where isTrail(index + 1): index += 2
        case 0xe0...0xef
        where isTrail(index + 1, lead == 0xe0 ? 0xa0...0xbf : lead == 0xed ? 0x80...0x9f : 0x80...0xbf)
          && isTrail(index + 2):
          index += 3
        case 0xf0...0xf4
        where isTrail(index + 1, lead == 0xf0 ? 0x90...0xbf : lead == 0xf4 ? 0x80...0x8f : 0x80...0xbf)
          && isTrail(index + 2) && isTrail(index + 3):
          index += 4
        default: return index
        }
      }
      return nil
    }
  }
}
