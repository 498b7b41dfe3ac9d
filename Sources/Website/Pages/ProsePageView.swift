import Diagnostics
import Knowledge
import Templates

/// A page of plain prose.
struct ProsePageView: View {
  private let chrome: Chrome
  private let common: CommonView
  private let page: ProsePage

  /// Gathers what the page of a prose page shows.
  init(_ id: ID<ProsePage>, _ frame: Frame, _ here: Here) {
    page = here.base[id]
    chrome = .entry(id.any, frame, here)
    common = CommonView(id.any, here: here)
  }

  static let names: [Name<Self>] =
    [.text("summary", "What the page is for.") { $0.page.summary?.value.text }] + .from(\.common)
    + .from(\.chrome)
}
