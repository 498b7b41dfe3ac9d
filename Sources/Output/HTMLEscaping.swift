extension [UInt8] {
  /// Adds a text so that HTML shows it as it is, between tags and inside a quoted attribute alike.
  package mutating func append(escaped text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(escaped: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(escaped: $0) }
    }
  }

  /// The same for UTF-8 that is not a `String`.
  package mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    forEachPiece(ofEscaped: text) { append(contentsOf: $0) }
  }
}

/// Hands over a text as HTML shows it, in pieces.
///
/// This is the only place where text becomes HTML. Runs that need nothing are handed over whole: one text in fifty holds a
/// character to replace.
@inline(__always)
func forEachPiece(ofEscaped text: UnsafeBufferPointer<UInt8>, _ use: (UnsafeBufferPointer<UInt8>) -> Void) {
  var start = 0
  while let index = text.first(in: start..<text.count, where: mustEscape) {
    if index > start { use(UnsafeBufferPointer(rebasing: text[start..<index])) }
    if let escape = escape(of: text[index]) { escape.withUTF8Buffer { use($0) } }
    start = index + 1
  }
  if start < text.count { use(UnsafeBufferPointer(rebasing: text[start...])) }
}

/// The bytes that cannot stand for themselves in HTML.
@inline(__always)
private func mustEscape(_ word: ByteWord) -> UInt64 { word.markup | word.equal(to: UInt8(ascii: "'")) }

/// Whether there may be such a byte among sixteen.
@inline(__always)
private func mayHaveToEscape(_ words: SIMD2<UInt64>) -> Bool { isMarked(marks(words)) }

@inline(__always)
private func isMarked(_ marks: SIMD2<UInt64>) -> Bool { (marks[0] | marks[1]) & ByteWord.highest != 0 }

/// The same as ``ByteWord`` does, for two words at once: vectors of whole words become instructions of the processor, where
/// vectors of bytes are compared one by one (Swift 6.3). Only the highest bit of each byte counts. `#` is marked too, which two
/// bits part from the others of the row.
@inline(__always)
private func marks(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
  func filled(_ byte: UInt8) -> SIMD2<UInt64> { SIMD2(repeating: ByteWord.filled(byte)) }
  let quotes = ((words & filled(0xfa)) ^ filled(0x22)) &- filled(1)
  let angles = ((words & filled(0xfd)) ^ filled(0x3c)) &- filled(1)
  return (quotes | angles) & ~words
}

/// The most bytes that one becomes.
let longestEscape = 6

/// Copies a text of 4 to 32 bytes in which nothing is to be replaced, as most are: its beginning and its end, which may share
/// bytes.
///
/// - Parameter target: has room for the text.
/// - Returns: whether it was such a text; nothing is written otherwise.
@inline(__always)
func writePlain(_ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer) -> Bool {
  let length = text.count
  guard 4...32 ~= length, let base = UnsafeRawPointer(text.baseAddress) else { return false }
  // Sound because what is read and written begins and ends in the text.
  if length >= 16 {
    let first = base.loadUnaligned(fromByteOffset: 0, as: SIMD2<UInt64>.self)
    let last = base.loadUnaligned(fromByteOffset: length &- 16, as: SIMD2<UInt64>.self)
    if isMarked(marks(first) | marks(last)) { return false }
    target.storeBytes(of: first, as: SIMD2<UInt64>.self)
    target.storeBytes(of: last, toByteOffset: length &- 16, as: SIMD2<UInt64>.self)
  } else if length >= 8 {
    let first = base.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
    let last = base.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
    if mayHaveToEscape(SIMD2(first, last)) { return false }
    target.storeBytes(of: first, as: UInt64.self)
    target.storeBytes(of: last, toByteOffset: length &- 8, as: UInt64.self)
  } else {
    let first = base.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
    let last = base.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)
    if mustEscape(ByteWord(UInt64(first) | UInt64(last) &<< 32)) != 0 { return false }
    target.storeBytes(of: first, as: UInt32.self)
    target.storeBytes(of: last, toByteOffset: length &- 4, as: UInt32.self)
  }
  return true
}

/// The same for any text, copied as it is looked at, 32 or sixteen bytes at a time.
///
/// - Parameter target: has room for ``longestEscape`` times the text, and sixteen bytes more.
/// - Returns: how many bytes were written.
func writeEscaped(_ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer) -> Int {
  guard let base = UnsafeRawPointer(text.baseAddress) else { return 0 }
  var (index, count) = (0, 0)
  while index < text.count {
    // Sound, here and below, because nothing is read behind the text, and no more was written before than the room is
    // for, without its last sixteen bytes.
    while text.count &- index >= 32 {
      let first = base.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
      let second = base.loadUnaligned(fromByteOffset: index &+ 16, as: SIMD2<UInt64>.self)
      if isMarked(marks(first) | marks(second)) { break }
      target.storeBytes(of: first, toByteOffset: count, as: SIMD2<UInt64>.self)
      target.storeBytes(of: second, toByteOffset: count &+ 16, as: SIMD2<UInt64>.self)
      index &+= 32
      count &+= 32
    }
    while text.count &- index >= 16 {
      let words = base.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
      if mayHaveToEscape(words) { break }
      target.storeBytes(of: words, toByteOffset: count, as: SIMD2<UInt64>.self)
      index &+= 16
      count &+= 16
    }
    let rest = text.count &- index
    if rest == 0 { break }
    // The end of a text with the bytes before it, which stand in the target already: none of them became another.
    if rest < 16, text.count >= 16 {
      let words = base.loadUnaligned(fromByteOffset: text.count &- 16, as: SIMD2<UInt64>.self)
      if !mayHaveToEscape(words) {
        target.storeBytes(of: words, toByteOffset: count &+ rest &- 16, as: SIMD2<UInt64>.self)
        return count &+ rest
      }
    }
    let word = text.word(at: index)
    target.storeBytes(of: word.bits.littleEndian, toByteOffset: count, as: UInt64.self)
    let marks = mustEscape(word)
    let plain = marks == 0 ? min(8, rest) : marks.trailingZeroBitCount >> 3
    index &+= plain
    count &+= plain
    if marks == 0 { continue }
    if let escape = escape(of: text[index]) {
      (target + count).copyMemory(from: escape.utf8Start, byteCount: escape.utf8CodeUnitCount)
      count &+= escape.utf8CodeUnitCount
    }
    index &+= 1
  }
  return count
}

/// What stands for a byte in HTML; nil where it can stand for itself.
private func escape(of byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}
