import Diagnostics

/// A value as its author wrote it: text, a list, a group of keys, or nothing; each with its place.
///
/// Nothing is typed here: `2009` and `true` are text, and what they mean is decided by the field that they stand in.
package struct YAMLNode: Sendable {
  /// A scalar's own text, quotes included; a collection's from its first child to its last, in brackets with them.
  package let place: Place
  package let content: Content

  package init(place: Place, content: Content) {
    self.place = place
    self.content = content
  }

  package enum Content: Sendable {
    /// Nothing, `~` or `null`. The place is the point right behind the colon or the dash.
    case empty
    case scalar(YAMLScalar)
    /// In the author's order; empty only for `[]`.
    case sequence([YAMLNode])
    /// In the author's order, no key twice; empty only for `{}`.
    case mapping([YAMLPair])
  }
}

/// A text, with what of its spelling later rules look at.
package struct YAMLScalar: Sendable {
  /// The text as YAML reads it: quotes, escapes and line folding are gone.
  package let text: String
  package let style: Style
  /// The comment behind an unquoted text on its last line, from `#` to its last character: YAML drops it in silence.
  package let cutOff: Place?

  package init(text: String, style: Style, cutOff: Place? = nil) {
    self.text = text
    self.style = style
    self.cutOff = cutOff
  }

  /// How a text is marked as such (YAML 1.2, chapters 7.3 and 8.1).
  package enum Style: Sendable, CaseIterable {
    /// Without quotes.
    case plain
    case singleQuoted, doubleQuoted
    /// After `|`: lines stay lines.
    case literal
    /// After `>`: lines are joined.
    case folded
  }
}

/// A key and its value.
package struct YAMLPair: Sendable {
  package let key: Located<String>
  package let value: YAMLNode

  package init(key: Located<String>, value: YAMLNode) {
    self.key = key
    self.value = value
  }
}
