import CCMarkGFM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A node of the C library's tree, with names of our own.
///
/// It is sound only while the ``Tree`` it came from lives: both are internal, a node is never stored beyond the walk,
/// and the walk runs inside a borrow of the tree.
struct Node: Equatable {
  enum Kind: UInt8 {
    case other
    case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, html, emphasis, strong, link, image, footnoteReference, strikethrough

    /// Whether the content of such a node is inlines.
    var holdsInlines: Bool {
      switch self {
      case .paragraph, .heading, .tableCell: true
      default: false
      }
    }
  }

  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }
  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var kind: Kind { Library.shared.kind(of: cmark_node_get_type(pointer)) }

  var parent: Node? { Node(cmark_node_parent(pointer)) }
  var next: Node? { Node(cmark_node_next(pointer)) }
  var firstChild: Node? { Node(cmark_node_first_child(pointer)) }

  /// Lines of the text that was fed, from 1; 0 where the library does not know.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  /// Columns in bytes, from 1; 0 where the library does not know, and often wrong: see ``InlinePlacement``.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }

  /// The text of a text, code or HTML node, or of a code block; for a footnote reference, its number.
  var literal: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(pointer)) }
  /// What a paragraph, heading or cell was before its inlines were parsed: its lines without what their containers
  /// put before them, each ended by a line feed (the last perhaps not).
  ///
  /// Empty for a block without inlines: the library hands out 32 bytes that it never wrote to (found by valgrind).
  var source: UnsafeBufferPointer<UInt8> {
    firstChild == nil ? bytes(nil) : bytes(cmark_node_get_string_content(pointer))
  }
  /// Whether a sign of ASCII stands in ``source``, asked for without measuring it.
  func sourceHolds(_ sign: UInt8) -> Bool {
    guard firstChild != nil, let content = cmark_node_get_string_content(pointer) else { return false }
    return strchr(content, CInt(sign)) != nil
  }
  var address: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_title(pointer)) }
  var fenceInfo: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_fence_info(pointer)) }

  /// The fence that opened a code block, or nil for an indented one.
  var fence: (length: Int, character: UInt8)? {
    var length: CInt = 0
    var offset: CInt = 0
    var character: CChar = 0
    guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
    return (Int(length), UInt8(bitPattern: character))
  }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// Whether an item is a task; only the tasklist extension claims items.
  var isTask: Bool { cmark_node_get_syntax_extension(pointer) != nil }
  var isTaskDone: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }
  /// `l`, `c`, `r` or 0 for each column of a table.
  var alignments: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: cmark_gfm_extensions_get_table_alignments(pointer),
      count: Int(cmark_gfm_extensions_get_table_columns(pointer)))
  }

  /// What the library itself writes for this node and what is under it.
  func libraryHTML() -> [UInt8] {
    // It takes its memory where the node has it from, so that it goes with the tree.
    Array(bytes(cmark_render_html(pointer, CMARK_OPT_DEFAULT, nil)))
  }

  /// The library ends every text with a NUL of its own and admits none inside, so that its length is that of a C text;
  /// it stays where it is until the tree is freed.
  private func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    let count = strlen(text)
    return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
  }
}
