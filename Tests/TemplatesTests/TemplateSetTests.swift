import Diagnostics
import Output
import Testing

@testable import Templates

@Suite("a set of templates")
struct TemplateSetTests {
  @Test("files that are no templates are passed over, and names hold their folders")
  func names() {
    var findings = Findings()
    let files = ["templates/a.mustache", "templates/b/c.mustache", "d.mustache", "templates/README.md"]
    let set = TemplateSet(files: files.map { ($0, FileID(1), []) }, folder: FileID(0), &findings)
    #expect(set.names == ["a", "b/c", "d"])
  }

  @Test("a byte order mark is passed over")
  func byteOrderMark() {
    #expect(TestTemplates(["page": "\u{feff}  {{#yes}}\na\n{{/yes}}\n"]).render("page", Sample()) == "a\n")
  }

  @Test("the names of a view can be listed, with those of its lists and parts")
  func listing() {
    let names = Sample.listedNames
    #expect(names.map(\.name).prefix(3) == ["word", "sharp", "none"])
    #expect(names.first { $0.name == "things" }?.nested.map(\.name) == ["label", "word", "inner"])
    #expect(names.first { $0.name == "things" }?.kind == .list)
    #expect(names.first { $0.name == "signs" }?.nested.map(\.name) == ["line"])
    #expect(names.last?.name == "site")
  }

  @Test("a view may hold views of its own kind")
  func recursiveView() {
    let tree = Tree(label: "a", children: [Tree(label: "b", children: [Tree(label: "c")])])
    let text = "{{label}}{{#children}}({{label}}{{#children}}({{label}}){{/children}}){{/children}}"
    #expect(TestTemplates(["page": text]).render("page", tree) == "a(b(c))")
  }
}

private struct Tree: View {
  let label: String
  var children: [Tree] = []
  static let names: [Name<Tree>] = [
    .text("label", "What it is called.") { $0.label }, .list("children", "What it holds.") { $0.children },
  ]
}
