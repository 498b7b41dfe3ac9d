import Diagnostics
import Output
import Testing

@testable import Website

/// The beginnings of picture files, as their specifications have them.
enum Pictures {
  static func png(width: Int, height: Int) -> Bytes {
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] + "IHDR".utf8 + big(4, width) + big(4, height)
      + [8, 6, 0, 0, 0, 0, 0, 0, 0]
  }

  /// - Parameter orientation: the Exif tag, if there is one.
  static func jpeg(width: Int, height: Int, orientation: Int? = nil) -> Bytes {
    var file: Bytes = [0xff, 0xd8]
    if let orientation {
      let tiff =
        Bytes("MM".utf8) + big(2, 42) + big(4, 8) + big(2, 1) + big(2, 0x0112) + big(2, 3) + big(4, 1)
        + big(2, orientation) + big(2, 0) + big(4, 0)
      file += [0xff, 0xe1] + big(2, tiff.count + 8) + "Exif".utf8 + [0, 0] + tiff
    }
    file += [0xff, 0xdb, 0, 4, 1, 2]
    return file + [0xff, 0xc2, 0, 11, 8] + big(2, height) + big(2, width) + [1, 1, 0x11, 0, 0xff, 0xda]
  }

  static func webPExtended(width: Int, height: Int) -> Bytes {
    riff("VP8X", [0, 0, 0, 0] + little(3, width - 1) + little(3, height - 1))
  }

  static func webPLossless(width: Int, height: Int) -> Bytes {
    riff("VP8L", [0x2f] + little(4, (width - 1) | (height - 1) << 14))
  }

  static func webPLossy(width: Int, height: Int) -> Bytes {
    riff("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a] + little(2, width) + little(2, height))
  }

  private static func riff(_ chunk: String, _ data: Bytes) -> Bytes {
    Bytes("RIFF".utf8) + little(4, data.count + 12) + "WEBP".utf8 + chunk.utf8 + little(4, data.count) + data
  }

  private static func big(_ length: Int, _ value: Int) -> Bytes {
    (0..<length).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func little(_ length: Int, _ value: Int) -> Bytes { big(length, value).reversed() }
}

@Suite("Pictures")
struct PictureTests {
  @Test(
    "the size is read from every kind of picture",
    arguments: [
      Pictures.png(width: 640, height: 480), Pictures.jpeg(width: 640, height: 480),
      Pictures.jpeg(width: 480, height: 640, orientation: 6), Pictures.jpeg(width: 640, height: 480, orientation: 3),
      Pictures.webPExtended(width: 640, height: 480), Pictures.webPLossless(width: 640, height: 480),
      Pictures.webPLossy(width: 640, height: 480),
    ])
  func sizes(file: Bytes) {
    #expect(PictureSize(file) == PictureSize(width: 640, height: 480))
  }

  @Test("a picture that was cut off anywhere gives no size and no crash")
  func cutOff() {
    for whole in [
      Pictures.png(width: 640, height: 480), Pictures.jpeg(width: 640, height: 480, orientation: 6),
      Pictures.webPExtended(width: 640, height: 480), Pictures.webPLossless(width: 640, height: 480),
      Pictures.webPLossy(width: 640, height: 480),
    ] {
      for length in 0..<24 where length < whole.count { #expect(PictureSize(Bytes(whole[..<length])) == nil) }
      for index in whole.indices {
        var changed = whole
        changed[index] = 0xff
        _ = PictureSize(changed)
      }
    }
  }

  @Test("a picture without width is no picture")
  func empty() {
    #expect(PictureSize(Pictures.png(width: 0, height: 480)) == nil)
  }

  @Test("what is no picture, is too large or cannot be read is reported")
  func faults() throws {
    func rules(_ name: String, _ count: Int, _ bytes: Bytes) -> [String] {
      var findings = Findings()
      _ = checkPicture(name, byteCount: count, file: FileID(0), &findings) { bytes }
      return findings.all.map(\.rule.id)
    }
    #expect(rules("plan.svg", 10, []) == ["picture-type"])
    #expect(rules("hall.png", pictureLimit + 1, []) == ["picture-too-large"])
    #expect(rules("hall.png", 10, Bytes("GIF89a".utf8)) == ["unreadable-picture"])
    #expect(rules("Hall.PNG", 10, Pictures.png(width: 1, height: 1)) == [])
  }
}
