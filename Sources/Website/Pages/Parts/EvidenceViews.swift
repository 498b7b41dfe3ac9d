import Knowledge
import Templates

/// A kind of evidence, as its word, its shape and its class.
protocol WeightNames: View {
  /// Which kind of evidence it is.
  var weight: Weight { get }
}

extension WeightNames {
  /// The names by which a template tells one kind of evidence from another.
  static var weightNames: [Name<Self>] {
    [
      .text("weight", "supports, complicates or cost: the class that gives the colour.") { $0.weight.rawValue },
      .flag("isSupports", "Whether it supports.") { $0.weight == .supports },
      .flag("isComplicates", "Whether it complicates.") { $0.weight == .complicates },
      .flag("isCost", "Whether it shows the cost.") { $0.weight == .cost },
    ]
  }
}

/// One reading: a case study that bears on a lesson.
struct EvidenceView: WeightNames {
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
    var id = "reading."
    id.reserveCapacity(lesson.utf8.count + 20)
    id += lesson
    id += "."
    id += weight.rawValue
    return id
  }

  static let names: [Name<Self>] =
    weightNames + [
      .text("id", "What a link to the reading names.") { $0.id },
      .text("basis", "stated or inferred: the class that gives the frame.") { $0.basis.rawValue },
      .flag("isStated", "Whether the source itself draws the lesson.") { $0.basis == .stated },
      .text("why", "What happened, in a sentence.") { $0.why },
      .one("from", "Where it says so.") { $0.from },
    ] + .from(\.head)
}

/// The readings of one kind of evidence.
struct EvidenceGroupView: WeightNames {
  let weight: Weight
  var items: [EvidenceView]
  var more: LinkView?

  /// Links each work only where it has not been yet.
  mutating func linkOnce(_ linked: inout Set<String>) {
    for index in items.indices { items[index].from.linkOnce(&linked) }
  }

  static let names: [Name<Self>] =
    weightNames + [
      .text("label", "Supports, Complicates, Shows the cost.") { $0.weight.label },
      .text("meaning", "What that means.") { $0.weight.meaning },
      .text("id", "For links to the group.") { $0.id },
      .list("items", "The readings.") { $0.items },
      .one("more", "The link to the other readings of this kind.") { $0.more },
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

  static let names: [Name<Self>] = [.list("counts", "A number for each kind of which there is one.") { $0.counts }]

  /// How many readings are of one kind.
  struct Count: WeightNames {
    let weight: Weight
    let number: Int

    static let names: [Name<Self>] =
      weightNames + [.text("words", "“2 support”, “1 shows the cost”.") { $0.words }]

    private var words: String {
      let verb =
        switch weight {
        case .supports: number == 1 ? "supports" : "support"
        case .complicates: number == 1 ? "complicates" : "complicate"
        case .cost: number == 1 ? "shows the cost" : "show the cost"
        }
      return "\(figures(number)) \(verb)"
    }
  }

  /// Nil where there is nothing to count.
  init?(_ weights: some Sequence<Weight>) {
    var numbers = (0, 0, 0)
    for weight in weights {
      switch weight {
      case .supports: numbers.0 += 1
      case .complicates: numbers.1 += 1
      case .cost: numbers.2 += 1
      }
    }
    counts = [(Weight.supports, numbers.0), (.complicates, numbers.1), (.cost, numbers.2)].filter { $0.1 > 0 }
      .map { Count(weight: $0.0, number: $0.1) }
    if counts.isEmpty { return nil }
  }
}
