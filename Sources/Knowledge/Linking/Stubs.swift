import Diagnostics

/// Organisations that are named in a row but have no entry: each becomes one, with a page that gathers what is known.
struct Stubs {
  /// For each name that was given, by the slug it makes: the slug of the organisation that is meant.
  private(set) var slugs: [String: String] = [:]
  private(set) var made: [Organisation] = []

  /// The name from which a slug was first made, and where.
  private var firstNames: [String: Located<Line>] = [:]

  init(among entries: SortedEntries, _ findings: inout Findings) {
    guard Self.areNamed(in: entries.caseStudies) else { return }
    var known: [String: String] = [:]
    for organisation in entries.organisations {
      known[organisation.slug] = organisation.slug
      let names =
        [organisation.name, organisation.short?.text].compactMap { $0 }
        + organisation.common.otherNames.map(\.value.text)
      for name in names {
        known[makeSlug(from: name)] = organisation.slug
      }
    }
    let candidates = Candidates(known.keys)
    // By index: a case study or a row that is taken out of its list is copied, with all that it holds.
    for study in entries.caseStudies.indices {
      let (organisations, funding) = (entries.caseStudies[study].organisations, entries.caseStudies[study].funding)
      for row in organisations.indices {
        meet(organisations[row].value.party, key: "organisation", known, candidates, &findings)
      }
      for row in funding.indices { meet(funding[row].value.party, key: "funder", known, candidates, &findings) }
    }
  }

  /// Whether any row gives a name.
  private static func areNamed(in studies: [CaseStudy]) -> Bool {
    func isNamed(_ party: Located<Party>?) -> Bool { if case .named = party?.value { true } else { false } }
    return studies.indices.contains { study in
      let (organisations, funding) = (studies[study].organisations, studies[study].funding)
      return organisations.indices.contains { isNamed(organisations[$0].value.party) }
        || funding.indices.contains { isNamed(funding[$0].value.party) }
    }
  }

  private mutating func meet(
    _ party: Located<Party>?, key: String, _ known: [String: String], _ candidates: Candidates,
    _ findings: inout Findings
  ) {
    guard let party, case .named(let text) = party.value else { return }
    let name = Located(Line(text), at: party.place)
    let slug = makeSlug(from: text)
    guard isSlug(slug) else {
      findings.report(
        .unusableName, at: name.place, "no address can be made from the name `\(name.text)`",
        hint: "write the name in Latin letters, or use `unnamed:`")
      return
    }
    if let existing = known[slug] {
      findings.report(
        .nameHasEntry, at: name.place, "`\(name.text)` has an entry of its own",
        hint: "write `\(key): \(existing)` instead of `name:`")
      slugs[slug] = existing
      return
    }
    if let near = candidates.nearest(to: slug), let existing = known[near] {
      findings.report(
        .nameLikeEntry, at: name.place, "`\(name.text)` is nearly the name of an entry, `\(existing)`",
        hint: "if that is meant, write `\(key): \(existing)` instead of `name:`; if not, it gets a page of its own")
    }
    if let first = firstNames[slug], Names.fold(first.text) != Names.fold(name.text) {
      findings.report(
        .nameLikeEntry, at: name.place, "`\(name.text)` and `\(first.text)` would have one address, and count as one",
        notes: [.init("the other name is here", at: first.place)],
        hint: "if they are one, spell the name in one way; if not, give each a file in content/organisations/")
    }
    firstNames[slug] = firstNames[slug] ?? name
    findings.report(
      .noEntryYet, at: name.place, "`\(name.text)` has no entry yet; its page shows what the case studies say",
      hint: "to say who they are, add content/organisations/\(slug).md with a title, then write `\(key): \(slug)` here")
    guard slugs[slug] == nil else { return }
    slugs[slug] = slug
    var stub = Organisation()
    stub.common.change { common in
      (common.slug, common.title, common.file) = (slug, name, name.place.file)
      (common.opening, common.isStub) = (name.place, true)
    }
    made.append(stub)
  }
}
