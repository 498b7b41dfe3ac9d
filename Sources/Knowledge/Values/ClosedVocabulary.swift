import Diagnostics
import YAML

/// A fixed list of words. They are fixed because sentences on the pages are built around them.
package protocol ClosedVocabulary: FieldValue, CaseIterable, RawRepresentable, Hashable where RawValue == String {
  /// As a page shows it.
  var label: String { get }
  /// What an author means by choosing it, as part of a sentence.
  var meaning: String { get }
}

extension ClosedVocabulary {
  package var datum: Datum { .text(rawValue) }

  package static var shape: Shape {
    .choice(allCases.map { Shape.Choice(id: $0.rawValue, label: $0.label, meaning: $0.meaning) })
  }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "one of \(allCases.map(\.rawValue).listed(last: "or"))") else {
      return nil
    }
    if let value = Self(rawValue: scalar.text) { return value }
    let words = allCases.map(\.rawValue)
    let suggestion = nearest(to: scalar.text, in: words)
    reading.report(
      .unknownTerm, at: node.place, "`\(reading.field?.name ?? "")` cannot be `\(scalar.text)`",
      hint: suggestion.map { "did you mean `\($0)`?" } ?? "it can be \(words.listed(last: "or"))",
      replacement: suggestion.map { .init($0, at: node.place, isCertain: false) })
    return nil
  }
}

/// Whether a collaboration still went on, at the date that the entry speaks of.
package enum Status: String, ClosedVocabulary {
  case running, reduced, ended, unknown
  package var label: String {
    switch self {
    case .running: "Running"
    case .reduced: "Running, reduced"
    case .ended: "Ended"
    case .unknown: "Not stated"
    }
  }
  package var meaning: String {
    switch self {
    case .running: "the work went on in much the same form"
    case .reduced: "something went on, with fewer partners or less to offer"
    case .ended: "the organisations no longer worked together on this"
    case .unknown: "the source does not say"
    }
  }
}

/// What makes the index for searching the site.
package enum SearchEngine: String, ClosedVocabulary {
  case pagefind
  package var label: String { "Pagefind" }
  package var meaning: String { "Pagefind makes an index that the browser searches, without a server" }
}

package enum Setting: String, ClosedVocabulary {
  case custody, community
  package var label: String { self == .custody ? "In custody" : "In the community" }
  package var meaning: String { self == .custody ? "in prisons" : "outside prisons" }
}

/// Where the wish to work together came from.
package enum Origin: String, ClosedVocabulary {
  case grassroots, policy, mixed, unknown
  package var label: String {
    switch self {
    case .grassroots: "From the ground up"
    case .policy: "From policy"
    case .mixed: "Both from the ground up and from policy"
    case .unknown: "Not stated"
    }
  }
  package var meaning: String {
    switch self {
    case .grassroots: "people who did the work found each other"
    case .policy: "a government, a funder or a commissioner asked for it"
    case .mixed: "both met"
    case .unknown: "the source does not say"
    }
  }
}

/// How a case study bears on a lesson.
package enum Weight: String, ClosedVocabulary {
  case supports, complicates, cost
  package var label: String {
    switch self {
    case .supports: "Supports"
    case .complicates: "Complicates"
    case .cost: "Shows the cost"
    }
  }
  package var meaning: String {
    switch self {
    case .supports: "it was done, in work that the source speaks well of"
    case .complicates: "the limits of the lesson show"
    case .cost: "it was not done, or was undone, and harm followed"
    }
  }
}

/// Who says that a case study bears on a lesson.
package enum Basis: String, ClosedVocabulary {
  case stated, inferred
  package var label: String { self == .stated ? "Stated by the source" : "Inferred by the editors" }
  package var meaning: String { self == .stated ? "the source itself draws the lesson" : "the editors read it so" }
}

package enum Audience: String, ClosedVocabulary {
  case voluntary, commissioner, both
  package var label: String {
    switch self {
    case .voluntary: "For voluntary organisations"
    case .commissioner: "For commissioners"
    case .both: "For voluntary organisations and commissioners"
    }
  }
  package var meaning: String {
    switch self {
    case .voluntary: "something that a voluntary organisation can do"
    case .commissioner: "something that a commissioner or funder can do"
    case .both: "both can act on it"
    }
  }
}

/// When in the life of a collaboration a lesson matters.
package enum Moment: String, ClosedVocabulary {
  case deciding
  case settingUp = "setting-up"
  case delivering, reviewing, recommissioning
  package var label: String {
    switch self {
    case .deciding: "Deciding"
    case .settingUp: "Setting up"
    case .delivering: "Delivering"
    case .reviewing: "Reviewing"
    case .recommissioning: "Recommissioning"
    }
  }
  package var meaning: String {
    switch self {
    case .deciding: "whether to work together at all, and with whom"
    case .settingUp: "agreeing who does what, and with what money"
    case .delivering: "while the work goes on"
    case .reviewing: "looking at how it goes"
    case .recommissioning: "when the money or the contract is renewed"
    }
  }
}

/// A licence for texts and data, by its name in the SPDX list.
package enum Licence: String, ClosedVocabulary {
  case ccBy = "CC-BY-4.0"
  case ccBySA = "CC-BY-SA-4.0"
  case ccZero = "CC0-1.0"
  case openGovernment = "OGL-UK-3.0"
  package var label: String {
    switch self {
    case .ccBy: "Creative Commons Attribution 4.0"
    case .ccBySA: "Creative Commons Attribution-ShareAlike 4.0"
    case .ccZero: "Creative Commons Zero 1.0"
    case .openGovernment: "Open Government Licence 3.0"
    }
  }
  package var meaning: String {
    switch self {
    case .ccBy: "anyone may use them for any purpose and says whose they are"
    case .ccBySA: "the same, and what is made from them has the same licence"
    case .ccZero: "anyone may do with them what they like"
    case .openGovernment: "anyone may use them for any purpose and says whose they are, as with works of the Crown"
    }
  }
  /// Where its text stands.
  package var address: String {
    switch self {
    case .ccBy: "https://creativecommons.org/licenses/by/4.0/"
    case .ccBySA: "https://creativecommons.org/licenses/by-sa/4.0/"
    case .ccZero: "https://creativecommons.org/publicdomain/zero/1.0/"
    case .openGovernment: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    }
  }
}

/// A word of schema.org for a kind of organisation or of source.
package enum SchemaType: String, ClosedVocabulary {
  case organization = "Organization"
  case ngo = "NGO"
  case government = "GovernmentOrganization"
  case university = "CollegeOrUniversity"
  case research = "ResearchOrganization"
  case creativeWork = "CreativeWork"
  case report = "Report"
  case article = "Article"
  case blogPosting = "BlogPosting"
  case webPage = "WebPage"
  case slides = "PresentationDigitalDocument"
  case legislation = "Legislation"
  package var label: String { rawValue }
  package var meaning: String {
    switch self {
    case .organization: "an organisation of whatever kind"
    case .ngo: "a charity or another voluntary organisation"
    case .government: "a body of the state"
    case .university: "a university"
    case .research: "a body that does research"
    case .creativeWork: "a work of whatever kind"
    case .report: "a report"
    case .article: "an article"
    case .blogPosting: "a contribution to a blog"
    case .webPage: "a page on the web"
    case .slides: "slides"
    case .legislation: "a law"
    }
  }
  /// Whether it is a word for organisations.
  package var isOrganisation: Bool {
    switch self {
    case .organization, .ngo, .government, .university, .research: true
    default: false
    }
  }
}
