import Output

/// Turns what libyaml counts (characters) into what a place counts (bytes of the whole file).
///
/// Marks come nearly in the order of the text, so the last answer is kept and walked from, forwards or back. Text that
/// is all ASCII, as most front matter is, needs no walk.
struct CharacterOffsets {
  private let text: Bytes
  private let range: Range<Int>
  private let isASCII: Bool
  private var character = 0
  private var byte: Int

  init(_ text: Bytes, _ range: Range<Int>) {
    self.text = text
    self.range = range
    isASCII = text.withUnsafeBufferPointer { $0.first(in: range, where: { $0.beyondASCII }) } == nil
    byte = range.lowerBound
  }

  /// The offset of the first byte of a character, both from 0; the range's end for one beyond it.
  mutating func byteOffset(ofCharacter index: Int) -> Int {
    if isASCII { return min(range.lowerBound + index, range.upperBound) }
    while character < index, byte < range.upperBound {
      byte += 1
      while byte < range.upperBound, text[byte].isContinuation { byte += 1 }
      character += 1
    }
    while character > index, byte > range.lowerBound {
      byte -= 1
      while byte > range.lowerBound, text[byte].isContinuation { byte -= 1 }
      character -= 1
    }
    return byte
  }
}
