import Diagnostics
import Knowledge
import Templates

/// The home page.
final class HomePage: View {
  private let chrome: Chrome
  private let common: CommonView?
  private let page: ProsePage?
  private let here: Here
  private let frame: Frame
  /// What all lessons rest on.
  private let evidence: EvidenceCount

  /// - Parameter id: the prose page called `home`, if there is one.
  init(_ id: ID<ProsePage>?, _ frame: Frame, _ here: Here) {
    self.here = here
    self.frame = frame
    page = id.map { here.base[$0] }
    common = id.map { CommonView($0.any, here: here) }
    evidence = Self.evidence(here)
    chrome = Chrome(
      frame, here, heading: frame.description?.withoutFullStop ?? page?.name ?? frame.title, title: frame.title,
      description: page?.summary?.text ?? frame.description
        ?? "\(frame.title): case studies of how organisations worked together, with their lessons and sources.")
  }

  static let names: [Name<HomePage>] =
    [
      .text("summary", "What the site is, in a sentence or two.") { $0.page?.summary?.text },
      .one("prose", "The text of the page `home`.") { page in page.common.flatMap { $0.text.isEmpty ? nil : $0 } },
      .flag("hasDoors", "Whether there is a lesson for anyone.") { !$0.here.site.audiences.isEmpty },
      .text("search", "The address of the page for searching; absent where nothing can be searched.") { page in
        page.frame.hasSearch ? page.here.link(Address.search) : nil
      },
      .list("doors", "The doors: one for each audience, with its lessons.") { $0.doors },
      .flag("hasTroubles", "Whether any lesson has a sign.") { !$0.troubles.isEmpty },
      .list("troubles", "Signs of trouble, each with the lesson that it calls for.") { $0.troubles },
      .one("signs", "The list of all signs.") { page in
        page.troubles.isEmpty
          ? nil : LinkView(label: "All signs, and what helps", address: page.here.link(Address.signs))
      },
      .flag("hasChecklists", "Whether there is a checklist.") { !$0.frame.checklists.isEmpty },
      .list("checklists", "Questions for each moment.") { page in
        page.frame.checklists.map { page.here.item($0) }
      },
      .list("studies", "Three case studies that teach most.") { $0.studies },
      .one("allStudies", "The list of all case studies.") { page in
        let count = page.here.base.caseStudies.count
        return count == 0
          ? nil
          : LinkView(
            label: "All \(counted(count, "case study", "case studies"))",
            address: page.here.link(Address.index(.caseStudy)))
      },
      .text("sure", "What the lessons rest on, counted.") { $0.sure },
      .one("map", "The evidence map.") { page in
        page.here.site.hasReadings
          ? LinkView(label: "See the evidence map", address: page.here.link(Address.map())) : nil
      },
      .list("weights", "How many readings are of each kind.") { $0.weights },
    ] + .from { $0.chrome }

  private var doors: [DoorView] {
    here.site.audiences.map { audience in
      let lessons = here.site.sortedLessons { $0.isFor(audience) }
      return DoorView(
        link: LinkView(
          label: audience == .commissioner ? "I commission services" : "I run a voluntary organisation",
          address: here.link(.lessons(for: audience))),
        lessons: lessons.prefix(5).map { here.view($0) })
    }
  }

  /// Of each theme the lesson whose neglect did most harm, so that the signs differ; those of most harm first.
  private var troubles: [ItemView] {
    let harm = here.site.signThemes().compactMap { theme -> (id: ID<Lesson>, cost: Int)? in
      let costs = theme.lessons.map { here.site.evidenceCounts[Int($0.index)][.cost] }
      guard let most = costs.max(), let position = costs.firstIndex(of: most) else { return nil }
      return (theme.lessons[position], most)
    }
    let order = harm.indices.sorted { (harm[$1].cost, $0) < (harm[$0].cost, $1) }
    return order.prefix(6).compactMap { position in
      let id = harm[position].id
      return here.base[id].signs.first.map {
        ItemView(
          link: LinkView(label: $0.text.sentenceStart, address: here.link(id.any)), fact: here.title(id.any))
      }
    }
  }

  private var studies: [ItemView] {
    let counts = here.site.lessons.map(\.count)
    return here.base.allCaseStudies.sorted { (counts[Int($1.index)], $0) < (counts[Int($0.index)], $1) }.prefix(3).map {
      here.study($0.any)
    }
  }

  private static func evidence(_ here: Here) -> EvidenceCount {
    var count = EvidenceCount()
    for lesson in here.base.allLessons {
      let items = here.site.evidence[Int(lesson.index)].value.items
      // By index: an item that is taken out of its list is copied, with all that it holds.
      for item in items.indices {
        count.add(
          items[item].weight, items[item].basis, items[item].provenance, study: items[item].caseStudy,
          lesson: lesson.any, in: here.site)
      }
    }
    return count
  }

  private var sure: String? { evidence.readings == 0 ? nil : evidence.siteWords }

  private var weights: [WeightCountView] {
    Weight.allCases.filter { evidence.number($0) > 0 }.map {
      WeightCountView(weight: $0, number: evidence.number($0), of: evidence.readings)
    }
  }
}

/// A door for one audience.
struct DoorView: View {
  let link: LinkView
  let lessons: [LinkView]

  static let names: [Name<Self>] =
    [.list("lessons", "The first lessons behind the door.", \.lessons)] + .from(\.link)
}

/// How many readings of the whole site are of one kind.
struct WeightCountView: View {
  let weight: Weight
  let number: Int
  let of: Int

  static let names: [Name<Self>] =
    .from(\.weight) + [
      .text("label", "Supports, Complicates, Shows the cost.") { $0.weight.label },
      .text("words", "What that means, and how many readings do.") {
        "\($0.weight.meaning.sentenceStart): \(inWords($0.number)) of \(counted($0.of, "reading"))."
      },
    ]
}
