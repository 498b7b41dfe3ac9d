import Synchronization

/// What was said of rows and entries that leave fields out: most leave the same ones out, and making the sentences anew for
/// each took as long as reading a quarter of its fields.
///
/// A class, since readers of several entries share it. It belongs to one set of vocabularies, which give the examples.
final class WorthAdding: Sendable {
  private struct Left: Hashable {
    let noun: String
    let fields: FieldSet
  }

  private let known = Mutex<[Left: (message: String, hint: String)]>([:])

  /// What to say of a `noun` that leaves some fields out.
  func words(
    of noun: String, without fields: FieldSet, _ make: () -> (message: String, hint: String)
  ) -> (message: String, hint: String) {
    let left = Left(noun: noun, fields: fields)
    if let words = known.withLock({ $0[left] }) { return words }
    let words = make()
    known.withLock { $0[left] = words }
    return words
  }
}
