import Foundation

/// The parts of a document and how many paragraphs, points and notes each has: what a place in it can be.
struct DocumentOutline: Decodable {
  struct Part: Decodable {
    /// The heading, behind those that it stands under; nil for the notes at the end.
    let part: String?
    let paragraphs: Int?
    let points: Int?
    let lessons: Int?
    let notes: Int?

    init(part: String? = nil, paragraphs: Int? = nil, points: Int? = nil, lessons: Int? = nil, notes: Int? = nil) {
      self.part = part
      self.paragraphs = paragraphs
      self.points = points
      self.lessons = lessons
      self.notes = notes
    }

    /// `paragraph 2` and the like; empty where the part is one place by itself.
    var numbered: [String] {
      [("paragraph", paragraphs), ("point", points), ("lesson", lessons), ("note", notes)].flatMap { unit, count in
        (0..<(count ?? 0)).map { "\(unit) \($0 + 1)" }
      }
    }

    var places: [String] {
      guard let part else { return numbered }
      return numbered.isEmpty ? [part] : numbered.map { "\(part), \($0)" }
    }
  }

  /// Every place of the document, in its order.
  let places: [String]
  /// The places, and the headings under which they stand.
  private let known: Set<String>

  init(parts: [Part]) {
    places = parts.flatMap(\.places)
    known = Set(parts.compactMap(\.part) + places)
  }

  init(from decoder: any Decoder) throws {
    self.init(parts: try [Part](from: decoder))
  }

  /// The places that a locator names, such as `Case study 1, Background, paragraphs 2 and 3; opening, paragraph 1`. A
  /// heading alone stands for itself; what the document does not have is among the unknown.
  func read(_ locator: String) -> (places: Set<String>, unknown: [String]) {
    var places: Set<String> = []
    var unknown: [String] = []
    var heading: String?
    for piece in locator.split(separator: "; ").map(String.init) {
      var words: [String] = []
      var numbers: [String] = []
      for segment in piece.components(separatedBy: ", ") {
        if let read = Self.numbered(segment) {
          numbers += read
        } else if !Self.halves.contains(segment) {
          words.append(segment)
        }
      }
      if !words.isEmpty {
        let wanted = words.joined(separator: ", ")
        heading = resolve(wanted, after: heading)
        if heading == nil { unknown.append(piece) }
      }
      for number in numbers {
        let place = number.hasPrefix("note ") ? number : [heading, number].compactMap { $0 }.joined(separator: ", ")
        if known.contains(place) { places.insert(place) } else { unknown.append(piece) }
      }
      if numbers.isEmpty, let heading { places.insert(heading) }
    }
    return (places, unknown)
  }

  private static let halves: Set = ["first half", "second half"]

  /// A heading as the outline has it: in full, or without what it shares with the heading named before.
  private func resolve(_ wanted: String, after heading: String?) -> String? {
    if known.contains(wanted) { return wanted }
    var above = heading?.components(separatedBy: ", ") ?? []
    while !above.isEmpty {
      let full = (above + [wanted]).joined(separator: ", ")
      if known.contains(full) { return full }
      above.removeLast()
    }
    return nil
  }

  /// `paragraph 2`, `points 1 to 3`, `notes 1 and 2`.
  private static func numbered(_ segment: String) -> [String]? {
    let words = segment.split(separator: " ").map(String.init)
    guard let first = words.first, let unit = units[first], words.count > 1 else { return nil }
    switch words.count {
    case 2: return Int(words[1]).map { ["\(unit) \($0)"] }
    case 4:
      guard let from = Int(words[1]), let to = Int(words[3]), from < to else { return nil }
      return words[2] == "to"
        ? (from...to).map { "\(unit) \($0)" } : words[2] == "and" ? ["\(unit) \(from)", "\(unit) \(to)"] : nil
    default: return nil
    }
  }

  private static let units: [String: String] = {
    var units: [String: String] = [:]
    for unit in ["paragraph", "point", "lesson", "note"] {
      units[unit] = unit
      units["\(unit)s"] = unit
    }
    return units
  }()
}
