import Diagnostics
import Knowledge
import Templates

/// The page about the data: what there is to take away, and in which form.
struct DataPage: View {
  private let chrome: Chrome
  private let common: CommonView?
  private let data: DataFiles
  private let here: Here
  private let frame: Frame
  private let hasPrint: Bool

  /// - Parameter prose: the prose page called `data`, if there is one: how the data were made.
  init(_ data: DataFiles, _ prose: ID<ProsePage>?, hasPrint: Bool, _ frame: Frame, _ here: Here) {
    self.data = data
    self.here = here
    self.frame = frame
    self.hasPrint = hasPrint
    common = prose.map { CommonView($0.any, here: here) }
    chrome = Chrome(
      frame, here, heading: prose.map { here.title($0.any) } ?? "Data",
      description: prose.flatMap { here.base[$0].summary?.value.text }
        ?? "Everything on this site as tables and as JSON, with what each word in them means.",
      entry: prose?.any, more: [data.dataset])
  }

  static let names: [Name<Self>] =
    [
      .one("prose", "The text of the page `data`.") { page in page.common.flatMap { $0.text.isEmpty ? nil : $0 } },
      .list("whole", "Files that hold everything.") { $0.whole },
      .list("groups", "The tables, those that hold most first.") { $0.groups },
      .one("printEdition", "All lessons and case studies on one page; absent where they are too many.") { page in
        page.hasPrint
          ? LinkView(label: "All lessons and case studies on one page", address: page.here.link(.printEdition)) : nil
      },
      .one("dictionary", "What the words in the tables mean.") { page in
        LinkView(label: "What the words in the tables mean", address: page.here.link(.dictionary))
      },
      .text("version", "The day of the last change to any entry.") { $0.data.version },
      .text("date", "The same for people; absent where no entry has a date.") { $0.data.date?.text },
      .text("digest", "The digest of all tables.") { $0.data.snapshot.digest },
      .one("sums", "The list of digests.") { page in
        LinkView(label: "SHA256SUMS", address: page.here.link(.sums))
      },
      .one("citation", "How to cite the data, as a file.") { page in
        LinkView(label: "CITATION.cff", address: page.here.link(.citation))
      },
      .one("licence", "The licence of the data.") { page in
        page.data.licence.map { LinkView(label: $0.label, address: $0.address) }
      },
      .text("format", "The version of the form that the files have.") { _ in String(EntryJSON.format) },
      .text(
        "identified",
        "How many organisations have a number in a public register, in words; absent without any organisation."
      ) {
        $0.identified
      },
      .list("feeds", "Feeds of what is new, of everything and by kind.") { $0.feeds },
    ] + .from(\.chrome)

  private var whole: [ItemView] {
    let files: [(String, Address, String)] = [
      ("datapackage.json", .dataPackage, "what each table holds, for programs (Data Package)"),
      ("graph.json", .graph, "every entry with its rows and its references"),
      ("graph.jsonld", .linkedGraph, "the same as linked data, in the words of schema.org where it has them"),
      ("bibliography.bib", .bibTeX, "the sources for BibTeX"),
      ("bibliography.json", .citationStyle, "the sources for Zotero and others (CSL-JSON)"),
    ]
    return files.map { name, address, words in
      ItemView(link: LinkView(label: name, address: here.link(address)), fact: words.sentenceStart)
    }
  }

  private var groups: [TableGroupView] {
    let entries = Set(["entries"] + Kind.allCases.map(\.table))
    func group(_ label: String, _ isIn: (Table) -> Bool) -> TableGroupView {
      TableGroupView(label: label, tables: data.tables.all.filter(isIn).map { TableView(table: $0, here: here) })
    }
    return [
      group("Entries: a row for each") { entries.contains($0.name) },
      group("What entries say: a row for each lesson, organisation, figure, source and so on in them") {
        !entries.contains($0.name) && !$0.isVocabulary
      }, group("The words that entries are sorted by") { $0.isVocabulary },
    ].filter { !$0.tables.isEmpty }
  }

  /// Data of others can be joined by these numbers alone, so that whoever wants to join has to know how far that leads.
  private var identified: String? {
    let all = here.base.allOrganisations.filter { !here.base[$0].common.isStub }
    guard !all.isEmpty else { return nil }
    let count = all.count { !here.base[$0].identifiers.isEmpty }
    let (have, of) = (
      count == 1 ? "has" : "have", all.count == 1 ? "the one organisation" : "\(all.count) organisations"
    )
    return "\(count == 0 ? "None" : "\(count)") of \(of) \(have) a number in a public register"
  }

  private var feeds: [LinkView] {
    let common = Set([Address.feed] + Kind.allCases.map { Address.feed(of: $0) })
    return frame.feeds.all.filter { common.contains($0.address) }.map {
      LinkView(label: $0.name, address: here.link($0.address))
    }
  }
}

/// Tables of one sort.
struct TableGroupView: View {
  let label: String
  let tables: [TableView]

  static let names: [Name<Self>] = [
    .text("label", "What they hold.", \.label), .list("tables", "The tables.", \.tables),
  ]
}

/// A table in a list of tables.
struct TableView: View {
  let table: Table
  let here: Here

  static let names: [Name<Self>] = [
    .one("file", "The table itself.") { view in
      LinkView(label: "\(view.table.name).csv", address: view.here.link(.csv(view.table.name)))
    },
    .one("columns", "What its columns mean.") { view in
      LinkView(label: "what its columns mean", address: view.here.link(.dictionary(view.table.name)))
    },
    .text("words", "What a row is.") { $0.table.words.ended.quotingTyped },
  ]
}
