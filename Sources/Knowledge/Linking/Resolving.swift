import Diagnostics
import Markdown
import Output

/// Finding what a reference means, and saying what is wrong where it means nothing.
extension EntryLinker {
  /// The entry that a reference in front matter names.
  mutating func resolve<Target>(_ reference: Located<Reference<Target>>) -> AnyID? {
    let (slug, place) = (reference.value.slug, reference.place)
    if let target = names.directory.find(Target.kind, slug: slug) { return target }
    if reportUnpublished(slug, Target.kind, at: place) { return nil }
    if let other = Kind.allCases.first(where: { names.directory.find($0, slug: slug) != nil }) {
      findings.report(
        .wrongKind, at: place,
        "`\(slug)` is \(other.nounWithArticle), and here \(Target.kind.nounWithArticle) is meant",
        hint: "the slug of \(Target.kind.nounWithArticle) is the name of a file in content/\(Target.kind.folder)/")
      return nil
    }
    let suggestion =
      renamed("\(Target.kind.folder)/\(slug)", Target.kind)
      ?? names.suggestions.nearest(to: slug, among: .slugs(Target.kind))
    let path = "content/\(Target.kind.folder)/"
    findings.report(
      Target.kind.unknownRule, at: place, "no \(Target.kind.noun) is called `\(slug)`",
      hint: suggestion.map { "did you mean `\($0)`? It is described in \(path)\($0).md" }
        ?? Target.kind.unknownHint(slug),
      replacement: suggestion.map { .init($0, at: place, isCertain: false) })
    return nil
  }

  /// Where a link of the text leads; nil for one that leads outside, stays on the page, or is reported.
  mutating func resolve(_ link: Link) -> KnowledgeBase.LinkTarget? {
    switch link.spelling {
    case .external: return nil
    case .anchor:
      let fragment = String(link.target.value.drop { $0 == "#" })
      if !fragment.isEmpty, headings.find(fragment.percentDecoded, in: id) == nil {
        reportMissing(fragment: fragment, in: id, "this text", at: link.target.place)
      }
      return nil
    case .path: return resolvePath(link)
    case .wikilink: return resolveWikilink(link)
    }
  }

  // MARK: [[wikilinks]]

  private mutating func resolveWikilink(_ link: Link) -> KnowledgeBase.LinkTarget? {
    if let target = names.find(usual: link.target.value) { return .entry(target, fragment: nil) }
    let (name, fragment) = link.target.value.splitFragment()
    let place = link.target.place
    if name.isEmpty, let fragment {
      if let heading = headings.find(fragment, in: id) { return .entry(id, fragment: heading) }
      reportMissing(fragment: fragment, in: id, "this text", at: place)
      return nil
    }
    let (kind, bare) = name.splitFolder()
    let found = names.find(bare, kind: kind)
    guard found.count == 1, let target = found.first else {
      reportUnfound(bare, found, kind: kind, at: place)
      return nil
    }
    return withFragment(fragment, of: target, bare, at: place)
  }

  mutating func reportUnfound(_ name: String, _ found: [AnyID], kind: Kind? = nil, at place: Place) {
    if found.count > 1 {
      let ways = found.map { "\($0.kind.folder)/\(name)" }
      findings.report(
        .ambiguousName, at: place,
        "`\(name)` is the name of \(found.map(\.kind.nounWithArticle).joined(separator: " and of "))",
        hint: "put the folder before it: \(ways.map { "`[[\($0)]]`" }.joined(separator: " or "))")
      return
    }
    for other in Kind.allCases where kind == nil || kind == other {
      if reportUnpublished(name, other, at: place) { return }
    }
    let suggestion = names.nearestName(to: name)
    findings.report(
      .unknownEntry, at: place, "no entry is called `\(name)`",
      hint: suggestion.map { "did you mean `\($0)`?" }
        ?? "between the brackets stands the name of an entry's file without .md, or its title",
      replacement: suggestion.map { .init($0, at: place, isCertain: false) })
  }

  // MARK: Relative paths

  private mutating func resolvePath(_ link: Link) -> KnowledgeBase.LinkTarget? {
    if !link.isImage, let target = names.directory.find(path: link.target.value, from: id.kind) {
      return .entry(target, fragment: nil)
    }
    let place = link.target.place
    let (rawPath, fragment) = link.target.value.splitFragment()
    if !link.isImage, fragment != nil, let target = names.directory.find(path: rawPath, from: id.kind) {
      return withFragment(fragment?.percentDecoded, of: target, names.directory.slug(of: target), at: place)
    }
    let path = rawPath.percentDecoded
    if path.hasPrefix("/") || path.hasSuffix(".html") {
      let suggestion = relativeSource(of: path)
      findings.report(
        .linkForm, at: place, "`\(link.target.value)` names a page of the site, not an entry's file",
        hint: suggestion.map { "write `\($0)`" } ?? "name the entry's file from here, such as ../organisations/rise.md",
        replacement: fragment == nil ? suggestion.map { .init($0, at: place, isCertain: false) } : nil)
      return nil
    }
    guard let full = resolveRelative(path, from: "content/\(id.kind.folder)") else {
      findings.report(
        link.isImage ? .brokenImage : .brokenLink, at: place,
        "`\(link.target.value)` leads out of the folder of the site",
        hint: "two dots and a slash go up one folder: from an entry, ../organisations/ is the folder of organisations")
      return nil
    }
    if link.isImage || full.hasPrefix("content/images/") || full.hasPrefix("static/") {
      return resolveFile(full, link)
    }
    let parts = full.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard parts.count == 3, let kind = Kind(folder: parts[1]), parts[2].hasSuffix(".md") else {
      reportBroken(link, nearTo: full)
      return nil
    }
    let slug = String(Substring(parts[2].utf8.dropLast(3)))
    guard let target = names.directory.find(kind, slug: slug) else {
      if !reportUnpublished(slug, kind, at: place) { reportBroken(link, nearTo: full) }
      return nil
    }
    return withFragment(fragment?.percentDecoded, of: target, slug, at: place)
  }

  private mutating func resolveFile(_ path: String, _ link: Link) -> KnowledgeBase.LinkTarget? {
    if link.isImage, !path.hasPrefix("content/images/") {
      findings.report(
        .brokenImage, at: link.target.place, "the picture `\(link.target.value)` is not in content/images/",
        hint: "put it there, and write ../images/ and its name")
      return nil
    }
    if files.contains(path) { return .file(path) }
    let suggestion = fileNames.nearest(to: path)
    findings.report(
      link.isImage ? .brokenImage : .brokenLink, at: link.target.place, "there is no file \(path)",
      hint: suggestion.map { "did you mean \($0)?" } ?? "put the file there, or correct its name")
    return nil
  }

  private mutating func reportBroken(_ link: Link, nearTo path: String) {
    let renamed = names.renamed[String(path.dropFirst("content/".count).dropLast(".md".count))]
    let near =
      renamed.map { "../\($0).md" } ?? meantPath(link.target.value)
      ?? names.suggestions.nearest(to: path, among: .paths).map { "../" + $0.dropFirst("content/".count) }
    if near == nil, let address = link.target.value.asWebAddress {
      findings.report(
        .brokenLink, at: link.target.place, "`\(link.target.value)` leads to no entry",
        hint: "the address of a page elsewhere begins with https://: write `\(address)`",
        replacement: .init(address, at: link.target.place, isCertain: false))
      return
    }
    findings.report(
      .brokenLink, at: link.target.place, "`\(link.target.value)` leads to no entry",
      hint: near.map { "did you mean `\($0)`?" }
        ?? "a link to an entry names its file from here, such as ../organisations/rise.md",
      replacement: near.map { .init($0, at: link.target.place, isCertain: false) })
  }

  /// The path of the entry that a path was meant to name: with backslashes, from another folder, without `../`.
  private func meantPath(_ written: String) -> String? {
    relativeSource(of: written.replacing("\\", with: "/").percentDecoded)
  }

  /// For an address of a page: the path of the entry's file from here.
  private func relativeSource(of path: String) -> String? {
    let parts = path.split(separator: "/").filter { $0 != ".." && $0 != "." }.suffix(2)
    guard parts.count == 2, let kind = parts.first.flatMap({ Kind(folder: $0) }), let last = parts.last else {
      return nil
    }
    let slug = last.prefix { $0 != "." }
    return names.directory.find(kind, slug: String(slug)) == nil ? nil : "../\(kind.folder)/\(slug).md"
  }

  // MARK: What all share

  /// The slug that an entry of a kind has now, by a name that it had once.
  private func renamed(_ name: String, _ kind: Kind) -> String? {
    guard let now = names.renamed[name], now.hasPrefix(kind.folder + "/") else { return nil }
    return String(now.dropFirst(kind.folder.count + 1))
  }

  private mutating func withFragment(
    _ fragment: String?, of target: AnyID, _ name: String, at place: Place
  ) -> KnowledgeBase.LinkTarget? {
    guard let fragment, !fragment.isEmpty else { return .entry(target, fragment: nil) }
    if let heading = headings.find(fragment, in: target) { return .entry(target, fragment: heading) }
    reportMissing(fragment: fragment, in: target, "`\(name)`", at: place)
    return .entry(target, fragment: nil)
  }

  private mutating func reportMissing(fragment: String, in target: AnyID, _ name: String, at place: Place) {
    let ids = headings.all(in: target)
    let suggestion = nearest(to: fragment, in: ids)
    findings.report(
      .brokenAnchor, at: place, "\(name) has no heading `#\(fragment)`",
      hint: suggestion.map { "did you mean `#\($0)`?" }
        ?? (ids.isEmpty ? "it has no headings at all" : "it has \(ids.prefix(8).map { "#" + $0 }.listed())"))
  }

  private mutating func reportUnpublished(_ slug: String, _ kind: Kind, at place: Place) -> Bool {
    if names.drafts[kind]?.contains(slug) == true {
      findings.report(
        .referenceToDraft, at: place, "`\(slug)` is a draft, and will not be published",
        hint: "take `draft: true` out of content/\(kind.folder)/\(slug).md, or take out this reference")
      return true
    }
    if names.withdrawn[kind]?.contains(slug) == true {
      findings.report(
        .referenceToWithdrawn, at: place, "`\(slug)` was withdrawn", hint: "take out this reference")
      return true
    }
    return false
  }
}

extension Kind {
  fileprivate var unknownRule: Rule {
    switch self {
    case .organisation: .unknownOrganisation
    case .lesson: .unknownLesson
    case .source: .unknownSource
    default: .unknownEntry
    }
  }

  fileprivate func unknownHint(_ slug: String) -> String {
    switch self {
    case .organisation: "add content/organisations/\(slug).md, or name it with `name:` if it has no entry yet"
    default: "add content/\(folder)/\(slug).md, or choose one that `kbgen list \(folder)` shows"
    }
  }
}

/// A path taken from a folder, without `.` and `..`; nil where it leads out of the site's folder.
func resolveRelative(_ path: String, from folder: String) -> String? {
  // By bytes: asked for every link of every text, and a slash is one byte.
  let slash = UInt8(ascii: "/")
  var parts = folder.utf8.split(separator: slash)
  for part in path.utf8.split(separator: slash) {
    if part.elementsEqual(".".utf8) { continue }
    if !part.elementsEqual("..".utf8) {
      parts.append(part)
    } else if parts.popLast() == nil {
      return nil
    }
  }
  var resolved = ""
  resolved.reserveCapacity(folder.utf8.count + path.utf8.count + 1)
  for part in parts {
    if !resolved.isEmpty { resolved += "/" }
    resolved += Substring(part)
  }
  return resolved
}

extension String {
  /// The address of a web page that lacks its scheme, with it; nil for what looks like the path of a file.
  fileprivate var asWebAddress: String? {
    let host = prefix { $0 != "/" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, !labels.contains(""), let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter),
      !["md", "html", "png", "jpg", "jpeg", "webp", "pdf", "docx", "txt"].contains(last.lowercased())
    else { return nil }
    return "https://" + self
  }

  /// The text before and behind the first `#`.
  fileprivate func splitFragment() -> (String, String?) {
    guard let hash = firstIndex(of: UInt8(ascii: "#")) else { return (self, nil) }
    return (String(self[..<hash]).trimmed, String(self[utf8.index(after: hash)...]).trimmed)
  }

  /// The kind and the name of `organisations/rise`.
  fileprivate func splitFolder() -> (Kind?, String) {
    guard let slash = firstIndex(of: UInt8(ascii: "/")), let kind = Kind(folder: self[..<slash]) else {
      return (nil, self)
    }
    return (kind, String(self[utf8.index(after: slash)...]))
  }

  private var trimmed: String { foldingWhiteSpace() }

  /// `%20` and the like as the characters they stand for; the text itself where that gives no UTF-8.
  var percentDecoded: String {
    guard firstIndex(of: UInt8(ascii: "%")) != nil else { return self }
    var bytes: [UInt8] = []
    let utf8 = Array(self.utf8)
    var index = 0
    while index < utf8.count {
      if utf8[index] == UInt8(ascii: "%"), index + 2 < utf8.count,
        let value = UInt8(String(decoding: utf8[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        index += 3
      } else {
        bytes.append(utf8[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
