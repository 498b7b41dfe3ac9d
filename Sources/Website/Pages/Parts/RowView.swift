import Templates

/// A row of a table: what it is about, what is said of it, and where that stands.
struct RowView: View {
  let head: LinkView
  /// Whether the head is words for someone whom no source names.
  var isUnnamed = false
  /// Set in bold before the text: a role.
  var strong: String?
  var text: String?
  var from: FromView?

  static let names: [Name<Self>] =
    [
      .flag("isUnnamed", "Whether the row is about someone whom no source names.") { $0.isUnnamed },
      .text("strong", "What stands in bold before the text: a role.", \.strong),
      .text("text", "What is said.", \.text),
      .one("from", "Where it says so.", \.from),
    ] + .from(\.head)
}

/// An entry in a list: a link, and one fact that helps to choose.
struct ItemView: View {
  let link: LinkView
  /// Behind the link, in brackets: an acronym.
  var short: String?
  /// A sentence or two: a summary.
  var text: String?
  /// The fact.
  var fact: String?
  var tally: TallyView?

  static let names: [Name<Self>] =
    [
      .text("short", "A short form of the label, such as an acronym.", \.short),
      .text("text", "What it is, in a sentence or two.", \.text),
      .text("fact", "The one fact that helps to choose.", \.fact),
      .one("tally", "How many readings support, complicate, show the cost.", \.tally),
    ] + .from(\.link)
}

/// A stretch of a list that may be longer than a page should be, with the way to the rest.
struct StretchView<Item: View>: View {
  let items: [Item]
  /// The link to what does not stand here.
  var more: LinkView?

  static var names: [Name<Self>] {
    [
      .list("items", "What stands on this page.", \.items),
      .one("more", "The link to the rest of the list.", \.more),
    ]
  }

  /// Nil where there is nothing to show, so that a page leaves out the heading as well.
  init?(_ items: [Item], more: LinkView? = nil) {
    if items.isEmpty { return nil }
    self.items = items
    self.more = more
  }
}
