/// What lists are sorted by: the title in lower case, without marks before its first letter or figure, and without
/// "The". "A Way Out" stays under A, where people look for it.
func sortKey(_ title: String) -> String {
  let key = title.lowercased().drop { !$0.isLetter && !$0.isNumber }
  return String(key.hasPrefix("the ") ? key.dropFirst("the ".count) : key)
}

/// The letter under which a title is listed: `a` to `z`, or `other`.
func indexLetter(_ sortKey: String) -> String {
  guard let first = sortKey.first else { return "other" }
  if let byte = first.asciiValue { return isLetter(byte) ? String(first) : "other" }
  // "é" stands under e: Swift holds it equal to an e with an accent behind it.
  for letter in "abcdefghijklmnopqrstuvwxyz".unicodeScalars {
    for accent in (0x300...0x32d).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      var candidate = String(letter)
      candidate.unicodeScalars.append(accent)
      if candidate == String(first) { return String(letter) }
    }
  }
  return "other"
}

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
