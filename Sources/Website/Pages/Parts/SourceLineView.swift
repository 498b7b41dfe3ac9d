import Diagnostics
import Knowledge
import Templates

/// A source as the foot of a page names it: what it is, whose it is, and how close to those it speaks of.
final class SourceLineView: View {
  let source: ID<Source>
  let locator: String?
  /// The case study whose page this is, if it is one.
  let study: ID<CaseStudy>?
  let here: Here

  /// - Parameter study: the case study whose page this is, if it is one.
  init(_ source: ID<Source>, locator: String?, study: ID<CaseStudy>?, here: Here) {
    self.source = source
    self.locator = locator
    self.study = study
    self.here = here
  }

  static let names: [Name<SourceLineView>] = [
    .text("label", "The title of the source.") { $0.here.title($0.source.any) },
    .text("address", "Where its page is.") { $0.here.link($0.source.any) },
    .text("locator", "The place in it that is meant.") { $0.locator },
    .text("byline", "Who wrote it, and when it came out.") { $0.here.site.bylines[Int($0.source.index)] },
    .list("readIn", "The works through which alone it is known here.") { line in
      ListedLinkView.listed(line.here.base.edges(from: line.source.any, .readIn).map { line.here.view($0.to) })
    },
    .one("publisher", "Who published it.") { $0.publisher },
    .text("closeness", "Whether it speaks with the voice of someone who took part or paid.") { $0.closeness },
    .text("rights", "What it says about copying, on the page of a case study.") { line in
      line.study == nil ? nil : line.here.base.sources[Int(line.source.index)].rights?.value.text.ended
    },
  ]

  private var publisher: LinkView? { here.publisher(here.base.sources[Int(source.index)].publisher?.value) }

  private var closeness: String? {
    guard let study else { return nil }
    let base = here.base
    func isPublisher(_ organisations: [ID<Organisation>]) -> Bool {
      base.edges(from: source.any, .publishedBy).contains { edge in organisations.contains { $0.any == edge.to } }
    }
    switch here.site.closeness(of: source, to: study) {
    case .partner:
      let tellers = base.edges(from: study.any, .toldBy).compactMap { $0.to.of(Organisation.self) }
      return isPublisher(here.site.partners[Int(study.index)] + tellers)
        ? "Published by a partner in this work." : "A partner in this work speaks through it."
    case .funder:
      return isPublisher(here.site.funders[Int(study.index)])
        ? "Published by a funder of this work." : "A funder of this work speaks through it."
    case nil: return publisher?.address == nil ? nil : "Its publisher took no part in this work."
    }
  }
}

extension Here {
  /// Who published a source, as it says: a link, or words for someone who has no entry.
  func publisher(_ publisher: ReferenceOrLine<Organisation>?) -> LinkView? {
    switch publisher {
    case .reference(let reference): base.find(reference).map { view($0) } ?? LinkView(label: reference.slug)
    case .line(let line): LinkView(label: line.text)
    case nil: nil
    }
  }

  /// "Report, 2017": what sort of work a source is, and when it came out.
  func sourceWords(_ source: Source) -> String {
    let type = source.type.map { base.vocabularies.label(of: $0.value) }
    return [type, source.published?.value.text ?? "undated"].compactMap { $0 }.joined(separator: ", ")
  }
}

/// "by Letty Thomas and Stephen Whitehead, 2017".
func sourceByline(_ source: Source) -> String {
  let authors = source.authors.map(\.value.text).joinedWithAnd
  return [authors.isEmpty ? nil : "by \(authors)", source.published?.value.text ?? "undated"].compactMap { $0 }.joined(
    separator: ", ")
}
