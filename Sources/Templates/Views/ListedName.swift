/// A name as plain data: for messages, and for the manual of the templates.
package struct ListedName: Sendable {
  package let name: String
  package let kind: NameKind
  package let help: String
  /// The names inside a section of this one; empty unless it is a list or one. Made on demand, since a view may hold
  /// views of its own kind.
  package var nested: [ListedName] { names() }
  private let names: @Sendable () -> [ListedName]

  init<V>(_ name: Name<V>) {
    self.name = name.name
    kind = name.slot.kind
    help = name.help
    if case .nested(let nest) = name.slot { names = { nest.names } } else { names = { [] } }
  }
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

extension View {
  /// Every name of this view, in the order in which it gives them.
  package static var listedNames: [ListedName] { names.map(ListedName.init) }
}
