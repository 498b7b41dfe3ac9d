import Output
import Testing

@testable import kbgen

@Suite("What is looked up by digest")
struct DigestTableTests {
  private func digest(_ number: Int) -> Digest { Digest(of: Bytes("\(number)".utf8)) }

  @Test("a value is found by its digest, whether or not room was made for it, and no other is", arguments: [0, 1_000])
  func values(room: Int) {
    var table = DigestTable<Int>()
    #expect(table[digest(0)] == nil)
    table.reserveCapacity(room)
    for number in 0..<700 { table.set(number, for: digest(number)) }
    table.set(-1, for: digest(3))
    #expect(table.count == 700)
    #expect((0..<700).allSatisfy { table[digest($0)] == ($0 == 3 ? -1 : $0) })
    #expect((700..<1_400).allSatisfy { table[digest($0)] == nil })
    #expect(table.keys == (0..<700).map(digest))
  }
}
