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

  /// Those whose first words have one hash follow one another, the longest first.
  private let names: [Name]
  /// Where the names of each hash begin, and behind that where the last ones end; empty where there are no names.
  private let starts: [Int]

  init(_ base: KnowledgeBase) {
    var names: [Name] = []
    for id in base.allGlossaryTerms where base[id].common.autolink?.value != false {
      let term = base[id]
      for name in [term.name, term.short?.text].compactMap({ $0 }) + term.common.otherNames.map(\.value.text) {
        let isExact = !name.contains(" ") && name.count(where: \.isUppercase) > 1
        let bytes = Bytes((isExact ? name : name.lowercased()).utf8)
        guard let first = bytes.first, isWordByte(first), !bytes.contains(where: isMarkup) else { continue }
        names.append(Name(bytes: bytes, isExact: isExact, term: id))
      }
    }
    let hashes = names.map { WordHash($0.bytes.prefix(while: isWordByte)).bucket }
    let order = names.indices.sorted { left, right in
      (hashes[left], names[right].bytes.count, names[left].term, left)
        < (hashes[right], names[left].bytes.count, names[right].term, right)
    }
    self.names = order.map { names[$0] }
    var starts = [Int](repeating: 0, count: names.isEmpty ? 0 : WordHash.bucketCount + 1)
    for hash in hashes { starts[hash + 1] += 1 }
    for hash in starts.indices.dropFirst() { starts[hash] += starts[hash - 1] }
    self.starts = starts
  }

  /// Whether there is no word to look for.
  var isEmpty: Bool { names.isEmpty }

  /// The first mention of each term in a body's HTML, in order: not in links, headings and code.
  ///
  /// - Parameter known: terms that need no explanation there: the text leads to them anyway, or is their own.
  func mentions(in body: Body.Written, but known: Set<ID<GlossaryTerm>>) -> [Mention] {
    if names.isEmpty { return [] }
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
        var hash = WordHash()
        while index < html.count, isWordByte(html[index]) {
          hash.add(html[index])
          index += 1
        }
        // Most words begin no name.
        let named = starts[hash.bucket]..<starts[hash.bucket + 1]
        if closed > 0 || named.isEmpty { continue }
        while nextHole < body.holes.count, Int(body.holes[nextHole].at) <= start { nextHole += 1 }
        let end = nextHole < body.holes.count ? Int(body.holes[nextHole].at) : html.count
        guard let name = name(named, at: start, in: html, upTo: end, but: known) else { continue }
        known.insert(name.term)
        index = start + name.bytes.count
        found.append(Mention(range: start..<index, term: name.term))
      } else {
        index += 1
      }
    }
    return found
  }

  /// - Parameter candidates: where the names lie whose first words have the hash of the one that begins here.
  private func name(
    _ candidates: Range<Int>, at start: Int, in html: ArraySlice<UInt8>, upTo limit: Int,
    but known: Set<ID<GlossaryTerm>>
  ) -> Name? {
    names[candidates].first { name in
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
}

/// A hash of a word (FNV-1a), the same for capitals and small letters.
private struct WordHash {
  static let bucketCount = 4096

  private var value: UInt32 = 2_166_136_261

  init() {}

  init(_ word: ArraySlice<UInt8>) {
    for byte in word { add(byte) }
  }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt32(lowered(byte))) &* 16_777_619 }

  /// Less than ``bucketCount``.
  var bucket: Int { Int((value ^ value >> 15) & UInt32(Self.bucketCount - 1)) }
}

private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }

private func isWordByte(_ byte: UInt8) -> Bool {
  // Letters first, since most are.
  (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 || byte &- UInt8(ascii: "0") < 10
    || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_")
}

private func isMarkup(_ byte: UInt8) -> Bool { "<>&\"".utf8.contains(byte) }
