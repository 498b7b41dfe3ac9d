import Diagnostics
import Knowledge
import Templates

/// What is left of an entry that was withdrawn.
struct WithdrawnPage: View {
  private let chrome: Chrome
  private let kind: String
  private let date: String
  private let reason: String

  /// Says what was withdrawn, when and why; nothing else of it is left.
  init(_ entry: KnowledgeBase.UnlistedEntry, _ frame: Frame, _ here: Here) {
    let withdrawal = entry.common.withdrawn?.value
    kind = entry.kind.noun
    date = withdrawal?.date?.text ?? ""
    reason = withdrawal?.reason?.text.ended ?? ""
    chrome = Chrome(
      frame, here, heading: entry.common.name, title: "\(entry.common.name), withdrawn",
      description: "This \(kind) was withdrawn.", section: entry.kind == .page ? nil : entry.kind,
      crumbs: frame.kinds.contains(entry.kind) ? here.crumbs(to: entry.kind, frame) : [], isIndexed: false)
  }

  static let names: [Name<Self>] =
    [
      .text("kind", "What it was: a case study, an organisation.", \.kind),
      .text("date", "When it was withdrawn.", \.date),
      .text("reason", "Why, as readers may know it.", \.reason),
    ] + .from(\.chrome)
}
