import Diagnostics
import Knowledge
import Output

/// The newest of some entries as an Atom feed (RFC 4287).
struct Feed: Sendable {
  /// Newest first; never empty.
  private let entries: [(id: AnyID, date: PartialDate, changed: PartialDate)]

  /// How many entries it holds.
  private static let length = 20

  /// Where it stands.
  let address: Address
  /// What it is called.
  let name: String
  /// The page that shows the same.
  private let page: Address

  /// Nil where no entry has a date: a feed has to say when it was last changed, and there is no clock here.
  init?(_ ids: [AnyID], at address: Address, name: String, page: Address, _ site: SiteIndex) {
    (self.address, self.name, self.page) = (address, name, page)
    let dated = ids.compactMap { id -> (id: AnyID, date: PartialDate, changed: PartialDate)? in
      let common = site.base[common: id]
      guard let date = common.date?.value else { return nil }
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
    element("title", name, into: &out)
    if address == .feed, let description = frame.description { element("subtitle", description, into: &out) }
    // Under the address that content/site.yml gives, so that no reader meets everything anew where the site is shown
    // elsewhere for a while.
    element("id", page == .home ? site.identity.text : site.identity.absolute(address), into: &out)
    link("alternate", "text/html", url.canonical(page), into: &out)
    link("self", "application/atom+xml", url.absolute(address), into: &out)
    element("updated", entries.map(\.changed).max()?.instant ?? "", into: &out)
    out.append("<author>")
    element("name", frame.title, into: &out)
    out.append("</author>\n")
    if let licence = site.base.site.licence { element("rights", licence.value.label, into: &out) }
    for entry in entries {
      out.append("<entry>\n")
      element("title", site.title(entry.id), into: &out)
      // Its first address, for good: neither another name nor a mended date makes it new.
      element("id", "\(site.identity.text)\(site.base.firstName(of: entry.id)).html", into: &out)
      link("alternate", "text/html", url.canonical(site.address(entry.id)), into: &out)
      element("published", entry.date.instant, into: &out)
      element("updated", entry.changed.instant, into: &out)
      element("summary", site.description(entry.id), into: &out)
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

extension KnowledgeBase {
  /// Kind and slug under which an entry was first published: a new name does not make it new.
  fileprivate func firstName(of id: AnyID) -> String {
    let former = self[common: id].aliases.first { $0.value.isAddress }?.value.text
    guard let former, former.dropFirst().hasPrefix(id.kind.folder + "/") else { return identifier(id) }
    return String(former.dropFirst().dropLast(".html".count))
  }
}
