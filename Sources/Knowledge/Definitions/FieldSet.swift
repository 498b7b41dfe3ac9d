/// Some of the fields of a described type.
struct FieldSet: OptionSet, Hashable {
  let rawValue: UInt64

  /// The most fields that a type can have.
  static let most = UInt64.bitWidth

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The one field at a position of the definition.
  init(position: Int) { rawValue = 1 << UInt64(position) }
}
