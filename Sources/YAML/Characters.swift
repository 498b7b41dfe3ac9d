/// The ASCII characters that YAML gives a meaning to, and the classes this module asks about.
extension UInt8 {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0a }
  static var carriageReturn: UInt8 { 0x0d }
  static var space: UInt8 { 0x20 }
  static var doubleQuote: UInt8 { 0x22 }
  static var hash: UInt8 { 0x23 }
  static var singleQuote: UInt8 { 0x27 }
  static var comma: UInt8 { 0x2c }
  static var hyphen: UInt8 { 0x2d }
  static var slash: UInt8 { 0x2f }
  static var colon: UInt8 { 0x3a }
  static var openBracket: UInt8 { 0x5b }
  static var backslash: UInt8 { 0x5c }
  static var closeBracket: UInt8 { 0x5d }
  static var openBrace: UInt8 { 0x7b }
  static var closeBrace: UInt8 { 0x7d }

  var isBlank: Bool { self == .space || self == .tab }
  var isBreak: Bool { self == .lineFeed || self == .carriageReturn }
  var isDigit: Bool { 0x30...0x39 ~= self }
  var isLetter: Bool { 0x41...0x5a ~= self || 0x61...0x7a ~= self }
  var isQuote: Bool { self == .doubleQuote || self == .singleQuote }
  var opensFlow: Bool { self == .openBracket || self == .openBrace }
  var closesFlow: Bool { self == .closeBracket || self == .closeBrace }
  /// A byte inside a UTF-8 character, not its first.
  var isContinuation: Bool { self & 0xc0 == 0x80 }
}
