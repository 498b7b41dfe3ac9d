/// A number by which bytes that were kept are known to be undamaged: eight at a time, ten times as fast as a digest.
///
/// It says nothing where someone means to deceive: whatever strangers send in is told apart by its ``Digest``.
package struct QuickChecksum: Equatable, Sendable {
  package let value: UInt64

  package static let byteCount = 8

  package init(value: UInt64) { self.value = value }

  package init(of bytes: ArraySlice<UInt8>) {
    // Each step can be undone, so two texts of one length that differ in one place never have the same number.
    func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
      let mixed = sum ^ word
      // Turned, so that what the multiplication moves up comes down again.
      return (mixed &<< 29 | mixed &>> 35) &* 0x9e37_79b9_7f4a_7c15
    }
    var sum = UInt64(bytes.count)
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      func word(_ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
      // Four sums side by side, as long as there are so many words: a step waits for the one before it, and four of them for none
      // of each other.
      var (second, third, fourth) = (UInt64(1), UInt64(2), UInt64(3))
      while bytes.count - offset >= 32 {
        sum = step(sum, word(offset))
        second = step(second, word(offset + 8))
        third = step(third, word(offset + 16))
        fourth = step(fourth, word(offset + 24))
        offset += 32
      }
      sum = step(step(step(sum, second), third), fourth)
      while bytes.count - offset >= 8 {
        sum = step(sum, word(offset))
        offset += 8
      }
      for byte in bytes[offset...] { sum = step(sum, UInt64(byte)) }
    }
    value = sum ^ sum >> 32
  }
}
