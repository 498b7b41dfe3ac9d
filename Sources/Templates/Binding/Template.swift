import Diagnostics
import Output

/// A template that was checked against the views it is for: what is left to do is to write.
package struct Template<V: View>: Sendable {
  /// Changes whenever anything that the template is made of does: its own text, its partials, its parents.
  package let digest: UInt64
  private let program: Program<V>

  /// Binds a template to a view. Gives nil after reporting, or when the template is faulty and that was reported.
  ///
  /// Reports `unknown-template`, `unknown-name`, `not-a-text`, `unescaped-text`, `template-context`, `template-limit`.
  package init?(_ name: String, in set: TemplateSet, _ findings: inout Findings) {
    var resolver = Resolver(set, V.listedNames)
    let parts = resolver.parts(ofTemplate: name)
    findings.add(resolver.findings)
    guard let parts else { return nil }
    digest = set.digest(of: name)
    program = Program(parts, in: Scope(V.self), literals: resolver.literals)
  }

  /// Adds the page to `out`.
  package func write(_ view: V, into out: inout Bytes) { program.write(view, &out) }
}
