/// The candidate that an author most likely meant by a word, or nil when none is clearly near.
///
/// Near means at most a third of the letters wrong (at most three, and one in a word of five or fewer), by the restricted Damerau-Levenshtein
/// distance, letters compared without case; of two equally near ones, neither is suggested.
package func nearest<Candidates: Sequence<String>>(to word: String, in candidates: Candidates) -> String? {
  let wanted = Array(word.lowercased().utf8)
  guard wanted.count <= 100 else { return nil }
  let limit = wanted.count < 6 ? 1 : min(3, wanted.count / 3)
  var best: (name: String, distance: Int)?
  var isTied = false
  for candidate in candidates where abs(candidate.utf8.count - wanted.count) <= limit {
    let distance = editDistance(wanted, Array(candidate.lowercased().utf8), atMost: best?.distance ?? limit)
    guard let distance else { continue }
    if distance == best?.distance {
      if candidate != best?.name { isTied = true }
    } else {
      best = (candidate, distance)
      isTied = false
    }
  }
  return isTied ? nil : best?.name
}

/// Words among which the nearest to many others is looked for: most of them are told apart without comparing letters.
package struct Candidates: Sendable {
  /// By their number of bytes.
  private var names: [Int: [(name: String, letters: UInt64)]] = [:]

  package init(_ names: some Sequence<String>) {
    for name in names { self.names[name.utf8.count, default: []].append((name, Self.letters(of: name))) }
  }

  /// The same as ``nearest(to:in:)``.
  package func nearest(to word: String) -> String? {
    let letters = Self.letters(of: word)
    let count = word.utf8.count
    let near = (max(0, count - 3)...count + 3).flatMap { length in
      // Three letters at most may differ, and each takes away one and adds one.
      (names[length] ?? []).lazy.filter { ($0.letters ^ letters).nonzeroBitCount <= 6 }.map(\.name)
    }
    return Diagnostics.nearest(to: word, in: near)
  }

  /// Which letters a word has, without case, as bits.
  private static func letters(of word: String) -> UInt64 {
    word.utf8.reduce(0) { $0 | 1 << UInt64(($1 | 0x20) & 63) }
  }
}

/// Letters put in, left out, changed or swapped with their neighbour to make one text of another; nil above a limit.
func editDistance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
  if left == right { return 0 }
  guard abs(left.count - right.count) <= limit else { return nil }
  var twoBack: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      let cost = left[i] == right[j] ? 0 : 1
      var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + cost)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, twoBack[j - 1] + 1) }
      current.append(best)
    }
    if current.allSatisfy({ $0 > limit }) { return nil }
    twoBack = previous
    previous = current
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}
