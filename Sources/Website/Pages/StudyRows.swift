import Diagnostics
import Knowledge

/// The rows of the tables on a case study's page.
struct StudyRows {
  let id: ID<CaseStudy>
  /// The source that captions name, so that rows need not.
  let mainSource: ID<Source>?
  let here: Here

  /// Who took part: by role, then in the author’s order.
  var organisations: [RowView] {
    let rows = here.base.caseStudies[Int(id.index)].organisations
    let participants = here.site.participants[Int(id.index)]
    return participants.byRole.map { index in
      // By index: a row that is taken out of its list is copied, with all that it holds.
      let head =
        participants[index].organisation.map { here.view($0) } ?? here.party(rows[index].value.party?.value)
        ?? LinkView(label: "")
      let provenance = here.base.provenance(rows[index].value.source, rows[index].value.locator, in: id.any)
      return RowView(
        head: head, isUnnamed: head.address == nil, strong: here.site.roles.labels[participants[index].role],
        text: sentences(
          head.address == nil ? "not named in \(mainSource == nil ? "the account" : "the source")" : nil,
          period(rows[index].value.from?.value, rows[index].value.to?.value), rows[index].value.note?.value.text),
        from: here.told(provenance, in: id.any, understood: mainSource))
    }
  }

  /// Who paid.
  var funding: [RowView] {
    here.base.caseStudies[Int(id.index)].funding.map { row in
      let row = row.value
      let kind = here.kindOfFunding(row)
      let head = here.party(row.party?.value)
      return RowView(
        head: head ?? LinkView(label: row.isNone ? kind ?? "None" : "Payer \(here.base.notStated(id))"),
        isUnnamed: head?.address == nil, strong: head == nil && row.isNone ? nil : kind,
        text: here.fundingWords(row), from: here.from(row, in: id.any, understood: mainSource))
    }
  }

  /// What happened, in the author’s order.
  var timeline: [RowView] {
    here.base.caseStudies[Int(id.index)].timeline.map { row in
      let row = row.value
      let when = row.when?.value.text ?? row.date?.value.text
      return RowView(
        head: LinkView(label: when ?? "no date printed"), isUnnamed: when == nil, text: row.event?.value.text.ended,
        from: here.from(row, in: id.any, understood: mainSource))
    }
  }
}

extension Here {
  /// What kind of money a row speaks of.
  func kindOfFunding(_ row: Funding) -> String? {
    row.kind.map { base.vocabularies.label(of: $0.value) }
  }

  /// Who is meant by a row: a link, or words for someone who has no page.
  func party(_ party: Party?) -> LinkView? {
    guard let party else { return nil }
    if let organisation = base.find(party) { return view(organisation) }
    return switch party {
    case .organisation(let reference): LinkView(label: reference.slug)
    case .named(let name), .unnamed(let name): LinkView(label: name.sentenceStart)
    }
  }
}
