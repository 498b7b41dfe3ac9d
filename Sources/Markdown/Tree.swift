import CArena
import CCMarkGFM
import Output

/// The C library's tree of one text; freed with its owner.
///
/// All that the library needs for it stands in an arena of the thread, and goes with it: node by node, taking and giving back
/// memory was a fifth of the library's time. Sound because a tree never leaves the function that parsed it, which runs on
/// one thread from beginning to end and parses nothing else meanwhile; an arena that is opened twice ends the program.
struct Tree: ~Copyable {
  /// Set by the initialiser, gone with the deinitialiser, and never copied: the tree has one owner.
  private let document: OpaquePointer

  var root: Node { Node(document) }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - text: no longer and no deeper than ``Limits`` allow: without them the library may take minutes.
  ///   - places: whether columns are wanted.
  init(_ text: UnsafeBufferPointer<UInt8>, _ census: ByteCensus, autolink: Bool, places: Bool) {
    let library = Library.shared
    arena_open()
    // Without it lines are wrong after a span of several lines; with it a footnote's name that holds such a span is cut.
    // Looking for footnotes takes the library several walks through the tree.
    let footnotes = census[UInt8(ascii: "^")] > 0 ? CMARK_OPT_FOOTNOTES : 0
    let parser = cmark_parser_new_with_mem(footnotes | (places ? CMARK_OPT_SOURCEPOS : 0), library.memory)
    let hasTilde = census[UInt8(ascii: "~")] > 0
    cmark_parser_attach_syntax_extension(parser, library.table)
    if hasTilde { cmark_parser_attach_syntax_extension(parser, library.strikethrough) }
    if autolink { cmark_parser_attach_syntax_extension(parser, library.autolink) }
    cmark_parser_attach_syntax_extension(parser, library.tasklist)
    // The library reads `count` bytes and keeps none of them.
    text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    let document =
      hasTilde || autolink
      ? InlineTable.shared.alone { cmark_parser_finish(parser) }
      : InlineTable.shared.sideBySide { cmark_parser_finish(parser) }
    guard let document else { preconditionFailure("a parser is finished once") }
    self.document = document
  }

  deinit { arena_close() }
}
