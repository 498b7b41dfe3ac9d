import Diagnostics
import Knowledge
import Templates

/// The page of a source, with everything that cites it.
struct SourcePage: View {
  private let chrome: Chrome
  private let common: CommonView
  private let id: AnyID
  private let here: Here
  private let source: Source
  private let citations: StretchView<RowView>?

  /// Gathers what the page of a source shows.
  init(_ id: ID<Source>, _ frame: Frame, _ here: Here) {
    self.id = id.any
    self.here = here
    source = here.base[id]
    chrome = .entry(id.any, frame, here)
    common = CommonView(id.any, here: here)
    citations = here.rows(.citedBy, of: id.any)
  }

  static let names: [Name<SourcePage>] =
    [
      .text("type", "What sort of work it is.") { page in
        page.source.type.map { page.here.base.vocabularies.label(of: $0.value) }
      },
      .text("reference", "The work as a list of references has it.") { $0.reference },
      .one("authors", "Who wrote it.") { FactView(words: $0.source.authors.map(\.value.text), missing: "not stated") },
      .one("publisher", "Who published it.") { page in
        FactView(page.here.publisher(page.source.publisher?.value).map { [$0] } ?? [], missing: "not stated")
      },
      .one("published", "When it came out.") { FactView($0.source.published?.value.text, missing: "undated") },
      .one("voices", "Organisations whose people speak through it.") { page in
        FactView(page.here.base.edges(from: page.id, .voices).map { page.here.view($0.to) })
      },
      .one("website", "Where it can be read.") { $0.website },
      .one("rights", "What it says about copying.") { FactView($0.source.rights?.value.text, missing: "not stated") },
      .flag("hasReadIn", "Whether it is known only through others.") { page in
        !page.here.base.edges(from: page.id, .readIn).isEmpty
      },
      .list("readIn", "The works through which alone it is known here, each with the place.") { $0.readIn },
      .flag("hasCitedBy", "Whether anything cites it.") { $0.citations != nil },
      .list("citedBy", "What cites it, by kind.") { $0.citedBy },
      .one("moreCitedBy", "The link to the rest of what cites it.") { $0.citations?.more },
      .one("knownThrough", "Sources that are known only through it.") { page in
        page.here.items(.knownThrough, of: page.id)
      },
    ] + .from(\.common) + .from(\.chrome)

  private var website: FactView? {
    guard let address = source.url?.value else { return nil }
    let qualifier = source.checked.map { "opened on \($0.value.text)" } ?? "as printed, not checked"
    return FactView([LinkView(label: address.shown, address: address.text)], qualifier: qualifier)
  }

  /// "Letty Thomas and Stephen Whitehead (2017). Why we collaborate. Clinks."
  private var reference: String {
    let authors = source.authors.map(\.value.text).joinedWithAnd
    let year = "(\(source.published.map { String($0.value.year) } ?? "undated"))"
    return [
      authors.isEmpty ? "\(source.name) \(year)" : "\(authors) \(year). \(source.name)",
      here.publisher(source.publisher?.value)?.label,
    ].compactMap { $0?.ended }.joined(separator: " ")
  }

  private var readIn: [ReadInView] {
    let edges = here.base.edges(from: id, .readIn)
    return edges.enumerated().map { index, edge in
      ReadInView(
        link: here.view(edge.to), locator: edge.locator,
        before: index == 0 ? "" : index == edges.count - 1 ? " and " : ", ")
    }
  }

  private var citedBy: [CitingGroupView] { CitingGroupView.groups(citations?.items ?? []) }
}

/// A work through which a source is known.
struct ReadInView: View {
  let link: LinkView
  let locator: String?
  let before: String

  static let names: [Name<Self>] =
    [
      .text("before", "What stands between this work and the one before.", \.before),
      .text("locator", "The place in the work.", \.locator),
    ] + .from(\.link)
}

/// What of one kind cites a source.
struct CitingGroupView: View {
  let kind: String
  private let rows: [RowView]

  static let names: [Name<Self>] = [
    .text("kind", "“Case studies”.", \.kind),
    .list("items", "What cites the source.", \.rows),
  ]

  /// - Parameter rows: sorted by kind, which is what stands in bold in each.
  static func groups(_ rows: [RowView]) -> [Self] {
    var groups: [Self] = []
    var start = 0
    for index in rows.indices where index + 1 == rows.count || rows[index + 1].strong != rows[start].strong {
      let kind = Kind.allCases.first { $0.noun.sentenceStart == rows[start].strong }
      let label =
        kind == .page ? "Pages" : kind == .glossaryTerm ? "Glossary entries" : kind.map(Frame.label(of:)) ?? ""
      groups.append(Self(kind: label, rows: Array(rows[start...index])))
      start = index + 1
    }
    return groups
  }
}
