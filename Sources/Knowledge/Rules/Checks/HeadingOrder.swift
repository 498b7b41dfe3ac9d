import Diagnostics
import Markdown

extension Rule {
  package static let headingOrder = Rule(
    "heading-order", .warning, "the usual headings in an unusual order",
    manual: """
      A case study can have any headings. Four of them come in this order wherever they are used: Background, How it \
      worked, What changed, What got in the way. Readers who go from one case study to the next rely on it.
      """,
    mistake: .text("## What changed\n\nMuch.\n\n## Background\n\nLong ago."),
    remedy: .text("## Background\n\nLong ago.\n\n## What changed\n\nMuch."))
}

extension Check {
  static let headingOrder = Check(rules: [.headingOrder]) { base, findings in
    let usual = ["background", "how it worked", "what changed", "what got in the way"]
    for id in base.allCaseStudies {
      var last: (rank: Int, place: Place)?
      for heading in base[common: id.any].headings {
        guard let rank = usual.firstIndex(of: heading.text.lowercased()) else { continue }
        if let last, rank < last.rank {
          findings.report(
            .headingOrder, at: heading.place, "“\(heading.text)” comes after a heading that it usually stands before",
            notes: [.init("that heading is here", at: last.place)],
            hint: "the usual order is Background, How it worked, What changed, What got in the way")
        } else {
          last = (rank, heading.place)
        }
      }
    }
  }
}
