/// A number that differs when what was added differs: FNV-1a over 64 bits.
///
/// Each piece is followed by its length, so that moving a byte from one to the next changes the number.
package struct Fingerprint: Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ bytes: Bytes) {
    for byte in bytes { mix(byte) }
    add(UInt64(bytes.count))
  }

  package mutating func add(_ text: String) {
    var text = text
    let count = text.withUTF8 { utf8 in
      for byte in utf8 { mix(byte) }
      return utf8.count
    }
    add(UInt64(count))
  }

  package mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  private mutating func mix(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
