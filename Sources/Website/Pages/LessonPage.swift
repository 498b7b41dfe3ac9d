import Diagnostics
import Knowledge
import Templates

/// The page of a lesson: the advice, one telling example, three questions, then the evidence.
final class LessonPage: View {
  private let chrome: Chrome
  private let common: CommonView
  private let id: ID<Lesson>
  private let here: Here
  private let lesson: Lesson
  private let evidence: EvidenceSummary
  private let related: [ItemView]

  /// Gathers what the page of a lesson shows.
  init(_ id: ID<Lesson>, _ frame: Frame, _ here: Here) {
    self.id = id
    self.here = here
    lesson = here.base[id]
    evidence = here.site.evidence[Int(id.index)].value
    chrome = .entry(id.any, frame, here)
    common = CommonView(id.any, here: here)
    related = here.site.related(to: id).map {
      ItemView(link: here.view($0.lesson), fact: "Shares \(counted($0.studies, "case study", "case studies"))")
    }
  }

  static let names: [Name<LessonPage>] =
    [
      .text("numbering", "The set that it is numbered in.") { $0.numbering },
      .text("summary", "Why it matters.") { $0.lesson.summary?.value.text },
      .one("audience", "Who can act on it.") { $0.audience },
      .one("theme", "What it is about.") { $0.theme },
      .one("moments", "When it matters.") { $0.moments },
      .flag("hasSigns", "Whether any sign is given.") { !$0.lesson.signs.isEmpty },
      .lines("signs", "What people say when it is not followed.") { $0.lesson.signs.map(\.value.text) },
      .one("example", "One telling example.") { $0.example },
      .flag("hasQuestions", "Whether any question is given.") { !$0.lesson.questions.isEmpty },
      .lines("questions", "Three questions for a meeting.") { $0.lesson.questions.prefix(3).map(\.value.text) },
      .flag("hasMoreQuestions", "Whether there are more than three.") { $0.lesson.questions.count > 3 },
      .lines("moreQuestions", "The questions after the first three.") {
        $0.lesson.questions.dropFirst(3).map(\.value.text)
      },
      .text("questionsHeading", "“Three questions to ask”.") { page in
        "\(counted(min(3, page.lesson.questions.count), "question").sentenceStart) to ask"
      },
      .text("sum", "What the case studies show, counted.") { $0.sum },
      .list("evidence", "What the case studies show, by weight.") { $0.groups },
      .one("moreEvidence", "The link to the readings that do not stand here.") { $0.moreEvidence },
      .one("frameworks", "Frameworks that shed light on it.") { page in
        page.here.items(.frameworks, of: page.id.any)
      },
      .flag("hasRelated", "Whether its case studies bear on other lessons.") { !$0.related.isEmpty },
      .list("related", "Lessons that the same case studies bear on.") { $0.related },
    ] + .from { $0.common } + .from { $0.chrome }

  // MARK: What it is

  /// "Lesson 3 of the report's five".
  private var numbering: String {
    guard let group = lesson.group?.value else { return "Lesson" }
    let label = here.base.vocabularies.label(of: group)
    guard let order = lesson.common.order?.value else { return "Lesson, \(label.lowercasedStart)" }
    return "Lesson \(order) of \(label.lowercasedStart)"
  }

  private var audience: FactView? {
    let audiences: [Audience] =
      switch lesson.audience?.value {
      case .both: [.voluntary, .commissioner]
      case let one?: [one]
      case nil: []
      }
    return FactView(
      audiences.map {
        LinkView(
          label: $0 == .commissioner ? "Commissioners" : "Voluntary organisations",
          address: here.link(.lessons(for: $0)))
      })
  }

  private var theme: FactView? {
    lesson.theme.flatMap {
      FactView([
        LinkView(label: here.base.vocabularies.label(of: $0.value), address: here.link(.lessons(theme: $0.value.id)))
      ])
    }
  }

  private var moments: FactView? {
    FactView(lesson.moments.map { LinkView(label: $0.value.label, address: here.link(.lessons(moment: $0.value))) })
  }

  // MARK: What the case studies show

  private var example: ExampleView? {
    let items = evidence.items
    let weights: [Weight] = [.supports, .cost, .complicates]
    // By index, here and below: of most items nothing is wanted but how they weigh.
    func rank(_ item: Int) -> Int {
      let weight = weights.firstIndex(of: items[item].weight) ?? 3
      return (items[item].why == nil ? 10 : 0) + (items[item].basis == .stated ? 0 : 5) + weight
    }
    // Of equals the first, which `min` gives.
    guard let item = items.indices.min(by: { rank($0) < rank($1) }).map({ items[$0] }) else { return nil }
    let study = here.base[item.caseStudy]
    return ExampleView(
      text: (item.why ?? study.summary?.value.text ?? "").ended, study: here.view(item.caseStudy),
      from: here.from(item.provenance, in: item.caseStudy.any), isStated: item.basis == .stated)
  }

  private var sum: String {
    var count = EvidenceCount()
    let items = evidence.items
    for item in items.indices {
      count.add(
        items[item].weight, items[item].basis, items[item].provenance, study: items[item].caseStudy, lesson: id.any,
        in: here.site)
    }
    let origin = lesson.common.sources.compactMap { $0.value.source.flatMap { here.base.find($0.value) } }
    return count.lessonWords(origin: origin.map { here.title($0.any) })
  }

  private var groups: [EvidenceGroupView] {
    var linked = Distinct<String>()
    return Weight.allCases.compactMap { weight in
      let items = evidence.readings(weight).prefix(EntryList.firstReadings)
      if items.isEmpty { return nil }
      var group = EvidenceGroupView(weight: weight, items: items.map { here.reading($0) })
      group.linkOnce(&linked)
      return group
    }
  }

  private var moreEvidence: LinkView? {
    here.more(.evidence, of: id.any, here.site.furtherReadingCount(of: id))
  }
}

/// A telling example of a lesson.
struct ExampleView: View {
  let text: String
  let study: LinkView
  let from: FromView
  let isStated: Bool

  static let names: [Name<Self>] = [
    .text("example", "What happened.", \.text),
    .one("study", "The case study in which it happened.", \.study),
    .one("from", "Where it says so.", \.from),
    .flag("isStated", "Whether the source itself draws the lesson from it.") { $0.isStated },
  ]
}

extension Here {
  /// A reading, as the page of its lesson shows it.
  func reading(_ item: EvidenceSummary.Item) -> EvidenceView {
    EvidenceView(
      weight: item.weight, basis: item.basis, head: view(item.caseStudy), why: item.why?.ended,
      from: from(item.provenance, in: item.caseStudy.any))
  }
}

extension SiteIndex {
  /// How many readings of a lesson do not stand on its own page.
  func furtherReadingCount(of lesson: ID<Lesson>) -> Int {
    evidenceCounts[Int(lesson.index)].beyond(EntryList.firstReadings)
  }
}

extension EvidenceSummary {
  /// The readings that do not stand on the lesson's own page, by index.
  var further: [Int] { Weight.allCases.flatMap { readings($0).indices.dropFirst(EntryList.firstReadings) } }

  /// The readings of one weight, which stand together.
  fileprivate func readings(_ weight: Weight) -> ArraySlice<Item> {
    var start = items.startIndex
    while start < items.endIndex, items[start].weight != weight { start += 1 }
    var end = start
    while end < items.endIndex, items[end].weight == weight { end += 1 }
    return items[start..<end]
  }
}
