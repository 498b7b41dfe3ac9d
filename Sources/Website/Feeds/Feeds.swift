import Diagnostics
import Knowledge

/// The feeds of a site: of everything, of each kind, each theme and each organisation.
struct Feeds: Sendable {
  let all: [Feed]
  private let byPage: [Address: Int]

  /// - Parameter isWhole: whether there are others than that of everything.
  init(_ site: SiteIndex, title: String, isWhole: Bool) {
    let dated = site.base.allEntries.filter {
      let common = site.base[common: $0]
      return common.date != nil && common.isDraft?.value != true
    }
    var all: [Feed] = []
    var byPage: [Address: Int] = [:]
    func add(_ address: Address, _ name: String, _ pages: [Address], _ ids: [AnyID]) {
      guard let feed = Feed(ids, at: address, name: name, page: pages[0], site) else { return }
      for page in pages { byPage[page] = all.count }
      all.append(feed)
    }
    add(.feed, title, [.home], dated)
    guard isWhole else {
      (self.all, self.byPage) = (all, byPage)
      return
    }
    for kind in Kind.allCases where kind != .page {
      let label = Frame.label(of: kind)
      add(.feed(of: kind), "\(title): \(label.lowercasedStart)", [.index(kind)], dated.filter { $0.kind == kind })
    }
    // A theme is about its lessons and the case studies that bear on them; an organisation about what it had a part in.
    let isDated = Set(dated)
    for section in site.lessonThemes() {
      guard let page = section.page else { continue }
      let lessons = section.lessons.filter { isDated.contains($0.any) }
      let studies = section.lessons.flatMap { site.studies[Int($0.index)] }.filter { isDated.contains($0.any) }
      let id = String(section.id.dropFirst("theme-".count))
      add(
        .feed(theme: id), "\(title): \(section.label.lowercasedStart)", [page, .caseStudies(.theme, id)],
        Array(Set(lessons.map(\.any) + studies.map(\.any))))
    }
    for organisation in site.base.allOrganisations {
      let relations: Set<Relation> = [.tookPart, .fundedBy, .toldBy, .publishedBy, .voices]
      var ids = Set(site.base.edges(to: organisation.any).filter { relations.contains($0.relation) }.map(\.from))
      ids.insert(organisation.any)
      ids.formIntersection(isDated)
      if ids.isEmpty { continue }
      add(
        .feed(organisation: site.base[organisation].slug), "\(title): \(site.title(organisation.any))",
        [site.address(organisation.any)], Array(ids))
    }
    (self.all, self.byPage) = (all, byPage)
  }

  /// The feed that a page is about, besides that of everything.
  func feed(of page: Address) -> Feed? { page == .home ? nil : byPage[page].map { all[$0] } }
}
