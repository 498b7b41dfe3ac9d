import Diagnostics
import Knowledge
import Output

/// Where a file of the site stands, from the site's root.
///
/// This is the only file in which addresses are made: what is published once has to stay where it is.
package struct Address: Hashable, Sendable {
  /// As the destination names the file: `lessons/start-small.html`.
  package let path: String
  /// The same for a link: what is neither letter nor digit nor one of `-._~/` is percent-encoded.
  package let encoded: String

  /// How many bytes of the path are those of the folder; 0 for what stands at the root.
  private let folderLength: Int
  /// Whether the path has a capital, or a letter that may be one.
  let mayHaveCapitals: Bool

  /// Whether it stands in a folder, and not at the root.
  var isInFolder: Bool { folderLength > 0 }

  /// The path as addresses are compared: on many computers two that differ only in case are one file.
  var withoutCase: String { mayHaveCapitals ? path.lowercased() : path }

  /// The folder without case; empty for what stands at the root.
  var folderWithoutCase: String {
    mayHaveCapitals ? folder.lowercased() : String(folder)
  }

  /// The folder; empty for what stands at the root.
  private var folder: Substring { path[..<path.utf8.index(path.startIndex, offsetBy: folderLength)] }

  /// Whether the folder is one that is given without case.
  func isDirectly(in folderWithoutCase: String) -> Bool {
    folderLength == folderWithoutCase.utf8.count && !mayHaveCapitals && folder == folderWithoutCase
  }

  private init(_ path: String) {
    self.path = path
    var text = path
    (folderLength, mayHaveCapitals, encoded) = text.withUTF8 { bytes in
      var (folderLength, mayHaveCapitals, isPlain) = (0, false, true)
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "/"): folderLength = index
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          break
        default:
          mayHaveCapitals = mayHaveCapitals || byte.mayBeCapital
          isPlain = isPlain && Website.isPlain(byte)
        }
      }
      return (folderLength, mayHaveCapitals, isPlain ? path : percentEncoded(path))
    }
  }

  // MARK: Entries

  /// The page of an entry. Prose pages stand at the root, and the one called `home` is the home page.
  package static func entry(_ kind: Kind, _ slug: String) -> Self {
    if kind == .page { return slug == "home" ? home : slug == "data" ? data : Self(slug + ".html") }
    return Self("\(kind.folder)/\(slug).html")
  }

  /// A further page of a list on an entry's page. `number` is 2 or more.
  static func continuation(of list: EntryList, _ kind: Kind, _ slug: String, page number: Int) -> Self {
    Self("\(kind.folder)/\(list.rawValue)/\(slug)-\(number).html")
  }

  /// Where an entry stood once.
  /// - Parameter alias: begins with `/`.
  package static func former(_ alias: Alias) -> Self { Self(String(alias.text.dropFirst())) }

  /// An address that was published once, as the ledger has it; nil for a text that cannot have been one.
  static func recorded(_ path: String) -> Self? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard path.hasSuffix(".html"), parts.dropLast().allSatisfy({ isSlug($0) }), isSlug(parts.last?.dropLast(5) ?? "")
    else { return nil }
    return Self(path)
  }

  /// Kind and slug of the entry whose page stands, or would stand, here; nil for the address of a list.
  var entry: (kind: Kind, slug: String)? {
    let parts = path.dropLast(".html".count).split(separator: "/")
    guard let slug = parts.last.map(String.init), slug != "index" else { return nil }
    if parts.count == 1 { return (.page, slug) }
    if self == .data { return (.page, "data") }
    guard parts.count == 2, let kind = Kind(folder: parts[0]), kind != .page else { return nil }
    return (kind, slug)
  }

  /// For a list that is no longer made: where what it showed can be found, the nearest place first. Home is the last.
  var heirs: [Self] {
    var folders = path.dropLast(".html".count).split(separator: "/")
    let name = folders.popLast() ?? ""
    var heirs: [Self] = []
    // A further page of a list, and a further page of a list on an entry's page.
    if !folders.isEmpty, Int(name) != nil { heirs.append(Self(folders.joined(separator: "/") + ".html")) }
    if folders.count == 2, let hyphen = name.lastIndex(of: "-"), Int(name[name.index(after: hyphen)...]) != nil {
      heirs.append(Self("\(folders[0])/\(name[..<hyphen]).html"))
    }
    while !folders.isEmpty {
      heirs.append(Self(folders.joined(separator: "/") + "/index.html"))
      folders.removeLast()
    }
    return heirs + [.home]
  }

  /// The lists of a term's own, by the id that it has now or had once.
  static func lists(of vocabulary: VocabularyName, _ term: String) -> [Self] {
    switch vocabulary {
    case .themes: [caseStudies(.theme, term), lessons(theme: term), signs(theme: term), map(theme: term)]
    case .areas: [caseStudies(.area, term)]
    case .people: [caseStudies(.people, term)]
    default: []
    }
  }

  // MARK: Indexes

  /// The home page.
  package static let home = Self("index.html")

  /// All entries of a kind; from page 2 on in a folder that no slug can be.
  package static func index(_ kind: Kind, page number: Int = 1) -> Self {
    numbered("\(kind.folder)/index.html", "\(kind.folder)/page", number)
  }

  /// The case studies that a filter lets through.
  static func caseStudies(_ filter: StudyFilter, _ term: String, page number: Int = 1) -> Self {
    numbered("case-studies/\(filter.rawValue)/\(term).html", "case-studies/\(filter.rawValue)/\(term)", number)
  }

  /// Entries that begin with a letter, where there are too many for one page. `letter` is `a` to `z` or `other`.
  static func letter(_ kind: Kind, _ letter: String, page number: Int = 1) -> Self {
    numbered("\(kind.folder)/letter/\(letter).html", "\(kind.folder)/letter/\(letter)", number)
  }

  /// Who worked with whom in the whole site.
  static func network(page number: Int = 1) -> Self {
    numbered("organisations/network/index.html", "organisations/network/page", number)
  }

  /// All case studies on one line for time.
  static func studyTimeline(page number: Int = 1) -> Self {
    numbered("case-studies/timeline/index.html", "case-studies/timeline/page", number)
  }

  /// Lessons for one audience.
  static func lessons(for audience: Audience) -> Self {
    Self("lessons/for/\(audience == .commissioner ? "commissioners" : "voluntary-organisations").html")
  }

  /// All lessons under their themes.
  static let lessonsByTheme = Self("lessons/theme/index.html")
  /// All lessons under their moments.
  static let lessonsByMoment = Self("lessons/moment/index.html")

  /// What is said where a lesson is not followed, under the lessons' themes.
  static let signs = Self("lessons/signs/index.html")

  /// The same for the lessons of one theme.
  static func signs(theme: String, page number: Int = 1) -> Self {
    numbered("lessons/signs/\(theme).html", "lessons/signs/\(theme)", number)
  }

  /// Lessons against case studies: the summary by theme and the numbered sets.
  static func map(page number: Int = 1) -> Self { numbered("lessons/map/index.html", "lessons/map/page", number) }
  /// The same for the lessons of one theme.
  static func map(theme: String, page number: Int = 1) -> Self {
    numbered("lessons/map/theme/\(theme).html", "lessons/map/theme/\(theme)", number)
  }

  /// All checklists.
  static let checklists = Self("lessons/checklists/index.html")
  /// Questions to ask at one moment.
  static func checklist(_ moment: Moment) -> Self { Self("lessons/checklists/\(moment.rawValue).html") }
  /// The same as plain text.
  static func checklistText(_ moment: Moment) -> Self { Self("lessons/checklists/\(moment.rawValue).txt") }

  /// Lessons on one theme.
  static func lessons(theme: String, page number: Int = 1) -> Self {
    numbered("lessons/theme/\(theme).html", "lessons/theme/\(theme)", number)
  }

  /// Lessons for one moment.
  static func lessons(moment: Moment, page number: Int = 1) -> Self {
    numbered("lessons/moment/\(moment.rawValue).html", "lessons/moment/\(moment.rawValue)", number)
  }

  /// A further page of a list whose first page stands here: `lessons/theme/funding/2.html`.
  func page(_ number: Int) -> Self { number == 1 ? self : Self("\(path.dropLast(".html".count))/\(number).html") }

  private static func numbered(_ first: @autoclosure () -> String, _ folder: @autoclosure () -> String, _ number: Int)
    -> Self
  {
    Self(number == 1 ? first() : "\(folder())/\(number).html")
  }

  // MARK: Taking part

  /// How to take part.
  static let contribute = Self("contribute/index.html")
  /// The form for a kind of entry.
  static func form(_ kind: Kind) -> Self { Self("contribute/\(kind.formName).html") }
  /// The same questions on paper.
  static func paper(_ kind: Kind) -> Self { Self("contribute/\(kind.formName)-on-paper.html") }
  /// Where help is wanted.
  static let wanted = Self("contribute/wanted.html")
  /// All kinds of mistake.
  static let mistakes = Self("contribute/mistakes/index.html")
  /// A kind of mistake.
  static func mistake(_ rule: Rule) -> Self { Self("contribute/mistakes/\(rule.id).html") }
  /// Whether the file stands in the folder of these.
  var isAmongMistakes: Bool { path.utf8.starts(with: "contribute/mistakes/".utf8) }
  /// The script of the forms.
  static let formScript = Self("form.js")
  /// The names of entries, for forms to choose from.
  static let choices = Self("contribute/choices.json")

  // MARK: Data

  /// All data files, and what they are.
  static let data = Self("data/index.html")
  /// What the tables hold, and what their words mean.
  static let dictionary = Self("data/dictionary.html")
  /// What the columns of a table mean.
  static func dictionary(_ table: String) -> Self { Self("data/dictionary/\(table.replacing("_", with: "-")).html") }
  /// A table.
  static func csv(_ table: String) -> Self { Self("data/\(table).csv") }
  /// An entry as JSON. Prose pages, which stand at the root, have theirs in a folder.
  static func json(_ id: AnyID, _ base: KnowledgeBase) -> Self { Self(base.identifier(id) + ".json") }
  /// The file that an entry was made from. It stands where the links in it lead to the files of other entries.
  static func markdown(_ id: AnyID, _ base: KnowledgeBase) -> Self { Self(base.identifier(id) + ".md") }
  /// Everything as JSON.
  static let graph = Self("data/graph.json")
  /// Everything as linked data.
  static let linkedGraph = Self("data/graph.jsonld")
  /// What linked data calls the words that schema.org does not have.
  static let context = Self("data/context.jsonld")
  /// What each table holds, for programs.
  static let dataPackage = Self("data/datapackage.json")
  /// The digests of all tables.
  static let sums = Self("data/SHA256SUMS")
  /// How to cite the data.
  static let citation = Self("data/CITATION.cff")
  /// All lessons and case studies on one page, for paper.
  static let printEdition = Self("print/index.html")
  /// The sources as BibTeX.
  static let bibTeX = Self("data/bibliography.bib")
  /// The sources as CSL-JSON.
  static let citationStyle = Self("data/bibliography.json")

  /// The name of the file, without its folder.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  // MARK: Files

  /// The page for searching.
  package static let search = Self("search/index.html")
  /// Its script, which finds the index beside itself.
  static let searchScript = Self("search.js")
  /// The folder of the index that Pagefind makes. Whoever publishes has it written.
  package static let searchIndex = Self("pagefind")
  /// The stylesheet.
  package static let stylesheet = Self("style.css")
  /// The script.
  package static let script = Self("site.js")
  /// The icon that browsers show beside the title.
  package static let icon = Self("icon.svg")
  /// The list of all pages for search engines.
  package static let sitemap = Self("sitemap.xml")
  /// What robots may read: everything.
  package static let robots = Self("robots.txt")
  /// The feed of what is new.
  package static let feed = Self("feed.xml")
  /// The feed of one kind.
  static func feed(of kind: Kind) -> Self { Self("feeds/\(kind.folder).xml") }
  /// The feed of one theme.
  static func feed(theme: String) -> Self { Self("feeds/themes/\(theme).xml") }
  /// The feed of what an organisation had a part in.
  static func feed(organisation slug: String) -> Self { Self("feeds/organisations/\(slug).xml") }
  /// What the site is and where things are, for programs that read for people.
  static let guide = Self("llms.txt")
  /// What a server shows where there is nothing.
  package static let notFound = Self("404.html")
  /// The list of what was written, by which kbgen knows its own output again. Whoever publishes writes it.
  package static let manifest = Self("kbgen-manifest.txt")

  /// Where former addresses lead, for hosts that read it.
  package static let redirects = Self("_redirects")

  /// What a host is to say beside each file, for hosts that read it.
  package static let headers = Self("_headers")

  /// A part of a sitemap that is too long for one file.
  static func sitemapPart(_ number: Int) -> Self { Self("sitemap/\(number).xml") }

  /// A picture of `content/images/`, by its path from there.
  package static func image(_ name: String) -> Self { Self("images/\(name)") }

  /// A file of `static/`, by its path from there.
  package static func file(_ name: String) -> Self { Self(name) }

  /// The file that a link in a text leads to.
  /// - Parameter path: as ``KnowledgeBase/LinkTarget/file(_:)`` gives it: from the folder that holds `content/`.
  init(file path: String) {
    for (folder, target) in [("content/images/", "images/"), ("static/", "")] where path.hasPrefix(folder) {
      self.init(target + path.dropFirst(folder.count))
      return
    }
    self.init(path)
  }

  // MARK: Links

  /// The way from another page to this file, relative and naming the file, so that it works on any host, in any
  /// folder and from a disk.
  package func link(from page: Address) -> String {
    var target = encoded
    var origin = page.encoded
    return target.withUTF8 { target in
      origin.withUTF8 { origin in
        let slash = UInt8(ascii: "/")
        var shared = 0
        var index = 0
        while index < target.count, index < origin.count, target[index] == origin[index] {
          index += 1
          if target[index - 1] == slash { shared = index }
        }
        var up = 0
        for byte in UnsafeBufferPointer(rebasing: origin[shared...]) where byte == slash { up += 1 }
        let rest = UnsafeBufferPointer(rebasing: target[shared...])
        return String(unsafeUninitializedCapacity: up * 3 + rest.count) { buffer in
          for index in 0..<up * 3 { buffer[index] = index % 3 == 2 ? slash : UInt8(ascii: ".") }
          _ = UnsafeMutableBufferPointer(rebasing: buffer[(up * 3)...]).update(fromContentsOf: rest)
          return up * 3 + rest.count
        }
      }
    }
  }

  /// The file that a relative link on this page leads to.
  func resolving(_ link: String) -> Self {
    var parts = path.split(separator: "/").dropLast()
    for part in link.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return Self(parts.joined(separator: "/"))
  }

  /// The way from another page to the root: empty, or `../` so often as it takes.
  package func rootPrefix() -> String { upward(path.utf8.count { $0 == UInt8(ascii: "/") }) }

  /// The way to a file in the folder of a kind, from a page in that folder, or in folders in it.
  /// - Parameter depth: how many folders deep in the site that page stands.
  func wayWithinFolder(of kind: Kind, depth: Int) -> String {
    var encoded = encoded
    return encoded.withUTF8 { bytes in
      .written { way in
        way.append(verbatim: upward(depth - 1))
        way.append(UnsafeBufferPointer(rebasing: bytes.dropFirst(kind.folder.utf8.count + 1)))
      }
    }
  }
}

/// The way so many folders up.
func upward(_ depth: Int) -> String {
  // Most pages stand no deeper.
  switch depth {
  case ...0: ""
  case 1: "../"
  case 2: "../../"
  case 3: "../../../"
  case 4: "../../../../"
  default: String(repeating: "../", count: depth)
  }
}

extension Kind {
  fileprivate var formName: String { Self.formNames[Int(rawValue)] }

  private static let formNames = allCases.map { $0.noun.replacing(" ", with: "-") }
}

extension Address: Comparable {
  package static func < (left: Self, right: Self) -> Bool { bytesPrecede(left.path, right.path) }
}

private func isPlain(_ byte: UInt8) -> Bool {
  // Letters first, since most are; the signs from `-` to `/` stand before the digits.
  (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "-") <= UInt8(ascii: "9") - UInt8(ascii: "-")
    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
}

/// A text as part of an address: what is neither letter nor digit nor one of `-._~/` is percent-encoded.
func percentEncoded(_ text: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var encoded: [UInt8] = []
  for byte in text.utf8 {
    if isPlain(byte) {
      encoded.append(byte)
    } else {
      encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: encoded, as: UTF8.self)
}

extension UInt8 {
  /// Whether a byte of UTF-8 is a capital, or belongs to a letter that may be one.
  var mayBeCapital: Bool { self >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
}
