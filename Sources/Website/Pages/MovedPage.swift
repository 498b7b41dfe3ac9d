import Templates

/// The page at an address where something stood once, which leads on to where it is.
struct MovedPage: View {
  private let target: LinkView
  private let canonical: String
  private let script: String
  private let language: String
  private let siteTitle: String

  /// - Parameters:
  ///   - target: where the content is: no address that leads on again.
  ///   - label: what stands there.
  init(to target: Address, _ label: String, _ frame: Frame, _ here: Here) {
    self.target = LinkView(label: label, address: here.link(target))
    canonical = here.site.url.canonical(target)
    script = here.link(.script) + "?v=" + frame.scriptVersion
    language = frame.language
    siteTitle = frame.title
  }

  static let names: [Name<Self>] =
    [
      .text("policy", "What a browser may load and run for the page: a content security policy.") { _ in
        ContentPolicy.page
      },
      .text("canonical", "The full address of the new page.", \.canonical),
      .text("script", "The script, which takes along the part of the page that was asked for.", \.script),
      .text("language", "The language of the site, as the `lang` attribute has it.", \.language),
      .text("siteTitle", "The name of the site.", \.siteTitle),
    ] + .from(\.target)
}
