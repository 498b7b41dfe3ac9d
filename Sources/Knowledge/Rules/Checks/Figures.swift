import Diagnostics

extension Rule {
  package static let figureWithoutBase = Rule(
    "figure-without-base", .error, "a share without what it is a share of",
    manual: """
      A percentage, a share, a difference or a rate says nothing without its base: 43% of whom? Add `of:` with what \
      was counted in all, as the source gives it.
      """,
    mistake: .caseStudy(
      "figures:\n  - value: 43%\n    what: saw more chances to work together\n    where: Introduction"),
    remedy: .caseStudy(
      "figures:\n  - value: 43%\n    what: saw more chances to work together\n    of: organisations that answered a survey\n    where: Introduction"
    ))

  package static let figureWithoutPlace = Rule(
    "figure-without-place", .warning, "a figure without its place",
    manual: """
      A reader must be able to look a figure up. Say with `where:` in which heading and paragraph of the source it \
      stands; and name the source with `source:` if it is not the first of the entry.
      """,
    mistake: .organisation(
      "sources: [clinks-2017]\nfigures:\n  - value: \"400\"\n    what: people in prison taking part"),
    remedy: .organisation(
      "sources: [clinks-2017]\nfigures:\n  - value: \"400\"\n    what: people in prison taking part\n    where: Case study 1, Background"
    ))
}

extension Check {
  /// A share needs its base.
  static let figureBase = Check(rules: [.figureWithoutBase]) { base, findings in
    for id in base.allEntries {
      for figure in base.common(of: id).figures where figure.value.needsBase && figure.value.base == nil {
        findings.report(
          .figureWithoutBase, at: figure.value.value?.place ?? figure.place,
          "`\(figure.value.value?.text ?? "")` is a share, and the row does not say of what",
          hint: "add `of:` with what was counted in all, as the source gives it")
      }
    }
  }

  /// A figure needs a source and a place, unless someone who took part tells it.
  static let figurePlace = Check(rules: [.figureWithoutPlace]) { base, findings in
    for id in base.allEntries {
      for figure in base.common(of: id).figures where figure.value.locator == nil {
        if base.provenance(of: figure.value, in: id) == .account { continue }
        // A source's own figures stand in the source itself.
        if id.kind == .source, figure.value.source == nil { continue }
        findings.report(
          .figureWithoutPlace, at: figure.value.value?.place ?? figure.place,
          "this figure does not say where it is printed",
          hint: "add `where:` with the heading and the paragraph in which the source has it")
      }
    }
  }
}
