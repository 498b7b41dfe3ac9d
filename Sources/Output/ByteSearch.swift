#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The one place where text is looked through many bytes at a time: nearly all that is looked for is hardly ever there.

/// Eight bytes of a text, asked about together. An answer has the highest bit of each byte that fits; bytes behind the
/// first that fits may be marked too, since a subtraction borrows: only the first counts.
@usableFromInline package struct ByteWord {
  @usableFromInline let bits: UInt64

  @inlinable init(_ bits: UInt64) { self.bits = bits }

  @inlinable static func filled(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
  @inlinable static var highest: UInt64 { 0x8080_8080_8080_8080 }

  /// Those outside ASCII.
  @inlinable package var beyondASCII: UInt64 { bits & Self.highest }

  /// Those below a limit, which is at most 128.
  @inlinable package func below(_ limit: UInt8) -> UInt64 { (bits &- Self.filled(limit)) & ~bits & Self.highest }

  /// Those that are a certain one.
  @inlinable package func equal(to byte: UInt8) -> UInt64 { ByteWord(bits ^ Self.filled(byte)).below(1) }

  /// Those that are `"`, `&`, `<` or `>`: one bit parts the second from the first, and the fourth from the third.
  @inlinable package var markup: UInt64 {
    ByteWord(bits & Self.filled(0xfb) ^ Self.filled(0x22)).below(1)
      | ByteWord(bits & Self.filled(0xfd) ^ Self.filled(0x3c)).below(1)
  }

  /// ``markup`` of sixteen bytes. Vectors of whole words become instructions of the processor, where vectors of bytes are
  /// compared one by one (Swift 6.3).
  @inline(__always) static func markup(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
    func filled(_ byte: UInt8) -> SIMD2<UInt64> { SIMD2(repeating: Self.filled(byte)) }
    let doubles = ((words & filled(0xfb)) ^ filled(0x22)) &- filled(1)
    let angles = ((words & filled(0xfd)) ^ filled(0x3c)) &- filled(1)
    return (doubles | angles) & ~words
  }

  /// Whether one of sixteen bytes is marked; the other bits of what marks them say nothing.
  @inline(__always) static func isMarked(_ marks: SIMD2<UInt64>) -> Bool { (marks[0] | marks[1]) & highest != 0 }

  /// Those of ASCII that are a certain one or a higher one; of all others the answer means nothing. No more is marked, since no
  /// sum reaches the next byte.
  @inlinable func from(_ first: UInt8) -> UInt64 { (bits & ~Self.highest) &+ Self.filled(0x80 &- first) }

  /// Those that are no small letter of ASCII, no digit and no hyphen; and nothing else is marked.
  @inlinable package var beyondSlugs: UInt64 {
    let letters = from(0x61) & ~from(0x7b)
    let digits = from(0x30) & ~from(0x3a)
    let hyphens = from(0x2d) & ~from(0x2e)
    return (~(letters | digits | hyphens) | bits) & Self.highest
  }

  /// Those below a space, but for line feeds; and nothing else is marked.
  @inlinable package var oddControls: UInt64 {
    let lineFeeds = from(0x0a) & ~from(0x0b)
    return ~(from(0x20) | lineFeeds | bits) & Self.highest
  }

  /// Those that can end an address or make another byte a part of it: spaces and what is below them, round brackets,
  /// `>`, and the backslash.
  @inlinable package var addressSyntax: UInt64 {
    below(0x21) | ByteWord(bits & Self.filled(0xfe)).equal(to: UInt8(ascii: "(")) | equal(to: UInt8(ascii: ">"))
      | equal(to: UInt8(ascii: "\\"))
  }

  /// The digits of ASCII.
  @inlinable package var digits: UInt64 { ByteWord(bits ^ Self.filled(0x30)).below(10) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Offset of the first byte in a stretch that fits.
  ///
  /// - Parameter fits: gives the marks of a ``ByteWord``.
  @inlinable @inline(__always)
  package func first(in range: Range<Int>, where fits: (ByteWord) -> UInt64) -> Int? {
    guard let base = UnsafeRawPointer(baseAddress), range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var index = range.lowerBound
    // Sound because the stretch lies in the buffer, and no word reaches beyond it.
    while range.upperBound &- index >= 8 {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marks = fits(ByteWord(word))
      if marks != 0 { return index &+ marks.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    let rest = range.upperBound &- index
    guard rest > 0 else { return nil }
    var word: UInt64 = 0
    if range.count >= 8 {
      // The last word once more, without what was looked at.
      let last = base.loadUnaligned(fromByteOffset: range.upperBound &- 8, as: UInt64.self)
      word = UInt64(littleEndian: last) &>> UInt64(64 &- rest &* 8)
    } else {
      for offset in 0..<rest { word |= UInt64(self[index &+ offset]) << UInt64(offset &* 8) }
    }
    let marks = fits(ByteWord(word)) & ((1 << UInt64(rest &* 8)) &- 1)
    return marks == 0 ? nil : index &+ marks.trailingZeroBitCount >> 3
  }

  /// Offset of the first byte of a stretch outside ASCII.
  package func firstBeyondASCII(in range: Range<Int>) -> Int? {
    first(in: skipped(in: range) { $0 }..<range.upperBound, where: { $0.beyondASCII })
  }

  /// Offset of the first digit of ASCII in a stretch.
  package func firstDigit(in range: Range<Int>) -> Int? {
    let start = skipped(in: range) { words in
      let figures = words ^ SIMD2(repeating: ByteWord.filled(0x30))
      return (figures &- SIMD2(repeating: ByteWord.filled(10))) & ~figures
    }
    return first(in: start..<range.upperBound, where: { $0.digits })
  }

  /// The offset behind those beginnings of a stretch, 32 bytes each, in which nothing is marked; see ``ByteWord/isMarked(_:)``.
  @inline(__always)
  private func skipped(in range: Range<Int>, _ marks: (SIMD2<UInt64>) -> SIMD2<UInt64>) -> Int {
    var index = range.lowerBound
    guard let base = UnsafeRawPointer(baseAddress), index >= 0, range.upperBound <= count else { return index }
    // Sound because the stretch lies in the buffer, and nothing beyond it is read.
    while range.upperBound &- index >= 32 {
      let first = base.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
      let second = base.loadUnaligned(fromByteOffset: index &+ 16, as: SIMD2<UInt64>.self)
      if ByteWord.isMarked(marks(first) | marks(second)) { break }
      index &+= 32
    }
    return index
  }

  /// The eight bytes from an offset on; behind the end there are zeros.
  @inline(__always)
  func word(at index: Int) -> ByteWord {
    let rest = count &- index
    guard let base = UnsafeRawPointer(baseAddress), index >= 0, rest > 0 else { return ByteWord(0) }
    // Sound because nothing is read but what lies between the offset, or the beginning, and the end.
    if rest >= 8 { return ByteWord(UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))) }
    if count >= 8 {
      let last = base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      return ByteWord(UInt64(littleEndian: last) &>> UInt64(64 &- rest &* 8))
    }
    if rest >= 4 {
      let first = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt32.self))
      let last = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      // Where both hold a byte it is the same.
      return ByteWord(UInt64(first) | UInt64(last) &<< UInt64((rest &- 4) &* 8))
    }
    var word = UInt64(self[index])
    if rest > 1 { word |= UInt64(self[index &+ 1]) &<< 8 }
    if rest > 2 { word |= UInt64(self[index &+ 2]) &<< 16 }
    return ByteWord(word)
  }

  /// Offset of the first byte of a stretch that is a certain one.
  package func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard let base = baseAddress, range.lowerBound >= 0, range.upperBound <= count, !range.isEmpty else { return nil }
    // Sound for the same reason.
    guard let found = memchr(base + range.lowerBound, CInt(byte), range.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// How many bytes of a stretch are a certain one.
  package func count(of byte: UInt8, in range: Range<Int>) -> Int {
    guard let base = UnsafeRawPointer(baseAddress), range.lowerBound >= 0, range.upperBound <= count else { return 0 }
    let low = ByteWord.filled(0x7f)
    var (index, found) = (range.lowerBound, 0)
    // Sound because the stretch lies in the buffer, and no word reaches beyond it.
    while range.upperBound &- index >= 8 {
      let other = base.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ ByteWord.filled(byte)
      // No sum reaches the next byte, so that the highest bit stays away of those alone that are the byte. The product has the
      // sum of all eight in its highest byte: to count bits takes more steps on processors of any age.
      let marks = ~(((other & low) &+ low) | other) & ByteWord.highest
      found &+= Int(truncatingIfNeeded: ((marks >> 7) &* 0x0101_0101_0101_0101) >> 56)
      index &+= 8
    }
    while index < range.upperBound {
      if self[index] == byte { found &+= 1 }
      index &+= 1
    }
    return found
  }

  package func first(_ byte: UInt8) -> Int? { first(byte, in: 0..<count) }

  package func holds(_ byte: UInt8) -> Bool { first(byte) != nil }

  /// Whether a byte stands right behind one like it.
  package func holdsTwice(_ byte: UInt8) -> Bool {
    var start = 0
    while let found = first(byte, in: start..<count) {
      start = found + 1
      if start < count, self[start] == byte { return true }
    }
    return false
  }

  /// Whether two stretches of as many bytes are the same.
  package func isEqual(_ range: Range<Int>, to other: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= count, start >= 0, start + range.count <= other.count else {
      return false
    }
    guard let base = baseAddress, let otherBase = other.baseAddress, !range.isEmpty else { return range.isEmpty }
    return memcmp(base + range.lowerBound, otherBase + start, range.count) == 0
  }
}

/// How often each byte stands in a text: what tells at once that most of what could be wrong in it is not.
package struct ByteCensus {
  /// Four lanes of 256, for each fourth byte: one that follows its like would have to wait till that is counted.
  private var counts = [UInt32](repeating: 0, count: 1_024)

  package init(_ text: UnsafeBufferPointer<UInt8>) {
    counts.withUnsafeMutableBufferPointer { counts in
      var index = 0
      while text.count &- index >= 4 {
        counts[Int(text[index])] &+= 1
        counts[Int(text[index &+ 1]) | 0x100] &+= 1
        counts[Int(text[index &+ 2]) | 0x200] &+= 1
        counts[Int(text[index &+ 3]) | 0x300] &+= 1
        index &+= 4
      }
      while index < text.count {
        counts[Int(text[index])] &+= 1
        index &+= 1
      }
    }
  }

  package subscript(byte: UInt8) -> Int {
    let lane = Int(byte)
    return Int(counts[lane] &+ counts[lane | 0x100] &+ counts[lane | 0x200] &+ counts[lane | 0x300])
  }
}

extension String {
  /// Where a byte of ASCII first stands; nil where it does not.
  package func firstIndex(of byte: Unicode.ASCII.CodeUnit) -> Index? {
    var text = self
    return text.withUTF8 { $0.first(byte) }.map { utf8.index(startIndex, offsetBy: $0) }
  }
}
