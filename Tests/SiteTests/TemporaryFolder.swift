import Output

@testable import kbgen

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder of a test's own, gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/kbgen-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DiskError(cannot: "make the folder", "/tmp", code: errno) }
    // On macOS /tmp is itself a link.
    guard let resolved = realpath(template, nil) else { throw DiskError(cannot: "find", "/tmp", code: errno) }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit {
    try? Folder(path).removeAll()
    rmdir(path)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a text, making the folders on the way; what is there is replaced.
  func write(_ text: String, to name: String) throws { try write(Bytes(text.utf8), to: name) }

  /// The same for what is no text.
  func write(_ bytes: Bytes, to name: String) throws {
    let parts = name.split(separator: "/").map(String.init)
    for count in parts.indices.dropFirst() { mkdir(self(parts[..<count].joined(separator: "/")), 0o755) }
    unlink(self(name))
    try Folder(path).write(bytes, to: name)
  }

  /// A file's text, or nil where there is none.
  func text(_ name: String) -> String? {
    let parts = name.split(separator: "/").map(String.init)
    let above = self(parts.dropLast().joined(separator: "/"))
    guard let last = parts.last, let bytes = try? Folder(above).read(last, limit: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Names of what stands in a folder, hidden ones too, sorted.
  func names(_ name: String = ".") throws -> [String] { try Folder(self(name)).entries().map(\.name.text).sorted() }

  /// Access rights, as `ls` counts them.
  func mode(_ name: String) -> mode_t? {
    var status = stat()
    return lstat(self(name), &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// Which file it is, whatever it is called.
  func number(_ name: String) -> ino_t? {
    var status = stat()
    return lstat(self(name), &status) == 0 ? status.st_ino : nil
  }
}
