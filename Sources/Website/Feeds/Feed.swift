import Diagnostics
import Knowledge
import Output

/// The newest entries as an Atom feed (RFC 4287).
struct Feed: Sendable {
  /// Newest first; never empty.
  private let entries: [(id: AnyID, date: PartialDate, changed: PartialDate)]

  /// How many entries it holds.
  private static let length = 20

  /// Nil where no entry has a date: a feed has to say when it was last changed, and there is no clock here.
  init?(_ site: SiteIndex) {
    let dated = site.base.allEntries.compactMap { id -> (id: AnyID, date: PartialDate, changed: PartialDate)? in
      let common = site.base.common(of: id)
      guard let date = common.date?.value, common.isDraft?.value != true else { return nil }
      let changed = common.lastModified?.value ?? date
      return (id, date, max(changed, date))
    }
    // By date, not by change: a feed that shows every mended comma again is soon left.
    let newest = dated.sorted { ($1.date, $0.id) < ($0.date, $1.id) }.prefix(Self.length)
    if newest.isEmpty { return nil }
    entries = newest.sorted { ($1.changed, $0.id) < ($0.changed, $1.id) }
  }

  /// Adds the feed as XML.
  func write(_ site: SiteIndex, _ frame: Frame, into out: inout Bytes) {
    let url = site.url
    out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    out.append(escaped: frame.language)
    out.append("\">\n")
    element("title", frame.title, into: &out)
    if let description = frame.description { element("subtitle", description, into: &out) }
    element("id", url.text, into: &out)
    link("alternate", "text/html", url.canonical(.home), into: &out)
    link("self", "application/atom+xml", url.absolute(.feed), into: &out)
    element("updated", entries.map(\.changed).max()?.instant ?? "", into: &out)
    out.append("<author>")
    element("name", frame.title, into: &out)
    out.append("</author>\n")
    for entry in entries {
      out.append("<entry>\n")
      element("title", site.title(entry.id), into: &out)
      // A tag (RFC 4151) and not the address: it stays when the site moves to another folder.
      let slug = site.base.common(of: entry.id).slug
      element("id", "tag:\(url.host),\(entry.date.machineText):\(entry.id.kind.folder)/\(slug)", into: &out)
      link("alternate", "text/html", url.canonical(site.address(entry.id)), into: &out)
      element("published", entry.date.instant, into: &out)
      element("updated", entry.changed.instant, into: &out)
      element("summary", site.descriptions.description(entry.id), into: &out)
      out.append("</entry>\n")
    }
    out.append("</feed>\n")
  }
}

private func element(_ name: StaticString, _ text: String, into out: inout Bytes) {
  out.append("<")
  out.append(name)
  out.append(">")
  out.append(escaped: text)
  out.append("</")
  out.append(name)
  out.append(">\n")
}

private func link(_ relation: StaticString, _ type: StaticString, _ address: String, into out: inout Bytes) {
  out.append("<link rel=\"")
  out.append(relation)
  out.append("\" type=\"")
  out.append(type)
  out.append("\" href=\"")
  out.append(escaped: address)
  out.append("\"/>\n")
}

extension PartialDate {
  /// The beginning of the date as RFC 3339 has it; what is not said is taken for the first.
  fileprivate var instant: String {
    let text = machineText
    return text + (month == nil ? "-01-01" : day == nil ? "-01" : "") + "T00:00:00Z"
  }
}
