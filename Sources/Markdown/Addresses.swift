import Output

/// What kind of thing an address leads to, judged as a browser would.
enum AddressKind: Equatable {
  case path
  case external
  case anchor
  case empty
  /// A scheme that can run a program or read files, or that no reader needs; or `//host`, whose scheme is whatever the
  /// page's is.
  case unsafe(scheme: String)

  init(_ address: UnsafeBufferPointer<UInt8>) {
    let start = UnsafeBufferPointer(rebasing: address.prefix(1_024))
    if start.first(in: start.indices, where: { $0.below(0x21) }) == nil {
      self.init(cleaned: start)
      return
    }
    // Browsers drop control characters and spaces before an address, and tabs and line ends within it (URL Standard,
    // section 4.4), so that `java\nscript:` runs.
    var cleaned: [UInt8] = []
    for byte in start {
      if cleaned.isEmpty, byte <= 0x20 { continue }
      if byte == 9 || byte == 10 || byte == 13 { continue }
      cleaned.append(byte)
    }
    self = cleaned.withUnsafeBufferPointer { Self(cleaned: $0) }
  }

  private init(cleaned: UnsafeBufferPointer<UInt8>) {
    guard let first = cleaned.first else {
      self = .empty
      return
    }
    if first == UInt8(ascii: "#") {
      self = cleaned.count == 1 ? .empty : .anchor
      return
    }
    let isSlash: (UInt8) -> Bool = { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if cleaned.count >= 2, isSlash(cleaned[0]), isSlash(cleaned[1]) {
      self = .unsafe(scheme: "//")
      return
    }
    let scheme = cleaned.prefix { byte in
      isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    guard scheme.count < cleaned.count, cleaned[scheme.count] == UInt8(ascii: ":"), !isDigit(first),
      isAlphanumeric(first)
    else {
      self = .path
      return
    }
    let name = String(decoding: scheme, as: UTF8.self).lowercased()
    self = ["https", "http", "mailto", "tel"].contains(name) ? .external : .unsafe(scheme: name + ":")
  }
}

/// Whether nothing can run and no other host is asked when a browser follows the address as it is written, without a site that
/// has looked what it leads to.
package func isHarmless(_ address: String) -> Bool {
  var address = address
  return address.withUTF8 { address in
    if case .unsafe = AddressKind(address) { return false }
    return address.first != UInt8(ascii: "\\")
  }
}

/// Whether the C library empties an address in its safe mode (`_scan_dangerous_url`).
func isDangerousForLibrary(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
  func begins(_ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { prefix in
      guard address.count >= prefix.count else { return false }
      for index in prefix.indices {
        let byte = address[index]
        let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        if lower != prefix[index] { return false }
      }
      return true
    }
  }
  if begins("data:image/png") || begins("data:image/gif") || begins("data:image/jpeg") || begins("data:image/webp") {
    return false
  }
  return begins("javascript:") || begins("vbscript:") || begins("file:") || begins("data:")
}
