import Output

/// What the server sends for a path.
package struct Answer: Sendable, Equatable {
  /// As RFC 9110 numbers it.
  package var status = 200
  /// By RFC 2046, with the encoding where it is text.
  package var type = "text/html; charset=utf-8"
  package var body = Bytes()
  /// The path to go on to, for 301.
  package var location: String?

  package init(status: Int = 200, type: String = "text/html; charset=utf-8", body: Bytes = [], location: String? = nil)
  {
    self.status = status
    self.type = type
    self.body = body
    self.location = location
  }
}

/// The type of a file, by how its name ends.
package func mediaType(of path: String) -> String {
  let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf",
    "xml": "application/xml", "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "zip": "application/zip", "wasm": "application/wasm",
  ]
  let name = path.split(separator: "/").last ?? ""
  guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
  return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
}
