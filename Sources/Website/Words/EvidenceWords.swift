import Knowledge
import Output

/// What readings rest on, counted: never a number without what was counted and from how many sources.
struct EvidenceCount {
  var readings = 0
  var stated = 0
  private var supports = 0
  private var complicates = 0
  private var costs = 0
  // Entries of one kind, each by its number.
  private(set) var studies = Distinct<UInt32>()
  private(set) var lessons = Distinct<UInt32>()
  private(set) var sources = Distinct<UInt32>()
  private(set) var accounts = Distinct<UInt32>()
  /// Readings that come from an organisation that took part, and from one that paid.
  var fromPartners = 0
  var fromFunders = 0
  /// Whether it is known of every source who published it or speaks through it.
  var areVoicesKnown = true

  var inferred: Int { readings - stated }

  /// Counts a reading.
  mutating func add(
    _ weight: Weight, _ basis: Basis, _ provenance: Provenance, study: ID<CaseStudy>, lesson: AnyID, in site: SiteIndex
  ) {
    readings += 1
    if basis == .stated { stated += 1 }
    switch weight {
    case .supports: supports += 1
    case .complicates: complicates += 1
    case .cost: costs += 1
    }
    studies.insert(study.index)
    lessons.insert(lesson.index)
    switch provenance {
    case .source(let source, _):
      sources.insert(source.index)
      switch site.closeness(of: source, to: study) {
      case .partner: fromPartners += 1
      case .funder: fromFunders += 1
      case nil: if site.voices[Int(source.index)].isEmpty { areVoicesKnown = false }
      }
    case .account:
      accounts.insert(study.index)
      fromPartners += 1
    case .editors: areVoicesKnown = false
    }
  }

  /// How many readings are of one kind.
  func number(_ weight: Weight) -> Int {
    switch weight {
    case .supports: supports
    case .complicates: complicates
    case .cost: costs
    }
  }
}

extension EvidenceCount {
  /// What a lesson rests on, in a few sentences.
  ///
  /// - Parameter origin: the titles of the sources that the lesson itself is taken from.
  func lessonWords(origin: [String]) -> String {
    let from =
      origin.count == 1
      ? "The lesson is taken from “\(origin[0])”"
      : origin.isEmpty ? "" : "The lesson is taken from \(counted(origin.count, "source")), named below"
    guard readings > 0 else {
      let none = "no case study here has been read against it yet, so nothing on this page shows whether it holds."
      return from.isEmpty ? none.sentenceStart : "\(from); \(none)"
    }
    let read = "it is read into \(counted(studies.count, "case study", "case studies")) \(basisWords)"
    return [
      (from.isEmpty ? read : "\(from); \(read)").sentenceStart.ended, weightWords, splitWords, closenessWords,
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// What a case study bears on, in a few sentences.
  var studyWords: String {
    .written { words in
      words.append("Read against ")
      words.append(counted: lessons.count, "lesson")
      words.append(", in ")
      words.append(counted: readings, "reading")
      words.append(" ")
      words.append(verbatim: basisWords)
      words.append(". ")
      words.append(verbatim: splitWords)
      if let closenessWords {
        words.append(" ")
        words.append(verbatim: closenessWords)
      }
    }
  }

  /// What all lessons of a site rest on.
  var siteWords: String {
    [
      "\(counted(lessons.count, "lesson")) \(lessons.count == 1 ? "is" : "are") read into ".sentenceStart
        + "\(counted(studies.count, "case study", "case studies")), in \(counted(readings, "reading")) \(basisWords).",
      splitWords, "Each reading says which, and gives the place.", closenessWords,
    ].compactMap { $0 }.joined(separator: " ")
  }

  /// "from three sources and one account".
  private var basisWords: String {
    if sources.isEmpty, accounts.isEmpty { return "from no source that is named" }
    return .written { words in
      words.append("from ")
      if !sources.isEmpty { words.append(counted: sources.count, "source") }
      if !sources.isEmpty, !accounts.isEmpty { words.append(" and ") }
      if !accounts.isEmpty { words.append(counted: accounts.count, "account") }
    }
  }

  private var weightWords: String {
    let verbs: [(Weight, String, String)] = [
      (.supports, "supports it", "support it"), (.complicates, "complicates it", "complicate it"),
      (.cost, "shows what it costs to go without", "show what it costs to go without"),
    ]
    let parts = verbs.compactMap { weight, one, many -> String? in
      let number = number(weight)
      return number > 0 ? "\(inWords(number)) \(number == 1 ? one : many)" : nil
    }
    if readings == 1, let verb = verbs.first(where: { number($0.0) > 0 }) { return "The one reading \(verb.1)." }
    return "Of \(counted(readings, "reading")), \(parts.joinedWithAnd)."
  }

  private var splitWords: String {
    let one = sources.count + accounts.count == 1
    let sayer =
      accounts.isEmpty
      ? one ? "The source" : "The sources"
      : sources.isEmpty ? one ? "The account" : "The accounts" : "The sources and accounts"
    let noSayer = accounts.isEmpty ? "No source" : sources.isEmpty ? "No account" : "No source or account"
    let state = sayer + (one ? " states" : " state")
    if stated == 0 { return "\(noSayer) says so itself: the editors infer \(whole)." }
    if inferred == 0 { return readings == 1 ? "\(state) it." : "\(state) \(whole); none is inferred by the editors." }
    return .written { words in
      words.append(verbatim: state)
      words.append(" ")
      words.append(verbatim: inWords(stated))
      words.append(" of them; the editors infer ")
      words.append(verbatim: inWords(inferred))
      words.append(".")
    }
  }

  private var closenessWords: String? {
    if fromPartners == readings {
      return "\(readings == 1 ? "It rests" : "All of them rest") on what a partner in the work published or said."
    }
    if fromPartners + fromFunders == 0 {
      return areVoicesKnown ? "None rests on what a partner in the work, or a funder of it, published or said." : nil
    }
    let parts = [(fromPartners, "a partner in the work"), (fromFunders, "a funder of the work")].filter { $0.0 > 0 }
      .map { number, whom in "\(inWords(number)) \(number == 1 ? "rests" : "rest") on what \(whom) published or said" }
    return "Of \(counted(readings, "reading")), \(parts.joinedWithAnd)."
  }

  /// "all seven", "both", "it".
  private var whole: String { readings == 1 ? "it" : readings == 2 ? "both" : "all \(inWords(readings))" }
}
