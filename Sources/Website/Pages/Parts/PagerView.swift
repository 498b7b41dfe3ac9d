import Templates

/// The way through the pages of a list.
struct PagerView: View {
  /// "137 case studies, page 2 of 3".
  let words: String
  var previous: LinkView?
  var next: LinkView?

  static let names: [Name<Self>] = [
    .text("words", "What is listed, and which page this is.", \.words),
    .one("previous", "The page before.", \.previous),
    .one("next", "The page after.", \.next),
  ]

  /// Nil where there is but one page.
  /// - Parameter address: where a page stands, by its number.
  init?(_ what: String, page number: Int, of count: Int, here: Here, _ address: (Int) -> Address) {
    guard count > 1 else { return nil }
    words = "\(what.sentenceStart), \(pageWords(number, of: count))"
    func link(_ other: Int, _ label: String) -> LinkView? {
      (1...count).contains(other)
        ? LinkView(label: "\(label): \(pageWords(other, of: count))", address: here.link(address(other))) : nil
    }
    previous = link(number - 1, "Previous")
    next = link(number + 1, "Next")
  }
}
