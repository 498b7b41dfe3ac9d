import Diagnostics

/// A list or a group whose end has not come yet.
struct OpenCollection {
  enum Kind { case sequence, mapping }

  let kind: Kind
  /// Written in brackets.
  let isFlow: Bool
  /// Offset of its bracket; for one without, of where libyaml first took it for one.
  let start: Int
  private(set) var items: [YAMLNode] = []
  private(set) var pairs: [YAMLPair] = []
  /// The key whose value comes next; nil in a mapping before a key. Empty text for a key that was refused.
  var key: Located<String>?
  /// One such key has been reported: the rest of the same text makes more of them.
  var hasKeyWithoutValue = false
  /// The item below a missing hyphen repeats every key of the one above it.
  var hasRepeatedKey = false
  /// Kept from the 16th key on; up to there looking through the pairs is faster.
  private var placeOfKey: [String: Place] = [:]

  init(kind: Kind, isFlow: Bool, start: Int) {
    self.kind = kind
    self.isFlow = isFlow
    self.start = start
  }

  mutating func append(_ node: consuming YAMLNode) {
    // Room for most lists, as below for most rows.
    if items.isEmpty { items.reserveCapacity(4) }
    items.append(node)
  }

  mutating func append(_ value: consuming YAMLNode, under key: Located<String>) {
    if pairs.isEmpty { pairs.reserveCapacity(8) }
    pairs.append(YAMLPair(key: key, value: value))
    if pairs.count == 16 {
      for pair in pairs { placeOfKey[pair.key.value] = pair.key.place }
    } else if pairs.count > 16 {
      placeOfKey[key.value] = key.place
    }
  }

  /// Changes nothing; but a collection that is only read would be copied first.
  mutating func place(ofKey key: String) -> Place? {
    if pairs.count >= 16 { return placeOfKey[key] }
    // By index: a pair that is taken out of the list is copied, with all that it holds.
    for index in pairs.indices where pairs[index].key.value == key { return pairs[index].key.place }
    return nil
  }

  var firstPlace: Place? { kind == .sequence ? items.first?.place : pairs.first?.key.place }
  var lastPlace: Place? { kind == .sequence ? items.last?.place : pairs.last?.value.place }
}
