/// What a tag may be called.
enum TagName {
  /// Says why a name cannot be one, and what to write; nil where it can.
  static func problem(_ name: ArraySlice<UInt8>, of kind: Tag.Kind) -> (message: String, hint: String)? {
    let namesTemplate = kind == .partial || kind == .parent || kind == .close
    if !name.isEmpty, name.allSatisfy({ isLetter($0) || (namesTemplate && $0 == UInt8(ascii: "/")) }) { return nil }
    if name.isEmpty { return ("this tag holds no name", "write a name between the braces, or take the tag out") }
    let spelling = String(decoding: name, as: UTF8.self)
    if name.first == UInt8(ascii: "*") {
      return (
        "`\(spelling)` would choose a template by its name in the data, which cannot be checked",
        "name the template itself, each in a section of its own"
      )
    }
    if name.contains(UInt8(ascii: ".")), !namesTemplate {
      let parts = spelling.split(separator: ".", omittingEmptySubsequences: true)
      if parts.count < 2 { return ("`\(spelling)` is not a name", "inside a list of texts, write `{{line}}`") }
      return (
        "`\(spelling)` reaches into `\(parts[0])`, which a name cannot do",
        "write `{{#\(parts[0])}}{{\(parts[1])}}{{/\(parts[0])}}`"
      )
    }
    return (
      "`\(spelling)` is not a name",
      "a name is made of letters, digits, `-` and `_`\(namesTemplate ? ", and `/` between folders" : "")"
    )
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
