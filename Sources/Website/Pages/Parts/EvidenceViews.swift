import Knowledge
import Output
import Templates

/// A kind of evidence, as its word, its shape and its class: how a template tells one from another.
extension Weight: View {
  package static let names: [Name<Weight>] = [
    .text("weight", "supports, complicates or cost: the class that gives the colour.") { $0.rawValue },
    .flag("isSupports", "Whether it supports.") { $0 == .supports },
    .flag("isComplicates", "Whether it complicates.") { $0 == .complicates },
    .flag("isCost", "Whether it shows the cost.") { $0 == .cost },
  ]
}

/// What a reading rests on, in the same way.
extension Basis: View {
  package static let names: [Name<Basis>] = [
    .text("basis", "stated or inferred: the class that gives the frame.") { $0.rawValue },
    .flag("isStated", "Whether the source itself draws the lesson.") { $0 == .stated },
  ]
}

/// One reading: a case study that bears on a lesson.
struct EvidenceView: View {
  let weight: Weight
  let basis: Basis
  /// The lesson, on the page of a case study; the case study, on the page of a lesson.
  let head: LinkView
  let why: String?
  var from: FromView
  /// What a link to the reading names; nil where it has no place of its own.
  var id: String?

  /// The id of a reading on the page of its case study. It has a full stop, which no heading's id has.
  static func id(_ lesson: String, _ weight: Weight) -> String {
    .written { write(lesson, weight, into: &$0) }
  }

  /// Adds that id.
  static func write(_ lesson: String, _ weight: Weight, into id: inout PageWriter) {
    id.append("reading.")
    id.append(verbatim: lesson)
    id.append(".")
    id.append(verbatim: weight.rawValue)
  }

  static let names: [Name<Self>] =
    .from(\.weight) + .from(\.basis) + [
      .text("id", "What a link to the reading names.", \.id),
      .text("why", "What happened, in a sentence.", \.why),
      .one("from", "Where it says so.", \.from),
    ] + .from(\.head)
}

/// The readings of one kind of evidence.
struct EvidenceGroupView: View {
  let weight: Weight
  var items: [EvidenceView]
  var more: LinkView?

  /// Links each work only where it has not been yet.
  mutating func linkOnce(_ linked: inout Distinct<String>) {
    for index in items.indices { items[index].from.linkOnce(&linked) }
  }

  static let names: [Name<Self>] =
    .from(\.weight) + [
      .text("label", "Supports, Complicates, Shows the cost.") { $0.weight.label },
      .text("meaning", "What that means.") { $0.weight.meaning },
      .text("id", "For links to the group.") { $0.id },
      .list("items", "The readings.", \.items),
      .one("more", "The link to the other readings of this kind.", \.more),
    ]

  var id: String {
    switch weight {
    case .supports: "supports"
    case .complicates: "complicates"
    case .cost: "shows-the-cost"
    }
  }
}

/// How many readings are of each kind.
struct TallyView: View {
  let counts: [Count]

  static let names: [Name<Self>] = [.list("counts", "A number for each kind of which there is one.", \.counts)]

  /// How many readings are of one kind.
  struct Count: View {
    let weight: Weight
    let number: Int

    static let names: [Name<Self>] =
      .from(\.weight) + [.text("words", "“2 support”, “1 shows the cost”.") { $0.words }]

    private var words: String {
      let verb: StaticString =
        switch weight {
        case .supports: number == 1 ? "supports" : "support"
        case .complicates: number == 1 ? "complicates" : "complicate"
        case .cost: number == 1 ? "shows the cost" : "show the cost"
        }
      return .written { words in
        words.append(figures: number)
        words.append(" ")
        words.append(verb)
      }
    }
  }

  /// Nil where there is nothing to count.
  init?(_ tally: WeightTally) {
    var counts: [Count] = []
    counts.reserveCapacity(3)
    if tally.supports > 0 { counts.append(Count(weight: .supports, number: tally.supports)) }
    if tally.complicates > 0 { counts.append(Count(weight: .complicates, number: tally.complicates)) }
    if tally.cost > 0 { counts.append(Count(weight: .cost, number: tally.cost)) }
    if counts.isEmpty { return nil }
    self.counts = counts
  }

  /// The same for readings that are not counted yet.
  init?(_ weights: some Sequence<Weight>) {
    var tally = WeightTally()
    for weight in weights { tally.add(weight) }
    self.init(tally)
  }
}

/// How many readings are of each kind.
struct WeightTally {
  private(set) var supports = 0
  private(set) var complicates = 0
  private(set) var cost = 0

  /// Counts a reading.
  mutating func add(_ weight: Weight) {
    switch weight {
    case .supports: supports += 1
    case .complicates: complicates += 1
    case .cost: cost += 1
    }
  }
}
