import Knowledge

/// What readings rest on, counted: never a number without what was counted and from how many sources.
struct EvidenceCount {
  var readings = 0
  var stated = 0
  var byWeight: [Weight: Int] = [:]
  var studies: Set<ID<CaseStudy>> = []
  var lessons: Set<AnyID> = []
  var sources: Set<ID<Source>> = []
  var accounts: Set<ID<CaseStudy>> = []
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
    byWeight[weight, default: 0] += 1
    studies.insert(study)
    lessons.insert(lesson)
    switch provenance {
    case .source(let source, _):
      sources.insert(source)
      switch site.closeness(of: source, to: study) {
      case .partner: fromPartners += 1
      case .funder: fromFunders += 1
      case nil: if site.voices[Int(source.index)].isEmpty { areVoicesKnown = false }
      }
    case .account:
      accounts.insert(study)
      fromPartners += 1
    case .editors: areVoicesKnown = false
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
    [
      "Read against \(counted(lessons.count, "lesson")), in \(counted(readings, "reading")) \(basisWords).", splitWords,
      closenessWords,
    ].compactMap { $0 }.joined(separator: " ")
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
    let parts = [
      sources.isEmpty ? nil : counted(sources.count, "source"),
      accounts.isEmpty ? nil : counted(accounts.count, "account"),
    ].compactMap { $0 }
    return parts.isEmpty ? "from no source that is named" : "from " + parts.joinedWithAnd
  }

  private var weightWords: String {
    let verbs: [(Weight, String, String)] = [
      (.supports, "supports it", "support it"), (.complicates, "complicates it", "complicate it"),
      (.cost, "shows what it costs to go without", "show what it costs to go without"),
    ]
    let parts = verbs.compactMap { weight, one, many in
      byWeight[weight].map { "\(inWords($0)) \($0 == 1 ? one : many)" }
    }
    if readings == 1, let verb = verbs.first(where: { byWeight[$0.0] != nil }) { return "The one reading \(verb.1)." }
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
    return "\(state) \(inWords(stated)) of them; the editors infer \(inferred == 1 ? "one" : inWords(inferred))."
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
