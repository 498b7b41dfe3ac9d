import Knowledge

/// Who worked with whom in the whole site. Made once; the time it takes grows with the number of pairs in case studies.
struct Network: Sendable {
  /// Organisations that worked with another one, those with most others first, then by title.
  let organisations: [(id: ID<Organisation>, partners: Int, studies: Int)]
  /// The best-connected of them.
  let centre: [ID<Organisation>]
  /// Pairs among the best-connected that met in a case study, as places in `centre`; of very many, those that met in
  /// most.
  let pairs: [(Int, Int)]
  /// Whether pairs were left out.
  let isCut: Bool

  static let most = 24
  /// More bows than this are a black spot and no drawing.
  static let mostPairs = 60

  init(_ site: SiteIndex) {
    let base = site.base
    organisations = base.allOrganisations.filter { site.met[Int($0.index)].partners > 0 }
      .map { (id: $0, partners: site.met[Int($0.index)].partners, studies: site.parts[Int($0.index)].count) }
      .sorted { left, right in
        left.partners == right.partners ? site.precedes(left.id.any, right.id.any) : left.partners > right.partners
      }
    let centre = organisations.prefix(Self.most).map(\.id)
    self.centre = centre
    var meetings = [Int](repeating: 0, count: centre.count * centre.count)
    // By organisation, its place in the centre.
    var places = [Int?](repeating: nil, count: base.organisations.count)
    for (place, id) in centre.enumerated() { places[Int(id.index)] = place }
    for partners in site.partners {
      let met = partners.compactMap { places[Int($0.index)] }
      for one in met { for other in met where other > one { meetings[one * centre.count + other] += 1 } }
    }
    let all = meetings.indices.filter { meetings[$0] > 0 }
    let strongest = all.sorted { (meetings[$1], $0) < (meetings[$0], $1) }.prefix(Self.mostPairs).sorted()
    pairs = strongest.map { ($0 / centre.count, $0 % centre.count) }
    isCut = strongest.count < all.count
  }
}
