import Foundation
import Testing
import Website

@Suite("Templates built into the program")
struct BuiltInTemplatesTests {
  @Test("they are those of templates/; script/embed-templates makes it so")
  func equal() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates")
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.contains(".") {
      files[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    #expect(Dictionary(uniqueKeysWithValues: builtInTemplates.map { ($0.path, $0.text) }) == files)
  }
}
