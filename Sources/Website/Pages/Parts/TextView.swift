import Knowledge
import Markdown
import Output
import Templates

/// An entry's text, with the links that only the whole site can fill in.
struct TextView: Sendable {
  /// The parsed text.
  let body: Body
  /// Whose text it is.
  let entry: AnyID
  /// Where it is shown.
  let here: Here
  /// Its notes.
  let notes: Notes
  private let written: Body.Written
  /// First mentions of words of the glossary.
  private let terms: [TermFinder.Mention]

  /// Numbers the notes and finds the words of the glossary; nothing is written yet.
  init(_ body: Body, of entry: AnyID, here: Here) {
    self.body = body
    self.entry = entry
    self.here = here
    notes = Notes(body, of: entry, here: here)
    written = here.text(of: entry, body)
    terms = here.terms(in: written, body.links, of: entry)
  }

  /// Whether the entry has no text.
  var isEmpty: Bool { body.isEmpty }

  /// Whether it begins with a heading, so that none is needed above it.
  var beginsWithHeading: Bool { written.html.starts(with: "<h".utf8) && !written.html.starts(with: "<hr".utf8) }

  /// Headings of the second level, for the contents.
  var headings: [HeadingView] {
    body.headings.filter { $0.level == 2 }.map { HeadingView(id: $0.id, label: $0.text) }
  }

  /// Adds the text as HTML, with its beginning as the place of headings that it had once.
  func write(into out: inout PageWriter) {
    for id in here.site.formerHeadings[entry] ?? [] {
      out.append("<span id=\"")
      out.append(escaped: id)
      out.append("\"></span>")
    }
    var position = 0
    var nextTerm = 0
    for hole in written.holes {
      writeHTML(from: &position, to: Int(hole.at), &nextTerm, into: &out)
      let index = Int(hole.index)
      switch hole.content {
      case .address: out.append(escaped: address(ofLink: index))
      case .label: out.append(escaped: label(ofLink: index))
      case .picture: writePicture(index, into: &out)
      case .note: notes.writeMarker(index, into: &out)
      }
    }
    writeHTML(from: &position, to: written.html.count, &nextTerm, into: &out)
  }

  /// Adds what lies between two holes, with links to the words of the glossary in it.
  private func writeHTML(from start: inout Int, to end: Int, _ nextTerm: inout Int, into out: inout PageWriter) {
    while nextTerm < terms.count, terms[nextTerm].range.upperBound <= end {
      let term = terms[nextTerm]
      nextTerm += 1
      out.append(written.bytes, start..<term.range.lowerBound)
      out.append("<a class=\"term\" href=\"")
      out.append(escaped: here.link(term.term.any))
      out.append("\">")
      out.append(written.bytes, term.range)
      out.append("</a>")
      start = term.range.upperBound
    }
    out.append(written.bytes, start..<end)
    start = end
  }

  private func address(ofLink index: Int) -> String {
    switch here.base.target(ofLink: index, in: entry) {
    case .entry(let target, let fragment):
      guard let fragment else { return here.link(target) }
      return target == entry ? "#" + fragment : here.link(target) + "#" + fragment
    case .file(let path): return here.link(Address(file: path))
    case nil: return "#content"
    }
  }

  private func label(ofLink index: Int) -> String {
    guard case .entry(let target, _) = here.base.target(ofLink: index, in: entry) else { return body.links[index].text }
    return here.title(target)
  }

  private func writePicture(_ index: Int, into out: inout PageWriter) {
    guard case .file(let path) = here.base.target(ofLink: index, in: entry) else {
      out.append("src=\"\"")
      return
    }
    let target = Address(file: path)
    out.append("src=\"")
    out.append(escaped: here.link(target))
    out.append("\"")
    guard let size = here.site.pictures[target.path] else { return }
    out.append(" width=\"")
    out.append(decimal: size.width)
    out.append("\" height=\"")
    out.append(decimal: size.height)
    out.append("\"")
  }
}

extension Here {
  /// The first mentions of words of the glossary in a text, but for those that it links to anyway.
  fileprivate func terms(in text: Body.Written, _ links: [Link], of entry: AnyID) -> [TermFinder.Mention] {
    if site.terms.isEmpty { return [] }
    var known = Set<ID<GlossaryTerm>>()
    if let own = entry.of(GlossaryTerm.self) { known.insert(own) }
    for index in links.indices {
      if case .entry(let target, _) = base.target(ofLink: index, in: entry), let term = target.of(GlossaryTerm.self) {
        known.insert(term)
      }
    }
    return site.terms.mentions(in: text, but: known)
  }
}

/// A heading in the contents of a page.
struct HeadingView: View {
  let id: String
  let label: String

  static let names: [Name<Self>] = [
    .text("id", "What a link to the heading names.", \.id),
    .text("label", "The words of the heading.", \.label),
  ]
}
