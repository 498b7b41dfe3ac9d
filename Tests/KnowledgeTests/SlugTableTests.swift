import Testing

@testable import Knowledge

@Suite("Slugs in a table")
struct SlugTableTests {
  @Test("every slug is found by its number, and no other text is", arguments: [0, 1, 8, 9, 1_000])
  func finds(count: Int) {
    let slugs = (0..<count).map { "a-long-name-\($0)-of-an-entry" }
    let table = SlugTable(slugs)
    #expect(slugs.indices.allSatisfy { table[slugs[$0]] == $0 })
    #expect(
      ["", "a", "a-long-name-\(count)-of-an-entry", "a-long-name-0-of-an-entry-"].allSatisfy { table[$0] == nil })
  }

  @Test("a slug is found where it stands in other bytes")
  func findsBytes() {
    let table = SlugTable(["one", "two"])
    "../lessons/two.md".utf8.withContiguousStorageIfAvailable {
      #expect(table[UnsafeBufferPointer(rebasing: $0[11..<14])] == 1)
      #expect(table[UnsafeBufferPointer(rebasing: $0[11..<13])] == nil)
    }
  }

  @Test("of a slug that stands there twice, the first number counts")
  func takesTheFirst() {
    let table = SlugTable(["one", "two", "one"])
    #expect(table["one"] == 0)
    #expect(table["two"] == 1)
  }
}
