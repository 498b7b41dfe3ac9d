import Diagnostics
import Output

extension YAMLNode: Archivable {
  package func write(to archive: inout Archive) {
    archive.add(place)
    switch content {
    case .empty: archive.add(0)
    case .scalar(let scalar):
      archive.add(1)
      archive.add(scalar.text)
      archive.add(YAMLScalar.Style.allCases.firstIndex(of: scalar.style) ?? 0)
      archive.add(place: scalar.cutOff == nil ? 0 : 1)
      if let cutOff = scalar.cutOff { archive.add(cutOff) }
    case .sequence(let items):
      archive.add(2)
      archive.add(items)
    case .mapping(let pairs):
      archive.add(3)
      archive.add(pairs.count)
      for pair in pairs {
        archive.add(pair.key)
        archive.add(pair.value)
      }
    }
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    let place: Place = try reader.read()
    switch try reader.number() {
    case 0: self.init(place: place, content: .empty)
    case 1:
      let text = try reader.text()
      let style = try reader.number()
      guard YAMLScalar.Style.allCases.indices.contains(style) else { throw ArchiveFault() }
      let cutOff: Place? = try reader.placeNumber() == 0 ? nil : reader.read()
      self.init(
        place: place, content: .scalar(YAMLScalar(text: text, style: YAMLScalar.Style.allCases[style], cutOff: cutOff)))
    case 2: self.init(place: place, content: .sequence(try reader.read()))
    case 3:
      var pairs: [YAMLPair] = []
      for _ in 0..<max(0, try reader.number()) {
        pairs.append(YAMLPair(key: try reader.read(), value: try reader.read()))
      }
      self.init(place: place, content: .mapping(pairs))
    default: throw ArchiveFault()
    }
  }
}
