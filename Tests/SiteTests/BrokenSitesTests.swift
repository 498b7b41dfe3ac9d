import Diagnostics
import Foundation
import Output
import TestSupport
import Testing
import Website

/// Small sites, each with the text that `kbgen check` is expected to print for it.
///
/// A site is a folder of `Sites/`: the files in it are laid over those of `Sites/_base/`, a sound little site, and
/// `console.txt` holds the text. To see what changed after a change of wording, run `script/update-expectations` and
/// read the difference.
@Suite("Broken sites")
struct BrokenSitesTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sites")

  static let sites: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0 != "_base" && !$0.hasPrefix(".") }.sorted()
  }()

  @Test("there are sites to test")
  func count() {
    #expect(Self.sites.count >= 80)
  }

  @Test("each mistake is reported in the words and at the place expected", arguments: sites)
  func console(site: String) throws {
    let folder = try Self.folder(site)
    let checked = try prepare(folder, BuildOptions())
    var printed = Bytes()
    checked.findings.sorted(by: checked.files).write(as: .text, from: checked.files, isColoured: false, to: &printed)
    let expectation = Self.root.appending(path: site).appending(path: "console.txt")
    if ProcessInfo.processInfo.environment["KBGEN_UPDATE_EXPECTATIONS"] != nil {
      try Data(printed).write(to: expectation)
    }
    let expected = try String(decoding: Data(contentsOf: expectation), as: UTF8.self)
    #expect(String(decoding: printed, as: UTF8.self) == expected)
  }

  /// The base with a site's own files laid over it.
  static func folder(_ site: String) throws -> MemoryFolder {
    var folder = MemoryFolder()
    for part in ["_base", site] {
      let start = root.appending(path: part)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path)
      for path in paths
      where path.hasPrefix("content/") || path.hasPrefix("templates/") || path == AddressLedger.path {
        let url = start.appending(path: path)
        if try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
        folder.files[path] = Bytes(try Data(contentsOf: url))
      }
    }
    return folder
  }
}
