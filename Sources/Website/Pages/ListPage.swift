import Diagnostics
import Knowledge
import Templates

/// A plain list of the entries of a kind: sources, frameworks, prose pages.
struct ListPage: View {
  private let chrome: Chrome
  private let words: String
  private let items: [ItemView]
  private let pager: PagerView?

  static let names: [Name<Self>] =
    [
      .text("words", "What is listed, and counted.", \.words),
      .list("items", "The entries, by title.", \.items),
      .one("pager", "The way through the pages of the list.", \.pager),
    ] + .from(\.chrome)

  /// - Parameter ids: all entries of the list, in its order.
  init(_ kind: Kind, _ ids: [AnyID], page number: Int, of count: Int, _ frame: Frame, _ here: Here) {
    let total =
      switch kind {
      case .source: counted(ids.count, "source")
      case .framework: counted(ids.count, "framework")
      default: counted(ids.count, "page")
      }
    words =
      switch kind {
      case .source:
        "\(total.sentenceStart): what the case studies and lessons were read from, and what those works cite."
      case .framework: "\(total.sentenceStart): ways of looking at a collaboration, to think with rather than to obey."
      default: "\(total.sentenceStart) besides the home page."
      }
    items = ids[pageRange(number, of: ids.count)].map { id in
      switch kind {
      case .source: here.source(id)
      case .framework: here.framework(id)
      default: ItemView(link: here.view(id), text: here.base.words(for: id))
      }
    }
    pager = PagerView(total, page: number, of: count, here: here) { .index(kind, page: $0) }
    let description =
      switch kind {
      case .source: "Works that the case studies and lessons were read from, and everything that cites them."
      case .framework:
        "Ways of looking at a collaboration, each with its questions and the lessons that it sheds light on."
      default: "Other pages of this site, by their order."
      }
    chrome = .index(
      kind, frame, here, heading: Frame.label(of: kind), description: description, page: number, of: count)
  }
}

extension Here {
  /// A source in a list: what it is, whose it is, and what was read from it.
  fileprivate func source(_ id: AnyID) -> ItemView {
    guard let source = id.of(Source.self) else { return ItemView(link: view(id)) }
    let entry = base[source]
    let authors = entry.authors.map(\.value.text).joinedWithAnd
    // Those of one entry follow one another.
    var (citing, last) = ([Int](repeating: 0, count: Kind.allCases.count), AnyID?.none)
    let edges = base.edges(to: id, .cites)
    // By index: an edge that is taken out of its list is copied.
    for edge in edges.indices where edges[edge].from != last {
      citing[Int(edges[edge].from.kind.rawValue)] += 1
      last = edges[edge].from
    }
    let cited = [
      (Kind.caseStudy, "case study", "case studies"), (.lesson, "lesson", "lessons"),
      (.framework, "framework", "frameworks"), (.organisation, "organisation", "organisations"),
    ].compactMap { kind, one, many in
      let count = citing[Int(kind.rawValue)]
      return count == 0 ? nil : counted(count, one, many)
    }
    let through = base.edges(from: id, .readIn).map { title($0.to) }
    let fact = sentences(
      sourceWords(entry), authors.isEmpty ? "authors not stated" : authors,
      cited.isEmpty ? nil : "cited by \(cited.joinedWithAnd)",
      through.isEmpty ? nil : "known only through \(through.joinedWithAnd)")
    return ItemView(link: view(id), fact: fact)
  }

  fileprivate func framework(_ id: AnyID) -> ItemView {
    guard let framework = id.of(Framework.self) else { return ItemView(link: view(id)) }
    let entry = base[framework]
    let parts = [
      entry.poles.isEmpty ? nil : counted(entry.poles.count, "pole"),
      entry.questions.isEmpty ? nil : counted(entry.questions.count, "question"),
      entry.lessons.isEmpty ? nil : counted(entry.lessons.count, "lesson"),
    ].compactMap { $0 }
    return ItemView(
      link: view(id), text: entry.summary?.value.text, fact: parts.isEmpty ? nil : parts.joinedWithAnd.sentenceStart)
  }
}
