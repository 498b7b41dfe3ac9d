import Knowledge

/// A point of time on a line: years with their months as parts of 120, so that all is whole numbers.
struct TimeScale: Sendable {
  let first: Int
  let last: Int
  let left: Int
  let right: Int

  /// - Parameter dates: at least one.
  init(_ dates: [PartialDate], left: Int, right: Int) {
    first = dates.map(\.year).min() ?? 0
    last = max(first + 1, (dates.map(\.year).max() ?? 0) + 1)
    self.left = left
    self.right = right
  }

  /// Where a date lies; a year without a month at its beginning.
  func x(_ date: PartialDate) -> Int {
    let parts = (date.year - first) * 120 + ((date.month ?? 1) - 1) * 10
    return left + parts * (right - left) / ((last - first) * 120)
  }

  /// Years to name, as many as fit.
  var ticks: [Int] {
    let fits = (right - left) / (TextWidth.of("0000") + 12)
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000].first { (last - first) / $0 < fits } ?? 10_000
    return stride(from: (first + step - 1) / step * step, to: last, by: step).map { $0 }
  }

  /// The line with its years.
  func axis(y: Int) -> [Drawing.Shape] {
    [.line(x1: left, y1: y, x2: right, y2: y, .plain)]
      + ticks.flatMap { year -> [Drawing.Shape] in
        guard let date = PartialDate(String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year))
        else {
          return []
        }
        let x = x(date)
        return [
          .line(x1: x, y1: y, x2: x, y2: y + 4, .plain),
          .label(.init(x: min(max(x, 16), Drawing.width - 16), y: y + 6, lines: [String(year)], anchor: .middle)),
        ]
      }
  }
}

/// Events on a line for time, each with its number in the table beside; what has no date stands below, in its order.
///
/// - Returns: nil where fewer than two events have a date: there is nothing to see then.
func timelineDrawing(_ dates: [PartialDate?], description: String) -> Drawing? {
  let dated = dates.enumerated().compactMap { index, date in date.map { (number: index + 1, date: $0) } }
  guard dated.count > 1 else { return nil }
  let scale = TimeScale(dated.map(\.date), left: 12, right: Drawing.width - 12)
  // Numbers that would touch are set one above the other.
  var ends: [Int] = []
  let placed = dated.map { event -> (number: Int, x: Int, lane: Int) in
    let x = scale.x(event.date)
    let width = TextWidth.of(String(event.number))
    let lane = ends.firstIndex { $0 + 4 <= x - width / 2 } ?? ends.count
    if lane == ends.count { ends.append(0) }
    ends[lane] = x + (width + 1) / 2
    return (event.number, x, lane)
  }
  let axis = ends.count * Drawing.lineHeight + 8
  var shapes = scale.axis(y: axis)
  for event in placed {
    shapes.append(.dot(x: event.x, y: axis, .plain))
    let top = axis - 8 - (event.lane + 1) * Drawing.lineHeight
    shapes.append(.label(.init(x: event.x, y: top, lines: [String(event.number)], anchor: .middle)))
  }
  var height = axis + 6 + Drawing.lineHeight
  let undated = dates.indices.filter { dates[$0] == nil }.map { String($0 + 1) }
  if !undated.isEmpty {
    let lines = TextWidth.wrapped(
      "No date printed: " + undated.joined(separator: ", "), to: Drawing.width, lines: 4)
    shapes.append(.label(.init(x: 0, y: height + 6, lines: lines, style: .soft)))
    height += 6 + lines.count * Drawing.lineHeight
  }
  return Drawing(description: description, height: height, shapes: shapes)
}

/// Pieces of work as bars on a common line for time, each under its name.
///
/// - Parameter works: at least one; `to` is the end or, where none is known, the last date of which anything is known.
func spanDrawing(_ works: [(name: String, from: PartialDate, to: PartialDate?, hasEnd: Bool)], description: String)
  -> Drawing
{
  let scale = TimeScale(works.flatMap { [$0.from, $0.to].compactMap { $0 } }, left: 12, right: Drawing.width - 12)
  var shapes = scale.axis(y: 2)
  var y = 10 + Drawing.lineHeight + 6
  for work in works {
    let lines = TextWidth.wrapped(work.name, to: Drawing.width, lines: 2)
    shapes.append(.label(.init(x: 0, y: y, lines: lines)))
    y += lines.count * Drawing.lineHeight + 2
    let start = scale.x(work.from)
    let end = work.to.map(scale.x) ?? scale.right
    shapes.append(.bar(x: start, y: y, width: max(4, end - start), work.hasEnd ? .plain : .soft))
    y += 18
  }
  return Drawing(description: description, height: y, shapes: shapes)
}
