import Diagnostics

/// What was found, in one line: "2 errors, 1 warning and 5 hints in 3 files".
struct Tally: Sendable, Equatable {
  private(set) var errors = 0
  private(set) var warnings = 0
  private(set) var hints = 0
  private var files: Set<FileID> = []

  init(_ findings: [Diagnostic]) {
    var last: FileID?
    // By index: a finding that is taken out of the list is copied.
    for index in findings.indices {
      switch findings[index].severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .hint: hints += 1
      }
      let file = findings[index].place.file
      // Mostly sorted by file.
      if file != last { files.insert(file) }
      last = file
    }
  }

  var isEmpty: Bool { files.isEmpty }

  var words: String {
    let parts = [(errors, "error"), (warnings, "warning"), (hints, "hint")].filter { $0.0 > 0 }
    return "\(listed(parts.map { counted($0.0, $0.1) })) in \(counted(files.count, "file"))"
  }

  /// The same where hints were counted and not shown.
  var wordsWithoutHints: String {
    if errors + warnings == 0 { return "\(counted(hints, "hint")); kbgen check shows \(hints == 1 ? "it" : "them")" }
    return hints == 0 ? words : "\(words); kbgen check shows the hints"
  }

  /// Whether the command ends with these findings.
  func stops(_ isStrict: Bool) -> Bool { errors > 0 || isStrict && warnings > 0 }
}

extension [Diagnostic] {
  /// Those that are shown; a quiet console gets only what stops the command.
  func shown(by console: Console, isStrict: Bool, hints: Bool) -> Self {
    indices.filter { index in
      switch self[index].severity {
      case .error: true
      case .warning: isStrict || console.amount != .quiet
      case .hint: hints && console.amount != .quiet
      }
    }.map { self[$0] }
  }
}
