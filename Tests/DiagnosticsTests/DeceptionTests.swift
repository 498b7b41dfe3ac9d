import Testing

@testable import Diagnostics

@Suite("What makes people read something else than is written")
struct DeceptionTests {
  private func first(_ text: String, joinersAllowed: Bool = false) -> Deception? {
    var text = text
    return text.withUTF8 { Deception.first(in: $0, joinersAllowed: joinersAllowed) }
  }

  @Test(
    "characters that nobody sees are found",
    arguments: [
      "\u{202e}", "\u{2066}", "\u{200b}", "\u{61c}", "\u{ad}", "\u{34f}", "\u{3164}", "\u{2800}", "\u{feff}",
      "\u{e0041}",
      "\u{e0100}", "\u{e000}", "\u{85}", "\u{fffc}", "\u{7}", "\u{0}", "\u{7f}",
    ])
  func hidden(character: String) {
    #expect(first("Rise\(character) up") == character.unicodeScalars.first.map { .hidden($0) })
  }

  @Test("characters that join others may stand where emoji and other scripts need them")
  func joiners() {
    #expect(first("👩\u{200d}👧") == .hidden("\u{200d}"))
    #expect(first("👩\u{200d}👧", joinersAllowed: true) == nil)
  }

  @Test(
    "words that look like others are found",
    arguments: [
      ("R\u{456}se", "R\u{456}se"), ("ask p\u{430}ypal now", "p\u{430}ypal"), ("\u{39f}pen", "\u{39f}pen"),
      ("Help \u{43e}\u{440}\u{435} x", "\u{43e}\u{440}\u{435}"), ("\u{ff32}\u{ff49}se", "\u{ff32}\u{ff49}se"),
      ("\u{1d411}ise", "\u{1d411}ise"),
      ("\u{212a}elvin", "\u{212a}elvin"),
    ])
  func lookAlikes(text: String, word: String) { #expect(first(text) == .lookAlike(word: word)) }

  @Test(
    "texts that are what they seem are left alone",
    arguments: [
      "Rise", "Dŷ Gwyn’s “café” – £5, 10 °C", "Привет, мир", "это хор и сухое море", "ελληνικά", "مرحبا", "日本語",
      "Ştefan Łódź", "e\u{301}",
      "5 µm, ½, ™, №", "👍️",
    ])
  func honest(text: String) { #expect(first(text) == nil) }
}
