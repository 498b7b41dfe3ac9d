import Diagnostics
import Output

/// What a maintainer wants to know about content that is sound: where it is thin, and where a reader may stop.
///
/// Nothing here is a mistake, so none of it is a rule.
package struct HealthSheet: Sendable {
  package let sections: [Section]

  /// One thing to look after.
  package struct Section: Sendable {
    /// Lower-case words with hyphens, for programs.
    package let id: String
    /// "Lessons on thin evidence".
    package let title: String
    /// Why it matters and what would help, as a sentence.
    package let advice: String
    /// By file and place; reviews by date.
    package let items: [Item]
  }

  /// An entry, or a place in one.
  package struct Item: Sendable {
    package let place: Place
    /// What it is about: a title, an acronym.
    package let subject: String
    /// What there is to know, lower case, without a full stop.
    package let words: String
    /// The entry that it is about, if it is about a whole one.
    package let entry: AnyID?
    /// When it was last looked at, of a review.
    package let date: PartialDate?

    package init(place: Place, subject: String, words: String, entry: AnyID? = nil, date: PartialDate? = nil) {
      (self.place, self.subject, self.words) = (place, subject, words)
      (self.entry, self.date) = (entry, date)
    }
  }

  /// - Parameters:
  ///   - findings: what the other stages found: the contact details in them are shown here too.
  ///   - files: for the texts, in which acronyms are looked for.
  package init(_ base: KnowledgeBase, _ findings: Findings, _ files: SourceFiles) {
    sections =
      Self.forReaders(base) + [
        Section(
          "orphans", "Entries that nothing refers to",
          "Name them where they belong, or take them out: nobody comes to their pages but by a list.", base.orphans),
        Section(
          "near-duplicates", "Names that are nearly the same",
          "If both mean the same, make them one: kbgen mv renames the one to the other.", base.nearDuplicates),
        Section(
          "unexplained-acronyms", "Acronyms that nothing explains",
          "Add a glossary entry, or a short form or another name to the entry that it stands for.",
          base.unexplainedAcronyms(in: files)),
        Section(
          "personal-contacts", "Contact details of people",
          "Take them out before the site is published: they stay in copies for years.",
          findings.sorted(by: files).filter { $0.rule == .personalContact }.map {
            Item(place: $0.place, subject: files.path(of: $0.place.file), words: $0.message)
          }),
      ]
  }

  /// What readers may know and could help with: all that can be told from the entries alone, and without pointing at what
  /// is better not pointed at.
  package static func forReaders(_ base: KnowledgeBase) -> [Section] {
    [
      Section(
        "thin-evidence", "Lessons on thin evidence",
        "A second case study, from another source, would show whether the lesson holds elsewhere.",
        base.thinLessons),
      Section(
        "one-case-study", "Organisations in one case study only",
        "Another case study with them would show how they work with others.", base.lonelyOrganisations),
      Section(
        "undated-sources", "Sources without a date",
        "Facts from them are shown as undated. Look for a date on the document, or ask whoever published it.",
        base.undatedSources),
      Section(
        "reviews", "Entries by their last review", "The oldest is the first to read against its sources again.",
        base.reviews, isOrdered: true),
    ]
  }
}

extension HealthSheet.Section {
  /// - Parameter isOrdered: whether the items stand in an order of their own.
  package init(_ id: String, _ title: String, _ advice: String, _ items: [HealthSheet.Item], isOrdered: Bool = false) {
    let sorted = isOrdered ? items : items.sorted { ($0.place.file, $0.place.start) < ($1.place.file, $1.place.start) }
    (self.id, self.title, self.advice, self.items) = (id, title, advice, sorted)
  }
}

extension KnowledgeBase {
  /// Lessons that fewer than two case studies bear on, or that all rest on one source.
  fileprivate var thinLessons: [HealthSheet.Item] {
    allLessons.compactMap { id in
      // The edges from one case study follow one another; of sources, few are gathered before enough is known.
      var (studies, last) = (0, UInt32?.none)
      var sources: [ID<Source>] = []
      var hasAccount = false
      for edge in edges(to: id.any, .bearsOn) where edge.from.kind == .caseStudy {
        let (rows, row) = (caseStudies[Int(edge.from.index)].lessons, edge.row)
        if rows[row].value.weight == nil || rows[row].value.basis == nil { continue }
        if edge.from.index != last { (studies, last) = (studies + 1, edge.from.index) }
        switch provenance(rows[row].value.source, nil, in: edge.from) {
        case .source(let source, _): if !sources.contains(source) { sources.append(source) }
        case .account: hasAccount = true
        case .editors: break
        }
        // Of most lessons a few readings say that the evidence is not thin.
        if studies > 1, sources.count > 1 || hasAccount { return nil }
      }
      switch studies {
      case 0: return item(id.any, "no case study bears on it yet")
      case 1: return item(id.any, "one case study bears on it")
      default:
        return sources.count == 1
          ? item(id.any, "\(studies) case studies bear on it, all from one source") : nil
      }
    }
  }

  /// Organisations that took part in one case study and no more.
  fileprivate var lonelyOrganisations: [HealthSheet.Item] {
    allOrganisations.compactMap { id in
      let studies = Set(edges(to: id.any, .tookPart).map(\.from))
      guard studies.count == 1, let study = studies.first else { return nil }
      return item(id.any, "only in \(self[common: study].name)")
    }
  }
}
