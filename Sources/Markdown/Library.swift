import CArena
import CCMarkGFM

/// The C library with its extensions, set up once for the process.
///
/// Unchecked, and sound, since everything in it is written before the first use and only read from then on:
/// registration races (measured), so that it happens in the initialiser of a global.
struct Library: @unchecked Sendable {
  static let shared = Library()

  let table: OpaquePointer?
  let strikethrough: OpaquePointer?
  let autolink: OpaquePointer?
  let tasklist: OpaquePointer?
  /// Where a parse takes its memory from: the arena that its thread has opened. See ``Tree``.
  let memory: UnsafeMutablePointer<cmark_mem>
  /// By the library's number of a type, without the bits that say block or inline.
  private let kinds: UnsafePointer<Node.Kind>
  private static let kindCount = 64

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    table = cmark_find_syntax_extension("table")
    strikethrough = cmark_find_syntax_extension("strikethrough")
    autolink = cmark_find_syntax_extension("autolink")
    tasklist = cmark_find_syntax_extension("tasklist")
    // Kept as long as the process lives, as the library's own tables are.
    memory = .allocate(capacity: 1)
    memory.initialize(to: cmark_mem(calloc: arena_calloc, realloc: arena_realloc, free: arena_free))

    // Kept likewise: it is asked of every node, several times.
    let kinds = UnsafeMutablePointer<Node.Kind>.allocate(capacity: 2 * Self.kindCount)
    kinds.initialize(repeating: .other, count: 2 * Self.kindCount)
    func name(_ type: cmark_node_type, _ kind: Node.Kind) {
      let number = Int(type.rawValue & UInt32(CMARK_NODE_VALUE_MASK))
      precondition(number < Self.kindCount, "the C library numbers its node types as it did")
      let isBlock = type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
      kinds[isBlock ? number : Self.kindCount + number] = kind
    }
    name(CMARK_NODE_DOCUMENT, .document)
    name(CMARK_NODE_BLOCK_QUOTE, .quote)
    name(CMARK_NODE_LIST, .list)
    name(CMARK_NODE_ITEM, .item)
    name(CMARK_NODE_CODE_BLOCK, .codeBlock)
    name(CMARK_NODE_HTML_BLOCK, .htmlBlock)
    name(CMARK_NODE_PARAGRAPH, .paragraph)
    name(CMARK_NODE_HEADING, .heading)
    name(CMARK_NODE_THEMATIC_BREAK, .thematicBreak)
    name(CMARK_NODE_FOOTNOTE_DEFINITION, .footnoteDefinition)
    name(CMARK_NODE_TEXT, .text)
    name(CMARK_NODE_SOFTBREAK, .softBreak)
    name(CMARK_NODE_LINEBREAK, .lineBreak)
    name(CMARK_NODE_CODE, .code)
    name(CMARK_NODE_HTML_INLINE, .html)
    name(CMARK_NODE_EMPH, .emphasis)
    name(CMARK_NODE_STRONG, .strong)
    name(CMARK_NODE_LINK, .link)
    name(CMARK_NODE_IMAGE, .image)
    name(CMARK_NODE_FOOTNOTE_REFERENCE, .footnoteReference)

    // The extensions' types are numbered when they register, and no public header names them: a sample tells.
    let parser = cmark_parser_new(0)
    for syntax in [table, strikethrough] { cmark_parser_attach_syntax_extension(parser, syntax) }
    let sample: StaticString = "|~a~|\n|-|\n"
    sample.withUTF8Buffer { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    let document = cmark_parser_finish(parser)
    let sampleTable = cmark_node_first_child(document)
    let sampleRow = cmark_node_first_child(sampleTable)
    let sampleCell = cmark_node_first_child(sampleRow)
    let sampleDeletion = cmark_node_first_child(sampleCell)
    precondition(sampleDeletion != nil, "the C library has its table and strikethrough extensions")
    name(cmark_node_get_type(sampleTable), .table)
    name(cmark_node_get_type(sampleRow), .tableRow)
    name(cmark_node_get_type(sampleCell), .tableCell)
    name(cmark_node_get_type(sampleDeletion), .strikethrough)
    cmark_node_free(document)
    cmark_parser_free(parser)
    self.kinds = UnsafePointer(kinds)
  }

  func kind(of type: cmark_node_type) -> Node.Kind {
    let number = Int(type.rawValue & UInt32(CMARK_NODE_VALUE_MASK))
    guard number < Self.kindCount else { return .other }
    let isBlock = type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
    return kinds[isBlock ? number : Self.kindCount + number]
  }
}
