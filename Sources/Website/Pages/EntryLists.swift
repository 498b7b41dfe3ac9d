import Diagnostics
import Knowledge
import Output
import Templates

extension Here {
  /// The beginning of a list for its entry's own page, with the way to the rest; nil where it is empty.
  func items(_ list: EntryList, of id: AnyID) -> StretchView<ItemView>? {
    if id == entry, case .items(let listed)? = further[list]?.content { return stretch(list, of: id, listed) }
    let listed = site.items(list, of: id)
    titles?.add(listed.entries, base)
    return stretch(list, of: id, listed)
  }

  /// The same of a list that is shown as a table.
  func rows(_ list: EntryList, of id: AnyID) -> StretchView<RowView>? {
    if id == entry, case .rows(let listed)? = further[list]?.content { return stretch(list, of: id, listed) }
    let listed = site.rows(list, of: id)
    titles?.add(listed.entries, base)
    return stretch(list, of: id, listed)
  }

  private func stretch<Item>(_ list: EntryList, of id: AnyID, _ listed: Listed<Item>) -> StretchView<Item>? {
    let range = list.range(page: 1, of: listed.count)
    return StretchView(listed.items(range, self), more: more(list, of: id, listed.count - range.count))
  }

  /// The link to what does not stand on an entry’s own page; nil where everything does.
  /// - Parameter rest: how many entries of the list that is.
  func more(_ list: EntryList, of id: AnyID, _ rest: Int) -> LinkView? {
    guard rest > 0 else { return nil }
    let target = Address.continuation(of: list, id.kind, base.slug(of: id), page: 2)
    return LinkView(label: list.rest(rest), address: link(target))
  }
}

// The lists themselves are the same on all pages that show a part of them.
extension SiteIndex {
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
    case .frameworks:
      Listed(base.edges(to: id, .shedsLightOn).map(\.from), of: { $0 }, as: { ItemView(link: $1.view($0)) })
    case .knownThrough:
      Listed(
        Array(base.edges(to: id, .readIn)), of: { $0.from }, as: { ItemView(link: $1.view($0.from), fact: $0.locator) })
    default: mentions(of: id)
    }
  }

  // MARK: Everything

  /// What points at an entry in passing, each once: by kind, then by title. What the page shows for another reason is
  /// left out.
  private func mentions(of id: AnyID) -> Listed<ItemView> {
    let (seen, mentions) = (base.edges(to: id, .sees), base.edges(to: id, .mentions))
    if seen.isEmpty && mentions.isEmpty { return .none }
    // By index, here and below: an edge that is taken out of its list is copied.
    var found: [Int] = []
    found.reserveCapacity(seen.count + mentions.count)
    for edge in seen.indices where seen[edge].from != id { found.append(mention(by: seen[edge].from, isSeen: true)) }
    for edge in mentions.indices where mentions[edge].from != id {
      found.append(mention(by: mentions[edge].from, isSeen: false))
    }
    if found.isEmpty { return .none }
    // What has a list of its own on the page. Mentions are the last of relations.
    let others = base.edges(to: id)
    var listed: [Int] = []
    listed.reserveCapacity(others.count - mentions.count)
    for edge in others.indices.dropLast(mentions.count) where others[edge].relation != .sees {
      listed.append(base.number(of: others[edge].from))
    }
    listed.sort()
    // What stands under “see also” comes first of equals, and the rest of them goes.
    found.sort()
    var ordered: [Int] = []
    ordered.reserveCapacity(found.count)
    for item in found where (ordered.last ?? -1) >> 1 != item >> 1 {
      if !listed.holds(base.number(of: mentioner(item))) { ordered.append(item) }
    }
    return Listed(
      ordered, of: { self.mentioner($0) },
      as: { item, here in
        let from = here.site.mentioner(item)
        let isHome = from.kind.rawValue == Kind.page.rawValue && here.site.address(from) == .home
        return ItemView(
          link: here.view(from), fact: isHome ? "Home page" : mentionWords[Int(from.kind.rawValue) << 1 | item & 1])
      })
  }

  /// A mention as one number, whose order is that of the list: the kind, the place by title, and zero at the end for what
  /// stands under “see also”.
  private func mention(by id: AnyID, isSeen: Bool) -> Int {
    Int(id.kind.rawValue) << 33 | rank(id) << 1 | (isSeen ? 0 : 1)
  }

  private func mentioner(_ mention: Int) -> AnyID { entry(ofKind: mention >> 33, rank: mention >> 1 & 0xffff_ffff) }

  // MARK: Organisations

  /// By role, then by title.
  private func parts(of id: AnyID) -> Listed<RowView> {
    // Each row as one number, whose order is that of the list.
    let edges = base.edges(to: id, .tookPart)
    var rows: [Int] = []
    rows.reserveCapacity(edges.count)
    let ranks = ranks(.caseStudy)
    for edge in edges.indices where edges[edge].from.kind == .caseStudy {
      let (study, row) = (edges[edge].from, edges[edge].row)
      rows.append(participants[Int(study.index)][row].role << 48 | ranks[Int(study.index)] << 16 | row)
    }
    rows.sort()
    let studies = ordered(.caseStudy)
    return Listed(
      rows, of: { studies[$0 >> 16 & 0xffff_ffff] },
      as: { item, here in
        let id = here.site.ordered(.caseStudy)[item >> 16 & 0xffff_ffff]
        return here.base.caseStudies[Int(id.index)].organisations.lend(item & 0xffff) { row in
          RowView(
            head: here.view(id), strong: here.site.roles.labels[item >> 48],
            text: sentences(
              period(row.value.value.from?.value, row.value.value.to?.value), row.value.value.note?.value.text),
            from: here.from(here.base.provenance(row.value.value.source, row.value.value.locator, in: id), in: id))
        }
      })
  }

  private func funded(by id: AnyID) -> Listed<RowView> {
    let rows = base.edges(to: id, .fundedBy).sorted { left, right in
      left.from == right.from ? left.row < right.row : precedes(left.from, right.from)
    }
    return Listed(
      rows, of: { $0.from },
      as: { edge, here in
        guard let study = edge.from.of(CaseStudy.self) else { return RowView(head: here.view(edge.from)) }
        let row = here.base[study].funding[edge.row].value
        return RowView(
          head: here.view(study), strong: row.kind.map { here.base.vocabularies.label(of: $0.value) },
          text: here.fundingWords(row), from: here.from(row, in: study.any))
      })
  }

  private enum Partner {
    /// One that was met in some of the meetings.
    case named(AnyID, meetings: Range<Int>)
    case unnamed(ID<CaseStudy>, row: Int)

    var entry: AnyID {
      switch self {
      case .named(let other, _): other
      case .unnamed(let study, _): study.any
      }
    }
  }

  /// Organisations that took part in the same case studies, those met most often first; then those without a name.
  private func partners(of id: AnyID) -> Listed<ItemView> {
    guard let organisation = id.of(Organisation.self) else { return .none }
    let studies = parts[Int(organisation.index)]
    // Sorted, and not counted in a table with a place for every organisation: that would be as long as the site for each.
    // Each meeting as one number: the partner's place by title, and the place of the case study among those of the
    // organisation.
    var meetings: [Int] = []
    meetings.reserveCapacity(studies.reduce(0) { $0 + self.partners[Int($1.index)].count })
    let ranks = ranks(.organisation)
    for place in studies.indices {
      for partner in self.partners[Int(studies[place].index)] where partner.index != organisation.index {
        meetings.append(ranks[Int(partner.index)] << 32 | place)
      }
    }
    meetings.sort()
    let met = meetings.map { studies[$0 & 0xffff_ffff] }
    let counts = self.met[Int(organisation.index)]
    var ordered: [(meetings: Range<Int>, key: Int)] = []
    ordered.reserveCapacity(counts.partners)
    var start = 0
    while start < meetings.count {
      let rank = meetings[start] >> 32
      var end = start + 1
      while end < meetings.count, meetings[end] >> 32 == rank { end += 1 }
      ordered.append((start..<end, (end - start) << 32 - rank))
      start = end
    }
    ordered.sort { $0.key > $1.key }
    let organisations = self.ordered(.organisation)
    var partners: [Partner] = []
    partners.reserveCapacity(ordered.count + counts.unnamed)
    for partner in ordered {
      partners.append(
        .named(organisations[meetings[partner.meetings.lowerBound] >> 32], meetings: partner.meetings))
    }
    if counts.unnamed > 0 {
      for study in sorted(studies) {
        let participants = participants[Int(study.index)]
        for row in participants.indices where participants[row].organisation == nil {
          partners.append(.unnamed(study, row: row))
        }
      }
    }
    return Listed(
      partners, of: { $0.entry },
      as: { partner, here in
        switch partner {
        case .named(let other, let meetings): here.namedPartner(other, met[meetings])
        case .unnamed(let study, let row): here.unnamedPartner(study, row)
        }
      })
  }

  /// Lessons that an organisation's case studies bear on, with the readings of those case studies alone.
  private func lessons(of id: AnyID) -> Listed<ItemView> {
    guard let organisation = id.of(Organisation.self) else { return .none }
    var bearing = parts[Int(organisation.index)].flatMap { readings[Int($0.index)] }
    bearing.sort { $0.lesson.index < $1.lesson.index }
    var ordered: [(id: ID<Lesson>, tally: WeightTally, key: Int)] = []
    var start = 0
    while start < bearing.count {
      let lesson = bearing[start].lesson
      var tally = WeightTally()
      var end = start
      while end < bearing.count, bearing[end].lesson.index == lesson.index {
        tally.add(bearing[end].weight)
        end += 1
      }
      ordered.append((lesson, tally, (end - start) << 32 - rank(lesson.any)))
      start = end
    }
    ordered.sort { $0.key > $1.key }
    return Listed(
      ordered, of: { $0.id.any }, as: { ItemView(link: $1.view($0.id), tally: TallyView($0.tally)) })
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
    return Listed(
      words.sorted { precedes($0.key, $1.key) }, of: { $0.key },
      as: { item, here in
        let description = item.key.of(Source.self).map { here.sourceWords(here.base[$0]) + ": " } ?? ""
        return ItemView(link: here.view(item.key), fact: (description + item.value.joinedWithAnd).sentenceStart)
      })
  }

  /// What is part of an organisation, and what was formed from it.
  private func members(of id: AnyID) -> Listed<ItemView> {
    let parts = base.edges(to: id, .partOf).map { ($0.from, "Part of it") }
    let heirs = base.edges(to: id, .formedFrom).map { ($0.from, "Formed from it") }
    return Listed(
      (parts + heirs).sorted { precedes($0.0, $1.0) }, of: { $0.0 },
      as: { item, here in
        let (from, words) = item
        return ItemView(link: here.view(from), fact: from.kind == .caseStudy ? "Case study. \(words)" : words)
      })
  }

  // MARK: Sources

  /// What cites a source, with how often and where: by kind, then by title.
  private func citations(of id: AnyID) -> Listed<RowView> {
    let edges = base.edges(to: id, .cites)
    var runs: [(from: AnyID, edges: Range<Int>)] = []
    var start = edges.startIndex
    while start < edges.endIndex {
      let from = edges[start].from
      var end = start + 1
      while end < edges.endIndex, edges[end].from == from { end += 1 }
      if from != id { runs.append((from, start..<end)) }
      start = end
    }
    return Listed(
      runs.sorted { precedes($0.from, $1.from) }, of: { $0.from },
      as: { run, here in
        var places: [String] = []
        for edge in run.edges {
          if let place = edges[edge].locator, !places.contains(place) { places.append(place) }
        }
        let shown = places.prefix(6)
        let more = places.count - shown.count
        let list = shown.count == 1 ? shown[0] : shown.joined(separator: "; ")
        let rest = more > 0 ? "; and \(counted(more, "more place"))" : ""
        return RowView(
          head: here.view(run.from), strong: run.from.kind.noun.sentenceStart, text: citedWords(run.edges.count),
          from: FromView(locator: list.isEmpty ? "No place given" : rest.isEmpty ? list : list + rest))
      })
  }
}

extension SiteIndex {
  /// Adds the parts that an organisation had in a case study.
  fileprivate func addRoles(of organisation: AnyID, in study: ID<CaseStudy>, to words: inout PageWriter) {
    let participants = participants[Int(study.index)]
    var rest = participants.count { $0.organisation?.index == organisation.index }
    var mark: StaticString = ""
    for participant in participants where participant.organisation?.index == organisation.index {
      words.append(mark)
      words.append(verbatim: roles.words[participant.role])
      rest -= 1
      mark = rest == 1 ? " and " : ", "
    }
  }
}

extension Here {
  /// "£20,000 a year. 2009 to 2015. Renewed each year."
  func fundingWords(_ row: Funding) -> String? {
    sentences(row.amount?.value.text, fundingPeriod(row.from?.value, row.to?.value), row.note?.value.text)
  }

  fileprivate func namedPartner(_ other: AnyID, _ shared: ArraySlice<ID<CaseStudy>>) -> ItemView {
    let fact = String.written { fact in
      fact.append("In ")
      fact.append(counted: shared.count, "case study", "case studies")
      if shared.count > 3 { return }
      var mark: StaticString = ": "
      for study in shared.count == 1 ? shared : sorted(shared)[...] {
        fact.append(mark)
        fact.append(verbatim: title(study.any))
        fact.append(" (")
        site.addRoles(of: other, in: study, to: &fact)
        fact.append(")")
        mark = "; "
      }
    }
    return ItemView(link: view(other), fact: fact)
  }

  fileprivate func unnamedPartner(_ study: ID<CaseStudy>, _ row: Int) -> ItemView {
    let words = base[study].organisations[row].value.unnamed?.value.text ?? ""
    let role = site.roles.words[site.participants[Int(study.index)][row].role]
    return ItemView(
      link: LinkView(label: words.sentenceStart),
      fact:
        "Not named in \(base.mainSource(of: study.any) == nil ? "the account" : "the source"). In one case study: \(title(study.any)) (\(role))"
    )
  }
}

/// What is said of a mention, by kind, and by whether it is one in a text.
private let mentionWords = Kind.allCases.flatMap { kind in
  [kind.noun.sentenceStart + ", under “see also”", kind.noun.sentenceStart]
}

/// How often an entry cites a source, in a sentence.
private func citedWords(_ times: Int) -> String {
  switch times {
  case 1: "Cited once."
  case 2: "Cited twice."
  default: "Cited \(inWords(times)) times."
  }
}

extension [Int] {
  /// Whether a number is among those, which are sorted.
  fileprivate func holds(_ number: Int) -> Bool {
    var range = indices
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if self[middle] == number { return true }
      range = self[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }
}

/// Pieces of a row as sentences, one after the other; nil where there are none.
func sentences(_ first: String?, _ second: String?, _ third: String? = nil, _ fourth: String? = nil) -> String? {
  // Most rows have no piece, or one.
  func add(_ piece: String?, to text: inout String?) {
    guard let sentence = piece?.sentenceStart.ended else { return }
    text = text.map { "\($0) \(sentence)" } ?? sentence
  }
  var text: String?
  add(first, to: &text)
  add(second, to: &text)
  add(third, to: &text)
  add(fourth, to: &text)
  return text
}
