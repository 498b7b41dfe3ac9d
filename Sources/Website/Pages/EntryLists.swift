import Diagnostics
import Knowledge

extension Here {
  /// The beginning of a list for its entry's own page, with the way to the rest; nil where it is empty.
  func stretch<Item>(_ list: EntryList, of id: AnyID, _ listed: Listed<Item>) -> StretchView<Item>? {
    let range = list.range(page: 1, of: listed.count)
    return StretchView(range.map(listed.item), more: more(list, of: id, listed.count - range.count))
  }

  /// The link to what does not stand on an entry’s own page; nil where everything does.
  /// - Parameter rest: how many entries of the list that is.
  func more(_ list: EntryList, of id: AnyID, _ rest: Int) -> LinkView? {
    guard rest > 0 else { return nil }
    let target = Address.continuation(of: list, id.kind, base[common: id].slug, page: 2)
    return LinkView(label: list.rest(rest), address: link(target))
  }

  /// A list that is shown as a table.
  func rows(_ list: EntryList, of id: AnyID) -> Listed<RowView> {
    switch list {
    case .parts: parts(of: id)
    case .funded: funded(by: id)
    default: citations(of: id)
    }
  }

  /// A list that is shown as a list.
  func items(_ list: EntryList, of id: AnyID) -> Listed<ItemView> {
    switch list {
    case .workedWith: partners(of: id)
    case .lessons: lessons(of: id)
    case .sources: voices(of: id)
    case .members: members(of: id)
    case .frameworks: Listed(base.edges(to: id, .shedsLightOn).map(\.from)) { ItemView(link: view($0)) }
    case .knownThrough: Listed(Array(base.edges(to: id, .readIn))) { ItemView(link: view($0.from), fact: $0.locator) }
    default: mentions(of: id)
    }
  }

  // MARK: Everything

  /// What points at an entry in passing, each once: by kind, then by title. What the page shows for another reason is
  /// left out.
  private func mentions(of id: AnyID) -> Listed<ItemView> {
    let edges = base.edges(to: id)
    let shown = Set(edges.lazy.filter { $0.relation != .mentions && $0.relation != .sees }.map(\.from))
    var isSeen: [AnyID: Bool] = [:]
    for edge in edges where !shown.contains(edge.from) && edge.from != id {
      isSeen[edge.from] = edge.relation == .sees || isSeen[edge.from] == true
    }
    let ordered = isSeen.keys.sorted(by: site.precedes)
    return Listed(ordered) { from in
      ItemView(
        link: view(from),
        fact: (site.address(from) == .home ? "Home page" : from.kind.noun.sentenceStart)
          + (isSeen[from] == true ? ", under “see also”" : ""))
    }
  }

  // MARK: Organisations

  /// By role, then by title.
  private func parts(of id: AnyID) -> Listed<RowView> {
    let rows = base.edges(to: id, .tookPart).compactMap { edge -> (study: ID<CaseStudy>, row: Int, key: Int)? in
      guard let study = edge.from.of(CaseStudy.self) else { return nil }
      let role = site.participants[Int(study.index)][edge.row].role
      return (study, edge.row, role << 32 | site.rank(edge.from))
    }
    return Listed(rows.sorted { ($0.key, $0.row) < ($1.key, $1.row) }) { item in
      let row = base[item.study].organisations[item.row].value
      return RowView(
        head: view(item.study), strong: site.roles.labels[item.key >> 32],
        text: sentences([period(row.from?.value, row.to?.value), row.note?.value.text]),
        from: from(row, in: item.study.any))
    }
  }

  private func funded(by id: AnyID) -> Listed<RowView> {
    let rows = base.edges(to: id, .fundedBy).sorted { left, right in
      left.from == right.from ? left.row < right.row : site.precedes(left.from, right.from)
    }
    return Listed(rows) { edge in
      guard let study = edge.from.of(CaseStudy.self) else { return RowView(head: view(edge.from)) }
      let row = base[study].funding[edge.row].value
      return RowView(
        head: view(study), strong: row.kind.map { base.vocabularies.label(of: $0.value) },
        text: fundingWords(row), from: from(row, in: study.any))
    }
  }

  /// "£20,000 a year. 2009 to 2015. Renewed each year."
  func fundingWords(_ row: Funding) -> String? {
    sentences([row.amount?.value.text, fundingPeriod(row.from?.value, row.to?.value), row.note?.value.text])
  }

  private enum Partner {
    case named(ID<Organisation>, studies: Int)
    case unnamed(ID<CaseStudy>, row: Int)
  }

  /// Organisations that took part in the same case studies, those met most often first; then those without a name.
  private func partners(of id: AnyID) -> Listed<ItemView> {
    guard let organisation = id.of(Organisation.self) else { return Listed([AnyID]()) { ItemView(link: view($0)) } }
    let studies = site.parts[Int(organisation.index)]
    var counts = [Int32](repeating: 0, count: base.organisations.count)
    var met: [ID<Organisation>] = []
    for study in studies {
      for partner in site.partners[Int(study.index)] where partner != organisation {
        if counts[Int(partner.index)] == 0 { met.append(partner) }
        counts[Int(partner.index)] += 1
      }
    }
    let ordered = met.map { (id: $0, key: Int(counts[Int($0.index)]) << 32 - site.rank($0.any)) }
      .sorted { $0.key > $1.key }
    var partners = ordered.map { Partner.named($0.id, studies: Int(counts[Int($0.id.index)])) }
    for study in site.sorted(studies) {
      for (row, participant) in site.participants[Int(study.index)].enumerated() where participant.organisation == nil {
        partners.append(.unnamed(study, row: row))
      }
    }
    return Listed(partners) { partner in
      switch partner {
      case .named(let other, let count): namedPartner(other, count, studies)
      case .unnamed(let study, let row): unnamedPartner(study, row)
      }
    }
  }

  private func namedPartner(_ other: ID<Organisation>, _ count: Int, _ studies: [ID<CaseStudy>]) -> ItemView {
    let words = "In \(counted(count, "case study", "case studies"))"
    guard count <= 3 else { return ItemView(link: view(other), fact: words) }
    let shared = site.sorted(studies.filter { site.partners[Int($0.index)].contains(other) })
    let places = shared.map { study in
      let roles = site.participants[Int(study.index)].filter { $0.organisation == other }.map {
        site.roles.words[$0.role]
      }
      return "\(site.title(study.any)) (\(roles.joinedWithAnd))"
    }
    return ItemView(link: view(other), fact: "\(words): \(places.joined(separator: "; "))")
  }

  private func unnamedPartner(_ study: ID<CaseStudy>, _ row: Int) -> ItemView {
    let words = base[study].organisations[row].value.unnamed?.value.text ?? ""
    let role = site.roles.words[site.participants[Int(study.index)][row].role]
    return ItemView(
      link: LinkView(label: words.sentenceStart),
      fact:
        "Not named in \(base.mainSource(of: study.any) == nil ? "the account" : "the source"). In one case study: \(site.title(study.any)) (\(role))"
    )
  }

  /// Lessons that an organisation's case studies bear on, with the readings of those case studies alone.
  private func lessons(of id: AnyID) -> Listed<ItemView> {
    guard let organisation = id.of(Organisation.self) else { return Listed([AnyID]()) { ItemView(link: view($0)) } }
    var weights = [[Weight]](repeating: [], count: base.lessons.count)
    var met: [ID<Lesson>] = []
    for study in site.parts[Int(organisation.index)] {
      for (lesson, weight) in site.readings[Int(study.index)] {
        if weights[Int(lesson.index)].isEmpty { met.append(lesson) }
        weights[Int(lesson.index)].append(weight)
      }
    }
    let ordered = met.map { (id: $0, key: weights[Int($0.index)].count << 32 - site.rank($0.any)) }
      .sorted { $0.key > $1.key }
    return Listed(ordered) { ItemView(link: view($0.id), tally: TallyView(weights[Int($0.id.index)])) }
  }

  /// What an organisation says itself: sources that it published, sources and accounts in which its people speak.
  private func voices(of id: AnyID) -> Listed<ItemView> {
    var words: [AnyID: [String]] = [:]
    for (relation, word) in [
      (Relation.publishedBy, "published by it"), (.voices, "its people speak through it"),
      (.toldBy, "an account told by someone there"),
    ] {
      for edge in base.edges(to: id, relation) where words[edge.from]?.last != word {
        words[edge.from, default: []].append(word)
      }
    }
    return Listed(words.keys.sorted(by: site.precedes)) { from in
      let description = from.of(Source.self).map { sourceWords(base[$0]) + ": " } ?? ""
      return ItemView(link: view(from), fact: (description + (words[from] ?? []).joinedWithAnd).sentenceStart)
    }
  }

  /// What is part of an organisation, and what was formed from it.
  private func members(of id: AnyID) -> Listed<ItemView> {
    let parts = base.edges(to: id, .partOf).map { ($0.from, "Part of it") }
    let heirs = base.edges(to: id, .formedFrom).map { ($0.from, "Formed from it") }
    return Listed((parts + heirs).sorted { site.precedes($0.0, $1.0) }) { from, words in
      ItemView(link: view(from), fact: from.kind == .caseStudy ? "Case study. \(words)" : words)
    }
  }

  // MARK: Sources

  /// What cites a source, with how often and where: by kind, then by title.
  private func citations(of id: AnyID) -> Listed<RowView> {
    var runs: [(from: AnyID, edges: ArraySlice<Edge>)] = []
    var rest = base.edges(to: id, .cites)
    while let first = rest.first {
      let end = rest.firstIndex { $0.from != first.from } ?? rest.endIndex
      if first.from != id { runs.append((first.from, rest[..<end])) }
      rest = rest[end...]
    }
    return Listed(runs.sorted { site.precedes($0.from, $1.from) }) { from, edges in
      var places: [String] = []
      for place in edges.compactMap(\.locator) where !places.contains(place) { places.append(place) }
      let shown = places.prefix(6)
      let more = places.count - shown.count
      let list = shown.joined(separator: "; ") + (more > 0 ? "; and \(counted(more, "more place"))" : "")
      return RowView(
        head: view(from), strong: from.kind.noun.sentenceStart,
        text: "Cited \(edges.count == 1 ? "once" : edges.count == 2 ? "twice" : "\(inWords(edges.count)) times").",
        from: FromView(locator: list.isEmpty ? "No place given" : list))
    }
  }
}

/// Pieces of a row as sentences, one after the other; nil where there are none.
func sentences(_ pieces: [String?]) -> String? {
  let given = pieces.compactMap { $0 }
  return given.isEmpty ? nil : given.map { $0.sentenceStart.ended }.joined(separator: " ")
}
