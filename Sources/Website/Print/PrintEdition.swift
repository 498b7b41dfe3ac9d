import Knowledge
import Output
import Templates

/// All lessons and case studies in one page, for paper: each as its own page has it, with numbers in place of addresses.
struct PrintEdition: Sendable {
  /// An entry of the edition.
  struct Part: Sendable {
    let id: AnyID
    /// "lesson 12".
    let words: String
  }

  /// More than this nobody prints, and a browser would not open.
  private static let most = 1_000

  let lessons: [(label: String, parts: [Part])]
  let studies: [Part]
  let parts: [Part]
  private let theme: Theme
  private let frame: Frame
  private let here: Here

  /// Nil where there is nothing to print, or too much of it.
  init?(_ site: SiteIndex, _ frame: Frame, _ theme: Theme) {
    var number = 0
    lessons = site.lessonThemes().map { section in
      (
        section.label,
        section.lessons.map {
          number += 1
          return Part(id: $0.any, words: "lesson \(number)")
        }
      )
    }
    studies = site.ordered(.caseStudy).enumerated().map { Part(id: $1, words: "case study \($0 + 1)") }
    parts = lessons.flatMap(\.parts) + studies
    self.theme = theme
    self.frame = frame
    here = Here(site: site, address: .printEdition)
    if parts.isEmpty || parts.count > Self.most { return nil }
  }

  /// The page, an entry a piece.
  var file: LongFile {
    // A byte that no page holds, where the entries come.
    let places = Dictionary(uniqueKeysWithValues: parts.map { (here.link($0.id), $0) })
    return LongFile(.printEdition, pieces: parts.count + 2, showing: parts.map(\.id)) { piece, out in
      switch piece {
      case 0: out += shell.prefix { $0 != 0 }
      case parts.count + 1: out += shell.drop { $0 != 0 }.dropFirst()
      default: write(parts[piece - 1], places, into: &out)
      }
    }
  }

  private var shell: Bytes {
    var bytes = Bytes()
    theme.printEdition.write(PrintPage(self, frame, here), into: &bytes)
    return bytes
  }

  private func write(_ part: Part, _ places: [String: Part], into out: inout Bytes) {
    var page = Bytes()
    let here = Here(site: here.site, address: here.address, entry: part.id)
    if let id = part.id.of(Lesson.self) {
      theme.lesson.write(LessonPage(id, frame, here), into: &page)
    } else if let id = part.id.of(CaseStudy.self) {
      theme.caseStudy.write(CaseStudyPage(id, frame, here), into: &page)
    }
    let id = PrintPage.id(of: part, here)
    out.append(verbatim: "<article class=\"part\" id=\"\(id)\">\n<p class=\"number\">\(part.words.sentenceStart)</p>\n")
    var rewriting = PrintRewriting(id: id) { link in
      // A page spells the way to an entry as `here` does, whatever stands behind it.
      let way = link.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
      guard let target = places[String(Substring(way))] else { return nil }
      let mark = link.utf8.firstIndex(of: UInt8(ascii: "#"))
      let fragment = mark.map { "." + link[link.utf8.index(after: $0)...] } ?? ""
      return ("#" + PrintPage.id(of: target, here) + fragment, target.id == part.id ? nil : target.words)
    }
    rewriting.write(page.mainPart, into: &out)
    out.append("</article>\n")
  }
}

extension [UInt8] {
  /// What stands between the tags of the element `main`.
  fileprivate var mainPart: ArraySlice<UInt8> {
    func place(of tag: StaticString) -> Int? {
      let tag = UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount)
      return indices.first { self[$0] == tag[0] && self[$0...].starts(with: tag) }
    }
    guard let start = place(of: "<main"), let end = place(of: "</main>"),
      let close = self[start...].firstIndex(of: UInt8(ascii: ">")), close < end
    else { return [] }
    return self[(close + 1)..<end]
  }
}

/// The page around the entries.
struct PrintPage: View {
  private let chrome: Chrome
  private let edition: PrintEdition
  private let here: Here

  init(_ edition: PrintEdition, _ frame: Frame, _ here: Here) {
    self.edition = edition
    self.here = here
    chrome = Chrome(
      frame, here, heading: "All lessons and case studies",
      description: "Every lesson and every case study on one page, to print and to pass round.", isIndexed: false)
  }

  static let names: [Name<Self>] =
    [
      .list("lessons", "The lessons, by theme.") { page in
        page.edition.lessons.map { ContentsView(label: $0.label, parts: $0.parts, here: page.here) }
      },
      .one("studies", "The case studies.") { page in
        page.edition.studies.isEmpty
          ? nil : ContentsView(label: "Case studies", parts: page.edition.studies, here: page.here)
      },
      .html("entries", "Where the entries come.") { $1.append(0) },
    ] + .from(\.chrome)

  /// The id of an entry in the edition: `lessons.start-small`.
  static func id(of part: PrintEdition.Part, _ here: Here) -> String {
    "\(part.id.kind.folder).\(here.base.slug(of: part.id))"
  }
}

/// Entries in the list of contents.
struct ContentsView: View {
  let label: String
  let parts: [PrintEdition.Part]
  let here: Here

  static let names: [Name<Self>] = [
    .text("label", "What they have in common.", \.label),
    .list("items", "The entries, each with its number.") { view in
      view.parts.map { part in
        ItemView(
          link: LinkView(label: view.here.title(part.id), address: "#" + PrintPage.id(of: part, view.here)),
          fact: part.words.sentenceStart)
      }
    },
  ]
}
