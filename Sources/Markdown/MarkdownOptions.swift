/// How a body is read and written.
package struct MarkdownOptions: Sendable {
  package enum Dialect: Sendable {
    /// What `cmark_render_html` writes in its safe mode, to the byte. Only the guards of ``Limits`` report.
    case library
    /// The knowledge base's own: heading ids, classes in the place of `align`, wikilinks, citations, holes, rules.
    case site
  }

  package var dialect = Dialect.site
  /// Whether a bare `www.` or `https://` becomes a link. Off for the site: the library's extension for it is slow on
  /// hostile texts, and `<https://…>` works without it.
  package var autolink = false
  /// Ids that the page around the body uses; a heading that would get one of them gets `-1`, `-2` … behind it.
  package var reservedIDs: Set<String> { didSet { reserved = IDsByLength(reservedIDs) } }
  /// The same, as they are looked up.
  private(set) var reserved: IDsByLength
  package var limits = Limits()

  package init(
    dialect: Dialect = .site, autolink: Bool = false, reservedIDs: Set<String> = [], limits: Limits = Limits()
  ) {
    self.dialect = dialect
    self.autolink = autolink
    self.reservedIDs = reservedIDs
    reserved = IDsByLength(reservedIDs)
    self.limits = limits
  }
}
