import Diagnostics
import Knowledge
import Markdown
import Output

/// What the parse stage gives.
struct ParsedContent: Sendable {
  let site: Site
  let entries: [any Entry]
}

extension SourceTree {
  /// Reads and parses content/site.yml and every entry, several at once.
  ///
  /// - Parameter reservedIDs: ids of the pages around the texts, which no heading may have.
  func parse(
    _ folder: any SourceFolder, reservedIDs: Set<String>, jobs: Int, watch: (any Watch)?, _ findings: inout Findings
  ) throws -> ParsedContent {
    let site = try parseSiteFile(folder, &findings)
    var markdown = MarkdownOptions()
    markdown.reservedIDs = reservedIDs
    let options = ParseOptions(vocabularies: site.vocabularies, markdown: markdown)
    let parsed = inParallel(entries.count, jobs: jobs) { index -> Result<(any Entry, Findings), any Error> in
      Result {
        let entry = entries[index]
        var findings = Findings()
        // Of a file that has to be renamed first, what stands in it is looked at only if it can be an entry's.
        if entry.isMisplaced, !entry.path.lowercased().hasSuffix(".md") {
          return (placeholder(for: entry.kind, slug: entry.slug, file: entry.file), findings)
        }
        // One that is too large is told of without being read: a thousand of them would fill the memory.
        guard isOfReadableSize(entry.size, entry.file, &findings) else {
          var unsaid = Findings()
          return (parseEntry([], of: entry.kind, slug: entry.slug, file: entry.file, options, &unsaid), findings)
        }
        let value = try watch.during(entry.path) {
          let text = try folder.read(entry.path) ?? []
          return parseEntry(text, of: entry.kind, slug: entry.slug, file: entry.file, options, &findings)
        }
        // Nobody has time for more before the file is where it belongs.
        if entry.isMisplaced { findings.removeHints() }
        return (value, findings)
      }
    }
    var all: [any Entry] = []
    all.reserveCapacity(parsed.count)
    for result in parsed {
      let (entry, own) = try result.get()
      all.append(entry)
      findings.add(own)
    }
    return ParsedContent(site: site, entries: all)
  }

  private func parseSiteFile(_ folder: any SourceFolder, _ findings: inout Findings) throws -> Site {
    guard let site, let text = try folder.read(files.path(of: site)) else { return Site() }
    return parseSite(text, file: site, &findings)
  }
}
