import Output
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The list, in every published folder, of the files that kbgen wrote there: how it knows its own output again, and how
/// anyone can tell what a deployment has to send.
///
/// ```
/// # kbgen manifest, format 2, 2 files. Check them with: sha256sum --check kbgen-manifest.txt
/// 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  case-studies/leyhill.html
/// 486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7  index.html
/// ```
/// SHA-256 of the contents; sorted by the bytes of the path; the manifest itself is not listed.
///
/// Here each file has a number, its place in the list, and its path stands in the text of the list and nowhere else.
package struct Manifest: Sendable {
  package static let fileName = Address.manifest.path

  /// As it stands in the folder.
  package let bytes: Bytes
  /// By the numbers of the files.
  let digests: [Digest]
  /// Where the line of each file begins; at the end, where the last one ends.
  private let starts: [Int]
  /// The number of each file and one, where the hash of its path says or in the next place that was free; zero where there
  /// is none. At least half of the places are free.
  private let table: [UInt32]

  /// How far the path is from the beginning of its line.
  private static let pathStart = 2 * Digest.byteCount + 2

  /// That of a folder in which nothing is.
  package init() {
    bytes = Bytes(Self.firstLine(0).utf8)
    (digests, starts, table) = ([], [bytes.count], [0])
  }

  /// Reads a manifest; nil where the text is none, one of a format that is not known, or only half of one.
  package init?(_ text: Bytes) {
    var digests: [Digest] = []
    var starts: [Int] = []
    digests.reserveCapacity(text.count / 100)
    starts.reserveCapacity(text.count / 100)
    let table = text.withUnsafeBufferPointer { bytes -> [UInt32]? in
      guard let end = bytes.first(UInt8(ascii: "\n")) else { return nil }
      starts.append(end + 1)
      while let start = starts.last, start < bytes.count {
        let path = start + Self.pathStart
        guard let lineEnd = bytes.first(UInt8(ascii: "\n"), in: start..<bytes.count), lineEnd > path,
          let digest = Digest(hex: UnsafeBufferPointer(rebasing: bytes[start..<path - 2])),
          bytes[path - 2] == UInt8(ascii: " "), bytes[path - 1] == UInt8(ascii: " ")
        else { return nil }
        digests.append(digest)
        starts.append(lineEnd + 1)
      }
      guard bytes[...end].elementsEqual(Self.firstLine(digests.count).utf8) else { return nil }
      return Self.table(of: digests.indices.map { starts[$0] + Self.pathStart..<starts[$0 + 1] - 1 }, bytes)
    }
    guard let table else { return nil }
    (bytes, self.digests, self.starts, self.table) = (text, digests, starts, table)
  }

  /// The format, and how many files follow: a list that a killed build left half-written is told by it.
  private static func firstLine(_ count: Int) -> String {
    "# kbgen manifest, format 2, \(count) files. Check them with: sha256sum --check \(fileName)\n"
  }

  /// Nil unless each path stands in it once, and in its order, and leads to a place within the folder: files are removed by it.
  private static func table(of paths: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32]? {
    var size = 1
    while size < 2 * paths.count { size *= 2 }
    var table = [UInt32](repeating: 0, count: size)
    var last = UnsafeBufferPointer(rebasing: bytes[..<0])
    for (number, range) in paths.enumerated() {
      let path = UnsafeBufferPointer(rebasing: bytes[range])
      guard last.precedes(path), isWithin(path), let number = UInt32(exactly: number + 1) else { return nil }
      var place = path.hash & (size - 1)
      while table[place] != 0 { place = (place + 1) & (size - 1) }
      table[place] = number
      last = path
    }
    return table
  }

  /// Whether each part of a path is a name: not empty, `.` or `..`.
  private static func isWithin(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while true {
      let end = path.first(UInt8(ascii: "/"), in: start..<path.count) ?? path.count
      if end - start <= 2, path[start..<end].allSatisfy({ $0 == UInt8(ascii: ".") }) { return false }
      if end == path.count { return true }
      start = end + 1
    }
  }

  // MARK: Files

  /// Nil for a path that is not in it.
  func number(of path: String) -> Int? {
    var path = path
    return path.withUTF8 { number(of: $0) }
  }

  func number(of path: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var place = path.hash & (table.count - 1)
      while table[place] != 0 {
        let number = Int(table[place]) - 1
        let range = range(number)
        if range.count == path.count, bytes.isEqual(range, to: path, at: 0) { return number }
        place = (place + 1) & (table.count - 1)
      }
      return nil
    }
  }

  func path(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  /// Gives the folder of each file, with a slash at its end, and its name, where they stand in the list.
  func eachFile(_ use: (_ folder: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for number in digests.indices {
        let path = UnsafeBufferPointer(rebasing: bytes[range(number)])
        let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        use(UnsafeBufferPointer(rebasing: path[..<start]), UnsafeBufferPointer(rebasing: path[start...]))
      }
    }
  }

  /// Where the path of a file stands in the list.
  private func range(_ number: Int) -> Range<Int> { starts[number] + Self.pathStart..<starts[number + 1] - 1 }

  // MARK: The next one

  /// The list of a site that has some of the files as they are, and others.
  ///
  /// - Parameters:
  ///   - isKept: by the numbers of the files.
  ///   - made: in any order, each path once; none that is kept.
  package func bytes(keeping isKept: [Bool], adding made: [(path: String, digest: Digest)]) -> Bytes {
    var out = Bytes()
    out.reserveCapacity(bytes.count + made.count * 120 + 120)
    out.append(verbatim: Self.firstLine(isKept.count { $0 } + made.count))
    var next = 0
    for place in sortedByBytes(made.map(\.path)) {
      let end = firstNumber(from: made[place].path)
      appendLines(next..<end, isKept, to: &out)
      next = end
      out.append(hex: made[place].digest)
      out.append("  ")
      out.append(verbatim: made[place].path)
      out.append("\n")
    }
    appendLines(next..<isKept.count, isKept, to: &out)
    return out
  }

  /// The first file whose path does not come before one.
  private func firstNumber(from path: String) -> Int {
    var path = path
    return path.withUTF8 { path in
      bytes.withUnsafeBufferPointer { bytes in
        var (low, high) = (0, digests.count)
        while low < high {
          let middle = (low + high) / 2
          if UnsafeBufferPointer(rebasing: bytes[range(middle)]).precedes(path) {
            low = middle + 1
          } else {
            high = middle
          }
        }
        return low
      }
    }
  }

  private func appendLines(_ numbers: Range<Int>, _ isKept: [Bool], to out: inout Bytes) {
    var rest = numbers
    while let first = rest.firstIndex(where: { isKept[$0] }) {
      // Those that stand together at once.
      let end = rest[first...].firstIndex { !isKept[$0] } ?? rest.endIndex
      out += bytes[starts[first]..<starts[end]]
      rest = end..<rest.endIndex
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var hash: Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(self))
    return hasher.finalize()
  }

  /// Whether it comes before another one by its bytes.
  fileprivate func precedes(_ other: Self) -> Bool {
    guard let start = baseAddress, let otherStart = other.baseAddress else { return count < other.count }
    // Sound because no more is looked at than both hold.
    let order = memcmp(start, otherStart, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}
