import Knowledge
import Output
import TestNumbers
import TestSupport
import Testing

@testable import Website

@Suite("Drawings")
struct DrawingTests {
  private static let names = [
    "Rise", "W", String(repeating: "W", count: 90),
    "A name that goes on and on " + String(repeating: "and on ", count: 30),
    "Devon and Cornwall Police and Crime Commissioner", "Elusive <b>&amp;</b> \"quoted\"", "日本語の組織名はとても長いことがあります",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", " ", "é",
    "mmmmmmmmmm mmmmmmmmmm mmmmmmmmmm mmmmmmmmm",
  ]

  /// Many lists of names, long and short ones mixed in an order that is the same every time.
  private static let lists: [[String]] = (1...24).map { length in
    (0..<length).map { names[($0 * 7 + length * 3) % names.count] }
  }

  private func problems(_ drawing: Drawing?) -> [String] {
    guard let drawing else { return [] }
    var problems: [String] = []
    let labels = drawing.labels
    for (index, label) in labels.enumerated() {
      let box = label.box
      if box.x.lowerBound < 0 || box.x.upperBound > Drawing.width || box.y.lowerBound < 0
        || box.y.upperBound > drawing.height
      {
        problems.append("\(label.lines) leaves the drawing: \(box) of \(drawing.height)")
      }
      for other in labels[(index + 1)...] {
        let otherBox = other.box
        if box.x.overlaps(otherBox.x), box.y.overlaps(otherBox.y) {
          problems.append("\(label.lines) on \(other.lines)")
        }
      }
      for shape in drawing.shapes where reach(of: shape).map({ $0.x.overlaps(box.x) && $0.y.overlaps(box.y) }) ?? false
      {
        problems.append("\(shape) on \(label.lines)")
      }
    }
    for shape in drawing.shapes {
      guard let (x, y) = reach(of: shape) else { continue }
      if x.lowerBound < 0 || x.upperBound > Drawing.width + 1 || y.lowerBound < 0 || y.upperBound > drawing.height + 1 {
        problems.append("\(shape) leaves the drawing")
      }
    }
    return problems
  }

  /// The box in which a line, a dot or a bar lies; nil for a label.
  private func reach(of shape: Drawing.Shape) -> (x: Range<Int>, y: Range<Int>)? {
    func box(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) -> (x: Range<Int>, y: Range<Int>) {
      (min(x1, x2)..<(max(x1, x2) + 1), min(y1, y2)..<(max(y1, y2) + 1))
    }
    switch shape {
    case .line(let x1, let y1, let x2, let y2, _), .link(let x1, let y1, let x2, let y2, _): return box(x1, y1, x2, y2)
    // A curve of this kind goes three quarters of the way to its handles.
    case .bow(let x, let from, let to, let reach): return box(x, from, x - reach * 3 / 4, to)
    case .dot(let x, let y, _): return box(x - 3, y - 3, x + 3, y + 3)
    case .bar(let x, let y, let width, _): return box(x, y, x + width, y + 5)
    case .label: return nil
    }
  }

  @Test("nothing lies on a label or outside in the drawings of 300 made-up case studies")
  func many() {
    var numbers = SeededNumbers(7)
    func next(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &numbers) }
    let letters = ["W", "i", "m", "é", "Œ", "日", "f", " ", " ", "-", "T", "o", "a", "<", "&"]
    func name() -> String {
      next(4) == 0
        ? Self.names[next(Self.names.count)] : (0...next(70)).map { _ in letters[next(letters.count)] }.joined()
    }
    func date() -> PartialDate? {
      let year = String(1970 + next(60))
      return [nil, PartialDate(year), PartialDate(year + "-0\(1 + next(9))")][next(3)]
    }
    var studies: [(name: String, from: PartialDate, to: PartialDate?, hasEnd: Bool)] = []
    for number in 1...300 {
      let roles = (0...next(9)).map { _ in name() }
      let parties = (0...next(24)).map { _ in
        (name: name(), roles: Set((0...next(4)).map { _ in next(roles.count) }).sorted(), isNamed: next(4) > 0)
      }
      let drawings = [
        roleDrawing(roles: roles.map(roleLines), parties: parties, description: ""),
        timelineDrawing((0...next(20)).map { _ in date() }, description: ""),
        ringDrawing(neighbours: parties.map(\.name), description: ""),
      ]
      for drawing in drawings { #expect(problems(drawing) == [], "case study \(number)") }
      if let from = date() { studies.append((name(), from, date().map { max($0, from) }, next(2) == 0)) }
    }
    #expect(problems(spanDrawing(studies, description: "")) == [])
  }

  @Test("no label of the drawing of roles lies on another or outside", arguments: lists)
  func roles(names: [String]) {
    let roles = Self.names.prefix(5).map { $0 }
    let parties = names.enumerated().map { index, name in
      (name: name, roles: index % 4 == 0 ? [index % 5, (index + 2) % 5] : [index % 5], isNamed: index % 3 != 0)
    }
    #expect(problems(roleDrawing(roles: roles.map(roleLines), parties: parties, description: "")) == [])
  }

  @Test("no label of a ring, of bows and of bars does", arguments: lists)
  func others(names: [String]) throws {
    #expect(problems(ringDrawing(neighbours: names, description: "")) == [])
    let pairs = names.indices.flatMap { one in names.indices.filter { $0 > one }.map { (one, $0) } }
    #expect(problems(bowDrawing(names: names, pairs: pairs, description: "")) == [])
    let works = names.enumerated().map { index, name in
      PartialDate("20\(10 + index)").map { (name, $0, PartialDate("20\(11 + index * 2)"), index % 5 != 0) }
    }.compactMap { $0 }
    #expect(problems(spanDrawing(works, description: "")) == [])
  }

  @Test(
    "no number of a timeline does, however close the dates",
    arguments: [
      ["2014", "2014", "2014", "2014-02", "2014-02-01"], ["1997", "2013", nil, nil, "2014"], ["1000", "9999"],
      ["2009"] + Array(repeating: "2015", count: 40), ["2009", "2010"] + Array(repeating: nil, count: 60),
      ["1066", "1914", "1939", "2000", "2001", "2002", "2003", "2004"],
    ] as [[String?]])
  func timeline(dates: [String?]) throws {
    let drawing = try #require(timelineDrawing(dates.map { $0.flatMap { PartialDate($0) } }, description: ""))
    #expect(problems(drawing) == [])
    for number in 1...dates.count {
      let labels = drawing.labels.filter { !$0.lines.contains { $0.count == 4 } }.flatMap(\.lines).joined(
        separator: " ")
      #expect(labels.contains("\(number)") || labels.contains("…"), "event \(number)")
    }
  }

  @Test("there is no timeline without two dates, and no ring without two neighbours")
  func nothing() {
    #expect(timelineDrawing([PartialDate("2014"), nil], description: "").isNone)
    #expect(ringDrawing(neighbours: ["Rise"], description: "").isNone)
  }

  @Test("a ring has twelve neighbours at most")
  func twelve() throws {
    let drawing = try #require(ringDrawing(neighbours: (1...40).map { "Name \($0)" }, description: ""))
    #expect(drawing.labels.count == 12)
  }

  @Test("what an author wrote cannot leave its place in the drawing")
  func escaped() throws {
    var out = Bytes()
    let drawing = roleDrawing(
      roles: [["<script>"]], parties: [("</text><a>", [0], true), ("\"&", [0], true)], description: "\"><b>")
    PageWriter.write(into: &out) { drawing.write(into: &$0) }
    let text = String(decoding: out, as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains("<a>") && !text.contains("<b>"))
    #expect(text.contains("&lt;script&gt;") && text.contains("aria-label=\"&quot;&gt;&lt;b&gt;\""))
  }

  @Test("words are wrapped and cut, and none is wider than it may be")
  func width() {
    for name in Self.names {
      for width in [40, 96, 152] {
        let lines = TextWidth.wrapped(name, to: width, lines: 3)
        #expect((1...3).contains(lines.count))
        #expect(lines.allSatisfy { TextWidth.of($0) <= width }, "\(lines)")
      }
    }
  }

  @Test("the pages of a large site show all that is there, each with a drawing that holds its own")
  func pages() throws {
    let pages = SampleSite.pages
    #expect(pages["case-studies/front-door.html"]?.contains("<svg class=\"drawing\" role=\"img\"") == true)
    #expect(pages["organisations/network/index.html"]?.contains("<svg class=\"drawing\"") == true)
    #expect(pages["case-studies/timeline/index.html"]?.contains("One front door") == true)
    let large = try SampleSite.built(LargeSite.folder)
    #expect(large["case-studies/timeline/page/2.html"] != nil)
    #expect(large["organisations/network/page/2.html"] != nil)
    let network = String(decoding: try #require(large["organisations/network/index.html"]), as: UTF8.self)
    #expect((1...60).contains(network.matches(of: #/<path /#).count), "more bows than can be told apart")
  }
}

extension Optional {
  fileprivate var isNone: Bool { self.map { _ in false } ?? true }
}
