import Diagnostics
import Knowledge
import Templates

/// Where help is wanted: the part of the health sheet that is for readers.
///
/// It says when an entry was last reviewed and never that this is too long ago: a page knows no date.
struct WantedPage: View {
  private let chrome: Chrome
  private let sections: [WantedSectionView]

  static let names: [Name<Self>] =
    [.list("sections", "What is thin, undated or long unread.", \.sections)] + .from(\.chrome)

  init(_ frame: Frame, _ here: Here) {
    sections = frame.wanted.map { WantedSectionView($0, here) }
    chrome = Chrome(
      frame, here, heading: "Where help is wanted",
      description:
        "Lessons on thin evidence, organisations and sources of which little is known, and what was reviewed last.",
      crumbs: [LinkView(label: "Take part", address: here.link(.contribute))], isIndexed: false)
  }
}

/// Entries that want the same help: as many as are shown, and how many there are.
struct WantedSection: Sendable {
  let id: String
  let title: String
  let advice: String
  let shown: [HealthSheet.Item]
  let count: Int

  /// Entries that are shown: no page grows with the site.
  private static let longest = 40

  /// All of a site for which there is an entry.
  static func all(_ base: KnowledgeBase) -> [WantedSection] {
    HealthSheet.forReaders(base).filter { !$0.items.isEmpty }.map { section in
      WantedSection(
        id: section.id, title: section.title, advice: section.advice, shown: Array(section.items.prefix(longest)),
        count: section.items.count)
    }
  }
}

/// The same on a page.
struct WantedSectionView: View {
  private let section: WantedSection
  private let items: [ItemView]

  static let names: [Name<Self>] = [
    .text("id", "For links to the heading.") { $0.section.id },
    .text("label", "What they have in common.") { $0.section.title },
    .text("advice", "What would help.") { $0.section.advice },
    .list("items", "The entries.", \.items),
    .text("rest", "How many more there are; absent where all are shown.") { view in
      let more = view.section.count - view.items.count
      return more > 0 ? "\(counted(more, "more is", "more are")) not shown here." : nil
    },
  ]

  init(_ section: WantedSection, _ here: Here) {
    self.section = section
    items = section.shown.compactMap { item in
      item.entry.map { ItemView(link: here.view($0), fact: item.words.sentenceStart) }
    }
  }
}
