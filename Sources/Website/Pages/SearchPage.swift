import Knowledge
import Templates

/// The page for searching: a form and a script, and the lists for whoever cannot use them.
struct SearchPage: View {
  private let chrome: Chrome
  private let lists: [ItemView]
  private let facets: [FacetView]
  private let script: String

  static let names: [Name<Self>] =
    [
      .list("lists", "The lists that lead to every entry.", \.lists),
      .list("facets", "What results can be narrowed by.", \.facets),
      .text("searchScript", "The address of the script that searches.", \.script),
    ] + .from(\.chrome)

  init(_ frame: Frame, _ here: Here) {
    func list(_ kind: Kind) -> ItemView? {
      guard frame.kinds.contains(kind) else { return nil }
      let text =
        switch kind {
        case .lesson: "What helps organisations work together, as advice to act on."
        case .caseStudy: "What happened elsewhere, and what it teaches."
        case .organisation: "Who took part in what, from A to Z."
        case .glossaryTerm: "Words of the trade, from A to Z."
        case .source: "What all this was read from."
        default: "Ways of looking at a collaboration."
        }
      return ItemView(link: LinkView(label: Frame.label(of: kind), address: here.link(Address.index(kind))), text: text)
    }
    let signs = ItemView(
      link: LinkView(label: "Is this happening?", address: here.link(.signs)),
      text: "Signs of trouble between partners, each with what helps.")
    lists =
      [list(.lesson), here.site.signThemes().isEmpty ? nil : signs].compactMap { $0 }
      + [.caseStudy, .organisation, .glossaryTerm, .source, .framework].compactMap(list)
    facets = FacetView.all(here.site, kinds: frame.kinds + (frame.prosePages.isEmpty ? [] : [.page]))
    script = here.link(.searchScript) + "?v=" + (frame.searchVersion ?? "")
    chrome = Chrome(
      frame, here, heading: "Search", description: "Search the case studies, lessons, organisations and words.",
      isIndexed: false)
  }
}
