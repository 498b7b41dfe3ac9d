import Diagnostics
import Markdown
import Output

/// An entry as it was read from its file, with what was wrong in it.
package struct ParsedEntry: Sendable {
  package var entry: any Entry
  package var findings: Findings

  package init(_ entry: any Entry, _ findings: Findings) {
    self.entry = entry
    self.findings = findings
  }

  /// All of it, but for the HTML of its text and the name of its file.
  package var archive: Archive {
    func archived<Kept: Entry>(_ entry: Kept) -> Archive {
      var archive = Archive()
      // It stands first in every kind.
      Kept.definition.write(entry, to: &archive, behindFirst: { $0.endTitle() })
      archive.add(entry.common.opening)
      archive.add(entry.body)
      archive.add(entry.common.hasNoText ? 1 : 0)
      findings.write(to: &archive)
      return archive
    }
    // One by one, so that the compiler makes a writer for each.
    return switch entry {
    case let entry as CaseStudy: archived(entry)
    case let entry as Organisation: archived(entry)
    case let entry as Lesson: archived(entry)
    case let entry as Source: archived(entry)
    case let entry as GlossaryTerm: archived(entry)
    case let entry as Framework: archived(entry)
    case let entry as ProsePage: archived(entry)
    default: archived(entry)
    }
  }

  /// Reads back what was written.
  ///
  /// - Parameters:
  ///   - file: where places are.
  ///   - rules: all there are, by id.
  ///   - keeping: gives its body the HTML that was not in the archive.
  package init(
    _ reader: inout ArchiveReader, kind: Kind, slug: String, file: FileID, rules: [String: Rule],
    keeping: (Body) -> Body = { $0 }
  ) throws(ArchiveFault) {
    func restored<Kept: Entry>(_ type: Kept.Type) throws(ArchiveFault) -> Kept {
      var entry = try Kept.definition.restore(from: &reader)
      try entry.common.change { common throws(ArchiveFault) in
        (common.slug, common.file) = (slug, file)
        common.opening = try reader.read()
        common.body = keeping(try reader.read())
        common.hasNoText = try reader.read() == 1
      }
      return entry
    }
    entry =
      switch kind {
      case .caseStudy: try restored(CaseStudy.self)
      case .organisation: try restored(Organisation.self)
      case .lesson: try restored(Lesson.self)
      case .source: try restored(Source.self)
      case .glossaryTerm: try restored(GlossaryTerm.self)
      case .framework: try restored(Framework.self)
      case .page: try restored(ProsePage.self)
      }
    findings = try Findings(from: &reader, rules: rules)
    guard reader.isAtEnd else { throw ArchiveFault() }
  }
}
