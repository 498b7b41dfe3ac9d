import Knowledge
import Output

/// The names of entries, for forms to choose from: by kind, slug and title.
func writeChoices(_ site: SiteIndex, into out: inout Bytes) {
  out.append("{")
  for (number, kind) in Kind.allCases.filter({ $0 != .page }).enumerated() {
    if number > 0 { out.append(",") }
    out.append("\n")
    out.append(json: kind.folder)
    out.append(":{")
    for (number, id) in site.ordered(kind).filter({ !site.base.common(of: $0).isStub }).enumerated() {
      out.append(number > 0 ? ",\n" : "\n")
      out.append(json: site.base.common(of: id).slug)
      out.append(":")
      out.append(json: site.title(id))
    }
    out.append("}")
  }
  out.append("\n}\n")
}
