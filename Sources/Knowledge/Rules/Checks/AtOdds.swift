import Diagnostics

extension Rule {
  package static let atOdds = Rule(
    "at-odds", .error, "two fields that cannot both be true",
    manual: """
      Two fields say things of which one must be wrong: a work that is still running has ended, or a work without any \
      money has a funder, or an entry was changed before it was published. Look both up again.
      """,
    mistake: .caseStudy("status: running\nended: \"2016\""),
    remedy: .caseStudy("status: ended\nended: \"2016\""))

  package static let repeatedPart = Rule(
    "repeated-part", .warning, "one part given to one organisation twice",
    manual: """
      The organisation is listed twice in the same role. If it left and came back, say when with `from:` and `to:`; if \
      not, make one row of the two.
      """,
    mistake: .caseStudy(
      "organisations:\n  - organisation: rise\n    role: lead\n  - organisation: rise\n    role: lead"),
    remedy: .caseStudy(
      "organisations:\n  - organisation: rise\n    role: lead\n  - organisation: rise\n    role: partner"))
}

extension Check {
  /// Fields of one entry that contradict each other.
  static let atOdds = Check(rules: [.atOdds, .repeatedPart]) { base, findings in
    // By index: a case study or a row that is taken out of its list is copied, with all that it holds.
    var first: [(part: Part, place: Place)] = []
    for study in base.caseStudies.indices {
      if let ended = base.caseStudies[study].ended, let status = base.caseStudies[study].status,
        status.value == .running
      {
        findings.report(
          .atOdds, at: status.place, "the status is `running`, and below stands when it ended",
          notes: [.init("`ended` is here", at: ended.place)],
          hint: "write `status: ended`, or take `ended:` out")
      }
      let funding = base.caseStudies[study].funding
      if funding.count > 1, let none = funding.first(where: \.value.isNone) {
        findings.report(
          .atOdds, at: none.value.kind?.place ?? none.place, "`none` says that nobody paid, and other rows say who did",
          hint: "take this row out, or the others; `note:` has room for what was done without money")
      }
      first.removeAll(keepingCapacity: true)
      let rows = base.caseStudies[study].organisations
      for edge in base.edges(from: AnyID(.caseStudy, study), .tookPart) {
        let row = edge.row
        guard let id = edge.to.of(Organisation.self), let role = rows[row].value.role else { continue }
        let part = Part(
          organisation: id, role: role.value.id, from: rows[row].value.from?.value, to: rows[row].value.to?.value)
        // A list has two hundred rows at most, and mostly five.
        guard let earlier = first.first(where: { $0.part == part }) else {
          first.append((part, edge.place))
          continue
        }
        findings.report(
          .repeatedPart, at: edge.place, "`\(base[id].name)` is listed in this role already",
          notes: [.init("the first time is here", at: earlier.place)],
          hint: "make one row of the two, or say with `from:` and `to:` when each was")
      }
    }
    for id in base.allEntries {
      let common = base[common: id]
      guard let date = common.date, let changed = common.lastModified, changed.value.isBefore(date.value) else {
        continue
      }
      findings.report(
        .atOdds, at: changed.place, "`lastmod` is before `date`: \(changed.text) comes before \(date.text)",
        notes: [.init("`date` is here", at: date.place)],
        hint: "`date` is the day of first publication, and a change comes later")
    }
  }

  private struct Part: Equatable {
    let organisation: ID<Organisation>
    let role: String
    let from: Occasion?
    let to: Occasion?
  }
}
