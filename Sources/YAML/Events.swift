import CYAML
import Output

/// The signs before a value that kbgen refuses; both are nearly always false.
struct Properties {
  let hasAnchor: Bool
  let hasTag: Bool
}

/// Why libyaml went no further, in its own words.
struct Fault {
  let problem: String
  let context: String
  /// Offset of the byte where it noticed; often far behind the mistake.
  let problemOffset: Int
  /// Offset of what it was reading then: an opening quote, a list's first item.
  let contextOffset: Int?
  /// The text is no UTF-8, or holds a character that YAML does not allow.
  let isUnreadable: Bool
}

/// Gives every event in a part of a text to a builder until it wants no more; returns what stopped libyaml, if anything.
///
/// This is all of libyaml that the program meets.
func readEvents(_ text: Bytes, in range: Range<Int>, _ builder: inout TreeBuilder) -> Fault? {
  var offsets = CharacterOffsets(text, range)
  var parser = yaml_parser_t()
  // Sound because `parser` is not moved inside the closure, every call that keeps its address lies in there, and
  // `yaml_parser_delete` frees all that libyaml allocated before the closure is left.
  return withUnsafeMutablePointer(to: &parser) { parser in
    guard yaml_parser_initialize(parser) == 1 else { fatalError("out of memory") }
    defer { yaml_parser_delete(parser) }
    // Without it, bytes that look like another encoding's byte order mark would be decoded as that.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // Sound because the buffer outlives the parse: libyaml reads it only inside `yaml_parser_parse`, never writes to
    // it, and is given the exact number of bytes.
    return text.withUnsafeBufferPointer { whole in
      let part = UnsafeBufferPointer(rebasing: whole[range])
      yaml_parser_set_input_string(parser, part.baseAddress, part.count)
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
          return fault(of: parser.pointee, range, &offsets)
        }
        // Sound because libyaml filled the event in, and what `give` makes of it holds copies only.
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
        give(&event, &offsets, to: &builder)
        if builder.isStopped { return nil }
      }
    }
  }
}

/// Copies what an event holds, in bytes of the whole file, into the tree. Reads that member of libyaml's union which the
/// event's type names, as its manual demands.
private func give(_ event: inout yaml_event_t, _ offsets: inout CharacterOffsets, to builder: inout TreeBuilder) {
  let start = offsets.byteOffset(ofCharacter: event.start_mark.index)
  let end = offsets.byteOffset(ofCharacter: event.end_mark.index)
  let place = start..<max(start, end)
  switch event.type {
  case YAML_DOCUMENT_START_EVENT:
    let document = event.data.document_start
    let hasTags = document.tag_directives.start != document.tag_directives.end
    builder.startDocument(place, hasDirectives: document.version_directive != nil || hasTags)
  case YAML_SCALAR_EVENT:
    let scalar = event.data.scalar
    // Sound because libyaml vouches for `length` bytes at `value` until the event is deleted; the text is copied.
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    let properties = Properties(hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    builder.add(text, style(scalar.style), place, properties)
  case YAML_SEQUENCE_START_EVENT:
    let sequence = event.data.sequence_start
    builder.open(
      .sequence, place, isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE,
      Properties(hasAnchor: sequence.anchor != nil, hasTag: sequence.tag != nil))
  case YAML_MAPPING_START_EVENT:
    let mapping = event.data.mapping_start
    builder.open(
      .mapping, place, isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE,
      Properties(hasAnchor: mapping.anchor != nil, hasTag: mapping.tag != nil))
  case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: builder.close(place)
  case YAML_ALIAS_EVENT: builder.addAlias(place)
  default: break
  }
}

private func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
  switch style {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
  case YAML_LITERAL_SCALAR_STYLE: .literal
  case YAML_FOLDED_SCALAR_STYLE: .folded
  default: .plain
  }
}

private func fault(of parser: yaml_parser_t, _ range: Range<Int>, _ offsets: inout CharacterOffsets) -> Fault {
  guard parser.error != YAML_MEMORY_ERROR else { fatalError("out of memory") }
  let isUnreadable = parser.error == YAML_READER_ERROR
  // A reader's error has an offset in bytes and no mark.
  let problemOffset =
    isUnreadable
    ? min(range.lowerBound + parser.problem_offset, range.upperBound)
    : offsets.byteOffset(ofCharacter: parser.problem_mark.index)
  // Sound because libyaml's problems and contexts are literals in its own code, which end in NUL and are never freed.
  return Fault(
    problem: parser.problem.map { String(cString: $0) } ?? "",
    context: parser.context.map { String(cString: $0) } ?? "",
    problemOffset: problemOffset,
    contextOffset: parser.context == nil ? nil : offsets.byteOffset(ofCharacter: parser.context_mark.index),
    isUnreadable: isUnreadable)
}
