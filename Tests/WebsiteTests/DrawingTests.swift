import Knowledge
import Output
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
    }
    return problems
  }

  @Test("no label of the drawing of roles lies on another or outside", arguments: lists)
  func roles(names: [String]) {
    let roles = Self.names.prefix(5).map { $0 }
    let parties = names.enumerated().map { index, name in
      (name: name, roles: index % 4 == 0 ? [index % 5, (index + 2) % 5] : [index % 5], isNamed: index % 3 != 0)
    }
    #expect(problems(roleDrawing(roles: roles, parties: parties, description: "")) == [])
  }

  @Test("no label of a ring, of bows and of bars does", arguments: lists)
  func others(names: [String]) throws {
    #expect(problems(ringDrawing(neighbours: names, description: "")) == [])
    let pairs = names.indices.flatMap { one in names.indices.filter { $0 > one }.map { (one, $0) } }
    #expect(problems(bowDrawing(names: names, pairs: pairs, description: "")) == [])
    let works = names.enumerated().map { index, name in
      (name: name, from: index % 5 == 0 ? nil : PartialDate("20\(10 + index)"), to: PartialDate("20\(11 + index * 2)"))
    }
    #expect(problems(spanDrawing(works, description: "")) == [])
  }

  @Test(
    "no number of a timeline does, however close the dates",
    arguments: [
      ["2014", "2014", "2014", "2014-02", "2014-02-01"], ["1997", "2013", nil, nil, "2014"], ["0001", "9999"],
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
    roleDrawing(
      roles: ["<script>"], parties: [("</text><a>", [0], true), ("\"&", [0], true)], description: "\"><b>"
    ).write(into: &out)
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
  }
}

extension Optional {
  fileprivate var isNone: Bool { self.map { _ in false } ?? true }
}
