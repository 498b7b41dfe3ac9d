import Diagnostics
import Output

/// What a path inside `content/` stands for.
package enum ContentPath: Sendable, Equatable {
  case site
  case entry(Kind, slug: String)
  case image(name: String)
  /// Passed over on purpose: README.md, `.obsidian/`, hidden files, what systems and word processors leave behind.
  case passedOver
  case wrong(Problem)

  package enum Problem: Sendable, Equatable {
    case folder(String)
    case subfolder(Kind)
    case name(Kind, suggestion: String)
    case ending(Kind, name: String)
    /// A name that Windows keeps for a device.
    case device(Kind)
  }

  package var isWrong: Bool { if case .wrong = self { true } else { false } }

  /// - Parameter path: begins with `content/`.
  package init(_ path: String) {
    // No name that means something else, such as README.md or that of a device, is as long as this.
    if let (kind, slug) = usualPath(path, from: "content/"), slug.utf8.count > 6 {
      self = .entry(kind, slug: slug)
      return
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let leftBehind = ["readme.md", "thumbs.db", "desktop.ini"]
    if parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("~$") })
      || parts.last.map({ leftBehind.contains($0.lowercased()) }) == true
    {
      self = .passedOver
    } else if parts.count == 1 {
      self = parts.first == "site.yml" ? .site : .wrong(.folder(""))
    } else if parts.first == "images" {
      self = .image(name: parts.dropFirst().joined(separator: "/"))
    } else if let folder = parts.first, let kind = Kind(folder: folder), let name = parts.last {
      if parts.count > 2 {
        self = .wrong(.subfolder(kind))
      } else if !name.hasSuffix(".md") {
        self =
          name.lowercased().hasSuffix(".md") || name.lowercased().hasSuffix(".markdown")
          ? .wrong(.name(kind, suggestion: makeSlug(from: name.prefix { $0 != "." })))
          : .wrong(.ending(kind, name: String(name)))
      } else if FileName.isDevice(name) {
        self = .wrong(.device(kind))
      } else if isSlug(name.dropLast(3)) {
        self = .entry(kind, slug: String(name.dropLast(3)))
      } else {
        // Some systems hide the ending, and people add it again: `five.md.md`.
        self = .wrong(.name(kind, suggestion: makeSlug(from: name.replacing(".md", with: ""))))
      }
    } else {
      self = .wrong(.folder(parts.first.map(String.init) ?? ""))
    }
  }

  /// The entry that a file with a wrong name was most likely meant to be: references to it are no mistakes of their own.
  ///
  /// Its folder may have another name, or be one too deep; its name may have capital letters, spaces or another ending.
  package static func meant(by path: String) -> (kind: Kind, slug: String)? {
    let parts = path.split(separator: "/").dropFirst()
    guard parts.count > 1, let folder = parts.first, let name = parts.last else { return nil }
    let known =
      Kind(folder: folder) ?? nearest(to: String(folder), in: Kind.allCases.map(\.folder)).flatMap { Kind(folder: $0) }
    let slug = makeSlug(from: name.prefix { $0 != "." })
    guard let known, !slug.isEmpty else { return nil }
    return (known, slug)
  }
}

extension ContentPath.Problem {
  /// Says what is wrong with the path of a file.
  package func report(_ path: String, _ file: FileID, _ findings: inout Findings) {
    let place = Place(file, 0..<0)
    let folders = Kind.allCases.map(\.folder)
    switch self {
    case .folder(""):
      findings.report(
        .unknownFolder, at: place, "this file stands in content/ itself, where only site.yml is read",
        hint: "move it into one of \(folders.listed())")
    case .folder(let folder):
      let suggestion = nearest(to: folder, in: folders)
      findings.report(
        .unknownFolder, at: place, "content/ has no folder called `\(folder)`",
        hint: suggestion.map { "did you mean `\($0)`?" } ?? "it has \(folders.listed()), and `images`")
    case .subfolder(let kind):
      findings.report(
        .unknownFolder, at: place, "there are no folders inside content/\(kind.folder)/",
        hint: "move the file into content/\(kind.folder)/ itself")
    case .name(let kind, let suggestion):
      findings.report(
        .fileName, at: place, "the name of this file cannot be an address",
        hint: suggestion.isEmpty
          ? "use lower-case letters, digits and hyphens, and end it in .md"
          : "call it content/\(kind.folder)/\(suggestion).md")
    case .device(let kind):
      findings.report(
        .fileName, at: place, "no file can have this name on Windows",
        hint: "give it another name in content/\(kind.folder)/, with a further word")
    case .ending(let kind, let name):
      findings.report(
        .unexpectedFile, at: place, "this file is no entry: the name of an entry ends in `.md`",
        hint: Self.advice(kind, name))
    }
  }

  /// What to do with a file that has another ending than `.md`.
  private static func advice(_ kind: Kind, _ name: String) -> String {
    let parts = name.split(separator: ".")
    let ending = parts.count > 1 ? parts.last?.lowercased() ?? "" : ""
    let mended = "content/\(kind.folder)/\(makeSlug(from: parts.first ?? "")).md"
    switch ending {
    case "txt", "mdx", "mkd", "text", "": return "call it \(mended)"
    case "doc", "docx", "odt", "rtf", "pdf", "pages", "html", "htm":
      return "copy its words into a plain text file called \(mended); the form on the site makes such a file"
    default:
      return "pictures go into content/images/, files to publish as they are into static/; "
        + "an entry of content/\(kind.folder)/ is a Markdown file"
    }
  }
}

/// The kind and the slug of a path as nearly all are, `organisations/rise.md` behind its beginning; nil for any other.
func usualPath(_ path: String, from beginning: StaticString) -> (Kind, slug: String)? {
  usualPath(path, from: beginning) { ($0, String(decoding: $1, as: UTF8.self)) }
}

/// The same, with the slug lent where it stands.
///
/// - Parameter folder: whose folder the path begins in; then it may be the name of a file there, `rise.md`.
func usualPath<Result>(
  _ path: String, from beginning: StaticString, within folder: Kind? = nil,
  _ use: (Kind, _ slug: UnsafeBufferPointer<UInt8>) -> Result?
) -> Result? {
  var path = path
  return path.withUTF8 { bytes in
    let end = bytes.count - 3
    guard end > 0, bytes[end] == UInt8(ascii: "."), bytes[end + 1] == UInt8(ascii: "m"),
      bytes[end + 2] == UInt8(ascii: "d")
    else { return nil }
    let start = beginning.utf8CodeUnitCount
    var (kind, name) = (folder, 0)
    if beginning.withUTF8Buffer({ $0.isEqual($0.indices, to: bytes, at: 0) }),
      let slash = bytes.first(UInt8(ascii: "/"), in: start..<bytes.count)
    {
      kind = Kind(folder: UnsafeBufferPointer(rebasing: bytes[start..<slash]))
      name = slash + 1
    }
    // No slug has a slash in it.
    guard let kind, name < end, case let slug = UnsafeBufferPointer(rebasing: bytes[name..<end]), isSlug(slug) else {
      return nil
    }
    return use(kind, slug)
  }
}
