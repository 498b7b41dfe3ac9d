import Diagnostics
import Knowledge
import Testing

@Suite("Dates")
struct PartialDateTests {
  @Test(
    "a year, a month and a day are read",
    arguments: [
      ("2009", "2009"), ("2014-05", "May 2014"), ("2014-05-01", "1 May 2014"), ("2024-02-29", "29 February 2024"),
    ]
  )
  func read(text: String, shown: String) {
    #expect(PartialDate(text)?.text == shown)
    #expect(PartialDate(text)?.machineText == text)
  }

  @Test(
    "what is no date is not read",
    arguments: [
      "", "09", "2014-5", "2014-13", "2023-02-29", "2014-00", "2014-05-00", "2014-05-01-01", "-2014", "２０１４", "0000",
    ])
  func refuse(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test("a year is neither before nor after one of its months")
  func before() throws {
    let year = try #require(PartialDate("2014"))
    let month = try #require(PartialDate("2014-05"))
    let next = try #require(PartialDate("2015"))
    #expect(!year.isBefore(month) && !month.isBefore(year))
    #expect(month.isBefore(next) && !next.isBefore(month))
    #expect([next, month, year].sorted() == [year, month, next])
  }
}

@Suite("Slugs")
struct SlugTests {
  @Test(
    "a name gives a slug",
    arguments: [
      ("Brighton Women's Centre", "brighton-womens-centre"), ("Brighton Women’s Centre", "brighton-womens-centre"),
      ("Café & Co.", "cafe-and-co"), ("  RECOOP  ", "recoop"), ("Ünïcode—dash", "unicode-dash"), ("???", ""), ("", ""),
    ])
  func make(name: String, expected: String) {
    #expect(makeSlug(from: name) == expected)
    #expect(expected.isEmpty || isSlug(expected))
  }

  @Test(
    "what cannot be an address is no slug", arguments: ["", "A", "a_b", "-a", "a-", "a--b", "a/b", "..", "é", "a b"])
  func refuse(text: String) {
    #expect(!isSlug(text))
  }

  @Test("a slug is one by each of its letters, wherever it stands among eight", arguments: [1, 2, 7, 8, 9, 17])
  func letters(count: Int) {
    let letters = (0..<count).map { $0 % 5 == 3 ? "-" : "q" }
    let plain = Set("abcdefghijklmnopqrstuvwxyz0123456789-".map(String.init))
    var wrong: [String] = []
    for index in letters.indices {
      for byte in UInt8(0)...0x7f {
        var changed = letters
        changed[index] = String(UnicodeScalar(byte))
        let (text, isPlain) = (changed.joined(), changed.allSatisfy(plain.contains))
        let isOne = isPlain && !text.hasPrefix("-") && !text.hasSuffix("-") && !text.contains("--")
        if isSlug(text) != isOne { wrong.append(text) }
      }
    }
    #expect(wrong == [])
  }
}

@Suite("Paths of content")
struct ContentPathTests {
  @Test(
    "a path says what a file is for",
    arguments: [
      ("content/site.yml", ContentPath.site),
      ("content/lessons/start-small.md", .entry(.lesson, slug: "start-small")),
      ("content/images/door.png", .image(name: "door.png")),
      ("content/README.md", .passedOver), ("content/lessons/README.md", .passedOver),
      ("content/.obsidian/app.json", .passedOver),
      ("content/lesson/start-small.md", .wrong(.folder("lesson"))),
      ("content/notes.md", .wrong(.folder(""))),
      ("content/lessons/more/start-small.md", .wrong(.subfolder(.lesson))),
      ("content/lessons/Start Small.md", .wrong(.name(.lesson, suggestion: "start-small"))),
      ("content/lessons/start-small.MD", .wrong(.name(.lesson, suggestion: "start-small"))),
      ("content/lessons/start-small.docx", .wrong(.ending(.lesson, name: "start-small.docx"))),
    ])
  func meaning(path: String, expected: ContentPath) {
    #expect(ContentPath(path) == expected)
  }
}

@Suite("Text in UTF-8")
struct UTF8Tests {
  @Test("sound text has no fault", arguments: ["", "plain", "£ – “café” 日本 👍🏽", "\u{10ffff}\u{d7ff}\u{e000}"])
  func sound(text: String) {
    #expect(Array(text.utf8).firstNonUTF8 == nil)
  }

  @Test("the first byte that belongs to no character is found")
  func faults() {
    let cases: [([UInt8], Int)] = [
      ([0x61, 0xa3], 1), ([0xc0, 0x80], 0), ([0xe0, 0x80, 0x80], 0), ([0xed, 0xa0, 0x80], 0),
      ([0xf4, 0x90, 0x80, 0x80], 0),
      ([0x61, 0x62, 0xe2, 0x82], 2), ([0xff], 0), ([0xf8, 0x88, 0x80, 0x80], 0),
    ]
    for (bytes, offset) in cases { #expect(bytes.firstNonUTF8 == offset) }
  }
}

@Suite("White space")
struct WhiteSpaceTests {
  @Test(
    "runs of white space become one space, and none is left at the ends",
    arguments: [
      ("", ""), (" ", ""), ("a b", "a b"), ("a  b", "a b"), (" a", "a"), ("a ", "a"), ("a\n b\tc", "a b c"),
      ("a\u{a0}b", "a b"), ("a\u{2003}\u{3000}b", "a b"), ("“é” – £5", "“é” – £5"),
      ("  a \t b\r\n\r\nc  ", "a b c"), ("\u{c} ", ""), ("a\u{1c}  b", "a\u{1c} b"),
    ])
  func fold(text: String, expected: String) {
    #expect(text.foldingWhiteSpace() == expected)
  }
}
