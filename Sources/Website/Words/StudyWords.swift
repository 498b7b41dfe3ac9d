import Diagnostics
import Knowledge
import Output

extension KnowledgeBase {
  /// The date that what a case study says is true of: "as reported in 2017".
  func asAtWords(_ id: ID<CaseStudy>) -> String {
    if let date = caseStudies[Int(id.index)].asAt?.value { return "as at \(date.text)" }
    if let source = mainSource(of: id.any) {
      return self[source].published.map { "as reported in \($0.text)" } ?? "as reported in an undated source"
    }
    return caseStudies[Int(id.index)].account?.value.date.map { "as told in \($0.text)" } ?? "in an undated account"
  }

  /// The same as a date; nil where none is printed.
  func asAtDate(_ id: ID<CaseStudy>) -> PartialDate? {
    if let date = self[id].asAt?.value { return date }
    if let source = mainSource(of: id.any) { return self[source].published?.value }
    return self[id].account?.value.date?.value
  }

  /// What a figure is true of: "as at 2011", "as reported in 2017".
  func dateWords(_ figure: Figure, in entry: AnyID) -> String {
    switch date(of: figure, in: entry) {
    case .asAt(.date(let date)): "as at \(date.text)"
    case .reported(let date): "as reported in \(date.text)"
    case .told(let date): "as told in \(date.text)"
    case .asAt(.undated), nil: "undated"
    }
  }

  /// What is said where nothing is known.
  func notStated(_ id: ID<CaseStudy>) -> String {
    mainSource(of: id.any) == nil ? "not said in the account" : "not stated in the source"
  }

  /// "2009 to 2016", "from 2009".
  func when(_ id: ID<CaseStudy>) -> String? {
    let (started, ended) = (caseStudies[Int(id.index)].started, caseStudies[Int(id.index)].ended)
    let start = started.map { Occasion.date($0.value) }
    if start == nil, ended == nil { return nil }
    if let ended { return period(start, .date(ended.value))?.sentenceStart }
    return caseStudies[Int(id.index)].status?.value == .ended
      ? period(start, nil).map { "\($0), ended".sentenceStart } : period(start, nil)?.sentenceStart
  }

  /// "HMP Leyhill. From 2014. Running, as reported in 2017."
  func briefWords(_ id: ID<CaseStudy>) -> String {
    let index = Int(id.index)
    var place = caseStudies[index].place?.value.text ?? ""
    if !caseStudies[index].areas.isEmpty {
      let own = place
      place = .written { place in
        place.append(verbatim: own)
        var isFirst = own.isEmpty
        for area in caseStudies[index].areas {
          if !isFirst { place.append(", ") }
          place.append(verbatim: vocabularies.label(of: area.value))
          isFirst = false
        }
      }
    }
    if place.isEmpty { place = "Place \(notStated(id))" }
    let status = caseStudies[index].status?.value ?? .unknown
    let goesOn = status == .unknown ? "Whether it goes on is \(notStated(id))" : "\(status.label), \(asAtWords(id))"
    return .written { words in
      words.append(sentence: place)
      if let when = when(id) {
        words.append(" ")
        words.append(sentence: when)
      }
      words.append(" ")
      words.append(sentence: goesOn)
    }
  }
}
