import Diagnostics
import Output

@testable import Templates

/// The templates of a test: paths below `templates/`, without their ending.
struct TestTemplates {
  let set: TemplateSet
  private(set) var findings = Findings()
  private let paths: [String]
  private let files: [(path: String, file: FileID, text: Bytes)]

  init(_ texts: [String: String]) { self.init(bytes: texts.mapValues { Bytes($0.utf8) }) }

  init(bytes texts: [String: Bytes]) {
    let names = texts.keys.sorted()
    paths = ["templates"] + names.map { "templates/\($0).mustache" }
    files = names.enumerated().map { index, name in
      ("templates/\(name).mustache", FileID(UInt32(index + 1)), texts[name] ?? [])
    }
    set = TemplateSet(files: files, folder: FileID(0), &findings)
  }

  /// The page, or the messages where there is none.
  func render<V: View>(_ name: String, _ view: V) -> String {
    var findings = findings
    let template = Template<V>(name, in: set, &findings)
    guard let template, !findings.hasErrors else { return messages(findings) }
    var out = Bytes()
    template.write(view, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Everything found when the templates are read and one is bound to a view, in the order of a report.
  func messages<V: View>(binding name: String, to view: V.Type) -> [Diagnostic] {
    var findings = findings
    _ = Template<V>(name, in: set, &findings)
    return sorted(findings)
  }

  private func sorted(_ findings: Findings) -> [Diagnostic] {
    var sources = SourceFiles { _ in nil }
    for path in paths { _ = sources.add(path) }
    return findings.sorted(by: sources)
  }

  private func messages(_ findings: Findings) -> String {
    sorted(findings).map { "\($0.rule.id): \($0.message)" }.joined(separator: "\n")
  }
}
