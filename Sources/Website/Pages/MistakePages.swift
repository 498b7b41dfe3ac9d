import Diagnostics
import Output
import Templates

/// Every kind of mistake that a check can find, by what it is about.
struct MistakesPage: View {
  private let chrome: Chrome
  private let sections: [MistakeSectionView]

  static let names: [Name<Self>] =
    [.list("sections", "The kinds of mistake, by what they are about.", \.sections)] + .from(\.chrome)

  init(_ frame: Frame, _ here: Here) {
    sections = Rule.groups.enumerated().map { number, group in
      MistakeSectionView(
        id: "group-\(number + 1)", label: group.label,
        items: group.rules.map { rule in
          ItemView(
            link: LinkView(label: rule.title.sentenceStart, address: here.link(.mistake(rule))),
            fact: "\(rule.id), \(rule.severity.rawValue)")
        })
    }
    chrome = Chrome(
      frame, here, heading: "Mistakes",
      description: "Every message that a check of the files can give, with what it means and what to do.",
      crumbs: [LinkView(label: "Take part", address: here.link(.contribute))], isIndexed: false)
  }
}

/// Kinds of mistake about one thing.
struct MistakeSectionView: View {
  let id: String
  let label: String
  let items: [ItemView]

  static let names: [Name<Self>] = [
    .text("id", "For links to the heading.", \.id),
    .text("label", "What they are about.", \.label),
    .list("items", "The kinds of mistake.", \.items),
  ]
}

/// A kind of mistake: what it means, an example, the same mended.
struct MistakePage: View {
  private let chrome: Chrome
  private let rule: Rule

  static let names: [Name<Self>] =
    [
      .text("rule", "The word in square brackets at the end of the message.") { $0.rule.id },
      .text("weight", "What it stops.") { $0.rule.severity.words },
      .html("manual", "Why it matters and what to do.") { page, out in
        out.withBytes { page.writeManual(into: &$0) }
      },
      .text("mistakePlace", "Where the example stands.") { $0.rule.mistake.whereabouts },
      .text("mistake", "Something that breaks the rule.") { $0.rule.mistake.shown },
      .text("remedyPlace", "Where the mended example stands.") { $0.rule.remedy.whereabouts },
      .text("remedy", "The same, mended.") { $0.rule.remedy.shown },
    ] + .from(\.chrome)

  init(_ rule: Rule, _ frame: Frame, _ here: Here) {
    self.rule = rule
    chrome = Chrome(
      frame, here, heading: rule.title.sentenceStart, title: "\(rule.title.sentenceStart) (\(rule.id))",
      description: "What the message \(rule.id) means, with an example, and what to do.",
      crumbs: [
        LinkView(label: "Take part", address: here.link(.contribute)),
        LinkView(label: "Mistakes", address: here.link(.mistakes)),
      ], isIndexed: false)
  }
}

extension MistakePage {
  /// The paragraphs of the manual; what stands between backticks there is what an author would type.
  fileprivate func writeManual(into out: inout Bytes) {
    var isTyped = false
    // Of the breaks before a word: none at the beginning of a paragraph, and two between paragraphs.
    var breaks = 0
    var isBlank = false
    func isWordEnd(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "`")
    }
    func end(_ out: inout Bytes) {
      if isTyped { out.append("</code>") }
      isTyped = false
      out.append("</p>\n")
    }
    out.append("<p>")
    var manual = rule.manual
    manual.withUTF8 { manual in
      var index = 0
      while index < manual.count {
        let byte = manual[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\n"): breaks += 1
        case UInt8(ascii: " "): isBlank = true
        default:
          if breaks > 1 {
            end(&out)
            out.append("<p>")
          } else if breaks == 1 || isBlank {
            out.append(" ")
          }
          (breaks, isBlank) = (0, false)
          guard byte == UInt8(ascii: "`") else {
            // The rest of the word at once.
            let start = index - 1
            while index < manual.count, !isWordEnd(manual[index]) { index += 1 }
            out.append(escaped: UnsafeBufferPointer(rebasing: manual[start..<index]))
            continue
          }
          isTyped.toggle()
          out.append(isTyped ? "<code>" : "</code>")
        }
      }
    }
    end(&out)
  }
}

extension Severity {
  fileprivate var words: String {
    switch self {
    case .error: "An error: the site is not built until it is mended."
    case .warning: "A warning: the site is built, but a reader may be misled."
    case .hint: "A hint: something worth adding, when there is time."
    }
  }
}

extension Rule.Example {
  /// Where the example stands.
  package var whereabouts: String {
    switch part {
    case .frontMatter: "between the two --- of \(path)"
    case .body: "in the text of \(path)"
    case .file: "in \(path)"
    }
  }

  /// The example, cut where it is long because the rule is about size. A NUL byte, which no page may hold, is shown by
  /// its picture.
  package var shown: String {
    let (widest, longest) = (100, 16)
    // By bytes, and only what is shown: one example has two megabytes, and to look at each character of them took half of
    // the time of a small site's build.
    var (text, leftOut) = beginning(lines: longest, bytes: widest * 16)
    // Most are short, and shown as they are.
    if text.utf8.count <= widest * 4, text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) < longest,
      !text.utf8.contains(0)
    {
      return text
    }
    return text.withUTF8 { bytes in
      var shown: [String] = []
      var start = 0
      while shown.count < longest, start <= bytes.count {
        let end = bytes.first(in: start..<bytes.count) { $0.equal(to: UInt8(ascii: "\n")) } ?? bytes.count
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        let words = String(decoding: line.prefix(widest * 16), as: UTF8.self)
        let cut = line.count > widest * 4 ? words.prefix(widest) + " …" : words
        shown.append(words.utf8.contains(0) ? cut.replacing("\0", with: "\u{2400}") : cut)
        start = end + 1
      }
      if start <= bytes.count {
        var rest = leftOut + 1
        while let end = bytes.first(in: start..<bytes.count, where: { $0.equal(to: UInt8(ascii: "\n")) }) {
          (rest, start) = (rest + 1, end + 1)
        }
        shown.append("… and \(rest) lines more")
      }
      return shown.joined(separator: "\n")
    }
  }
}
