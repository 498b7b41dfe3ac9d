import Diagnostics
import YAML

/// `true` or `false`.
extension Bool: FieldValue {
  package static var shape: Shape { .flag }
  package var datum: Datum { .flag(self) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Bool? {
    guard let scalar = reading.scalar(node, wanted: "`true` or `false`") else { return nil }
    switch scalar.text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      reading.report(
        .wrongType, at: node.place, "`\(scalar.text)` is neither `true` nor `false`",
        hint: "write true or false, or leave the line out")
      return nil
    }
  }
}

/// A whole number.
extension Int: FieldValue {
  package static var shape: Shape { .number }
  package var datum: Datum { .number(self) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Int? {
    guard let scalar = reading.scalar(node, wanted: "a whole number") else { return nil }
    if let number = Int(scalar.text), abs(number) < 1_000_000_000 { return number }
    reading.report(
      .wrongType, at: node.place, "`\(scalar.text)` is no whole number", hint: "write it in figures, such as 3")
    return nil
  }
}

/// The address of a web page.
package struct WebAddress: FieldValue, Hashable {
  /// With its scheme, `https` or `http`; a bare `www.…` was given one.
  package let text: String

  /// The address as people print it: without scheme and without a slash at the end.
  package var shown: String {
    var shown = Substring(text)
    for scheme in ["https://", "http://"] where shown.hasPrefix(scheme) { shown = shown.dropFirst(scheme.count) }
    return String(shown.hasSuffix("/") ? shown.dropLast() : shown)
  }

  package static let shape = Shape.address
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "the address of a web page") else { return nil }
    if isUsual(scalar.text) { return Self(text: scalar.text) }
    var text = scalar.text
    if text.lowercased().hasPrefix("www.") { text = "http://" + text }
    let lower = text.lowercased()
    let host = lower.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isWeb = lower.hasPrefix("https://") || lower.hasPrefix("http://")
    let isClean = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "<", ">", "\"", "\\", "^", "`", "{", "|", "}": false
      default: scalar.value > 0x20 && !scalar.isHidden
      }
    }
    guard isWeb, isClean, isHost(host) else {
      let meant = text.meantAddress
      reading.report(
        .unreadableAddress, at: node.place, "`\(scalar.text)` is not the address of a web page",
        hint: "write it as the browser shows it, beginning with https://\(meant.map { ": `\($0)`" } ?? "")",
        replacement: meant.map { .init($0, at: node.place, isCertain: false) })
      return nil
    }
    return Self(text: text)
  }

  /// Whether an address is written as nearly all are, in ASCII and without a port, which one look at its bytes tells.
  private static func isUsual(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) }) else { return false }
      var (position, labels, labelStart) = (scheme.utf8.count, 0, scheme.utf8.count)
      host: while true {
        switch position < bytes.count ? bytes[position] : UInt8(ascii: "/") {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
        case UInt8(ascii: "."), UInt8(ascii: "/"):
          guard position > labelStart else { return false }
          labels += 1
          labelStart = position + 1
          if position == bytes.count || bytes[position] == UInt8(ascii: "/") { break host }
        default: return false
        }
        position += 1
      }
      return labels > 1
        && bytes[position...].allSatisfy {
          switch $0 {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "_"):
            true
          default: false
          }
        }
    }
  }

  /// Whether a host has two labels or more, none of them empty, and a port that is a number, if it has one.
  private static func isHost(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let isPort =
      parts.count == 1
      || parts[1].utf8.allSatisfy { (48...57).contains($0) } && Int(parts[1]).map { (1...65535).contains($0) } ?? false
    // A name in any script; of ASCII letters, digits and hyphens alone.
    return labels.count > 1 && !labels.contains("") && isPort
      && parts[0].unicodeScalars.allSatisfy {
        switch $0 {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".": true
        default: $0.value >= 0x80
        }
      }
  }
}

extension String {
  /// The address that was most likely meant: without what stands round it, with its scheme; nil where nothing is likely.
  fileprivate var meantAddress: String? {
    var text = self
    for (sign, other) in [("<", ">"), ("(", ")")] where text.hasPrefix(sign) && text.hasSuffix(other) {
      text = String(text.dropFirst().dropLast())
    }
    if let colon = text.firstIndex(of: ":") {
      let scheme = text[..<colon].lowercased()
      guard scheme.hasPrefix("h"), scheme.hasSuffix("p") || scheme.hasSuffix("s"), scheme.count <= 6 else { return nil }
      text = String(text[text.index(after: colon)...].drop { $0 == "/" || $0 == "\\" })
    }
    let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard host.contains("."), !text.contains("@"), !text.contains(where: \.isWhitespace), !host.hasSuffix(".") else {
      return nil
    }
    return "https://" + text
  }
}

/// Where a correction can be sent: an e-mail address, or the address of a web page with a form.
package struct Contact: FieldValue, Hashable {
  package let text: String
  package let isMail: Bool

  package static let shape = Shape.line(upTo: 200)
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "an e-mail address or the address of a web page") else {
      return nil
    }
    let text = scalar.text.hasPrefix("mailto:") ? String(scalar.text.dropFirst("mailto:".count)) : scalar.text
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isLocal: (Character) -> Bool = { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_+".contains($0)) }
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isLocal) }), parts[1].contains(".") {
      return Self(text: text, isMail: true)
    }
    if text.hasPrefix("https://") || text.hasPrefix("http://") {
      return WebAddress.read(node, &reading).map { Self(text: $0.text, isMail: false) }
    }
    reading.report(
      .unreadableAddress, at: node.place, "`\(scalar.text)` is neither an e-mail address nor the address of a web page",
      hint: "for example `contact: editors@example.org`")
    return nil
  }
}

/// A language by BCP 47: `en-GB`.
package struct LanguageTag: FieldValue, Hashable {
  package let text: String
  package static let shape = Shape.line(upTo: 35)
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "a language") else { return nil }
    let parts = scalar.text.split(separator: "-", omittingEmptySubsequences: false)
    let isLanguage =
      parts.first.map { (2...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isLetter } } ?? false
    let isTag = parts.dropFirst().allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    if isLanguage, isTag { return Self(text: scalar.text) }
    reading.report(
      .wrongType, at: node.place, "`\(scalar.text)` is not the short form of a language",
      hint: "write it by BCP 47: `en-GB` is British English, `cy` is Welsh")
    return nil
  }
}

/// An identifier of an organisation by org-id.guide: `GB-CHC-1074546`.
package struct OrganisationIdentifier: FieldValue, Hashable {
  package let text: String
  package static let shape = Shape.line(upTo: 60)
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "an identifier") else { return nil }
    let parts = scalar.text.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
    let isList = parts.count == 3 && parts[0].count == 2
    let hasLetters = parts.prefix(2).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isUppercase || $0.isNumber }
    }
    guard isList, hasLetters, parts.count == 3, !parts[2].isEmpty,
      parts[2].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) })
    else {
      reading.report(
        .unreadableIdentifier, at: node.place, "`\(scalar.text)` is not an identifier by org-id",
        hint: "write the register and the number: GB-CHC-1074546 is charity 1074546 in England and Wales, "
          + "GB-COH-03562176 a company; https://org-id.guide lists them")
      return nil
    }
    if let register = registers.first(where: { scalar.text.hasPrefix($0.prefix) }), !register.takes(parts[2]) {
      reading.report(
        .unreadableIdentifier, at: node.place,
        "`\(parts[2])` is not a number of \(register.name)", hint: register.hint)
    }
    return Self(text: scalar.text)
  }

  /// The registers that most British organisations are in, with what their numbers look like (org-id.guide, and the pages of the
  /// registers): a number with a digit too few joins with nothing, and nobody would notice.
  private static let registers: [Register] = [
    Register(
      prefix: "GB-CHC-", name: "the register of charities in England and Wales",
      hint: "it has six or seven digits, and for a linked charity a hyphen and one more number: GB-CHC-1074546"
    ) { number in
      let parts = number.split(separator: "-", omittingEmptySubsequences: false)
      return (6...7).contains(parts[0].count) && parts.count <= 2
        && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    },
    Register(
      prefix: "GB-COH-", name: "the register of companies",
      hint: "it has eight characters, with noughts in front where it is shorter: GB-COH-03562176"
    ) { $0.count == 8 && $0.dropFirst(2).allSatisfy { $0.isNumber || $0.isUppercase } },
    Register(
      prefix: "GB-SC-", name: "the register of charities in Scotland", hint: "it is SC and six digits: GB-SC-SC012345"
    ) { $0.count == 8 && $0.hasPrefix("SC") && $0.dropFirst(2).allSatisfy(\.isNumber) },
    Register(
      prefix: "GB-NIC-", name: "the register of charities in Northern Ireland", hint: "it has six digits: GB-NIC-100002"
    ) { $0.count == 6 && $0.allSatisfy(\.isNumber) },
  ]

  private struct Register: Sendable {
    let prefix, name, hint: String
    let takes: @Sendable (Substring) -> Bool
  }
}

/// Whatever stands under `extra:`, kept for tools of others: data files pass it on, no page shows it.
package struct FreeValue: FieldValue {
  package let node: YAMLNode
  package static let shape = Shape.free
  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? { Self(node: node) }
  package var datum: Datum { Datum(node) }
}

extension Datum {
  /// A tree as it stands, all of it texts.
  fileprivate init(_ node: YAMLNode) {
    self =
      switch node.content {
      case .empty: .text("")
      case .scalar(let scalar): .text(scalar.text)
      case .sequence(let items): .list(items.map { Datum($0) })
      case .mapping(let pairs): .record(pairs.map { Pair($0.key.value, Datum($0.value)) })
      }
  }
}
