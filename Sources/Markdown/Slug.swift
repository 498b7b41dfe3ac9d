/// Ids for the headings of one body: each once, none of those that the page has already.
struct HeadingIDs {
  /// Those of the page, which all bodies share.
  private let reserved: IDsByLength
  /// Most texts have few, and looking through them is faster than looking one up by its hash.
  private var first: [String] = []
  /// Those from the 17th on.
  private var others: Set<String> = []
  /// The next number to try behind a name, so that a thousand equal headings do not take a million tries.
  private var nextNumber: [String: Int] = [:]

  init(reserved: IDsByLength) { self.reserved = reserved }

  /// The id for a heading: its letters and digits in lower case, see ``slug(_:)``.
  mutating func id(for text: String) -> String {
    let name = slug(text)
    if take(name) { return name }
    var number = nextNumber[name] ?? 1
    while !take("\(name)-\(number)") { number += 1 }
    nextNumber[name] = number + 1
    return "\(name)-\(number)"
  }

  private mutating func take(_ id: String) -> Bool {
    let count = id.utf8.count
    if first.contains(where: { $0.utf8.count == count && $0 == id }) || reserved.contains(id) { return false }
    if first.count == 16 { return others.insert(id).inserted }
    if first.isEmpty { first.reserveCapacity(8) }
    first.append(id)
    return true
  }
}

/// Some ids by how many bytes they have: few have as many as another, and looking through those is faster than looking one up
/// by its hash.
struct IDsByLength: Sendable {
  private var ids: [[String]] = []

  init(_ ids: Set<String>) {
    for id in ids {
      while self.ids.count <= id.utf8.count { self.ids.append([]) }
      self.ids[id.utf8.count].append(id)
    }
  }

  func contains(_ id: String) -> Bool { ids.indices.contains(id.utf8.count) && ids[id.utf8.count].contains(id) }
}

/// A heading's text as an id, as the code host makes it, so that `#links` work in its preview too: letters and digits in
/// lower case, a hyphen for each space, nothing for other characters; `section` where nothing is left.
package func slug(_ text: String) -> String {
  if let slug = asciiSlug(text) { return slug }
  var slug = ""
  slug.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    if scalar.isASCII, isAlphanumeric(UInt8(scalar.value)) {
      let isUpper = scalar.value < UnicodeScalar("a").value && scalar.value >= UnicodeScalar("A").value
      slug.unicodeScalars.append(isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
    } else if !scalar.isASCII, isWordScalar(scalar) {
      slug.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    } else if scalar == "-" || scalar == "_" {
      slug.unicodeScalars.append(scalar)
    } else if scalar == " " || scalar.properties.isWhitespace {
      slug += "-"
    }
  }
  return slug.isEmpty ? "section" : slug
}

/// The same for a text of plain ASCII; nil for others.
private func asciiSlug(_ text: String) -> String? {
  var (text, isASCII) = (text, true)
  let slug = text.withUTF8 { bytes in
    String(unsafeUninitializedCapacity: bytes.count) { slug in
      var count = 0
      for byte in bytes {
        switch byte {
        case 0x80...:
          isASCII = false
          return 0
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug[count] = byte | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: "_"): slug[count] = byte
        case let byte where isAlphanumeric(byte): slug[count] = byte
        case let byte where isSpace(byte): slug[count] = UInt8(ascii: "-")
        default: continue
        }
        count += 1
      }
      return count
    }
  }
  if !isASCII { return nil }
  return slug.isEmpty ? "section" : slug
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
    .spacingMark, .decimalNumber, .letterNumber:
    return true
  default: return false
  }
}
