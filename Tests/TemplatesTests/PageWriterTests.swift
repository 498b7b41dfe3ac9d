import Output
import Testing

@Suite("writing a page piece by piece")
struct PageWriterTests {
  @Test(
    "pieces of any size come out whole and in their order, whatever fits into the room",
    arguments: [0, 1, 8_190, 8_191, 8_192, 8_193, 20_000])
  func pieces(size: Int) {
    let text = String(repeating: "a", count: max(0, size - 1)) + "<é"
    var expected = Bytes("before".utf8)
    for _ in 0..<3 {
      expected.append(escaped: text)
      expected += Bytes(text.utf8) + Bytes("itself".utf8)
    }
    var bytes = Bytes("before".utf8)
    PageWriter.write(into: &bytes) { page in
      for _ in 0..<3 {
        page.append(escaped: text)
        Bytes(text.utf8).withUnsafeBufferPointer { page.append($0) }
        page.withBytes { $0 += Bytes("itself".utf8) }
      }
    }
    #expect(bytes == expected)
  }

  @Test("a literal comes out as it is, however long it is and whatever fits into the room", arguments: 0...40)
  func literals(length: Int) {
    let text = Bytes((0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) })
    let literal = Literal(1..<1 + length, of: [0] + text + Bytes(repeating: 0, count: Literal.margin))
    for filled in [0, 8_190 - length, 8_192 - length, 8_193 - length, 9_000] {
      let before = Bytes(repeating: UInt8(ascii: "-"), count: filled)
      var bytes = Bytes()
      PageWriter.write(into: &bytes) { page in
        before.withUnsafeBufferPointer { page.append($0) }
        page.append(literal)
        page.append(literal)
        page.append("end")
      }
      #expect(bytes == before + text + text + Bytes("end".utf8))
    }
  }

  @Test("what must be escaped is, wherever it stands and however long the text is", arguments: 0...72)
  func escaping(length: Int) {
    let escapes: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
    for place in 0...length {
      for sign in ["&", "<", ">", "\"", "'", "#", "é", ""] {
        let text = String(repeating: "a", count: place) + sign + String(repeating: "b", count: length - place)
        for text in [text, text + sign, "'" + text + sign + sign] {
          let expected = Bytes(text.map { escapes[$0] ?? String($0) }.joined().utf8)
          var bytes = Bytes()
          PageWriter.write(into: &bytes) { $0.append(escaped: text) }
          #expect(bytes == expected)
        }
      }
    }
  }

  @Test(
    "a text is what was written, whether it fits into the room or not", arguments: [0, 1, 15, 16, 1_000, 1_024, 5_000])
  func texts(size: Int) {
    let piece = String(repeating: "é", count: size)
    let text = String.written { text in
      text.append(verbatim: piece)
      text.append("–")
      text.append(decimal: -12)
      text.append(decimal: 1_234)
      text.append(decimal: 987)
      text.append(verbatim: piece)
    }
    #expect(text == piece + "–-121234987" + piece)
  }

  @Test("texts are sorted by their bytes, equal ones in the order in which they came") func sorting() {
    #expect(sortedByBytes(["b", "", "ab", "a", "é", "a", "aa"]) == [1, 3, 5, 6, 2, 0, 4])
    #expect(sortedByBytes([]) == [])
    #expect(sortedByBytes(["", ""]) == [0, 1])
  }
}
