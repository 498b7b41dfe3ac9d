import Diagnostics
import Knowledge
import Markdown

/// Names and descriptions under which a page is known outside the site: each of them once.
struct Descriptions: Sendable {
  /// Titles, in lower case, that several pages have.
  private let repeatedTitles: Set<String>
  /// Entries whose title another entry of their kind has.
  private let namesakes: Set<AnyID>
  /// By kind and by index in the kind.
  private var descriptions: [[String]]

  /// Reads what every entry says of itself.
  init(_ base: KnowledgeBase) {
    var titles: [String: Int] = [:]
    for kind in Kind.allCases { titles[Frame.label(of: kind).lowercased()] = 1 }
    var texts: [String: Int] = [:]
    var given: [(AnyID, String, String?)] = []
    var first: [Kind: [String: AnyID]] = [:]
    var namesakes: Set<AnyID> = []
    for id in base.allEntries {
      let common = base.common(of: id)
      let title = common.name.lowercased()
      titles[title, default: 0] += 1
      if let other = first[id.kind]?[title] { namesakes.formUnion([other, id]) }
      first[id.kind, default: [:]][title] = id
      let text = base.words(for: id) ?? (common.body.firstParagraph.isEmpty ? nil : common.body.firstParagraph)
      if let text { texts[text, default: 0] += 1 }
      given.append((id, common.name, text))
    }
    repeatedTitles = Set(titles.lazy.filter { $0.value > 1 }.map(\.key))
    var descriptions = Kind.allCases.map { _ in [String]() }
    self.namesakes = namesakes
    self.descriptions = []
    for (id, title, text) in given {
      let name = self.title(id, title, slug: base.slug(of: id))
      // Of two entries that are described alike, neither would be told from the other in a list of results.
      let own = text.map { (texts[$0] == 1 ? $0 : "\(name): \($0)").cut(to: 200) } ?? base.made(for: id, name)
      descriptions[Int(id.kind.rawValue)].append(own)
    }
    self.descriptions = descriptions
  }

  /// One or two sentences, at most 200 characters, unlike those of every other entry.
  func description(_ id: AnyID) -> String { descriptions[Int(id.kind.rawValue)][Int(id.index)] }

  /// The title of an entry's page, told apart from those of other entries.
  ///
  /// Of two entries of a kind with one title, which the rule `duplicate-name` warns of, each is told by its slug.
  func title(_ id: AnyID, _ name: String, slug: String) -> String {
    if namesakes.contains(id) { return "\(name) (\(id.kind.noun) \(slug))" }
    return repeatedTitles.contains(name.lowercased()) ? "\(name) (\(id.kind.noun))" : name
  }
}

extension KnowledgeBase {
  /// The sentence in which an entry's author says what it is.
  func words(for id: AnyID) -> String? {
    let index = Int(id.index)
    return switch id.kind {
    case .caseStudy: caseStudies[index].summary?.value.text
    case .organisation: organisations[index].summary?.value.text
    case .lesson: lessons[index].summary?.value.text
    case .glossaryTerm: glossary[index].meaning?.value.text
    case .framework: frameworks[index].summary?.value.text
    case .page: pages[index].summary?.value.text
    case .source: nil
    }
  }

  /// What can be said of an entry of which nothing is said.
  fileprivate func made(for id: AnyID, _ name: String) -> String {
    switch id.kind {
    case .caseStudy: "\(name): how organisations worked together, and what can be learnt from it."
    case .organisation: "\(name): its part in case studies, whom it worked with, and which lessons they bear on."
    case .lesson: "\(name): what the case studies show for and against it."
    case .source: "\(name): what this work is, who speaks through it, and which case studies and lessons cite it."
    case .glossaryTerm: "\(name): what the word means, and where it is used."
    case .framework: "\(name): a way of looking at how organisations work together."
    case .page: "\(name): a page of \(site.title?.value.text ?? "this site")."
    }
  }
}
