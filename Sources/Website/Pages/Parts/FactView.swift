import Templates

/// A fact in the strip under a title: one or more values, and what qualifies them.
struct FactView: View {
  let values: [ListedLinkView]
  /// What is said where there is no value: "not stated in the source".
  var missing: String?
  /// "as reported in 2017".
  var qualifier: String?

  static let names: [Name<Self>] = [
    .list("values", "The values, each a link or plain words.", \.values),
    .text("missing", "What is said where there is no value.", \.missing),
    .text("qualifier", "What limits the fact: when it was so, whether someone checked.", \.qualifier),
  ]

  /// Nil where nothing is known, and that says nothing.
  ///
  /// - Parameter separator: what stands between two values; a semicolon where a value may hold commas.
  init?(_ values: [LinkView], separator: String = ", ", missing: String? = nil, qualifier: String? = nil) {
    guard !values.isEmpty || missing != nil else { return nil }
    self.values = values.enumerated().map { ListedLinkView(link: $1, before: $0 == 0 ? "" : separator) }
    self.missing = values.isEmpty ? missing : nil
    self.qualifier = qualifier
  }

  /// The same for values that lead nowhere.
  init?(words: [String], missing: String? = nil, qualifier: String? = nil) {
    self.init(words.map { LinkView(label: $0) }, missing: missing, qualifier: qualifier)
  }

  /// The same for a single value that leads nowhere.
  init?(_ text: String?, missing: String? = nil, qualifier: String? = nil) {
    self.init(words: text.map { [$0] } ?? [], missing: missing, qualifier: qualifier)
  }
}
