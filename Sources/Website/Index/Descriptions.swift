import Diagnostics
import Knowledge
import Markdown

/// Names and descriptions under which a page is known outside the site: each of them once.
struct Descriptions: Sendable {
  /// Entries whose title another page has.
  private let repeated: Set<AnyID>
  /// Entries whose title another entry of their kind has.
  private let namesakes: Set<AnyID>
  /// By kind and by index in the kind.
  private var descriptions: [[String]]

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
    let given = ids.map { id -> (name: String, text: String?) in
      let common = base[common: id]
      let name = common.name
      if let other = titles.updateValue(id, forKey: name.lowercased()) {
        repeated.insert(id)
        if let other { repeated.insert(other) }
        // Kinds come one after another, so that the last one is of the same kind if any is.
        if let other, other.kind == id.kind { namesakes.formUnion([other, id]) }
      }
      let paragraph = common.firstParagraph
      let text = base.words(for: id) ?? (paragraph.isEmpty ? nil : paragraph)
      if let text, let other = texts.updateValue(id, forKey: text) { shared.formUnion([other, id]) }
      return (name, text)
    }
    (self.repeated, self.namesakes) = (repeated, namesakes)
    descriptions = Kind.allCases.map { _ in [String]() }
    for (id, given) in zip(ids, given) {
      // Of two entries that are described alike, neither would be told from the other in a list of results.
      let isTold = given.text == nil || shared.contains(id)
      let name = isTold ? title(id, given.name, slug: base.slug(of: id)) : ""
      let own = given.text.map { (isTold ? "\(name): \($0)" : $0).cut(to: 200) } ?? base.made(for: id, name)
      descriptions[Int(id.kind.rawValue)].append(own)
    }
  }

  /// One or two sentences, at most 200 characters, unlike those of every other entry.
  func description(_ id: AnyID) -> String { descriptions[Int(id.kind.rawValue)][Int(id.index)] }

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
