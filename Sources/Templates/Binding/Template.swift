import Diagnostics
import Output

/// A template that was checked against the views it is for: what is left to do is to write.
@usableFromInline package struct Template<V: View>: Sendable {
  private let program: Program

  /// Binds a template to a view. Gives nil after reporting, or when the template is faulty and that was reported.
  ///
  /// Reports `unknown-template`, `unknown-name`, `not-a-text`, `unescaped-text`, `template-context`, `template-limit`.
  package init?(_ name: String, in set: TemplateSet, _ findings: inout Findings) {
    guard let program = Program(name, in: set, V.listedNames, &findings) else { return nil }
    self.program = program
  }

  /// A template that is known to be sound: bound when a page is first written with it, by the thread that does so.
  @inlinable package init(sound name: String, in set: @escaping @Sendable () -> TemplateSet) {
    self.init(sound: name, { V.listedNames }, in: set)
  }

  /// - Parameter names: those of the view, listed where its type is known.
  @usableFromInline init(
    sound name: String, _ names: @escaping @Sendable () -> [ListedName], in set: @escaping @Sendable () -> TemplateSet
  ) {
    program = Program {
      var findings = Findings()
      guard let program = Program(name, in: set(), names(), &findings) else {
        preconditionFailure("the template \(name) was said to be sound")
      }
      return program
    }
  }

  /// Adds the page to `out`.
  package func write(_ view: V, into out: inout Bytes) {
    withUnsafePointer(to: view) { program.write(ViewPointer($0), into: &out) }
  }
}
