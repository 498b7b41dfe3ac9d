import Diagnostics
import Knowledge
import Output
import Templates

/// A drawing with the words below it.
struct DrawingView: View {
  let drawing: Drawing
  let caption: String

  static let names: [Name<Self>] = [
    .html("svg", "The drawing.", isEmpty: { _ in false }, { $0.drawing.write(into: &$1) }),
    .text("caption", "What it shows, and where the same stands in words.", \.caption),
  ]
}

extension Here {
  /// Most organisations in a drawing of roles.
  private static let mostParties = 24

  /// Who took part in which role; nil where there is but one.
  func roles(of id: ID<CaseStudy>) -> DrawingView? {
    let rows = base.caseStudies[Int(id.index)].organisations
    let participants = site.participants[Int(id.index)]
    let order = participants.byRole
    var parties: [(name: String, roles: [Int], isNamed: Bool)] = []
    var organisations: [ID<Organisation>?] = []
    parties.reserveCapacity(order.count)
    organisations.reserveCapacity(order.count)
    for index in order {
      let participant = participants[index]
      // Few take part in one case study: to look at each is faster than a table.
      if let organisation = participant.organisation,
        let position = organisations.firstIndex(where: { $0?.index == organisation.index })
      {
        // In the order of the roles, so that equal ones stand together.
        if parties[position].roles.last != participant.role { parties[position].roles.append(participant.role) }
        continue
      }
      let title = participant.organisation.map { self.title($0.any) }
      guard let name = title ?? party(rows[index].value.party?.value)?.label else { continue }
      parties.append((name, [participant.role], participant.organisation != nil))
      organisations.append(participant.organisation)
    }
    guard parties.count > 1 else { return nil }
    let rest = max(0, parties.count - Self.mostParties)
    parties.removeLast(rest)
    // The roles that are shown, and their places among them.
    var places = [Int?](repeating: nil, count: site.roles.labels.count)
    for party in parties { for role in party.roles { places[role] = 0 } }
    var labels: [[String]] = []
    for role in places.indices where places[role] != nil {
      places[role] = labels.count
      labels.append(site.roles.lines[role])
    }
    for party in parties.indices {
      for index in parties[party].roles.indices {
        if let place = places[parties[party].roles[index]] { parties[party].roles[index] = place }
      }
    }
    let drawing = roleDrawing(
      roles: labels, parties: parties,
      description: "A drawing of who took part in which role. The table below says the same.")
    let caption = String.written { caption in
      caption.append("Who took part, in which role. Dashed: not named in ")
      caption.append(verbatim: mainWords(id))
      caption.append(". The table says the same in words.")
      guard rest > 0 else { return }
      caption.append(" ")
      caption.append(verbatim: counted(rest, "more one stands", "more stand").sentenceStart)
      caption.append(" in the table only.")
    }
    return DrawingView(drawing: drawing, caption: caption)
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
    // By index: an item that is taken out of its list is copied, with all that it holds.
    var names: [String] = []
    names.reserveCapacity(partners.count)
    for index in partners.indices where partners[index].link.address != nil { names.append(partners[index].link.label) }
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
