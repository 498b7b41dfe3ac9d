import ArgumentParser
import Diagnostics
import Markdown
import Output

struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown",
    abstract: "Show the HTML of one file's text.",
    discussion: """
      It is what libcmark-gfm itself writes, with nothing unsafe let through. Fields between two lines of hyphens at \
      the beginning are passed over.
      """, shouldDisplay: false)

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file"))
  var file: String

  @Flag(help: "As the site's pages hold it: with ids on headings, for example. Links stay as they are written.")
  var site = false

  @Flag(help: "Make links of bare addresses.")
  var autolink = false

  func run() throws {
    let console = try Setting(shared).console
    let text = try file == "-" ? readStandardInput() : readFile(file)
    var files = SourceFiles { [name = file] path in path == name ? text : nil }
    var findings = Findings()
    let options = MarkdownOptions(dialect: site ? .site : .library, autolink: autolink)
    let body = parseMarkdown(text, in: bodyRange(of: text), of: files.add(file), options: options, &findings)
    let sorted = findings.sorted(by: files)
    // Standard output is for the HTML alone, whatever the format.
    try console.show(sorted.shown(by: console, isStrict: false, hints: true), from: files, on: .messages)
    var html = Bytes()
    body.write(to: &html) { hole, out in body.fill(hole, in: &out) }
    try console.answer(html)
    if Tally(sorted).errors > 0 { throw ContentFault(message: nil) }
  }
}

extension Body {
  /// Fills a hole with what the text itself says, since there is no site around it; an address that could do harm is left out, as
  /// the C library does in its safe mode.
  fileprivate func fill(_ hole: Hole, in out: inout Bytes) {
    let index = Int(hole.index)
    var address: String { isHarmless(links[index].target.value) ? links[index].target.value : "" }
    switch hole.content {
    case .address: out.append(escaped: address)
    case .label: out.append(escaped: links[index].text)
    case .picture:
      out.append("src=\"")
      out.append(escaped: address)
      out.append("\"")
    case .note: out.append(verbatim: "<sup>[\(index + 1)]</sup>")
    }
  }
}

/// The bytes below the fields of an entry; all of them where there are none.
///
/// What begins with a line of hyphens may also be Markdown that begins with a rule, so the next line must look like a
/// field for the lines between to be passed over.
func bodyRange(of text: Bytes) -> Range<Int> {
  let start = text.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  var lines = text[start...].split(
    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
  guard let first = lines.popFirst(), isFence(first), let second = lines.first, beginsField(second) else {
    return 0..<text.count
  }
  guard let last = lines.first(where: isFence) else { return 0..<text.count }
  return min(last.endIndex + 1, text.count)..<text.count
}

private func isFence(_ line: Bytes.SubSequence) -> Bool {
  line.starts(with: Array("---".utf8)) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
}

private func beginsField(_ line: Bytes.SubSequence) -> Bool {
  guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return false }
  return line[..<colon].allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
