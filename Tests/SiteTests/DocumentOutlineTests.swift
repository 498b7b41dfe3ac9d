import Testing

@Suite("What a place in a document names")
struct DocumentOutlineTests {
  private let outline = DocumentOutline(parts: [
    .init(part: "Chapter 1", paragraphs: 2, points: 3),
    .init(part: "Chapter 1, The end", paragraphs: 4),
    .init(part: "Chapter 2, heading"),
    .init(notes: 2),
  ])

  @Test(
    "a place is read with all its numbers",
    arguments: [
      ("Chapter 1, paragraph 2", ["Chapter 1, paragraph 2"]),
      ("Chapter 1, points 1 to 3", ["Chapter 1, point 1", "Chapter 1, point 2", "Chapter 1, point 3"]),
      (
        "Chapter 1, The end, paragraphs 1 and 4",
        ["Chapter 1, The end, paragraph 1", "Chapter 1, The end, paragraph 4"]
      ),
      ("Chapter 1, paragraph 1; The end, paragraph 3", ["Chapter 1, paragraph 1", "Chapter 1, The end, paragraph 3"]),
      ("Chapter 1, paragraph 1, note 2", ["Chapter 1, paragraph 1", "note 2"]),
      ("notes 1 and 2", ["note 1", "note 2"]),
      ("Chapter 2, heading", ["Chapter 2, heading"]),
    ])
  func read(locator: String, places: [String]) {
    let read = outline.read(locator)
    #expect(read.places == Set(places))
    #expect(read.unknown == [])
  }

  @Test(
    "a place that the document does not have is told",
    arguments: [
      "Chapter 3, paragraph 1", "Chapter 1, paragraph 3", "Chapter 1, paragraphs 1 to 3", "Chapter 1, The beginning",
      "page 4", "note 3", "The end",
    ])
  func unknown(locator: String) {
    #expect(!outline.read(locator).unknown.isEmpty)
  }
}
