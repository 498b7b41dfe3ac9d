import Templates

/// A link, or words where there is nothing to lead to.
struct LinkView: View {
  let label: String
  var address: String?
  /// Whether it leads to the page that it stands on.
  var isCurrent = false

  static let names: [Name<Self>] = [
    .text("label", "What the link shows.", \.label),
    .text("address", "Where it leads; absent for what has no page.", \.address),
    .flag("isCurrent", "Whether it leads to this very page.") { $0.isCurrent },
  ]
}

/// A link in a row of links, which knows what stands between it and the one before.
struct ListedLinkView: View {
  var link: LinkView
  /// What stands before it: nothing, a comma, or "and".
  let before: String

  static let names: [Name<Self>] =
    [.text("before", "What stands between this link and the one before: nothing, a comma or “and”.", \.before)]
    + .from(\.link)

  /// Links as a sentence has them: "one, two and three".
  static func listed(_ links: [LinkView]) -> [Self] {
    links.enumerated().map { index, link in
      Self(link: link, before: index == 0 ? "" : index == links.count - 1 ? " and " : ", ")
    }
  }
}
