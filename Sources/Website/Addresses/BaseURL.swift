/// Where the site is published: what absolute addresses begin with.
package struct BaseURL: Sendable, Equatable {
  /// With a slash at the end: `https://example.org/casebook/`.
  package let text: String

  /// Takes an address as site.yml or the command line has it. Query and fragment are dropped.
  package init(_ text: String) {
    let bare = text.prefix { $0 != "?" && $0 != "#" }
    self.text = bare.hasSuffix("/") ? String(bare) : bare + "/"
  }

  /// From the first slash behind the host on: `/casebook/`.
  package var path: String {
    let path = afterScheme.drop { $0 != "/" }
    return path.isEmpty ? "/" : String(path)
  }

  private var afterScheme: Substring {
    var parts = text[...]
    for scheme in ["https://", "http://"] where parts.hasPrefix(scheme) { parts = parts.dropFirst(scheme.count) }
    return parts
  }

  /// The full address of a file.
  package func absolute(_ address: Address) -> String { text + address.encoded }

  /// The address under which a page should be known: that of its folder, if it is the folder's index.
  package func canonical(_ address: Address) -> String {
    let path = address.encoded
    guard path == "index.html" || path.hasSuffix("/index.html") else { return text + path }
    return text + path.dropLast("index.html".count)
  }

  /// The address of a file from the host's root, for a page that is shown at any address. Home is the folder itself.
  package func rooted(_ address: Address) -> String { address == .home ? path : path + address.encoded }
}
