import Diagnostics
import Output
import YAML

// What a field can hold, to a cache and back. Rows follow from their definitions.

/// A value that is a single text.
protocol TextValue: FieldValue {
  var archivedText: String { get }
  init(archivedText: String)
}

extension TextValue {
  package func write(to archive: inout Archive) { archive.add(archivedText) }
  package init(from reader: inout ArchiveReader) throws(ArchiveFault) { self.init(archivedText: try reader.text()) }
}

extension Text: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(archivedText) }
}

extension Reference: TextValue {
  var archivedText: String { slug }
  init(archivedText: String) { self.init(archivedText) }
}

extension Term: TextValue {
  var archivedText: String { id }
  init(archivedText: String) { self.init(archivedText) }
}

extension EntryName: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(text: archivedText) }
}

extension WebAddress: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(text: archivedText) }
}

extension LanguageTag: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(text: archivedText) }
}

extension OrganisationIdentifier: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(text: archivedText) }
}

extension Alias: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(text: archivedText) }
}

extension Slug: TextValue {
  var archivedText: String { text }
  init(archivedText: String) { self.init(text: archivedText) }
}

extension ClosedVocabulary {
  package func write(to archive: inout Archive) { archive.add(rawValue) }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    guard let value = Self(rawValue: try reader.text()) else { throw ArchiveFault() }
    self = value
  }
}

extension Contact {
  package func write(to archive: inout Archive) {
    archive.add(text)
    archive.add(isMail)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    self.init(text: try reader.text(), isMail: try reader.read())
  }
}

extension PartialDate {
  package func write(to archive: inout Archive) {
    archive.add(year)
    archive.add(month ?? 0)
    archive.add(day ?? 0)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    let (year, month, day) = (try reader.number(), try reader.number(), try reader.number())
    guard let date = Self(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day) else {
      throw ArchiveFault()
    }
    self = date
  }
}

extension Occasion {
  package func write(to archive: inout Archive) { archive.add(date) }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    let date: PartialDate? = try reader.read()
    self = date.map(Self.date) ?? .undated
  }
}

extension ReferenceOrLine {
  package func write(to archive: inout Archive) {
    switch self {
    case .reference(let reference):
      archive.add(0)
      archive.add(reference)
    case .line(let line):
      archive.add(1)
      archive.add(line)
    }
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    self = try reader.number() == 0 ? .reference(try reader.read()) : .line(try reader.read())
  }
}

extension FreeValue {
  package func write(to archive: inout Archive) { archive.add(node) }
  package init(from reader: inout ArchiveReader) throws(ArchiveFault) { node = try reader.read() }
}
