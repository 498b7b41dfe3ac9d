import Knowledge
import Output

/// The names of entries, for forms to choose from: by kind and slug, the title or, where it goes by others too, all of them.
func writeChoices(_ site: SiteIndex, into out: inout Bytes) {
  out.append("{")
  for (number, kind) in Kind.allCases.filter({ $0 != .page }).enumerated() {
    if number > 0 { out.append(",") }
    out.append("\n")
    out.append(json: kind.folder)
    out.append(":{")
    for (number, id) in site.ordered(kind).filter({ !site.base[common: $0].isStub }).enumerated() {
      out.append(number > 0 ? ",\n" : "\n")
      out.append(json: site.base.slug(of: id))
      out.append(":")
      let others = site.base.names(of: id).filter { $0 != site.title(id) }
      if !others.isEmpty { out.append("[") }
      out.append(json: site.title(id))
      for name in others {
        out.append(",")
        out.append(json: name)
      }
      if !others.isEmpty { out.append("]") }
    }
    out.append("}")
  }
  out.append("\n}\n")
}
