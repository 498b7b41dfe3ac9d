import Diagnostics
import Knowledge
import Output

extension Chrome {
  /// What surrounds the page of an entry.
  static func entry(_ id: AnyID, _ frame: Frame, _ here: Here) -> Chrome {
    let name = here.title(id)
    return Chrome(
      frame, here, heading: name, title: here.pageTitle(id),
      description: here.description(id), section: id.kind == .page ? nil : id.kind,
      crumbs: here.crumbs(to: id.kind, frame), entry: id)
  }

  /// What surrounds the index of a kind, or a page of it.
  static func index(
    _ kind: Kind, _ frame: Frame, _ here: Here, heading: String, description: String, page number: Int = 1,
    of count: Int = 1
  ) -> Chrome {
    let isFirst = here.address == Address.index(kind)
    let behind = number > 1 ? pageWords(number, of: count) : nil
    func joined(_ first: String, _ mark: StaticString, _ second: String, _ end: StaticString = "") -> String {
      .written { text in
        text.append(verbatim: first)
        text.append(mark)
        text.append(verbatim: second)
        text.append(end)
      }
    }
    return Chrome(
      frame, here, heading: behind.map { joined(heading, ", ", $0) } ?? heading,
      description: behind.map { joined(description, " ", $0.sentenceStart, ".") } ?? description,
      section: kind, crumbs: isFirst ? [] : here.crumbs(to: kind, frame))
  }
}

extension Here {
  /// The way from home to a page of a kind.
  func crumbs(to kind: Kind, _ frame: Frame) -> [LinkView] {
    if kind == .page { return [] }
    let part = frame.navigation.firstIndex { $0.kind == kind }
    let way = part.map { frame.ways(from: self).parts[$0] } ?? link(Address.index(kind))
    return [LinkView(label: Frame.label(of: kind), address: way)]
  }

  /// The address of someone's own pages, with how far it can be trusted.
  func website(_ website: WebAddress?, checked: PartialDate?, of id: AnyID) -> FactView? {
    guard let website else { return nil }
    let printed = base.mainSource(of: id).flatMap { base[$0].published?.year }.map {
      "as printed in \($0), not checked"
    }
    return FactView(
      [LinkView(label: website.shown, address: website.text)],
      qualifier: checked.map { "opened on \($0.text)" } ?? printed ?? "not checked")
  }
}
