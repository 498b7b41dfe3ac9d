import Diagnostics
import Output

/// A template that was checked against the views it is for: what is left to do is to write.
package struct Template<V: View>: Sendable {
  /// Changes whenever anything that the template is made of does: its own text, its partials, its parents.
  package let digest: UInt64
  private let program: Program

  /// Binds a template to a view. Gives nil after reporting, or when the template is faulty and that was reported.
  ///
  /// Reports `unknown-template`, `unknown-name`, `not-a-text`, `unescaped-text`, `template-context`, `template-limit`.
  package init?(_ name: String, in set: TemplateSet, _ findings: inout Findings) {
    guard let program = Program(name, in: set, V.listedNames, &findings) else { return nil }
    self.program = program
    digest = set.digest(of: name)
  }

  /// Adds the page to `out`.
  package func write(_ view: V, into out: inout Bytes) {
    withUnsafePointer(to: view) { program.write(ViewPointer($0), into: &out) }
  }
}
