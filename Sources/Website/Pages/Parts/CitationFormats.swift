import Diagnostics
import Knowledge
import Output
import Templates

/// How to cite a page of this site: as a sentence, as BibTeX and as CSL-JSON.
struct CiteView: View {
  private let title: String
  private let site: String
  private let date: PartialDate?
  private let url: String
  /// `case-studies-inspire-sussex`.
  private let key: String

  /// - Parameter id: the entry whose page it is.
  init(_ id: AnyID, _ frame: Frame, _ here: Here) {
    title = here.title(id)
    site = frame.title
    date = here.base[common: id].lastModified?.value ?? here.base[common: id].date?.value
    url = here.site.url.canonical(here.address)
    key = .written { key in
      key.append(verbatim: id.kind.folder)
      key.append("-")
      key.append(verbatim: here.base.slug(of: id))
    }
  }

  static let names: [Name<Self>] = [
    .text("sentence", "The citation as a sentence.") { $0.sentence },
    .text("bibtex", "The citation as BibTeX.") { $0.bibtex },
    .text("csl", "The citation as CSL-JSON.") { $0.csl },
  ]

  private var sentence: String {
    .written { text in
      text.append("“")
      text.append(verbatim: title)
      text.append("”. ")
      text.append(verbatim: site)
      text.append(". ")
      if let date {
        text.append(verbatim: date.text)
        text.append(". ")
      }
      text.append(verbatim: url)
    }
  }

  private var bibtex: String {
    .written { text in
      text.append("@misc{")
      text.append(verbatim: key)
      // Each in the braces that BibTeX sets its words in; those around the title keep its capitals.
      text.append(",\n  title = {{")
      text.append(verbatim: inTeX(title))
      text.append("}},\n  howpublished = {")
      text.append(verbatim: inTeX(site))
      if let date {
        text.append("},\n  year = {")
        text.append(decimal: date.year)
        if let month = date.month {
          text.append("},\n  month = {")
          text.append(decimal: month)
        }
      }
      text.append("},\n  url = {")
      text.append(verbatim: url)
      text.append("}\n}")
    }
  }

  private var csl: String {
    var out = Bytes()
    out.reserveCapacity(key.utf8.count + title.utf8.count + site.utf8.count + url.utf8.count + 160)
    func add(_ name: StaticString, _ value: String) {
      out.append(name)
      out.append(json: value)
    }
    add("[{\"id\":", key)
    add(",\"type\":\"webpage\",\"title\":", title)
    add(",\"container-title\":", site)
    add(",\"URL\":", url)
    if let date {
      out.append(",\"issued\":{\"date-parts\":[[")
      out.append(decimal: date.year)
      for part in [date.month, date.day] {
        guard let part else { continue }
        out.append(",")
        out.append(decimal: part)
      }
      out.append("]]}")
    }
    out.append("}]")
    return String(decoding: out, as: UTF8.self)
  }
}

/// A text with the signs escaped that TeX would take for its own.
func inTeX(_ text: String) -> String {
  guard text.utf8.contains(where: isSignInTeX) else { return text }
  // Not by characters: a sign with a mark above it is another character, and the same byte to TeX.
  return text.unicodeScalars.map { scalar in
    switch scalar {
    case "&", "%", "$", "#", "_": "\\\(scalar)"
    // By name, since BibTeX counts a brace behind a backslash with all others.
    case "{": "\\textbraceleft{}"
    case "}": "\\textbraceright{}"
    case "\\": "\\textbackslash{}"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    default: String(scalar)
    }
  }.joined()
}

private func isSignInTeX(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "{"),
    UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "~"), UInt8(ascii: "^"):
    true
  default: false
  }
}

/// Where the file of an entry can be changed on the web page of the code host.
///
/// - Parameters:
///   - repository: `https://github.com/example/knowledge`; on a branch other than main with `/tree/` and its name.
///   - path: of the file, from the repository's root.
/// - Returns: nil for a host whose addresses are not known.
func editAddress(_ repository: WebAddress, path: String) -> String? {
  var base = repository.text
  var branch = "main"
  for marker in ["/-/tree/", "/tree/"] {
    if let range = base.firstRange(of: marker) {
      branch = String(base[range.upperBound...])
      base = String(base[..<range.lowerBound])
      break
    }
  }
  if base.hasSuffix(".git") { base.removeLast(4) }
  while base.hasSuffix("/") { base.removeLast() }
  while branch.hasSuffix("/") { branch.removeLast() }
  let host = base.split(separator: "/").dropFirst().first.map(String.init) ?? ""
  let file = percentEncoded(path)
  if host == "github.com" { return "\(base)/edit/\(branch)/\(file)" }
  if host == "gitlab.com" || host.hasPrefix("gitlab.") { return "\(base)/-/edit/\(branch)/\(file)" }
  if host == "codeberg.org" { return "\(base)/_edit/\(branch)/\(file)" }
  return nil
}

/// The same with `{path}` to be filled in.
func existingFileAddress(_ repository: WebAddress) -> String? {
  editAddress(repository, path: "x").map { $0.dropLast("x".count) + "{path}" }
}

/// Where a new file is opened at a code host, with `{path}` and, where the host takes it, `{text}` to be filled in; nil for
/// hosts whose addresses kbgen does not know.
func newFileAddress(_ repository: WebAddress) -> String? {
  guard let example = editAddress(repository, path: "x") else { return nil }
  // `/edit/main/x`, `/-/edit/main/x` or `/_edit/main/x`.
  let base = example.dropLast("/x".count)
  if base.contains("/-/edit/") {
    return base.replacing("/-/edit/", with: "/-/new/") + "?file_name={path}&content={text}"
  }
  if base.contains("/_edit/") { return base.replacing("/_edit/", with: "/_new/") + "?filename={path}&value={text}" }
  return base.replacing("/edit/", with: "/new/") + "?filename={path}&value={text}"
}
