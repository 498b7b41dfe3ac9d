import Knowledge

/// The ways from a page to what every page leads to. Pages at the same depth of a kind's folder share them, and these are
/// most of a site.
///
/// A class, since each of these pages holds it.
final class CommonWays: Sendable {
  let home: String
  let stylesheet: String
  let script: String
  let icon: String
  let feed: String
  let contribute: String
  let data: String
  /// To the parts of the site, in the order of the navigation.
  let parts: [String]
  /// The navigation of pages in the folder that are not themselves a part of it.
  let navigation: [NavigationView]
  /// Whose folder that is; nil for pages in no folder of a kind.
  let section: Kind?
  /// To the prose pages that the footer leads to, in its order.
  let pages: [String]

  init(
    from here: Here, _ navigation: [Frame.Part], pages ids: [AnyID], styleVersion: String, scriptVersion: String
  ) {
    home = here.link(.home)
    stylesheet = here.link(.stylesheet, version: styleVersion)
    script = here.link(.script, version: scriptVersion)
    icon = here.link(.icon)
    feed = here.link(.feed)
    contribute = here.link(.contribute)
    data = here.link(.data)
    let (section, parts) = (here.folder?.kind, navigation.map { here.link($0.address) })
    (self.section, self.parts) = (section, parts)
    self.navigation = zip(navigation, parts).map { part, way in
      NavigationView(
        link: LinkView(label: part.label, address: way), isSection: part.kind != nil && part.kind == section)
    }
    pages = ids.map { here.link($0) }
  }
}

extension CommonWays {
  /// How deep pages stand in the folder of a kind: `lessons/map/theme/custody/2.html`.
  static let mostFolders = 4

  /// Those of all pages in the folders of kinds, by kind and by depth; an address stands for all that begin like it.
  static func all(
    _ make: @escaping @Sendable (Here) -> CommonWays, _ site: SiteIndex
  ) -> [[Lazily<CommonWays>?]] {
    Kind.allCases.map { kind in
      (0..<mostFolders).map { depth in
        Address.recorded(kind.folder + String(repeating: "/a", count: depth) + "/a.html").map { address in
          Lazily { make(Here(site: site, address: address)) }
        }
      }
    }
  }
}
