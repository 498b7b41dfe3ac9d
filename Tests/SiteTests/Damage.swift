import Output
import TestSupport
import Testing

/// A site with one mistake in it.
struct Damaged {
  let folder: MemoryFolder
  let path: String
  /// Where the mistake is, 1-based.
  let lines: ClosedRange<Int>
  let label: String
}

/// A way in which people damage an entry, with the rules that may speak of it.
struct Damage: Sendable, CustomTestStringConvertible {
  let name: String
  let rules: Set<String>
  /// Words that the hint must hold, where it can say exactly what to do.
  var hint: String?
  /// Mistakes that are made, each of which has a message.
  var count = 1
  /// Only entries whose path begins so.
  var folder = "content/"
  /// The damaged lines for a line; nil where it cannot be damaged like this.
  let change: @Sendable (Entry, Int) -> [String]?

  var testDescription: String { name }

  /// An entry as its lines.
  struct Entry: Sendable {
    let path: String
    let lines: [String]
    /// The second line of hyphens.
    let end: Int
    func isField(_ index: Int) -> Bool { index > 0 && index < end }
    func isText(_ index: Int) -> Bool { index > end }
  }

  /// Every site that can be made by damaging one line of one entry.
  func applied(to sound: MemoryFolder) throws -> [Damaged] {
    sound.files.keys.sorted().filter { $0.hasPrefix(folder) && $0.hasSuffix(".md") }.flatMap { path -> [Damaged] in
      let lines = String(decoding: sound.files[path] ?? [], as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
      let entry = Entry(path: path, lines: lines, end: lines.dropFirst().firstIndex(of: "---") ?? lines.count)
      return lines.indices.compactMap { index in
        guard let damaged = change(entry, index), damaged != [lines[index]] else { return nil }
        var folder = sound
        folder.files[path] = Bytes(
          (lines[..<index] + damaged + lines[(index + 1)...]).joined(separator: "\n").utf8)
        // What was taken out is missed where its entry or its row begins.
        let added = damaged.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false).count
        let last = index + max(1, added)
        return Damaged(
          folder: folder, path: path, lines: (damaged.isEmpty ? 1 : index + 1)...last,
          label: "\(name), \(path):\(index + 1)")
      }
    }
  }
}

/// The kinds of damage, by what they do to a line.
extension Damage {
  /// A line of the fields that is changed.
  static func field(
    _ name: String, _ rules: Set<String>, hint: String? = nil, in folder: String = "content/",
    _ change: @escaping @Sendable (String) -> String?
  ) -> Damage {
    Damage(name: name, rules: rules, hint: hint, folder: folder) { entry, index in
      entry.isField(index) ? change(entry.lines[index]).map { [$0] } : nil
    }
  }

  /// A value of a field that is replaced, wherever the field stands.
  static func value(
    _ key: String, _ value: String, _ rules: Set<String>, hint: String? = nil, in folder: String = "content/"
  ) -> Damage {
    field("\(key): \(value)", rules, hint: hint, in: folder) { line in
      let bare = line.trimmed
      guard bare.hasPrefix("\(key): ") || bare.hasPrefix("- \(key): ") else { return nil }
      return line.prefix { $0 != ":" } + ": " + value
    }
  }

  /// Lines that are put below the text of a case study.
  static func text(_ name: String, _ added: String, _ rules: Set<String>, hint: String? = nil) -> Damage {
    Damage(name: name, rules: rules, hint: hint, folder: "content/case-studies/") { entry, index in
      guard index == entry.lines.count - 1 else { return nil }
      return ["", added, ""]
    }
  }

  /// The line of a field that a case study's first line of fields is followed by.
  static func extra(
    _ added: String, _ rules: Set<String>, hint: String? = nil, in folder: String = "content/organisations/"
  ) -> Damage {
    Damage(name: added, rules: rules, hint: hint, folder: folder) { entry, index in
      index == 1 ? [entry.lines[1], added] : nil
    }
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.first == " " { text = text.dropFirst() }
    return String(text)
  }

  /// The key of a line of fields; nil where it has none.
  var key: String? {
    var text = Substring(trimmed)
    if text.hasPrefix("- ") { text = text.dropFirst(2) }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return String(text[..<colon])
  }

  /// What stands behind the colon; nil where nothing does.
  var value: String? {
    guard let range = firstRange(of: ": ") else { return nil }
    return String(self[range.upperBound...])
  }

  /// Whether the value is words without quotes or brackets.
  var hasPlainValue: Bool { value?.first.map { $0.isLetter } ?? false }

  func replacingFirst(_ text: String, with other: String) -> String? {
    guard let range = firstRange(of: text) else { return nil }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}

/// What looks odd and is no mistake.
struct Harmless: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let make: @Sendable (Bytes) -> Bytes

  static let all = [
    Harmless(testDescription: "Windows line ends") { text in
      Bytes(text.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] })
    },
    Harmless(testDescription: "a byte order mark") { [0xef, 0xbb, 0xbf] + $0 },
    Harmless(testDescription: "spaces at the ends of lines") { text in
      Bytes(text.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: " "), $0] : [$0] })
    },
    Harmless(testDescription: "no line feed at the end") { text in
      Bytes(text.reversed().drop { $0 == UInt8(ascii: "\n") }.reversed())
    },
    Harmless(testDescription: "empty lines at the end") { $0 + Bytes("\n\n\n".utf8) },
    Harmless(testDescription: "an empty line between fields, and a comment") { text in
      Bytes(String(decoding: text, as: UTF8.self).replacing("\ntitle:", with: "\n\n# a note\ntitle:").utf8)
    },
    Harmless(testDescription: "an unquoted year") { text in
      Bytes(String(decoding: text, as: UTF8.self).replacing("\"2019\"", with: "2019").utf8)
    },
    Harmless(testDescription: "keys in quotes") { text in
      Bytes(String(decoding: text, as: UTF8.self).replacing("\ntitle:", with: "\n\"title\":").utf8)
    },
  ]
}
