import Diagnostics
import Knowledge
import Templates

/// A checklist: at most twelve questions on one sheet of paper.
struct ChecklistPage: View {
  private let chrome: Chrome
  private let checklist: Checklist
  private let here: Here

  init(_ checklist: Checklist, _ frame: Frame, _ here: Here) {
    self.checklist = checklist
    self.here = here
    chrome = Chrome(
      frame, here, heading: checklist.heading,
      description:
        "\(counted(checklist.items.count, "question").sentenceStart) to ask when partners are \(checklist.moment.label.lowercased()), to print or to send on.",
      section: .lesson,
      crumbs: here.crumbs(to: .lesson, frame) + [LinkView(label: "Checklists", address: here.link(.checklists))])
  }

  static let names: [Name<Self>] =
    [
      .text("when", "When to ask.") { $0.checklist.moment.meaning.sentenceStart.ended },
      .list("items", "The questions, each with its lesson.") { page in
        page.checklist.items.map { QuestionView(question: $0.question, lesson: page.here.view($0.lesson)) }
      },
      .text("plainText", "The address of the same as plain text.") {
        $0.here.link(.checklistText($0.checklist.moment))
      },
      .text("mail", "A link that opens a message with the questions in it.") { page in
        "mailto:?subject=\(percentEncoded(page.checklist.heading))&body=\(percentEncoded(page.checklist.text(page.here.site)))"
      },
      .one("lessons", "The lessons for this moment.") {
        LinkView(
          label: "All lessons for \($0.checklist.moment.label.lowercased())",
          address: $0.here.link(.lessons(moment: $0.checklist.moment)))
      },
    ] + .from(\.chrome)
}

/// A question on a checklist.
struct QuestionView: View {
  let question: String
  let lesson: LinkView

  static let names: [Name<Self>] = [.text("question", "The question.", \.question)] + .from(\.lesson)
}

/// All checklists.
struct ChecklistsPage: View {
  private let chrome: Chrome
  private let items: [ItemView]

  init(_ checklists: [Checklist], _ frame: Frame, _ here: Here) {
    items = checklists.map { here.item($0) }
    chrome = .index(
      .lesson, frame, here, heading: "Checklists",
      description: "Questions to take to a partnership meeting, for each moment, to print or to send on.")
  }

  static let names: [Name<Self>] =
    [
      .text("words", "What is listed.") { _ in
        "Questions to take to a meeting, each list on one sheet. Print it, or send it from your phone."
      },
      .list("items", "The checklists.", \.items),
      .one("pager", "Nothing: there are never many.") { (_: Self) -> PagerView? in nil },
    ] + .from(\.chrome)
}

extension Here {
  /// A checklist in a list.
  func item(_ checklist: Checklist) -> ItemView {
    ItemView(
      link: LinkView(label: checklist.heading, address: link(.checklist(checklist.moment))),
      text: checklist.moment.meaning.sentenceStart.ended, fact: counted(checklist.items.count, "question").sentenceStart
    )
  }
}
