import Output

/// One finding: what is wrong, where, and what to do about it.
package struct Diagnostic: Sendable {
  package let rule: Rule
  /// The smallest place that is wrong.
  package let place: Place
  /// One sentence that stands alone, lower case, without a full stop; the author's own words in backticks.
  package let message: String
  /// Tells a message that was cut from others that are cut to the same; 0 for one that is whole.
  package let cut: Int
  /// Other places that explain this one: where a name was first given, say.
  package fileprivate(set) var notes: [Note]
  /// What to do, as a sentence without a full stop.
  package let hint: String?
  /// A change that mends it, if there is one.
  package let replacement: Replacement?

  package var severity: Severity { rule.severity }

  package struct Note: Sendable {
    package let place: Place
    package let message: String
    package init(_ message: String, at place: Place) {
      self.place = place
      self.message = message
    }
  }

  /// A text to put in the place of another; an empty place inserts.
  package struct Replacement: Sendable {
    package let place: Place
    package let text: String
    /// Whether it is what was meant beyond doubt, so that it can be made without asking: a missing space, not a name that
    /// is nearly another.
    package let isCertain: Bool
    package init(_ text: String, at place: Place, isCertain: Bool = true) {
      self.place = place
      self.text = text
      self.isCertain = isCertain
    }
  }
}

extension String {
  /// The same sentence, what it quotes cut where that is long: nobody reads an address of 7 KB twice in a message, and a
  /// thousand texts of such addresses would fill the memory.
  fileprivate var withShortQuotes: String {
    let (longest, quote, end) = (500, 100, 400)
    guard utf8.count > longest else { return self }
    let parts = unicodeScalars.split(separator: "`", omittingEmptySubsequences: false).enumerated().map {
      // By scalars, since thousands of marks above a letter are one character to Swift.
      index, part in index % 2 == 0 || part.count <= quote ? String(part) : String(part.prefix(quote)) + "…"
    }
    let short = parts.joined(separator: "`")
    // Where backticks in the author's words were taken for those around them.
    let scalars = short.unicodeScalars
    guard scalars.count > 3 * end else { return short }
    return String(scalars.prefix(end)) + " … " + String(scalars.suffix(end))
  }

  fileprivate var number: Int {
    var fingerprint = Fingerprint()
    fingerprint.add(self)
    return Int(truncatingIfNeeded: fingerprint.value >> 1 | 1)
  }
}

/// What a stage has found so far.
///
/// Parsing never throws on content: it reports here and goes on with the best value it has.
package struct Findings: Sendable {
  package private(set) var all: [Diagnostic] = []

  package init() {}

  package mutating func report(
    _ rule: Rule, at place: Place, _ message: String, notes: [Diagnostic.Note] = [], hint: String? = nil,
    replacement: Diagnostic.Replacement? = nil
  ) {
    let short = message.withShortQuotes
    append(
      Diagnostic(
        rule: rule, place: place, message: short, cut: short.utf8.count == message.utf8.count ? 0 : message.number,
        notes: notes, hint: hint?.withShortQuotes, replacement: replacement))
  }

  mutating func append(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// So many of them, the errors first, each in the order in which they were found. The last one says how many are left out.
  package func first(_ count: Int) -> Findings {
    guard all.count > count else { return self }
    var few = Findings()
    few.all = Array((all.filter { $0.severity == .error } + all.filter { $0.severity != .error }).prefix(count))
    few.all[count - 1].notes.append(
      .init("\(all.count - count) more in this text will be shown when these are mended", at: few.all[count - 1].place))
    return few
  }

  /// Leaves out what is only worth adding.
  package mutating func removeHints() { all.removeAll { $0.severity == .hint } }

  package mutating func add(_ other: Findings) {
    // As it is nearly always.
    if other.all.isEmpty { return }
    all += other.all
  }

  // By index: a finding that is taken out of the list is copied.
  package var hasErrors: Bool { all.indices.contains { all[$0].severity == .error } }

  /// By file, place and weight, and then as they were found; what stands twice is given once.
  package func sorted(by files: SourceFiles) -> [Diagnostic] {
    // By number: a finding that is moved is copied, with all that it holds.
    let order = all.indices.sorted { left, right in
      let (a, b) = (all[left].place, all[right].place)
      if a.file != b.file {
        return files.path(of: a.file).utf8.lexicographicallyPrecedes(files.path(of: b.file).utf8)
      }
      return (a.start, a.end, all[left].severity, left) < (b.start, b.end, all[right].severity, right)
    }
    func isAlone(_ rank: Int) -> Bool {
      let place = all[order[rank]].place
      return (rank == 0 || all[order[rank - 1]].place != place)
        && (rank + 1 == order.count || all[order[rank + 1]].place != place)
    }
    var seen: Set<Identity> = []
    var sorted: [Diagnostic] = []
    sorted.reserveCapacity(order.count)
    for rank in order.indices {
      let finding = all[order[rank]]
      if isAlone(rank)
        || seen.insert(
          Identity(place: finding.place, rule: finding.rule.id, message: finding.message, cut: finding.cut)
        ).inserted
      {
        sorted.append(finding)
      }
    }
    return sorted
  }

  private struct Identity: Hashable {
    let place: Place
    let rule: String
    let message: String
    let cut: Int
  }
}
