import Knowledge
import Templates

/// How to take part.
struct ContributePage: View {
  private let chrome: Chrome
  private let frame: Frame
  private let forms: [ItemView]
  private let papers: [LinkView]
  private let mistakes: String
  private let wanted: String?

  static let names: [Name<Self>] =
    [
      .list("forms", "The forms.", \.forms),
      .list("papers", "The same questions on paper.", \.papers),
      .text("mail", "The address to send it to; absent where there is none.") { page in
        page.frame.contact.flatMap { $0.isMail ? $0.text : nil }
      },
      .text("wanted", "Where help is wanted; absent where nothing is.", \.wanted),
      .text("mistakes", "All kinds of mistake.", \.mistakes),
      .text("reply", "How soon somebody answers.") { $0.frame.answersWithin },
    ] + .from(\.chrome)

  init(_ frame: Frame, _ here: Here) {
    self.frame = frame
    forms = FormPlan.kinds.map { kind in
      let (label, words) =
        switch kind {
        case .organisation:
          ("Add an organisation", "One that took part in something told here, or that will. A few minutes.")
        case .lesson: ("Add a lesson", "Advice that a source gives, and that case studies bear out or not.")
        default:
          (
            "Tell what you did together",
            "A case study: begin with a title, a summary and a few paragraphs. Twenty minutes."
          )
        }
      return ItemView(link: LinkView(label: label, address: here.link(.form(kind))), text: words)
    }
    mistakes = here.link(.mistakes)
    wanted = frame.wanted.isEmpty ? nil : here.link(.wanted)
    papers = FormPlan.kinds.map {
      LinkView(label: "\($0.nounWithArticle.sentenceStart) on paper", address: here.link(.paper($0)))
    }
    chrome = Chrome(
      frame, here, heading: "Take part",
      description: "Tell what your organisations did together, add one, or say what is wrong: without an account.")
  }
}
