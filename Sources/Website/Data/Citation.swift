import Knowledge
import Output

extension DataFiles {
  /// Adds `CITATION.cff`: how to cite this state of the data (Citation File Format 1.2.0).
  func writeCitation(into out: inout Bytes) {
    func line(_ name: String, _ text: String?) {
      guard let text else { return }
      out.append(verbatim: "\(name): \(quoted(text))\n")
    }
    out.append("cff-version: 1.2.0\ntype: dataset\n")
    line("message", "If you use these data, please cite them as below.")
    line("title", title)
    line("abstract", description)
    out.append(verbatim: "authors:\n  - name: \(quoted("The editors of \(title)"))\n")
    line("version", version)
    if let date, date.day != nil { line("date-released", date.machineText) }
    line("license", licence?.rawValue)
    line("url", site.url.canonical(.data))
    out.append("identifiers:\n  - type: other\n")
    out.append(verbatim: "    value: \(quoted("sha256:" + snapshot.digest))\n")
    out.append("    description: The digest of SHA256SUMS, which lists the digests of all tables.\n")
  }
}
