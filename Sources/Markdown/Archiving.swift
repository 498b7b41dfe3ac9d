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
      .empty, links: links, notes: notes, headings: headings, firstParagraph: firstParagraph, text: [])
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
  /// No text at all.
  package static let empty: Self = {
    var html = ByteRoom(capacity: 0)
    return Self(html: &html, holes: [])
  }()

  /// How many bytes an empty text takes.
  package static let emptyCount = empty.bytes.count

  /// Packs the holes behind the HTML, so that it is copied once: each less the one before; then, in four bytes each, how many
  /// there are and how long the HTML is.
  init(html room: inout ByteRoom, holes: [Hole]) {
    let htmlCount = room.count
    var last = 0
    for hole in holes {
      room.append(packed: Int(hole.at) - last, Int(hole.content.rawValue))
      room.append(packed: Int(hole.index))
      last = Int(hole.at)
    }
    for count in [holes.count, htmlCount] {
      withUnsafeBytes(of: UInt32(count).littleEndian) { $0.withMemoryRebound(to: UInt8.self) { room.append($0) } }
    }
    self.init(bytes: room.bytes, htmlCount: htmlCount, holes: holes)
  }

  package init(_ bytes: Bytes) throws(ArchiveFault) {
    let end = bytes.count - 8
    guard end >= 0 else { throw ArchiveFault() }
    func count(at offset: Int) -> Int {
      Int(bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) })
    }
    let (holeCount, htmlCount) = (count(at: end), count(at: end + 4))
    // Each takes three bytes or more.
    guard htmlCount <= end, holeCount <= (end - htmlCount) / 3 else { throw ArchiveFault() }
    var reader = ByteReader(bytes[htmlCount..<end])
    var holes: [Hole] = []
    holes.reserveCapacity(holeCount)
    var position = 0
    for _ in 0..<holeCount {
      position += try reader.number()
      guard let content = Hole.Content(rawValue: UInt8(truncatingIfNeeded: try reader.number())) else {
        throw ArchiveFault()
      }
      holes.append(
        Hole(at: UInt32(clamping: position), content: content, index: UInt32(clamping: try reader.number())))
    }
    self.init(bytes: bytes, htmlCount: htmlCount, holes: holes)
  }
}
