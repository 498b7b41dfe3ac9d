import Diagnostics
import Knowledge
import Templates

/// The page of a word of the trade.
struct GlossaryPage: View {
  private let chrome: Chrome
  private let common: CommonView
  private let id: AnyID
  private let here: Here
  private let term: GlossaryTerm

  /// Gathers what the page of a word shows.
  init(_ id: ID<GlossaryTerm>, _ frame: Frame, _ here: Here) {
    self.id = id.any
    self.here = here
    term = here.base[id]
    chrome = .entry(id.any, frame, here)
    common = CommonView(id.any, here: here)
  }

  static let names: [Name<Self>] =
    [
      .text("short", "Its acronym.") { $0.term.short?.value.text },
      .text("meaning", "What it means.") { $0.term.meaning?.value.text },
      .one("otherNames", "Other words for it.") { FactView(words: $0.term.common.otherNames.map(\.value.text)) },
      .flag("hasSee", "Whether there is anything to look up as well.") { !$0.term.see.isEmpty },
      .list("see", "What to look up as well.") { page in
        page.here.base.edges(from: page.id, .sees).map { page.here.view($0.to) }
      },
    ] + .from(\.common) + .from(\.chrome)
}
