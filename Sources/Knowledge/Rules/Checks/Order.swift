import Diagnostics

extension Check {
  /// Dates that run backwards: `ended` before `started`, an event before the one above it.
  static let order = Check(rules: [.datesBackwards]) { base, findings in
    for study in base.caseStudies {
      if let started = study.started, let ended = study.ended, ended.value.isBefore(started.value) {
        findings.report(
          .datesBackwards, at: ended.place, "`ended` is before `started`: \(ended.text) comes before \(started.text)",
          notes: [.init("`started` is here", at: started.place)], hint: "swap the two, or look the dates up again")
      }
      var latest: Located<PartialDate>?
      for event in study.timeline {
        guard let date = event.value.date else { continue }
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
