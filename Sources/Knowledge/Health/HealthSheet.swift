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
    /// By file and place.
    package let items: [Item]
  }

  /// An entry, or a place in one.
  package struct Item: Sendable {
    package let place: Place
    /// What it is about: a title, an acronym.
    package let subject: String
    /// What there is to know, lower case, without a full stop.
    package let words: String
  }

  /// - Parameters:
  ///   - findings: what the other stages found: the contact details in them are shown here too.
  ///   - files: for the texts, in which acronyms are looked for.
  package init(_ base: KnowledgeBase, _ findings: Findings, _ files: SourceFiles) {
    func section(_ id: String, _ title: String, _ advice: String, _ items: [Item]) -> Section {
      let sorted = items.sorted { left, right in
        if left.place.file == right.place.file { return left.place.start < right.place.start }
        let paths = [left, right].map { files.path(of: $0.place.file) }
        return paths[0].utf8.lexicographicallyPrecedes(paths[1].utf8)
      }
      return Section(id: id, title: title, advice: advice, items: sorted)
    }
    sections = [
      section(
        "thin-evidence", "Lessons on thin evidence",
        "A second case study, from another source, would show whether the lesson holds elsewhere.",
        base.thinLessons),
      section(
        "one-case-study", "Organisations in one case study only",
        "Another case study with them would show how they work with others.", base.lonelyOrganisations),
      section(
        "unexplained-acronyms", "Acronyms that nothing explains",
        "Add a glossary entry, or a short form or another name to the entry that it stands for.",
        base.unexplainedAcronyms(in: files)),
      section(
        "personal-contacts", "Contact details of people",
        "Take them out before the site is published: they stay in copies for years.",
        findings.sorted(by: files).filter { $0.rule == .personalContact }.map {
          Item(place: $0.place, subject: files.path(of: $0.place.file), words: $0.message)
        }),
    ]
  }
}

extension KnowledgeBase {
  /// Lessons that fewer than two case studies bear on, or that all rest on one source.
  fileprivate var thinLessons: [HealthSheet.Item] {
    allLessons.compactMap { id in
      let evidence = evidence(on: id)
      let studies = evidence.caseStudies.count
      let words: String
      if studies == 0 {
        words = "no case study bears on it yet"
      } else if studies == 1 {
        words = "one case study bears on it"
      } else if evidence.sources.count == 1, evidence.accounts.isEmpty {
        words = "\(studies) case studies bear on it, all from one source"
      } else {
        return nil
      }
      return item(id.any, words)
    }
  }

  /// Organisations that took part in one case study and no more.
  fileprivate var lonelyOrganisations: [HealthSheet.Item] {
    allOrganisations.compactMap { id in
      let studies = Set(edges(to: id.any, .tookPart).map(\.from))
      guard studies.count == 1, let study = studies.first else { return nil }
      return item(id.any, "only in \(common(of: study).name)")
    }
  }

  private func item(_ id: AnyID, _ words: String) -> HealthSheet.Item {
    let common = common(of: id)
    return HealthSheet.Item(place: common.title?.place ?? common.opening, subject: common.name, words: words)
  }
}
