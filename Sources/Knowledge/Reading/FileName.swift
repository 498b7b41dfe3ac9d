import Diagnostics

/// Names of files that are published under their own name: pictures, and what stands in `static/`.
///
/// Letters, digits and three signs, since anything else is written in more than one way: a letter with an accent is one
/// character on one disk and two on another, a space is `%20`, and `:` and `?` cannot be in a name on Windows at all.
package enum FileName {
  /// Says what is wrong with the name of a file in `static/`: that no disk or host could be trusted with it, or that
  /// a browser would run it.
  ///
  /// - Parameter name: its path from `static/`.
  package static func check(static name: String, _ file: FileID, _ findings: inout Findings) {
    guard checkSpelling(name, in: "static", file, &findings) else { return }
    let last = name.split(separator: "/").last ?? ""
    let ending = last.lastIndex(of: ".").map { last[last.index(after: $0)...].lowercased() } ?? ""
    guard !inert.contains(ending), last != "CNAME" else { return }
    findings.report(
      .activeFile, at: Place(file, 0..<0),
      ending.isEmpty
        ? "the name of this file does not say what is in it" : "a browser may run what is in a .\(ending) file",
      hint: "static/ takes documents, tables, pictures, sound and films: \(inert.sorted().map { "." + $0 }.listed())")
  }

  /// Says what is wrong with the name of a picture, by its path from `content/images/`.
  package static func check(picture name: String, _ file: FileID, _ findings: inout Findings) {
    _ = checkSpelling(name, in: "content/images", file, &findings)
  }

  /// Kinds of file that a browser shows, plays or saves, and never runs.
  private static let inert: Set<String> = [
    "avif", "bib", "csv", "doc", "docx", "epub", "gif", "ico", "ics", "jpeg", "jpg", "json", "m4a", "md", "mp3", "mp4",
    "odp",
    "ods", "odt", "ogg", "pdf", "png", "ppt", "pptx", "ris", "rtf", "tiff", "tsv", "txt", "wav", "webm", "webp", "xls",
    "xlsx",
    "zip",
  ]

  private static func checkSpelling(
    _ path: String, in folder: String, _ file: FileID, _ findings: inout Findings
  ) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.allSatisfy(isSound) { return true }
    let suggestion = parts.map(suggested).joined(separator: "/")
    findings.report(
      .fileName, at: Place(file, 0..<0), "the name of this file cannot be an address everywhere",
      hint: suggestion.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isSound)
        ? "call it \(folder)/\(suggestion)"
        : "use letters without accents, digits, hyphens, dots and underscores, at most \(longest) of them")
    return false
  }

  private static let longest = 100

  private static func isSound(_ part: Substring) -> Bool {
    let isPlain = part.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain && !part.isEmpty && part.utf8.count <= longest && !part.hasPrefix(".") && !part.hasSuffix(".")
      && !isDevice(part)
  }

  private static func suggested(_ part: Substring) -> String {
    let pieces = part.split(separator: ".").map { makeSlug(from: $0) }.filter { !$0.isEmpty }
    return pieces.joined(separator: ".")
  }

  /// Whether Windows takes a name for a device, whatever its ending: a folder with such a file cannot be copied there.
  package static func isDevice(_ name: some StringProtocol) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    if ["con", "prn", "aux", "nul"].contains(stem) { return true }
    return stem.utf8.count == 4 && (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && stem.last?.isNumber == true
  }
}

extension Rule {
  package static let activeFile = Rule(
    "active-file", .error, "a file in static/ that a browser might run",
    manual: """
      What stands in static/ is published as it is. A web page, a script, a drawing in .svg or a file whose name does not \
      say what it is can hold a program that would run in the name of this site. Pages are written as entries; \
      drawings are published as .png or .webp.
      """,
    mistake: .file("static/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    remedy: .file("static/plan.pdf", "%PDF-1.4"))
}
