import Knowledge

/// A list on an entry's page that grows with the site, so that it may have to go on elsewhere.
///
/// The raw value is the folder of the further pages.
enum EntryList: String, CaseIterable, Sendable {
  case evidence
  case parts
  case funded
  case workedWith = "worked-with"
  case lessons
  case sources
  case members
  case frameworks
  case citedBy = "cited-by"
  case knownThrough = "known-through"
  case mentions

  /// Rows on a further page, and on pages of indexes.
  static let pageLength = 50

  /// Rows on the entry's own page. Evidence has a limit for each kind instead.
  var firstLength: Int {
    switch self {
    case .workedWith, .lessons: 25
    case .evidence: 3 * EntryList.firstReadings
    default: 50
    }
  }

  /// Readings of each kind on a lesson's own page.
  static let firstReadings = 15

  /// The lists that the page of a kind has.
  static func all(of kind: Kind) -> [EntryList] {
    switch kind {
    case .organisation: [.parts, .funded, .workedWith, .lessons, .sources, .members, .mentions]
    case .lesson: [.evidence, .frameworks, .mentions]
    case .source: [.citedBy, .knownThrough, .mentions]
    default: [.mentions]
    }
  }

  /// How what stands in it points at the entry, for the lists of what does.
  var relations: [Relation] {
    switch self {
    case .evidence, .workedWith, .lessons: []
    case .parts: [.tookPart]
    case .funded: [.fundedBy]
    case .sources: [.publishedBy, .voices, .toldBy]
    case .members: [.partOf, .formedFrom]
    case .frameworks: [.shedsLightOn]
    case .citedBy: [.cites]
    case .knownThrough: [.readIn]
    case .mentions: [.sees, .mentions]
    }
  }

  /// The heading of a further page.
  func title(_ name: String) -> String {
    switch self {
    case .evidence: "What the case studies show: \(name)"
    case .parts: "The part of \(name) in case studies"
    case .funded: "What \(name) paid for"
    case .workedWith: "Whom \(name) worked with"
    case .lessons: "Lessons that the case studies of \(name) bear on"
    case .sources: "What \(name) says itself"
    case .members: "What belongs to \(name)"
    case .frameworks: "Frameworks that shed light: \(name)"
    case .citedBy: "What cites \(name)"
    case .knownThrough: "Sources known through \(name)"
    case .mentions: "Where \(name) is mentioned"
    }
  }

  /// The link to what does not stand on a page.
  func rest(_ number: Int) -> String {
    let words = inWords(number)
    return switch self {
    case .evidence: "The other \(number == 1 ? "reading" : "\(words) readings")"
    case .parts: "The other \(number == 1 ? "part that it played" : "\(words) parts that it played")"
    case .funded: "The other \(number == 1 ? "case study" : "\(words) case studies") that it paid for"
    case .workedWith: "The other \(number == 1 ? "partner" : "\(words) partners")"
    case .lessons: "The other \(number == 1 ? "lesson" : "\(words) lessons")"
    case .sources: "The other \(number == 1 ? "source" : "\(words) sources")"
    case .members: "The other \(number == 1 ? "one that belongs to it" : "\(words) that belong to it")"
    case .frameworks: "The other \(number == 1 ? "framework" : "\(words) frameworks")"
    case .citedBy: "The other \(number == 1 ? "entry that cites it" : "\(words) entries that cite it")"
    case .knownThrough: "The other \(number == 1 ? "source" : "\(words) sources") known through it"
    case .mentions: "The other \(number == 1 ? "mention" : "\(words) mentions")"
    }
  }

  /// How many further pages so many rows need.
  func furtherPages(_ count: Int) -> Int {
    max(0, count - firstLength + EntryList.pageLength - 1) / EntryList.pageLength
  }

  /// The rows of a page; page 1 is the entry's own.
  func range(page number: Int, of count: Int) -> Range<Int> {
    if number == 1 { return 0..<min(count, firstLength) }
    let start = min(count, firstLength + (number - 2) * EntryList.pageLength)
    return start..<min(count, start + EntryList.pageLength)
  }
}

/// A list of which only what is shown is made.
struct Listed<Item>: Sendable {
  /// How long the whole list is.
  let count: Int
  /// Makes what is shown of the entry at an index, for a page.
  private let item: @Sendable (Int, Here) -> Item
  private let entry: @Sendable (Int) -> AnyID

  /// - Parameters:
  ///   - all: the list, as small as it can be.
  ///   - entry: whose title decides where one of them stands.
  ///   - view: makes what is shown of one of them.
  init<Light: Sendable>(
    _ all: [Light], of entry: @escaping @Sendable (Light) -> AnyID,
    as view: @escaping @Sendable (Light, Here) -> Item
  ) {
    count = all.count
    item = { view(all[$0], $1) }
    self.entry = { entry(all[$0]) }
  }

  /// What a page shows of it.
  func items(_ range: Range<Int>, _ here: Here) -> [Item] { range.map { item($0, here) } }

  /// The entries whose titles decide about its order.
  var entries: some Sequence<AnyID> { (0..<count).lazy.map(entry) }
}

extension Listed where Item == ItemView {
  /// A list in which nothing stands.
  static var none: Self { Self([AnyID](), of: { $0 }, as: { ItemView(link: $1.view($0)) }) }
}
