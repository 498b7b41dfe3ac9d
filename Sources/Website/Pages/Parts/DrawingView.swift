import Diagnostics
import Knowledge
import Templates

/// A drawing with the words below it.
struct DrawingView: View {
  let drawing: Drawing
  let caption: String

  static let names: [Name<Self>] = [
    .html("svg", "The drawing.", isEmpty: { _ in false }, { $0.drawing.write(into: &$1) }),
    .text("caption", "What it shows, and where the same stands in words.") { $0.caption },
  ]
}

extension Here {
  /// Most organisations in a drawing of roles.
  private static let mostParties = 24

  /// Who took part in which role; nil where there is but one.
  func roles(of id: ID<CaseStudy>) -> DrawingView? {
    struct Party {
      let name: String
      var roles: [Int]
      let organisation: ID<Organisation>?
    }
    let rows = base.caseStudies[Int(id.index)].organisations
    let participants = site.participants[Int(id.index)]
    let order = participants.indices.sorted { (participants[$0].role, $0) < (participants[$1].role, $1) }
    var parties: [Party] = []
    for index in order {
      let participant = participants[index]
      // Few take part in one case study: to look at each is faster than a table.
      if let organisation = participant.organisation,
        let position = parties.firstIndex(where: { $0.organisation?.index == organisation.index })
      {
        parties[position].roles.append(participant.role)
        continue
      }
      let title = participant.organisation.map { self.title($0.any) }
      guard let name = title ?? party(rows[index].value.party?.value)?.label else { continue }
      parties.append(Party(name: name, roles: [participant.role], organisation: participant.organisation))
    }
    guard parties.count > 1 else { return nil }
    let shown = Array(parties.prefix(Self.mostParties))
    var used: [Int] = []
    for role in shown.flatMap(\.roles).sorted() where used.last != role { used.append(role) }
    let drawing = roleDrawing(
      roles: used.map { site.roles.labels[$0] },
      parties: shown.map { party in
        // In the order of the roles, so that equal ones stand together.
        var roles: [Int] = []
        for role in party.roles {
          if let position = used.firstIndex(of: role), roles.last != position { roles.append(position) }
        }
        return (party.name, roles, party.organisation != nil)
      },
      description: "A drawing of who took part in which role. The table below says the same.")
    let rest = parties.count - shown.count
    let more = rest > 0 ? " \(counted(rest, "more one stands", "more stand").sentenceStart) in the table only." : ""
    return DrawingView(
      drawing: drawing,
      caption:
        "Who took part, in which role. Dashed: not named in \(mainWords(id)). The table says the same in words.\(more)")
  }

  private func mainWords(_ id: ID<CaseStudy>) -> String {
    base.mainSource(of: id.any) == nil ? "the account" : "the source"
  }

  /// What happened when, by the numbers that the table has.
  func timeline(of id: ID<CaseStudy>) -> DrawingView? {
    timelineDrawing(
      base[id].timeline.map { $0.value.date?.value },
      description: "A line for time with the numbers of the events. The table below says what each was."
    ).map { DrawingView(drawing: $0, caption: "The numbers are those of the events in the table.") }
  }

  /// Those that an organisation met in most case studies.
  /// - Parameter partners: in that order.
  func ring(of id: AnyID, partners: [ItemView]) -> DrawingView? {
    let names = partners.filter { $0.link.address != nil }.map(\.link.label)
    let number = min(12, names.count)
    return ringDrawing(
      neighbours: names,
      description: "A drawing of \(title(id)) and those it worked with. The list below says the same."
    ).map {
      DrawingView(
        drawing: $0,
        caption: names.count > 12
          ? "\(title(id)), in the middle, and the \(number) that it met in most case studies."
          : "\(title(id)), in the middle, and those it worked with.")
    }
  }
}
