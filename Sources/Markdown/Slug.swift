/// Ids for the headings of one body: each once, none of those that the page has already.
struct HeadingIDs {
  private var used: Set<String>
  /// The next number to try behind a name, so that a thousand equal headings do not take a million tries.
  private var nextNumber: [String: Int] = [:]

  init(reserved: Set<String>) { used = reserved }

  /// The id for a heading: its letters and digits in lower case, see ``slug(_:)``.
  mutating func id(for text: String) -> String {
    let name = slug(text)
    if used.insert(name).inserted { return name }
    var number = nextNumber[name] ?? 1
    while !used.insert("\(name)-\(number)").inserted { number += 1 }
    nextNumber[name] = number + 1
    return "\(name)-\(number)"
  }
}

/// A heading's text as an id, as the code host makes it, so that `#links` work in its preview too: letters and digits in
/// lower case, a hyphen for each space, nothing for other characters; `section` where nothing is left.
package func slug(_ text: String) -> String {
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

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
    .spacingMark, .decimalNumber, .letterNumber:
    return true
  default: return false
  }
}
