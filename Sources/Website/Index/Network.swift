import Knowledge

/// Who worked with whom in the whole site. Made once; the time it takes grows with the number of pairs in case studies.
struct Network: Sendable {
  /// Organisations that worked with another one, those with most others first, then by title.
  let organisations: [(id: ID<Organisation>, partners: Int, studies: Int)]
  /// The best-connected of them.
  let centre: [ID<Organisation>]
  /// Pairs among the best-connected that met in a case study, as places in `centre`.
  let pairs: [(Int, Int)]

  static let most = 24

  init(_ site: SiteIndex) {
    var others = [Set<ID<Organisation>>](repeating: [], count: site.base.organisations.count)
    for partners in site.partners where partners.count > 1 {
      for one in partners { others[Int(one.index)].formUnion(partners) }
    }
    organisations = site.base.allOrganisations.filter { !others[Int($0.index)].isEmpty }
      .map { (id: $0, partners: others[Int($0.index)].count - 1, studies: site.parts[Int($0.index)].count) }
      .sorted { left, right in
        left.partners == right.partners ? site.precedes(left.id.any, right.id.any) : left.partners > right.partners
      }
    let centre = organisations.prefix(Self.most).map(\.id)
    self.centre = centre
    pairs = centre.indices.flatMap { one in
      centre.indices.filter { $0 > one && others[Int(centre[one].index)].contains(centre[$0]) }.map { (one, $0) }
    }
  }
}
