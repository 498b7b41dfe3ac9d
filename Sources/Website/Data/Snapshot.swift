import Knowledge
import Output
import Synchronization

/// What makes the tables of a build citable: how large each is and its digest, and one digest for all of them.
///
/// A class, since several files ask for what takes long to work out: it is done once, when the first one is written.
final class Snapshot: Sendable {
  struct Sum: Sendable {
    let name: String
    let size: Int
    let digest: String
  }

  private let tables: [Table]
  private let made = Mutex<[Sum]?>(nil)

  init(_ tables: [Table]) { self.tables = tables }

  /// One for each table.
  var sums: [Sum] {
    made.withLock { made in
      if let made { return made }
      let sums = tables.map { table in
        var sum = FileDigest()
        var size = 0
        table.csv.eachStretch { stretch in
          sum.add(stretch)
          size += stretch.count
        }
        return Sum(name: table.name, size: size, digest: sum.digest.hex)
      }
      made = sums
      return sums
    }
  }

  /// The list that `sha256sum --check` takes.
  var list: Bytes {
    Bytes(sums.map { "\($0.digest)  \(Address.csv($0.name).name)\n" }.joined().utf8)
  }

  /// The digest of that list: it differs when any fact does.
  var digest: String { Digest(of: list).hex }
}

extension Table {
  /// The table as CSV.
  var csv: LongFile {
    LongFile(.csv(name), pieces: pieces + 1) { piece, out in writeCSV(piece, into: &out) }
  }
}
