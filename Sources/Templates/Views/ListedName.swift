/// A name of a view, whatever the type of the view: for binding, for messages, and for the manual of the templates.
@usableFromInline package struct ListedName: Sendable {
  @usableFromInline package let name: String
  @usableFromInline package let help: String
  @usableFromInline package let slot: Slot
  /// How many bytes behind the beginning of the view the one lies that the slot reads: a part that the view holds in itself.
  @usableFromInline package let offset: Int

  @usableFromInline package init(_ name: String, _ help: String, _ slot: Slot, offset: Int = 0) {
    self.name = name
    self.help = help
    self.slot = slot
    self.offset = offset
  }

  package var kind: NameKind { slot.kind }

  /// The names inside a section of this one; empty unless it is a list or one.
  package var nested: [ListedName] { slot.nested }
}

/// What a name stands for, which decides where a template may use it.
package enum NameKind: String, Sendable {
  case text, html, data, flag, list, one

  /// Whether `{{name}}` writes something.
  var isWritten: Bool {
    switch self {
    case .text, .html, .data: true
    case .flag, .list, .one: false
    }
  }
}
