/// A piece of a template's text, as a tree; ranges are bytes of the file.
indirect enum Node: Sendable {
  /// The blanks at the beginning of a line that is not a standalone tag's; maybe none.
  case margin(Range<Int>)
  case literal(Range<Int>)
  case variable(Tag)
  case section(Tag, [Node])
  /// The margin is that of a standalone tag, which indents what is put in.
  case partial(Tag, margin: Range<Int>?)
  case parent(Tag, margin: Range<Int>?, [Block])
  case block(Block)
}

/// `{{$name}}…{{/name}}`: a place that a child may fill, or what fills it.
struct Block: Sendable {
  enum Opening: Sendable {
    /// The opening tag has a line for itself.
    case alone(margin: Range<Int>)
    /// The opening tag is the first on its line.
    case leading(margin: Range<Int>)
    case inline
  }

  let tag: Tag
  let opening: Opening
  /// The blanks before the first line inside; nil where the content begins on the line of its tag, or is empty.
  let margin: Range<Int>?
  let nodes: [Node]
}
