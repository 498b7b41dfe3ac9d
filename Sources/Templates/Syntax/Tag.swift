/// A tag as its author wrote it.
struct Tag: Sendable {
  enum Kind: Sendable {
    case variable, section, inverted, close, partial, parent, block, comment
    /// A variable in triple braces or with `&`.
    case raw
  }

  let kind: Kind
  /// Empty for a comment.
  let name: String
  let nameBytes: Range<Int>
  /// From the first brace to the last.
  let bytes: Range<Int>
  /// Reported already; the tag only stands for itself, so that its closing tag is not reported as well.
  var isMisnamed = false

  /// The tag that closes this one, for messages.
  var closing: String { "{{/\(name)}}" }

  /// The tag itself, for messages.
  var spelling: String {
    switch kind {
    case .variable: "{{\(name)}}"
    case .raw: "{{{\(name)}}}"
    case .section: "{{#\(name)}}"
    case .inverted: "{{^\(name)}}"
    case .close: "{{/\(name)}}"
    case .partial: "{{>\(name)}}"
    case .parent: "{{<\(name)}}"
    case .block: "{{$\(name)}}"
    case .comment: "{{!…}}"
    }
  }
}
