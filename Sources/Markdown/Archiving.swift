import Diagnostics
import Output

extension Body: Archivable {
  /// Adds all but the HTML, which is kept apart, and ``text``, which only the reading of the entry looks at.
  package func write(to archive: inout Archive) {
    archive.add(isEmpty)
    archive.add(links)
    archive.add(notes)
    archive.add(headings)
    archive.add(firstParagraph)
  }

  /// Reads all but the HTML, and but for ``text``: the body is empty until it is given one.
  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    _ = try reader.read(Bool.self)
    let links: [Link] = try reader.read()
    let notes: [Note] = try reader.read()
    let headings: [Heading] = try reader.read()
    let firstParagraph = try reader.text()
    self.init(
      html: [], holes: [], links: links, notes: notes, headings: headings, firstParagraph: firstParagraph, text: [])
  }
}

extension Link: Archivable {
  package func write(to archive: inout Archive) {
    archive.add(target)
    switch spelling {
    case .path: archive.add(0)
    case .wikilink(let hasLabel): archive.add(hasLabel ? 2 : 1)
    case .external: archive.add(3)
    case .anchor: archive.add(4)
    }
    archive.add(isImage)
    archive.add(text)
    archive.add(place)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    target = try reader.read()
    switch try reader.number() {
    case 0: spelling = .path
    case 1: spelling = .wikilink(hasLabel: false)
    case 2: spelling = .wikilink(hasLabel: true)
    case 3: spelling = .external
    case 4: spelling = .anchor
    default: throw ArchiveFault()
    }
    isImage = try reader.read()
    text = try reader.text()
    place = try reader.read()
  }
}

extension Note: Archivable {
  package func write(to archive: inout Archive) {
    archive.add(citations)
    archive.add(place)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    citations = try reader.read()
    place = try reader.read()
  }
}

extension Citation: Archivable {
  package func write(to archive: inout Archive) {
    archive.add(source)
    archive.add(locator)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    source = try reader.read()
    locator = try reader.read()
  }
}

extension Heading: Archivable {
  package func write(to archive: inout Archive) {
    archive.add(level)
    archive.add(id)
    archive.add(text)
    archive.add(place)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    level = try reader.number()
    id = try reader.text()
    text = try reader.text()
    place = try reader.read()
  }
}

extension Body.Written {
  /// As bytes for a cache: the holes, then the HTML as it is.
  package var bytes: Bytes {
    var out = Bytes()
    out.reserveCapacity(html.count + holes.count * 5 + 8)
    out.append(packed: holes.count)
    var last = 0
    for hole in holes {
      out.append(packed: Int(hole.at) - last)
      last = Int(hole.at)
      out.append(packed: Hole.Content.allCases.firstIndex(of: hole.content) ?? 0)
      out.append(packed: Int(hole.index))
    }
    out += html
    return out
  }

  /// How many bytes an empty text takes.
  package static let emptyCount = 1

  package init(_ bytes: Bytes) throws(ArchiveFault) {
    var reader = ByteReader(bytes[...])
    var holes: [Hole] = []
    var position = 0
    for _ in 0..<max(0, try reader.number()) {
      position += try reader.number()
      let content = try reader.number()
      guard Hole.Content.allCases.indices.contains(content) else { throw ArchiveFault() }
      holes.append(
        Hole(
          at: UInt32(clamping: position), content: Hole.Content.allCases[content],
          index: UInt32(clamping: try reader.number())))
    }
    self.init(html: Bytes(reader.rest), holes: holes)
  }
}
