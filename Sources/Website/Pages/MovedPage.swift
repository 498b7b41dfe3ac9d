import Knowledge
import Templates

/// The page at an address where an entry stood once, which leads on to the new one.
struct MovedPage: View {
  private let target: LinkView
  private let canonical: String
  private let language: String
  private let siteTitle: String

  /// - Parameter id: the entry that moved, or that took over another.
  init(to id: AnyID, _ frame: Frame, _ here: Here) {
    target = here.view(id)
    canonical = here.site.url.canonical(here.site.address(id))
    language = frame.language
    siteTitle = frame.title
  }

  static let names: [Name<Self>] =
    [
      .text("canonical", "The full address of the new page.") { $0.canonical },
      .text("language", "The language of the site, as the `lang` attribute has it.") { $0.language },
      .text("siteTitle", "The name of the site.") { $0.siteTitle },
    ] + .from { $0.target }
}
