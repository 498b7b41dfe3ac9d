import Diagnostics
import Knowledge
import Output

/// Everything that the site holds, for programs, spreadsheets and other sites.
struct DataFiles: Sendable {
  let site: SiteIndex
  let tables: Tables
  let snapshot: Snapshot
  let title: String
  let description: String?
  let licence: Licence?
  let entryJSON: EntryJSON
  let linked: LinkedData

  init(_ site: SiteIndex, _ frame: Frame) {
    self.site = site
    tables = Tables(site)
    snapshot = Snapshot(tables.all)
    linked = frame.linked
    title = frame.title
    description = frame.description
    licence = site.base.site.licence?.value
    entryJSON = EntryJSON(tables: tables, site: site, licence: licence)
  }

  /// The day of the last change to any entry: what a snapshot is called, since no clock is asked.
  var date: PartialDate? {
    site.base.allEntries.compactMap { id in
      let common = site.base[common: id]
      return [common.lastModified?.value, common.date?.value].compactMap { $0 }.max()
    }.max()
  }

  /// `2026-03-05+058c0ffee123`: the date, or `undated` where no entry has one, and the beginning of the digest of all tables,
  /// which tells two states of one day apart.
  var version: String { "\(date?.machineText ?? "undated")+\(snapshot.digest.prefix(12))" }

  /// The prose page that says how the entries were chosen and coded.
  var method: ID<ProsePage>? { site.base.allPages.first { site.base[$0].isMethod?.value == true } }

  /// The files that grow with the site.
  var long: [LongFile] { tables.all.map(\.csv) + [graph, linkedGraph] + bibliography }

  /// The others.
  var short: [(address: Address, write: @Sendable (inout Bytes) -> Void)] {
    [
      (.dataPackage, { @Sendable in writePackage(into: &$0) }),
      (.sums, { @Sendable in $0 += snapshot.list }),
      (.citation, { @Sendable in writeCitation(into: &$0) }),
    ]
  }
}
