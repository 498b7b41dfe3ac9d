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
    "figure-without-place", .error, "a figure without its place",
    manual: """
      A reader must be able to look a figure up. Say with `where:` in which heading and paragraph of the source it \
      stands; and name the source with `source:` if it is not the first of the entry.
      """,
    mistake: .organisation(
      "sources: [clinks-2017]\nfigures:\n  - value: \"400\"\n    what: people in prison taking part"),
    remedy: .organisation(
      "sources: [clinks-2017]\nfigures:\n  - value: \"400\"\n    what: people in prison taking part\n    where: Case study 1, Background"
    ))

  package static let figureWithoutDate = Rule(
    "figure-without-date", .error, "a figure without a date",
    manual: """
      A number is true of a time. Where the source has a date of publication, the page says “as reported in 2017”. \
      Where it has none, say with `asAt:` what date the number is true of; or write `asAt: undated` if the source does \
      not say.
      """,
    mistake: .source(
      "figures:\n  - value: \"400\"\n    what: people in prison taking part"),
    remedy: .source(
      "figures:\n  - value: \"400\"\n    what: people in prison taking part\n    asAt: \"2015\""))
}

/// What a figure is true of, as far as anyone says.
package enum FigureDate: Sendable {
  /// Its own row says so, or its entry.
  case asAt(Occasion)
  /// The day on which its source came out.
  case reported(PartialDate)
  /// The day on which someone told it.
  case told(PartialDate)
}

extension KnowledgeBase {
  /// The date of a figure; nil where nothing gives it one.
  package func date(of figure: Figure, in entry: AnyID) -> FigureDate? {
    if let own = figure.asAt?.value { return .asAt(own) }
    let study = entry.of(CaseStudy.self).map { self[$0] }
    // The entry's own date is that of its main source, and says nothing of another.
    if figure.source == nil, let asAt = study?.asAt?.value { return .asAt(.date(asAt)) }
    switch provenance(of: figure, in: entry) {
    case .source(let source, _): return self[source].published.map { .reported($0.value) }
    case .account: return study?.account?.value.date.map { .told($0.value) }
    case .editors: return entry.of(Source.self).flatMap { self[$0].published }.map { .reported($0.value) }
    }
  }
}

extension Check {
  /// A share needs its base.
  static let figureBase = Check(rules: [.figureWithoutBase]) { base, findings in
    for id in base.allEntries {
      for figure in base[common: id].figures where figure.value.base == nil && figure.value.needsBase {
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
      for figure in base[common: id].figures where figure.value.locator == nil {
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

  /// A figure needs a date, its own or that of who says so.
  static let figureDate = Check(rules: [.figureWithoutDate]) { base, findings in
    for id in base.allEntries {
      for figure in base[common: id].figures where base.date(of: figure.value, in: id) == nil {
        findings.report(
          .figureWithoutDate, at: figure.value.value?.place ?? figure.place,
          "nothing says what date this figure is true of",
          hint: "add `asAt:` with the year, or `asAt: undated` if the source does not say")
      }
    }
  }
}
