import Output

/// Where the seven stages read from: a folder on disk, or memory in tests and in the preview.
///
/// Paths have `/` between their parts and start at the folder that holds `content/` and `templates/`.
package protocol SourceFolder: Sendable {
  /// Everything below a folder, at any depth, sorted by the bytes of its path; empty where there is no such folder.
  func list(_ folder: String) throws -> [Item]
  /// A file's bytes, or nil where there is none.
  func read(_ path: String) throws -> Bytes?
}

/// One thing that stands in a folder.
package struct Item: Sendable, Equatable {
  package enum Kind: Sendable {
    case file
    case folder
    /// A symbolic link, wherever it leads: never followed.
    case link
    /// A pipe, a socket, a device.
    case other
  }
  package let path: String
  package let kind: Kind
  /// In bytes; 0 for what is no file.
  package let size: Int

  package init(path: String, kind: Kind, size: Int) {
    self.path = path
    self.kind = kind
    self.size = size
  }
}

/// Where a finished site goes: a staged folder, or memory.
///
/// Calls come from several threads at once, each with a path of its own.
package protocol Destination: Sendable {
  /// Writes one file of the site; folders on the way are made.
  func put(_ path: String, _ bytes: borrowing Bytes) throws
  /// The same for a file that is handed over in stretches, so that it need not be held whole.
  func put(_ path: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws
}

extension Destination {
  package func put(_ path: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws {
    var all = Bytes()
    try stretches { all += copy $0 }
    try put(path, all)
  }
}
