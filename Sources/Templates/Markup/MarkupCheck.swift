import Diagnostics
import Output

/// Looks where in HTML each name of a template is written. Reports `template-context`.
struct MarkupCheck {
  let literals: Bytes
  private(set) var findings = Findings()
  private var state = MarkupState()
  /// Set until the next literal byte shows what a section in a tag was joined to.
  private var seam: Part.Use?

  init(literals: Bytes) { self.literals = literals }

  mutating func check(_ parts: [Part], ofTemplate source: TemplateSource) {
    check(parts)
    if state.position != .text, !findings.hasErrors {
      let end = source.text.count
      findings.report(
        .templateContext, at: source.place(end..<end), "the template ends inside \(state.words)",
        hint: "close what was opened last")
    }
  }

  private mutating func check(_ parts: [Part]) {
    for part in parts {
      switch part {
      case .literal(let bytes): read(bytes)
      case .written(let use):
        if !state.admits(use.kind) {
          findings.report(
            .templateContext, at: use.place, "`\(use.name)` is \(use.kind.words), which cannot stand in \(state.words)",
            notes: use.notes, hint: state.advice(for: use.kind))
        }
      case .section(let section): check(section)
      }
    }
  }

  private mutating func check(_ section: Part.Section) {
    let before = state
    check(section.parts)
    guard let after = before.joined(with: state) else {
      findings.report(
        .templateContext, at: section.use.place,
        "the section `\(section.use.name)` begins in \(before.words) and ends in \(state.words)",
        notes: section.use.notes,
        hint: "close inside the section what it opens: with and without it, the rest of the page has to mean the same")
      state = before
      return
    }
    if after != before { seam = section.use }
    state = after
    // A list goes round again from where it ended.
    if section.use.kind == .list, !section.isInverted, after != before {
      check(section.parts)
      state = after
    }
  }

  private mutating func read(_ bytes: Range<Int>) {
    var rest = literals[bytes]
    while !rest.isEmpty {
      if let awaited = state.awaited {
        guard let next = rest.firstIndex(of: awaited) else { return }
        rest = rest[next...]
      }
      if state.read(rest.removeFirst()) { continue }
      if let seam {
        findings.report(
          .templateContext, at: seam.place, "what follows the section `\(seam.name)` in this tag would run into it",
          notes: seam.notes, hint: "put a blank after the section's end")
      }
      seam = nil
      state = MarkupState()
      return
    }
  }
}
