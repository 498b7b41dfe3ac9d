import Output

extension MarkupState {
  /// Whether something of a kind can be written here without changing what the page means.
  func admits(_ kind: NameKind) -> Bool {
    switch (kind, position) {
    case (.text, .text), (.html, .text): true
    case (.text, .value): !isCode
    // Not behind the beginning of a closing tag, which an empty value would leave whole.
    case (.text, .raw(seen: 0)): isPlainText
    case (.data, .raw(seen: 0)): isData
    default: false
    }
  }

  /// For messages: where this is.
  var words: String {
    switch position {
    case .text: "the text of the page"
    case .opening, .tagName: "the name of an element"
    case .declarationOpening, .declaration: "a declaration"
    case .comment: "an HTML comment"
    case .betweenAttributes, .attributeName, .afterAttributeName, .seam: "a tag, outside an attribute's value"
    case .beforeValue, .unquotedValue: "a value without quotation marks"
    case .value: "the value of the attribute `\(String(decoding: attribute, as: UTF8.self))`"
    case .raw: "a `\(String(decoding: element, as: UTF8.self))` element"
    }
  }

  /// For messages: what to do about something of a kind that cannot be written here.
  func advice(for kind: NameKind) -> String {
    switch (kind, position) {
    case (.data, _): "move it into `<script type=\"application/ld+json\">…</script>`"
    case (.html, _): "move it to where text stands, between two tags"
    case (_, .beforeValue), (_, .unquotedValue): "put quotation marks around the value"
    case (_, .comment): "use a comment of the template, `{{! … }}`, or take it out"
    case (_, .raw): isData ? "let kbgen give it as data" : "move it out; a script can read it from a `data-…` attribute"
    case (_, .value): "move it to another attribute, such as `class` or `data-…`"
    default: "write the tag and its attributes out, and keep what varies inside quotation marks"
    }
  }

  /// Attributes whose value a browser runs, or reads as a style or a page.
  private var isCode: Bool {
    attribute.starts(with: "on".utf8) || attribute.elementsEqual("style".utf8) || attribute.elementsEqual("srcdoc".utf8)
  }

  /// Elements that hold text in which only `&` counts.
  private var isPlainText: Bool { element.elementsEqual("title".utf8) || element.elementsEqual("textarea".utf8) }

  private var isData: Bool {
    element.elementsEqual("script".utf8)
      && (type.elementsEqual("application/ld+json".utf8) || type.elementsEqual("application/json".utf8))
  }
}
