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
    /// Made when it is asked for: some are megabytes, since their rule is about size.
    package var text: String { make() }
    private let make: @Sendable () -> String

    package init(_ part: Part, of path: String, _ text: @autoclosure @escaping @Sendable () -> String) {
      self.part = part
      self.path = path
      make = text
    }
  }
}

extension Rule: Equatable {
  package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
}
