import Diagnostics
import Synchronization

/// What the author of a reference that leads nowhere most likely meant. Ten thousand mistakes must not take ten thousand
/// looks at every name, so the names are made ready once, when the first mistake is met.
final class Suggestions: Sendable {
  /// Where to look.
  enum Names: Hashable {
    case slugs(Kind)
    case allSlugs
    /// `content/lessons/start-small.md`.
    case paths
    /// Titles and other names, folded.
    case folded
  }

  private let directory: Directory
  private let folded: [String]
  private let made = Mutex<[Names: Candidates]>([:])
  /// What was found: a mistake is mostly made more than once.
  private let found = Mutex<[Names: [String: String?]]>([:])

  init(_ directory: Directory, folded: [String]) {
    self.directory = directory
    self.folded = folded
  }

  func nearest(to word: String, among names: Names) -> String? {
    if let known = found.withLock({ $0[names]?[word] }) { return known }
    let candidates = made.withLock { made in
      if let known = made[names] { return known }
      let new = Candidates(self.names(names))
      made[names] = new
      return new
    }
    let nearest = candidates.nearest(to: word)
    found.withLock { $0[names, default: [:]][word] = .some(nearest) }
    return nearest
  }

  private func names(_ names: Names) -> [String] {
    switch names {
    case .slugs(let kind): directory.slugs(of: kind)
    case .allSlugs: Kind.allCases.flatMap { directory.slugs(of: $0) }
    case .paths:
      Kind.allCases.flatMap { kind in directory.slugs(of: kind).map { "content/\(kind.folder)/\($0).md" } }
    case .folded: folded
    }
  }
}
