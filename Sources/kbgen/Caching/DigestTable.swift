import Output

/// Values by digest, in the order in which they were added.
///
/// A digest is as good as random, so a part of it says where it lies: a dictionary would make a hash of it first.
struct DigestTable<Value: Sendable>: Sendable {
  private(set) var keys: [Digest] = []
  private(set) var values: [Value] = []
  /// The number of each value and one, where its digest says or in the next place that was free; zero where there is none.
  /// At least half of the places are free.
  private var places: [UInt32] = [0, 0]

  var count: Int { keys.count }

  /// Makes room for as many values.
  mutating func reserveCapacity(_ count: Int) {
    keys.reserveCapacity(count)
    values.reserveCapacity(count)
    makePlaces(for: count)
  }

  subscript(key: Digest) -> Value? { number(of: key).map { values[$0] } }

  /// Adds a value, or puts it in the place of the one that a digest had.
  mutating func set(_ value: Value, for key: Digest) {
    if let number = number(of: key) {
      values[number] = value
      return
    }
    keys.append(key)
    values.append(value)
    if 2 * keys.count > places.count { makePlaces(for: 2 * keys.count) } else { place(keys.count - 1) }
  }

  private func number(of key: Digest) -> Int? {
    var place = key.bits & (places.count - 1)
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if keys[number] == key { return number }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  private mutating func place(_ number: Int) {
    var place = keys[number].bits & (places.count - 1)
    while places[place] != 0 { place = (place + 1) & (places.count - 1) }
    places[place] = UInt32(number + 1)
  }

  private mutating func makePlaces(for count: Int) {
    var size = 2
    while size < 2 * count { size *= 2 }
    guard size > places.count else { return }
    places = Array(repeating: 0, count: size)
    for number in keys.indices { place(number) }
  }
}
