import Diagnostics
import Knowledge
import Output

extension DataFiles {
  /// The sources as BibTeX and as CSL-JSON.
  var bibliography: [LongFile] {
    let base = site.base
    let sources = base.allSources
    return [
      LongFile(.bibTeX, pieces: sources.count + 1) { piece, out in
        guard piece > 0 else { return writeHead(into: &out) }
        base[sources[piece - 1]].writeBibTeX(base, into: &out)
      },
      LongFile(.citationStyle, pieces: sources.count + 1) { piece, out in
        guard piece < sources.count else { return out.append(sources.isEmpty ? "[]\n" : "\n]\n") }
        out.append(piece == 0 ? "[\n" : ",\n")
        base[sources[piece]].writeCSL(base, into: &out)
      },
    ]
  }

  /// What stands outside of the entries of a BibTeX file is for people.
  private func writeHead(into out: inout Bytes) {
    func line(_ text: String) {
      // By scalars: to Swift, an `@` with a mark above it is no `@`.
      let words = String(text.unicodeScalars.replacing(["@"], with: "(at)".unicodeScalars))
      out.append(verbatim: "% \(words)\n")
    }
    line("Sources of \(title), state of \(version), format \(EntryJSON.format)")
    if let licence { line("\(licence.label), \(licence.address)") }
    out.append("\n")
  }
}

extension Source {
  private func publisherName(_ base: KnowledgeBase) -> String? {
    switch publisher?.value {
    case .reference(let reference): base.find(reference).map { base[$0].name }
    case .line(let line): line.text
    case nil: nil
    }
  }

  /// "As reported in …" for a work that is known here only through others.
  private func secondHandWords(_ base: KnowledgeBase) -> String? {
    let works = readIn.compactMap { $0.value.source.flatMap { base.find($0.value) } }.map { base[$0].name }
    return works.isEmpty ? nil : "Not read here; as reported in " + works.map { "“\($0)”" }.joinedWithAnd
  }

  fileprivate func writeBibTeX(_ base: KnowledgeBase, into out: inout Bytes) {
    let type =
      ["report": "techreport", "evaluation": "techreport", "survey": "techreport"][type?.value.id ?? ""] ?? "misc"
    let fields: [(String, String?)] = [
      ("title", "{\(inTeX(name))}"),
      // Braces keep BibTeX from taking an organisation's name apart.
      ("author", authors.isEmpty ? nil : authors.map { "{\(inTeX($0.text))}" }.joined(separator: " and ")),
      (type == "techreport" ? "institution" : "howpublished", publisherName(base).map(inTeX)),
      ("year", published.map { String($0.year) }), ("month", published?.month.map(String.init)), ("url", url?.text),
      ("note", secondHandWords(base).map(inTeX)),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
    out.append(verbatim: "@\(type){\(slug),\n\(lines.joined(separator: ",\n"))\n}\n\n")
  }

  fileprivate func writeCSL(_ base: KnowledgeBase, into out: inout Bytes) {
    let types = [
      "report": "report", "evaluation": "report", "survey": "report", "statistics": "report", "guidance": "report",
      "official-publication": "report", "blog": "post-weblog", "web-page": "webpage", "slides": "speech",
    ]
    var object = JSONObject()
    object.add("id", slug, into: &out)
    object.add("type", types[type?.value.id ?? ""] ?? "document", into: &out)
    object.add("title", name, into: &out)
    if !authors.isEmpty {
      object.member("author", into: &out)
      out.append(json: .list(authors.map { .record([.init("literal", .text($0.text))]) }))
    }
    object.add("publisher", publisherName(base), into: &out)
    object.add("URL", url?.text, into: &out)
    if let date = published?.value {
      object.member("issued", into: &out)
      let parts = [date.year, date.month, date.day].compactMap { $0 }.map(Datum.number)
      out.append(json: .record([.init("date-parts", .list([.list(parts)]))]))
    }
    object.add("note", secondHandWords(base), into: &out)
    object.end(into: &out)
  }
}
