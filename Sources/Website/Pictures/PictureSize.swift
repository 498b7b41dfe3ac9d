import Output

/// How wide and high a picture is, in pixels, as its file says.
package struct PictureSize: Sendable, Equatable {
  /// In pixels, as shown.
  package let width: Int
  /// In pixels, as shown.
  package let height: Int

  /// A size that is known already.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Reads the size from the beginning of a PNG, JPEG or WebP file; nil for anything else, and for a size of nothing.
  package init?(_ file: Bytes) {
    guard let size = Self.png(file) ?? Self.jpeg(file) ?? Self.webP(file), size.width > 0, size.height > 0 else {
      return nil
    }
    self = size
  }

  /// PNG (third edition), 5.2 and 11.2.1: the signature, then the chunk `IHDR`.
  private static func png(_ file: Bytes) -> Self? {
    guard file.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), file.holds("IHDR", at: 12),
      let width = file.bigEndian(4, at: 16), let height = file.bigEndian(4, at: 20)
    else { return nil }
    return Self(width: width, height: height)
  }

  /// JPEG (ITU-T T.81), annex B: segments, of which a frame header holds the size. Exif may say that the picture is to
  /// be shown on its side, which turns width and height.
  private static func jpeg(_ file: Bytes) -> Self? {
    guard file.starts(with: [0xff, 0xd8]) else { return nil }
    var offset = 2
    var isOnItsSide = false
    while offset + 4 <= file.count {
      guard file[offset] == 0xff else { return nil }
      let marker = file[offset + 1]
      if marker == 0xff {  // a fill byte
        offset += 1
        continue
      }
      if marker == 0x01 || (0xd0...0xd7).contains(marker) {  // markers without a segment
        offset += 2
        continue
      }
      guard let length = file.bigEndian(2, at: offset + 2), length >= 2, marker != 0xd9, marker != 0xda else {
        return nil
      }
      let isFrame = (0xc0...0xcf).contains(marker) && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
      if isFrame {
        guard let height = file.bigEndian(2, at: offset + 5), let width = file.bigEndian(2, at: offset + 7) else {
          return nil
        }
        return isOnItsSide ? Self(width: height, height: width) : Self(width: width, height: height)
      }
      if marker == 0xe1, file.holds("Exif", at: offset + 4) {
        isOnItsSide = isTurned(file, tiff: offset + 10, end: offset + 2 + length)
      }
      offset += 2 + length
    }
    return nil
  }

  /// Whether the Exif tag `Orientation` (0x0112) is one of the four that turn a picture by a quarter.
  private static func isTurned(_ file: Bytes, tiff: Int, end: Int) -> Bool {
    let isLittle = file.holds("II", at: tiff)
    func number(_ count: Int, _ at: Int) -> Int? {
      at + count > min(end, file.count)
        ? nil : isLittle ? file.littleEndian(count, at: at) : file.bigEndian(count, at: at)
    }
    guard let directory = number(4, tiff + 4), let count = number(2, tiff + directory) else { return false }
    for index in 0..<min(count, 512) {
      let entry = tiff + directory + 2 + index * 12
      guard let tag = number(2, entry) else { return false }
      if tag == 0x0112 { return number(2, entry + 8).map { (5...8).contains($0) } ?? false }
    }
    return false
  }

  /// WebP (RFC 9649): a RIFF file with one of three chunks in front.
  private static func webP(_ file: Bytes) -> Self? {
    guard file.holds("RIFF", at: 0), file.holds("WEBP", at: 8) else { return nil }
    if file.holds("VP8X", at: 12), let width = file.littleEndian(3, at: 24), let height = file.littleEndian(3, at: 27) {
      return Self(width: width + 1, height: height + 1)
    }
    if file.holds("VP8L", at: 12), file.count > 20, file[20] == 0x2f, let bits = file.littleEndian(4, at: 21) {
      return Self(width: (bits & 0x3fff) + 1, height: (bits >> 14 & 0x3fff) + 1)
    }
    if file.holds("VP8 ", at: 12), file.count > 25, file[23] == 0x9d, file[24] == 0x01, file[25] == 0x2a,
      let width = file.littleEndian(2, at: 26), let height = file.littleEndian(2, at: 28)
    {
      return Self(width: width & 0x3fff, height: height & 0x3fff)
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func holds(_ word: StaticString, at offset: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    return self[offset..<offset + length].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: length))
  }

  fileprivate func bigEndian(_ length: Int, at offset: Int) -> Int? {
    guard offset >= 0, offset + length <= count else { return nil }
    return self[offset..<offset + length].reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate func littleEndian(_ length: Int, at offset: Int) -> Int? {
    guard offset >= 0, offset + length <= count else { return nil }
    return self[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
