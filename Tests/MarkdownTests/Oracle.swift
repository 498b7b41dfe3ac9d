import CCMarkGFM
import Diagnostics
import Foundation
import Output

@testable import Markdown

/// What the C library itself writes for a text, called as its own command does.
///
/// It shares the library's global table with the code under test, so that it takes the same lock.
func libraryHTML(_ text: Bytes, autolink: Bool = false) -> String {
  InlineTable.shared.alone {
    _ = Library.shared
    let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES)
    for name in ["table", "strikethrough", "tasklist"] + (autolink ? ["autolink"] : []) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    let document = cmark_parser_finish(parser)
    let html = cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser))
    defer {
      free(html)
      cmark_node_free(document)
      cmark_parser_free(parser)
    }
    return html.map { String(cString: $0) } ?? ""
  }
}

/// What the module writes in the library's dialect, and what it reports.
func ourHTML(_ text: Bytes, autolink: Bool = false) -> (html: String, findings: Findings) {
  var findings = Findings()
  let options = MarkdownOptions(dialect: .library, autolink: autolink)
  let body = parseMarkdown(text, in: 0..<text.count, of: FileID(0), options: options, &findings)
  return (String(decoding: body.html, as: UTF8.self), findings)
}

/// A text of the corpus as it is fed: `→` stands for a tab and `␠` for a space at a line's end.
func unfolded(_ text: String) -> Bytes {
  var bytes: Bytes = []
  for scalar in text.unicodeScalars {
    switch scalar {
    case "→": bytes.append(UInt8(ascii: "\t"))
    case "␠": bytes.append(UInt8(ascii: " "))
    default: bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }
  return bytes
}
