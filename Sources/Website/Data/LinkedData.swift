import Diagnostics
import Knowledge
import Output

/// What pages say to programs: linked data (JSON-LD 1.1) in the words of schema.org, and in words of our own, which the data
/// dictionary explains, where schema.org has none.
struct LinkedData: Sendable {
  let site: SiteIndex
  let language: String
  let title: String
  let licence: Licence?

  private var base: KnowledgeBase { site.base }

  // MARK: Names of things

  /// What the words mean. Written into each page, so that nothing has to be fetched to read one.
  var context: Datum {
    func address() -> Datum { .record([.init("@type", .text("@id"))]) }
    return .record([
      .init("@vocab", .text("https://schema.org/")),
      .init("kb", .text(site.identity.absolute(.dictionary) + "#kb:")), .init("url", address()),
      .init("license", address()), .init("item", address()), .init("contentUrl", address()),
    ])
  }

  /// The page as a thing. It keeps its name wherever the site is shown: that of the place that content/site.yml gives.
  func page(_ address: Address) -> Datum { .node(site.identity.canonical(address)) }

  /// What the page of an entry is about.
  func subject(_ id: AnyID) -> Datum { .node(subjectName(id)) }

  func subjectName(_ id: AnyID) -> String {
    // No heading has an id with a full stop in it.
    site.identity.canonical(site.address(id)) + (id.kind == .page ? "" : "#entry.subject")
  }

  private var website: Datum { .node(site.identity.text + "#site.itself") }

  // MARK: Pages

  /// What a page says of itself.
  ///
  /// - Parameters:
  ///   - crumbs: the pages between home and this one.
  ///   - more: what else there is to say on it.
  func pageGraph(
    _ address: Address, entry: AnyID?, heading: String, description: String, crumbs: [(label: String, address: String)],
    more: [Datum]
  ) -> Datum {
    var nodes: [Datum] = []
    if address == .home {
      nodes.append(
        .record(
          [
            .init("@type", .text("WebSite")), .init("@id", website.name), .init("name", .text(title)),
            .init("description", .text(description)), .init("inLanguage", .text(language)),
            .init("url", .text(site.url.canonical(.home))),
          ] + .given("license", licence?.address)))
    }
    var page: [Datum.Pair] = [
      .init("@type", entry?.kind.pageType ?? .text(address == .home ? "WebPage" : "CollectionPage")),
      .init("@id", self.page(address).name), .init("url", .text(site.url.canonical(address))),
      .init("name", .text(heading)), .init("description", .text(description)), .init("inLanguage", .text(language)),
      .init("isPartOf", website),
    ]
    page += .given("license", licence?.address)
    if let entry { page += facts(onPageOf: entry) }
    if address != .home { page.append(.init("breadcrumb", breadcrumbs(crumbs, address, heading))) }
    nodes.append(.record(page))
    if let entry, entry.kind != .page { nodes.append(.record(facts(on: entry))) }
    return .record([.init("@context", context), .init("@graph", .list(nodes + more))])
  }

  private func breadcrumbs(
    _ crumbs: [(label: String, address: String)], _ address: Address, _ heading: String
  ) -> Datum {
    let url = site.url
    let way =
      [(label: "Home", address: url.canonical(.home))] + crumbs + [(label: heading, address: url.canonical(address))]
    return .record([
      .init("@type", .text("BreadcrumbList")),
      .init(
        "itemListElement",
        .list(
          way.enumerated().map { position, crumb in
            .record([
              .init("@type", .text("ListItem")), .init("position", .number(position + 1)),
              .init("name", .text(crumb.label)), .init("item", .text(crumb.address)),
            ])
          })),
    ])
  }

  /// What the page of an entry is, apart from what it is about.
  func facts(onPageOf id: AnyID) -> [Datum.Pair] {
    let common = base[common: id]
    var facts: [Datum.Pair] = []
    if id.kind.isArticle { facts.append(.init("headline", .text(common.name))) }
    facts += .given("datePublished", common.date?.value.machineText)
    facts += .given("dateModified", common.lastModified?.value.machineText)
    if id.kind != .page { facts.append(.init("mainEntity", subject(id))) }
    if let study = id.of(CaseStudy.self) {
      // Of texts schema.org knows what they are about; of projects it does not.
      facts += .all("keywords", base[study].aims.map { .text(base.vocabularies.label(of: $0.value)) })
    }
    facts += nodes("citation", id, .cites)
    facts += nodes("mentions", id, .mentions)
    return facts
  }

  // MARK: What pages are about

  /// What is said of an entry itself.
  func facts(on id: AnyID) -> [Datum.Pair] {
    let common = base[common: id]
    let index = Int(id.index)
    var facts: [Datum.Pair] = [
      .init("@type", .text(type(of: id))), .init("@id", subject(id).name), .init("name", .text(common.name)),
      .init("mainEntityOfPage", page(site.address(id))),
    ]
    facts += .given("description", base.words(for: id))
    let names = common.otherNames.map { Datum.text($0.value.text) }
    switch id.kind {
    case .caseStudy: facts += .all("alternateName", names) + self.facts(on: base.caseStudies[index], id)
    case .organisation: facts += self.facts(on: base.organisations[index], id, names)
    case .source: facts += .all("alternateName", names) + self.facts(on: base.sources[index], id)
    case .glossaryTerm:
      let short = base.glossary[index].short.map { [Datum.text($0.value.text)] } ?? []
      facts += .all("alternateName", short + names)
    default: facts += .all("alternateName", names)
    }
    if type(of: id) == "DefinedTerm" {
      facts.append(.init("inDefinedTermSet", .node(site.identity.canonical(.index(id.kind)))))
    }
    for relation in Relation.allCases where relation.isOwnWord { facts += nodes("kb:" + relation.name, id, relation) }
    return facts
  }

  private func facts(on study: CaseStudy, _ id: AnyID) -> [Datum.Pair] {
    var facts: [Datum.Pair] = []
    facts += .given("foundingDate", study.started?.value.machineText)
    facts += .given("dissolutionDate", study.ended?.value.machineText)
    facts += .given("url", study.website?.value.text)
    facts += place(study.place?.value.text)
    facts += .all("areaServed", study.areas.map { .text(base.vocabularies.label(of: $0.value)) })
    facts += .all(
      "member",
      base.edges(from: id, .tookPart).map { edge in
        let row = study.organisations[edge.row].value
        return .record(
          [.init("@type", .text("OrganizationRole")), .init("member", subject(edge.to))]
            + .given("roleName", row.role.map { base.vocabularies.label(of: $0.value) })
            + .given("startDate", row.from?.value.date?.machineText)
            + .given("endDate", row.to?.value.date?.machineText))
      })
    return facts + nodes("funder", id, .fundedBy) + nodes("memberOf", id, .partOf)
  }

  private func facts(on organisation: Organisation, _ id: AnyID, _ names: [Datum]) -> [Datum.Pair] {
    var facts: [Datum.Pair] = []
    facts += .all("alternateName", (organisation.short.map { [.text($0.value.text)] } ?? []) + names)
    facts += .given("url", organisation.website?.value.text)
    facts += .given("foundingDate", organisation.founded?.value.machineText)
    facts += place(organisation.place?.value.text)
    facts += .all(
      "identifier",
      organisation.identifiers.map {
        .record([
          .init("@type", .text("PropertyValue")), .init("propertyID", .text("org-id")),
          .init("value", .text($0.value.text)),
        ])
      })
    return facts + nodes("memberOf", id, .partOf)
  }

  private func facts(on source: Source, _ id: AnyID) -> [Datum.Pair] {
    var facts: [Datum.Pair] = []
    // As printed: nobody knows of each of them whether it is a person.
    facts += .given("creditText", source.authors.isEmpty ? nil : source.authors.map(\.value.text).joinedWithAnd)
    facts += .given("datePublished", source.published?.value.machineText)
    facts += .given("url", source.url?.value.text)
    facts += .given("copyrightNotice", source.rights?.value.text)
    if case .line(let line) = source.publisher?.value {
      facts.append(
        .init("publisher", .record([.init("@type", .text("Organization")), .init("name", .text(line.text))])))
    }
    return facts + nodes("publisher", id, .publishedBy)
  }

  private func place(_ name: String?) -> [Datum.Pair] {
    guard let name else { return [] }
    return [.init("location", .record([.init("@type", .text("Place")), .init("name", .text(name))]))]
  }

  /// The entries that one points at in a relation, each once.
  private func nodes(_ name: String, _ id: AnyID, _ relation: Relation) -> [Datum.Pair] {
    var seen: Set<AnyID> = []
    return .all(name, base.edges(from: id, relation).filter { seen.insert($0.to).inserted }.map { subject($0.to) })
  }

  // MARK: Types

  /// The word of schema.org for what an entry is about.
  func type(of id: AnyID) -> String {
    switch id.kind {
    case .caseStudy: return "Project"
    case .organisation:
      let kind = base.organisations[Int(id.index)].kindOf?.value.id ?? ""
      let type = base.vocabularies[.organisationKinds][kind]?.type?.value ?? .organization
      return (type.isOrganisation ? type : .organization).rawValue
    case .source:
      let kind = base.sources[Int(id.index)].type?.value.id ?? ""
      let type = base.vocabularies[.sourceTypes][kind]?.type?.value ?? .creativeWork
      return (type.isOrganisation ? .creativeWork : type).rawValue
    case .lesson, .glossaryTerm, .framework: return "DefinedTerm"
    case .page: return "WebPage"
    }
  }
}

extension Kind {
  /// Whether the page of an entry is a text on a subject.
  fileprivate var isArticle: Bool { [.caseStudy, .lesson, .framework].contains(self) }

  /// The words of schema.org for the page of an entry. An article is not a page there, and only a page has breadcrumbs.
  fileprivate var pageType: Datum { isArticle ? .list([.text("WebPage"), .text("Article")]) : .text("WebPage") }
}

extension Relation {
  /// Whether schema.org has no word for it.
  var isOwnWord: Bool {
    switch self {
    case .tookPart, .fundedBy, .partOf, .publishedBy, .cites, .mentions: false
    default: true
    }
  }
}

extension Datum {
  /// A thing by its name.
  static func node(_ name: String) -> Self { .record([.init("@id", .text(name))]) }
  /// The name of a thing.
  var name: Datum { self["@id"] ?? self }
}

extension [Datum.Pair] {
  /// A text that may be absent.
  static func given(_ name: String, _ text: String?) -> Self { text.map { [.init(name, .text($0))] } ?? [] }
  /// Values, one of them by itself; nothing where there is none.
  static func all(_ name: String, _ values: [Datum]) -> Self {
    values.isEmpty ? [] : [.init(name, values.count == 1 ? values[0] : .list(values))]
  }
}
