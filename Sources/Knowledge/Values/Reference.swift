import Diagnostics
import Output
import YAML

/// An entry named by its slug. Whether there is such an entry is for the linker to say.
package struct Reference<Target: Entry>: FieldValue, Hashable {
  package let slug: String
  package init(_ slug: String) { self.slug = slug }

  package static var shape: Shape { .reference(Target.kind) }
  package var datum: Datum { .text(slug) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "the slug of \(Target.kind.nounWithArticle)") else { return nil }
    guard isSlug(scalar.text) else {
      reading.reportNoSlug(scalar.text, Target.kind, at: node.place)
      return nil
    }
    return Self(scalar.text)
  }
}

extension Reading {
  /// Says that a text is no slug, and what may have been meant by it.
  fileprivate mutating func reportNoSlug(_ text: String, _ kind: Kind, at place: Place) {
    // The path of a file is often written, or the link to it.
    var name = Substring(text).split(separator: "/").last ?? ""
    if name.hasSuffix(".md") { name = name.dropLast(3) }
    let suggestion = makeSlug(from: name)
    var hint = "a slug is the file's name without .md: lower-case letters, digits and hyphens"
    if text.contains("://") {
      hint = "\(kind.nounWithArticle) is an entry of its own: add a file in content/\(kind.folder)/, with this address "
      hint += "under `\(kind == .source ? "url" : "website"):`, and write its name here, without .md"
    } else if !suggestion.isEmpty {
      hint = "a slug is the file's name without .md; for this one it would be `\(suggestion)`"
      if neighbours.contains(where: { $0.name == "name" }), text.contains(" ") {
        hint += "; if there is no such file yet, write `name: \(text)` instead"
      }
    }
    report(
      .unreadableSlug, at: place, "`\(text)` is not a slug", hint: hint,
      replacement: suggestion.isEmpty || text.contains("://") ? nil : .init(suggestion, at: place, isCertain: false))
  }
}

/// An entry named by its slug or, where nobody has written one, in words.
package enum ReferenceOrLine<Target: Entry>: FieldValue, Hashable {
  case reference(Reference<Target>)
  case line(Line)

  package static var shape: Shape { .referenceOrLine(Target.kind) }

  /// Words are a record with a `name`, so that they cannot be taken for a slug.
  package var datum: Datum {
    switch self {
    case .reference(let reference): reference.datum
    case .line(let line): .record([.init("name", line.datum)])
    }
  }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    if case .scalar(let scalar) = node.content, isSlug(scalar.text) { return .reference(Reference(scalar.text)) }
    return Line.read(node, &reading).map(Self.line)
  }
}

/// An entry of a kind that is left open, named as a link in the text names it: by its slug, its title or another name.
package struct EntryName: FieldValue, Hashable {
  package let text: String

  package static let shape = Shape.name
  package var datum: Datum { .text(text) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    Line.read(node, &reading).map { Self(text: $0.text) }
  }
}

/// Whether a text is a slug: lower-case letters, digits and single hyphens between them, at most 100.
package func isSlug(_ text: some StringProtocol) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { isSlug($0) } ?? Array(text.utf8).withUnsafeBufferPointer { isSlug($0) }
}

func isSlug(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  // The mark of a hyphen at the end of the eight bytes before; as if one stood before the text, so that none can begin it.
  var behindHyphen: UInt64 = 0x80
  let odd = bytes.first(in: 0..<bytes.count) { word in
    let hyphens = word.equal(to: UInt8(ascii: "-"))
    let doubled = hyphens & (hyphens << 8 | behindHyphen)
    behindHyphen = hyphens >> 56
    return word.beyondSlugs | doubled
  }
  return odd == nil && !bytes.isEmpty && bytes.count <= 100 && bytes.last != UInt8(ascii: "-")
}

/// The slug that a name gives: "Brighton Women's Centre" is `brighton-womens-centre`. Empty where nothing is left.
package func makeSlug(from name: some StringProtocol) -> String {
  var result = ""
  var needsHyphen = false
  for scalar in name.lowercased().decomposedLetters {
    switch scalar {
    case "a"..."z", "0"..."9":
      if needsHyphen, !result.isEmpty { result += "-" }
      needsHyphen = false
      result.unicodeScalars.append(scalar)
    case "'", "\u{2019}": break
    default: if scalar.isASCII || !scalar.properties.isGraphemeExtend { needsHyphen = true }
    }
    if result.utf8.count >= 80 { break }
  }
  return result
}

extension String {
  /// The scalars with the common accents of Latin letters taken off, without Foundation's normalisation.
  fileprivate var decomposedLetters: [Unicode.Scalar] {
    if utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "&") }) { return Array(unicodeScalars) }
    return unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      plainLetters[scalar].map { Array($0.unicodeScalars) } ?? [scalar]
    }
  }
}

private let plainLetters: [Unicode.Scalar: String] = [
  "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "æ": "ae", "ç": "c", "è": "e", "é": "e", "ê": "e",
  "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ö": "o",
  "ø": "o", "ù": "u", "ú": "u", "û": "u", "ü": "u", "ŵ": "w", "ŷ": "y", "ý": "y", "ÿ": "y", "ß": "ss", "œ": "oe",
  "&": " and ",
]
