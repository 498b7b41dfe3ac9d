import Diagnostics
import Knowledge
import Templates

/// The page of a way of looking at collaboration.
struct FrameworkPage: View {
  private let chrome: Chrome
  private let common: CommonView
  private let id: AnyID
  private let here: Here
  private let framework: Framework

  /// Gathers what the page of a framework shows.
  init(_ id: ID<Framework>, _ frame: Frame, _ here: Here) {
    self.id = id.any
    self.here = here
    framework = here.base[id]
    chrome = .entry(id.any, frame, here)
    common = CommonView(id.any, here: here)
  }

  static let names: [Name<Self>] =
    [
      .text("summary", "What it helps to see.") { $0.framework.summary?.value.text },
      .one("poles", "The ends between which it sorts things.") { page in
        StretchView(
          page.framework.poles.map { PoleView(label: $0.label?.value.text ?? "", points: $0.points.map(\.text)) })
      },
      .one("questions", "Questions that it asks.") { page in
        StretchView(page.framework.questions.map { LinkView(label: $0.text) })
      },
      .text("questionsHeading", "“Three questions to ask”.") {
        "\(counted($0.framework.questions.count, "question").sentenceStart) to ask"
      },
      .one("lessons", "Lessons that it throws light on.") { page in
        StretchView(
          page.here.base.edges(from: page.id, .shedsLightOn).map { edge in
            ItemView(
              link: page.here.view(edge.to), text: page.here.base.words(for: edge.to),
              tally: edge.to.of(Lesson.self).flatMap { page.here.tally($0) })
          })
      },
    ] + .from(\.common) + .from(\.chrome)
}

/// One end of a framework, with what marks it.
struct PoleView: View {
  let label: String
  let points: [String]

  static let names: [Name<Self>] = [
    .text("label", "What this end is called.", \.label),
    .lines("points", "What marks it.") { $0.points },
  ]
}

extension Here {
  /// How many readings of a lesson are of each kind.
  func tally(_ lesson: ID<Lesson>) -> TallyView? {
    TallyView(site.evidence[Int(lesson.index)].value.items.map(\.weight))
  }
}
