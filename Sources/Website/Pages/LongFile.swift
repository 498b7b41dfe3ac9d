import Knowledge
import Output

/// A file of the site that grows with it: written piece by piece, so that it is never held whole.
package struct LongFile: Sendable {
  /// Where it stands.
  package let address: Address
  /// How many pieces it has.
  package let pieces: Int
  /// The entries whose texts it shows.
  let entries: [AnyID]
  /// Adds the bytes of a piece. Gives the same bytes each time, on any thread.
  package let write: @Sendable (Int, inout Bytes) -> Void

  init(
    _ address: Address, pieces: Int, showing entries: [AnyID] = [],
    write: @escaping @Sendable (Int, inout Bytes) -> Void
  ) {
    self.address = address
    self.pieces = pieces
    self.entries = entries
    self.write = write
  }

  /// Hands over the bytes in stretches of a size that is fast to write.
  package func eachStretch(_ use: (borrowing Bytes) throws -> Void) rethrows {
    var bytes = Bytes()
    bytes.reserveCapacity(Self.stretch * 2)
    for piece in 0..<pieces {
      write(piece, &bytes)
      guard bytes.count >= Self.stretch else { continue }
      try use(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    if !bytes.isEmpty { try use(bytes) }
  }

  private static let stretch = 128 * 1024
}
