/// Who took part in which role: roles on the left, organisations on the right, a line for each part.
///
/// - Parameters:
///   - roles: the labels of the roles, in order, each on the lines that ``roleLines(_:)`` gives.
///   - parties: who took part, each once, with the places of its roles in `roles`, and whether it has a name.
func roleDrawing(roles: [[String]], parties: [(name: String, roles: [Int], isNamed: Bool)], description: String)
  -> Drawing
{
  let (leftWidth, rightStart, gap) = (roleWidth, 132, 8)
  var shapes: [Drawing.Shape] = []
  // A label for each role; a label, a dot and mostly one line for each party.
  shapes.reserveCapacity(roles.count + parties.count * 4)
  var rolePoints: [Int] = Array(repeating: 0, count: roles.count)
  var partyPoints: [Int] = Array(repeating: 0, count: parties.count)
  var y = 0
  for (role, lines) in roles.enumerated() {
    let own = parties.indices.filter { parties[$0].roles.first == role }
    let names = own.map { TextWidth.wrapped(parties[$0].name, to: Drawing.width - rightStart - 8, lines: 3) }
    let nameHeight = names.reduce(0) { $0 + $1.count * Drawing.lineHeight + gap }
    let labelHeight = lines.count * Drawing.lineHeight + gap
    let height = max(nameHeight, labelHeight)
    let top = y + (height - labelHeight) / 2
    // Roles end where the lines begin, so that no line runs through the words of another role.
    shapes.append(.label(.init(x: leftWidth, y: top + gap / 2, lines: lines, anchor: .end)))
    rolePoints[role] = y + height / 2
    var nameTop = y + (height - nameHeight) / 2
    for (party, name) in zip(own, names) {
      let rowHeight = name.count * Drawing.lineHeight + gap
      partyPoints[party] = nameTop + rowHeight / 2
      shapes.append(
        .label(
          .init(
            x: rightStart + 8, y: nameTop + gap / 2, lines: name, style: parties[party].isNamed ? .plain : .soft)))
      shapes.append(.dot(x: rightStart, y: partyPoints[party], parties[party].isNamed ? .plain : .soft))
      nameTop += rowHeight
    }
    y += height
  }
  for (party, point) in zip(parties, partyPoints) {
    for role in party.roles {
      shapes.append(
        .link(
          x1: leftWidth + 4, y1: rolePoints[role], x2: rightStart - 4, y2: point, party.isNamed ? .plain : .soft))
    }
  }
  return Drawing(description: description, height: max(y, Drawing.lineHeight), shapes: shapes)
}

private let roleWidth = 96

/// The label of a role, on lines as the drawing has them.
func roleLines(_ label: String) -> [String] { TextWidth.wrapped(label, to: roleWidth, lines: 3) }
