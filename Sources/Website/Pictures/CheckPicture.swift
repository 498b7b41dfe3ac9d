import Diagnostics
import Output

/// The largest picture that is published, in bytes: what a phone on a slow connection loads in about ten seconds.
package let pictureLimit = 2_000_000

/// Whether the name of a file in content/images/ ends like that of a picture.
package func isPictureName(_ name: String) -> Bool {
  let name = name.lowercased()
  return [".png", ".jpg", ".jpeg", ".webp"].contains { name.hasSuffix($0) }
}

/// Reads the size of a picture.
///
/// Reports `picture-type`, `picture-too-large`, `unreadable-picture`.
///
/// - Parameters:
///   - name: its path from `content/images/`.
///   - byteCount: the size of the file.
///   - read: gives the file's bytes; asked only where they are needed.
package func checkPicture(
  _ name: String, byteCount: Int, file: FileID, _ findings: inout Findings, read: () throws -> Bytes?
) rethrows -> PictureSize? {
  let place = Place(file, 0..<0)
  guard isPictureName(name) else {
    findings.report(
      .pictureType, at: place, "this file is no picture of a kind that browsers show everywhere",
      hint: "save it as .png, .jpg or .webp; a file that is to be published as it is goes into static/")
    return nil
  }
  guard byteCount <= pictureLimit else {
    findings.report(
      .pictureTooLarge, at: place,
      "this picture has \(tenths(byteCount)) MB, and \(pictureLimit / 1_000_000) MB is the most",
      hint: "make it smaller: 1,600 pixels across are enough, and .jpg or .webp take less room than .png")
    return nil
  }
  guard let bytes = try read(), let size = PictureSize(bytes) else {
    findings.report(
      .unreadablePicture, at: place, "the width and height of this picture cannot be read",
      hint: "open it and save it again as .png, .jpg or .webp; renaming a file does not change what is in it")
    return nil
  }
  return size
}

private func tenths(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }

extension Rule {
  /// What a picture can break.
  package static let pictureRules: [Rule] = [pictureType, pictureTooLarge, unreadablePicture]

  /// A file of another kind.
  static let pictureType = Rule(
    "picture-type", .error, "a file in content/images/ that is no picture",
    manual: """
      content/images/ holds pictures that every browser shows: .png, .jpg (or .jpeg) and .webp. A drawing in .svg can \
      hold programs, and other kinds do not show everywhere. What is to be published as it is, a PDF say, goes into \
      static/.
      """,
    mistake: Example(.file, of: "content/images/plan.tiff", "II*"),
    remedy: Example(.file, of: "static/plan.tiff", "II*"))

  /// Too many bytes.
  static let pictureTooLarge = Rule(
    "picture-too-large", .error, "a picture that is too large",
    manual: """
      A picture of more than 2 MB takes long to load on a phone and costs its owner money. Make it smaller: 1,600 \
      pixels across are enough for any screen that the site is read on.
      """,
    mistake: Example(
      .file, of: "content/images/hall.png", "", repeated: "a picture ", times: pictureLimit / 10 + 1_000),
    remedy: Example(.file, of: "content/images/hall.png", ""))

  /// No size to be found.
  static let unreadablePicture = Rule(
    "unreadable-picture", .error, "a picture whose size cannot be read",
    manual: """
      The page says how wide and high a picture is before it is loaded, so that nothing moves when it comes. A file that \
      was cut off, or was given another ending without being saved anew, does not say. Open it and save it again.
      """,
    mistake: Example(.file, of: "content/images/hall.png", "no picture"),
    remedy: Example(.file, of: "content/images/hall.png", ""))
}
