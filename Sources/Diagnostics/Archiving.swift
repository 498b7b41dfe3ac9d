import Output

extension Place: Archivable {
  @usableFromInline package func write(to archive: inout Archive) {
    archive.add(stretch: Int(start), Int(end) - Int(start))
  }

  @usableFromInline package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    let (start, count) = try reader.stretch()
    guard start >= 0, count >= 0, count <= Int(UInt32.max), start <= Int(UInt32.max) else { throw ArchiveFault() }
    self.init(FileID(reader.file), start..<start + count)
  }
}

extension Located: Archivable where Value: Archivable {
  @inlinable package func write(to archive: inout Archive) {
    value.write(to: &archive)
    place.write(to: &archive)
  }

  @inlinable package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    self.init(try Value(from: &reader), at: try Place(from: &reader))
  }
}

extension Findings {
  /// Adds what was found in one file to an archive, among the places: it changes no page.
  package func write(to archive: inout Archive) {
    archive.add(place: all.count)
    for finding in all {
      archive.add(place: finding.rule.id)
      archive.add(finding.place)
      archive.add(place: finding.message)
      archive.add(place: finding.cut)
      archive.add(place: finding.notes.count)
      for note in finding.notes {
        archive.add(place: note.message)
        archive.add(note.place)
      }
      archive.add(place: finding.hint == nil ? 0 : 1)
      if let hint = finding.hint { archive.add(place: hint) }
      archive.add(place: finding.replacement == nil ? 0 : 1)
      if let replacement = finding.replacement {
        archive.add(place: replacement.text)
        archive.add(replacement.place)
        archive.add(place: replacement.isCertain ? 1 : 0)
      }
    }
  }

  /// - Parameter rules: all there are, by id.
  package init(from reader: inout ArchiveReader, rules: [String: Rule]) throws(ArchiveFault) {
    self.init()
    for _ in 0..<max(0, try reader.placeNumber()) {
      guard let rule = rules[try reader.placeText()] else { throw ArchiveFault() }
      let place = try Place(from: &reader)
      let message = try reader.placeText()
      let cut = try reader.placeNumber()
      var notes: [Diagnostic.Note] = []
      for _ in 0..<max(0, try reader.placeNumber()) {
        notes.append(.init(try reader.placeText(), at: try Place(from: &reader)))
      }
      let hint = try reader.placeNumber() == 0 ? nil : try reader.placeText()
      var replacement: Diagnostic.Replacement?
      if try reader.placeNumber() != 0 {
        let text = try reader.placeText()
        let place = try Place(from: &reader)
        replacement = .init(text, at: place, isCertain: try reader.placeNumber() != 0)
      }
      append(
        Diagnostic(
          rule: rule, place: place, message: message, cut: cut, notes: notes, hint: hint, replacement: replacement))
    }
  }
}
