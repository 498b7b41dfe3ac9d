import Diagnostics
import Knowledge
import Templates

/// The page of an organisation, or of a name for which nobody has written an entry.
final class OrganisationPage: View {
  private let chrome: Chrome
  private let common: CommonView
  private let id: AnyID
  private let here: Here
  private let organisation: Organisation
  // Made once, since both the contents and the section ask for them.
  private let parts: StretchView<RowView>?
  private let funded: StretchView<RowView>?
  private let workedWith: StretchView<ItemView>?
  private let lessons: StretchView<ItemView>?
  private let voices: StretchView<ItemView>?
  private let members: StretchView<ItemView>?

  /// Gathers what the page of an organisation shows.
  init(_ id: ID<Organisation>, _ frame: Frame, _ here: Here) {
    self.id = id.any
    self.here = here
    organisation = here.base[id]
    chrome = .entry(id.any, frame, here)
    common = CommonView(id.any, here: here)
    parts = here.rows(.parts, of: id.any)
    funded = here.rows(.funded, of: id.any)
    workedWith = here.items(.workedWith, of: id.any)
    lessons = here.items(.lessons, of: id.any)
    voices = here.items(.sources, of: id.any)
    members = here.items(.members, of: id.any)
  }

  static let names: [Name<OrganisationPage>] =
    [
      .flag("isStub", "Whether nobody has written its entry yet.") { $0.organisation.common.isStub },
      .text("kind", "What kind of body it is.") { page in
        page.organisation.kindOf.map { page.here.base.vocabularies.label(of: $0.value) }
      },
      .text("summary", "Who they are, in a sentence.") { $0.organisation.summary?.value.text },
      .text("short", "Its acronym.") { $0.organisation.short?.value.text },
      .one("founded", "When it began.") { FactView($0.organisation.founded?.value.text) },
      .one("formedFrom", "The organisations that merged into it.") { $0.links(.formedFrom) },
      .one("partOf", "What it belongs to.") { $0.links(.partOf) },
      .one("otherNames", "Names it goes by.") { FactView(words: $0.organisation.common.otherNames.map(\.value.text)) },
      .one("place", "Where it is based.") { FactView($0.organisation.place?.value.text) },
      .one("identifiers", "Its numbers in public registers.") { $0.identifiers },
      .one("website", "Its own pages.") { page in
        page.here.website(page.organisation.website?.value, checked: page.organisation.checked?.value, of: page.id)
      },
      .flag("hasFacts", "Whether there is any fact for the strip.") { $0.hasFacts },
      .one("parts", "Its part in case studies, by role.") { $0.parts },
      .one("funded", "What it paid for.") { $0.funded },
      .one("workedWith", "Whom it worked with, those without a name last.") { $0.workedWith },
      .one("ring", "A drawing of those it worked with.") { page in
        page.here.ring(of: page.id, partners: page.workedWith?.items ?? [])
      },
      .one("lessons", "Lessons that its case studies bear on.") { $0.lessons },
      .one("voices", "What it says itself: sources and accounts.") { $0.voices },
      .one("members", "What is part of it, and what was formed from it.") { $0.members },
    ] + .from { $0.common } + .from { $0.chrome }

  private func links(_ relation: Relation) -> FactView? {
    FactView(here.base.edges(from: id, relation).map { here.view($0.to) })
  }

  private var identifiers: FactView? {
    FactView(words: organisation.identifiers.map { registerWords($0.value.text) })
  }

  private var hasFacts: Bool {
    organisation.founded != nil || !organisation.common.otherNames.isEmpty || organisation.place != nil
      || !organisation.identifiers.isEmpty || organisation.website != nil
      || !here.base.edges(from: id, .partOf).isEmpty || !here.base.edges(from: id, .formedFrom).isEmpty
  }
}

/// "charity 1074546 (GB-CHC-1074546)": a number in a public register, with what it is a number of.
func registerWords(_ identifier: String) -> String {
  let registers = [
    ("GB-CHC-", "charity in England and Wales"), ("GB-SC-", "charity in Scotland"),
    ("GB-NIC-", "charity in Northern Ireland"), ("GB-COH-", "company"), ("GB-MPR-", "mutual"),
    ("GB-REV-", "charity known to HMRC"), ("GB-LAE-", "local authority in England"),
    ("GB-GOR-", "government organisation"), ("GB-UKPRN-", "education provider"),
  ]
  guard let register = registers.first(where: { identifier.hasPrefix($0.0) }) else { return identifier }
  return "\(register.1.sentenceStart) \(identifier.dropFirst(register.0.count)) (\(identifier))"
}
