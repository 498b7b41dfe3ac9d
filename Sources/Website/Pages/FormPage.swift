import Knowledge
import Output
import Templates

/// A form for one kind of entry, at whose end stands a file.
struct FormPage: View {
  private let chrome: Chrome
  private let plan: FormPlan
  private let steps: [FormStepView]
  private let skeleton: String
  private let frame: Frame
  private let here: Here

  static let names: [Name<Self>] =
    [
      .text("folder", "The folder that files of the kind stand in.") { "content/\($0.plan.kind.folder)/" },
      .text("kindFolder", "The word for the kind in addresses.") { $0.plan.kind.folder },
      .text("noun", "What is told: “case study”.") { $0.plan.kind.noun },
      .list("steps", "What is asked, step by step.", \.steps),
      .text("skeleton", "The file to begin with, for whoever has no script.", \.skeleton),
      .text("choices", "The address of the names to choose from.") { $0.here.link(.choices) },
      .text("entries", "The folder of the files of entries that are there already.") {
        $0.here.link(Address.index($0.plan.kind)).replacing("index.html", with: "")
      },
      .text("mail", "The address to send it to; absent where there is none.") { page in
        page.frame.contact.flatMap { $0.isMail ? $0.text : nil }
      },
      .text("contactPage", "A page to send it by; absent where there is an address or none.") { page in
        page.frame.contact.flatMap { $0.isMail ? nil : $0.text }
      },
      .text("newFile", "Where a new file is opened at the code host, with {path} and {text} to be filled in.") {
        $0.frame.repository.flatMap(newFileAddress)
      },
      .text("existingFile", "Where a file that is there is opened at the code host, with {path} to be filled in.") {
        $0.frame.repository.flatMap(existingFileAddress)
      },
      .text("others", "The fields of the kind for which the form has no room.") { page in
        let shown = Set(page.plan.steps.flatMap(\.fields).map(\.name))
        return page.plan.kind.fields.map(\.name).filter { !shown.contains($0) }.joined(separator: " ")
      },
      .text("paper", "The same questions on paper.") { $0.here.link(.paper($0.plan.kind)) },
      .text("overview", "The page on taking part.") { $0.here.link(.contribute) },
      .text("reply", "How soon somebody answers.") { $0.frame.answersWithin },
      .text("formScript", "The address of the script.") { $0.here.link(.formScript) + "?v=" + $0.frame.formVersion },
    ] + .from(\.chrome)

  init(_ kind: Kind, _ frame: Frame, _ here: Here) {
    plan = FormPlan(kind)
    self.frame = frame
    self.here = here
    let vocabularies = here.base.vocabularies
    let plan = plan
    steps = plan.steps.enumerated().map { number, step in
      FormStepView(number: number + 1, step: step, plan: plan, vocabularies: vocabularies)
    }
    var skeleton = Skeleton(kind, title: "The title", vocabularies: vocabularies)
    skeleton.source = here.site.ordered(.source).first.map { here.base.slug(of: $0) }
    self.skeleton = skeleton.file
    let heading = kind == .caseStudy ? "Tell what you did together" : "Add \(kind.nounWithArticle)"
    chrome = Chrome(
      frame, here, heading: heading,
      description: "A form for \(kind.nounWithArticle): tell it in a few fields, and send it without an account.",
      crumbs: [LinkView(label: "Take part", address: here.link(.contribute))], isIndexed: false)
  }
}

/// One step of a form.
struct FormStepView: View {
  let number: Int
  let step: FormPlan.Step
  let plan: FormPlan
  let vocabularies: Vocabularies

  static let names: [Name<Self>] = [
    .text("number", "Which step it is.") { String($0.number) },
    .text("heading", "What it is about.") { $0.step.heading },
    .text("words", "What to know before.") { $0.step.words },
    .flag("isFolded", "Whether it is folded away at first.") { $0.number == 3 },
    .html(
      "controls", "Its controls.", isEmpty: { _ in false },
      { view, out in
        var writer = FormWriter(vocabularies: view.vocabularies)
        for field in view.step.fields { writer.write(field) }
        if view.step.asksForText {
          writer.writeText(view.plan)
        }
        out.withBytes { $0 += writer.out }
      }),
    .html(
      "questions", "The same for paper.", isEmpty: { _ in false },
      { view, out in
        var writer = PaperWriter(vocabularies: view.vocabularies)
        for field in view.step.fields { writer.write(field) }
        if view.step.asksForText { writer.write(view.plan.textLabel, view.plan.textQuestion, lines: 12) }
        out.withBytes { $0 += writer.out }
      }),
  ]
}

/// The questions of a form, for two people and a pen.
struct PaperPage: View {
  private let chrome: Chrome
  private let steps: [FormStepView]
  private let form: String
  private let contact: String?

  static let names: [Name<Self>] =
    [
      .list("steps", "What is asked, step by step.", \.steps),
      .text("form", "The form on the web.", \.form),
      .text("mail", "Where to send it.", \.contact),
    ] + .from(\.chrome)

  init(_ kind: Kind, _ frame: Frame, _ here: Here) {
    let plan = FormPlan(kind)
    let vocabularies = here.base.vocabularies
    steps = plan.steps.enumerated().map { number, step in
      FormStepView(number: number + 1, step: step, plan: plan, vocabularies: vocabularies)
    }
    form = here.link(.form(kind))
    contact = frame.contact?.text
    chrome = Chrome(
      frame, here, heading: "\(kind.nounWithArticle.sentenceStart) on paper",
      description: "The questions of the form for \(kind.nounWithArticle), to print and fill in with a pen.",
      crumbs: [LinkView(label: "Take part", address: here.link(.contribute))], isIndexed: false)
  }
}
