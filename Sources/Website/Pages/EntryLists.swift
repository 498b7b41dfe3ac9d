import Diagnostics
import Knowledge

extension Here {
  /// The beginning of a list for its entry's own page, with the way to the rest; nil where it is empty.
  func stretch<Item>(_ list: EntryList, of id: AnyID, _ listed: Listed<Item>) -> StretchView<Item>? {
    let range = list.range(page: 1, of: listed.count)
    return StretchView(range.map(listed.item), more: more(list, of: id, listed.count - range.count))
  }

  func more(_ list: EntryList, of id: AnyID, _ rest: Int) -> LinkView? {
    guard rest > 0 else { return nil }
    let target = Address.continuation(of: list, id.kind, base.common(of: id).slug, page: 2)
    return LinkView(label: list.rest(rest), address: link(target))
  }

  func rows(_ list: EntryList, of id: AnyID) -> Listed<RowView> {
    switch list {
    case .parts: parts(of: id)
    case .funded: funded(by: id)
    default: citations(of: id)
    }
  }

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
        link: view(from), fact: from.kind.noun.sentenceStart + (isSeen[from] == true ? ", which says: see also" : ""))
    }
  }

  // MARK: Organisations

  private func parts(of id: AnyID) -> Listed<RowView> {
    let roles = base.vocabularies[.roles]
    let rows = base.edges(to: id, .tookPart).compactMap { edge in
      edge.from.of(CaseStudy.self).map { (study: $0, row: edge.row, role: role($0, edge.row)) }
    }
    let positions = rows.map { roles.position(of: $0.role ?? "") }
    let order = rows.indices.sorted { left, right in
      if positions[left] != positions[right] { return positions[left] < positions[right] }
      if rows[left].study != rows[right].study { return site.precedes(rows[left].study.any, rows[right].study.any) }
      return rows[left].row < rows[right].row
    }
    return Listed(order.map { rows[$0] }) { item in
      let row = base[item.study].organisations[item.row].value
      return RowView(
        head: view(item.study), strong: item.role.map { roles.label(of: $0) },
        text: sentences([period(row.from?.value, row.to?.value), row.note?.text]),
        from: from(row, in: item.study.any))
    }
  }

  private func role(_ study: ID<CaseStudy>, _ row: Int) -> String? { base[study].organisations[row].role?.value.id }

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
    sentences([row.amount?.text, fundingPeriod(row.from?.value, row.to?.value), row.note?.text])
  }

  private enum Partner {
    case named(ID<Organisation>, studies: Int)
    case unnamed(ID<CaseStudy>, row: Int)
  }

  /// Organisations that took part in the same case studies, those met most often first; then those without a name.
  private func partners(of id: AnyID) -> Listed<ItemView> {
    guard let organisation = id.of(Organisation.self) else { return Listed([AnyID]()) { ItemView(link: view($0)) } }
    let studies = site.parts[Int(organisation.index)]
    var counts: [ID<Organisation>: Int] = [:]
    var unnamed: [Partner] = []
    for study in site.sorted(studies) {
      for partner in site.partners[Int(study.index)] where partner != organisation { counts[partner, default: 0] += 1 }
      for (row, part) in base[study].organisations.enumerated() {
        if case .unnamed = part.party?.value { unnamed.append(.unnamed(study, row: row)) }
      }
    }
    let named = counts.keys.sorted { left, right in
      let (leftCount, rightCount) = (counts[left] ?? 0, counts[right] ?? 0)
      return leftCount == rightCount ? site.precedes(left.any, right.any) : leftCount > rightCount
    }.map { Partner.named($0, studies: counts[$0] ?? 0) }
    return Listed(named + unnamed) { partner in
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
      let roles = base.edges(from: study.any, .tookPart).filter { $0.to == other.any }.compactMap {
        role(study, $0.row).map { base.vocabularies[.roles].label(of: $0).lowercasedStart }
      }
      return site.title(study.any) + (roles.isEmpty ? "" : " (\(roles.joinedWithAnd))")
    }
    return ItemView(link: view(other), fact: "\(words): \(places.joined(separator: "; "))")
  }

  private func unnamedPartner(_ study: ID<CaseStudy>, _ row: Int) -> ItemView {
    let part = base[study].organisations[row].value
    let role = part.role.map { " (\(base.vocabularies.label(of: $0.value).lowercasedStart))" } ?? ""
    return ItemView(
      link: LinkView(label: part.unnamed?.text ?? ""),
      fact: "Not named in the source. In one case study: \(site.title(study.any))\(role)")
  }

  /// Lessons that an organisation's case studies bear on, with the readings of those case studies alone.
  private func lessons(of id: AnyID) -> Listed<ItemView> {
    guard let organisation = id.of(Organisation.self) else { return Listed([AnyID]()) { ItemView(link: view($0)) } }
    var weights: [ID<Lesson>: [Weight]] = [:]
    for study in site.parts[Int(organisation.index)] {
      let rows = base[study].lessons
      for edge in base.edges(from: study.any, .bearsOn) {
        if let lesson = edge.to.of(Lesson.self), let weight = rows[edge.row].weight?.value {
          weights[lesson, default: []].append(weight)
        }
      }
    }
    let ordered = weights.keys.sorted { left, right in
      let (leftCount, rightCount) = (weights[left]?.count ?? 0, weights[right]?.count ?? 0)
      return leftCount == rightCount ? site.precedes(left.any, right.any) : leftCount > rightCount
    }
    return Listed(ordered) { ItemView(link: view($0), tally: TallyView(weights[$0] ?? [])) }
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
      runs.append((first.from, rest[..<end]))
      rest = rest[end...]
    }
    return Listed(runs.sorted { site.precedes($0.from, $1.from) }) { from, edges in
      var places: [String] = []
      for place in edges.compactMap(\.locator) where !places.contains(place) { places.append(place) }
      let shown = places.prefix(8)
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
