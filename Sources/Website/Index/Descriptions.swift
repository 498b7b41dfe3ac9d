import Diagnostics
import Knowledge
import Markdown

/// Names and descriptions under which a page is known outside the site: each of them once.
struct Descriptions: Sendable {
  /// Entries whose title another page has.
  private let repeated: Set<AnyID>
  /// Entries whose title another entry of their kind has.
  private let namesakes: Set<AnyID>
  /// Entries that say the same of themselves as another.
  private let shared: Set<AnyID>
  private let base: KnowledgeBase

  /// Reads what every entry says of itself.
  init(_ base: KnowledgeBase) {
    let ids = base.allEntries
    var (repeated, namesakes) = (Set<AnyID>(), Set<AnyID>())
    // For each title, in lower case, the last page that has it; nil for a list of all entries of a kind.
    var titles: [String: AnyID?] = [:]
    titles.reserveCapacity(ids.count + Kind.allCases.count)
    for kind in Kind.allCases { titles[Frame.label(of: kind).lowercased()] = .some(nil) }
    // For each text the last entry that has it.
    var texts: [String: AnyID] = [:]
    texts.reserveCapacity(ids.count)
    var shared: Set<AnyID> = []
    for id in ids {
      if let other = titles.updateValue(id, forKey: base[common: id].name.lowercased()) {
        repeated.insert(id)
        if let other { repeated.insert(other) }
        // Kinds come one after another, so that the last one is of the same kind if any is.
        if let other, other.kind == id.kind { namesakes.formUnion([other, id]) }
      }
      if let text = base.description(of: id), let other = texts.updateValue(id, forKey: text) {
        shared.formUnion([other, id])
      }
    }
    (self.repeated, self.namesakes, self.shared, self.base) = (repeated, namesakes, shared, base)
  }

  /// One or two sentences, at most 200 characters, unlike those of every other entry.
  func description(_ id: AnyID) -> String {
    let text = base.description(of: id)
    // Of two entries that are described alike, neither would be told from the other in a list of results.
    if let text, !shared.contains(id) { return text.cut(to: 200) }
    let name = title(id, base[common: id].name, slug: base.slug(of: id))
    return text.map { "\(name): \($0)".cut(to: 200) } ?? base.made(for: id, name)
  }

  /// The title of an entry's page, told apart from those of other entries.
  ///
  /// Of two entries of a kind with one title, which the rule `duplicate-name` warns of, each is told by its slug.
  func title(_ id: AnyID, _ name: String, slug: String) -> String {
    if namesakes.contains(id) { return "\(name) (\(id.kind.noun) \(slug))" }
    return repeated.contains(id) ? "\(name) (\(id.kind.noun))" : name
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

  /// The same, or the first paragraph of its text.
  fileprivate func description(of id: AnyID) -> String? {
    if let words = words(for: id) { return words }
    let paragraph = self[common: id].firstParagraph
    return paragraph.isEmpty ? nil : paragraph
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
