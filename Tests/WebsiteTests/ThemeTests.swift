import Diagnostics
import Foundation
import Output
import TestSupport
import Testing
import Website

@Suite("Templates of the site")
struct ThemeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates")

  @Test("what is built into the program is what stands in templates/")
  func builtIn() throws {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).filter {
      !$0.contains("/.") && !$0.hasPrefix(".") && $0.contains(".")
    }
    #expect(paths.sorted() == builtInTemplates.map(\.path).sorted(), "run script/embed-templates")
    for (path, text) in builtInTemplates {
      let file = try String(decoding: Data(contentsOf: Self.folder.appending(path: path)), as: UTF8.self)
      #expect(file == text, "\(path): run script/embed-templates")
    }
  }

  @Test("every built-in template is sound where its names stand in HTML, which no build checks again")
  func sound() {
    var (files, findings) = (SourceFiles { _ in nil }, Findings())
    // One file that is not the built-in one has all of them checked.
    let own = [(path: "style.css", file: files.add("templates/style.css"), text: Bytes("p {}".utf8))]
    #expect(Theme.read(own: own, &files, &findings) != nil)
    #expect(findings.sorted(by: files).map(\.message) == [])
  }

  @Test("a site’s own template changes the site, and leaves the others as they are")
  func own() throws {
    var folder = SampleSite.folder
    folder["templates/partials/more.mustache"] = "{{#more}}<p>{{label}}</p>{{/more}}"
    folder["templates/404.mustache"] = "<p>{{heading}}</p>"
    folder["templates/style.css"] = "p { color: red }"
    let files = try SampleSite.built(folder)
    #expect(files["404.html"] == Bytes("<p>There is no page at this address</p>".utf8))
    #expect(files["style.css"] == Bytes("p{color:red}".utf8))
    #expect(files["about.html"]?.count == SampleSite.pages["about.html"]?.utf8.count)
    let about = String(decoding: files["about.html"] ?? [], as: UTF8.self)
    #expect(about != SampleSite.pages["about.html"], "the stylesheet’s address changes with it")
  }

  @Test("a name that does not resolve is an error with its place")
  func unknownName() throws {
    var folder = SampleSite.folder
    folder["templates/404.mustache"] = "<p>\n{{headding}}</p>"
    let site = try prepare(folder, BuildOptions())
    let error = try #require(site.findings.sorted(by: site.files).first { $0.severity == .error })
    #expect(site.plan == nil)
    #expect(site.files.path(of: error.place.file) == "templates/404.mustache")
    #expect(error.place.bytes == 6..<14)
  }

  @Test("no id of a page can be taken by a heading of a text")
  func reserved() throws {
    let heading = "## A heading of the text"
    for (path, bytes) in try SampleSite.built(withHeading(heading)) where path.hasSuffix(".html") {
      let tags = HTMLTag.all(in: bytes)
      guard tags.contains(where: { $0.attributes["id"] == "a-heading-of-the-text" }) else { continue }
      for id in tags.compactMap({ $0.attributes["id"] }) where !id.contains(".") {
        #expect(
          ReservedIDs.all.contains(id) || id == "a-heading-of-the-text" || SampleSite.headings.contains(id),
          "\(path): \(id)")
      }
    }
  }

  /// The sample with a heading at the end of every entry.
  private func withHeading(_ heading: String) -> MemoryFolder {
    var folder = SampleSite.folder
    for path in folder.files.keys where path.hasSuffix(".md") {
      folder[path] = folder[path].map { $0 + "\n\n\(heading)\n\nWords.\n" }
    }
    return folder
  }
}

extension SampleSite {
  /// Ids of the headings in the texts of the sample.
  static let headings: Set = ["background", "notes-1", "how-it-went", "on-monday", "how-to-read"]
}
