/// An organisation and those it worked with, on a ring around it.
///
/// - Parameter neighbours: at most twelve are drawn.
/// - Returns: nil for fewer than two.
func ringDrawing(neighbours: [String], description: String) -> Drawing? {
  let shown = neighbours.prefix(12)
  guard shown.count > 1 else { return nil }
  let (labelWidth, gap, middle) = (96, 8, Drawing.width / 2)
  let left = shown.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
  let right = shown.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
  let sides = [right, left].map { names in names.map { TextWidth.wrapped($0, to: labelWidth, lines: 3) } }
  let heights = sides.map { $0.reduce(0) { $0 + $1.count * Drawing.lineHeight + gap } }
  let height = max(heights.max() ?? 0, 60)
  var shapes: [Drawing.Shape] = []
  for (side, labels) in sides.enumerated() {
    var top = (height - heights[side]) / 2
    for lines in labels {
      let rowHeight = lines.count * Drawing.lineHeight + gap
      let y = top + rowHeight / 2
      // The ring is as high as the lists beside it: the further from the middle, the nearer to the axis.
      let away = (y - height / 2) * 2
      let reach = 34 - 22 * away * away / (height * height)
      let x = side == 0 ? middle + reach : middle - reach
      shapes.append(.line(x1: middle, y1: height / 2, x2: x, y2: y, .plain))
      shapes.append(.dot(x: x, y: y, .plain))
      shapes.append(
        .label(
          .init(
            x: side == 0 ? Drawing.width - labelWidth : labelWidth, y: top + gap / 2, lines: lines,
            anchor: side == 0 ? .start : .end)))
      top += rowHeight
    }
  }
  shapes.append(.dot(x: middle, y: height / 2, .plain))
  return Drawing(description: description, height: height, shapes: shapes)
}

/// Organisations in a list, with a bow between each two that worked together.
///
/// - Parameter pairs: places in `names`.
func bowDrawing(names: [String], pairs: [(Int, Int)], description: String) -> Drawing {
  let (start, gap) = (112, 8)
  var shapes: [Drawing.Shape] = []
  var points: [Int] = []
  var y = 0
  for name in names {
    let lines = TextWidth.wrapped(name, to: Drawing.width - start - 8, lines: 2)
    let height = lines.count * Drawing.lineHeight + gap
    points.append(y + height / 2)
    shapes.append(.label(.init(x: start + 8, y: y + gap / 2, lines: lines)))
    shapes.append(.dot(x: start, y: y + height / 2, .plain))
    y += height
  }
  for (one, other) in pairs {
    let reach = min(136, 16 + abs(points[other] - points[one]) * 120 / max(1, y))
    shapes.append(.bow(x: start - 4, from: points[one], to: points[other], reach: reach))
  }
  return Drawing(description: description, height: max(y, Drawing.lineHeight), shapes: shapes)
}
