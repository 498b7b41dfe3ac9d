/// The candidate that an author most likely meant by a word, or nil when none is clearly near.
///
/// Near means at most a third of the letters wrong (at most three, and one in a word of five or fewer), by the restricted Damerau-Levenshtein
/// distance, letters compared without case; of two equally near ones, neither is suggested.
package func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let count = word.utf8.count
  return Candidates(candidates.lazy.filter { abs($0.utf8.count - count) <= Candidates.mostMistakes }).nearest(to: word)
}

/// Words among which the nearest to many others is looked for: nearly all of them are told apart without comparing letters.
package struct Candidates: Sendable {
  private struct Candidate {
    let name: String
    let letters: [UInt8]
    let census: LetterCensus
  }

  /// Most letters that may be wrong.
  fileprivate static let mostMistakes = 3

  /// By their number of bytes.
  private var candidates: [Int: [Candidate]] = [:]

  package init(_ names: some Sequence<String>) {
    for name in names {
      let letters = Array(name.lowercased().utf8)
      candidates[letters.count, default: []].append(
        Candidate(name: name, letters: letters, census: LetterCensus(letters)))
    }
  }

  /// See ``nearest(to:in:)``.
  package func nearest(to word: String) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard wanted.count <= 100 else { return nil }
    let census = LetterCensus(wanted)
    var limit = wanted.count < 6 ? 1 : min(Self.mostMistakes, wanted.count / 3)
    var best: (name: String, distance: Int)?
    var isTied = false
    for count in max(0, wanted.count - limit)...(wanted.count + limit) {
      for candidate in candidates[count] ?? [] where census.difference(from: candidate.census) <= 2 * limit {
        guard let distance = editDistance(wanted, candidate.letters, atMost: limit) else { continue }
        if distance == best?.distance {
          if candidate.name != best?.name { isTied = true }
        } else {
          best = (candidate.name, distance)
          isTied = false
        }
        limit = distance
      }
    }
    return isTied ? nil : best?.name
  }
}

/// How often each letter stands in a word, up to four times, with a bit for each.
///
/// A mistake takes one letter away, or adds one, or does both, so that it changes two of the bits at the most; some letters share
/// their bits, which makes words more alike and never less.
private struct LetterCensus {
  private var bits = SIMD2<UInt64>()

  init(_ word: [UInt8]) {
    for byte in word {
      let (half, shift) = (Int(byte & 1), UInt64(byte >> 1 & 15) * 4)
      // The next bit of the letter's four.
      let seen = bits[half] >> shift & 15
      bits[half] |= ((seen << 1 | 1) & 15) << shift
    }
  }

  func difference(from other: Self) -> Int {
    (bits[0] ^ other.bits[0]).nonzeroBitCount + (bits[1] ^ other.bits[1]).nonzeroBitCount
  }
}

/// Letters put in, left out, changed or swapped with their neighbour to make one text of another; nil above a limit.
func editDistance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
  if left == right { return 0 }
  guard abs(left.count - right.count) <= limit else { return nil }
  var twoBack = Array(repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = twoBack
  for i in left.indices {
    current[0] = i + 1
    var least = i + 1
    for j in right.indices {
      let cost = left[i] == right[j] ? 0 : 1
      var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + cost)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, twoBack[j - 1] + 1) }
      current[j + 1] = best
      least = min(least, best)
    }
    if least > limit { return nil }
    (twoBack, previous, current) = (previous, current, twoBack)
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}
