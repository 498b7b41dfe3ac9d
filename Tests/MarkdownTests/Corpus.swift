import Testing

/// Small texts that cover every construct of the GFM specification, in our own words.
struct CorpusSection: Sendable, CustomTestStringConvertible {
  let title: String
  let texts: [String]
  var testDescription: String { title }

  /// - Parameter texts: parted by lines of `%%`.
  init(_ title: String, _ texts: String) {
    self.title = title
    var parts: [[Substring]] = [[]]
    for line in texts.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "%%" { parts.append([]) } else { parts[parts.count - 1].append(line) }
    }
    self.texts = parts.map { $0.joined(separator: "\n") + "\n" }
  }
}

let corpus: [CorpusSection] = leafBlockCorpus + containerCorpus + inlineCorpus + extensionCorpus
