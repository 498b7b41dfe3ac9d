import Diagnostics
import Knowledge
import Output
import Templates

/// The page of a case study.
final class CaseStudyPage: View {
  private let chrome: Chrome
  private let common: CommonView
  private let id: ID<CaseStudy>
  private let here: Here
  // By index: a case study that is taken out of its list is copied, with all that it holds.
  private let studies: [CaseStudy]
  private let index: Int
  private let evidence: [EvidenceGroupView]
  private let count: EvidenceCount
  private let related: [ItemView]
  // Made once, since both the contents and the section ask for them.
  private let organisations: StretchView<RowView>?
  private let funding: StretchView<RowView>?
  private let timeline: StretchView<RowView>?

  /// Gathers what the page of a case study shows.
  init(_ id: ID<CaseStudy>, _ frame: Frame, _ here: Here) {
    self.id = id
    self.here = here
    studies = here.base.caseStudies
    index = Int(id.index)
    chrome = .entry(id.any, frame, here)
    let common = CommonView(id.any, here: here)
    self.common = common
    let rows = StudyRows(id: id, mainSource: common.mainSource, here: here)
    organisations = StretchView(rows.organisations)
    funding = StretchView(rows.funding)
    timeline = StretchView(rows.timeline)
    (evidence, count) = Self.readings(id, here)
    related = here.site.related(to: id).map { here.related($0) }
  }

  static let names: [Name<CaseStudyPage>] =
    [
      .text("summary", "The whole story in one or two sentences.") { $0.studies[$0.index].summary?.value.text },
      .one("account", "Who tells it, where it is told by someone who took part.") { $0.account },
      .one("place", "Where it took place.") { $0.place },
      .one("period", "When it took place.") { FactView($0.here.base.when($0.id), missing: $0.missing) },
      .one("status", "Whether it still went on.") { $0.status },
      .one("setting", "In custody, in the community, or both.") { $0.setting },
      .one("people", "Who was served.") { $0.people },
      .one("aims", "What it was for.") { page in
        FactView(words: page.studies[page.index].aims.map { page.here.base.vocabularies.label(of: $0.value) })
      },
      .one("origin", "Where the wish to work together came from.") { $0.origin },
      .one("paidBy", "Who paid, in brief.") { $0.paidBy },
      .one("partOf", "The partnership or programme that it belongs to.") { page in
        FactView(page.here.base.edges(from: page.id.any, .partOf).map { page.here.view($0.to) })
      },
      .one("website", "Its own pages.") { page in
        page.here.website(page.studies[page.index].website?.value, checked: nil, of: page.id.any)
      },
      .one("organisations", "Who took part, by role.") { $0.organisations },
      .one("roles", "A drawing of who took part in which role.") { $0.here.roles(of: $0.id) },
      .one("times", "A drawing of what happened when.") { $0.here.timeline(of: $0.id) },
      .one("funding", "Who paid, and what for.") { $0.funding },
      .flag("hasEvidence", "Whether it bears on any lesson.") { !$0.evidence.isEmpty },
      .list("evidence", "What it teaches, by weight.") { $0.evidence },
      .text("sum", "What it teaches, counted.") { $0.count.studyWords },
      .one("tally", "How many readings support, complicate, show the cost.") { page in
        TallyView(page.studies[page.index].lessons.compactMap { $0.value.weight?.value })
      },
      .one("timeline", "What happened, in order.") { $0.timeline },
      .text("banner", "That the work had ended or shrunk, and when that was so; absent where it had not.") {
        $0.banner
      },
      .flag("hasRelated", "Whether another case study shares anything with it.") { !$0.related.isEmpty },
      .list("related", "Case studies that share most with this one, each with what they share.") { $0.related },
    ] + .from { $0.common } + .from { $0.chrome }

  private var missing: String { here.base.notStated(id) }

  // MARK: Facts

  private var account: AccountView? {
    guard let account = studies[index].account?.value else { return nil }
    let organisation = account.organisation.flatMap { here.base.find($0.value) }
    return AccountView(
      by: account.by?.value.text ?? "", organisation: organisation.map { here.view($0) },
      date: account.date?.value.text,
      hasSources: common.mainSource != nil)
  }

  private var place: FactView? {
    let areas = studies[index].areas.map {
      LinkView(
        label: here.base.vocabularies.label(of: $0.value),
        address: here.link(here.site.address(of: $0.value.id, in: .area)))
    }
    return FactView([studies[index].place.map { LinkView(label: $0.text) }].compactMap { $0 } + areas, missing: missing)
  }

  private var status: FactView? {
    let status = studies[index].status?.value ?? .unknown
    if status == .unknown { return FactView(nil, missing: missing, qualifier: here.base.asAtWords(id)) }
    let link = LinkView(label: status.label, address: here.link(here.site.address(of: status.rawValue, in: .status)))
    return FactView([link], qualifier: here.base.asAtWords(id))
  }

  private var banner: String? {
    guard let status = studies[index].status?.value, status == .ended || status == .reduced else { return nil }
    return .written { banner in
      banner.append(verbatim: status.meaning.sentenceStart)
      banner.append(", ")
      banner.append(verbatim: here.base.asAtWords(id))
      banner.append(".")
    }
  }

  private var setting: FactView? {
    FactView(
      studies[index].setting.map {
        LinkView(label: $0.value.label, address: here.link(here.site.address(of: $0.value.rawValue, in: .setting)))
      }, missing: missing)
  }

  private var people: FactView? {
    FactView(
      studies[index].people.map {
        LinkView(
          label: here.base.vocabularies.label(of: $0.value),
          address: here.link(here.site.address(of: $0.value.id, in: .people)))
      }, missing: missing)
  }

  private var origin: FactView? {
    studies[index].origin.flatMap { $0.value == .unknown ? nil : FactView($0.value.label) }
  }

  private var paidBy: FactView? {
    var payers: [LinkView] = []
    for row in studies[index].funding {
      let payer =
        row.value.isNone ? LinkView(label: here.kindOfFunding(row.value) ?? "None") : here.party(row.value.party?.value)
      if let payer, !payers.contains(where: { $0.label == payer.label }) { payers.append(payer) }
    }
    if payers.count > 3 {
      payers = payers.prefix(2) + [LinkView(label: "\(inWords(payers.count - 2)) others", address: "#funding")]
    }
    return FactView(payers, separator: "; ", missing: missing)
  }

  // MARK: Lessons

  private static func readings(
    _ id: ID<CaseStudy>, _ here: Here
  ) -> ([EvidenceGroupView], EvidenceCount) {
    var count = EvidenceCount()
    var groups = Weight.allCases.map { EvidenceGroupView(weight: $0, items: []) }
    // Two sources can say the same of one lesson; a link leads to the first.
    var anchored = groups.map { _ in Distinct<UInt32>() }
    let rows = here.base.caseStudies[Int(id.index)].lessons
    let edges = here.base.edges(from: id.any, .bearsOn)
    // By index: an edge that is taken out of its list is copied.
    for edge in edges.indices {
      let (row, lesson) = (edges[edge].row, edges[edge].to)
      guard let weight = rows[row].value.weight?.value, let basis = rows[row].value.basis?.value,
        let group = groups.firstIndex(where: { $0.weight == weight })
      else { continue }
      let provenance = here.base.provenance(rows[row].value.source, rows[row].value.locator, in: id.any)
      count.add(weight, basis, provenance, study: id, lesson: lesson, in: here.site)
      let isFirst = anchored[group].insert(lesson.index)
      groups[group].items.append(
        EvidenceView(
          weight: weight, basis: basis, head: here.view(lesson), why: rows[row].value.why?.value.text.ended,
          from: here.from(provenance, in: id.any),
          id: isFirst ? EvidenceView.id(here.base.slug(of: lesson), weight) : nil))
    }
    groups.removeAll { $0.items.isEmpty }
    var linked = Distinct<String>()
    for index in groups.indices { groups[index].linkOnce(&linked) }
    return (groups, count)
  }
}

/// Who tells a case study that rests on an account.
struct AccountView: View {
  let by: String
  let organisation: LinkView?
  let date: String?
  /// Whether there are sources besides.
  let hasSources: Bool

  static let names: [Name<Self>] = [
    .text("by", "Who tells it.", \.by),
    .one("organisation", "The organisation they work for.", \.organisation),
    .text("date", "When they told it.", \.date),
    .flag("hasSources", "Whether there are sources besides.") { $0.hasSources },
  ]
}

extension Here {
  /// A related case study, with what it shares.
  fileprivate func related(_ related: RelatedStudy) -> ItemView {
    let (organisations, people, areas) = (related.organisations, related.people, related.areas)
    var rest = [related.lessons > 0, !organisations.isEmpty, !people.isEmpty, !areas.isEmpty].count { $0 }
    func end(_ fact: inout PageWriter) {
      rest -= 1
      if rest > 0 { fact.append(rest == 1 ? " and " : ", ") }
    }
    let fact = String.written { fact in
      fact.append("Shares ")
      if related.lessons > 0 {
        fact.append(counted: related.lessons, "lesson")
        end(&fact)
      }
      if !organisations.isEmpty {
        fact.append(organisations.count == 1 ? "the organisation " : "the organisations ")
        fact.append(listing: organisations) { title($0.any) }
        end(&fact)
      }
      if !people.isEmpty {
        fact.append("the people served: ")
        fact.append(listing: people) { site.people.words[Int($0)] }
        end(&fact)
      }
      if !areas.isEmpty {
        fact.append(areas.count == 1 ? "the area " : "the areas ")
        fact.append(listing: areas) { site.areas.words[Int($0)] }
      }
    }
    return ItemView(link: view(related.study), fact: fact)
  }
}
