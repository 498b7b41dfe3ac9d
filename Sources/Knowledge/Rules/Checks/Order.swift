import Diagnostics

extension Check {
  /// Dates that run backwards: `ended` before `started`, an event before the one above it.
  static let order = Check(rules: [.datesBackwards]) { base, findings in
    // By index: a case study or a row that is taken out of its list is copied, with all that it holds.
    for study in base.caseStudies.indices {
      if let started = base.caseStudies[study].started, let ended = base.caseStudies[study].ended,
        ended.value.isBefore(started.value)
      {
        findings.report(
          .datesBackwards, at: ended.place, "`ended` is before `started`: \(ended.text) comes before \(started.text)",
          notes: [.init("`started` is here", at: started.place)], hint: "swap the two, or look the dates up again")
      }
      var latest: Located<PartialDate>?
      let timeline = base.caseStudies[study].timeline
      for event in timeline.indices {
        guard let date = timeline[event].value.date else { continue }
        if let latest, date.value.isBefore(latest.value) {
          findings.report(
            .datesBackwards, at: date.place, "the timeline runs backwards: \(date.text) comes before \(latest.text)",
            notes: [.init("the later event is here", at: latest.place)],
            hint: "move this event up, so that events stand in the order in which they happened")
        } else {
          latest = date
        }
      }
    }
  }
}
