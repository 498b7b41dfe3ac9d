import Diagnostics
import Knowledge
import Markdown
import Output
import Parallel
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// libFuzzer, which calls the readers with texts that it makes up. Built only by `script/fuzz`.
///
/// `KBGEN_FUZZ_TARGET` says which reader gets them. All of them are also held to what they promise: places lie inside the
/// file, holes inside the HTML, and what comes out is text.
@main
enum Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(
      runFuzzer(&count, &arguments) { data, count in
        target(Bytes(UnsafeBufferPointer(start: data, count: count)))
        return 0
      })
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ reader: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let target: @Sendable (Bytes) -> Void = {
  switch getenv("KBGEN_FUZZ_TARGET").map({ String(cString: $0) }) {
  case "front-matter": readFrontMatter
  case "markdown": readMarkdown
  case "marks": readMarks
  case "linker": linkSite
  default: fatalError("KBGEN_FUZZ_TARGET names no target: front-matter, markdown, marks, linker")
  }
}()

/// Front matter of every kind of entry, and content/site.yml.
@Sendable private func readFrontMatter(_ text: Bytes) {
  for kind in Kind.allCases {
    var findings = Findings()
    let options = ParseOptions(vocabularies: .unknown, markdown: MarkdownOptions())
    let entry = parseEntry(text, of: kind, slug: "a", file: FileID(0), options, &findings)
    precondition(entry.slug == "a")
    check(findings, in: text)
  }
  var findings = Findings()
  _ = parseSite(text, file: FileID(0), &findings)
  check(findings, in: text)
}

/// A whole text, in both dialects. Without the extension for bare addresses, which the site does not use, since it reads before
/// its buffer (GHSA-c944-cv5f-hpvr): fuzzing finds that again within minutes.
@Sendable private func readMarkdown(_ text: Bytes) {
  guard String(validating: text, as: UTF8.self) != nil, !text.contains(0) else { return }
  for dialect in [MarkdownOptions.Dialect.site, .library] {
    var findings = Findings()
    let options = MarkdownOptions(dialect: dialect)
    let body = parseMarkdown(text, in: 0..<text.count, of: FileID(0), options: options, &findings)
    check(findings, in: text)
    check(body, in: text, isPublished: dialect == .site && !findings.hasErrors)
  }
}

/// Short texts between the marks that are kbgen's own: wikilinks and citations.
@Sendable private func readMarks(_ text: Bytes) {
  for (opening, closing) in [
    ("[[", "]]"), ("[@", "]"), ("x [@a, ", "; @b]"), ("| [[a\\|", "]] |\n|-|\n"), ("> - [^1] [@", "]\n\n[^1]: a"),
  ] {
    readMarkdown(Bytes(opening.utf8) + text + Bytes(closing.utf8))
  }
}

/// A small knowledge base, its files parted by the byte 1; the first byte of each says its kind and its name. It is read,
/// linked and checked; one in fifty, which takes as long as all the others, is also planned and rendered.
@Sendable private func linkSite(_ text: Bytes) {
  let parts = text.split(separator: UInt8(ascii: "\u{1}")).prefix(12).compactMap { part -> Part? in
    guard let end = part.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let number = Int(part.first ?? 0)
    return Part(
      kind: Kind.allCases[number % Kind.allCases.count], slug: ["a", "b", "c", "rise", "clinks-2017"][number / 8 % 5],
      text: Bytes(part[(end + 1)...]))
  }
  if text.reduce(0, { ($0 &* 31 &+ Int($1)) & 0xffff }) % 50 == 0 { return buildSite(parts) }
  var findings = Findings()
  let site = parseSite(FuzzFolder.siteFile, file: FileID(0), &findings)
  let options = ParseOptions(vocabularies: site.vocabularies, markdown: MarkdownOptions())
  var entries: [String: any Entry] = [:]
  for (number, part) in parts.enumerated() {
    let file = FileID(UInt32(number + 1))
    entries[part.path] = parseEntry(part.text, of: part.kind, slug: part.slug, file: file, options, &findings)
  }
  let linked = link(entries.sorted { $0.key < $1.key }.map(\.value), site: site, files: [])
  findings.add(linked.findings)
  findings.add(check(linked.base))
  for finding in findings.all where finding.place.file.index > 0 {
    let text = parts[Int(finding.place.file.index) - 1].text
    precondition(finding.place.start <= finding.place.end && Int(finding.place.end) <= text.count)
  }
}

private func buildSite(_ parts: [Part]) {
  var folder = FuzzFolder()
  for part in parts { folder.files[part.path] = part.text }
  do {
    let site = try prepare(folder, BuildOptions())
    for finding in site.findings.sorted(by: site.files) { _ = finding.place.position(in: site.files) }
    guard let plan = site.plan else { return }
    try plan.write(from: folder, into: Nowhere(), jobs: 1)
  } catch { fatalError("the folder in memory throws nothing: \(error)") }
}

private struct Part {
  let kind: Kind
  let slug: String
  let text: Bytes

  var path: String { "content/\(kind.folder)/\(slug).md" }
}

// MARK: What is promised

private func check(_ findings: Findings, in text: Bytes) {
  for finding in findings.all {
    precondition(
      finding.place.start <= finding.place.end && Int(finding.place.end) <= text.count, "a place inside the file")
    precondition(!finding.message.isEmpty && !finding.message.contains("\n"), "a message is one line")
  }
}

/// - Parameter isPublished: whether the HTML can come into a site. What the C library itself makes of a text may end in half a letter
///   (`[^x` over two lines); such a text is refused.
private func check(_ body: Body, in text: Bytes, isPublished: Bool) {
  precondition(!isPublished || String(validating: body.html, as: UTF8.self) != nil, "the HTML is text")
  var last = 0
  for hole in body.holes {
    precondition(Int(hole.at) >= last && Int(hole.at) <= body.html.count, "holes are inside the HTML, in order")
    last = Int(hole.at)
    precondition(
      Int(hole.index) < (hole.content.isNote ? body.notes.count : body.links.count), "a hole has its link or note")
  }
  for range in body.text { precondition(range.lowerBound < range.upperBound && Int(range.upperBound) <= text.count) }
  let lower = body.html.map { (65...90).contains($0) ? $0 | 32 : $0 }
  for word in ["<script", "<iframe", "<img src=\"javascript", "href=\"javascript:", "<style", "<svg", "<object"] {
    precondition(!lower.contains(Array(word.utf8)), "nothing that runs: \(word)")
  }
}

extension Hole.Content {
  fileprivate var isNote: Bool { if case .note = self { true } else { false } }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return indices.dropLast(part.count - 1).contains { self[$0] == first && self[$0...].starts(with: part) }
  }
}

private struct FuzzFolder: SourceFolder {
  static let siteFile = Bytes(
    """
    format: 1
    title: Fuzz
    baseURL: https://example.org/
    language: en-GB
    vocabularies:
      roles:
        - id: lead
          label: Lead
      themes:
        - id: trust
          label: Trust
      sourceTypes:
        - id: report
          label: Report

    """.utf8)

  var files: [String: Bytes] = ["content/site.yml": siteFile]

  func list(_ folder: String) -> [Item] {
    files.filter { $0.key.hasPrefix(folder + "/") }.map { Item(path: $0.key, kind: .file, size: $0.value.count) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
  func read(_ path: String) -> Bytes? { files[path] }
}

private struct Nowhere: Destination {
  func put(_ path: String, _ bytes: borrowing Bytes, _ digest: Digest) {
    precondition(String(validating: copy bytes, as: UTF8.self) != nil, "a page is text")
  }
  func keep(_ path: String, _ digest: Digest) -> Bool { false }
}
