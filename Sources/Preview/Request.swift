import Output

/// What a browser asks for, before anything is looked up.
package struct Request: Sendable {
  package let method: String
  /// As it was sent: percent-encoded, without the query.
  package let path: String
  /// By name, decoded.
  package let query: [String: String]
  /// The `Host` header; nil where there was none.
  package let host: String?

  package init(method: String, path: String, query: [String: String] = [:], host: String?) {
    self.method = method
    self.path = path
    self.query = query
    self.host = host
  }

  /// Takes apart what a browser sent.
  /// - Parameter uri: as it was sent: the path, and the query behind it. Of fields with one name the first counts.
  package init(method: String, uri: String, host: String?) {
    let pieces = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var query: [String: String] = [:]
    for field in pieces.dropFirst().joined().split(separator: "&") {
      let sides = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = percentDecoded(sides[0].utf8), query[name] == nil else { continue }
      query[name] = percentDecoded((sides.dropFirst().first ?? "").utf8)
    }
    self.init(method: method, path: String(pieces[0]), query: query, host: host)
  }

  /// Why it is not answered at all; nil where it may be.
  package func refusal(by door: Door) -> Answer? {
    guard door.admits(host) else {
      return Answer(
        status: 421, type: "text/plain; charset=utf-8",
        body: Bytes("This preview answers only under the address that kbgen printed.\n".utf8))
    }
    guard method == "GET" || method == "HEAD" else {
      return Answer(
        status: 405, type: "text/plain; charset=utf-8", body: Bytes("A preview can only be looked at.\n".utf8))
    }
    return nil
  }

  /// The file that is meant, from the root of the site; nil where the path names none.
  ///
  /// It is only ever looked up in a list, so that no path leads out of the site.
  package var file: String? {
    guard path.utf8.first == UInt8(ascii: "/"), let decoded = percentDecoded(path.utf8.dropFirst()) else { return nil }
    return decoded.isEmpty || decoded.hasSuffix("/") ? decoded + "index.html" : decoded
  }
}

/// Which names the server answers to. A page of another site can have its own name lead to this machine, and would then
/// read what is served here; it cannot change the name that the browser sends.
package struct Door: Sendable {
  /// As typed: `127.0.0.1`.
  package let host: String
  package let port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  package var isLoopback: Bool { host == "127.0.0.1" || host == "::1" || host == "localhost" }

  func admits(_ header: String?) -> Bool {
    guard let header else { return false }
    var name = header[...]
    if let colon = header.lastIndex(of: ":"), !header.hasSuffix("]") {
      guard header[header.index(after: colon)...] == "\(port)" else { return false }
      name = header[..<colon]
    } else if port != 80 {
      return false
    }
    if ["127.0.0.1", "localhost", "[::1]", host, "[\(host)]"].contains(String(name)) { return true }
    // Other machines may come in by number, where it was asked for; a name could be anyone's.
    return !isLoopback && (name.hasPrefix("[") || name.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") })
  }
}

/// Text with its percent-encoding undone; nil where that is no UTF-8, or holds what no path of a site has.
private func percentDecoded(_ text: some Sequence<UInt8>) -> String? {
  var bytes = Bytes()
  var digits = 0
  var value: UInt8 = 0
  for byte in text {
    if digits > 0 {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt8(digit)
      digits -= 1
      if digits == 0 { bytes.append(value) }
    } else if byte == UInt8(ascii: "%") {
      digits = 2
      value = 0
    } else {
      bytes.append(byte)
    }
  }
  guard digits == 0, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}
