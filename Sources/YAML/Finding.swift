import Diagnostics

/// A finding before it is reported: an error further up can make it void.
struct Finding {
  var rule: Rule
  var place: Place
  var message: String
  var notes: [Diagnostic.Note] = []
  var hint: String?
  var replacement: Diagnostic.Replacement?

  func report(to findings: inout Findings) {
    findings.report(rule, at: place, message, notes: notes, hint: hint, replacement: replacement)
  }
}
