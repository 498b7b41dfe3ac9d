import Diagnostics
import Knowledge
import Templates

/// Where a statement stands: a source and a place in it, someone's account, or nowhere but here.
struct FromView: View {
  var source: LinkView?
  /// The works through which alone the source is known.
  var readIn: [ListedLinkView] = []
  var locator: String?
  /// "Manager of Family Line, March 2026".
  var account: String?
  var isEditors = false

  static let names: [Name<Self>] = [
    .one("source", "The source, unless the reader has been told already.", \.source),
    .list("readIn", "The works through which alone the source is known here.", \.readIn),
    .text("locator", "The place in the source, as a reader of the original finds it.", \.locator),
    .text("account", "Who told it, where it stands in an account and in no source.", \.account),
    .flag("isEditors", "Whether nobody else says so than the editors of this site.") { $0.isEditors },
  ]
}

extension FromView {
  /// Links each work only where it has not been yet: a reader who tabs through a list of notes should not meet one link
  /// forty times.
  /// - Parameter linked: addresses that are linked already.
  mutating func linkOnce(_ linked: inout Distinct<String>) {
    func isMet(_ address: String?) -> Bool { address.map { !linked.insert($0) } ?? false }
    if isMet(source?.address) { source = source.map { LinkView(label: $0.label) } }
    for index in readIn.indices where isMet(readIn[index].link.address) {
      readIn[index].link = LinkView(label: readIn[index].link.label)
    }
  }
}

extension Here {
  /// - Parameters:
  ///   - entry: the entry in which the statement is made.
  ///   - understood: a source that need not be named where a place in it is given.
  func from(_ provenance: Provenance, in entry: AnyID, understood: ID<Source>? = nil) -> FromView {
    switch provenance {
    case .editors: return FromView(isEditors: true)
    case .account: return FromView(account: teller(of: entry))
    case .source(let source, let locator):
      let work = source.any
      guard base.hasEdges(from: work, .readIn) else {
        if locator != nil, source == understood { return FromView(locator: locator) }
        return FromView(source: view(work), locator: locator)
      }
      let readIn = base.edges(from: work, .readIn).map { view($0.to) }
      return FromView(source: view(work), readIn: ListedLinkView.listed(readIn), locator: locator)
    }
  }

  /// Where a row of another entry says so.
  func from(_ row: some Provenanced, in entry: AnyID) -> FromView {
    from(base.provenance(of: row, in: entry), in: entry)
  }

  /// Where a row says so, on the page of its own entry, which has said who tells it.
  /// - Parameter understood: the source that captions name.
  func from(_ row: some Provenanced, in entry: AnyID, understood: ID<Source>?) -> FromView {
    told(base.provenance(of: row, in: entry), in: entry, understood: understood)
  }

  /// The same of a row whose provenance is known.
  func told(_ provenance: Provenance, in entry: AnyID, understood: ID<Source>?) -> FromView {
    provenance == .account
      ? FromView(locator: "In the account") : from(provenance, in: entry, understood: understood)
  }

  /// Who tells a case study that rests on an account, and when.
  private func teller(of entry: AnyID) -> String? {
    guard let study = entry.of(CaseStudy.self), let account = base[study].account?.value else { return nil }
    return [account.by?.value.text, account.date?.value.text].compactMap { $0 }.joined(separator: ", ")
  }
}
