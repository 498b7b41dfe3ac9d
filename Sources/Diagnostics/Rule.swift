/// How much a finding weighs.
package enum Severity: String, Comparable, Sendable, CaseIterable {
  /// The site is not built.
  case error
  /// The site is built, but a reader is likely to be misled; `--strict` makes it an error.
  case warning
  /// Something worth adding, when there is time.
  case hint

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .hint: 2
    }
  }
}

/// A kind of mistake, with the paragraph that explains it to an author.
///
/// The manual is part of the rule: `kbgen explain` and the site print it, and a test builds both examples, so that it
/// cannot become untrue.
package struct Rule: Sendable {
  /// Lower-case words with hyphens; never changes once released.
  package let id: String
  package let severity: Severity
  /// The mistake in a few words, lower case: "a reference to an entry that does not exist".
  package let title: String
  /// Why it matters and what to do; plain text, paragraphs parted by blank lines.
  package let manual: String
  /// Something that breaks the rule, and nothing else.
  package let mistake: Example
  /// The same, mended.
  package let remedy: Example

  package init(
    _ id: String, _ severity: Severity, _ title: String, manual: String, mistake: Example, remedy: Example
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.manual = manual
    self.mistake = mistake
    self.remedy = remedy
  }

  /// A piece of content that shows a mistake or its remedy.
  package struct Example: Sendable {
    package enum Part: Sendable {
      /// Lines of an entry's front matter; the rest of a smallest entry of that kind is understood.
      case frontMatter
      /// An entry's text; its front matter is understood.
      case body
      /// A whole file.
      case file
    }
    package let part: Part
    /// Path from the folder that holds `content/` and `templates/`.
    package let path: String
    private let words: Words

    /// The pieces of a text. A class, since rules are handed about and hardly anyone reads their examples.
    private final class Words: Sendable {
      let start, repeated, end: String
      let times: Int

      init(_ start: String, _ repeated: String, _ times: Int, _ end: String) {
        (self.start, self.repeated, self.times, self.end) = (start, repeated, times, end)
      }
    }

    /// - Parameters:
    ///   - text: how it begins; of most examples, all of it.
    ///   - repeated: follows so many `times`. Some are megabytes, since their rule is about size.
    ///   - end: follows behind that.
    package init(
      _ part: Part, of path: String, _ text: String, repeated: String = "", times: Int = 0, end: String = ""
    ) {
      self.part = part
      self.path = path
      words = Words(text, repeated, times, end)
    }

    package var text: String { text(repeating: words.times) }

    /// The text as it would be if what it repeats stood there so many times.
    private func text(repeating times: Int) -> String {
      times == 0 ? words.start + words.end : words.start + String(repeating: words.repeated, count: times) + words.end
    }

    /// Enough of the text to show its beginning, which is the same.
    ///
    /// - Parameters:
    ///   - lines: how many of them are to be seen.
    ///   - bytes: how many bytes of each.
    /// - Returns: the text, and how many lines were left out behind those.
    package func beginning(lines: Int, bytes: Int) -> (text: String, leftOut: Int) {
      // What is repeated is lines, or one line: so many of it are either all lines or all bytes of one.
      let times = min(words.times, lines + 1 + bytes / max(1, words.repeated.utf8.count))
      let lineEnds = words.repeated.utf8.count { $0 == UInt8(ascii: "\n") }
      return (text(repeating: times), (words.times - times) * lineEnds)
    }
  }
}

extension Rule: Equatable {
  package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
}
