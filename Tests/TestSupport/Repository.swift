import Foundation
import Output
import Website

/// The folder that holds this package.
package enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path of a file or folder, given from the package's own.
  package static func path(_ path: String) -> String { root.appending(path: path).path }

  /// The content, the templates and the plain files that this repository publishes, in memory.
  package static let content: MemoryFolder = {
    var folder = MemoryFolder()
    for top in ["content", "static", "templates"] {
      let start = root.appending(path: top)
      for path in (try? FileManager.default.subpathsOfDirectory(atPath: start.path)) ?? [] {
        guard let data = try? Data(contentsOf: start.appending(path: path)) else { continue }
        folder.files["\(top)/\(path)"] = Bytes(data)
      }
    }
    if let data = try? Data(contentsOf: root.appending(path: AddressLedger.path)) {
      folder.files[AddressLedger.path] = Bytes(data)
    }
    return folder
  }()
}
