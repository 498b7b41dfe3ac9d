import Diagnostics

/// What makes people read something else than is written. Fields of front matter are held to the first two as well.
extension Rule {
  package static let hiddenCharacter = bodyRule(
    "hidden-character", .error, "a character that cannot be seen",
    manual: """
      The text holds a character that no reader sees, often brought along by copying from a document or a web page. \
      Some of them turn the direction of text around, so that a page says something else than the file.

      Type the words again instead of pasting them.
      """,
    mistake: "Write to North\u{202e}town.\n",
    remedy: "Write to Northtown.\n")

  package static let lookAlikeLetters = bodyRule(
    "look-alike-letters", .warning, "a word with letters that look like others",
    manual: """
      A word mixes Latin letters with letters of another script that look the same, or is made of nothing but those. \
      It reads like one word and is another: a search does not find it, and a false name can pass for a true one.

      Type the word again. If it is right as it is, leave it.
      """,
    mistake: "They work with R\u{456}se.\n",
    remedy: "They work with Rise.\n")

  package static let misleadingLink = bodyRule(
    "misleading-link", .warning, "a link that shows one address and leads to another",
    manual: """
      The words of the link are the address of one site, and it leads to another. Readers would trust what they see.

      Write as words what the link leads to.
      """,
    mistake: "See [https://www.gov.uk](https://example.org/).\n",
    remedy: "See [the guidance](https://example.org/).\n")
}

extension Unicode.Scalar {
  /// What a message says of a hidden character.
  package var hiddenWords: String {
    "this text holds a character that cannot be seen (U+\(String(value, radix: 16, uppercase: true)))"
  }
}

package func lookAlikeWords(_ word: String) -> String {
  "`\(word)` has letters that look like others, or are of two scripts"
}
package let lookAlikeHint = "type the word again with the letters of your keyboard"
