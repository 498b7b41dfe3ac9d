import CYAML
import Output

/// What libyaml sees in the text, one after the other. Offsets are bytes of the whole file.
enum Event {
  case documentStart(at: Range<Int>, isExplicit: Bool, hasDirectives: Bool)
  case scalar(text: String, style: YAMLScalar.Style, at: Range<Int>, Properties)
  case sequenceStart(at: Range<Int>, isFlow: Bool, Properties)
  case mappingStart(at: Range<Int>, isFlow: Bool, Properties)
  case collectionEnd(at: Range<Int>)
  case alias(at: Range<Int>)
}

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

/// Gives every event in a part of a text to `take` until it answers false; returns what stopped libyaml, if anything.
///
/// This is all of libyaml that the program meets.
func readEvents(_ text: Bytes, in range: Range<Int>, _ take: (Event) -> Bool) -> Fault? {
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
        // Sound because libyaml filled the event in, and what `swiftEvent` makes of it holds copies only.
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
        if let event = swiftEvent(&event, &offsets), !take(event) { return nil }
      }
    }
  }
}

/// Copies an event. Reads that member of libyaml's union which the event's type names, as its manual demands.
private func swiftEvent(_ event: inout yaml_event_t, _ offsets: inout CharacterOffsets) -> Event? {
  let start = offsets.byteOffset(ofCharacter: event.start_mark.index)
  let end = offsets.byteOffset(ofCharacter: event.end_mark.index)
  let place = start..<max(start, end)
  switch event.type {
  case YAML_DOCUMENT_START_EVENT:
    let document = event.data.document_start
    let hasTags = document.tag_directives.start != document.tag_directives.end
    return .documentStart(
      at: place, isExplicit: document.implicit == 0, hasDirectives: document.version_directive != nil || hasTags)
  case YAML_SCALAR_EVENT:
    let scalar = event.data.scalar
    // Sound because libyaml vouches for `length` bytes at `value` until the event is deleted; the text is copied.
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    let properties = Properties(hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    return .scalar(text: text, style: style(scalar.style), at: place, properties)
  case YAML_SEQUENCE_START_EVENT:
    let sequence = event.data.sequence_start
    return .sequenceStart(
      at: place, isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE,
      Properties(hasAnchor: sequence.anchor != nil, hasTag: sequence.tag != nil))
  case YAML_MAPPING_START_EVENT:
    let mapping = event.data.mapping_start
    return .mappingStart(
      at: place, isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE,
      Properties(hasAnchor: mapping.anchor != nil, hasTag: mapping.tag != nil))
  case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd(at: place)
  case YAML_ALIAS_EVENT: return .alias(at: place)
  default: return nil
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
