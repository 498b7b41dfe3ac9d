import Diagnostics
import Knowledge
import Markdown
import Output

/// Finds words of the glossary in a text, so that their first mention can lead to what they mean.
///
/// Made once for the site. Looking for terms takes a time that grows with the text, whatever the number of terms.
struct TermFinder: Sendable {
  /// A spelling of a term.
  private struct Name: Sendable {
    /// As written; in small letters where capitals do not matter.
    let bytes: Bytes
    /// An acronym is one only in capitals.
    let isExact: Bool
    let term: ID<GlossaryTerm>
  }

  /// A mention: a stretch of the HTML, and the term that it names.
  struct Mention: Sendable {
    let range: Range<Int>
    let term: ID<GlossaryTerm>
  }

  /// Names by the hash of their first word; the longest of each first.
  private let buckets: [[Name]]

  init(_ base: KnowledgeBase) {
    var names: [Name] = []
    for id in base.allGlossaryTerms where base[id].common.autolink?.value != false {
      let term = base[id]
      for name in [term.name, term.short?.text].compactMap({ $0 }) + term.common.otherNames.map(\.value.text) {
        let isExact = name.filter(\.isUppercase).count > 1 && !name.contains(" ")
        let bytes = Bytes((isExact ? name : name.lowercased()).utf8)
        guard let first = bytes.first, isWordByte(first), !bytes.contains(where: isMarkup) else { continue }
        names.append(Name(bytes: bytes, isExact: isExact, term: id))
      }
    }
    var buckets = [[Name]](repeating: [], count: names.isEmpty ? 0 : Self.bucketCount)
    for name in names.sorted(by: { ($1.bytes.count, $0.term) < ($0.bytes.count, $1.term) }) {
      let end = name.bytes.firstIndex { !isWordByte($0) } ?? name.bytes.count
      buckets[Self.bucket(of: name.bytes[...], 0..<end)].append(name)
    }
    self.buckets = buckets
  }

  /// Whether there is no word to look for.
  var isEmpty: Bool { buckets.isEmpty }

  /// The first mention of each term in a body's HTML, in order: not in links, headings and code.
  ///
  /// - Parameter known: terms that need no explanation there: the text leads to them anyway, or is their own.
  func mentions(in body: Body.Written, but known: Set<ID<GlossaryTerm>>) -> [Mention] {
    if buckets.isEmpty { return [] }
    let html = body.html
    var nextHole = 0
    var found: [Mention] = []
    var known = known
    var index = 0
    /// How many elements are open in which nothing is linked.
    var closed = 0
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: "<") {
        closed += Self.change(at: index, in: html)
        while index < html.count, html[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
      } else if byte == UInt8(ascii: "&") {
        while index < html.count, html[index] != UInt8(ascii: ";") { index += 1 }
        index += 1
      } else if isWordByte(byte) {
        let start = index
        while index < html.count, isWordByte(html[index]) { index += 1 }
        if closed > 0 { continue }
        while nextHole < body.holes.count, Int(body.holes[nextHole].at) <= start { nextHole += 1 }
        let end = nextHole < body.holes.count ? Int(body.holes[nextHole].at) : html.count
        guard let name = name(at: start, firstWord: start..<index, in: html, upTo: end, but: known) else { continue }
        known.insert(name.term)
        index = start + name.bytes.count
        found.append(Mention(range: start..<index, term: name.term))
      } else {
        index += 1
      }
    }
    return found
  }

  private func name(
    at start: Int, firstWord: Range<Int>, in html: ArraySlice<UInt8>, upTo limit: Int, but known: Set<ID<GlossaryTerm>>
  ) -> Name? {
    buckets[Self.bucket(of: html, firstWord)].first { name in
      let end = start + name.bytes.count
      guard end <= limit, end == html.count || !isWordByte(html[end]), !known.contains(name.term) else {
        return false
      }
      return zip(html[start..<end], name.bytes).allSatisfy { typed, wanted in
        typed == wanted || !name.isExact && lowered(typed) == wanted
          || wanted == UInt8(ascii: " ") && typed == UInt8(ascii: "\n")
      }
    }
  }

  /// Whether a tag opens (1) or closes (-1) an element in which nothing is linked.
  private static func change(at start: Int, in html: ArraySlice<UInt8>) -> Int {
    let isEnd = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
    var name = html[(start + (isEnd ? 2 : 1))...].prefix { isWordByte($0) }
    let isHeading = name.count == 2 && name.first == UInt8(ascii: "h") && name.last != UInt8(ascii: "r")
    if let only = name.popFirst(), name.isEmpty || isHeading, only == UInt8(ascii: "a") || isHeading {
      return isEnd ? -1 : 1
    }
    if name.elementsEqual("ode".utf8) || name.elementsEqual("re".utf8) || name.elementsEqual("ite".utf8) {
      return isEnd ? -1 : 1
    }
    return 0
  }

  private static let bucketCount = 4096

  private static func bucket(of bytes: ArraySlice<UInt8>, _ word: Range<Int>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in word { hash = (hash ^ UInt32(lowered(bytes[index]))) &* 16_777_619 }
    return Int((hash ^ hash >> 15) & UInt32(bucketCount - 1))
  }
}

private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }

private func isWordByte(_ byte: UInt8) -> Bool {
  (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte >= 0x80
    || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_")
}

private func isMarkup(_ byte: UInt8) -> Bool { "<>&\"".utf8.contains(byte) }
